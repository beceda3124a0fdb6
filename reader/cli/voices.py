"""Commands about voices: which there are, and how one sounds."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path

import click

from reader.cli.files import write_whole
from reader.delivery import changed
from reader.errors import EngineUnavailableError
from reader.models import Article, Block, BlockKind
from reader.pipeline.making import EpisodeMaker
from reader.pipeline.reading import script_of
from reader.settings import Settings
from reader.speech.voices import Voice, voices
from reader.storage.memory import MemoryBlobs
from reader.wiring import Parts, voice_folder

_WIDTH = 80
_INDENT = 10

SAMPLE = "Simak baik-baik: banjir di 3 kelurahan mulai surut. “Kami bisa pulang besok,” kata Sulastri, warga Kemijen."


@click.group("voices", short_help="List the voices, and try one.", invoke_without_command=True)
@click.pass_context
def voices_group(context: click.Context) -> None:
    """Which voices there are: whether each is ready, its licence, how it sounds, and who gets the text.

    Choose one with --voice or SIMAK_VOICE.
    """
    if context.invoked_subcommand is None:
        settings: Settings = context.obj
        for name, voice in voices().items():
            click.echo("\n".join(_lines(name, voice, voice_folder(settings, name), chosen=name in settings.voice)))


def _lines(name: str, voice: Voice | EngineUnavailableError, folder: Path, *, chosen: bool) -> Iterator[str]:
    """The voice in a few lines."""
    if isinstance(voice, EngineUnavailableError):
        told = [voice.cause]
    else:
        lacks = voice.lacks(folder)
        told = [
            f"{voice.title}: {voice.quality}",
            f"ready{', chosen' if chosen else ''}" if not lacks else f"not ready; try: {lacks}",
            f"The text goes to {voice.goes_to}." if voice.goes_to else "The text stays on this machine.",
            f"Licence: {voice.licence}",
        ]
    head = f"{name:<{_INDENT - 1}} "
    for line in told:
        yield from textwrap.wrap(line, _WIDTH, initial_indent=head, subsequent_indent=" " * _INDENT)
        head = " " * _INDENT


@voices_group.command("try", short_help="Write a sample of a voice.")
@click.argument("name")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Where to write the MP3; without it, NAME.mp3 in the current folder.",
)
@click.option("--text", default=SAMPLE, help="What it is to say, instead of the usual sample.")
@click.pass_obj
def try_voice(settings: Settings, name: str, output: Path | None, text: str) -> None:
    """Write a sample of the voice NAME as an MP3: a sentence of narration and a quotation."""
    delivery = changed(settings, {"voice": (name,)}, name)
    article = Article(title="", blocks=(Block(BlockKind.PARAGRAPH, text),))
    blobs = MemoryBlobs()
    with Parts(settings) as parts:
        maker = EpisodeMaker(parts.engines(delivery.voice), blobs, album="Simak", delivery=delivery)
        episode = maker.make(script_of(article, delivery))
    timeline = episode.timeline
    file = write_whole(output or Path(f"{name}.mp3"), blobs.get(episode.audio))
    click.echo(f"{file}: {timeline.seconds(timeline.samples):.0f} s, {episode.voice}")
