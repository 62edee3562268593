"""The whole way from a text to its mentions, for tests of the events room."""

from __future__ import annotations

from datetime import date

from chrono.dating import Published
from chrono.events import Mention, mentions, simplifications, times
from chrono.language import Reading, analyse
from chrono.temporal.recognizing import recognize
from chrono.temporal.resolving import resolve

DCT = date(2025, 12, 2)


def told(text: str, day: date | None = DCT, *, implied: bool = False) -> tuple[Mention, ...]:
    """The mentions of a text written on a day (a Tuesday, unless another is given); `implied` as of `times`."""
    published = Published(day, day.isoformat(), "given", day, day, 1.0) if day else Published()
    timexes = resolve(recognize(text), text, published.interval)
    dated = times(timexes, text, published.interval, implied=implied)
    sentences = next(analyse([Reading(text, simplifications(timexes, dated, text))]))
    return mentions("a", sentences, dated, published, implied=implied)


def only(text: str, day: date | None = DCT) -> Mention:
    """The one mention of a text."""
    found = told(text, day)
    assert len(found) == 1, [(m.trigger, m.label) for m in found]
    return found[0]
