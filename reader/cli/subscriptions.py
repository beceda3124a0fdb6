"""Commands about what is subscribed to and made: feeds, fetch, regenerate."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from reader.cli.files import write_whole
from reader.cli.progress import Meter, meter
from reader.errors import FetchError, NotKnownError, SimakError
from reader.ingest.links import web_address
from reader.ingest.opml import Subscription, read_opml, write_opml
from reader.jobs import Outcome, Worker
from reader.pipeline.collecting import Collected
from reader.pipeline.reading import is_address, read_file
from reader.settings import Settings
from reader.storage.catalogue import FeedRecord
from reader.wiring import Parts

_EDITORS_PRIORITY = 10
_WIDTH = 80
_INDENT = 4


@click.group(short_help="Add, list, remove, import and export feeds.")
def feeds() -> None:
    """The feeds that articles come from."""


@feeds.command("add")
@click.argument("address", metavar="URL")
@click.pass_obj
def add(settings: Settings, address: str) -> None:
    """Subscribe to the feed at URL (http, https, or the path of a feed's file)."""
    with Parts(settings) as parts:
        url = feed_address(address)
        there = next((feed for feed in parts.catalogue.feeds() if _same(feed.url) == _same(url)), None)
        if there is not None and not there.gone:
            click.echo(f"{there.id}: {there.title or there.url}: was subscribed already")
            return
        title = parts.collector.title_of(url)
        feed = there or parts.catalogue.add_feed(url, title)
        if feed.gone:  # and was there again
            parts.catalogue.save_feed(replace(feed, gone=False, failures=0, error=None, next_fetch=None))
        click.echo(f"{feed.id}: {title or url}: subscribed; `simak fetch` brings its articles")


def feed_address(address: str) -> str:
    """The address as the catalogue keeps it: a path as a file: address. Raises SimakError where no file is there."""
    if is_address(address):
        return address
    path = Path(address).expanduser()
    if not path.is_file():
        raise SimakError(address, "is neither an address (https://...) nor the path of a file")
    return path.resolve().as_uri()


@feeds.command("list")
@click.pass_obj
def list_feeds(settings: Settings) -> None:
    """Show every feed and how it is: when it was last read, when it is next, and what was wrong, in words."""
    with Parts(settings) as parts:
        records = parts.catalogue.feeds()
    if not records:
        click.echo("There are no feeds. Add one: simak feeds add URL")
    for feed in records:
        click.echo("\n".join(_block(feed)))


def _block(feed: FeedRecord) -> Iterator[str]:
    """The feed in a few lines; words are wrapped, addresses stay whole so that they can be copied."""
    number = f"{feed.id}:"
    lines = [feed.title, feed.url] if feed.title else [feed.url]
    when = f"read {_moment(feed.succeeded)}" if feed.succeeded else "not read yet"
    if not feed.gone and feed.next_fetch:
        when += f"; next look {_moment(feed.next_fetch)}"
    for line in (*lines, when, _state(feed)):
        yield from textwrap.wrap(
            line,
            _WIDTH,
            initial_indent=f"{number:<{_INDENT}}",
            subsequent_indent=" " * _INDENT,
            break_long_words=False,
            break_on_hyphens=False,
        )
        number = ""


def _moment(moment: datetime) -> str:
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")


def _state(feed: FeedRecord) -> str:
    """How the feed is, in words; the error without the address, which stands above it."""
    if feed.gone:
        return "gone: the publisher has ended it; `simak feeds remove` takes it off"
    if feed.error and not feed.failures:
        return f"well, but {feed.error}"
    if feed.error:
        times = f"failed {feed.failures} times, last: " if feed.failures > 1 else "failed: "
        error = feed.error.removeprefix(f"{feed.url}: ")
        if error.startswith(f"{feed.url} (which redirects to "):
            error = error.removeprefix(f"{feed.url} (which ").replace("): ", ": ", 1)
        return times + error
    return "well" if feed.succeeded else "`simak fetch` brings its articles"


@feeds.command("remove")
@click.argument("number", type=int, metavar="NO")
@click.pass_obj
def remove(settings: Settings, number: int) -> None:
    """Unsubscribe from the feed with the number that `simak feeds list` shows. Its episodes stay."""
    with Parts(settings) as parts:
        parts.catalogue.remove_feed(number)
        click.echo(f"Feed {number} is removed; its episodes stay.")


@feeds.command("import")
@click.argument("file", metavar="FILE")
@click.pass_obj
def import_feeds(settings: Settings, file: str) -> None:
    """Subscribe to every feed in the OPML FILE that another feed reader exported (- for standard input).

    Feeds that are there already stay as they are; folders are not kept.
    """
    data = click.get_binary_stream("stdin").read() if file == "-" else read_file(Path(file), settings.fetch_bytes)
    wanted, refused = read_opml(data, "standard input" if file == "-" else file)
    with Parts(settings) as parts:
        before = {_same(feed.url) for feed in parts.catalogue.feeds()}
        new = [feed for feed in wanted if feed.url not in before]
        for feed in new:
            parts.catalogue.add_feed(feed.url, feed.title)
    for line in refused:
        click.echo(f"left out: {line}", err=True)
    known, left_out = len(wanted) - len(new), f", {len(refused)} left out" if refused else ""
    were = "was" if known == 1 else "were"
    click.echo(f"{_counted(len(new), 'feed')} added, {known} {were} there already{left_out}")


def _same(url: str) -> str:
    """The address as lists of feeds are compared: however its host is written."""
    try:
        return web_address(url).url
    except FetchError:
        return url


@feeds.command("export")
@click.option("-o", "--output", metavar="FILE", help="Where to write it; without it, to standard output.")
@click.pass_obj
def export_feeds(settings: Settings, output: str | None) -> None:
    """Write every feed as OPML 2.0, for other feed readers and for keeping."""
    with Parts(settings) as parts:
        records = [feed for feed in parts.catalogue.feeds() if not feed.gone]
    shared = [Subscription(feed.url, feed.title, feed.site) for feed in records if not feed.url.startswith("file:")]
    data = write_opml(shared, "Simak", datetime.now(UTC))
    if len(shared) < len(records):
        click.echo(f"left out: {_counted(len(records) - len(shared), 'file')} of this machine", err=True)
    if output is None:
        click.get_binary_stream("stdout").write(data)
        return
    write_whole(Path(output), data)
    click.echo(f"{_counted(len(shared), 'feed')} written to {output}")


@click.command(short_help="Look at every feed now and make the episodes of what is new.")
@click.pass_obj
def fetch(settings: Settings) -> int:
    """Look at every feed now and make the episodes of what is new.

    Exit status 1 where a feed or an article failed; the others are done all the same.
    """
    with Parts(settings) as parts:
        if not parts.catalogue.feeds():
            raise NotKnownError("feeds", "there are none; add one: simak feeds add URL")
        return 0 if bring_up_to_date(parts) else 1


def bring_up_to_date(parts: Parts) -> bool:
    """Look at every feed and do every job, with progress; says what came of it. True where nothing failed."""
    feeds_now = [feed for feed in parts.catalogue.feeds() if not feed.gone]
    with meter() as shown:
        looks = _collect(parts, feeds_now, shown)
        outcomes = Worker(parts, lambda record: shown.bar(record.article.headline)).work_off()
        wrong = [f"{look.feed.error}" for look in looks if look.feed.failures]
        wrong += [problem for look in looks for problem in look.problems]
        wrong += [f"{outcome.article.article.headline}: {outcome.reason}" for outcome in outcomes if outcome.reason]
        for line in (*(line for look in looks for line in look.unspoken), *wrong):
            shown.say(line)
    click.echo(_summary(looks, outcomes))
    return not wrong


def _collect(parts: Parts, feeds_now: Sequence[FeedRecord], shown: Meter) -> list[Collected]:
    bar = shown.bar("Feeds")
    looks = []
    for look in parts.collector.collect(feeds_now, datetime.now(UTC)):
        looks.append(look)
        bar(len(looks), len(feeds_now))
    return looks


def _summary(looks: Sequence[Collected], outcomes: Sequence[Outcome]) -> str:
    new = sum(look.new for look in looks)
    edited = sum(look.edited for look in looks)
    unspoken = sum(len(look.unspoken) for look in looks)
    made = sum(outcome.episode is not None for outcome in outcomes)
    aside = f" ({unspoken} not Indonesian, kept but not spoken)" if unspoken else ""
    edits = f", {edited} edited" if edited else ""
    news = f"{_counted(new, 'new article')}{edits}{aside}"
    return f"{_counted(len(looks), 'feed')}, {news}, {_counted(made, 'episode')} made"


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


@click.command(short_help="Make an episode again, speaking only what changed.")
@click.argument("episode", type=int)
@click.pass_obj
def regenerate(settings: Settings, episode: int) -> int:
    """Make EPISODE again (its number stands in its page's address): only sentences that changed are spoken.

    Its podcast entry stays the same; the audio gets a new address where it differs.
    """
    with Parts(settings) as parts:
        before = parts.catalogue.episode(episode)
        parts.catalogue.add_job(before.article_id, priority=_EDITORS_PRIORITY)
        with meter() as shown:
            worker = Worker(parts, lambda record: shown.bar(record.article.headline))
            outcome = worker.see_through(before.article_id)
        if outcome is not None and outcome.reason:
            raise SimakError(f"episode {episode}", outcome.reason)
        after = parts.catalogue.episode(episode)
        if after.token == before.token:
            click.echo(f"Episode {episode} is as it was (revision {after.revision}).")
        else:
            click.echo(f"Episode {episode} is now revision {after.revision}: /audio/{after.token}.mp3")
        return 0
