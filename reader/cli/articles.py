"""Commands about one article: read, inspect, spoken."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from pathlib import Path

import click

from reader.cli.files import made_folder, write_whole
from reader.cli.progress import meter
from reader.errors import IngestError
from reader.ingest.source import read_article
from reader.models import Article, Script
from reader.narration.lexicon import Lexicon
from reader.narration.script import narrate
from reader.narration.spoken import spoken_form
from reader.pipeline.pronouncing import lexicon_in, lexicon_of
from reader.pipeline.reading import STANDARD_INPUT, article_at, script_of
from reader.publish.chapters_json import chapters_json
from reader.publish.inspection import inspection, inspection_text
from reader.publish.timeline_json import timeline_json
from reader.publish.webvtt import webvtt
from reader.settings import Settings
from reader.wiring import Parts

_SOURCE = click.argument("source", metavar="PATH_OR_URL")


def _article(source: str, parts: Parts) -> Article:
    """The article of a path, an address, or "-" for standard input."""
    most = parts.settings.fetch_bytes
    if source != "-":
        return article_at(source, parts.fetcher, most)
    data = sys.stdin.buffer.read(most + 1)
    if len(data) > most:
        raise IngestError(STANDARD_INPUT, f"is larger than {most:,} bytes")
    return read_article(data, name=STANDARD_INPUT)


@click.command(short_help="Write the episode of one article.")
@_SOURCE
@click.option(
    "-o",
    "--output",
    metavar="FOLDER",
    required=True,
    type=click.Path(path_type=Path, allow_dash=True),
    help="Where to; - for the sound alone to standard output, as it is made.",
)
@click.option("--lexicon", "words", metavar="FILE", type=click.Path(path_type=Path), help="How words are said (TOML).")
@click.pass_obj
def read(settings: Settings, source: str, output: Path, words: Path | None) -> None:
    """Write the episode of one article into FOLDER, or with -o - its sound to standard output while it is made.

    PATH_OR_URL is a saved web page, a text file, an address, or - for standard input. FOLDER gets episode.mp3 (with
    ID3 chapters), chapters.json (Podcasting 2.0), transcript.vtt (WebVTT) and timeline.json. To listen at once:
    simak read PATH_OR_URL -o - | mpv -

    A lexicon has a line for each word or name: "Xi Jinping" = "si cinping".
    """
    own = lexicon_in(words) if words else None
    with Parts(settings) as parts:
        article = _article(source, parts)
        script, lexicon = script_of(article, settings), lexicon_of(article, own)
        if output == Path("-"):
            _play_out(script, lexicon, parts)
            return
        with meter() as shown:
            episode = parts.maker(settings).make(script, shown.bar(article.headline), lexicon=lexicon)
        made_folder(output)
        audio = write_whole(output / "episode.mp3", parts.blobs.get(episode.audio))
        write_whole(output / "chapters.json", chapters_json(episode.timeline))
        write_whole(output / "transcript.vtt", webvtt(script, episode.timeline).encode())
        write_whole(output / "timeline.json", timeline_json(episode))
        timeline = episode.timeline
        click.echo(f"{audio}: {timeline.seconds(timeline.samples):.0f} s, {len(timeline.chapters)} chapters")


def _play_out(script: Script, lexicon: Lexicon, parts: Parts) -> None:
    """The episode's sound to standard output, each sentence as soon as it is spoken."""
    if sys.stdout.isatty():
        raise click.UsageError("Standard output is a terminal, which cannot play sound: pipe it into a player.")
    with meter() as shown:
        bar = shown.bar(script.article.headline)
        with closing(parts.maker(parts.settings).stream(script, bar, lexicon=lexicon)) as pieces:
            for piece in pieces:
                sys.stdout.buffer.write(piece)
                sys.stdout.buffer.flush()


@click.command(short_help="Show what was understood of one article.")
@_SOURCE
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@click.pass_obj
def inspect(settings: Settings, source: str, as_json: bool) -> None:
    """Show what was understood of an article.

    Title, writers, time, blocks, captions with their credits, quotations with their speakers, and what was dropped.
    PATH_OR_URL is a saved web page, a text file, an address, or - for standard input.
    """
    with Parts(settings) as parts:
        script = narrate(_article(source, parts), delivery=settings)
    if as_json:
        click.echo(json.dumps(inspection(script), ensure_ascii=False, indent=2))
    else:
        click.echo(inspection_text(script))


@click.command(short_help="Print the spoken form of each line of standard input.")
def spoken() -> None:
    """Print the spoken form of each line of standard input, line for line: "Rp5.000" is "lima ribu rupiah"."""
    for line in sys.stdin.buffer:
        text = line.decode("utf-8", "replace").removesuffix("\n").removesuffix("\r")
        sys.stdout.buffer.write((spoken_form(text) + "\n").encode())
        sys.stdout.buffer.flush()
