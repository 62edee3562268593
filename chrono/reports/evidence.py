"""What the report says of how a mention came by its date."""

from __future__ import annotations

from typing import Any

from chrono.reports.marking import Span


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
