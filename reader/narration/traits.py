"""What an article tells of its persons beside their names and offices: their age, and by their titles their sex."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from reader.narration.descriptions import Sex, sex_of
from reader.narration.mentions import MentionKind
from reader.narration.paragraphs import Paragraph
from reader.narration.people import At, People
from reader.narration.words import word_set

_LOOKED_AT = 24
"""How many persons before a place are looked at: an article written to be slow must not be."""

_TITLES_OF_KIN = word_set("ayah ayahanda duda gadis ibu ibunda istri janda kakek nenek suami")
"""Before a name they mean another: "istri Rahmat"."""


class Traits:
    """The ages and sexes of an article's persons."""

    def __init__(self, paragraphs: Sequence[Paragraph], people: People) -> None:
        self._by_age: dict[str, str | None] = {}
        self._sexes: dict[str, Sex] = {}
        self._titled: list[tuple[At, str, Sex]] = []
        for number, paragraph in enumerate(paragraphs):
            for mention in paragraph.mentions:
                if mention.kind is not MentionKind.PERSON or not (mention.age or mention.titled):
                    continue
                at = (number, mention.start)
                name = people.fullest(mention.words, at) or mention.name
                if mention.age and self._by_age.setdefault(mention.age, name) != name:
                    self._by_age[mention.age] = None
                sex = sex_of(set(mention.role) - _TITLES_OF_KIN)
                if sex is not None:
                    self._titled.append((at, name, sex))
                    self._sexes.setdefault(name, sex)

    def learn(self, name: str, sex: Sex | None) -> None:
        """Takes in what a description in the narration tells of somebody: "Pria itu tinggal di Garut"."""
        if sex is not None:
            self._sexes.setdefault(name, sex)

    def aged(self, age: str) -> str | None:
        """The name of the only person whom the article gives that age (in figures), or None."""
        return self._by_age.get(age)

    def agreeing(self, name: str | None, sex: Sex | None, at: At) -> str | None:
        """The person of that name; one of the described sex named before `at`, where he is known to be of the other."""
        if name is None or sex is None or self._sexes.get(name, sex) is sex:
            return name
        middle = bisect_right(self._titled, at, key=lambda titled: titled[0])
        earlier = reversed(self._titled[max(0, middle - _LOOKED_AT) : middle])
        return next((other for _, other, its in earlier if its is sex), name)
