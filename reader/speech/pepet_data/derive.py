"""Make words.txt and contexts.txt anew from an open pronunciation lexicon.

    python reader/speech/pepet_data/derive.py lexicon_id.tsv

The file is `g2p_id/resources/lexicon_id.tsv` of the PyPI package g2p-id-py (a wheel is a zip file; the package need
not be installed). What is taken from it is which e's of a word are /ə/; see NOTICE.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from reader.speech.pepet import as_listed, contexts_of, guessed

DATA = Path(__file__).parent

FEWEST = 2
"""How often a context must be seen before it is believed."""


def read(lexicon: Path) -> tuple[dict[str, str], set[str]]:
    """Every word that has an e, with its marks; and all words."""
    marked, every = {}, set()
    for line in lexicon.read_text("utf-8").splitlines():
        word, _, phonemes = line.partition("\t")
        word = word.lower()
        every.add(word)
        vowels = [phoneme for phoneme in phonemes.split() if phoneme in {"e", "ə"}]
        if re.fullmatch("[a-z]+", word) and word.count("e") == len(vowels) > 0:
            coming = iter(vowels)
            marked[word] = re.sub("e", lambda _: "é" if next(coming) == "e" else "e", word)  # noqa: B023 - used at once
    return marked, every


def learn_contexts(marked: dict[str, str]) -> dict[str, bool]:
    """For each context that is seen often enough whether its e is taling, unless a shorter one says so already."""
    seen: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    shorter: dict[str, list[str]] = {}
    for word, said in marked.items():
        for e in re.finditer("e", word):
            contexts = list(contexts_of(word, e.start()))
            for number, context in enumerate(contexts):
                seen[context][said[e.start()] == "é"] += 1
                shorter[context] = contexts[number + 1 :]
    learned: dict[str, bool] = {}
    for context in sorted(seen, key=lambda context: len(shorter[context])):
        pepet, taling = seen[context]
        before = next((learned[other] for other in shorter[context] if other in learned), False)
        if pepet != taling and pepet + taling >= FEWEST and (taling > pepet) != before:
            learned[context] = taling > pepet
    return learned


def needed(marked: dict[str, str], every: set[str], contexts: dict[str, bool]) -> dict[str, str]:
    """The words that must be listed, so that all are said right."""
    listed: dict[str, str] = {}
    plain = {other: other for other in every if "e" not in other and len(other) > 3}
    for word in sorted(marked, key=lambda word: (len(word), word)):  # a stem comes before what is formed from it
        said = as_listed(word, listed)
        # A word formed from one without an e is needed by nobody else.
        if said is None and guessed(word, contexts) == marked[word] and as_listed(word, plain) is not None:
            continue
        if said != marked[word]:
            listed[word] = marked[word]
    return listed


def main() -> None:
    """Write both files."""
    marked, every = read(Path(sys.argv[1]))
    contexts = learn_contexts(marked)
    words = needed(marked, every, contexts)
    (DATA / "words.txt").write_text("".join(f"{words[word]}\n" for word in sorted(words)), "utf-8")
    lines = [context.replace("E", "É") if taling else context for context, taling in contexts.items()]
    (DATA / "contexts.txt").write_text("".join(f"{line}\n" for line in sorted(lines)), "utf-8")
    sys.stdout.write(f"{len(marked)} words with an e: {len(words)} listed, {len(contexts)} contexts\n")


if __name__ == "__main__":
    main()
