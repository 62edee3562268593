"""What formats with room for words say of an event's sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from chrono.chronology.plain import line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chrono.chronology.tables import Tables

_STATUS = {"single": "one source", "agreed": "sources agree", "disputed": "sources disagree"}
_FACTUALITY = {"actual": "happened", "planned": "planned", "possible": "possible", "negated": "did not happen"}


def titles(tables: Tables) -> dict[str, str]:
    """Article ids to the names that people know them by."""
    return {
        row["article_id"]: line(row["title"] or "") or line(row["article_id"])
        for row in tables.articles.select("article_id", "title").iter_rows(named=True)
    }


def links(tables: Tables) -> dict[str, str]:
    """Article ids to their addresses, where a browser may follow them (`http`, `https`)."""
    urls = {row["article_id"]: row["url"] or "" for row in tables.articles.iter_rows(named=True)}
    return {article_id: url for article_id, url in urls.items() if _is_web(url)}


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and line(url) == url and " " not in url


def sentences(tables: Tables) -> dict[str, list[tuple[str, str]]]:
    """Event ids to the sentences that tell of them: (article id, sentence on one line), each once."""
    told: dict[str, list[tuple[str, str]]] = {}
    for row in tables.mentions.select("event_id", "article_id", "sentence").iter_rows(named=True):
        pair = row["article_id"], line(row["sentence"])
        if pair not in told.setdefault(row["event_id"], []):
            told[row["event_id"]].append(pair)
    return told


def standing(event: Mapping[str, Any]) -> str:
    """Whether it happened and how the sources stand to each other, in words, with every date that is claimed."""
    # An article that only announces an event dates nothing.
    announced = event["status"] == "single" and len(event["articles"] or []) > 1
    words = f"{_FACTUALITY[event['factuality']]}; {'one source dates it' if announced else _STATUS[event['status']]}"
    claims = "; ".join(f"{line(c['value'])} ({line(', '.join(c['articles']))})" for c in event["claims"] or [])
    return f"{words}: {claims}" if claims else words


def label(event: Mapping[str, Any]) -> str:
    """The label on one line; an event is never without words."""
    return line(event["label"] or "") or "(no words)"
