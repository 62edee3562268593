"""Which events have no better date than one counted from a date of publication that was itself inferred."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chrono.charts.words import INFERRED

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
    timexes: dict[str, list[dict[str, Any]]] = {}
    for timex in tables.timexes.iter_rows(named=True):
        if timex["article_id"] in inferred:
            timexes.setdefault(timex["article_id"], []).append(timex)
    rest: set[str] = set()
    firm = set(tables.corrections.filter(tables.corrections["action"] == "date")["event_id"])
    for mention in tables.mentions.drop_nulls(["start", "end"]).iter_rows(named=True):
        article = mention["article_id"]
        counted = article in inferred and _counted(mention, timexes.get(article, []))
        (rest if counted else firm).add(mention["event_id"])
    return frozenset(rest - firm)


def _counted(mention: dict[str, Any], timexes: Sequence[dict[str, Any]]) -> bool:
    """Whether a mention's date is counted from another, as "Monday" and "December 1" are and "May 2009" is not."""
    start, end = mention["timex_start"], mention["timex_end"]
    if start is None or end is None:
        return True
    own = [timex for timex in timexes if timex["start_char"] < end and timex["end_char"] > start]
    if mention["implied"] and all(timex["end"] != mention["end"] for timex in own):
        return True  # from the time of those words until the article was written
    return any(_leads_back(timex, timexes) for timex in own)


def _leads_back(timex: dict[str, Any], timexes: Sequence[dict[str, Any]]) -> bool:
    # “Monday, December 1” may be counted from another expression of the text, which may hold a full date.
    passed: set[int] = set()
    while timex["anchor"] and timex["start_char"] not in passed:
        passed.add(timex["start_char"])
        words = timex["anchor"].strip("“”")
        named = [other for other in timexes if other["text"] == words and other["start_char"] not in passed]
        if not named:
            return True
        timex = min(named, key=lambda other: abs(other["start_char"] - timex["start_char"]))
    return bool(timex["anchor"])
