"""Whether an event happened, is planned, is only possible, or is denied; and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chrono.events.lexicon import EventLexicon
    from chrono.language import Token

_SAID = {"ccomp", "parataxis"}
_COMPLEMENTS = {"xcomp", "ccomp", "acl", "advcl"}
_MAX_STEPS = 6


def factuality(trigger: Token, lexicon: EventLexicon) -> str:
    """Factuality of a trigger by the cues in whose scope it stands; the nearest cue wins.

    "will travel", "plans to travel", "is to travel" are planned; "could strike", "if it strikes", "threatened to
    strike" possible; "did not strike", "denied that it struck", "no strike" negated; all else is actual. A cue reaches
    its complement and what is coordinated with it, not the clauses that hang on these.
    """
    own = _own(trigger, lexicon)
    token = trigger
    for _ in range(_MAX_STEPS):
        if own != "actual" or token.head == token:
            return own
        head = token.head
        if token.dep_ == "conj":
            if not _shares(token, head):
                return own
            own = _own(head, lexicon)
            if own == "negated" and not any(c.dep_ == "cc" and c.lower_ in lexicon.joining for c in token.children):
                own = "actual"  # "did not talk but met"
        elif token.dep_ in _SAID and _lemma(head) in lexicon.denying:
            return "actual" if _negated(head, lexicon) else "negated"
        elif token.dep_ in _COMPLEMENTS and _is_infinite(token, marked=token.dep_ in {"acl", "advcl"}):
            own = _under(head, lexicon)
        elif token.dep_ in {"obj", "nsubj:pass"} and token.pos_ == "NOUN":
            return _of_noun(token, head, lexicon)
        else:
            return own
        token = head
    return own


def _under(head: Token, lexicon: EventLexicon) -> str:
    """What a word makes of the infinitive below it."""
    lemma, negated = _lemma(head), _negated(head, lexicon)
    if lemma in lexicon.denying or lemma in lexicon.undoing:
        return "actual" if negated else "negated"
    progressive = head.tag_ == "VBG"
    if lemma in lexicon.planning or lemma == "be" or (lemma in lexicon.going and progressive):
        return "negated" if negated else "planned"
    if lemma in lexicon.yet and any(c.lower_ == lexicon.yet[lemma] for c in head.children):
        return "negated"  # "has yet to find"
    return "possible" if lemma in lexicon.supposing else _own(head, lexicon)


def _of_noun(noun: Token, verb: Token, lexicon: EventLexicon) -> str:
    """What a verb makes of what it is about: "cancelled the talks", "plans a summit", "will hold a vote"."""
    lemma = _lemma(verb)
    own = _own(verb, lexicon)
    if lemma in lexicon.cancelling:
        return "negated" if own == "actual" else "actual" if own == "negated" else own
    if lemma in lexicon.planning or lemma in lexicon.supposing:
        return own if own != "actual" else "planned" if lemma in lexicon.planning else "possible"
    definite = any(c.dep_ in {"det", "nmod:poss"} and "Ind" not in c.morph.get("Definite") for c in noun.children)
    return own if lemma in lexicon.bringing and not definite else "actual"


def _shares(token: Token, head: Token) -> bool:
    """Whether a verb shares the auxiliaries of the one that it is coordinated with: it has none and the same form."""
    own = any(c.dep_ in {"nsubj", "nsubj:pass", "aux", "aux:pass", "cop"} for c in token.children)
    return not own and token.pos_ == head.pos_ and token.tag_ == head.tag_


def _is_infinite(token: Token, *, marked: bool) -> bool:
    """An infinitive (`marked`: with "to") or a gerund, not a clause with a tense of its own."""
    if marked and not any(c.pos_ == "PART" and c.dep_ in {"mark", "aux"} for c in token.children):
        return False
    words = [token, *(c for c in token.children if c.dep_ in {"aux", "aux:pass", "cop"})]
    return not any("Fin" in t.morph.get("VerbForm") for t in words)


def reported_by(trigger: Token, lexicon: EventLexicon) -> Token | None:
    """The subject of the verb that reports the trigger, or of the trigger itself when it is a saying."""
    if _lemma(trigger) in lexicon.reporting or lexicon.verbs.get(_lemma(trigger)) == "statement":
        found = subject(trigger)
        return found if found is None or _speaks(found, trigger, lexicon) else None
    below = trigger
    for governor, dependency in governors(trigger):
        if dependency in _SAID and _lemma(governor) in lexicon.reporting and _is_content(below, governor):
            return subject(governor)
        below = governor
        if dependency in {"obj", "nsubj:pass"} and _lemma(governor) in lexicon.recording:
            return subject(governor)
    return _source(trigger, lexicon)


def _speaks(found: Token, saying: Token, lexicon: EventLexicon) -> bool:
    """Whether a subject says something: "the bombardment claimed four lives" says nothing."""
    if found.ent_type_ or found.pos_ != "NOUN" or any(c.dep_ in _SAID for c in saying.children):
        return True
    return not lexicon.is_event_noun(_lemma(found))


def _is_content(below: Token, governor: Token) -> bool:
    """Whether a clause is what the verb above it says, not a clause beside it ("A said this; B did that")."""
    if below.dep_ != "parataxis" or below.i < governor.i:
        return True
    return any(t.text == ":" or t.is_quote for t in below.doc[governor.i + 1 : below.i])


def subject(verb: Token) -> Token | None:
    """The subject of a verb, shared with the verb that it is coordinated with."""
    own = [c for c in verb.children if c.dep_ in {"nsubj", "nsubj:pass", "csubj", "nsubj:outer"}]
    if own:  # "A former singer, Ina Holt came …": the name
        named = len(own) > 1 and own[1].pos_ == "PROPN" and own[0].pos_ == "NOUN" and own[1].i < verb.i
        return own[1] if named else own[0]
    # A parser that takes "X, who heads Y, told …" for two clauses side by side leaves the second without its subject.
    beside = {"conj", "xcomp", "advcl", "parataxis", *({"dep"} if verb.tag_ == "VBN" else ())}
    if verb.dep_ in beside and verb.head != verb and not _has_lost_its_own(verb):
        return subject(verb.head)
    return None


def _has_lost_its_own(verb: Token) -> bool:
    """Whether a finite verb must have a subject that the parser has not seen: then it shares nobody else's."""
    if verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return False
    before = verb.nbor(-1) if verb.i > 0 else verb
    if before.pos_ == "PROPN" and before != verb.head:
        return True  # "and Ina Holt resigned"
    return verb.dep_ == "advcl" and any(c.dep_ == "mark" for c in verb.children)


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
    before = [child for child in trigger.children if child.dep_ in {"aux", "aux:pass", "cop", "mark"}]
    if any(c.pos_ == "PART" for c in before) and any("Fin" in c.morph.get("VerbForm") for c in before):
        return "planned"
    said = {
        lexicon.qualifying[c.lower_] for c in trigger.children if c.dep_ == "amod" and c.lower_ in lexicon.qualifying
    }
    return min(said) if said else "actual"  # "a planned visit"


def _negated(trigger: Token, lexicon: EventLexicon) -> bool:
    words = lexicon.negations
    for child in trigger.children:
        if child.dep_ in {"advmod", "det", "cc:preconj", "case", "mark", "cc"} and child.i < trigger.i:
            if child.lower_ in words:
                following = child.nbor(1).lower_ if child.i + 1 < len(child.doc) else ""
                if following not in lexicon.not_only:
                    return True
            elif any(c.lower_ in words and c.dep_ in {"advmod", "det"} for c in child.children):
                return True  # "no longer", "not yet"
        if child.dep_ in {"aux", "cop"} and any(c.dep_ == "cc" and c.lower_ in words for c in child.children):
            return True  # "nor do they expect"
        if child.dep_ in {"nsubj", "nsubj:pass"} and _is_none(child, words):
            return True
        # "killed no civilians"; but "reported no losses" is a report.
        says = _lemma(trigger) in lexicon.reporting or _lemma(trigger) in lexicon.holding
        if child.dep_ == "obj" and not says and _is_none(child, words):
            return True
    return False


def _is_none(token: Token, words: frozenset[str]) -> bool:
    """ "nobody", "no one", "neither side"."""
    return token.lower_ in words or any(c.dep_ in {"det", "cc:preconj"} and c.lower_ in words for c in token.children)


def _source(trigger: Token, lexicon: EventLexicon) -> Token | None:
    """ "according to NATO": the source as a dependent of the clause."""
    for child in trigger.children:
        if child.dep_.startswith("obl") and any(c.lower_ in lexicon.sources for c in child.children):
            return child
    return None


def _lemma(token: Token) -> str:
    return str(token.lemma_ or token.text).lower()
