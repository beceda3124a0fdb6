"""Models to JSON and back, checked on the way back: what the database holds may be damaged or from another version."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError

from reader.errors import StorageError
from reader.models import Article
from reader.storage.columns import fingerprint, in_utc

T = TypeVar("T")

_adapters: dict[type, TypeAdapter[Any]] = {}


def to_json(value: object) -> bytes:
    """The model as JSON in UTF-8. Raises StorageError where its text isn't text (lone surrogates)."""
    try:
        return _adapter(type(value)).dump_json(value)
    except PydanticSerializationError as problem:
        raise StorageError(type(value).__name__.lower(), f"cannot be kept: {problem}") from problem


def from_json(model: type[T], data: bytes | str) -> T:
    """The model again. Raises ValueError where the JSON is not that model's."""
    return _adapter(model).validate_json(data)


def pack(value: object) -> bytes:
    """The model as compressed JSON. Raises StorageError as `to_json` does."""
    return zlib.compress(to_json(value))


def unpack(model: type[T], data: bytes) -> T:
    """The model again. Raises ValueError or zlib.error where the bytes are not that model's."""
    return from_json(model, zlib.decompress(data))


def in_iso_zone(article: Article) -> Article:
    """The article, its time put into UTC where its zone's offset has seconds, which ISO 8601 cannot write."""
    offset = article.published.utcoffset() if article.published else None
    if article.published is None or offset is None or offset.seconds % 60 == 0:
        return article
    return replace(article, published=in_utc(article.published))


@contextmanager
def intact(subject: str) -> Iterator[None]:
    """Say of a row that cannot be read that it is damaged: StorageError instead of what the attempt raised."""
    try:
        yield
    except (ValueError, TypeError, zlib.error) as problem:
        raise StorageError(subject, f"is damaged in the database ({_first_line(problem)})") from problem


def text_key(article: Article) -> str:
    """The fingerprint of title and text, by which the same article is known at another address."""
    return fingerprint(article.title, *(block.text for block in article.blocks))


def _adapter(model: type[T]) -> TypeAdapter[T]:
    """Pydantic's reader and writer of the model, made when first needed."""
    if model not in _adapters:
        _adapters[model] = TypeAdapter(model)
    return _adapters[model]


def _first_line(problem: Exception) -> str:
    return (str(problem) or type(problem).__name__).splitlines()[0]
