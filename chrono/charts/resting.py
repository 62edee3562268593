"""Which events have no better date than one counted from a date of publication that was itself inferred."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from chrono.charts.words import INFERRED
from chrono.temporal.anchors import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from chrono.chronology.tables import Tables

SIGN = "◔"
SIGN_WORDS = "counted from an inferred date of publication"


def resting(tables: Tables) -> frozenset[str]:
    """The events that rest on inferred dates of publication.

    Args:
        tables: the chronology.

    Returns:
        Ids of dated events of which every dated mention counts from its article's date (or takes its date from the
        context), in articles whose own date was inferred. One mention with a full date, in an article or given by hand,
        is enough for an event not to be among them.
    """
    inferred = set(tables.articles.filter(tables.articles["published_source"].is_in(INFERRED))["article_id"])
    if not inferred:
        return frozenset()
    timexes = _timexes(tables, inferred)
    rest: set[str] = set()
    firm = set(tables.corrections.filter(tables.corrections["action"] == "date")["event_id"])
    for mention in tables.mentions.drop_nulls(["start", "end"]).iter_rows(named=True):
        article = mention["article_id"]
        rests = article in inferred and _rests(mention, timexes.get(article, ()))
        (rest if rests else firm).add(mention["event_id"])
    return frozenset(rest - firm)


class _Timex(NamedTuple):
    """An expression: where it stands, when what it names ends, and whether it leads back to its article's date."""

    first: int
    last: int
    end: datetime | None
    leads: bool


def _timexes(tables: Tables, articles: Iterable[str]) -> dict[str, list[_Timex]]:
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in articles}
    for row in tables.timexes.iter_rows(named=True):
        if row["article_id"] in rows:
            rows[row["article_id"]].append(row)
    found = {}
    for name, own in rows.items():
        leading = counted((row["start_char"], row["text"], row["anchor"]) for row in own)
        found[name] = [_Timex(r["start_char"], r["end_char"], r["end"], r["start_char"] in leading) for r in own]
    return found


def _rests(mention: dict[str, Any], timexes: Sequence[_Timex]) -> bool:
    """Whether a mention takes its date from the context, or from an expression that leads back to the article's."""
    start, end = mention["timex_start"], mention["timex_end"]
    if start is None or end is None:
        return True
    own = [timex for timex in timexes if timex.first < end and timex.last > start]
    if mention["implied"] and all(timex.end != mention["end"] for timex in own):
        return True  # from the time of those words until the article was written
    return any(timex.leads for timex in own)
