"""What the home may suffer: read-only, damaged, full, used by two at once."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from reader.shared_files import shipped
from tests.cli.conftest import SIMAK, Simak

FEED = shipped("feeds") / "sample" / "feed.xml"
PASTED = shipped("feeds") / "sample" / "tempelan.txt"


def test_a_damaged_database_is_named_and_left_as_it_is(simak: Simak, home: Path) -> None:
    assert simak("feeds", "add", FEED).returncode == 0
    database = home / "simak.db"
    damaged = b"SQLite format 3\x00" + os.urandom(8000)
    database.write_bytes(damaged)
    for name in ("simak.db-wal", "simak.db-shm"):
        (home / name).unlink(missing_ok=True)
    done = simak("feeds", "list")
    assert done.returncode == 1
    assert "simak.db" in done.stderr
    assert done.stderr.count("\n") == 1
    assert database.read_bytes() == damaged


def test_a_read_only_home_is_one_clear_line(simak: Simak, home: Path) -> None:
    if os.geteuid() == 0:  # root may write into any folder, but nobody into this file system
        home = Path("/sys")
    else:
        home.mkdir()
        home.chmod(0o500)
    done = simak("--home", home, "feeds", "add", FEED)
    assert done.returncode == 1
    assert str(home) in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_home_that_cannot_be_is_one_clear_line(simak: Simak, home: Path) -> None:
    home.write_text("a file, not a folder")
    done = simak("feeds", "add", FEED)
    assert done.returncode == 1
    assert str(home) in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_full_disk_is_one_clear_line_and_what_was_there_is_still_there(
    simak: Simak, home: Path, tmp_path: Path
) -> None:
    """No file may grow over 60 kB here: clips fit, the episode does not (EFBIG, which is what a quota gives too)."""
    out = tmp_path / "out"
    assert simak("read", PASTED, "-o", out).returncode == 0
    clips = {path: path.read_bytes() for path in (home / "audio_cache" / "clips").rglob("*") if path.is_file()}
    before = (out / "episode.mp3").read_bytes()
    longer = tmp_path / "longer.txt"
    longer.write_text(PASTED.read_text() + "\nTambahan satu kalimat yang baru sama sekali.\n")
    command = " ".join([*SIMAK, "--home", str(home), "read", str(longer), "-o", str(out)])
    limited = f"ulimit -f 60; trap '' XFSZ; exec {command}"
    done = subprocess.run(["bash", "-c", limited], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "full" in done.stderr or "large" in done.stderr
    assert (out / "episode.mp3").read_bytes() == before
    assert all(path.read_bytes() == data for path, data in clips.items())
    assert not list(home.rglob("*.tmp*"))
