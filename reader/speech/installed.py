"""A voice's folder on this machine: whether its files are those that were installed, asked cheaply at every start."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from reader.speech.releases import Part, Release

RECEIPT = "simak.json"
"""What was installed: {"voice", "from", "files": {name: {"size", "sha256", "changed"}}}."""

_BLOCK = 1 << 20


class NotWholeError(Exception):
    """A file is not what it should be; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One file as it was when its digest was taken; `changed` is its time of change in nanoseconds."""

    size: int
    sha256: str
    changed: int


def checked(folder: Path, release: Release) -> str:
    """A digest of all the voice's files, in twelve letters. Raises EngineUnavailableError where they are not whole.

    Files that have kept their size and time since they were read last are not read again. A folder that somebody put
    there by hand is checked by what the project says, and noted.
    """
    if not folder.is_dir():
        raise release.unavailable("is not installed")
    try:
        source, kept = _receipt(folder, release)
        seen = _again(folder, kept) if kept else seen_in(folder, release)
        if seen != kept:
            with suppress(OSError):  # a folder that only others may write to is read whole each time
                write_receipt(folder, release, seen, source)
    except NotWholeError as problem:
        raise release.unavailable(f"its files are not whole: {problem}") from problem
    except (OSError, ValueError) as problem:
        raise release.unavailable(f"its files cannot be read: {problem}") from problem
    together = "".join(f"{name} {seen[name].sha256}\n" for name in sorted(seen))
    return hashlib.sha256(together.encode()).hexdigest()[:12]


def seen_in(folder: Path, release: Release) -> dict[str, Seen]:
    """Every file of the voice, read and compared with what its project says of it.

    Raises NotWholeError, OSError and ValueError.
    """
    seen = {part.name: compared(folder / part.name, part) for part in release.parts}
    return seen | {part.name: compared(folder / part.name, part) for part in release.promised(folder)}


def compared(file: Path, part: Part) -> Seen:
    """The file, read and compared with what is said of it. Raises NotWholeError and OSError."""
    if not file.is_file():
        raise NotWholeError(f"{file.name} is missing")
    size = file.stat().st_size
    if part.size is not None and size != part.size:
        raise NotWholeError(f"{file.name} has {size} bytes in place of {part.size}")
    if not size:
        raise NotWholeError(f"{file.name} is empty")
    found = _looked_at(file, also_md5=bool(part.md5))
    for said, digest in ((part.sha256, found[0].sha256), (part.md5, found[1])):
        if said and said != digest:
            raise NotWholeError(f"{file.name} is not the file that the voice's project describes")
    return found[0]


def write_receipt(folder: Path, release: Release, seen: Mapping[str, Seen], source: str = "") -> None:
    """Note what lies in the folder. Raises OSError."""
    note = {"voice": release.voice, "from": source, "files": {name: asdict(one) for name, one in seen.items()}}
    aside = folder / f".{RECEIPT}"
    aside.write_text(json.dumps(note, indent=1), encoding="utf-8")
    aside.replace(folder / RECEIPT)


def _receipt(folder: Path, release: Release) -> tuple[str, dict[str, Seen]]:
    """Where the files came from and what was noted of them; nothing where nothing, or nothing of use, was."""
    try:
        note = json.loads((folder / RECEIPT).read_bytes())
        kept = {str(name): Seen(**one) for name, one in note["files"].items()}
        source = str(note["from"])
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return "", {}
    whole = kept.keys() >= {part.name for part in release.parts}
    typed = all(isinstance(one.size, int) and isinstance(one.sha256, str) for one in kept.values())
    return source, kept if whole and typed else {}


def _again(folder: Path, kept: Mapping[str, Seen]) -> dict[str, Seen]:
    """The files that were noted, as they are now. Raises NotWholeError where one is another, and OSError."""
    return {name: _still(folder / name, before) for name, before in kept.items()}


def _still(file: Path, before: Seen) -> Seen:
    if not file.is_file():
        raise NotWholeError(f"{file.name} is missing")
    about = file.stat()
    if about.st_size != before.size:
        raise NotWholeError(f"{file.name} has {about.st_size} bytes in place of {before.size}")
    if about.st_mtime_ns == before.changed:
        return before
    return compared(file, Part(file.name, before.size, sha256=before.sha256))


def _looked_at(file: Path, *, also_md5: bool) -> tuple[Seen, str]:
    """The file as it is now, and its MD5 where that is wanted."""
    sha256, md5 = hashlib.sha256(), hashlib.md5(usedforsecurity=False)
    with file.open("rb") as opened:
        while block := opened.read(_BLOCK):
            sha256.update(block)
            if also_md5:
                md5.update(block)
    about = file.stat()
    return Seen(about.st_size, sha256.hexdigest(), about.st_mtime_ns), md5.hexdigest() if also_md5 else ""
