"""The application as the web server loads it, with the settings of the environment."""

from __future__ import annotations

from flask import Flask

from reader.app import create_app
from reader.jobs import build_queue
from reader.settings import load_settings
from reader.wiring import Parts


def build() -> Flask:
    """The application on the home that SIMAK_HOME names. Raises SettingsError, StorageError."""
    parts = Parts(load_settings())
    _, wake = build_queue(parts)
    return create_app(parts.catalogue, parts.blobs, parts.settings, wake)
