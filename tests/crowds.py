"""Chronologies of any size, always the same: for pictures, for the size of pages and for the time they take to open."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import samples

from chrono.charts.words import days, long_day, shorten
from chrono.chronology.schema import frame
from chrono.chronology.tables import Tables

_WHO = (
    "the grid operator", "the energy minister", "dock workers", "the supreme court", "the coast guard", "parliament",
    "the central bank", "a transport union", "the prime minister", "the army staff", "election officials", "farmers",
)  # fmt: skip
_WHERE = ("Varsk", "Port Ilmen", "Oster", "Kaldby", "Mirna", "Tessel", "Novo Bridge", "Halm", "Lower Dunn", "Sorrent")
# (kind, trigger, what)
_WHAT = (
    ("statement", "warned", "that reserves would last nine days at most"),
    ("meeting", "met", "envoys of three neighbouring states behind closed doors"),
    ("attack", "shelled", "a transformer yard on the edge of the town"),
    ("military", "moved", "two brigades closer to the northern border"),
    ("decision", "approved", "an emergency budget after a night of debate"),
    ("legal", "heard", "the first witnesses in the case of the sunken ferry"),
    ("economic", "raised", "the price of heating oil by a fifth"),
    ("protest", "blocked", "the road to the harbour with tractors"),
    ("movement", "evacuated", "four hundred people from the flooded quarter"),
    ("election", "counted", "the postal votes of the second round"),
    ("disaster", "reported", "an explosion in a chemical depot"),
    ("agreement", "signed", "a truce for the length of the harvest"),
)


@dataclass(slots=True)
class _Telling:
    """The articles as they are being written: paragraphs, and what stands where in them."""

    paragraphs: list[list[str]]
    told: list[tuple[int, dict[str, Any], str, str, str, dict[str, Any]]] = field(default_factory=list)

    def tell(self, article: int, event: dict[str, Any], sentence: str, trigger: str, timex: str, **given: Any) -> None:
        self.paragraphs[article].append(sentence)
        self.told.append((article, event, sentence, trigger, timex, given))

    def tables(self, published: list[date], events: list[dict[str, Any]]) -> Tables:
        articles = [
            samples.article(
                f"week-{number:03}", f"The blackout, report {number}\n\n" + "\n\n".join(paragraphs),
                publisher="The Example Post", url=f"https://news.example/{number}", published=day,
                published_value=f"{day}", published_source="metadata", published_confidence=0.95,
                published_evidence=["The page's metadata gives the day."],
            )
            for number, (paragraphs, day) in enumerate(zip(self.paragraphs, published, strict=True))
        ]  # fmt: skip
        mentions = [
            samples.mention(number, event, articles[at], sentence, trigger, timex, **given)
            for number, (at, event, sentence, trigger, timex, given) in enumerate(self.told)
        ]
        timexes = []
        for row in mentions:
            timexes.append({
                "article_id": row["article_id"], "start_char": row["timex_start"], "end_char": row["timex_end"],
                "text": row["timex_text"], "type": "DATE", "value": row["value"], "mod": None, "start": row["start"],
                "end": row["end"], "grain": row["grain"], "anchor": "the day the article was written",
            })  # fmt: skip
        events.sort(key=lambda row: (row["start"], row["end"], row["event_id"]))
        return Tables(
            frame("articles", articles), frame("timexes", timexes), frame("mentions", mentions), frame("events", events)
        )


def crowd(size: int, *, length: int, first: date = date(2025, 3, 1), long: int = 0, seed: int = 1) -> Tables:
    """Events over some days, told by articles.

    Args:
        size: how many events, without the long ones.
        length: days over which they happen.
        first: the first of these days.
        long: how many events of ten years there are beside them.
        seed: another one gives other events.

    Returns:
        The tables; the same for the same arguments.
    """
    chance = random.Random(seed)
    count = max(3, size // 12)
    telling = _Telling([[] for _ in range(count)])
    published = [first + timedelta(days=length * (number + 1) // count) for number in range(count)]
    events = [_long(telling, number, first) for number in range(long)]
    for number in range(size):
        kind, trigger, what = chance.choice(_WHAT)
        who, where = chance.choice(_WHO), chance.choice(_WHERE)
        start = datetime.combine(first, datetime.min.time()) + timedelta(days=int(chance.random() * length))
        lasting = chance.choice((1, 1, 1, 1, 1, 1, 3, 7))
        end = start + timedelta(days=lasting)
        sources = sorted(chance.sample(range(count), chance.choice((1, 1, 1, 2, 3))))
        disputed = len(sources) > 1 and number % 9 == 0
        claims = [f"{start + timedelta(days=shift):%Y-%m-%d}" for shift in (0, 2)]
        label = shorten(f"{who[0].upper()}{who[1:]} {trigger} {what} in {where}", 80)
        event = samples.event(
            f"{start:%Y-%m-%d}-{number:05}", start, end, label,
            when=days(start, end - timedelta(days=1)), kind=kind, actors=[who.removeprefix("the ").title()],
            places=[where], articles=[f"week-{source:03}" for source in sources], mentions=len(sources),
            extent="throughout" if lasting == 3 else "within", grain="week" if lasting == 7 else "day",
            approximate=number % 13 == 5, factuality=("planned", "possible", "negated")[number % 3] if number % 7 == 0
            else "actual",
            status="disputed" if disputed else "agreed" if len(sources) > 1 else "single",
            claims=[{"value": claims[0], "articles": [f"week-{sources[0]:03}"]},
                    {"value": claims[1], "articles": [f"week-{sources[1]:03}"]}] if disputed else [],
            confidence=round(0.5 + chance.random() / 2, 2),
        )  # fmt: skip
        for place, source in enumerate(sources):
            on = f"on {long_day(start)}"
            sentence = f"In {where}, {who} {trigger} {what} {on}, witnesses of event {number} said."
            moved = timedelta(days=2) if disputed and place == 1 else timedelta()
            dated = {"start": start + moved, "end": end + moved} if moved else {}
            telling.tell(source, event, sentence, trigger, on, reported_by="witnesses", **dated)
        events.append(event)
    return telling.tables(published, events)


def _long(telling: _Telling, number: int, first: date) -> dict[str, Any]:
    start = datetime(first.year - 11 + 2 * number, 5, 1)
    end = start.replace(year=start.year + 10)
    last = end - timedelta(days=1)
    what = ("The gas treaty with the southern states was in force", "The northern cable was under repair")[number % 2]
    timex = f"from May {start.year} to April {end.year}"
    event = samples.event(
        f"{start:%Y}-long-{number}", start, end, what, when=f"May {start.year} – {last:%b %Y}",
        value=f"{start:%Y-%m}/{last:%Y-%m}", grain="month", extent="throughout",
        kind=("agreement", "economic")[number % 2], articles=["week-000"],
    )  # fmt: skip
    telling.tell(0, event, f"{what} {timex}.", "was", timex)
    return event


def month() -> Tables:
    """Sixty events over one month, and two of ten years."""
    return crowd(60, length=30, long=2)


def season() -> Tables:
    """Five hundred events over four months."""
    return crowd(500, length=120, long=2)
