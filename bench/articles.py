"""The articles that the benches read: those of the sample feed, and made ones that have no sentence in common."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace

from reader.ingest.source import read_article
from reader.models import Article, Block
from reader.pipeline.reading import script_of
from reader.shared_files import shipped

NEWS = "banjir-rob-semarang"
"""An article of the sample feed, of some 260 words."""

BRIEF_WORDS = 30
"""Words that a brief has at least: the article that is made a hundred times as long."""

SENTENCES = 60

_WORD = re.compile(r"(?<![\w'-])[a-z]{3,}(?![\w'-])")


def news_page() -> bytes:
    """The page of NEWS."""
    return (shipped("feeds") / "sample" / "berita" / f"{NEWS}.html").read_bytes()


def news() -> Article:
    """NEWS as an article."""
    return read_article(news_page(), name=NEWS)


def sample_blocks() -> Iterator[Block]:
    """The blocks of all articles that the sample feed has as pages, one after the other."""
    for path in sorted((shipped("feeds") / "sample" / "berita").glob("*.html")):
        yield from read_article(path.read_bytes(), name=path.stem).blocks


def sixty_sentences() -> Article:
    """An article whose script has sixty sentences (one more where the last block brings two)."""
    blocks: list[Block] = []
    for block in sample_blocks():
        blocks.append(block)
        article = replace(news(), blocks=tuple(blocks))
        if script_of(article).segments[-1].sentence + 1 >= SENTENCES:
            return article
    raise ValueError(f"the sample feed has no {SENTENCES} sentences")


def brief() -> Article:
    """A short article: the first paragraphs of NEWS."""
    article = news()
    words, blocks = 0, []
    for block in article.blocks:
        if words >= BRIEF_WORDS:
            break
        blocks.append(block)
        words += len(block.text.split())
    return replace(article, blocks=tuple(blocks))


def repeated(article: Article, times: int, seed: int) -> Article:
    """The article so many times over in one, each time in other words, so that no clip serves twice.

    Lower-case words change places with each other inside their block: lengths, names, figures and marks stay.
    """
    chance = random.Random(seed)
    blocks = tuple(_shuffled(block, chance) for _ in range(times) for block in article.blocks)
    return replace(article, title=_shuffled(Block(article.blocks[0].kind, article.title), chance).text, blocks=blocks)


def _shuffled(block: Block, chance: random.Random) -> Block:
    words = _WORD.findall(block.text)
    chance.shuffle(words)
    coming = iter(words)
    return replace(block, text=_WORD.sub(lambda _: next(coming), block.text))


def with_one_changed(article: Article, seed: int) -> Article:
    """The article with one sentence of its middle block in other words."""
    chance = random.Random(seed)
    middle = len(article.blocks) // 2
    number = next(n for n in range(middle, len(article.blocks)) if len(_WORD.findall(article.blocks[n].text)) > 4)
    words = _WORD.findall(article.blocks[number].text)
    old, new = words[1], "".join(chance.choice("bdgklmnprst") + chance.choice("aiu") for _ in range(4))
    text = re.sub(rf"(?<![\w'-]){old}(?![\w'-])", new, article.blocks[number].text, count=1)
    blocks = (*article.blocks[:number], replace(article.blocks[number], text=text), *article.blocks[number + 1 :])
    return replace(article, blocks=blocks)
