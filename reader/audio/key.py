"""Names of clips: what a clip sounds like decides what it is called."""

from __future__ import annotations

import hashlib
import json

from reader.models import Prosody

CLIP_REVISION = 4
"""Raised by hand whenever shaping, encoding or packing changes, so that no clip of the old form is used again."""


def clip_key(identity: str, spoken: str, prosody: Prosody, gain: float = 0.0) -> str:
    """The blob key of the clip that the engine of that identity makes of the spoken form, `gain` dB louder:
    "clips/<sha256>".

    Equal keys mean interchangeable audio; a change of any part, or of the form clips are kept in, gives another.
    """
    parts = [CLIP_REVISION, identity, spoken, prosody.rate, prosody.pitch, prosody.person, prosody.language, gain]
    what = json.dumps(parts, separators=(",", ":"))
    return "clips/" + hashlib.sha256(what.encode("ascii")).hexdigest()
