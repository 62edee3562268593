"""Events as marks: what a chart draws, before anything of Plotly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

from chrono.charts import words
from chrono.charts.resting import SIGN, SIGN_WORDS, resting
from chrono.charts.themes import GROUPS, group_of

if TYPE_CHECKING:
    from chrono.chronology.tables import Tables

Shape = Literal["point", "bar", "window"]
A_FEW_DAYS = timedelta(days=4)
_HOVER_WIDTH = 58
_QUOTE = 120
_HEADING = 96  # letters of an article's title over its lane


@dataclass(frozen=True, slots=True)
class Mark:
    """One dated event.

    `start` and `end` are its half-open interval, `low` and `high` also take in every date that a source claims; `tags`
    are the words that follow the date in the chart. `articles` are titles. `rests`: on an inferred date of publication.
    """

    event_id: str
    label: str
    when: str
    group: str
    shape: Shape
    start: datetime
    end: datetime
    low: datetime
    high: datetime
    grain: str
    approximate: bool
    factuality: str
    disputed: bool
    hover: str
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    rests: bool = False

    @property
    def tags(self) -> tuple[str, ...]:
        """What has to be said of the event beside its date."""
        said = {"planned": "planned", "possible": "possible", "negated": "did not happen"}
        tags = [said[self.factuality]] if self.factuality in said else []
        return (*tags, "disputed") if self.disputed else tuple(tags)

    @property
    def dated(self) -> str:
        """The date in words, with the tags."""
        return " · ".join([self.signed(self.when), *self.tags])

    def signed(self, date: str) -> str:
        """A date in words, with the sign of what rests on an inferred one."""
        return f"{date} {SIGN}" if self.rests else date

    @property
    def middle(self) -> datetime:
        """Where a mark of fixed size stands."""
        return self.start + (self.end - self.start) / 2


def marks(tables: Tables) -> tuple[list[Mark], int]:
    """The events of a chronology as marks, in the order of the table.

    Args:
        tables: the chronology.

    Returns:
        The marks, and the number of events that have no date and so are not drawn.
    """
    titles = {row["article_id"]: row["title"] or row["article_id"] for row in tables.articles.iter_rows(named=True)}
    quotes: dict[str, str] = {}
    claimed: dict[str, list[tuple[datetime, datetime]]] = {}
    # A sentence that dates the event says more than one that only announces it.
    for mention in sorted(tables.mentions.iter_rows(named=True), key=lambda row: bool(row["implied"])):
        quotes.setdefault(mention["event_id"], mention["sentence"])
        if mention["start"] is not None and mention["end"] is not None and mention["grain"] is not None:
            claimed.setdefault(mention["event_id"], []).append((mention["start"], mention["end"]))
    rest = resting(tables)
    drawn, undated = [], 0
    for event in tables.events.iter_rows(named=True):
        if event["start"] is None or event["end"] is None:
            undated += 1
            continue
        claims = claimed.get(event["event_id"], []) if event["status"] == "disputed" else []
        drawn.append(_mark(event, titles, quotes.get(event["event_id"], ""), claims, rests=event["event_id"] in rest))
    return drawn, undated


def _mark(
    event: dict[str, Any], titles: dict[str, str], quote: str, claims: list[tuple[datetime, datetime]], *, rests: bool
) -> Mark:
    start, end = event["start"], max(event["end"], event["start"])
    return Mark(
        event_id=event["event_id"],
        label=event["label"] or "(no words)",
        when=event["when"] or words.timex_value(event["value"]),
        group=group_of(event["kind"] or "other"),
        shape=_shape(end - start, event["extent"]),
        start=start,
        end=end,
        low=min([start, *(low for low, _ in claims)]),
        high=max([end, *(high for _, high in claims)]),
        grain=event["grain"] or "day",
        approximate=bool(event["approximate"]),
        factuality=event["factuality"] or "actual",
        disputed=event["status"] == "disputed",
        hover=_hover(event, titles, quote, rests=rests),
        actors=tuple(event["actors"] or []),
        places=tuple(event["places"] or []),
        articles=tuple(words.shorten(titles.get(name, name), _HEADING) for name in event["articles"] or []),
        rests=rests,
    )


def _shape(length: timedelta, extent: str | None) -> Shape:
    if length <= timedelta(days=1):
        return "point"
    return "bar" if extent == "throughout" or length <= A_FEW_DAYS else "window"


def _hover(event: dict[str, Any], titles: dict[str, str], quote: str, *, rests: bool) -> str:
    grain, extent = event["grain"] or "day", event["extent"] or "within"
    precise = words.precision(
        grain,
        extent,
        approximate=bool(event["approximate"]),
        implied=bool(event["implied"]),
        rests=SIGN_WORDS if rests else "",
    )
    facts = [
        GROUPS[group_of(event["kind"] or "other")],
        words.FACTUALITIES.get(event["factuality"] or "actual", "happened"),
        words.agreement(event["status"], len(event["articles"] or [])),
    ]
    sources = "; ".join(words.shorten(titles.get(name, name), words.REFERENCE) for name in event["articles"] or [])
    parts = [
        f"<b>{words.for_plotly(words.wrap(event['label'] or '', _HOVER_WIDTH))}</b>",
        words.for_plotly(words.wrap(f"{event['when'] or ''} ({precise})", _HOVER_WIDTH)),
        words.for_plotly([" · ".join(facts)]),
    ]
    if event["status"] == "disputed" and event["claims"]:
        dates = "; ".join(words.value(claim["value"]) for claim in event["claims"])
        parts.append(words.for_plotly(words.wrap(f"Dates claimed: {dates}", _HOVER_WIDTH)))
    if sources:
        parts.append(words.for_plotly(words.wrap(f"Source: {sources}", _HOVER_WIDTH)))
    if quote:
        parts.append("<i>" + words.for_plotly(words.wrap(f"“{words.shorten(quote, _QUOTE)}”", _HOVER_WIDTH)) + "</i>")
    return "<br>".join(parts)
