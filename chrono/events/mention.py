"""A mention: one event as one sentence of one article dates it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chrono.temporal.intervals import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """What one sentence tells of one event (the columns of the table `mentions`).

    Attributes:
        article_id: the article.
        sentence, sentence_start, sentence_end: the sentence and where it stands.
        clause_start, clause_end: the part of it that tells of the event.
        trigger, trigger_start, trigger_end: the verb or noun that names the event.
        lemma: the trigger's lemma in lower case, for comparing.
        timex_text, timex_start, timex_end: the expression that dates it; where the date is implied, the one in whose
            time the text goes on there, which may stand in another sentence. None where there is none.
        value: TIMEX3 value, or two joined by "/" for a range.
        interval: when, half-open; None where the year is not known.
        throughout: whether the event fills its interval ("from … to …") or happens at some time within it ("in 2014").
        mod: TIMEX3 modifier of the expression ("early" is START), or None.
        approximate: whether the text says so ("about", "early").
        implied: dated by context, not by an expression of its own.
        factuality: actual, planned, possible or negated.
        kind: one of the schema's kinds.
        reported_by: who says so, or None.
        actors, places: names in a stable spelling.
        words: content words of the clause, in lower case, for comparing.
        label: a headline of at most 80 characters.
        confidence: 0 to 1.
        told_with: trigger_start of the mention of the same sentence and time that tells the same event and leads: it
            names the event ("signed", of the "ceasefire" signed). None for one that leads.
    """

    article_id: str
    sentence: str
    sentence_start: int
    sentence_end: int
    clause_start: int
    clause_end: int
    trigger: str
    trigger_start: int
    trigger_end: int
    lemma: str
    timex_text: str | None
    timex_start: int | None
    timex_end: int | None
    value: str
    interval: Interval | None
    throughout: bool
    mod: str | None
    approximate: bool
    implied: bool
    factuality: str
    kind: str
    reported_by: str | None
    actors: tuple[str, ...]
    places: tuple[str, ...]
    words: frozenset[str]
    label: str
    confidence: float
    told_with: int | None = None

    @property
    def mention_id(self) -> str:
        """The article and the place in it: the same article gives the same ids."""
        at = self.timex_start if self.timex_start is not None else self.sentence_start
        return f"{self.article_id}:{at}-{self.trigger_start}"
