"""Whether an event happened, is planned, is only possible, or is denied; and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from chrono.events.lexicon import EventLexicon

_SAID = {"ccomp", "parataxis"}


def factuality(trigger: Token, lexicon: EventLexicon) -> str:
    """Factuality of a trigger by the cues around it; the nearest cue wins.

    "will travel", "plans to travel", "is to travel" are planned; "could strike", "if it strikes", "threatened to
    strike" possible; "did not strike", "denied that it struck", "no strike" negated; all else is actual.
    """
    own = _own(trigger, lexicon)
    if own != "actual":
        return own
    for governor, dependency in governors(trigger):
        lemma = _lemma(governor)
        negated = _negated(governor, lexicon)
        if dependency in _SAID and lemma in lexicon.denying:
            return "actual" if negated else "negated"
        if dependency in {"xcomp", "ccomp", "obj", "obl", "acl"} and lemma in lexicon.undoing:
            return "negated"
        if dependency in {"xcomp", "acl"} and (lemma in lexicon.planning or lemma == "be"):
            return "negated" if negated else "planned"
        if dependency in {"xcomp", "ccomp"} and lemma in lexicon.supposing:
            return "possible"
        if dependency in {"xcomp", "conj"} and (_own(governor, lexicon) != "actual"):
            return _own(governor, lexicon)
    return "actual"


def reported_by(trigger: Token, lexicon: EventLexicon) -> Token | None:
    """The subject of the verb that reports the trigger, or of the trigger itself when it is a saying."""
    if _lemma(trigger) in lexicon.reporting or lexicon.verbs.get(_lemma(trigger)) == "statement":
        return subject(trigger)
    below = trigger
    for governor, dependency in governors(trigger):
        if dependency in _SAID and _lemma(governor) in lexicon.reporting and _is_content(below, governor):
            return subject(governor)
        below = governor
        if dependency in {"obj", "nsubj:pass"} and _lemma(governor) in lexicon.recording:
            return subject(governor)
    return _source(trigger, lexicon)


def _is_content(below: Token, governor: Token) -> bool:
    """Whether a clause is what the verb above it says, not a clause beside it ("A said this; B did that")."""
    if below.dep_ != "parataxis" or below.i < governor.i:
        return True
    return any(t.text == ":" or t.is_quote for t in below.doc[governor.i + 1 : below.i])


def subject(verb: Token) -> Token | None:
    """The subject of a verb, shared with the verb that it is coordinated with."""
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubj:pass", "csubj", "nsubj:outer"}:
            return child
    # A parser that takes "X, who heads Y, told …" for two clauses side by side leaves the second without its subject.
    if verb.dep_ in {"conj", "xcomp", "advcl", "parataxis"} and verb.head != verb:
        return subject(verb.head)
    return None


def governors(token: Token) -> Iterator[tuple[Token, str]]:
    """The words above a token, nearest first, each with the relation by which it governs what is below."""
    for _ in range(6):
        if token.head == token:
            return
        yield token.head, token.dep_
        token = token.head


def _own(trigger: Token, lexicon: EventLexicon) -> str:
    """What a verb's own auxiliaries, negation and conjunction say."""
    words = {child.lower_ for child in trigger.children if child.dep_ in {"aux", "aux:pass", "mark", "cop"}}
    if words & lexicon.conditions:
        return "possible"  # "if no agreement is reached"
    if _negated(trigger, lexicon):
        return "negated"
    if words & lexicon.planned:
        return "planned"
    if words & lexicon.possible:
        return "possible"
    # "is to travel": a finite auxiliary and the mark of an infinitive.
    before = [child for child in trigger.children if child.dep_ in {"aux", "cop", "mark"}]
    if any(c.pos_ == "PART" for c in before) and any("Fin" in c.morph.get("VerbForm") for c in before):
        return "planned"
    return "actual"


def _negated(trigger: Token, lexicon: EventLexicon) -> bool:
    for child in trigger.children:
        if child.dep_ in {"advmod", "det", "cc:preconj", "case"} and child.lower_ in lexicon.negations:
            return True
        if child.dep_ in {"nsubj", "nsubj:pass", "obj"} and (
            child.lower_ in lexicon.negations
            or any(c.dep_ == "det" and c.lower_ in lexicon.negations for c in child.children)
        ):
            return True
    return False


def _source(trigger: Token, lexicon: EventLexicon) -> Token | None:
    """ "according to NATO": the source as a dependent of the clause."""
    for child in trigger.children:
        if child.dep_.startswith("obl") and any(c.lower_ in lexicon.sources for c in child.children):
            return child
    return None


def _lemma(token: Token) -> str:
    return str(token.lemma_ or token.text).lower()
