from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import SettingsError
from reader.settings import Settings, as_written, default_home, load_settings

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_says_what_it_is_for_and_stands_in_the_readme(name: str) -> None:
    assert Settings.model_fields[name].description
    assert f"`SIMAK_{name.upper()}`" in README


def test_the_environment_is_read_and_what_is_given_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SIMAK_HOME", str(tmp_path))
    monkeypatch.setenv("SIMAK_PORT", "8123")
    monkeypatch.setenv("SIMAK_ALLOW_HOSTS", "localhost, 10.0.0.7")
    settings = load_settings(port=9000, home=None)
    assert settings.home == tmp_path
    assert settings.port == 9000
    assert settings.allow_hosts == ("localhost", "10.0.0.7")


def test_a_bad_value_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIMAK_PORT", "seribu")
    with pytest.raises(SettingsError, match=r"^SIMAK_PORT: .*'seribu'"):
        load_settings()


def test_home_is_the_checkout_or_the_users_own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(Path(__file__).parents[1])
    assert default_home() == Path(__file__).parents[1]
    monkeypatch.chdir(tmp_path)
    assert default_home() == tmp_path / "data" / "simak"


@pytest.mark.parametrize(
    ("name", "value"), [("FETCH_SECONDS", "inf"), ("FETCH_MINUTES", "1e300"), ("PUBLIC_URL", "quatsch")]
)
def test_what_could_not_work_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"SIMAK_{name}", value)
    with pytest.raises(SettingsError, match=f"^SIMAK_{name}: "):
        load_settings()


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIMAK_HOME", "")
    monkeypatch.setenv("SIMAK_PORT", "")
    assert load_settings().home == default_home()
    assert load_settings().port == 8000


@pytest.mark.parametrize("name", Settings.model_fields)
def test_a_child_process_has_the_same_settings_by_its_environment(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told = {"manners": {"quotation": {"rate": 1.5}}, "pauses": {"at_end": 3}, "opening": "source,title", "cues": True}
    settings = load_settings(voice="gtts,espeak", allow_hosts=("a", "b"), **told)
    monkeypatch.setenv(f"SIMAK_{name.upper()}", as_written(getattr(settings, name)))
    assert getattr(load_settings(), name) == getattr(settings, name)
