"""What one article tells again as "the blast": the one that it has told of already, by this word or by another.

A definite noun stands for what the text has brought up (Prince 1981). Of accidents and the like, which happen once, a
writer first tells that there was one ("an explosion tore through the plant"), then more of it ("the blast happened at
9:40 p.m."). Both are one event where their times lie within each other; not where the article knows of several.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from chrono.chronology.lexicon import load
from chrono.chronology.opposing import fine

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from chrono.events import Mention

_GAP = 4  # characters between two sentences, at most
_LAST = 16  # tellings of one kind that are kept in mind
_BEHIND = 120  # characters behind a verb that may hold what it was done by
_BEFORE = 160  # and before it, its subject


@dataclass(frozen=True, slots=True)
class _Patterns:
    """How a sentence may name what happened, for one group of nouns.

    Attributes:
        any: its nouns, in one or many.
        several: more than one of them.
        definite: the subject "the blast", up to the verb; `subject`: "a blast" or "blast" too.
        cause: "in a blast", behind the verb.
        new: "a blast".
    """

    any: re.Pattern[str]
    several: re.Pattern[str]
    definite: re.Pattern[str]
    subject: re.Pattern[str]
    cause: re.Pattern[str]
    new: re.Pattern[str]


@cache
def _patterns(language: str = "en") -> tuple[_Patterns, ...]:
    words = load(language)
    opening = rf"(?:^|[,;:—–“‘\"]\s*|\b(?:{_any(words.opening)})\s+)"
    the, several, around = _any(words.definite), _any(words.several), _any(words.around)
    behind = rf"(?:\s+(?:{around})\s(?:(?!\b(?:{_any(words.relative)})\b)[^,.;:!?])" + "{1,60})?"
    helping = rf"(?:\s+(?:{_any(words.helping)}))?\s+$"
    made = []
    for group in words.alike:
        noun = f"(?:{_any(group)})"
        patterns = (
            rf"\b{noun}s?\b",
            rf"\b{noun}s\b|\b(?:{several}|\d+)\s+(?:[\w’'-]+\s+){{0,2}}{noun}s?\b",
            rf"{opening}(?:{the})\s+(?:[\w’'-]+\s+){{0,2}}{noun}{behind}{helping}",
            rf"{opening}(?:[\w’'-]+\s+){{0,4}}{noun}{behind}{helping}",
            rf"\W+(?:[\w’'-]+\s+){{0,6}}?(?:{_any(words.causing)})\s+(?:[\w’'-]+\s+){{0,3}}{noun}\b",
            rf"\b(?:{_any(words.indefinite)})\s+(?:[\w’'-]+\s+){{0,3}}{noun}\b",
        )
        made.append(_Patterns(*(re.compile(pattern, re.IGNORECASE) for pattern in patterns)))
    return tuple(made)


@cache
def _any_noun() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(sorted({noun for some in load().alike for noun in some}))})s?\b", re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))


def retold(mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Pairs of mentions that tell of one event, in different sentences of one article; by number, the earlier first.

    Args:
        mentions: of any articles.
    """
    every = _patterns()
    of_article: dict[tuple[str, int], list[int]] = defaultdict(list)
    for k, m in enumerate(mentions):
        if _any_noun().search(m.sentence):
            for group, some in enumerate(every):
                if some.any.search(m.sentence):
                    of_article[m.article_id, group].append(k)
    for (_, group), numbers in of_article.items():
        some = every[group]
        if len(numbers) > 1 and not any(some.several.search(mentions[k].sentence) for k in numbers):
            ordered = sorted(numbers, key=lambda k: (mentions[k].sentence_start, mentions[k].trigger_start, k))
            yield from _pairs(mentions, ordered, some)


def _pairs(mentions: Sequence[Mention], numbers: Sequence[int], some: _Patterns) -> Iterator[tuple[int, int]]:
    passage = _passages(mentions, mentions[numbers[0]].article_id)
    told: list[int] = []
    for n in numbers:
        later = mentions[n]
        if _tells_again(later, some):
            before = [
                k for k in told if mentions[k].sentence_start < later.sentence_start and _meet(mentions[k], later)
            ]
            new = {mentions[k].sentence_start for k in before if some.new.search(mentions[k].sentence)}
            for k in before[-1:] if len(new) < 2 else ():
                if _same(mentions[k], later) and passage[mentions[k].sentence_start] == passage[later.sentence_start]:
                    yield k, n
        if _tells(later, some):
            told = [*told[-_LAST:], n]


def _passages(mentions: Sequence[Mention], article_id: str) -> dict[int, int]:
    """For where each sentence of an article begins, its passage: sentences that follow each other.

    Between two passages stand sentences that no mention comes from, which may tell of another event of the kind.
    """
    spans = sorted({(m.sentence_start, m.sentence_end) for m in mentions if m.article_id == article_id})
    found: dict[int, int] = {}
    passage, at = 0, 0
    for start, end in spans:
        passage += start > at + _GAP
        found[start], at = passage, max(at, end)
    return found


def _same(a: Mention, b: Mention) -> bool:
    """Whether the time of one lies in that of the other, and the second names no place that the first does not."""
    one, other = sorted((i.start, -i.end) for i in (a.interval, b.interval) if i is not None)
    said = a.sentence.casefold()
    return other[1] >= one[1] and all(place.casefold() in said for place in b.places)


def _tells(m: Mention, some: _Patterns) -> bool:
    """Whether a mention is of what the nouns name: by the noun itself, as its subject, or as what it was done by."""
    if m.factuality != "actual" or m.interval is None or not fine(m):
        return False
    before, behind = _around(m)
    if some.any.fullmatch(m.trigger):
        return True
    if m.trigger.lower() not in load().befalling:
        return False
    return bool(some.subject.search(before) or some.cause.match(behind))


def _tells_again(m: Mention, some: _Patterns) -> bool:
    """Whether a mention tells that "the blast" happened, or what it did."""
    if m.factuality != "actual" or m.interval is None or not fine(m) or m.trigger.lower() not in load().befalling:
        return False
    return bool(some.definite.search(_around(m)[0]))


def _around(m: Mention) -> tuple[str, str]:
    """What stands in the sentence before and behind a mention's word."""
    start, end = m.trigger_start - m.sentence_start, m.trigger_end - m.sentence_start
    return m.sentence[max(0, start - _BEFORE) : start], m.sentence[end : end + _BEHIND]


def _meet(a: Mention, b: Mention) -> bool:
    return a.interval is not None and b.interval is not None and a.interval.meets(b.interval)
