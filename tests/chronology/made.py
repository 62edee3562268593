"""Mentions made by hand, for tests of what comes after them."""

from __future__ import annotations

from typing import Any

from chrono.events import Mention
from chrono.temporal.timex3 import interval_of


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
