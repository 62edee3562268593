"""From clusters of mentions to the rows of the tables."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import polars as pl

from chrono.chronology.copies import sketch
from chrono.chronology.reconciling import reconcile
from chrono.chronology.schema import ARTICLES, frame

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from chrono.articles.article import Article
    from chrono.chronology.copies import Sources
    from chrono.chronology.merging import Cluster
    from chrono.dating import Published
    from chrono.temporal.timex3 import Timex

ARTICLES_READ: dict[str, Any] = {**ARTICLES, "sketch": pl.List(pl.UInt32)}
"""The columns of `article_rows`."""
IDS: dict[str, Any] = {"article_id": pl.String, "mention_id": pl.String, "event_id": pl.String}
ORDER = ("start", "end", "event_id")
"""Of the table `events`; what has no date stands last."""
_TOGETHER = 2048  # events that become rows together: a row of Python's takes ten times what a row of a table takes


def event_rows(clusters: Iterable[Cluster], dated: Mapping[str, Published], copies: Sources) -> pl.DataFrame:
    """The table `events`, in its order. The arguments are those of `events_and_ids`."""
    made = [events for events, _ in events_and_ids(clusters, dated, copies)]
    return pl.concat(made).sort(ORDER, nulls_last=[True, False, False], maintain_order=True)


def events_and_ids(
    clusters: Iterable[Cluster], dated: Mapping[str, Published], copies: Sources
) -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
    """Rows of `events`, some at a time, and which event their mentions are of (the columns `IDS`).

    Args:
        clusters: mentions by event; a few at a time are taken.
        dated: each article's date, by id.
        copies: which articles are copies of one another.
    """
    yield frame("events", ()), pl.DataFrame(schema=IDS)
    coming = iter(clusters)
    while some := list(islice(coming, _TOGETHER)):
        rows = [reconcile(c, dated, copies) for c in some]
        of = [
            (m.article_id, m.mention_id, row["event_id"]) for c, row in zip(some, rows, strict=True) for m in c.mentions
        ]
        yield frame("events", rows), pl.DataFrame(of, schema=IDS, orient="row")


def article_rows(articles: Iterable[Article], dated: Mapping[str, Published]) -> pl.DataFrame:
    """The table `articles`, of some of them with their dates by id, and a column `sketch` (`copies.sketch`) beside."""
    rows = [{**_article(a, dated[a.article_id]), "sketch": sketch(a.text)} for a in articles]
    return pl.DataFrame(rows, schema=ARTICLES_READ, orient="row")


def timex_rows(timexes: Mapping[str, Sequence[Timex]]) -> pl.DataFrame:
    """The table `timexes`, of some articles' resolved expressions by article id."""
    return frame("timexes", (_timex(key, one) for key, found in timexes.items() for one in found))


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
