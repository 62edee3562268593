"""Which events have no better date than one counted from a date of publication that was itself inferred."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chrono.charts.words import INFERRED
from chrono.temporal.anchors import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    timexes: dict[str, list[tuple[int, int, str, str | None]]] = {}
    for timex in tables.timexes.select("article_id", "start_char", "end_char", "text", "anchor").iter_rows():
        if timex[0] in inferred:
            timexes.setdefault(timex[0], []).append(timex[1:])
    leading = {name: counted((start, text, anchor) for start, _, text, anchor in own) for name, own in timexes.items()}
    rest: set[str] = set()
    firm = set(tables.corrections.filter(tables.corrections["action"] == "date")["event_id"])
    for mention in tables.mentions.drop_nulls(["start", "end"]).iter_rows(named=True):
        article = mention["article_id"]
        spans = [(start, end) for start, end, *_ in timexes.get(article, ()) if start in leading[article]]
        (rest if article in inferred and _rests(mention, spans) else firm).add(mention["event_id"])
    return frozenset(rest - firm)


def _rests(mention: dict[str, Any], leading: Sequence[tuple[int, int]]) -> bool:
    """Whether a mention takes its date from the context, or from an expression that leads back to the article's."""
    start, end = mention["timex_start"], mention["timex_end"]
    return start is None or end is None or any(first < end and last > start for first, last in leading)
