"""Google's voice, by way of gTTS: for who chooses it, since every text goes to Google.

gTTS knows how to ask; the asking itself is done here. gTTS 2.5.4 sends without checking the server's certificate,
without a deadline and without a second try, takes a page that asks "are you a robot?" for an empty sound, and keeps
what it had when a request in the middle fails.
"""

from __future__ import annotations

import base64
import email.utils
import json
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from reader.errors import EngineFailedError, EngineUnavailableError
from reader.models import Prosody, Speech
from reader.speech.mp3 import BrokenMp3Error, decoded
from reader.speech.pieces import cut
from reader.speech.sound import checked

if TYPE_CHECKING:
    import requests

LONGEST_PIECE = 100
"""Characters that Google speaks at a time."""

_TITLE = "gtts"
_REVISION = 1  # raised when this module changes how anything sounds
_SLOW = 0.75  # Google knows two rates; the slow one is for who asks for clearly slower speech
_LARGEST_ANSWER = 4_000_000  # bytes; a hundred characters come as some 150,000
_BLOCK = 65_536
_LONGEST_SOUND = 60.0  # seconds of one piece


@dataclass(frozen=True, slots=True)
class Patience:
    """How long Google is waited for, in seconds, and how often it is asked.

    `connect` and `read` are the longest silences, `answer` the longest time for one answer in all. Between two
    tries it waits `wait`, then twice that and so on, or as long as Google asks for; never more than `longest_wait`.
    """

    connect: float = 10.0
    read: float = 15.0
    answer: float = 30.0
    tries: int = 4
    wait: float = 1.0
    longest_wait: float = 60.0


class GoogleEngine:
    """Google Translate's Indonesian voice. The contract is `reader.speech.engine.Engine`.

    `tld` chooses the Google that is asked ("com", "co.id"). The prosody's pitch has no effect here, its rate only
    where it is below 0.75.
    """

    name = "gtts"
    title = "Google, bahasa Indonesia (daring)"
    online = True
    at_once = 1
    people = 1
    languages = frozenset({"en", "nl", "de", "fr", "es", "pt"})

    def __init__(self, *, tld: str = "com", patience: Patience | None = None) -> None:
        self._tld = tld
        self._patience = patience or Patience()
        self._session: requests.Session | None = None
        self._closed = threading.Event()
        self._turn = threading.Lock()

    @property
    def identity(self) -> str:
        """Google does not tell its voice's version, and gTTS's own does not change the sound."""
        return f"google-translate {self._tld} voice id r{_REVISION}"

    def speak(self, text: str, prosody: Prosody) -> Speech:
        """The text as Google speaks it, in pieces of at most 100 characters; all of them or an error."""
        pieces = cut(text, LONGEST_PIECE)
        if not pieces:
            raise EngineFailedError(_TITLE, "was given nothing to speak")
        language = prosody.language if prosody.language in self.languages else "id"
        with self._turn:
            sounds = [self._spoken(piece, language, slow=prosody.rate < _SLOW) for piece in pieces]
        rates = {rate for _, rate in sounds}
        if len(rates) > 1:
            raise EngineFailedError(_TITLE, f"gave pieces at different sample rates: {sorted(rates)}")
        return checked(b"".join(pcm for pcm, _ in sounds), rates.pop(), _TITLE)

    def close(self) -> None:
        """Let go of the connection, and of a wait for the next try."""
        self._closed.set()
        session, self._session = self._session, None
        if session is not None:
            session.close()

    def _spoken(self, piece: str, language: str, *, slow: bool) -> tuple[bytes, int]:
        """One piece as samples and their rate, tried again while that can help."""
        request = _request(piece, self._tld, language, slow=slow)
        wait = self._patience.wait
        for left in reversed(range(self._patience.tries)):
            try:
                return decoded(_sound_in(self._answer(request)), longest_seconds=_LONGEST_SOUND)
            except BrokenMp3Error as problem:
                again = _AgainError(f"sent a sound that is not whole: {problem}")
            except _AgainError as problem:
                again = problem
            pause = max(wait, again.after)
            if pause > self._patience.longest_wait:
                cause = f"{again}, and asks to be left alone for {pause:.0f} seconds"
                raise EngineFailedError(_TITLE, cause, retry_after=pause)
            if not left or self._closed.wait(pause):
                break
            wait *= 2
        raise EngineFailedError(_TITLE, f"{again} ({self._patience.tries - left} tries)")

    def _answer(self, request: requests.PreparedRequest) -> str:
        """The answer's text. Raises _AgainError where another try may help, EngineFailedError where not."""
        import requests  # noqa: PLC0415 - slow to import, and only this engine needs them
        import urllib3  # noqa: PLC0415

        if self._session is None:
            self._session = requests.Session()
        # Proxies and an organisation's own certificates as the environment says; the check itself is never off.
        how = self._session.merge_environment_settings(request.url or "", {}, True, None, None)
        timeouts = (self._patience.connect, self._patience.read)
        until = time.monotonic() + self._patience.answer
        body = bytearray()
        try:
            # No redirect: the text would go to an address that nobody chose.
            with self._session.send(request, timeout=timeouts, allow_redirects=False, **how) as response:
                _judge(response)
                # Not iter_content: that waits for a full block, however slowly it trickles in.
                while part := response.raw.read1(_BLOCK, decode_content=True):
                    body += part
                    if len(body) > _LARGEST_ANSWER:
                        raise EngineFailedError(_TITLE, "sent more than any speech takes")
                    if time.monotonic() > until:
                        raise _AgainError("took too long to answer")
        except requests.exceptions.SSLError as problem:
            raise EngineFailedError(_TITLE, f"the server could not prove that it is Google: {problem}") from problem
        except requests.ConnectionError as problem:
            raise _AgainError("could not be reached; is this machine online?") from problem
        except (requests.RequestException, urllib3.exceptions.HTTPError) as problem:
            raise _AgainError(f"could not be reached: {problem}") from problem
        return body.decode("utf-8", "replace")


class _AgainError(Exception):
    """Google failed in a way that may pass, at the earliest `after` seconds from now."""

    def __init__(self, cause: str, after: float = 0.0) -> None:
        super().__init__(cause)
        self.after = after


def _request(piece: str, tld: str, language: str, *, slow: bool) -> requests.PreparedRequest:
    """What gTTS would send for the piece.

    `_prepare_requests` is private, but the one seam at which gTTS has made everything that changes when Google does
    (address, headers, body) and has sent nothing. Its pre-processing and its splitter are kept out of it: the text
    is a spoken form, and short enough.
    """
    try:
        from gtts import gTTS  # noqa: PLC0415 - slow to import, and only this engine needs it

        asking = gTTS(
            piece,
            tld=tld,
            lang=language,
            slow=slow,
            lang_check=False,
            pre_processor_funcs=[],
            tokenizer_func=lambda whole: [whole],
        )
        (request,) = asking._prepare_requests()  # noqa: SLF001 - see above
    except (ImportError, AttributeError, TypeError) as problem:
        raise EngineUnavailableError(
            _TITLE, f"this gTTS is not one we know ({problem}); run: pip install --upgrade gTTS"
        ) from problem
    return request  # type: ignore[no-any-return]


def _judge(response: requests.Response) -> None:
    """Raises unless the status promises an answer."""
    status = response.status_code
    if status == 429 or status >= 500:
        raise _AgainError(f"answered {status}", _seconds(response.headers.get("Retry-After", "")))
    if status != 200:
        raise EngineFailedError(_TITLE, f"refused to speak (it answered {status})")


def _seconds(retry_after: str) -> float:
    """Retry-After (RFC 9110, 10.2.3) in seconds from now: a number or a date; 0 for anything else."""
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        return max(0.0, (email.utils.parsedate_to_datetime(retry_after) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return 0.0


def _sound_in(answer: str) -> bytes:
    """The MP3 in Google's answer: lines of JSON, one of which has a row ["wrb.fr", "jQ1olc", '["<base64>"]', ...]."""
    for line in answer.splitlines():
        if '"jQ1olc"' not in line:
            continue
        try:
            return base64.b64decode(_row(json.loads(line)), validate=True)
        except (ValueError, TypeError, LookupError, RecursionError) as problem:
            raise _AgainError("sent a sound that is not whole") from problem
    raise EngineFailedError(_TITLE, "answered without a sound: it may take us for a robot, or want another gTTS")


def _row(answer: Any) -> str:
    [payload] = (row[2] for row in answer if row[0] == "wrb.fr" and row[1] == "jQ1olc")
    sound: str = json.loads(payload)[0]
    return sound
