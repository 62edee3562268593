"""Mentions made by hand, for tests of what comes after them."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import polars as pl

from chrono.articles import Article
from chrono.chronology import found
from chrono.chronology.building import article_rows, event_rows, events_and_ids, timex_rows
from chrono.chronology.copies import reprints, sketch
from chrono.chronology.merging import merge
from chrono.chronology.schema import SCHEMAS
from chrono.chronology.tables import Tables
from chrono.dating import Published
from chrono.events import Mention
from chrono.temporal.intervals import DAY, Interval, on
from chrono.temporal.timex3 import interval_of

WHO = ["Lena Hartwig", "Tomas Varga", "Idris Qassem", "Hanna Tesfaye"]
WHERE = ["Vienna", "Djibouti", "Port Essen"]


def mention(article: str, value: str, lemma: str, words: str, **changes: Any) -> Mention:
    """A mention of one article: when, what, and the content words; all else as in plain reports, unless changed."""
    offset = changes.pop("offset", 0)
    fields: dict[str, Any] = {
        "article_id": article,
        "sentence": words,
        "sentence_start": offset,
        "sentence_end": offset + 100,
        "clause_start": offset,
        "clause_end": offset + 90,
        "trigger": lemma,
        "trigger_start": offset + 10,
        "trigger_end": offset + 15,
        "lemma": lemma,
        "timex_text": value,
        "timex_start": offset + 20,
        "timex_end": offset + 30,
        "value": value,
        "interval": interval_of(value),
        "throughout": False,
        "mod": None,
        "approximate": False,
        "implied": False,
        "factuality": "actual",
        "kind": "other",
        "reported_by": None,
        "actors": (),
        "places": (),
        "words": frozenset(words.lower().split()),
        "label": words,
        "confidence": 0.9,
    }
    return Mention(**(fields | changes))


def tables_of(texts: dict[str, str], mentions: list[Mention]) -> Tables:
    """The four tables of made mentions, by the same steps as a run takes."""
    dated = {name: Published() for name in texts}
    articles = article_rows([Article(article_id=name, text=text) for name, text in texts.items()], dated)
    copies = reprints({name: sketch(text) for name, text in texts.items()})
    merged = merge(mentions)
    events = event_rows(merged, dated, copies)
    ids = pl.concat(ids for _, ids in events_and_ids(merged, dated, copies)).drop("article_id")
    told = found.rows(mentions, dated, date(2026, 1, 1)).join(ids, on="mention_id").select(list(SCHEMAS["mentions"]))
    return Tables(articles.drop("sketch"), timex_rows({}), told.sort("mention_id"), events)


def corpus(number: int, days: int, seed: int) -> list[list[Mention]]:
    """Articles of three mentions each over some days: of a day, of several, of months and years, and undated."""
    rng = random.Random(seed)
    made: list[list[Mention]] = []
    for article in range(number):
        told: list[Mention] = []
        for at in range(3):
            day = date(2000, 1, 1) + timedelta(days=rng.randrange(days))
            value = rng.choice([f"{day}"] * 6 + [f"{day:%Y-%m}", f"{day:%Y}", "XXXX-12-19", "PAST_REF"])
            fields: dict[str, Any] = {
                "offset": 500 * at,
                "actors": (rng.choice(WHO),),
                "places": (rng.choice(WHERE),),
                "kind": rng.choice(["meeting", "agreement"]),
                "timex_text": "3 October",
            }
            if value == f"{day}" and rng.random() < 0.3:
                start = on(day.year, day.month, day.day).start
                fields["interval"] = Interval(start, start + rng.randrange(1, 9) * DAY)
            if rng.random() < 0.05:
                fields |= {"implied": True, "timex_text": None, "timex_start": None, "factuality": "planned"}
                value = "FUTURE_REF"
            words = " ".join(
                ["meet", "sign", *(f"w{rng.randrange(60)}" for _ in range(3)), f"x{rng.randrange(9 * number)}"]
            )
            told.append(mention(f"a{article:04}", value, rng.choice(["meet", "sign"]), words, **fields))
        made.append(told)
    return made
