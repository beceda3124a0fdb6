"""The command `simak`."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from reader.cli.articles import inspect, read, spoken
from reader.cli.cache import cache
from reader.cli.deliveries import set_delivery
from reader.cli.serving import listen, serve, work
from reader.cli.subscriptions import feeds, fetch, regenerate
from reader.cli.voices import voices_group
from reader.errors import SimakError
from reader.settings import VERSION, load_settings

_EXIT_FAILED = 1
_EXIT_USAGE = 2
_EXIT_INTERRUPTED = 130


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Every setting can also be given as an environment variable SIMAK_NAME; README.md lists them.",
)
@click.option("--home", metavar="FOLDER", help="Folder of the database and of audio_cache/ (or SIMAK_HOME).")
@click.option("--voice", metavar="NAME", help="The voice; several between commas: the next where one fails.")
@click.option(
    "--allow-host",
    "allow_hosts",
    metavar="HOST",
    multiple=True,
    help="A private host that may be fetched from all the same; can be given again.",
)
@click.version_option(VERSION, prog_name="simak", message="%(prog)s %(version)s")
@click.pass_context
def simak(context: click.Context, home: str | None, voice: str | None, allow_hosts: tuple[str, ...]) -> None:
    """Read Indonesian news aloud.

    One article: `simak read PAGE -o FOLDER` writes an MP3 with a chapter at every quotation and photo caption.
    Everything: `simak feeds add ADDRESS`, then `simak serve`: a web player and a podcast feed of what the feeds bring.
    """
    context.obj = load_settings(home=home or None, voice=voice, allow_hosts=allow_hosts or None)


feeds.add_command(set_delivery)
for command in (read, inspect, spoken, feeds, fetch, regenerate, voices_group, cache, serve, work, listen):
    simak.add_command(command)


def run(arguments: Sequence[str]) -> int:
    """Run the command and give its exit status; what goes wrong is one line on standard error."""
    try:
        status = simak.main(list(arguments), prog_name="simak", standalone_mode=False)
    except click.ClickException as problem:
        command = problem.ctx.command_path if isinstance(problem, click.UsageError) and problem.ctx else "simak"
        click.echo(f"simak: {problem.format_message()} Try: {command} --help", err=True)
        return _EXIT_USAGE
    except SimakError as problem:
        click.echo(f"simak: {problem}", err=True)
        return _EXIT_FAILED
    except (KeyboardInterrupt, click.Abort):
        click.echo("simak: stopped", err=True)
        return _EXIT_INTERRUPTED
    return status if isinstance(status, int) else 0


def main() -> None:
    """Run what the command line says and leave with its exit status."""
    _open_closed_streams()
    try:
        status = run(sys.argv[1:])
        sys.stdout.flush()
    except SystemExit:  # how click ends where the reader of our output, such as `head`, has seen enough
        status = 0
    except OSError as problem:
        status = 0
        if problem.errno != errno.EPIPE:
            click.echo(f"simak: {problem.filename or 'standard output'}: {problem.strerror or problem}", err=True)
            status = _EXIT_FAILED
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is still to be written would fail again
    sys.exit(status)


def _open_closed_streams() -> None:
    """Put nothing in place of standard streams that whoever started us has closed."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - for as long as we run
