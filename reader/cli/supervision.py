"""The processes of a running server: the web process and the worker, kept alive together and ended together."""

from __future__ import annotations

import importlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from reader.errors import SimakError
from reader.settings import Settings

STOP_SECONDS = 10
"""How long a worker may take to end by itself."""

_KILL_SECONDS = 3
_RESTART_SECONDS = 1
_EARLY_SECONDS = 5
_EARLY_DEATHS = 3


def web_server(settings: Settings) -> None:
    """Serve until a signal ends it; a web process that dies is started again, unless it dies at once each time."""
    early = 0
    while early <= _EARLY_DEATHS:
        started = time.monotonic()
        if _serve_once(settings):
            return
        early = early + 1 if time.monotonic() - started < _EARLY_SECONDS else 0
        click.echo("simak: the web server ended and is started again", err=True)
        heed_signals()
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


def heed_signals() -> None:
    """Let SIGINT and SIGTERM end this process with everything tidied up.

    A shell that starts us in the background lets us ignore SIGINT, by which granian ends its own workers.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.default_int_handler)


@contextmanager
def worker() -> Iterator[None]:
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

    # A daemon: where Ctrl+C comes just as it starts, nobody would tell it to end, and it would hold this process.
    keeper = threading.Thread(target=keep, name="worker-keeper", daemon=True)
    try:
        keeper.start()
        yield
    finally:
        with changing:
            stopping.set()
        process.send_signal(signal.SIGTERM if os.name == "nt" else signal.SIGINT)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:  # a job in hand is no loss: its lease ends and the next worker takes it
            process.kill()
        if keeper.is_alive():
            keeper.join()
        if process.stdin:
            process.stdin.close()


def _start_worker() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "reader", "work", "--with-parent"],  # -P: nothing from the current folder
        stdin=subprocess.PIPE,  # ends with this process, however that ends
        start_new_session=True,  # Ctrl+C is for us; we end the worker
    )
