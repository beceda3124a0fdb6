from __future__ import annotations

import pytest

from reader.delivery import MANNERS, PAUSES, USUAL, OpeningPart, Pause, changed, over
from reader.errors import SettingsError
from reader.models import Prosody, SegmentKind
from reader.settings import Settings, load_settings


def test_settings_are_a_delivery(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIMAK_OPENING", "source, title")
    monkeypatch.setenv("SIMAK_PAUSES", '{"at_end": 2}')
    monkeypatch.setenv("SIMAK_MANNERS", '{"quotation": {"pitch": 1.3}}')
    settings = load_settings()
    assert settings.opening == (OpeningPart.SOURCE, OpeningPart.TITLE)
    assert settings.pauses == {**PAUSES, Pause.AT_END: 2}
    assert settings.manners[SegmentKind.QUOTATION].pitch == 1.3
    assert settings.manners[SegmentKind.QUOTATION].person == MANNERS[SegmentKind.QUOTATION].person
    assert settings.manners[SegmentKind.CAPTION] == MANNERS[SegmentKind.CAPTION]


def test_a_change_leaves_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIMAK_PAUSES", '{"at_end": 2}')
    told = changed(load_settings(), {"cues": "true", "manners": '{"caption": {"rate": 0.8}}'}, "feed 3")
    assert not isinstance(told, Settings)
    assert told.cues
    assert told.pauses[Pause.AT_END] == 2
    assert told.manners[SegmentKind.CAPTION].rate == 0.8
    assert changed(told, {}, "x") == told


def test_the_rate_of_all_is_on_top_of_each_kind_s_own() -> None:
    told = changed(USUAL, {"rate": 1.2}, "x")
    assert told.prosody(SegmentKind.HEADING).rate == pytest.approx(1.14)
    assert told.prosody(SegmentKind.NARRATION) == Prosody(rate=1.2)


@pytest.mark.parametrize(
    ("quotations", "apart"), [("voice", True), ("both", True), ("announced", False), ("plain", False)]
)
def test_quotations_are_spoken_by_somebody_else_where_that_is_set(quotations: str, apart: bool) -> None:
    told = changed(USUAL, {"quotations": quotations}, "x")
    assert (told.prosody(SegmentKind.QUOTATION) != told.prosody(SegmentKind.NARRATION)) is apart


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("manners", "[1]"),
        ("manners", "{"),
        ("manners", '{"qotation": {}}'),
        ("manners", '{"quotation": {"pich": 2}}'),
        ("manners", '{"quotation": {"rate": 99}}'),
        ("pauses", '{"at_end": 99}'),
        ("pauses", '{"at_end": NaN}'),
        ("rate", "9"),
        ("rate", "nan"),
        ("opening", "titel"),
        ("opening", ""),
        ("voice", ""),
        ("closing", "x" * 500),
        ("voic", "espeak"),
        ("pauses", "[" * 100_000),
        ("opening", "title,nothing"),
    ],
)
def test_what_makes_no_sense_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"^feed 3: {name}"):
        changed(USUAL, {name: value}, "feed 3")


def test_a_feed_s_pauses_and_manners_lie_over_those_of_the_settings() -> None:
    settings = changed(USUAL, {"pauses": {"between_sentences": 3}, "manners": {"quotation": {"rate": 0.8}}}, "x")
    feed = changed(settings, {"pauses": '{"at_end": 2}', "manners": '{"quotation": {"pitch": 1.3}}'}, "x")
    assert (feed.pauses[Pause.BETWEEN_SENTENCES], feed.pauses[Pause.AT_END]) == (3, 2)
    quoted = feed.manners[SegmentKind.QUOTATION]
    assert (quoted.rate, quoted.pitch) == (0.8, 1.3)


def test_a_second_change_of_a_table_leaves_the_first() -> None:
    once = over({}, {"pauses": '{"at_end": 2}'})
    assert over(once, {"pauses": '{"before_credit": 1}'}) == {"pauses": {"at_end": 2, "before_credit": 1}}
