"""Which word a time expression dates: from the expression up the dependency parse to a verb or an event noun.

The climb stops at the first word that can happen. A name on the way is passed (a parser hangs "today" on the person
met); "during his broadcast, he urged" goes on to the verb; a verb that only counts ("identified 110 incidents from …
to …") gives way to what it counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from chrono.events.lexicon import EventLexicon
    from chrono.language import Sentence

_VERBAL = {"VERB", "AUX"}
_NOMINAL = {"NOUN", "PROPN"}
_INSIDE_VERB = {"aux", "aux:pass", "cop"}
_MAX_STEPS = 12


@dataclass(frozen=True, slots=True)
class Anchored:
    """The word that is dated, and how sure the climb was (1 a direct dependent; less for every detour)."""

    trigger: Token
    confidence: float


def anchor(
    sentence: Sentence, start: int, end: int, lexicon: EventLexicon, *, lasting: bool = False
) -> Anchored | None:
    """The trigger of the expression at `[start, end)` of the article.

    Args:
        sentence: the sentence that holds it.
        start, end: its offsets in the article.
        lexicon: words of events.
        lasting: whether the expression is a range; a saying does not last, what it speaks of may.

    Returns:
        None when the sentence has no word that can happen (a table, a list of dates).
    """
    tokens = sentence.tokens_in(start, end)
    if not tokens:
        return None
    token = _head_of(tokens)
    confidence = 0.95
    for _ in range(_MAX_STEPS):
        if token.head == token:
            break
        dependency, token = token.dep_, token.head
        if _is_verbal(token):
            return Anchored(*_settle(_predicate(token), confidence, lexicon, (start, lasting), sentence))
        if token.pos_ in _NOMINAL and lexicon.is_event_noun(_lemma(token)):
            if not _contains_clause(token, lexicon):
                return Anchored(token, confidence)
            confidence -= 0.05
        elif dependency.startswith("nmod") or token.pos_ in _NOMINAL:
            confidence -= 0.1
    return _nearest(sentence, start, end, lexicon)


def _head_of(tokens: list[Token]) -> Token:
    """The token of an expression that hangs on something outside it."""
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head == t), tokens[0])


def _lemma(token: Token) -> str:
    return str(token.lemma_ or token.text).lower()


def _is_verbal(token: Token) -> bool:
    if token.pos_ in _VERBAL:
        return True
    return any(child.dep_ == "cop" for child in token.children)


def _predicate(token: Token) -> Token:
    """The word that carries the clause: not its auxiliary or copula."""
    while token.dep_ in _INSIDE_VERB and token.head != token:
        token = token.head
    return token


def _contains_clause(noun: Token, lexicon: EventLexicon) -> bool:
    """ "during his December 19 broadcast, he urged": the broadcast is when he urged."""
    if not noun.dep_.startswith("obl") or noun.head.pos_ not in _VERBAL:
        return False
    # The preposition may hang on the expression in front of the noun ("during his December 19 broadcast").
    cases = {_lemma(t) for t in noun.subtree if t.dep_ == "case" and t.i < noun.i}
    return bool(cases & lexicon.containers) and noun.i < noun.head.i


def _settle(
    verb: Token, confidence: float, lexicon: EventLexicon, time: tuple[int, bool], sentence: Sentence
) -> tuple[Token, float]:
    """From the verb that the parse gives to the event that a reader means."""
    timex_start, lasting = time
    lemma = _lemma(verb)
    if verb.pos_ == "VERB" and (lemma in lexicon.recording or (lasting and lexicon.verbs.get(lemma) == "statement")):
        for child in verb.children:
            if child.dep_ in {"obj", "obl", "nsubj:pass"} and lexicon.is_event_noun(_lemma(child)):
                between = sentence.start_of(child) < timex_start and verb.i < child.i
                if between:
                    return child, confidence - 0.1
    return verb, confidence


def _nearest(sentence: Sentence, start: int, end: int, lexicon: EventLexicon) -> Anchored | None:
    """Where the parse leaves an expression alone: the first verb behind it, else an event noun beside it."""
    tokens = [t for t in sentence if not (sentence.start_of(t) < end and start < sentence.end_of(t))]
    verbs = [t for t in tokens if t.pos_ == "VERB" and t.dep_ not in {"amod", "compound"}]
    behind = [t for t in verbs if sentence.start_of(t) >= end]
    if behind or verbs:
        return Anchored((behind or verbs[::-1])[0], 0.4)
    nouns = [t for t in tokens if t.pos_ in _NOMINAL and lexicon.is_event_noun(_lemma(t))]
    if nouns:
        return Anchored(min(nouns, key=lambda t: abs(sentence.start_of(t) - start)), 0.3)
    return None
