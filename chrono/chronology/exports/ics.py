"""iCalendar (RFC 5545): events as all-day events. People's last day is inclusive, DTEND on the wire is exclusive."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from chrono.chronology.exports.sources import label, links, sentences, standing, titles
from chrono.chronology.plain import clean, line

if TYPE_CHECKING:
    from collections.abc import Mapping

    import polars as pl

    from chrono.chronology.tables import Tables

_STATUS = {"actual": "CONFIRMED", "planned": "TENTATIVE", "possible": "TENTATIVE", "negated": "CANCELLED"}
_OCTETS = 75
_NEVER = date(1970, 1, 1)


def calendar(tables: Tables, events: pl.DataFrame) -> str:
    """The calendar.

    Args:
        tables: the chronology that the events are of.
        events: those with days.

    Returns:
        Lines that end with CR LF, none longer than 75 octets. DTSTAMP is the newest known date of an event's articles
        (1970-01-01 where none is known): nothing here reads a clock.
    """
    names, addresses, told = titles(tables), links(tables), sentences(tables)
    published = {row["article_id"]: row["published"] for row in tables.articles.iter_rows(named=True)}
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//chrono//chronology//EN", "CALSCALE:GREGORIAN"]
    for event in events.iter_rows(named=True):
        days = [day for a in event["articles"] if (day := published.get(a))]
        address = next((addresses[a] for a in event["articles"] if a in addresses), "")
        said = [f"{line(event['when'])}: {standing(event)}"]
        said += [
            f"{names.get(article_id, article_id)}: {sentence}"
            for article_id, sentence in told.get(event["event_id"], [])
        ]
        lines += [
            "BEGIN:VEVENT",
            f"UID:{_text(line(event['event_id']))}@chrono",
            f"DTSTAMP:{_day(max(days, default=_NEVER))}T000000Z",
            f"DTSTART;VALUE=DATE:{_day(event['first_day'])}",
            *_end(event),
            f"SUMMARY:{_text(label(event))}",
            f"DESCRIPTION:{_text(chr(10).join(said))}",
            f"CATEGORIES:{_text(event['kind'])}",
            f"STATUS:{_STATUS[event['factuality']]}",
            "TRANSP:TRANSPARENT",
        ]
        if event["places"]:
            lines.append(f"LOCATION:{_text(line('; '.join(event['places'])))}")
        if address:
            lines.append(f"URL:{address}")
        lines.append("END:VEVENT")
    lines.append("END:VCALENDAR")
    return "".join(_folded(text) + "\r\n" for text in lines)


def _end(event: Mapping[str, Any]) -> list[str]:
    if event["last_day"] == date.max:  # no day follows; without an end an event is of one day
        return []
    return [f"DTEND;VALUE=DATE:{_day(event['last_day'] + timedelta(days=1))}"]


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(text: str) -> str:
    """A value of type TEXT (RFC 5545, 3.3.11)."""
    return re.sub(r"([\\;,])", r"\\\1", clean(text)).replace("\n", "\\n")


def _folded(text: str) -> str:
    """A content line in pieces of at most 75 octets (RFC 5545, 3.1); no character is cut."""
    pieces, piece, octets = [], "", 0
    for letter in text:
        size = len(letter.encode())
        if octets + size > _OCTETS:
            pieces.append(piece)
            piece, octets = " ", 1
        piece, octets = piece + letter, octets + size
    return "\r\n".join([*pieces, piece])
