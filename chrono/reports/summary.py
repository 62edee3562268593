"""A chronology in one sentence's worth of facts: its span, and what a reader must know before trusting it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chrono.charts import words
from chrono.reports.gaps import gaps

if TYPE_CHECKING:
    from chrono.chronology.tables import Tables
    from chrono.reports.view import EventView, ReportView


_DATES_NONE = "There is no event to show: the articles below date none."
# A selection drops the articles that tell nothing of what is asked for.
_NONE_FITS = "There is no event to show: none fits what was asked for."


@dataclass(frozen=True, slots=True)
class Summary:
    """What stands above a chronology: `span` in words (empty where no event is dated), and counts.

    `nothing` says in a sentence why there is no event; it is empty where there is one.
    """

    span: str
    nothing: str
    undated: tuple[EventView, ...]
    disputed: tuple[EventView, ...]
    planned: int
    mentions: int
    inferred: int
    missing: int
    gaps: tuple[str, ...]
    rests: int


def summary(tables: Tables, view: ReportView) -> Summary:
    """The facts of a chronology.

    Args:
        tables: the chronology.
        view: the same in words.
    """
    return Summary(
        span=words.covered(tables.events),
        nothing="" if view.events else _DATES_NONE if view.articles else _NONE_FITS,
        undated=tuple(event for event in view.events if not event.dated),
        disputed=tuple(event for event in view.events if event.status == "disputed"),
        planned=sum(event.factuality == "planned" for event in view.events),
        mentions=sum(len(event.mentions) for event in view.events),
        inferred=sum(article.inferred for article in view.articles),
        gaps=tuple(gaps(tables)),
        missing=sum(not article.known for article in view.articles),
        rests=sum(event.rests for event in view.events),
    )
