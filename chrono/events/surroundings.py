"""Further words of a time that lie around the clause it stands in: the last of the rules of `sharing`.

These read the order of the words, which a small parser gets right less often than it gets the words themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chrono.events.anchoring import lemma_of
from chrono.events.kinds import kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chrono.events.lexicon import EventLexicon
    from chrono.language import Token

    Sharing = Iterator[tuple[Token, float, bool]]

_NOMINAL = {"NOUN", "PROPN"}
_FINITE = {"VBD", "VBZ", "VBP"}


def risen(noun: Token, lexicon: EventLexicon) -> Sharing:
    """ "third-quarter net income fell": the verb directly behind a figure, whatever the parser hangs it on."""
    at = noun
    while at.i + 1 < noun.sent.end and at.nbor().pos_ in _NOMINAL and at.nbor().head in {at, noun, at.head}:
        at = at.nbor()
    if lemma_of(at) not in lexicon.figures | lexicon.nouns.keys() or at.i + 1 >= noun.sent.end:
        return
    verb = at.nbor()
    moves = lemma_of(verb) in lexicon.moving or kind(verb, lexicon) == "economic"
    if verb.pos_ == "VERB" and verb.tag_ in _FINITE and moves:
        yield verb, 0.8, True


def told_to(noun: Token, lexicon: EventLexicon) -> Sharing:
    """ "told a news conference on Monday": it was told when the conference was."""
    told = noun.dep_ in {"obj", "iobj"} and noun.head.pos_ == "VERB" and lemma_of(noun.head) in lexicon.reporting
    if told and (lexicon.nouns.get(lemma_of(noun)) == "meeting" or lemma_of(noun) in lexicon.audiences):
        yield noun.head, 0.8, True
