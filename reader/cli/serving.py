"""Commands that stay: serve, work, listen."""

from __future__ import annotations

import importlib
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import click

from reader.cli.subscriptions import bring_up_to_date
from reader.errors import SettingsError, SimakError
from reader.jobs import build_queue
from reader.settings import Settings, load_settings
from reader.shared_files import shipped
from reader.wiring import Parts

_STOP_SECONDS = 10
_KILL_SECONDS = 3
_RESTART_SECONDS = 1
_EARLY_SECONDS = 5
_EARLY_DEATHS = 3

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
    time.sleep(_STOP_SECONDS)
    os._exit(1)


def _with_address(settings: Settings, host: str | None, port: int | None) -> Settings:
    settings = load_settings(
        **{**settings.model_dump(), "host": host or settings.host, "port": settings.port if port is None else port}
    )
    free = _free_port(settings.host, settings.port)
    return load_settings(**{**settings.model_dump(), "port": free})


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
        os.environ[f"SIMAK_{name.upper()}"] = ",".join(value) if isinstance(value, tuple) else str(value)
    _heed_signals()
    with _worker():
        if open_page:
            webbrowser.open(f"{address}/")
        _web_server(settings)


def _address(settings: Settings) -> str:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{settings.port}"


def _web_server(settings: Settings) -> None:
    """Serve until a signal ends it; a web process that dies is started again, unless it dies at once each time."""
    early = 0
    while early <= _EARLY_DEATHS:
        started = time.monotonic()
        if _serve_once(settings):
            return
        early = early + 1 if time.monotonic() - started < _EARLY_SECONDS else 0
        click.echo("simak: the web server ended and is started again", err=True)
        _heed_signals()
        time.sleep(_RESTART_SECONDS)
    raise SimakError("web server", "ends as soon as it is started; the lines above may say why")


def _serve_once(settings: Settings) -> bool:
    """Serve until a signal (True) or the death of the web process (False) ends it.

    granian's own respawning is not used: a Ctrl+C that reaches its child first lets it wait for ever.
    """
    from granian import Granian  # noqa: PLC0415 - only the server needs it
    from granian.constants import Interfaces  # noqa: PLC0415
    from granian.log import LogLevels  # noqa: PLC0415

    server = Granian(
        "reader.app.wsgi",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=64,
        workers_kill_timeout=_KILL_SECONDS,
        log_level=LogLevels.error,
    )
    try:
        # With its own loader granian would look for the application in the current folder first.
        server.serve(target_loader=_application, wrap_loader=False)
    except SystemExit:
        return bool(server.interrupt_signal)
    return True


def _application() -> Callable[..., object]:
    """The application, in the web process, which ends when who started it is gone: the port must be free again."""
    threading.Thread(target=_end_with_parent, args=(os.getppid(),), name="parent-watcher", daemon=True).start()
    application: Callable[..., object] = importlib.import_module("reader.app.wsgi").build()
    return application


def _end_with_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_RESTART_SECONDS)
    os._exit(1)


def _heed_signals() -> None:
    """Let SIGINT and SIGTERM end this process with everything tidied up.

    A shell that starts us in the background lets us ignore SIGINT, by which granian ends its own workers.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.default_int_handler)


@contextmanager
def _worker() -> Iterator[None]:
    """The worker process beside the server, started again where it dies, for as long as the server runs."""
    stopping, changing = threading.Event(), threading.Lock()
    process = _start_worker()

    def keep() -> None:
        nonlocal process
        while True:
            status = process.wait()
            stopping.wait(_RESTART_SECONDS)
            with changing:
                if stopping.is_set():
                    return
                click.echo(f"simak: the worker ended ({status}) and is started again", err=True)
                process = _start_worker()

    keeper = threading.Thread(target=keep, name="worker-keeper")
    keeper.start()
    try:
        yield
    finally:
        with changing:
            stopping.set()
        process.send_signal(signal.SIGTERM if os.name == "nt" else signal.SIGINT)
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:  # a job in hand is no loss: its lease ends and the next worker takes it
            process.kill()
        keeper.join()
        if process.stdin:
            process.stdin.close()


def _start_worker() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "reader", "work", "--with-parent"],  # -P: nothing from the current folder
        stdin=subprocess.PIPE,  # ends with this process, however that ends
        start_new_session=True,  # Ctrl+C is for us; we end the worker
    )
