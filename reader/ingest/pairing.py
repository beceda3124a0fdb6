"""Photos, captions and credits as they follow each other in a page, brought together: which caption is whose."""

from __future__ import annotations

import re
from collections.abc import Callable

from reader.ingest.captions import clean_credit, is_agency, is_credit_only, is_labelled, is_speech, split_credit
from reader.ingest.characters import fold, key
from reader.ingest.leftovers import is_initials, is_leftover
from reader.ingest.lines import Kind, Line
from reader.ingest.trimming import SENTENCE_END

_LONGEST_CAPTION = 450
_LONGEST_SLANTED_CAPTION = 350
_FEWEST_WORDS = 5
_FILE_NAME = re.compile(r"\.(?:jpe?g|png|webp|gif)$", re.IGNORECASE)
_NAME_IN_CAPITALS = re.compile(r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){1,3}")
_NAME = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}")
_CREDITED = re.compile(r"(?:\bfoto\b|\bphoto\b|©|\bdok\b\.?|sumber gambar|istimewa|\(ist)", re.IGNORECASE)


class Photos:
    """Makes captions of what is said beside photos, and puts them into `kept`; `drop` takes what is not to be read.

    `title` is the headline's key. `waiting` is the photo that no line has been paired with yet.
    """

    def __init__(self, title: str, kept: list[Line], drop: Callable[[str], None]) -> None:
        self.waiting: Line | None = None
        self._title = title
        self._kept = kept
        self._drop = drop
        self._credit = ""
        self._has_told = False
        self._seen: set[str] = set()

    def see(self, photo: Line) -> None:
        """A photo stands here; the one before it gets no more words."""
        self.settle()
        self.waiting = None if photo.unread else photo

    def caption(self, line: Line) -> None:
        """A line that the markup calls a caption."""
        if line.unread:
            self._drop(line.text)
            return
        said = list[str]()
        for part in filter(None, line.text.split("\n")):
            if is_leftover(part) and not is_credit_only(part, in_caption=True):
                self._drop(part)
            else:
                said.append(part)
        credit = line.credit or next(
            (part for part in said if len(said) > 1 and is_credit_only(part, in_caption=True)), ""
        )
        if not credit and _is_signed(said):
            credit = said[-1]
        text = fold(" ".join(part for part in said if part != credit))
        if text and not credit and (is_credit_only(text) or is_agency(text)):
            text, credit = "", text
        if text:
            self.keep(text, credit)
        elif credit:
            self.lone_credit(credit)

    def lone_credit(self, credit: str) -> None:
        """A credit that stands apart from its caption: it may follow it or go before it."""
        parts = split_credit(credit)
        before = self._kept[-1] if self._kept else None
        if parts.text and parts.credit and parts.sure:
            self.keep(credit, "")
        elif before is not None and before.kind is Kind.CAPTION and not before.credit and self.waiting is None:
            before.credit = clean_credit(credit) or ""
        else:
            self._credit = credit

    def await_credit(self) -> bool:
        """Whether a credit that comes now has a photo waiting for it, or a caption before it that has none."""
        before = self._kept[-1] if self._kept else None
        return self.waiting is not None or (before is not None and before.kind is Kind.CAPTION and not before.credit)

    def credit_line(self, line: Line) -> None:
        """A credit in a line of its own ("FOTO: RINA"): the waiting photo's, else that of the caption before it.

        Where there is neither, a short line before it is the caption.
        """
        credit = split_credit(line.text).credit or clean_credit(line.text) or ""
        before = self._kept[-1] if self._kept else None
        if self.waiting is not None and credit:
            self._credit = credit
        elif before is None or not credit:
            self._drop(line.text)
        elif before.kind is Kind.CAPTION:
            if before.credit:
                self._drop(line.text)
            before.credit = before.credit or credit
        elif before.kind is Kind.TEXT and len(before.text) <= _LONGEST_CAPTION and not (before.quoted or before.deck):
            self._kept.pop()
            self.waiting = before
            self.keep(before.text, line.text)
        else:
            self._drop(line.text)

    def keep(self, text: str, credit: str = "") -> None:
        """A caption for the waiting photo, or for none; said a second time it is dropped."""
        parts = split_credit(text)
        words = parts.text if not credit or parts.sure or parts.credit == clean_credit(credit) else fold(text)
        credit = clean_credit(credit) or "" if credit else parts.credit or clean_credit(self._credit) or ""
        self._credit = ""
        photo, self.waiting = self.waiting, None
        name = key(words)
        if not name or name in self._seen or is_leftover(words):
            self._drop(text)
            return
        self._seen.add(name)
        self._kept.append(
            Line(Kind.CAPTION, words, credit=credit, image=photo.image if photo else None, alt=self._alt(photo))
        )

    def pass_by(self, line: Line) -> None:
        """Running text follows: the waiting photo gets the caption of its attributes, or its line may become one."""
        photo, kept = self.waiting, len(self._kept)
        self._has_told = self._has_told or (line.kind is Kind.TEXT and SENTENCE_END.search(line.text) is not None)
        self.settle()
        self._credit = ""
        if photo is not None and len(self._kept) == kept:
            line.image, line.alt = photo.image, photo.alt

    def settle(self) -> None:
        """A photo without a visible caption has one all the same where an attribute holds a whole one.

        The first of a gallery only: a page shows the others at a click.
        """
        photo, self.waiting = self.waiting, None
        if photo is None:
            return
        if photo.note:
            if any(line.note for line in self._kept[-1:]):
                self._drop(photo.note)
                return
            self.waiting = photo
            self.keep(photo.note)
            if self._kept:
                self._kept[-1].note = self._kept[-1].note or photo.note
        elif photo.alt and key(photo.alt) not in (self._title, ""):
            parts = split_credit(photo.alt)
            if parts.sure and parts.credit and len(parts.text.split()) >= 3:
                self.waiting = photo
                self.keep(photo.alt)

    def is_caption(self, line: Line, following: Line | None = None) -> bool:
        """Whether a line of the running text is a photo's caption, by its credit or by standing under the photo."""
        if len(line.text) > _LONGEST_CAPTION or line.kind is Kind.HEADING:
            return False
        if not line.inside:
            return self.waiting is not None and not (line.unread or line.linked) and self._is_credited(line, following)
        if is_labelled(line.text):
            return True
        if self.waiting is not None and line.slanted and len(line.text) <= _LONGEST_SLANTED_CAPTION:
            return not is_speech(line.text)
        parts = split_credit(line.text)
        if not parts.sure or not parts.text or is_initials(line.text[len(parts.text) :]):
            return False
        return self.waiting is not None or not self._has_told or _CREDITED.search(line.text[-130:]) is not None

    def _is_credited(self, line: Line, following: Line | None) -> bool:
        """Whether a line beside the waiting photo has a credit: before it, in it or in the line behind it."""
        parts = split_credit(line.text)
        if self._credit or (parts.sure and (line.slanted or len(parts.text.split()) >= _FEWEST_WORDS)):
            return True
        told = len(line.text.split()) >= _FEWEST_WORDS and line.kind is Kind.TEXT
        return told and following is not None and following.kind is Kind.TEXT and is_credit_only(following.text)

    def _alt(self, photo: Line | None) -> str:
        """The photo's description for who cannot see it, unless it is a file's name or the headline again."""
        alt = photo.alt if photo else ""
        return "" if key(alt) == self._title or _FILE_NAME.search(alt) else alt


def _is_signed(said: list[str]) -> bool:
    """Whether the last of a caption's lines is a name: one in capitals, or any below a whole sentence."""
    if len(said) < 2:
        return False
    is_whole = said[-2].endswith((".", "!", "?")) and len(said[-2].split()) >= _FEWEST_WORDS
    return (_NAME if is_whole else _NAME_IN_CAPITALS).fullmatch(said[-1]) is not None
