"""The JSON of TimelineJS 3 (https://timeline.knightlab.com/docs/json-format.html)."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING, Any

from chrono.chronology.exports.sources import label, links, sentences, standing, titles
from chrono.chronology.plain import clean, line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    import polars as pl

    from chrono.chronology.tables import Tables

_CLOCK = {"hour": ("hour",), "minute": ("hour", "minute"), "second": ("hour", "minute", "second")}


def timeline(tables: Tables, events: pl.DataFrame) -> str:
    """The timeline as JSON, one slide for each event.

    TimelineJS shows headlines and texts as HTML: everything in them is escaped, and no address in them becomes a link.

    Args:
        tables: the chronology that the events are of.
        events: those with days.
    """
    names, addresses, told = titles(tables), links(tables), sentences(tables)
    slides = []
    for event in events.iter_rows(named=True):
        said = [f"<p>{_html(standing(event))}</p>"]
        for article_id, sentence in told.get(event["event_id"], []):
            name = _html(names.get(article_id, article_id))
            if article_id in addresses:
                name = f'<a href="{_html(addresses[article_id])}">{name}</a>'
            said.append(f"<p>{_html(sentence)} <cite>{name}</cite></p>")
        slide: dict[str, Any] = {"start_date": _date(event["start"], event["grain"])}
        if event["first_day"] != event["last_day"]:
            slide["end_date"] = {part: getattr(event["last_day"], part) for part in ("year", "month", "day")}
        slides.append(
            slide
            | {
                "text": {"headline": _html(label(event)), "text": "".join(said)},
                "group": line(event["kind"]),
                "display_date": _html(event["when"]),
                "unique_id": line(event["event_id"]),
                "autolink": False,
            }
        )
    return json.dumps({"events": slides}, ensure_ascii=False, indent=2) + "\n"


def _date(moment: datetime, grain: str | None) -> Mapping[str, int]:
    """A date object: the day, and the time of day where that is known."""
    return {part: getattr(moment, part) for part in ("year", "month", "day", *_CLOCK.get(grain or "", ()))}


def _html(text: str) -> str:
    return html.escape(clean(line(text)))
