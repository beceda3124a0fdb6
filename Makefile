# Two commands for a fresh machine with Python 3.11+ and make: `make listen` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: listen test check browser bench intelligibility lock clean

listen: $(VENV)/run.ready ## install, make episodes from the sample feed, open the player
	$(BIN)/simak listen

test: $(VENV)/test.ready browser check ## install what the tests need and run every check

check:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

browser: $(VENV)/test.ready
	sh tests/browser/install.sh $(BIN)/playwright

bench: $(VENV)/bench.ready ## measure everything that must be fast, and write docs/benchmarks.md (5 minutes)
	$(BIN)/python -m bench

intelligibility: $(VENV)/intelligibility.ready ## let a recogniser listen to every voice, and write docs/intelligibility.md (15 minutes)
	$(BIN)/python -m bench.intelligibility

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Simak needs Python 3.11 or newer: make PYTHON=python3.x" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.ready: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing what Simak runs on into $(VENV) ..."
	$(PIP) install --require-hashes -r requirements/run.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/test.ready: requirements/test.txt $(VENV)/run.ready
	@echo "Installing what the tests need into $(VENV) ..."
	$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@

$(VENV)/bench.ready: requirements/bench.txt $(VENV)/run.ready
	@echo "Installing what the benches compare with into $(VENV) ..."
	$(PIP) install --require-hashes -r requirements/bench.txt
	@touch $@

$(VENV)/intelligibility.ready: requirements/intelligibility.txt $(VENV)/run.ready
	@echo "Installing the recogniser (150 MB) into $(VENV) ..."
	$(PIP) install --require-hashes -r requirements/intelligibility.txt
	@touch $@

LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate --quiet pyproject.toml requirements/build.in
lock: ## pin versions anew (needs uv)
	$(LOCK) -o requirements/run.txt
	$(LOCK) --group test -o requirements/test.txt
	$(LOCK) --group bench -o requirements/bench.txt
	$(LOCK) --group intelligibility -o requirements/intelligibility.txt

clean:
	rm -rf $(VENV) dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
