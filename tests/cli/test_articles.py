from __future__ import annotations

import json
import os
import pty
import subprocess
from pathlib import Path

import pytest

from reader.shared_files import shipped
from tests.cli.conftest import SIMAK, Simak

PASTED = shipped("feeds") / "sample" / "tempelan.txt"


def test_read_writes_an_episode_whose_forms_agree(simak: Simak, tmp_path: Path) -> None:
    done = simak("read", PASTED, "-o", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "episode.mp3",
        "chapters.json",
        "transcript.vtt",
        "timeline.json",
    }
    chapters = json.loads((tmp_path / "out/chapters.json").read_text())["chapters"]
    listed = [chapter["title"] for chapter in chapters if chapter.get("toc", True)]
    assert [title.split(":")[0] for title in listed].count("Foto") == 2
    quotations = [title for title in listed if title.startswith("Kutipan")]
    assert [title.split(": ")[1] for title in quotations] == ["Nahum Mooy", "koperasi setempat", "Nahum Mooy"]
    vtt = (tmp_path / "out/transcript.vtt").read_text()
    assert "<v Nahum Mooy>Matahari sedang murah hati" in vtt
    timeline = json.loads((tmp_path / "out/timeline.json").read_text())
    assert "Komentar" not in " ".join(segment["text"] for segment in timeline["segments"])
    assert not any(c.isdigit() for segment in timeline["segments"] for c in segment["spoken"])


def test_read_says_words_as_the_lexicon_says_and_shows_them_as_they_are(simak: Simak, tmp_path: Path) -> None:
    words = tmp_path / "kata.toml"
    words.write_text('"Mooy" = "[[m\'o:i]]"\n')
    assert simak("read", PASTED, "-o", tmp_path / "plain").returncode == 0
    done = simak("read", PASTED, "-o", tmp_path / "said", "--lexicon", words)
    assert done.returncode == 0, done.stderr
    plain, said = (json.loads((tmp_path / name / "timeline.json").read_text()) for name in ("plain", "said"))
    shown = [[segment["text"] for segment in timeline["segments"]] for timeline in (plain, said)]
    assert shown[0] == shown[1]
    assert (tmp_path / "plain/episode.mp3").read_bytes() != (tmp_path / "said/episode.mp3").read_bytes()


def test_read_takes_standard_input(simak: Simak, tmp_path: Path) -> None:
    done = simak("read", "-", "-o", tmp_path, given=PASTED.read_bytes())
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "episode.mp3").stat().st_size > 100_000


def test_read_writes_the_sound_alone_to_standard_output(simak: Simak, home: Path, tmp_path: Path) -> None:
    command = [*SIMAK, "--home", str(home), "read", str(PASTED), "-o", "-"]
    done = subprocess.run(command, capture_output=True, timeout=120, check=True)
    assert done.stderr == b"", "progress is for terminals"
    assert simak("read", PASTED, "-o", tmp_path / "out").returncode == 0
    whole = (tmp_path / "out/episode.mp3").read_bytes()
    assert done.stdout.startswith(b"\xff\xf3")
    assert whole.endswith(done.stdout)
    assert len(whole) - len(done.stdout) < 5000, "but for the tag it is the episode"


def test_the_first_sentence_is_written_before_the_last_is_spoken_and_a_closed_pipe_ends_it(
    home: Path, tmp_path: Path
) -> None:
    text = tmp_path / "panjang.txt"
    paragraphs = (f"Kapal bernomor {number} itu berlayar lagi ke pulau seberang pagi ini." for number in range(1, 2000))
    text.write_text("Kapal Berlayar Lagi\n\n" + "\n\n".join(paragraphs))
    command = [*SIMAK, "--home", str(home), "read", str(text), "-o", "-"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.read(2000).startswith(b"\xff\xf3")
        process.stdout.close()
        assert process.wait(20) == 0
        assert process.stderr.read() == b""
    assert len(list((home / "audio_cache/clips").rglob("*"))) < 1000, "nobody listens, so nothing more is spoken"


def test_sound_is_not_poured_on_a_terminal(home: Path) -> None:
    master, terminal = pty.openpty()
    command = [*SIMAK, "--home", str(home), "read", str(PASTED), "-o", "-"]
    done = subprocess.run(command, stdout=terminal, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(terminal)
    os.close(master)
    assert done.returncode == 2
    assert b"pipe it into a player" in done.stderr


def test_inspect_shows_what_was_understood(simak: Simak) -> None:
    said = json.loads(simak("inspect", "--json", PASTED).stdout)
    assert said["title"] == "Petani Garam Rote Berpanen Lebih Awal"
    assert [block["credit"] for block in said["blocks"] if block["type"] == "caption"] == ["MESAK ADU", "RINA MANAFE"]
    assert len(said["quotes"]) == 3
    assert "Komentar (0)" in said["dropped"]
    text = simak("inspect", PASTED).stdout
    assert "Nahum Mooy" in text
    assert "MESAK ADU" in text


def test_spoken_answers_line_for_line(simak: Simak) -> None:
    done = simak("spoken", given="Rp5.000\n\n  pukul 14.30 WIB\r\nakhir tanpa baris baru 3")
    lines = done.stdout.split("\n")
    assert lines[0] == "lima ribu rupiah"
    assert lines[1] == ""
    assert len(lines) == 5
    assert lines[3].endswith("tiga")
    assert lines[4] == ""


BAD = {
    "empty": b"",
    "zeros": bytes(5000),
    "picture": b"\x89PNG\r\n\x1a\n" + os.urandom(4000),
    "menu": b"<html><body><nav><a href='/'>Beranda</a></nav></body></html>",
    "english": (
        b"The council said that the bridge will be closed for two weeks while the workers repair it.\n\n"
        b"People who live near the river have asked for a ferry, and the mayor has promised to find one soon.\n"
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_bad_input_is_one_clear_line(simak: Simak, tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"{kind}.html"
    path.write_bytes(BAD[kind])
    done = simak("read", path, "-o", tmp_path / "out")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("simak: ")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("read", "no-such-file.html", "-o", "x"), "no such file"),
        (("read", "http://127.0.0.1:9/", "-o", "x"), "SIMAK_ALLOW_HOSTS"),
        (("read", "gopher://example/", "-o", "x"), "http"),
        (("--voice", "nobody", "read", str(PASTED), "-o", "x"), "no such voice"),
        (("feeds", "add", "kabar"), "neither an address"),
        (("read", str(PASTED), "-o", "x", "--lexicon", str(PASTED)), "is no lexicon"),
        (("regenerate", "7"), "7"),
        (("feeds", "remove", "7"), "7"),
        (("fetch",), "simak feeds add"),
    ],
)
def test_what_cannot_be_done_is_one_clear_line(simak: Simak, arguments: tuple[str, ...], words: str) -> None:
    done = simak(*arguments)
    assert done.returncode == 1
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_wrong_command_line_says_where_help_is(simak: Simak) -> None:
    done = simak("raed")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "--help" in done.stderr
    done = simak("read")
    assert "simak read --help" in done.stderr


def test_help_names_every_command(simak: Simak) -> None:
    text = simak("--help").stdout
    for command in ("read", "inspect", "spoken", "feeds", "fetch", "serve", "work", "regenerate", "listen"):
        assert f"\n  {command} " in text
