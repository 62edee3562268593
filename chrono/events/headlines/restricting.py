"""Clauses below a headline's that belong to it: what tells when or why it happened, and which thing is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token


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


def beside_noun(head: Token) -> Token | None:
    """The clause by which a noun is described, of a word that heads it or is joined to its head.

    "the mayor, who was elected and resigned": of both, the one that was elected.
    """
    below = head
    while below.dep_ == "conj" and below.head.pos_ in {"VERB", "AUX"} and below.head != below:
        if any(c.dep_ in {"nsubj", "nsubj:pass"} for c in below.children):
            return None
        below = below.head
    if below != head and below.dep_ != "acl:relcl":
        return None
    return below if below.dep_ in {"acl", "acl:relcl"} else None


def trailing(saying: Token) -> Iterator[Token]:
    """What stands behind a saying and a comma, and belongs to what was said in front: "…, officials said, killing two"."""
    for child in saying.children:
        first = min((t.i for t in child.subtree if not t.is_punct), default=0)
        if child.dep_ in {"obl", "advcl", "nmod"} and first > saying.i and child.doc[first - 1].text == ",":
            yield child
