"""A chronology in one sentence's worth of facts: its span, and what a reader must know before trusting it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chrono.charts import words
from chrono.reports.gaps import gaps

if TYPE_CHECKING:
    from chrono.chronology.tables import Tables
    from chrono.reports.view import EventView, ReportView


@dataclass(frozen=True, slots=True)
class Summary:
    """What stands above a chronology: `span` in words (empty where no event is dated), and counts."""

    span: str
    undated: tuple[EventView, ...]
    disputed: tuple[EventView, ...]
    planned: int
    mentions: int
    inferred: int
    gaps: tuple[str, ...]
    rests: bool


def summary(tables: Tables, view: ReportView) -> Summary:
    """The facts of a chronology.

    Args:
        tables: the chronology.
        view: the same in words.
    """
    dated = tables.events.drop_nulls(["first_day", "last_day"])
    span = ""
    if dated.height:
        first, earliest = dated.sort("first_day", maintain_order=True).select("first_day", "grain").row(0)
        last, latest = dated.sort("last_day", maintain_order=True).select("last_day", "grain").row(-1)
        span = words.span((first, earliest), (last, latest))
    return Summary(
        span=span,
        undated=tuple(event for event in view.events if not event.dated),
        disputed=tuple(event for event in view.events if event.status == "disputed"),
        planned=sum(event.factuality == "planned" for event in view.events),
        mentions=sum(len(event.mentions) for event in view.events),
        inferred=sum(article.inferred for article in view.articles),
        gaps=tuple(gaps(tables)),
        rests=any(event.rests for event in view.events),
    )
