"""Which sentences of an article must be parsed for its events: those with a time, and what these need."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from chrono.events.lexicon import load
from chrono.language import split

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chrono.events.times import Time


def chosen(text: str, dated: Sequence[Time], language: str = "en") -> list[tuple[int, int]]:
    """Stretches of a text whose sentences are to be parsed, in order.

    A sentence with a time; the one before it, where a pronoun may point back to it; and one that may announce a plan.
    """
    pointing, announcing = _patterns(language)
    sentences = split(text, language)
    wanted: set[int] = set()
    at = 0
    for number, (start, end) in enumerate(sentences):
        while at < len(dated) and dated[at].end <= start:
            at += 1
        if (at < len(dated) and dated[at].start < end) or announcing.search(text, start, end):
            wanted.add(number)
            if number and pointing.search(text, start, end):
                wanted.add(number - 1)
    return [sentences[number] for number in sorted(wanted)]


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words that point back to a person, and words of plans, in any form."""
    lexicon = load(language)
    stems = sorted(word[:-1] if word.endswith("e") else word for word in lexicon.planning)
    plans = "|".join([*(rf"{re.escape(stem)}\w*" for stem in stems), *map(re.escape, sorted(lexicon.planned))])
    pointers = "|".join(map(re.escape, sorted(lexicon.pronouns)))
    return (
        re.compile(rf"\b(?:{pointers})\b", re.IGNORECASE),
        re.compile(rf"(?<![\w])(?:{plans})(?!\w)", re.IGNORECASE),
    )
