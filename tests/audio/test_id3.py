from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path

import av
import eyed3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutagen.id3 import ID3

from reader.audio import id3
from reader.audio.chapters import title_text
from reader.audio.clip import make_clip
from reader.audio.id3 import MOST_CHILDREN, Label, tag
from reader.audio.mp3 import RATE
from reader.audio.timeline import lay_out
from reader.errors import AudioError
from reader.models import Chapter, ChapterKind, Timeline
from tests.audio.hearing import tone
from tests.audio.scripts import LENGTH, SCRIPT

LABEL = Label(
    title="Jembatan “Layang” dibuka & diuji 🌉",
    artist="Simak, Sri Nguyễn",
    album="Simak: berita dibacakan",
    comment="Suara sintetis.\nBaris kedua & “kutipan”.",
    published=datetime(2025, 3, 9, 22, 15, tzinfo=UTC),
    link="https://berita.test/jembatan?a=1&b=ü",
)
TITLES = [
    "Pembukaan",
    "Kutipan: Sri Nguyễn: “A & B”",
    "Foto: 🌉 (É)",
    "x",
    "Bagian yang judulnya jauh lebih panjang " * 2,
]


SOUND = make_clip(tone(500, 1)).frames


def timeline_of(titles: list[str], hidden: frozenset[int] = frozenset(), length: int = 50_000) -> Timeline:
    chapters = tuple(
        Chapter(ChapterKind.SECTION, title, i * length, (i + 1) * length, i, toc=i not in hidden)
        for i, title in enumerate(titles)
    )
    return Timeline(RATE, length * len(titles), (), chapters)


def with_sound(head: bytes) -> bytes:
    return head + SOUND


def read(head: bytes) -> ID3:
    return ID3(io.BytesIO(with_sound(head)), translate=False)  # type: ignore[no-untyped-call]  # mutagen has no types


TIMELINE = timeline_of(TITLES, hidden=frozenset({3}))
EXPECTED_MS = [(i * 50_000_000 // RATE, (i + 1) * 50_000_000 // RATE) for i in range(len(TITLES))]


def test_mutagen_reads_what_was_written() -> None:
    found = read(tag(LABEL, TIMELINE))
    assert found.version == (2, 3, 0)
    assert found["TIT2"].text == [LABEL.title]
    assert found["TPE1"].text == [LABEL.artist]
    assert found["TALB"].text == [LABEL.album]
    assert found["TCON"].text == ["Podcast"]
    assert found["TLAN"].text == ["ind"]
    assert found["TLEN"].text == [str(TIMELINE.samples * 1000 // RATE)]
    assert (found["TYER"].text, found["TDAT"].text) == (["2025"], ["0903"])
    assert found["COMM::ind"].text == [LABEL.comment]
    assert found["WXXX:"].url == "https://berita.test/jembatan?a=1&b=%C3%BC"
    contents = found["CTOC:toc"]
    assert contents.flags == 3
    assert contents.child_element_ids == ["chp0", "chp1", "chp2", "chp4"]
    assert contents.sub_frames["TIT2"].text == ["Daftar bab"]
    for i, title in enumerate(TITLES):
        chapter = found[f"CHAP:chp{i}"]
        assert (chapter.start_time, chapter.end_time) == EXPECTED_MS[i]
        assert (chapter.start_offset, chapter.end_offset) == (0xFFFFFFFF, 0xFFFFFFFF)
        assert chapter.sub_frames["TIT2"].text == [title_text(title)]


def test_the_ffmpeg_libraries_list_all_chapters_in_order() -> None:
    with av.open(io.BytesIO(with_sound(tag(LABEL, TIMELINE))), mode="r", format="mp3") as container:
        assert container.metadata["title"] == LABEL.title
        chapters = container.chapters()
    assert [chapter["metadata"]["title"] for chapter in chapters] == [title_text(title) for title in TITLES]
    assert {chapter["time_base"] for chapter in chapters} == {Fraction(1, 1000)}
    assert [(chapter["start"], chapter["end"]) for chapter in chapters] == EXPECTED_MS


def test_eyed3_lists_all_chapters_in_order(tmp_path: Path) -> None:
    path = tmp_path / "episode.mp3"
    path.write_bytes(with_sound(tag(LABEL, TIMELINE)))
    found = eyed3.load(path).tag
    assert found.title == LABEL.title
    assert [chapter.title for chapter in found.chapters] == [title_text(title) for title in TITLES]
    assert [tuple(chapter.times) for chapter in found.chapters] == EXPECTED_MS
    assert found.table_of_contents.get(b"toc").child_ids == [b"chp0", b"chp1", b"chp2", b"chp4"]


def test_chapters_stand_in_the_file_in_the_order_of_time() -> None:
    head = tag(LABEL, TIMELINE)
    assert re.findall(rb"CHAP....\0\0(chp\d)\0", head, re.DOTALL) == [b"chp0", b"chp1", b"chp2", b"chp3", b"chp4"]


@pytest.mark.parametrize("count", [255, 256, 600])
def test_a_table_of_contents_of_many_is_nested(count: int) -> None:
    found = read(tag(LABEL, timeline_of(["Bab"] * count)))
    top = found["CTOC:toc"]
    assert len(top.child_element_ids) <= MOST_CHILDREN
    if count <= MOST_CHILDREN:
        listed = top.child_element_ids
    else:
        tables = [found[f"CTOC:{name}"] for name in top.child_element_ids]
        assert [table.flags for table in tables] == [1] * len(tables)
        listed = [child for table in tables for child in table.child_element_ids]
    assert listed == [f"chp{i}" for i in range(count)]


def test_ordinary_text_never_looks_like_sound() -> None:
    """A player that knows no ID3 looks for eleven set bits, then layer III (01), a bit rate and a sampling rate."""
    head = tag(LABEL, TIMELINE)
    for match in re.finditer(rb"\xff([\xe0-\xff])(.)", head, re.DOTALL):
        version_and_layer, rates = (group[0] for group in match.groups())
        assert version_and_layer >> 1 & 3 != 1 or rates >> 4 == 15 or rates >> 2 & 3 == 3


def test_a_cover_is_kept_as_it_is() -> None:
    picture = b"\x89PNG" + bytes(range(256)) * 3
    found = read(tag(Label("Judul", cover=picture, cover_type="image/png"), TIMELINE))
    assert (found["APIC:"].data, found["APIC:"].mime, found["APIC:"].type) == (picture, "image/png", 3)


def test_a_tag_too_large_for_its_size_field_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert id3._MOST_BYTES == 1 << 28
    monkeypatch.setattr(id3, "_MOST_BYTES", 1 << 16)
    with pytest.raises(AudioError, match="too large"):
        tag(Label("Judul", cover=bytes(1 << 16)), TIMELINE)


def test_what_is_empty_is_left_out() -> None:
    head = tag(Label("\x00\x1f"), timeline_of(["Bab"]))
    assert set(read(head)) == {"TCON", "TLAN", "TLEN", "CTOC:toc", "CHAP:chp0"}


anything = st.text(st.characters(exclude_categories=()), max_size=60)


@settings(deadline=None)
@given(
    st.builds(
        Label,
        title=anything,
        artist=anything,
        album=anything,
        comment=anything,
        published=st.none() | st.datetimes(timezones=st.just(UTC)),
        link=st.none() | anything,
        cover=st.none() | st.binary(max_size=50),
        cover_type=anything,
    ),
    st.lists(anything, min_size=1, max_size=20),
    st.frozensets(st.integers(0, 19)),
)
def test_any_text_survives(label: Label, titles: list[str], hidden: frozenset[int]) -> None:
    head = tag(label, timeline_of(titles, hidden))
    found = read(head)
    assert found.size == len(head)
    assert not found.unknown_frames
    if title_text(label.title):
        assert found["TIT2"].text == [title_text(label.title)]
    for i, title in enumerate(titles):
        text = title_text(title)
        assert [str(t) for t in found[f"CHAP:chp{i}"].sub_frames.getall("TIT2")] == ([text] if text else [])
    listed = found["CTOC:toc"].child_element_ids if "CTOC:toc" in found else []
    assert listed == [f"chp{i}" for i in range(len(titles)) if i not in hidden]


def test_a_laid_out_script_reads_back_as_it_is() -> None:
    timeline = lay_out(SCRIPT, [LENGTH] * len(SCRIPT.segments))
    found = read(tag(LABEL, timeline))
    assert [found[f"CHAP:chp{i}"].sub_frames["TIT2"].text[0] for i in range(5)] == [c.title for c in timeline.chapters]
