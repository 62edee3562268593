"""The place and agency in front of a report ("LISBON (AN) –"): no part of what its first sentence tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from chrono.events.times import simplifications as shortened
from chrono.language import Simplification

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from chrono.events.times import Time
    from chrono.temporal.timex3 import Timex

_HEAD = 1500  # characters; a dateline stands at the top
_PLACE = r"[A-Z][\w.'’-]{1,25}(?:[ ,]{1,2}[A-Z0-9][\w.'’-]{0,25}){0,6}"
_AGENCY = r"[(/][A-Z][\w .,/&-]{1,30}[)/]"
# With an agency's name any spelling of the place; without one, capitals, the dash set off by blanks.
_DATELINE = re.compile(
    rf"^[ \t]*(?:(?:{_PLACE}[ ,]{{0,2}})?{_AGENCY}[ ]?[:–—_-]{{1,2}}\s|[A-Z]{{3}}[A-Z .'-]{{0,25}}(?:, {_PLACE})?"
    r" [–—_-]{1,2} )\s*(?=[\"“'‘]?\w)",
    re.MULTILINE,
)


def datelines(text: str) -> list[tuple[int, int]]:
    """Stretches at the top of a text that are datelines, with the dash and the blanks behind it."""
    return [match.span() for match in _DATELINE.finditer(text, 0, _HEAD)]


def simplifications(
    timexes: Iterable[Timex], dated: Sequence[Time], text: str, language: str = "en"
) -> tuple[Simplification, ...]:
    """What the parser is shown: long expressions as one word, datelines not at all."""
    hidden = datelines(text)
    shown = shortened(timexes, dated, text, language)
    kept = [one for one in shown if not any(start < one.end and one.start < end for start, end in hidden)]
    return tuple(sorted([*kept, *(Simplification(*span, "") for span in hidden)], key=lambda one: one.start))
