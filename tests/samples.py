"""Chronologies written by hand, for rooms that read tables: no tagger and no model is needed to make them."""

# ruff: noqa: E501 - sentences of articles stay whole, as they are looked up
from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from chrono.charts.words import days
from chrono.chronology.schema import frame
from chrono.chronology.tables import Tables

BROADCAST = """The Kremlin's guest reads a strategy

On December 19 the Russian president gave his annual live broadcast, four and a half hours of questions. He urged the NATO secretary general, Mark Rutte, to read the new American security strategy. “They no longer name us as an enemy,” he said.

Relations have been broken since the Maidan revolution in 2014, which brought a new government to Kyiv. Nobody in the hall asked about the front."""

ENVOYS = """Envoy on his way to Moscow

Russian bombardment claimed at least four lives in Dnipro on Monday, December 1. The American president said that same Monday that the talks were “going along well”. His envoy will meet Vladimir Putin tomorrow, a spokesman said.

An admiral, Giuseppe Dragone, has told a newspaper that the alliance is studying a more aggressive answer."""

SABOTAGE = """Europe counts its fires

From January 2022 to July 2025 researchers counted more than 110 acts of sabotage in Europe. The chair of NATO's military committee, Giuseppe Dragone, told the Financial Times on Monday that the alliance could hit back first.

American negotiators met Ukrainian officials in Florida on November 30–December 1. President Trump said on December 1 that the talks were going along well. Steve Witkoff meets Putin in Moscow today, December 2.

READ MORE: What comes after the winter"""


def at(year: int, month: int = 1, day: int = 1) -> datetime:
    """Midnight at the start of a day."""
    return datetime(year, month, day)


def article(article_id: str, text: str, **given: Any) -> dict[str, Any]:
    """A row of `articles`; its title is its first line unless given."""
    row: dict[str, Any] = {
        "article_id": article_id,
        "title": text.split("\n", 1)[0],
        "text": text,
        "url": None,
        "publisher": None,
        "path": None,
        "language": "en",
        "published": None,
        "published_value": None,
        "published_source": "unknown",
        "published_after": None,
        "published_before": None,
        "published_confidence": 0.0,
        "published_evidence": [],
    }
    return row | given


def event(event_id: str, start: datetime | None, end: datetime | None, label: str, **given: Any) -> dict[str, Any]:
    """A row of `events`, by default an actual one of one article, within its interval."""
    row: dict[str, Any] = {
        "event_id": event_id,
        "start": start,
        "end": end,
        "first_day": start.date() if start else None,
        "last_day": (end - timedelta(microseconds=1)).date() if end else None,
        "when": f"{start.day} {start:%b %Y}" if start else "",
        "value": f"{start:%Y-%m-%d}" if start else "XXXX",
        "grain": "day",
        "extent": "within",
        "approximate": False,
        "implied": False,
        "label": label,
        "kind": "other",
        "factuality": "actual",
        "actors": [],
        "places": [],
        "articles": ["003"],
        "mentions": 1,
        "status": "single",
        "claims": [],
        "confidence": 0.8,
    }
    return row | given


def mention(
    number: int,
    told: dict[str, Any],
    source: dict[str, Any],
    sentence: str,
    trigger: str,
    timex: str | None,
    **given: Any,
) -> dict[str, Any]:
    """A row of `mentions`: where `sentence` tells `told` in `source`; offsets are looked up in the text."""
    first = source["text"].index(sentence)
    trigger_start = first + sentence.index(trigger)
    timex_start = first + sentence.index(timex) if timex else None
    row: dict[str, Any] = {
        "mention_id": f"m{number}",
        "event_id": told["event_id"],
        "article_id": source["article_id"],
        "sentence": sentence,
        "sentence_start": first,
        "sentence_end": first + len(sentence),
        "clause_start": first,
        "clause_end": first + len(sentence),
        "trigger": trigger,
        "trigger_start": trigger_start,
        "trigger_end": trigger_start + len(trigger),
        "timex_text": timex,
        "timex_start": timex_start,
        "timex_end": timex_start + len(timex) if timex and timex_start is not None else None,
        "implied": timex is None,
        "reported_by": None,
    }
    shared = (
        "value", "start", "end", "grain", "extent", "approximate", "factuality", "kind", "actors", "places", "label",
        "confidence",
    )  # fmt: skip
    return row | {name: told[name] for name in shared} | given


def timex(source: dict[str, Any], text: str, value: str, start: datetime | None, **given: Any) -> dict[str, Any]:
    """A row of `timexes`: the first place where `text` stands in `source`."""
    first = source["text"].index(text)
    row: dict[str, Any] = {
        "article_id": source["article_id"],
        "start_char": first,
        "end_char": first + len(text),
        "text": text,
        "type": "DATE",
        "value": value,
        "mod": None,
        "start": start,
        "end": start + timedelta(days=1) if start else None,
        "grain": "day",
        "anchor": "the day the article was written",
    }
    return row | given


def seeds() -> Tables:
    """Three articles and nine events in the spirit of the seeds; one event has no date, one is disputed."""
    broadcast = article(
        "000", BROADCAST,
        published_value="XXXX-12-19", published_source="corpus", published_confidence=0.55,
        published_evidence=["“December 19” has no year; the articles read with it are of December 2025."],
    )  # fmt: skip
    envoys = article(
        "003", ENVOYS,
        url="https://news.example/envoys", publisher="The Example Post",
        published=date(2025, 12, 1), published_value="2025-12-01", published_source="text",
        published_after=date(2025, 12, 1), published_before=date(2025, 12, 2), published_confidence=0.8,
        published_evidence=["“Monday, December 1”: December 1 is a Monday in 2014 and in 2025."],
    )  # fmt: skip
    sabotage = article(
        "004", SABOTAGE,
        published=date(2025, 12, 2), published_value="2025-12-02", published_source="text", published_confidence=0.95,
        published_evidence=["“today, December 2” names the day.", "“July 2025” leaves no earlier year."],
    )  # fmt: skip
    told = [
        event("e-maidan", at(2014), at(2015), "The Maidan revolution brings a new government to Kyiv", when="in 2014",
              value="2014", grain="year", kind="protest", places=["Kyiv"], articles=["000"]),
        event("e-sabotage", at(2022), at(2025, 8), "More than 110 acts of sabotage in Europe", when="Jan 2022 – Jul 2025",
              value="2022-01/2025-07", grain="month", extent="throughout", kind="attack", places=["Europe"],
              articles=["004"]),
        event("e-florida", at(2025, 11, 30), at(2025, 12, 2), "Negotiators meet Ukrainian officials in Florida",
              when="30 Nov – 1 Dec 2025", value="2025-11-30/2025-12-01", extent="throughout", kind="meeting",
              places=["Florida"], articles=["004"]),
        event("e-well", at(2025, 12, 1), at(2025, 12, 2), "Trump: talks “going along well”", kind="statement",
              actors=["Donald Trump"], articles=["003", "004"], mentions=2, status="agreed"),
        event("e-dragone", at(2025, 12, 1), at(2025, 12, 2), kind="statement", actors=["Giuseppe Dragone", "NATO"],
              label="Dragone tells the Financial Times that the alliance could hit back first", articles=["004", "003"],
              mentions=2, status="disputed", claims=[{"value": "2025-12-01", "articles": ["004"]},
                                                     {"value": "2025-11-28", "articles": ["003"]}]),
        event("e-bombs", at(2025, 12, 1), at(2025, 12, 2), "Russian bombardment claims at least four lives in Dnipro",
              kind="attack", actors=["Russia"], places=["Dnipro"]),
        event("e-witkoff", at(2025, 12, 2), at(2025, 12, 3), "Witkoff meets Putin in Moscow", kind="meeting",
              actors=["Steve Witkoff", "Vladimir Putin"], places=["Moscow"], factuality="planned",
              articles=["004", "003"], mentions=2, status="agreed"),
        event("e-broadcast", at(2025, 12, 19), at(2025, 12, 20), kind="statement", approximate=True, articles=["000"],
              label="Putin's annual live broadcast, urging Rutte to read the American strategy",
              actors=["Vladimir Putin", "Mark Rutte"], implied=True),
        event("e-undated", None, None, "The alliance studies a more aggressive answer", value="XXXX", kind="military",
              confidence=0.3),
    ]  # fmt: skip
    maidan, counted, florida, well, dragone, bombs, witkoff, live, undated = told
    broken = "Relations have been broken since the Maidan revolution in 2014, which brought a new government to Kyiv."
    mentions = [
        mention(1, maidan, broadcast, broken, "revolution", "in 2014"),
        mention(2, counted, sabotage, "From January 2022 to July 2025 researchers counted more than 110 acts of sabotage"
                " in Europe.", "counted", "From January 2022 to July 2025"),
        mention(3, florida, sabotage, "American negotiators met Ukrainian officials in Florida on November 30–December 1.",
                "met", "November 30–December 1"),
        mention(4, well, envoys, "The American president said that same Monday that the talks were “going along well”.",
                "said", "that same Monday", reported_by="Donald Trump"),
        mention(5, well, sabotage, "President Trump said on December 1 that the talks were going along well.", "said",
                "December 1", reported_by="Donald Trump"),
        mention(6, dragone, sabotage, "The chair of NATO's military committee, Giuseppe Dragone, told the Financial Times"
                " on Monday that the alliance could hit back first.", "told", "Monday", reported_by="Giuseppe Dragone"),
        mention(7, dragone, envoys, "An admiral, Giuseppe Dragone, has told a newspaper that the alliance is studying a"
                " more aggressive answer.", "told", None, start=at(2025, 11, 28), end=at(2025, 11, 29),
                value="2025-11-28"),
        mention(8, bombs, envoys, "Russian bombardment claimed at least four lives in Dnipro on Monday, December 1.",
                "claimed", "Monday, December 1"),
        mention(9, witkoff, sabotage, "Steve Witkoff meets Putin in Moscow today, December 2.", "meets",
                "today, December 2"),
        mention(10, witkoff, envoys, "His envoy will meet Vladimir Putin tomorrow, a spokesman said.", "meet", "tomorrow",
                reported_by="a spokesman"),
        mention(11, live, broadcast, "On December 19 the Russian president gave his annual live broadcast, four and a"
                " half hours of questions.", "broadcast", "December 19"),
        mention(12, undated, envoys, "An admiral, Giuseppe Dragone, has told a newspaper that the alliance is studying a"
                " more aggressive answer.", "studying", None, reported_by="Giuseppe Dragone"),
    ]  # fmt: skip
    timexes = [
        timex(broadcast, "December 19", "2025-12-19", at(2025, 12, 19)),
        timex(broadcast, "2014", "2014", at(2014), end=at(2015), grain="year", anchor=None),
        timex(envoys, "Monday, December 1", "2025-12-01", at(2025, 12, 1)),
        timex(envoys, "that same Monday", "2025-12-01", at(2025, 12, 1), anchor="Monday, December 1"),
        timex(envoys, "tomorrow", "2025-12-02", at(2025, 12, 2)),
        timex(sabotage, "January 2022", "2022-01", at(2022), end=at(2022, 2), grain="month", anchor=None),
        timex(sabotage, "July 2025", "2025-07", at(2025, 7), end=at(2025, 8), grain="month", anchor=None),
        timex(sabotage, "Monday", "2025-12-01", at(2025, 12, 1)),
        timex(sabotage, "November 30", "2025-11-30", at(2025, 11, 30)),
        timex(sabotage, "December 1", "2025-12-01", at(2025, 12, 1)),
        timex(sabotage, "today, December 2", "2025-12-02", at(2025, 12, 2)),
    ]
    return Tables(
        frame("articles", [broadcast, envoys, sabotage]),
        frame("timexes", timexes),
        frame("mentions", mentions),
        frame("events", told),
    )


def month() -> Tables:
    """Sixty events over one month of 2025 and two of ten years: what the two bands are for."""
    kinds = ("statement", "meeting", "attack", "military", "decision", "legal", "economic", "protest", "movement")
    heads = (
        "Ministers agree on a common answer to the blackout",
        "Dockers stop work at three ports and will not return before talks begin",
        "The court hears the first witness",
        "Drones are seen above the airport",
        "Parliament votes on the emergency budget after a night of debate",
        "Grid operator warns of cuts",
    )
    source = article("week", "A month of blackouts\n\nSixty things happened.", published=date(2025, 3, 31),
                     published_value="2025-03-31", published_source="given", published_confidence=1.0)  # fmt: skip
    told = [
        event("e-treaty", at(2014, 5), at(2024, 5), "The gas treaty is in force", when="May 2014 – Apr 2024",
              value="P10Y", grain="month", extent="throughout", kind="agreement", articles=["week"]),
        event("e-works", at(2015, 6), at(2025, 6), "The northern cable is under repair", when="Jun 2015 – May 2025",
              value="P10Y", grain="month", extent="throughout", kind="economic", articles=["week"]),
    ]  # fmt: skip
    for number in range(60):
        start = at(2025, 3, 1) + timedelta(hours=12 * number)
        start = start.replace(hour=0)
        length = timedelta(days=(1, 1, 1, 3, 1, 7)[number % 6])
        last = start + length - timedelta(days=1)
        told.append(
            event(f"e{number:02}", start, start + length, heads[number % 6], kind=kinds[number % 9],
                  extent="throughout" if length.days == 3 else "within", articles=["week"],
                  when=days(start, last),
                  grain="week" if length.days == 7 else "day", approximate=number % 11 == 5,
                  factuality=("actual", "planned", "possible", "negated")[(number // 7) % 4 if number % 5 == 0 else 0])
        )  # fmt: skip
    told.sort(key=lambda row: (row["start"], row["end"], row["event_id"]))
    return Tables(frame("articles", [source]), frame("timexes", []), frame("mentions", []), frame("events", told))


HOSTILE = (
    "<script>window.hacked=1</script>",
    "</script><script>window.hacked=2</script>",
    '"><img src=x onerror="window.hacked=3">',
    "<svg onload=window.hacked=4>",
    "javascript:window.hacked=5",
    "<!--<script>",
    "&lt;b&gt; &amp;amp; &#60;i&#62;",
    "{{ 7 * 7 }} {% raw %}",
    '<a href="javascript:window.hacked=6">click</a>',
    "x" * 10_000,
    "\u202eesrever\u202c \x00 \x1b[31m",
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    '=HYPERLINK("http://evil.example")',
)


def hostile() -> Tables:
    """Every text that strangers write is an attack."""
    text = "\n\n".join(HOSTILE)
    source = article(
        "<script>window.hacked=7</script>", text,
        title=HOSTILE[1], url="javascript:window.hacked=8", publisher=HOSTILE[2], published=date(2025, 5, 1),
        published_value="2025-05-01", published_source="text", published_confidence=0.5,
        published_evidence=[HOSTILE[0], HOSTILE[3]],
    )  # fmt: skip
    told, mentions, timexes = [], [], []
    for number, words in enumerate(HOSTILE):
        told.append(
            event(f"e{number}'\"><b>", at(2025, 5, 1 + number), at(2025, 5, 2 + number), words[:80],
                  actors=[words], places=[words], articles=[source["article_id"]], when=words[:40], value=words)
        )  # fmt: skip
        mentions.append(
            mention(number, told[-1], source, words, words[:5], words[5:9], reported_by=words, mention_id=words)
        )
        timexes.append(timex(source, words[5:9], words, None, anchor=words))
    return Tables(
        frame("articles", [source]), frame("timexes", timexes), frame("mentions", mentions), frame("events", told)
    )
