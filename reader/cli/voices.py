"""Commands about voices: which there are, how one sounds, getting one and taking it away."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import click

from reader.cli.files import write_whole
from reader.cli.progress import bytes_bar
from reader.delivery import changed
from reader.errors import EngineUnavailableError
from reader.models import Article, Block, BlockKind
from reader.pipeline.making import EpisodeMaker
from reader.pipeline.pronouncing import lexicon_of
from reader.pipeline.reading import script_of
from reader.settings import Settings
from reader.speech.installed import checked
from reader.speech.installing import install, remove
from reader.speech.releases import Release
from reader.speech.voices import Voice, voice_of, voices
from reader.storage.memory import MemoryBlobs
from reader.wiring import Parts, voice_folder

_WIDTH = 80
_INDENT = 10

SAMPLE = "Simak baik-baik: banjir di 3 kelurahan mulai surut. “Kami bisa pulang besok,” kata Sulastri, warga Kemijen."


@click.group("voices", short_help="List the voices, try, install and remove one.", invoke_without_command=True)
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
            (f"not ready{', though chosen' if chosen else ''}; try: {lacks}")
            if lacks
            else f"ready{', chosen' if chosen else ''}",
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
        episode = maker.make(script_of(article, delivery), lexicon=lexicon_of(article))
    timeline = episode.timeline
    file = write_whole(output or Path(f"{name}.mp3"), blobs.get(episode.audio))
    click.echo(f"{file}: {timeline.seconds(timeline.samples):.0f} s, {episode.voice}")


@voices_group.command("install", short_help="Download a voice.")
@click.argument("name")
@click.option("--yes", is_flag=True, help="Don't ask.")
@click.option(
    "--from",
    "source",
    metavar="SOURCE",
    default="",
    help="A folder or an address with the voice's files, instead of its own project.",
)
@click.pass_obj
def install_voice(settings: Settings, name: str, source: str, *, yes: bool) -> None:
    """Download the voice NAME, after saying its licence and size.

    What broke off goes on where it stopped, and nothing counts as installed before all of it is there and whole.
    """
    release = _release_of(name)
    folder = voice_folder(settings, name)
    if not source and _is_whole(release, folder):
        click.echo(f"{name} is installed already, in {folder}")
        return
    click.echo(f"{release.title}: about {release.about / 1_000_000:.0f} MB from {source or release.address}")
    click.echo(f"Licence: {release.licence}")
    if not yes:
        if not sys.stdin.isatty():
            raise click.UsageError(f"To install {name} without being asked, add --yes.")
        click.confirm("Install it?", abort=True)
    with bytes_bar(name) as progress:
        install(release, folder, source, progress)
    click.echo(f"{name} is installed in {folder}")
    if lacks := voice_of(name).lacks(folder):
        click.echo(f"It cannot speak yet; try: {lacks}")


@voices_group.command("remove", short_help="Take a voice away.")
@click.argument("name")
@click.pass_obj
def remove_voice(settings: Settings, name: str) -> None:
    """Delete the files of the voice NAME. What it has spoken stays."""
    folder = voice_folder(settings, name)
    remove(_release_of(name), folder)
    click.echo(f"{name} is gone from {folder}")


def _release_of(name: str) -> Release:
    """Where the voice comes from. Raises EngineUnavailableError where there is no such voice, or nothing to get."""
    release = voice_of(name).release
    if release is None:
        installable = ", ".join(found.name for found in voices().values() if isinstance(found, Voice) and found.release)
        raise EngineUnavailableError(name, f"has no files of its own to be installed; those that have: {installable}")
    return release


def _is_whole(release: Release, folder: Path) -> bool:
    try:
        checked(folder, release)
    except EngineUnavailableError:
        return False
    return True
