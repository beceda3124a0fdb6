"""The layers of pronunciations, from the files to what the engine gets."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import IngestError, SettingsError
from reader.ingest import sites
from reader.models import Article, Block, BlockKind
from reader.narration.lexicon import SHIPPED, lexicon_from
from reader.narration.script import narrate
from reader.pipeline import pronouncing
from reader.pipeline.making import EpisodeMaker
from reader.pipeline.pronouncing import lexicon_in, lexicon_of
from reader.shared_files import shipped
from reader.storage.memory import MemoryBlobs
from tests.speech.tones import ToneEngine

SITE = """
host = "warta.example"
test_url = "https://warta.example/a"
expect = ["listrik"]

[lexicon]
"Macron" = "makron"
"Wamena" = {espeak = "[[wam'ena]]", respelling = "wamena"}
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of sites' files that the program reads instead of its own."""
    folder = tmp_path / "sites"
    folder.mkdir()
    (folder / "warta.example.toml").write_text(SITE, encoding="utf-8")
    monkeypatch.setattr(pronouncing, "rules_for", lambda url: sites.rules_for(url, folder))
    return folder


def test_the_upper_layer_has_the_say(site: Path, article: Article) -> None:
    ours = replace(article, url="https://news.warta.example/a")
    own = lexicon_from({"Wamena": "wa-mena"}, "uji")
    said = "macron dan trump di wamena"
    assert lexicon_of(article).respell(said) == SHIPPED.respell(said) == "makrong dan tramp di wamena"
    assert lexicon_of(ours).respell(said, "espeak") == "makron dan tramp di [[wam'ena]]"
    assert lexicon_of(ours).respell(said, "gtts") == "makron dan tramp di wamena"
    assert lexicon_of(ours, own).respell(said, "espeak") == "makron dan tramp di wa-mena"


def test_foreign_names_of_the_article_are_the_lowest_layer(site: Path, article: Article) -> None:
    blocks = (*article.blocks, Block(BlockKind.CAPTION, "Wayne bertemu Qin Gang.", credit="Blake Freeman"))
    theirs = replace(article, title="Macron menelepon Xiaoping", blocks=blocks)
    said = "macron, xiaoping, wayne, qin gang, foto oleh blake freeman"
    assert lexicon_of(theirs).respell(said) == "makrong, siaoping, wen, cin gang, foto oleh blek friman"
    assert lexicon_of(article).respell(said) == SHIPPED.respell(said)
    own = lexicon_from({"Wayne": "wayen"}, "uji")
    assert lexicon_of(theirs, own).respell("wayne dan blake", "espeak") == "wayen dan blék"


def test_a_changed_entry_changes_the_clips_that_have_its_word_and_no_other(article: Article) -> None:
    engine, blobs = ToneEngine(), MemoryBlobs()
    maker = EpisodeMaker([engine], blobs, album="Simak")
    script = narrate(article)
    word = next(word for word in script.segments[0].spoken.split() if word.isalpha() and len(word) > 4)
    maker.make(script)
    engine.spoken.clear()
    maker.make(script, lexicon=lexicon_of(article, lexicon_from({word: "bubur"}, "uji")))
    changed = [segment for segment in script.segments if word in segment.spoken.replace(",", "").split()]
    assert 0 < sum(engine.spoken.values()) == len({segment.spoken for segment in changed})
    assert all("bubur" in text for text in engine.spoken)


def test_a_file_gives_its_words(tmp_path: Path) -> None:
    file = tmp_path / "kata.toml"
    file.write_text('"Nguyễn" = "nuin"\n"AC Milan" = "a se milan"\n', encoding="utf-8-sig")
    assert lexicon_in(file).respell("kapten a ce milan, nguyen.") == "kapten a se milan, nuin."


@pytest.mark.parametrize("bad", ['"Wamena" = 3', '"Wamena" = "[[wam\\u00e9na]]"', '"..." = "titik"', "Wamena"])
def test_a_file_that_cannot_be_used_says_its_name(tmp_path: Path, bad: str) -> None:
    file = tmp_path / "kata.toml"
    file.write_text(bad, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"kata\.toml: "):
        lexicon_in(file)


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="there is no such file"):
        lexicon_in(tmp_path / "kata.toml")


def test_every_shipped_lexicon_can_be_said() -> None:
    for file in (shipped("feeds") / "sites").glob("*.toml"):
        rules = sites.read_rules(file)
        lexicon_from(rules.lexicon, file.name)
