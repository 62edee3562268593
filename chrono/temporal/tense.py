"""Past or future, guessed from the words around an expression, where nobody has parsed the sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from chrono.temporal.lexicon import load

if TYPE_CHECKING:
    from chrono.temporal.meaning import Expression

# Two small letters or a figure before the stop, so that "U.S. President" and "Mr. Trump" end no sentence.
_STOP = re.compile(r"(?:(?<=[a-z][a-z])|(?<=[0-9%)\"'”’]))[.!?…][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|\n\s*\n")
# Between an auxiliary and its participle: one word or two.
_WITHIN = re.compile(r"\s(?:\w{1,12}\s){1,2}")
_WINDOW = 200


class Tense(StrEnum):
    """Where an expression lies, seen from the article."""

    PAST = "past"
    FUTURE = "future"


def guess(text: str, expression: Expression, language: str = "en", *, endings: bool = False) -> Tense | None:
    """The tense of the nearest cue in the expression's sentence; None when there is no cue.

    "will meet on Friday" is future, "met on Friday" past.

    Args:
        text: the text.
        expression: an expression of it.
        language: whose cues to look for.
        endings: whether a word that merely ends like a verb in the past ("urged", but also "a proposed law") counts,
            where no other cue stands in the sentence.
    """
    start, end = sentence_around(text, expression.start, expression.end)
    best: tuple[int, int, Tense] | None = None
    cues = _cues_in(text, language)
    for i in range(bisect_left(cues, start, key=lambda cue: cue[0]), len(cues)):
        first, last, strength, tense = cues[i]
        if last > end:
            break
        if expression.start <= first < expression.end or (strength and not endings):
            continue
        distance = first - expression.end if first >= expression.end else expression.start - last
        if best is None or (strength, distance) < best[:2]:
            best = (strength, distance, tense)
    return best[2] if best else None


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Bounds of the sentence that holds `[start, end)`, found cheaply and at most 200 characters either side."""
    low, high = max(0, start - _WINDOW), min(len(text), end + _WINDOW)
    for found in _STOP.finditer(text, low, start):
        low = found.end()
    following = _STOP.search(text, end, high)
    return low, following.start() if following else high


@lru_cache(maxsize=2)
def _cues_in(text: str, language: str) -> tuple[tuple[int, int, int, Tense], ...]:
    """Every cue of a text: its offsets, its strength and its tense. Kept, for an article asks for each expression.

    A mere ending is the weaker cue (1); it counts only where no word says more: "will be acquired in June".
    """
    cues: list[tuple[int, int, int, Tense]] = []
    for found in _cues(language).finditer(text):
        ahead = found.lastgroup == "future"
        if not ahead and cues and cues[-1][3] is Tense.FUTURE and _WITHIN.fullmatch(text, cues[-1][1], found.start()):
            continue  # "will be held", "is expected to be formally signed"
        strength = int(found.lastgroup == "ending")
        cues.append((found.start(), found.end(), strength, Tense.FUTURE if ahead else Tense.PAST))
    return tuple(cues)


@cache
def _cues(language: str) -> re.Pattern[str]:
    lexicon = load(language)
    future = "|".join(re.escape(cue) for cue in sorted(lexicon.future_cues, key=len, reverse=True))
    past = "|".join(re.escape(cue) for cue in sorted(lexicon.past_cues, key=len, reverse=True))
    endings = "|".join(re.escape(ending) for ending in lexicon.past_endings)
    # The ending is looked for behind the word, so that no letter is tried twice.
    return re.compile(
        rf"\b(?:(?P<future>{future})|(?P<past>{past})|(?P<ending>[^\W\d_]++(?<={endings})))\b", re.IGNORECASE
    )
