"""What the report says of how a mention came by its date."""

from __future__ import annotations

from typing import Any

from chrono.charts import words
from chrono.chronology.wording import when
from chrono.reports.marking import Span
from chrono.temporal.intervals import union
from chrono.temporal.timex3 import interval_of

_REFERENCES = {"FUTURE_REF": "still to come", "PAST_REF": "in the past", "PRESENT_REF": "now"}


def spans_of(row: dict[str, Any]) -> list[Span]:
    """Where a mention's sentence holds the words that date it."""
    start, end = row["timex_start"], row["timex_end"]
    if start is None or end is None or end <= row["sentence_start"] or start >= row["sentence_end"]:
        return []
    return [Span(start, end)]


def resolved(row: dict[str, Any], anchor: str, text: str) -> str:
    """What a date was counted from, or which other words gave it."""
    if row["implied"] and row["timex_text"] is not None and not spans_of(row):
        return f"dated by context: “{row['timex_text']}” {_away(row, text)}"
    if anchor:
        return f"counted from {anchor}"
    return "taken from the context, not from words of its own" if row["implied"] else ""


def _away(row: dict[str, Any], text: str) -> str:
    """How far off the words stand that date a mention by its context."""
    from chrono.language import split  # loads spaCy, which a report of a saved chronology seldom needs

    start, end = row["timex_start"], row["sentence_start"]
    if start > end:
        return "later in the article"
    if "\n" in text[start:end]:
        return "earlier in the article"
    opening = text.rfind("\n", 0, start) + 1  # no further back: a long article costs what its length does
    between = [stop for _, stop in split(text[opening:end]) if opening + stop > start]
    return "in the sentence before" if len(between) < 2 else f"{len(between)} sentences before"


def value_words(value: str) -> str:
    """A TIMEX3 value, or two joined by "/", as people say it; what names no stretch of time stays as it is."""
    if value in _REFERENCES:
        return _REFERENCES[value]
    spans = [interval_of(part) for part in value.split("/")]
    first, last = spans[0], spans[-1]
    if first is None or last is None or last.end < first.start:
        said = when(value, None)
        return said if said != "undated" else words.timex_value(value)
    return when(value, union(first, last))
