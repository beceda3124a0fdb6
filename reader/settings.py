"""One table of settings: name, type, default, what it is for. Read once and passed in, never global."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from reader.delivery import Delivery
from reader.errors import SettingsError

VERSION = "0.1.0"


def default_home() -> Path:
    """The current folder where that is a checkout of Simak, else the user's own data folder (XDG base directories)."""
    here = Path.cwd()
    if (here / "reader" / "models.py").is_file() and (here / "audio_cache").is_dir():
        return here
    base = os.environ.get("LOCALAPPDATA") if os.name == "nt" else os.environ.get("XDG_DATA_HOME")
    return Path(base) / "simak" if base else Path.home() / ".local" / "share" / "simak"


class Settings(Delivery, BaseSettings):
    """Every setting; each can be given as an environment variable `SIMAK_<NAME>`."""

    model_config = SettingsConfigDict(env_prefix="SIMAK_", env_ignore_empty=True, frozen=True, extra="ignore")

    home: Path = Field(
        default_factory=default_home,
        description="Folder of the database and of audio_cache/; unset: the checkout, else the user's data folder.",
    )
    cache_megabytes: int = Field(
        default=5_000,
        ge=0,
        description="Megabytes (millions of bytes) audio_cache/ may have, what is needed to be heard counted but never "
        "taken; 0: no limit. 5000 are about 90 hours of episodes with their clips, and fit on a small server's card.",
    )
    host: str = Field(default="127.0.0.1", description="Address the web server listens on.")
    port: int = Field(default=8000, ge=0, le=65535, description="Port the web server listens on.")
    public_url: str = Field(default="", description="Address that listeners reach; empty: as each request says.")
    fetch_minutes: float = Field(
        default=15, gt=0, le=10_080, description="Minutes between two looks at every feed while serving."
    )
    allow_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description="Private hosts that may be fetched from all the same: names or addresses between commas.",
    )
    fetch_seconds: float = Field(
        default=30, gt=0, le=3600, description="Seconds that one fetch may take in all, redirects included."
    )
    fetch_bytes: int = Field(
        default=20_000_000, gt=0, description="Bytes that one fetched feed or page may have, decoded."
    )
    fetch_redirects: int = Field(default=5, ge=0, description="Redirects that are followed.")
    entries_per_fetch: int = Field(
        default=50, gt=0, description="Newest entries of a feed that one look takes in at most."
    )
    list_length: int = Field(
        default=50, gt=0, description="Articles on a page of the list, episodes in a page of the podcast feed."
    )
    podcast_title: str = Field(default="Simak: berita dibacakan", description="Title of the podcast.")
    podcast_description: str = Field(
        default="Berita Indonesia dibacakan dengan suara sintetis, dengan bab di setiap kutipan dan keterangan foto.",
        description="Description of the podcast.",
    )
    podcast_author: str = Field(default="Simak", description="Author of the podcast.")
    podcast_email: str = Field(
        default="", description="Address of the podcast's owner, shown in the feed; empty: none."
    )

    @field_validator("home")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return value.expanduser().absolute()

    @field_validator("public_url")
    @classmethod
    def _address(cls, value: str) -> str:
        if value and not re.fullmatch(r"https?://[^/\s]+(/\S*)?", value):
            raise ValueError("must be an address such as https://simak.example")
        return value

    @field_validator("allow_hosts", mode="before")
    @classmethod
    def _split_hosts(cls, value: object) -> object:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


def load_settings(**given: object) -> Settings:
    """The settings from the environment, overridden by what is given (None counts as not given).

    Raises SettingsError, naming the setting.
    """
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as problem:
        first = problem.errors()[0]
        name, *place = (str(part) for part in first["loc"])
        where = "".join(f"{part}: " for part in place if part.isalpha())
        raise SettingsError(f"SIMAK_{name.upper()}", f"{where}{first['msg']} (given: {first['input']!r})") from problem


def as_written(value: object) -> str:
    """The value of a setting as its environment variable has it."""
    if isinstance(value, tuple):
        return ",".join(map(str, value))
    if isinstance(value, Mapping):
        return json.dumps(
            {key: item.model_dump() if isinstance(item, BaseModel) else item for key, item in value.items()}
        )
    return str(value).lower() if isinstance(value, bool) else str(value)
