"""A part of a chronology that is a chronology again.

Events are chosen; each keeps all its mentions, so that what speaks for it and against it stays together, and the
articles that these come from stay whole, with their time expressions.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

import polars as pl

from chrono.chronology.dates import DateError, read_date
from chrono.chronology.schema import FACTUALITIES, KINDS, STATUSES
from chrono.chronology.tables import Tables
from chrono.errors import ChronoError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Letters that carry their stroke in themselves: no decomposition takes it off.
_STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")  # "U.S." is "US"
_COLUMNS = {"kind": KINDS, "factuality": FACTUALITIES, "status": STATUSES}


class SelectionError(ChronoError):
    """What was asked for does not exist; the message says what does."""


def having(tables: Tables, event_ids: Iterable[str]) -> Tables:
    """The chronology of some events: these, all their mentions, and the articles and expressions behind them."""
    ids = pl.Series("event_id", list(event_ids), dtype=pl.String).implode()
    events = tables.events.filter(pl.col("event_id").is_in(ids))
    mentions = tables.mentions.filter(pl.col("event_id").is_in(ids))
    sources = pl.concat([mentions["article_id"], events["articles"].explode()]).drop_nulls().unique().implode()
    told = pl.col("event_id").is_in(ids) | pl.col("after").is_in(ids)
    return Tables(
        articles=tables.articles.filter(pl.col("article_id").is_in(sources)),
        timexes=tables.timexes.filter(pl.col("article_id").is_in(sources)),
        mentions=mentions,
        events=events,
        corrections=tables.corrections.filter(told.fill_null(value=False)),
    )


def between(tables: Tables, first: date | str | None, last: date | str | None) -> Tables:
    """The events that may have happened on some day from `first` to `last`, both inclusive.

    An event of 2014 is one of March 2014 too: it may have been then. Events without a date are left out.

    Args:
        tables: the chronology.
        first: the first day; a month or year as text ("2025-12") means its first day; None for no bound.
        last: the last day; a month or year as text means its last day; None for no bound.

    Raises:
        SelectionError: a bound is no date, or the last lies before the first.
    """
    low, high = bound(first, last=False), bound(last, last=True)
    if low and high and high < low:
        raise SelectionError(f"{low} is later than {high}")
    within = pl.col("first_day").is_not_null()
    if low:
        within &= pl.col("last_day") >= low
    if high:
        within &= pl.col("first_day") <= high
    return having(tables, tables.events.filter(within)["event_id"])


def bound(day: date | str | None, *, last: bool) -> date | None:
    """The first or last day of what was written; None stays None.

    Raises:
        SelectionError: it is no date.
    """
    if day is None or isinstance(day, date):
        return day
    try:
        interval = read_date(day).interval
    except DateError as error:
        raise SelectionError(str(error)) from None
    edge = interval.last_day if last else interval.first_day
    if edge is None:
        raise SelectionError(f"{day!r} lies outside the years 1 to 9999")
    return edge


def about(tables: Tables, names: Sequence[str]) -> Tables:
    """The events that name one of `names`: as actor, as place, or in the label, of the event or of a mention of it.

    Whole words count, not case, accents or the dots of initials: "witkoff" finds "Steve Witkoff", "Orban" "Orbán".
    """
    return _named(tables, names, ("actors", "places", "label"))


def at(tables: Tables, places: Sequence[str]) -> Tables:
    """The events that happened at one of `places`; names are compared as by `about`."""
    return _named(tables, places, ("places",))


def from_articles(tables: Tables, ids: Sequence[str]) -> Tables:
    """The events that one of these articles tells; other articles that tell them too stay, as their sources.

    Raises:
        SelectionError: there is no such article.
    """
    known = tables.articles["article_id"].to_list()
    for wanted in ids:
        if wanted not in known:
            near = difflib.get_close_matches(wanted, known, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else f"; the articles are {', '.join(known[:20])}"
            raise SelectionError(f"there is no article {wanted!r}{hint}")
    chosen = pl.Series(list(ids), dtype=pl.String).implode()
    return having(tables, tables.mentions.filter(pl.col("article_id").is_in(chosen))["event_id"].unique())


def one_of(tables: Tables, column: str, values: Sequence[str]) -> Tables:
    """The events whose `kind`, `factuality` or `status` is one of `values`.

    Raises:
        SelectionError: there is no such value.
    """
    for value in values:
        if value not in _COLUMNS[column]:
            raise SelectionError(f"there is no {column} {value!r}; there are {', '.join(_COLUMNS[column])}")
    return having(tables, tables.events.filter(pl.col(column).cast(pl.String).is_in(list(values)))["event_id"])


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: no case, no accents, no punctuation."""
    text = _INITIALS.sub(lambda found: found[0].replace(".", ""), text)
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(_STROKES)
    return tuple(re.findall(r"[^\W_]+", bare))


def _named(tables: Tables, names: Sequence[str], columns: Sequence[str]) -> Tables:
    wanted = [words for name in names if (words := words_of(name))]
    if len(wanted) < len(names) or not names:
        raise SelectionError("a name needs at least one letter")
    found = {
        row["event_id"]
        for table in (tables.events, tables.mentions)
        for row in table.select("event_id", *columns).iter_rows(named=True)
        if any(_holds(row[column], wanted) for column in columns)
    }
    return having(tables, found)


def _holds(value: str | list[str] | None, wanted: Sequence[tuple[str, ...]]) -> bool:
    for text in [value] if isinstance(value, str) else value or []:
        words = words_of(text)
        for name in wanted:
            if any(words[i : i + len(name)] == name for i in range(len(words) - len(name) + 1)):
                return True
    return False
