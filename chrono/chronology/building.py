"""From clusters of mentions to the rows of the tables."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from chrono.chronology.copies import reprints
from chrono.chronology.ordering import narrow
from chrono.chronology.reconciling import reconcile
from chrono.chronology.schema import frame
from chrono.chronology.tables import Tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from chrono.articles.article import Article
    from chrono.chronology.merging import Cluster
    from chrono.dating import Published
    from chrono.events import Mention
    from chrono.temporal.intervals import Interval
    from chrono.temporal.timex3 import Timex


def build(
    articles: Sequence[Article],
    dated: Mapping[str, Published],
    timexes: Mapping[str, Sequence[Timex]],
    clusters: Iterable[Cluster],
    today: date,
) -> Tables:
    """The four tables.

    Args:
        articles: all articles, in the order of the table.
        dated: each article's date, by id.
        timexes: each article's resolved expressions, by id.
        clusters: mentions by event.
        today: the present day: what has no date at all is not later than that.
    """
    copies = reprints({a.article_id: a.text for a in articles})
    told = [(reconcile(c, dated, copies), c.mentions) for c in clusters]
    events = sorted((row for row, _ in told), key=_order)
    mentions = sorted(
        (_mention(m, row["event_id"], dated[m.article_id], today) for row, those in told for m in those),
        key=lambda r: (r["article_id"], r["sentence_start"], r["trigger_start"]),
    )
    narrow(mentions)
    return Tables(
        articles=frame("articles", (_article(a, dated[a.article_id]) for a in articles)),
        timexes=frame("timexes", (_timex(a.article_id, t) for a in articles for t in timexes[a.article_id])),
        mentions=frame("mentions", mentions),
        events=frame("events", events),
    )


def _order(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """By start, then end, then id; what has no date stands last."""
    start, end = row["start"], row["end"]
    return (start is None, start.isoformat() if start else "", end.isoformat() if end else "", row["event_id"])


def _article(article: Article, known: Published) -> dict[str, Any]:
    return {
        "article_id": article.article_id,
        "title": article.title or _headline(article.text),
        "text": article.text,
        "url": article.url,
        "publisher": article.publisher,
        "path": article.path,
        "language": article.language,
        "published": known.day,
        "published_value": known.value,
        "published_source": known.source,
        "published_after": known.after,
        "published_before": known.before,
        "published_confidence": known.confidence,
        "published_evidence": list(known.evidence),
    }


def _headline(text: str) -> str:
    """The first line, where it reads like a headline: short, and not a sentence."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return first if len(first) <= 160 and not first.endswith((".", ",", ";")) else ""


def _timex(article_id: str, one: Timex) -> dict[str, Any]:
    interval = one.interval
    return {
        "article_id": article_id,
        "start_char": one.start,
        "end_char": one.end,
        "text": one.text,
        "type": one.type,
        "value": one.value,
        "mod": one.mod,
        "start": interval.start_datetime if interval else None,
        "end": interval.end_datetime if interval else None,
        "grain": str(interval.grain) if interval else None,
        "anchor": one.anchor,
    }


def _mention(m: Mention, event_id: str, known: Published, today: date) -> dict[str, Any]:
    fields = (
        "mention_id", "article_id", "sentence", "sentence_start", "sentence_end", "clause_start", "clause_end",
        "trigger", "trigger_start", "trigger_end", "timex_text", "timex_start", "timex_end", "value", "approximate",
        "implied", "factuality", "kind", "reported_by", "label", "confidence",
    )  # fmt: skip
    return {
        **{name: getattr(m, name) for name in fields},
        "event_id": event_id,
        "actors": list(m.actors),
        "places": list(m.places),
        **(_span(m.interval) if m.interval and m.interval.start_datetime else _bounds(known, today)),
        "extent": "throughout" if m.throughout else "within",
    }


def _bounds(known: Published, today: date) -> dict[str, Any]:
    """What is proved of a time that nobody knows: the article's bounds, else all time until the present day."""
    first, last = known.after or date.min, known.before or today
    return {"start": _midnight(first), "end": _midnight(last) + timedelta(days=1), "grain": None}


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


def _span(interval: Interval | None) -> dict[str, Any]:
    return {
        "start": interval.start_datetime if interval else None,
        "end": interval.end_datetime if interval else None,
        "grain": str(interval.grain) if interval else None,
    }
