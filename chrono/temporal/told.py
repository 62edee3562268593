"""Years that a text has given to dates that leave theirs out: "2016: … in May", "in July 2025 … on 2 July"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from chrono.temporal import tense
from chrono.temporal.holidays import on_year
from chrono.temporal.meaning import Calendar, Direction, Parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chrono.temporal.meaning import Expression

_PASSAGE = 600  # characters over which a month that was named with its year stays the one that is meant
_HEADS = re.compile(r"\s{0,2}[:–—]\s")
_LINE_HEADS = 2  # so many make a chronicle: one line that begins with a year may be a headline


def with_told_years(
    expressions: Sequence[Expression], text: str, *, news: bool = False
) -> list[tuple[Expression, str | None]]:
    """Expressions, with the years that the text itself gives to those without one.

    A line of a chronicle is of the year at its head; a month that was named with its year is that one for the rest of
    the passage; a feast is of the year that its sentence names.

    Args:
        expressions: those of one text, in order.
        text: the text.
        news: whether the article's day is known: then a day may be one near it, but for the sentence that names the
            year.

    Returns:
        Each expression, and what gave it its year in words, None where nothing did.
    """
    heads = [one for one in expressions if _is_head(one, text)]
    chronicle = {one.start for one in heads} if len(heads) >= _LINE_HEADS else set()
    told: list[tuple[Expression, str | None]] = []
    head: Expression | None = None
    months: dict[int, Expression] = {}
    last: Expression | None = None
    for one in expressions:
        if head and "\n" in text[head.end : one.start]:
            head = None
        if one.start in chronicle:
            head = one
        parts = _parts(one)
        if parts is None:
            told.append((one, None))
            continue
        if parts.year is not None:
            last = one
            if parts.month is not None:
                months[parts.month] = one
            told.append((one, None))
            continue
        giver = head or _of_month(one, parts, months, text, news) or _of_sentence(one, parts, last, text)
        told.append((_in_year_of(one, giver), f"“{giver.text}”") if giver else (one, None))
    return told


def _parts(one: Expression) -> Parts | None:
    """The parts of a date that names its year, or leaves it out and may be of any."""
    meaning = one.meaning
    if not isinstance(meaning, Calendar) or meaning.direction is not Direction.NEAREST or meaning.readings:
        return None
    parts = meaning.parts
    if parts.year is not None:
        return parts
    return parts if not parts.has_year and (parts.month or parts.feast or parts.season or parts.quarter) else None


def _is_head(one: Expression, text: str) -> bool:
    """Whether a year alone begins a line and a colon or a dash follows."""
    if not isinstance(one.meaning, Calendar) or one.meaning.parts.year is None or not _HEADS.match(text, one.end):
        return False
    alone = one.meaning.parts.known().keys() == {"year"}
    return alone and not text[text.rfind("\n", 0, one.start) + 1 : one.start].strip()


def _of_month(one: Expression, parts: Parts, months: dict[int, Expression], text: str, news: bool) -> Expression | None:
    """The same month with its year, a little before."""
    named = months.get(parts.month or 0)
    if named is None or parts.day is None or _day(named) or one.start - named.end > _PASSAGE:
        return None
    start, _ = tense.sentence_around(text, one.start, one.end) if news else (named.start, 0)
    return None if named.start < start else named


def _day(one: Expression) -> int | None:
    return one.meaning.parts.day if isinstance(one.meaning, Calendar) else None


def _of_sentence(one: Expression, parts: Parts, last: Expression | None, text: str) -> Expression | None:
    """For a feast: the year that its own sentence has named."""
    if not parts.feast and not _is_feast(one):
        return None
    start, _ = tense.sentence_around(text, one.start, one.end)
    return last if last and last.start >= start else None


def _is_feast(one: Expression) -> bool:
    """Whether a day is named by its feast, and not by a number ("Christmas")."""
    return _day(one) is not None and not any(c.isdigit() for c in one.text)


def _in_year_of(one: Expression, giver: Expression) -> Expression:
    """An expression in the year of another."""
    if not isinstance(one.meaning, Calendar) or not isinstance(giver.meaning, Calendar):
        return one
    parts = on_year(replace(one.meaning.parts, year=giver.meaning.parts.year))
    return replace(one, meaning=replace(one.meaning, parts=parts))
