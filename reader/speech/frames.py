"""What a program that speaks and the program that asks it say to each other over two pipes; this is the former's end.

Frames go both ways over standard input and output: four bytes with the length of a JSON object, the object, and
after an answer's object as many bytes of samples as its "pcm" says. The first frame is the greeting: what is to be
known of the program, or {"error"}; then each request gets one answer: {"pcm"} or {"error"}, after which the program
takes another. It ends when its standard input does.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from typing import Any


class Frames:
    """The two pipes. Whatever else is printed in this process goes nowhere, so it cannot break a frame."""

    def __init__(self) -> None:
        self._input = os.dup(0)
        self._output = os.dup(1)
        nowhere = os.open(os.devnull, os.O_RDWR)
        os.dup2(nowhere, 0)
        os.dup2(nowhere, 1)

    def _read(self, size: int) -> bytes:
        pieces = []
        while size:
            piece = os.read(self._input, size)
            if not piece:
                raise EOFError
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    def receive(self) -> dict[str, Any]:
        """The next frame's object. Raises EOFError when the input has ended."""
        header: dict[str, Any] = json.loads(self._read(int.from_bytes(self._read(4), "big")))
        return header

    def send(self, header: dict[str, Any], pcm: Sequence[bytes] = ()) -> None:
        """Write a frame. Samples in pieces are never joined here: fresh memory is what costs a fork most."""
        encoded = json.dumps(header).encode()
        for piece in (len(encoded).to_bytes(4, "big") + encoded, *pcm):
            rest = memoryview(piece)
            while rest:
                rest = rest[os.write(self._output, rest) :]
