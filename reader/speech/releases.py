"""The voices that people download themselves: which files, from where, and how it is known that they are whole."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from reader.errors import EngineUnavailableError

_LARGEST_NOTE = 1_000_000  # bytes of a file that describes a voice
_TAKEN = ("manifest.json", "simak.json")  # the latter is what is noted of the installation
_PLAIN_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a voice: `size` in bytes, digests in hexadecimal; None and "" where its project says none."""

    name: str
    size: int | None = None
    sha256: str = ""
    md5: str = ""


def _nothing(_folder: Path) -> Iterable[Part]:
    return ()


@dataclass(frozen=True, slots=True)
class Release:
    """A voice as its project gives it out.

    `parts` lie under `address` by their names, and come before those that `promised` finds announced in them (it
    raises ValueError where they are not what they should be). `licence` is what people have to know before they
    download, `about` the bytes of it all, roughly where the project does not say, `largest` the bytes that no part
    of it has.
    """

    voice: str
    title: str
    address: str
    licence: str
    parts: tuple[Part, ...]
    about: int
    largest: int
    promised: Callable[[Path], Iterable[Part]] = _nothing

    @property
    def remedy(self) -> str:
        """The command that gets it."""
        return f"simak voices install {self.voice}"

    def unavailable(self, cause: str) -> EngineUnavailableError:
        """That the voice cannot speak, and what to do."""
        return EngineUnavailableError(self.title, f"{cause}; try: {self.remedy}")


def _sano_promises(folder: Path) -> Iterable[Part]:
    """The table of phonemes and the weights, as the voice's manifest describes them (format roota.raw-fp16.v1)."""
    manifest = _note(folder / "manifest.json")
    if manifest.get("format") != "roota.raw-fp16.v1":
        raise ValueError("manifest.json describes no voice of a format that is known")
    frontend = manifest.get("frontend")
    phonemes = frontend.get("included_config") if isinstance(frontend, dict) else None
    name, size, digest = (manifest.get(f"weights_{what}") for what in ("file", "size_bytes", "sha256"))
    if not isinstance(size, int) or not re.fullmatch("[0-9a-f]{64}", str(digest)):
        raise ValueError("manifest.json does not say how the weights can be checked")
    return (Part(_plain(phonemes or "piper-phoneme-config.json")), Part(_plain(name), size, sha256=str(digest)))


def _plain(name: object) -> str:
    """A file's name that leads nowhere else. Raises ValueError."""
    if not isinstance(name, str) or not _PLAIN_NAME.fullmatch(name) or name in _TAKEN or ".part" in name:
        raise ValueError(f"manifest.json names what is no file of the voice: {name!r}")
    return name


def _note(file: Path) -> dict[str, object]:
    """A JSON object in a file. Raises ValueError."""
    if file.stat().st_size > _LARGEST_NOTE:
        raise ValueError(f"{file.name} is too large")
    try:
        note = json.loads(file.read_bytes())
    except RecursionError as problem:
        raise ValueError(f"{file.name} is nested too deeply") from problem
    if not isinstance(note, dict):
        raise ValueError(f"{file.name} is no JSON object")  # noqa: TRY004 - of a file's content, as json's own errors
    return note


SANO = Release(
    voice="sano",
    title="sanoTTS, bahasa Indonesia",
    address="https://huggingface.co/ampixa/sanoTTS/resolve/main/id-newstts-1p46m/",
    licence="The voice is under GPL-3.0. It was distilled from a voice of Piper (news_tts, by its name), whose data "
    "set is for non-commercial use.",
    parts=(Part("manifest.json"),),
    about=3_200_000,
    largest=20_000_000,
    promised=_sano_promises,
)
"""The project publishes no checksums outside the voice: its manifest, got over TLS, vouches for the weights."""

PIPER = Release(
    voice="piper",
    title="Piper, bahasa Indonesia",
    address="https://huggingface.co/rhasspy/piper-voices/resolve/main/id/id_ID/news_tts/medium/",
    licence="The voice was made from a data set for non-commercial use.",
    parts=(
        Part("id_ID-news_tts-medium.onnx.json", 5_050, md5="c023cfa031cc9ed4cf5dd8d2ef1e48ed"),
        Part("id_ID-news_tts-medium.onnx", 62_950_044, md5="17de01db7ac654655436b6e509893c72"),
    ),
    about=62_955_094,
    largest=62_950_044,
)
"""MD5 is all that the project publishes; the SHA-256 of what passed is noted at the installation."""
