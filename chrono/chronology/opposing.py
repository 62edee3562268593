"""What keeps two tellings from being of one event, however alike they are; and how fine a mention's time is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chrono.temporal.intervals import DAY

if TYPE_CHECKING:
    from chrono.chronology.telling import Telling
    from chrono.events import Mention

_FINE = 8 * DAY
_YEARS = 400 * DAY
_COMPATIBLE = (
    {"movement", "meeting", "agreement"},
    {"attack", "military", "disaster"},
    {"statement", "decision", "economic"},
    {"protest", "military"},
    {"protest", "attack"},  # "strike"
    {"protest", "movement"},
    {"decision", "election", "legal", "agreement"},
    {"decision", "economic", "agreement"},
)


def opposed(a: Telling, b: Telling) -> bool:
    """Whether two tellings cannot be of one event.

    What was denied does not confirm what happened; a sentence does not date one event twice; what happened one day
    is not what went on for years.
    """
    m, n = a.mention, b.mention
    if m.article_id == n.article_id and m.sentence_start == n.sentence_start:
        return True
    if _lasts(m, n) or _lasts(n, m) or _spans(m, n) or _spans(n, m):
        return True
    if (m.factuality == "negated") != (n.factuality == "negated"):
        return True
    return not any(compatible(k, other) for k in a.kinds for other in b.kinds)


def compatible(kind: str, other: str) -> bool:
    """Whether something of one kind may be told as something of another kind."""
    return kind == other or "other" in {kind, other} or any({kind, other} <= some for some in _COMPATIBLE)


def _lasts(m: Mention, n: Mention) -> bool:
    """Whether the first goes on for much longer than the second."""
    if not m.throughout or fine(m) or announces(n) or m.interval is None or n.interval is None:
        return False
    return 2 * (n.interval.end - n.interval.start) < m.interval.end - m.interval.start


def _spans(m: Mention, n: Mention) -> bool:
    """Whether the first has a stretch of years ("for forty years"), and the second a day of it."""
    if m.interval is None or "/" not in m.value:
        return False
    return fine(n) and m.interval.end - m.interval.start > _YEARS


def announces(m: Mention) -> bool:
    """Whether a mention is of a plan without a date."""
    return m.implied and m.value == "FUTURE_REF" and m.timex_text is None


def fine(m: Mention) -> bool:
    """Whether a mention has a time of some days at most."""
    return m.interval is not None and m.interval.end - m.interval.start <= _FINE
