from __future__ import annotations

from reader.shared_files import shipped
from tests.cli.conftest import Simak

FEED = shipped("feeds") / "sample" / "feed.xml"


def test_how_a_feed_is_told_is_set_shown_and_taken_back(simak: Simak) -> None:
    simak("feeds", "add", FEED)
    assert "quotations: voice\n" in simak("feeds", "set", "1").stdout
    told = simak("feeds", "set", "1", "quotations=both", "opening=nothing", 'pauses={"at_end": 2}').stdout
    assert "quotations: both (for this feed)\n" in told
    assert "opening: nothing (for this feed)\n" in told
    assert '"at_end": 2.0' in " ".join(told.split())
    again = simak("feeds", "set", "1", "--reset", "opening", "rate=1.2").stdout
    assert "opening: title,source,date\n" in again
    assert "rate: 1.2 (for this feed)\n" in again
    assert "quotations: both (for this feed)\n" in again


def test_what_cannot_be_is_one_line_and_changes_nothing(simak: Simak) -> None:
    simak("feeds", "add", FEED)
    before = simak("feeds", "set", "1").stdout
    for wrong, told in {
        "quotations=keras": "feed 1: quotations: Input should be",
        "quotations": 'feed 1: "quotations" is no NAME=VALUE',
        "kutipan=voice": 'feed 1: "kutipan" is not among voice, rate,',
        "voice=merdu": "merdu: there is no such voice",
    }.items():
        refused = simak("feeds", "set", "1", wrong)
        assert refused.returncode == 1
        assert refused.stderr.startswith(f"simak: {told}")
        assert refused.stderr.count("\n") == 1
    assert simak("feeds", "set", "1").stdout == before
    assert simak("feeds", "set", "9").stderr.startswith("simak: feed 9: ")
