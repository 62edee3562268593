"""The headline of an event: its own clause where that can stand alone, else the nearest clause that can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chrono.events.clauses import clause
from chrono.events.labels import fitted, written
from chrono.events.standing import faults
from chrono.events.stretches import stretch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from spacy.tokens import Token

    from chrono.events.clauses import Clause
    from chrono.events.lexicon import EventLexicon
    from chrono.language import Sentence

_STEPS = 6


def headline(
    trigger: Token,
    sentence: Sentence,
    times: Sequence[tuple[int, int]],
    lexicon: EventLexicon,
    subjects: Callable[[Token], Mapping[int, str]],
    speaker: str | None = None,
) -> str:
    """The headline of a trigger.

    Its clause; where that has no subject, no object that its verb asks for, a loose end or a pronoun that nobody can
    tell, the clauses above it, then the words around it as they stand; of all, the one with the least faults, the
    nearest first.

    Args:
        trigger: the word that names the event.
        sentence: its sentence.
        times: of the article, which a headline leaves out.
        lexicon: words of events.
        subjects: what to write for some tokens of the sentence in the clause of a head (see `labels.label`).
        speaker: who says what is quoted, by name or description.

    Returns:
        At most 80 characters; "" only for a trigger of no letters.
    """
    best, least = "", 99
    for found in _candidates(trigger, sentence, times, lexicon):
        names = subjects(found.head)
        short, names, quotation = fitted(found, sentence, names)
        count = faults(short, sentence, names, lexicon)
        text = written(short, sentence, names, quotation, speaker)
        count += text.endswith("…") + (0 if any(c.isalpha() for c in text) else 9)
        if count < least:
            best, least = text, count
        if not count:
            break
    return best


def _candidates(
    trigger: Token, sentence: Sentence, times: Sequence[tuple[int, int]], lexicon: EventLexicon
) -> Iterator[Clause]:
    own = clause(trigger, sentence, times, lexicon)
    yield own
    around = stretch(trigger, sentence, times, lexicon)
    verbal = trigger.pos_ in {"VERB", "AUX"} and around is not None and trigger in around.kept
    if around is not None and verbal:
        yield around
    seen, token = {own.head}, trigger
    for _ in range(_STEPS):
        if token.head == token:
            break
        token = token.head
        if token not in seen and token.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}:
            seen.add(token)
            yield clause(token, sentence, times, lexicon)
    if around is not None and not verbal:
        yield around
