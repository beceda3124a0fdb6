"""The web application: pages, audio, chapters, transcripts, the podcast feed."""

from __future__ import annotations

from collections.abc import Callable
from threading import Semaphore

from flask import Flask

from reader.app import failures, feeds, lists, live, media, pages, queue, search, security, waiting
from reader.app.parts import KEY, Parts, Speak
from reader.app.remembered import Divisions, FeedPages, Revisions
from reader.settings import Settings
from reader.shared_files import shipped
from reader.storage.blobs import Blobs
from reader.storage.catalogue import Catalogue


def create_app(
    catalogue: Catalogue,
    blobs: Blobs,
    settings: Settings,
    wake: Callable[[], object] = lambda: None,
    speak: Speak | None = None,
) -> Flask:
    """The WSGI application over these parts. It keeps no state that another process of it would miss.

    `wake` tells a worker that a job waits; without it the worker finds the job at its next look. `speak` speaks for who
    listens to an episode that no worker has made yet; without it they have to wait.
    """
    web = shipped("web")
    app = Flask("reader", static_folder=web / "static", template_folder=web / "templates")
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.extensions[KEY] = Parts(
        catalogue=catalogue,
        blobs=blobs,
        settings=settings,
        wake=wake,
        revisions=Revisions(catalogue),
        divisions=Divisions(catalogue),
        feed_pages=FeedPages(),
        speak=speak,
        seats=Semaphore(live.SEATS),
    )
    app.register_blueprint(lists.blueprint)
    app.register_blueprint(search.blueprint)
    app.register_blueprint(pages.blueprint)
    app.register_blueprint(queue.blueprint)
    app.register_blueprint(waiting.blueprint)
    app.register_blueprint(live.blueprint)
    app.register_blueprint(media.blueprint)
    app.register_blueprint(feeds.blueprint)
    security.protect(app)
    failures.explain(app)
    return app
