"""The word whose clause tells of an event: its own, or one above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chrono.events.headlines.misplaced import misplaced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from chrono.events.lexicon import EventLexicon
    from chrono.language import Token

_AUX = {"aux", "aux:pass", "cop"}
_INFINITE = {"xcomp", "ccomp", "advcl", "acl", "csubj"}
_GOVERNED = {"nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos"}


def governor(trigger: Token, phrase: Callable[[Token], set[Token]], banned: set[Token]) -> Token:
    """The word whose clause tells of a trigger.

    Args:
        trigger: the word that names the event.
        phrase: gives a noun and what belongs to it.
        banned: words of times.
    """
    head = trigger
    for _ in range(3):
        above = head.head
        while above in banned and above.head != above:
            above = above.head  # "was convicted on Monday of taking bribes": the parser hangs it on Monday
        if above == head or above in banned or misplaced(head, above):
            break
        if head.pos_ in {"VERB", "AUX"}:
            # "plans to retire the ship" is headed by the plan, "due to land" by what is due.
            own = any(c.dep_ in {"nsubj", "nsubj:pass"} for c in head.children)
            words = (head, *(c for c in head.children if c.dep_ in _AUX))
            finite = any("Fin" in t.morph.get("VerbForm") for t in words)
            joined = head.dep_ == "conj" and above.tag_ == head.tag_ and above.pos_ == "VERB"
            if own or finite or not (joined or head.dep_ in _INFINITE) or head.tag_ == "VBN":
                break
            if not joined and above.pos_ not in {"VERB", "ADJ"} and head.dep_ not in {"xcomp", "csubj"}:
                break
        elif head.pos_ in {"NOUN", "PROPN"} and not any(c.dep_ == "cop" for c in head.children):
            if head.dep_.split(":")[0] not in _GOVERNED or head.dep_ == "nmod:poss" or _names(head, phrase):
                break
            if above.pos_ not in {"VERB", "NOUN"} and not any(c.dep_ == "cop" for c in above.children):
                break
        else:
            break
        head = above
    copular = any(c.dep_ == "cop" for c in head.children)
    return head if copular or head.pos_ not in {"NOUN", "PROPN"} or head == trigger else trigger


def _names(noun: Token, phrase: Callable[[Token], set[Token]]) -> bool:
    """Whether a noun and what belongs to it hold a name: "Maidan revolution" stands alone, "the strike" does not."""
    return any(t.pos_ == "PROPN" for t in phrase(noun))


def between(low: Token, high: Token) -> Iterator[Token]:
    """The words from one up to another above it, without the last."""
    while low != high:
        yield low
        low = low.head


def shared_passive(verb: Token, lexicon: EventLexicon) -> set[Token]:
    """ "was founded in 1950, moved in 1970 and sold in 1990": the auxiliary of the first is the others' as well."""
    first = verb
    while first.head != first and (first.dep_ == "conj" or (first.dep_ in {"advcl", "dep"} and first.tag_ == "VBN")):
        first = first.head
    own = {"obj", "nsubj", "nsubj:pass", "ccomp", *_AUX}
    alone = not any(c.dep_ in own and c.tag_ != "CD" for c in verb.children)  # "extradited that autumn": a time
    # "was arrested and came home": a past that is no participle takes no auxiliary.
    fits = verb.tag_ == "VBN" or (verb.tag_ == "VBD" and str(verb.lemma_).lower() in lexicon.undergone)
    if first == verb or not alone or not fits:
        return set()
    passive = any(c.dep_ == "aux:pass" for c in first.children) and first.i < verb.i
    return {c for c in first.children if c.dep_ in {"aux", "aux:pass"}} if passive else set()
