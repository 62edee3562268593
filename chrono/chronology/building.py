"""From clusters of mentions to the rows of the tables."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import polars as pl

from chrono.chronology.schema import frame
from chrono.chronology.wording import when
from chrono.temporal import intervals
from chrono.temporal.intervals import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from chrono.articles.article import Article
    from chrono.chronology.merging import Cluster
    from chrono.dating import Published
    from chrono.events import Mention
    from chrono.temporal.timex3 import Timex

_FACTUALITY = ("actual", "planned", "possible", "negated")


def event_rows(clusters: Iterable[Cluster]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The table `events`, in its order, and which event each mention is of (`mention_id`, `event_id`).

    Args:
        clusters: mentions by event.
    """
    events = sorted((_event(c) for c in clusters), key=_order)
    of = [(m.mention_id, event["event_id"]) for event in events for m in event.pop("_mentions")]
    ids = pl.DataFrame(of, schema={"mention_id": pl.String, "event_id": pl.String}, orient="row")
    return frame("events", events), ids


def article_rows(articles: Iterable[Article], dated: Mapping[str, Published]) -> pl.DataFrame:
    """The table `articles`, of some of them with their dates by id."""
    return frame("articles", (_article(a, dated[a.article_id]) for a in articles))


def timex_rows(timexes: Mapping[str, Sequence[Timex]]) -> pl.DataFrame:
    """The table `timexes`, of some articles' resolved expressions by article id."""
    return frame("timexes", (_timex(key, one) for key, found in timexes.items() for one in found))


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


def _span(interval: Interval | None) -> dict[str, Any]:
    return {
        "start": interval.start_datetime if interval else None,
        "end": interval.end_datetime if interval else None,
        "grain": str(interval.grain) if interval else None,
    }


def _event(cluster: Cluster) -> dict[str, Any]:
    dated = cluster.dated
    best = max(dated, key=lambda m: (m.confidence, len(m.label), m.mention_id))
    precise = min(dated, key=lambda m: (_length(m), -m.confidence, m.mention_id))
    interval, disputed = _agreed(dated, precise)
    articles = sorted(
        {m.article_id for m in cluster.mentions}, key=lambda a: (a not in {m.article_id for m in dated}, a)
    )
    # An article that only announces the event confirms no date.
    sources = sorted({m.article_id for m in dated})
    status = "disputed" if disputed else "single" if len(sources) == 1 else "agreed"
    doubt = 1.0
    for article_id in sources:
        doubt *= 1 - max(m.confidence for m in dated if m.article_id == article_id)
    said = min((m.factuality for m in dated), key=_FACTUALITY.index)
    return {
        "event_id": _identity(best, interval),
        **_span(interval),
        "first_day": interval.first_day if interval else None,
        "last_day": interval.last_day if interval else None,
        "when": when(f"{precise.value}/…" if disputed else precise.value, interval, precise.mod),
        "value": precise.value,
        "extent": "throughout" if precise.throughout else "within",
        "approximate": all(m.approximate for m in dated),
        "implied": all(m.implied for m in dated),
        "label": best.label,
        "kind": best.kind if best.kind != "other" else next((m.kind for m in dated if m.kind != "other"), "other"),
        "factuality": said,
        "actors": _union(m.actors for m in (best, *cluster.mentions)),
        "places": _union(m.places for m in (best, *cluster.mentions)),
        "articles": articles,
        "mentions": len(cluster.mentions),
        "status": status,
        "claims": _claims(dated) if disputed else [],
        "confidence": round(min(0.99, 1 - doubt), 2),
        "_mentions": cluster.mentions,
    }


def _length(m: Mention) -> int:
    return m.interval.end - m.interval.start if m.interval else 10**15


def _agreed(dated: Sequence[Mention], precise: Mention) -> tuple[Interval | None, bool]:
    """The interval that all support, with the precise one's grain; where none is, everything claimed, and a dispute."""
    spans = [m.interval for m in dated if m.interval]
    if not spans or precise.interval is None:
        return None, False
    if all(precise.interval.meets(s) for s in spans):
        return precise.interval, False
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    return Interval(start, end, precise.interval.grain), True


def _claims(dated: Sequence[Mention]) -> list[dict[str, Any]]:
    by_value: dict[str, set[str]] = defaultdict(set)
    for m in dated:
        by_value[m.value].add(m.article_id)
    return [{"value": value, "articles": sorted(ids)} for value, ids in sorted(by_value.items())]


def _union(lists: Iterable[Sequence[str]]) -> list[str]:
    return list(dict.fromkeys(name for names in lists for name in names))


def _identity(best: Mention, interval: Interval | None) -> str:
    """A readable id: the day, who, and eight characters that tell apart what else would be alike."""
    day = _iso(interval) if interval else "undated"
    who = _slug((*best.actors, *best.places, best.lemma)[0])
    digest = hashlib.blake2s(f"{best.article_id}\x00{best.mention_id}".encode(), digest_size=4).hexdigest()
    return f"{day}-{who}-{digest}"


def _iso(interval: Interval) -> str:
    year, month, day = intervals.civil(interval.start)
    return f"{year:04}-{month:02}-{day:02}" if year > 0 else f"bc{1 - year:04}-{month:02}-{day:02}"


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:32] or "event"
