"""Past or future, guessed from the words around an expression, where nobody has parsed the sentence."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from chrono.temporal.lexicon import load

if TYPE_CHECKING:
    from chrono.temporal.meaning import Expression

# Two small letters or figures before the stop, so that "U.S. President" and "Mr. Trump" end no sentence.
_STOP = re.compile(r"(?<=[a-z0-9][a-z0-9%)\"'”’])[.!?…][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|\n\s*\n")
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
    for found in _cues(language).finditer(text, start, end):
        if expression.start <= found.start() < expression.end or (found.lastgroup == "ending" and not endings):
            continue
        behind = found.start() >= expression.end
        distance = found.start() - expression.end if behind else expression.start - found.end()
        tense = Tense.FUTURE if found.lastgroup == "future" else Tense.PAST
        # A mere ending counts only where no word says more: "will be acquired in June".
        strength = 1 if found.lastgroup == "ending" else 0
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


@cache
def _cues(language: str) -> re.Pattern[str]:
    lexicon = load(language)
    future = "|".join(re.escape(cue) for cue in sorted(lexicon.future_cues, key=len, reverse=True))
    past = "|".join(re.escape(cue) for cue in sorted(lexicon.past_cues, key=len, reverse=True))
    endings = "|".join(re.escape(ending) for ending in lexicon.past_endings)
    # The ending is looked for behind the word, so that no letter is tried twice.
    return re.compile(rf"\b(?:(?P<future>{future})|(?P<past>{past})|(?P<ending>[^\W\d_]++(?<={endings})))\b", re.IGNORECASE)
