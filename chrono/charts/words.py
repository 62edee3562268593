"""Words for people: enums, dates and safe text, shared by the chart and the report."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from chrono.chronology.wording import when
from chrono.temporal.intervals import union
from chrono.temporal.timex3 import interval_of

if TYPE_CHECKING:
    from datetime import date, datetime

    import polars as pl

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

KINDS = {
    "statement": "statement",
    "meeting": "meeting",
    "attack": "attack",
    "military": "military",
    "disaster": "disaster",
    "movement": "journey or movement",
    "decision": "decision",
    "legal": "court or law",
    "election": "election",
    "economic": "economy",
    "agreement": "agreement",
    "protest": "protest",
    "other": "other",
}
FACTUALITIES = {"actual": "happened", "planned": "planned", "possible": "possible", "negated": "did not happen"}
STATUSES = {"single": "one source", "agreed": "sources agree", "disputed": "sources disagree"}
SOURCES = {
    "given": "given with the article",
    "metadata": "from the page's metadata",
    "dateline": "from the dateline",
    "text": "inferred from the text",
    "corpus": "inferred from the other articles",
    "unknown": "not known",
}
INFERRED = ("text", "corpus")
REFERENCE = 60  # a title longer than this is shortened where it only says which article is meant
_REFERENCES = {"FUTURE_REF": "still to come", "PAST_REF": "in the past", "PRESENT_REF": "now"}
_GRAINS = {"part_of_day": "part of a day", "half_year": "half-year"}

# Everything that a text could use to reorder or hide what a reader sees; tab and line feed stay.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """Text without control characters (shown as U+FFFD) and without overrides of the reading direction."""
    return _CONTROL.sub("\ufffd", _DIRECTION.sub("", text))


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters on one line, cut between words where there is a space."""
    text = " ".join(clean(text).split())
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    cut = head.rfind(" ")
    return (head[:cut] if cut > limit // 2 else head).rstrip(" ,;:–-") + "…"


def wrap(text: str, width: int) -> list[str]:
    """The lines of a text, no longer than `width`; words without end are broken.

    The report's script wraps hover texts in the same way (`wrap` in `report.js`; a test compares the two).
    """
    lines, line = [], ""
    for word in clean(text).split():
        rest = word
        if line and len(line) + 1 + len(rest) <= width:
            line += " " + rest
            continue
        if line:
            lines.append(line)
        while len(rest) > width:
            lines.append(rest[:width])
            rest = rest[width:]
        line = rest
    return [*lines, line] if line or not lines else lines


def balanced(text: str, width: int, lines: int) -> list[str]:
    """A text in at most so many lines of about `width` (a tenth more where that saves a line), shortened where it must.

    Lines are as even as words allow, so that the last is never a single letter.
    """
    most = width + width // 10
    text = shorten(text, lines * most)
    while len(wrap(text, most)) > lines:
        text = shorten(text, len(text) - 2)
    made = next((wrapped for n in range(1, lines + 1) if len(wrapped := wrap(text, width)) == n), wrap(text, most))
    return next(wrapped for at in range(1, most + 1) if len(wrapped := wrap(text, at)) <= len(made))


def for_plotly(lines: list[str]) -> str:
    """Lines as Plotly text. Plotly renders a subset of HTML, so that everything in them is escaped.

    Quotes stay: Plotly takes no attributes from text without tags, and would show `&quot;` as it is.
    """
    return "<br>".join(html.escape(clean(line), quote=False) for line in lines)


def day(moment: date | datetime, *, year: bool = True) -> str:
    """`1 Dec 2025`."""
    words = f"{moment.day} {MONTHS[moment.month - 1][:3]}"
    return f"{words} {moment.year}" if year else words


def days(first: date, last: date) -> str:
    """Inclusive days, with what they share said once: `30 Nov – 1 Dec 2025`, `3–18 Dec 2025`."""
    if (first.year, first.month, first.day) == (last.year, last.month, last.day):
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    return f"{day(first, year=first.year != last.year)} – {day(last)}"


def at_grain(moment: date | datetime, grain: str) -> str:
    """A day as precisely as its event is known: `2014`, `Jan 2022`, `1 Dec 2025`."""
    if grain in ("year", "decade", "century"):
        return str(moment.year)
    if grain in ("month", "quarter", "half_year"):
        return f"{MONTHS[moment.month - 1][:3]} {moment.year}"
    return day(moment)


def grain_words(grain: str) -> str:
    """`part of a day` for `part_of_day`."""
    return _GRAINS.get(grain, grain)


def precision(grain: str, extent: str, *, approximate: bool, implied: bool, rests: str = "") -> str:
    """How precisely an event is dated, in words; `rests` says what the date rests on."""
    text = f"known to the {grain_words(grain)}"
    if extent == "throughout":
        text = f"lasted throughout, {text}"
    if approximate:
        text += ", approximate"
    if implied:
        text += ", date taken from the context"
    return f"{text}, {rests}" if rests else text


def timex_value(value: str | None) -> str:
    """A TIMEX3 date whose day or year may be open, in words: `XXXX-12-19` is `19 December, year unknown`."""
    match = re.fullmatch(r"([\dX]{4})(?:-(\d\d|XX))?(?:-(\d\d|XX))?", value or "")
    if match is None:
        return value or "unknown"
    year, month, in_month = match.groups()
    open_month = month is None or month == "XX" or not 1 <= int(month) <= len(MONTHS)
    parts = [] if open_month else [MONTHS[int(month) - 1]]
    if parts and in_month not in (None, "XX"):
        parts.insert(0, str(int(in_month)))
    if year == "XXXX":
        return f"{' '.join(parts)}, year unknown" if parts else "unknown"
    return " ".join([*parts, year.replace("X", "?")])


def value(timex: str) -> str:
    """A TIMEX3 value, or two joined by "/", as people say it; what names no stretch of time stays as it is."""
    if timex in _REFERENCES:
        return _REFERENCES[timex]
    spans = [interval_of(part) for part in timex.split("/")]
    first, last = spans[0], spans[-1]
    if first is None or last is None or last.end < first.start:
        said = when(timex, None)
        return said if said != "undated" else timex_value(timex)
    return when(timex, union(first, last))


def share(confidence: float | None) -> str:
    """A confidence as people read it, on one line: `82 %`."""
    return "not known" if confidence is None else f"{round(confidence * 100)}\N{NO-BREAK SPACE}%"


def agreement(status: str | None, articles: int) -> str:
    """How the sources of an event stand to each other; an article that only announces it dates nothing."""
    if status in {None, "single"} and articles > 1:
        return "one gives the date"
    return STATUSES[status or "single"]


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 event`, `2 events`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def long_day(moment: date) -> str:
    """`1 December 2025`."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def bounds(after: date | None, before: date | None) -> str:
    """What is proved of a day, in words; both bounds are inclusive. Empty when nothing is."""
    if after and before:
        return "" if after == before else f"between {long_day(after)} and {long_day(before)}"
    if after:
        return f"on or after {long_day(after)}"
    return f"on or before {long_day(before)}" if before else ""


def span(first: tuple[date, str], last: tuple[date, str]) -> str:
    """From the first to the last day, no more precisely than their grains: `2014 – 1 Dec 2025`."""
    if "day" in (first[1], last[1]) and first[1] == last[1]:
        return days(first[0], last[0])
    low, high = at_grain(*first), at_grain(*last)
    bare = low.isdigit() and high.isdigit()
    return low if low == high else f"{low}{'–' if bare else ' – '}{high}"


def covered(events: pl.DataFrame) -> str:
    """From the first to the last day of all events that have one; empty where none has."""
    dated = events.drop_nulls(["first_day", "last_day"])
    if dated.is_empty():
        return ""
    first, earliest = dated.sort("first_day", maintain_order=True).select("first_day", "grain").row(0)
    last, latest = dated.sort("last_day", maintain_order=True).select("last_day", "grain").row(-1)
    return span((first, earliest), (last, latest))
