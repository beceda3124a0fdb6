"""The wheel, built and installed into an empty environment, serves the page with all that it ships."""

from __future__ import annotations

import os
import subprocess
import sys
import urllib.request
import venv
import zipfile
from pathlib import Path

import pytest

from tests.servers import serving

CHECKOUT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=CHECKOUT, check=True
    )
    return next(folder.glob("*.whl"))


def test_the_wheel_ships_what_git_tracks_and_nothing_else(wheel: Path) -> None:
    names = {name for name in zipfile.ZipFile(wheel).namelist() if "dist-info" not in name}
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=CHECKOUT, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    shipped = {name for name in tracked if name.startswith("reader/")}
    shipped |= {f"reader/_share/{name}" for name in tracked if name.startswith(("web/", "feeds/s"))}
    assert names == shipped


def test_an_installed_wheel_serves_the_sample(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=True)
    python = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", str(CHECKOUT / "requirements/run.txt")], check=True)
    subprocess.run([*pip, "--no-deps", str(wheel)], check=True)
    home = tmp_path / "home"
    with serving([str(python), "-m", "reader"], home, "listen", cwd=tmp_path) as address:
        page = urllib.request.urlopen(address + "/", timeout=10).read().decode()
        assert "Mbah Karto dan Wayang dari Rumput" in page
        assert urllib.request.urlopen(address + "/podcast.xml", timeout=10).read().count(b"<item>") == 7
