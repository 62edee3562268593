"""Past or future, guessed from the words around an expression, where nobody has parsed the sentence."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from chrono.temporal.lexicon import load

if TYPE_CHECKING:
    from chrono.temporal.meaning import Expression

_STOP = re.compile(r"[.!?…][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|\n\s*\n")
_WINDOW = 200


class Tense(StrEnum):
    """Where an expression lies, seen from the article."""

    PAST = "past"
    FUTURE = "future"


def guess(text: str, expression: Expression, language: str = "en") -> Tense | None:
    """The tense of the nearest cue in the expression's sentence; None when there is no cue.

    "will meet on Friday" is future, "met on Friday" past. A cue in front counts for more than one behind, for
    English names the time after the verb.
    """
    start, end = sentence_around(text, expression.start, expression.end)
    best: tuple[int, Tense] | None = None
    for found in _cues(language).finditer(text, start, end):
        if expression.start <= found.start() < expression.end:
            continue
        behind = found.start() >= expression.end
        distance = found.start() - expression.end if behind else expression.start - found.end()
        tense = Tense.FUTURE if found.lastgroup == "future" else Tense.PAST
        if best is None or distance < best[0]:
            best = (distance, tense)
    return best[1] if best else None


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Bounds of the sentence that holds `[start, end)`, found cheaply and at most 200 characters either side."""
    low, high = max(0, start - _WINDOW), min(len(text), end + _WINDOW)
    for found in _STOP.finditer(text, low, start):
        low = found.end()
    following = _STOP.search(text, end, high)
    return low, following.start() if following else high


@cache
def _cues(language: str) -> re.Pattern[str]:
    lexicon = load(language)
    future = "|".join(re.escape(cue) for cue in sorted(lexicon.future_cues, key=len, reverse=True))
    past = "|".join(re.escape(cue) for cue in sorted(lexicon.past_cues, key=len, reverse=True))
    return re.compile(rf"\b(?:(?P<future>{future})|(?P<past>{past}))\b", re.IGNORECASE)
