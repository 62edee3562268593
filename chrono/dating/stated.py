"""Dates that an article carries: given by the user or the file, in the HTML's metadata, or in a dateline."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from chrono.articles import localdates
from chrono.dating.evidence import Published, long_date
from chrono.dating.words import load
from chrono.temporal.intervals import month_length
from chrono.temporal.meaning import Calendar
from chrono.temporal.timex3 import parse_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chrono.articles.article import Article
    from chrono.temporal.meaning import Expression

_PARTIAL = re.compile(r"\s*(\d{4})(?:-(\d\d))?\s*")
_ISO_LIKE = re.compile(r"\s*\d{4}-?\d\d-?\d\d(?!\d)")
_NUMERIC = re.compile(r"\s*(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b")
_HEAD_LINES = 6
# A place in front of an agency's dateline ("NEW YORK", "Washington, D.C."), and what stands behind it.
_PLACE = re.compile(r"\s*[A-Z][\w.’'-]*(?:[ ,]{1,2}[A-Z][\w.’'-]*){0,5},?\s*(?:\(\w{2,12}\)\s*)?[,:—–-]?\s*")
_AGENCY = re.compile(r"\s*(?:[(/][\w. -]{2,30}[)/]\s*)?[–—-]{1,2}\s")
_AGENCY_LENGTH = 50
_LINE_LENGTH = 110
_DASH = re.compile(r"\s*[–—-]\s*")
# What may stand beside a date on a line of its own: bylines, times of day, reading times, places.
_DATELINE_WORDS = 8
# A date on a line of its own in another language: "mardi 2 décembre 2025", "2 de diciembre de 2025", "2025年12月2日".
_FOREIGN = re.compile(
    r"[^\d\n]{0,30}?(\d{1,2}[.º]?\s+(?:de\s+)?[^\W\d_]{3,12}\.?\s+(?:de\s+)?\d{4}|\d{4}年\d{1,2}月\d{1,2}日)[^\d\n]{0,12}"
)


def parse_date(text: str) -> date | tuple[date, date] | None:
    """A date written as a string, in any of dateparser's languages.

    Returns:
        The day; both readings in order when day and month cannot be told apart (`02/12/2025`); None when the string
        names no full day.
    """
    if day := parse_day(text):
        return day
    found = _NUMERIC.match(text)
    if found:
        first, second, year = (int(part) for part in found.groups())
        readings = sorted({d for d in (_day(year, second, first), _day(year, first, second)) if d})
        if len(readings) == 2:
            return readings[0], readings[1]
        return readings[0] if readings else None
    if _ISO_LIKE.match(text):
        return None  # "2021-13-01" is no day, and nobody's guess is asked for
    return localdates.parse(text)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _fixed(day: date, source: str, confidence: float, why: str) -> Published:
    return Published(day, day.isoformat(), source, day, day, confidence, (why,))


def given(article: Article, today: date) -> Published | None:
    """The date that the file or the caller states; None when it states none.

    Args:
        article: the article.
        today: the present day, which settles `02/12/2025` where one reading of it has not come yet.
    """
    if not article.date:
        return None
    if found := _PARTIAL.fullmatch(article.date):
        return _partial(article.date.strip(), int(found[1]), int(found[2]) if found[2] else None, today)
    read = parse_date(article.date)
    if read is None:
        return _refused(article.date, "could not be read as a day")
    if isinstance(read, tuple) and read[0] <= today < read[1]:
        why = f"The date given, “{article.date}”, is {long_date(read[0])}: {long_date(read[1])} has not come yet."
        return _fixed(read[0], "given", 0.9, why)
    if isinstance(read, tuple) and today < read[0]:
        return _refused(article.date, "lies in the future and is not used")
    if isinstance(read, tuple):
        both = f"{long_date(read[0])} or {long_date(read[1])}"
        value = f"{read[0].year:04}" if read[0].year == read[1].year else None
        known = Published(None, value, "given", read[0], read[1], 0.5)
        refused = _refused(article.date, f"may mean {both}")
        return replace(known, evidence=refused.evidence, refused=refused.refused)
    fixed = _fixed(read, "given", 1.0, f"The date is given with the article: “{article.date}”.")
    return replace(fixed, refused=f"the date given, “{article.date}”, lies in the future") if read > today else fixed


def _refused(said: str, why: str) -> Published:
    """A date that is given and not used."""
    clause = f"the date given, “{said}”, {why}"
    return Published(evidence=(f"T{clause[1:]}.",), refused=clause)


def _partial(value: str, year: int, month: int | None, today: date) -> Published:
    """A year or a month that is given as the date, `1998` or `1998-05`: bounds, and no day."""
    first = _day(year, month or 1, 1)
    if first is None or first > today:
        return _refused(value, "could not be read as a time that has come")
    last = date(year, month, month_length(year, month)) if month else date(year, 12, 31)
    why = f"The date given with the article, “{value}”, names no day."
    return Published(None, value, "given", first, min(last, today), 1.0, (why,))


def metadata(article: Article) -> Published | None:
    """The date in the HTML's metadata; where a page says only when it was modified, that as evidence."""
    day = parse_day(article.metadata_date) if article.metadata_date else None
    if day is None and article.metadata_note and not article.metadata_date:
        return Published(evidence=(f"The page does not state when it was published ({article.metadata_note}).",))
    if day is None:
        return None
    where = article.metadata_note or "the page’s metadata"
    return _fixed(day, "metadata", 0.97, f"The page states {long_date(day)} ({where}).")


def dateline(
    article: Article, expressions: Sequence[Expression], today: date, language: str = "en"
) -> Published | None:
    """A full date on a short line of its own near the top: "Thursday, August 9, 2018", "Published: 2 December 2025".

    Args:
        article: the article.
        expressions: what was recognized in it.
        today: the present day, which settles `02/12/2025` where one reading of it has not come yet.
        language: the language whose words say that a date is that of a change.

    Returns:
        The day, or both days that a date in figures may be ("Posted 04/05/2025") as bounds; None where no line is one.
    """
    words = load(language)
    doubtful: Published | None = None
    for start, line in _head(article.text):
        inside = [e for e in expressions if start <= e.start and e.end <= start + len(line)]
        if words.aside.search(line):
            continue
        for number, one in enumerate(inside):
            day = _full_day(one)
            behind = inside[number - 1].end if number else start
            if day and words.changed.search(article.text, behind, one.start):
                continue
            if day and (
                words.no_dateline.search(line[: one.start - start]) or _is_of_range(article.text, inside, number)
            ):
                continue
            if doubtful is None and _is_dateline(line, one, start):
                doubtful = _either(line, one, today)
            if day and (_is_dateline(line, one, start) or opens_report(article.text, one)):
                return _fixed(day, "dateline", 0.95, f"The line “{line.strip()}” near the top dates the article.")
        if not any(_full_day(one) for one in inside) and (other := _FOREIGN.fullmatch(line)):
            read = parse_date(other[1])
            if read and not isinstance(read, tuple):
                return _fixed(read, "dateline", 0.9, f"The line “{line.strip()}” near the top dates the article.")
    return doubtful


def _either(line: str, one: Expression, today: date) -> Published | None:
    """The two days that a date in figures on a dateline may be, as bounds; the one where the other is still to come."""
    readings = one.meaning.readings if isinstance(one.meaning, Calendar) else ()
    days = sorted(
        day
        for parts in readings
        if parts.year and parts.month and parts.day and (day := _day(parts.year, parts.month, parts.day))
    )
    past = [day for day in days if day <= today]
    if len(past) == 1:
        return _fixed(past[0], "dateline", 0.9, f"The line “{line.strip()}” near the top dates the article.")
    if len(past) != 2:
        return None
    why = f"The line “{line.strip()}” near the top may mean {long_date(past[0])} or {long_date(past[1])}."
    return Published(None, f"{past[0].year:04}", "dateline", past[0], past[1], 0.5, (why,))


def opens_report(text: str, one: Expression) -> bool:
    """Whether an expression is the dateline of agency copy: "LISBON, March 12 (Reuters) – …" at the start of a line."""
    line_start = text.rfind("\n", 0, one.start) + 1
    before, after = text[line_start : one.start], text[one.end : one.end + _AGENCY_LENGTH]
    return bool(_PLACE.fullmatch(before) and _AGENCY.match(after))


def _head(text: str) -> list[tuple[int, str]]:
    """The first lines of a text that are not empty, with their offsets."""
    head: list[tuple[int, str]] = []
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            head.append((start, line.rstrip()))
        start += len(line)
        if len(head) == _HEAD_LINES:
            break
    return head


def _full_day(one: Expression) -> date | None:
    if not isinstance(one.meaning, Calendar):
        return None
    parts = one.meaning.parts
    if parts.year is None or parts.month is None or parts.day is None:
        return None
    return _day(parts.year, parts.month, parts.day)


def _is_of_range(text: str, inside: Sequence[Expression], number: int) -> bool:
    """Whether a date stands at either end of a dash between two ("11 February 1938 – 1 December 2025")."""
    pairs = pairwise(inside)
    joined = [bool(_DASH.fullmatch(text, one.end, other.start)) and bool(_full_day(one)) for one, other in pairs]
    return any(joined[max(0, number - 1) : number + 1])


def _is_dateline(line: str, one: Expression, start: int) -> bool:
    if len(line) > _LINE_LENGTH:
        return False
    rest = line[: one.start - start] + " " + line[one.end - start :]
    words = re.findall(r"[^\W\d_]+", rest)
    # A headline or a sentence tells a story; a dateline names at most a place, an author and a time of day.
    return len(words) <= _DATELINE_WORDS and not rest.strip().endswith((".", "?", "!"))
