"""One tree of errors. Each says subject and cause in words that a person can act on, in one line."""

from __future__ import annotations


class SimakError(Exception):
    """Anything that went wrong and that a person can be told about.

    `subject` is what it concerns (an address, a file, a voice), `cause` what was wrong with it and what to do.
    `str()` gives both in one line, control characters removed.
    """

    def __init__(self, subject: str, cause: str) -> None:
        super().__init__(subject, cause)
        self.subject = subject
        self.cause = cause

    def __str__(self) -> str:
        text = f"{self.subject}: {self.cause}" if self.subject else self.cause
        return "".join(c if c.isprintable() else " " for c in text)


class SettingsError(SimakError):
    """A setting has a value that cannot be used."""


class IngestError(SimakError):
    """What came from outside could not be made into a feed or an article."""


class FetchError(IngestError):
    """An address did not give what was asked of it: refused, timed out, too large, not allowed."""

    def __init__(
        self, subject: str, cause: str, *, status: int | None = None, retry_after: float | None = None
    ) -> None:
        super().__init__(subject, cause)
        self.status = status
        self.retry_after = retry_after


class ForbiddenAddressError(FetchError):
    """The address leads to a private or special host, and no setting allows it."""


class DisallowedError(FetchError):
    """The site's robots.txt asks programs not to read the address."""


class LeftAloneError(FetchError):
    """The page was not asked for, as its site wants to be left alone for a while."""


class NotAFeedError(IngestError):
    """The bytes are not a feed."""


class NoArticleError(IngestError):
    """There is no article in the input: empty, binary, or a page without running text."""


class LanguageError(IngestError):
    """The article is not Indonesian, so it is kept but not spoken."""


class SpeechError(SimakError):
    """A voice could not speak."""


class EngineUnavailableError(SpeechError):
    """The voice is not installed, or does not exist."""


class EngineFailedError(SpeechError):
    """The voice failed while speaking: it died, timed out, or gave no whole sound.

    `retry_after` is in how many seconds it asks to be tried again, where it does.
    """

    def __init__(self, subject: str, cause: str, *, retry_after: float | None = None) -> None:
        super().__init__(subject, cause)
        self.retry_after = retry_after


class AudioError(SimakError):
    """Audio could not be shaped, encoded or joined."""


class DamagedClipError(AudioError):
    """A kept clip is cut short or changed; it has to be made again."""


class StorageError(SimakError):
    """The catalogue or the blobs could not be read or written: damaged, full, read-only, locked."""


class BlobMissingError(StorageError):
    """There is no blob under that key."""


class NotKnownError(SimakError):
    """There is no feed, article or episode of that name."""
