"""How one feed's articles are told otherwise than all others: `simak feeds set`."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence
from typing import Any

import click

from reader.delivery import Delivery, changed, over
from reader.errors import SettingsError
from reader.settings import Settings, as_written
from reader.speech.voices import voice_of
from reader.wiring import Parts

_WIDTH = 80


@click.command("set", short_help="Set how one feed's articles are told.")
@click.argument("number", type=int, metavar="NO")
@click.argument("changes", nargs=-1, metavar="[NAME=VALUE]...")
@click.option("--reset", "taken_back", multiple=True, metavar="NAME", help="As for all feeds again; may be repeated.")
@click.pass_obj
def set_delivery(settings: Settings, number: int, changes: Sequence[str], taken_back: Sequence[str]) -> None:
    """Set how the articles of feed NO are told otherwise than all others; without NAME=VALUE, show it.

    NAME is a setting of how articles are told, such as quotations=announced, voice=gtts,espeak or rate=1.2; VALUE is
    as in its environment variable. It holds for episodes made from now on; `simak regenerate` makes one again.
    """
    subject = f"feed {number}"
    with Parts(settings) as parts:
        feed = parts.catalogue.feed(number)
        own: dict[str, Any] = json.loads(feed.delivery or "{}")
        if changes or taken_back:
            own = {name: value for name, value in own.items() if name not in _names(taken_back, subject)}
            own = over(own, _told(changes, subject))
            told = changed(settings, own, subject)
            for name in told.voice:
                voice_of(name)
            parts.catalogue.set_delivery(number, json.dumps(own) if own else None)
        shown = changed(settings, own, subject)
    click.echo(f"{number}: {feed.title or feed.url}")
    for name in Delivery.model_fields:
        line = f"{name}: {as_written(getattr(shown, name))}{' (for this feed)' if name in own else ''}"
        click.echo(textwrap.fill(line, _WIDTH, initial_indent="    ", subsequent_indent="        "))


def _told(changes: Sequence[str], subject: str) -> dict[str, str]:
    """The changes by name. Raises SettingsError for what is none."""
    pairs = [change.partition("=") for change in changes]
    wrong = next((name for name, sign, _ in pairs if not sign), None)
    if wrong is not None:
        raise SettingsError(subject, f'"{wrong}" is no NAME=VALUE')
    _names([name for name, _, _ in pairs], subject)
    return {name: value for name, _, value in pairs}


def _names(names: Sequence[str], subject: str) -> Sequence[str]:
    """The names, all of them settings. Raises SettingsError."""
    wrong = next((name for name in names if name not in Delivery.model_fields), None)
    if wrong is not None:
        raise SettingsError(subject, f'"{wrong}" is not among {", ".join(Delivery.model_fields)}')
    return names
