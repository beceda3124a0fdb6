"""What every voice is to the rest of the program."""

from __future__ import annotations

from typing import Protocol

from reader.models import Prosody, Speech


class Engine(Protocol):
    """One voice, ready to speak. The contract suite in tests/contracts runs over every one.

    - `name` is what settings and people call it ("espeak", "gtts").
    - `identity` changes whenever the same text could sound different: engine, its version, voice, settings. It goes
      into the clip's cache key, so equal identity and equal text must mean interchangeable audio.
    - `title` names the voice for people ("eSpeak NG, bahasa Indonesia").
    - `online` is True where the text leaves this machine.
    - `at_once` is how many utterances it speaks side by side; further threads wait inside `speak`.
    - `people` is how many different people it can be heard as, one at least.
    - `languages` are the languages beside Indonesian that it speaks as their speakers do (BCP 47 tags).
    """

    @property
    def name(self) -> str:
        """What settings call it."""
        ...

    @property
    def identity(self) -> str:
        """What the audio depends on beside text and prosody. May start the engine: raises as `speak` does."""
        ...

    @property
    def title(self) -> str:
        """Its name for people."""
        ...

    @property
    def online(self) -> bool:
        """Whether the text leaves this machine."""
        ...

    @property
    def at_once(self) -> int:
        """How many utterances it speaks side by side."""
        ...

    @property
    def people(self) -> int:
        """How many people it can be heard as."""
        ...

    @property
    def languages(self) -> frozenset[str]:
        """What it speaks beside Indonesian."""
        ...

    def speak(self, text: str, prosody: Prosody) -> Speech:
        """The text as sound: never empty, never silent, whole.

        `text` is a spoken form: one line with at least one letter; in another language than Indonesian it is as
        printed. A person whom the engine does not have is its first, an unknown language is read as Indonesian. May
        be called from any threads.
        Raises EngineFailedError (worth another try) or EngineUnavailableError (not worth one); the engine can be
        used again after either.
        """
        ...

    def close(self) -> None:
        """Let go of processes and connections. Calling it twice does nothing more."""
        ...
