"""Commands about the cache: what is there, whether it is whole, freeing room, making again what is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import click

from reader.cli.progress import meter
from reader.errors import SettingsError, StorageError
from reader.jobs import Worker
from reader.pipeline.checking import REPAIR_PRIORITY, Checker, Fault
from reader.pipeline.keeping import YOUNG_SECONDS, Holdings, Kind
from reader.settings import Settings
from reader.wiring import Parts

_NAMES = {
    Kind.CLIP: "clips, a spoken sentence each",
    Kind.HEARD: "episodes that are heard",
    Kind.OLD: "episodes that nobody hears any more",
    Kind.VOICE: "measured voices",
    Kind.FOREIGN: "files of others",
}
_MEGABYTE = 1_000_000
_YOUNG = f"{YOUNG_SECONDS / 3600:.0f} hours"


@click.group("cache", short_help="Show, verify, prune and rebuild what was spoken.", invoke_without_command=True)
@click.pass_context
def cache(context: click.Context) -> None:
    """What audio_cache/ holds: how many clips and episodes, how large, and what pruning would free.

    A server prunes by itself, once an hour, what is over SIMAK_CACHE_MEGABYTES: episodes that nobody hears any more,
    then the clips that were not used for longest; never what an episode needs to be heard.
    """
    if context.invoked_subcommand is None:
        settings: Settings = context.obj
        with Parts(settings) as parts:
            click.echo("\n".join(_lines(parts.keeper.holdings(), settings.cache_megabytes)))


def _lines(holdings: Holdings, limit: int) -> Iterator[str]:
    for kind, part in holdings.kinds.items():
        if part.blobs or kind in {Kind.CLIP, Kind.HEARD}:
            yield f"{part.blobs:>9,} {_megabytes(part.size):>12}  {_NAMES[kind]}"
    blobs = sum(part.blobs for part in holdings.kinds.values())
    yield f"{blobs:>9,} {_megabytes(holdings.size):>12}  in all; {_limit(holdings, limit)}"
    if holdings.lost:
        yield f"{_counted(holdings.lost, 'episode')} without whole audio; `simak cache rebuild` makes it again"
    if holdings.prunable.blobs:
        files, size = holdings.prunable.blobs, holdings.prunable.size
        yield f"`simak cache prune` would delete {_counted(files, 'file')} and free {_megabytes(size)}"


def _limit(holdings: Holdings, limit: int) -> str:
    if not limit:
        return "there is no limit (SIMAK_CACHE_MEGABYTES is 0)"
    if (heard := holdings.kinds[Kind.HEARD].size) > limit * _MEGABYTE:
        return f"the limit is {limit:,} MB, which the {_megabytes(heard)} that are heard exceed alone"
    return f"the limit is {limit:,} MB (SIMAK_CACHE_MEGABYTES)"


@cache.command(short_help="Read every file and name what is damaged or missing.")
@click.option("--repair", is_flag=True, help="Delete what is damaged, and have episodes made again.")
@click.pass_obj
def verify(settings: Settings, repair: bool) -> int:
    """Read every file and name what is damaged or missing, one a line.

    Exit status 1 where an episode cannot be heard whole. A damaged clip costs nothing: it is made again when it is
    needed. With --repair, damaged files are deleted and episodes wait to be made again: a server does that, or
    `simak cache rebuild`.
    """
    with Parts(settings) as parts:
        checker = Checker(parts.blobs, parts.catalogue)
        with meter() as shown:
            faults = list(checker.faults(shown.bar("Files")))
        for fault in faults:
            click.echo(fault)
        ill = [fault for fault in faults if fault.episode]
        if repair:
            _repair(checker, faults)
            click.echo(f"{_damaged(faults)}; {_counted(len(ill), 'episode')} to be made again")
        else:
            advice = "; `simak cache verify --repair` deletes and renews" if faults else ""
            click.echo(_damaged(faults) + advice)
    return 1 if ill else 0


def _repair(checker: Checker, faults: Iterable[Fault]) -> None:
    """Repair what can be; a file that the disk does not let go stops no other."""
    for fault in faults:
        try:
            checker.repair(fault)
        except StorageError as problem:
            click.echo(f"not repaired: {problem}", err=True)


def _damaged(faults: list[Fault]) -> str:
    kinds = Counter("episode" if fault.episode else "clip" if "clips/" in fault.key else "old" for fault in faults)
    if not faults:
        return "Everything is whole"
    parts = [_counted(kinds["episode"], "episode"), _counted(kinds["clip"], "clip")]
    if kinds["old"]:
        parts.append(f"{kinds['old']} that nobody hears any more")
    return "Damaged or missing: " + ", ".join(parts)


@cache.command(short_help="Free room.")
@click.option("--to", "megabytes", type=click.IntRange(min=0), metavar="MB", help="Down to so many megabytes.")
@click.option("--all-clips", is_flag=True, help="Every clip, whenever it was used; each is made again when needed.")
@click.pass_obj
def prune(settings: Settings, megabytes: int | None, all_clips: bool) -> None:
    """Delete what is not needed until the cache is within its limit (SIMAK_CACHE_MEGABYTES), or within --to.

    First episodes that nobody hears any more, then the clips that were not used for longest. What an episode needs to
    be heard stays, and so does what was used in the last hours.
    """
    if megabytes is None and not all_clips and not settings.cache_megabytes:
        raise SettingsError("SIMAK_CACHE_MEGABYTES", "is 0, so there is no limit to prune to; name one: --to MB")
    with Parts(settings) as parts:
        most = None if megabytes is None else megabytes * _MEGABYTE
        with meter() as shown:
            pruned = parts.keeper.prune(most, all_clips=all_clips, progress=shown.bar("Deleting"))
    click.echo(f"{_counted(pruned.taken, 'file')} deleted, {_megabytes(pruned.freed)} freed")
    if pruned.refusal:
        click.echo(f"left: {pruned.refusal}", err=True)
    if pruned.over:
        rest = f"what is left is heard, or was used in the last {_YOUNG}"
        click.echo(f"{_megabytes(pruned.over)} more than wanted stay: {rest}", err=True)


@cache.command(short_help="Make lost or damaged episodes again.")
@click.option("--all", "everything", is_flag=True, help="Compare every episode with its clips, sound for sound.")
@click.pass_obj
def rebuild(settings: Settings, everything: bool) -> int:
    """Make every episode again whose audio is missing or damaged, speaking only sentences whose clips are gone.

    With --all, every episode is put together once more and compared with what is there, which also finds damage that
    leaves the form of the audio whole, and takes in what has changed since: the voice, or how words are said.
    """
    with Parts(settings) as parts:
        checker = Checker(parts.blobs, parts.catalogue)
        with meter() as shown:
            faults = list(checker.heard(shown.bar("Episodes")))
            _repair(checker, faults)
            wanted = {fault.episode.article_id for fault in faults if fault.episode}
            if everything:
                wanted = {audio.article_id for audio in parts.catalogue.audio()}
                for article in sorted(wanted):
                    parts.catalogue.add_job(article, priority=REPAIR_PRIORITY)
            worker = Worker(parts, lambda record: shown.bar(record.article.headline))
            outcomes = worker.see_all_through(wanted) if wanted else []
            failed = [outcome for outcome in outcomes if outcome.reason]
            for outcome in failed:
                shown.say(f"{outcome.article.article.headline}: {outcome.reason}")
        left = list(checker.heard(articles={fault.episode.article_id for fault in faults if fault.episode}))
    for fault in left:
        click.echo(fault)
    checked = f"; {_counted(len(wanted), 'episode')} put together again" if everything else ""
    click.echo(f"{_counted(len(faults), 'episode')} damaged or missing, {len(faults) - len(left)} whole again{checked}")
    return 1 if left or failed else 0


def _megabytes(size: int) -> str:
    return f"{size / _MEGABYTE:,.1f} MB"


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
