"""Commands that stay: serve, work, listen."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
import threading
import time
import webbrowser
from contextlib import suppress

import click

from reader.cli.subscriptions import bring_up_to_date
from reader.cli.supervision import STOP_SECONDS, heed_signals, web_server, worker
from reader.errors import SettingsError
from reader.jobs import build_queue
from reader.settings import Settings, as_written, load_settings
from reader.shared_files import shipped
from reader.wiring import Parts

_HOST = click.option("--host", metavar="ADDRESS", help="Address to listen on (127.0.0.1).")
_PORT = click.option("--port", type=int, metavar="PORT", help="Port to listen on (8000); 0: any free one.")


@click.command(short_help="Run the web player, the podcast feed, the worker and the periodic fetch.")
@_HOST
@_PORT
@click.pass_obj
def serve(settings: Settings, host: str | None, port: int | None) -> None:
    """Serve the web player and the podcast feed; look at the feeds and make episodes meanwhile. Ctrl+C ends it."""
    _serve(_with_address(settings, host, port))


@click.command(short_help="Read the sample feed, make its episodes and serve them.")
@_HOST
@_PORT
@click.option("--open/--no-open", "open_page", default=None, help="Open the page in the browser, where there is one.")
@click.pass_obj
def listen(settings: Settings, host: str | None, port: int | None, open_page: bool | None) -> None:
    """Try Simak: subscribe to the sample feed that comes with it, make its episodes and serve them."""
    settings = _with_address(settings, host, port)
    with Parts(settings) as parts:
        if not parts.catalogue.feeds():
            parts.catalogue.add_feed((shipped("feeds") / "sample" / "feed.xml").as_uri())
        bring_up_to_date(parts)
    if open_page is None:
        open_page = sys.platform in {"darwin", "win32"} or bool({"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys())
    _serve(settings, open_page=open_page)


@click.command(short_help="Run a worker by itself, beside a server.")
@click.option(
    "--with-parent", is_flag=True, hidden=True, help="End when standard input does: when who started us dies."
)
@click.pass_obj
def work(settings: Settings, with_parent: bool) -> None:
    """Do the jobs that wait and look at the feeds when they are due, without a web server."""
    if with_parent:
        threading.Thread(target=_end_with_input, name="parent-watcher", daemon=True).start()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("huey").setLevel(logging.WARNING)
    with Parts(settings) as parts:
        huey, wake = build_queue(parts)
        wake()
        huey.create_consumer(workers=2, periodic=True, check_worker_health=True).run()


def _end_with_input() -> None:
    """Interrupt this process when its standard input ends; a job in hand is no loss, its lease ends."""
    with suppress(OSError):
        while os.read(0, 1024):
            pass
    os.kill(os.getpid(), signal.SIGTERM if os.name == "nt" else signal.SIGINT)
    time.sleep(STOP_SECONDS)
    os._exit(1)


def _with_address(settings: Settings, host: str | None, port: int | None) -> Settings:
    given = {name: value for name, value in (("host", host or None), ("port", port)) if value is not None}
    asked = load_settings(**settings.model_dump() | given)
    return asked.model_copy(update={"port": _free_port(asked.host, asked.port)})


def _free_port(host: str, port: int) -> int:
    """The port itself, or a free one for 0. Raises SettingsError where it cannot be listened on."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            return int(probe.getsockname()[1])
    except (OSError, OverflowError) as problem:
        cause = getattr(problem, "strerror", None) or str(problem)
        raise SettingsError(f"{host}:{port}", f"cannot be listened on: {cause}; try --port 0") from problem


def _serve(settings: Settings, *, open_page: bool = False) -> None:
    with Parts(settings) as parts:  # a damaged database or a read-only home is said here, before anything starts
        build_queue(parts)
        _ = parts.blobs
    address = settings.public_url.rstrip("/") or _address(settings)
    click.echo(f"Listen:  {address}/\nPodcast: {address}/podcast.xml\nCtrl+C ends it.")
    for name in type(settings).model_fields:
        value = getattr(settings, name)
        os.environ[f"SIMAK_{name.upper()}"] = as_written(value)
    heed_signals()
    with worker():
        if open_page:
            webbrowser.open(f"{address}/")
        web_server(settings)


def _address(settings: Settings) -> str:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{settings.port}"
