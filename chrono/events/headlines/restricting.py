"""Clauses below a headline's that belong to it: what tells when or why it happened, and which thing is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chrono.events.lexicon import EventLexicon
    from chrono.language import Token


def tells_when(child: Token, token: Token, head: Token, banned: set[Token]) -> bool:
    """Whether a clause behind the head has a conjunction and a subject, and no comma: "failed when a sensor froze"."""
    if child.dep_ != "advcl" or token != head or child.i < head.i or banned & set(child.children):
        return False
    if _led_by_preposition(child):
        return _is_beside(child)  # "accused its neighbour of breaking the pact"
    marked = any(c.dep_ in {"mark", "advmod"} and c.tag_ in {"IN", "WRB"} for c in child.children)
    own = any(c.dep_ in {"nsubj", "nsubj:pass"} and c.pos_ != "PRON" for c in child.children)
    return marked and own and _is_beside(child)


def tells_why(child: Token, token: Token, head: Token, banned: set[Token]) -> bool:
    """Whether an infinitive follows the head or its date: "voted (on Friday) to end a strike"."""
    if child.dep_ != "advcl" or token != head or child.i < head.i or head.pos_ != "VERB":
        return False
    first = min(t.i for t in child.subtree)
    led = child.doc[first].pos_ == "PART" and child.doc[first].head == child
    return led and all(t in banned or t.pos_ == "ADV" for t in child.doc[head.i + 1 : first])


def accompanies(noun: Token, path: set[Token], lexicon: EventLexicon) -> bool:
    """Whether a phrase tells of something beside, by a participle that a headline leaves out: "with sales falling"."""
    if noun.dep_ not in {"obl", "nmod"} or not any(c.lower_ in lexicon.accompanying for c in noun.children):
        return False
    return any(c.dep_ == "acl" and c.tag_ == "VBG" and c.i == noun.i + 1 and c not in path for c in noun.children)


def _led_by_preposition(child: Token) -> bool:
    """Whether a gerund stands behind a preposition."""
    first = next(iter(child.children), None)
    return child.tag_ == "VBG" and first is not None and first.dep_ == "mark" and first.tag_ == "IN"


def tells_which(child: Token, noun: Token, head: Token, banned: set[Token]) -> bool:
    """Whether a relative clause without a comma tells which object is meant: "a law that bans strikes"."""
    if child.dep_ != "acl:relcl" or noun.head != head or noun.dep_ != "obj" or banned & set(child.subtree):
        return False
    known = any("Def" in c.morph.get("Definite") for c in noun.children)
    return not known and _is_beside(child)


def _is_beside(child: Token) -> bool:
    """Whether no mark parts a clause from the words in front of it."""
    first = min(t.i for t in child.subtree)
    return first > child.sent.start and not child.doc[first - 1].is_punct
