"""Which articles are one source: agency text that many print confirms nothing twice.

Texts are compared by their shingles, runs of words (Broder 1997, "On the resemblance and containment of documents"):
whole articles by a bottom-k sketch, so that the work grows with their number and not with its square; the sentences
that tell one event by the shingles themselves.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING
from zlib import crc32

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_WORD = re.compile(r"\w+")
_RUN = 4  # words of a shingle
_SKETCH = 64
_KEYS = 12  # smallest shingles by which articles are looked up
_REPRINT = 0.6  # of the shingles of two articles that are the same
_COPIED = 0.75  # of the shingles of the shorter sentence
_FEWEST = 5  # shingles of a sentence: what is shorter may be written twice
_CROWD = 200


class Sources:
    """Articles by the source that they go back to."""

    def __init__(self) -> None:
        self._of: dict[str, str] = {}

    def of(self, article_id: str) -> str:
        """The article that stands for all copies: the first by id."""
        while (above := self._of.get(article_id, article_id)) != article_id:
            article_id = above
        return article_id

    def join(self, a: str, b: str) -> None:
        """Say that two articles are one source."""
        first, second = sorted((self.of(a), self.of(b)))
        if first != second:
            self._of[second] = first


def reprints(sketches: Mapping[str, Sequence[int]]) -> Sources:
    """Articles whose texts are mostly the same, by id.

    Args:
        sketches: of their texts (`sketch`), by id.
    """
    sources = Sources()
    shelves: dict[int, list[str]] = defaultdict(list)
    for article_id, own in sorted(sketches.items()):
        for key in own[:_KEYS]:
            # A copy of what stands on the shelf already is joined with it, and need not stand there too.
            alike = next((o for o in shelves[key][:_CROWD] if _resemble(own, sketches[o])), None)
            if alike is not None:
                sources.join(alike, article_id)
            else:
                shelves[key].append(article_id)
    return sources


def reprinted(articles: pl.LazyFrame) -> Sources:
    """The same of a table with the columns `article_id` and `sketch`; what shares no key with another is not held."""
    keys = articles.select("article_id", pl.col("sketch").list.head(_KEYS)).explode("sketch").drop_nulls().collect()
    shared = keys.filter(pl.col("sketch").is_duplicated()).select("article_id").unique()
    rows = articles.select("article_id", "sketch").join(shared.lazy(), on="article_id", how="semi").collect().rows()
    return reprints(dict(rows))


def independent(sentences: Iterable[tuple[str, str]], known: Sources) -> dict[str, str]:
    """The source of every article that tells one event.

    Args:
        sentences: article ids and the sentences that tell the event, any number for each.
        known: articles that are copies as a whole.

    Returns:
        For every article id the id of the one that stands for its source.
    """
    ordered = sorted(set(sentences))
    if len({article_id for article_id, _ in ordered}) == 1:
        return {article_id: known.of(article_id) for article_id, _ in ordered[:1]}
    sources = Sources()
    for article_id, _ in ordered:
        sources.join(known.of(article_id), article_id)
    shelves: dict[int, list[tuple[str, frozenset[int]]]] = defaultdict(list)
    for article_id, sentence in ordered:
        shingles = frozenset(_shingles(sentence))
        if len(shingles) < _FEWEST:
            continue
        alike = next(
            (other for key in sorted(shingles) for other, theirs in shelves[key] if _copied(shingles, theirs)), None
        )
        if alike is not None:
            sources.join(alike, article_id)
        else:
            for key in shingles:
                shelves[key].append((article_id, shingles))
    return {article_id: sources.of(article_id) for article_id, _ in ordered}


def _shingles(text: str) -> Iterable[int]:
    words = _WORD.findall(text.casefold())
    return (crc32(" ".join(words[i : i + _RUN]).encode()) for i in range(max(0, len(words) - _RUN + 1)))


def sketch(text: str) -> list[int]:
    """The smallest shingles of a text: at most 64 numbers of 32 bits, in order.

    CRC is no random hash, but shingles of news spread evenly under it.
    """
    return sorted(set(_shingles(text)))[:_SKETCH]


def _resemble(a: Sequence[int], b: Sequence[int]) -> bool:
    """Whether two texts have most shingles in common, estimated from the smallest of both."""
    both = {*a}.intersection(b)
    size = min(_SKETCH, len(a) + len(b) - len(both))
    if len(both) / (size or 1) < _REPRINT:  # no sample of the union holds more
        return False
    return len(both.intersection(sorted({*a, *b})[:size])) / size >= _REPRINT


def _copied(a: frozenset[int], b: frozenset[int]) -> bool:
    return len(a & b) >= _COPIED * min(len(a), len(b))
