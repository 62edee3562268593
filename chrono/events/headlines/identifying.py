"""What tells one thing from others of its kind: "the outbreak of Marburg fever", "the museum in Leiden"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chrono.events.lexicon import EventLexicon
    from chrono.language import Sentence, Token

LONGEST = 48  # characters: longer ones leave no room for what happened
_REST = 5  # words behind a noun that belong to it, at most
_NAMED = 8  # and where a name is among them


def telling(noun: Token, sentence: Sentence, lexicon: EventLexicon, dated: set[int]) -> str | None:
    """A noun with what tells it from others, as a definite phrase; None where nothing does.

    Args:
        noun: the noun.
        sentence: its sentence.
        lexicon: words of events.
        dated: indexes of the tokens of the sentence's times, which are no part of it.
    """
    words = _words(noun, sentence, lexicon, dated)
    if len(text := _text(words, sentence)) > LONGEST - len(lexicon.definite):
        words = [t for t in words if t.i <= noun.i]
        text = _text(words, sentence)
    if len(words) < 2:
        return None
    owned = any(t.dep_ == "nmod:poss" for t in (words[0], words[0].head) if t in words and t != noun)
    return text if owned else f"{lexicon.definite} {text}"


def _text(words: Sequence[Token], sentence: Sentence) -> str:
    first = words[0]
    opens = first.i == first.sent.start and first.pos_ in {"NOUN", "ADJ"} and first.text[1:].islower()
    spelled = [sentence.written(t) for t in words]
    if opens and not first.ent_type_:
        spelled[0] = spelled[0].lower()
    return " ".join(spelled).replace(" 's", "'s").replace(" ’s", "’s")


def _words(noun: Token, sentence: Sentence, lexicon: EventLexicon, dated: set[int]) -> list[Token]:
    """A noun with what tells it from others: its owner, words in front, its name, a phrase or clause behind it."""
    words = {noun}
    for child in noun.children:
        whole = list(child.subtree)
        if any(t.i in dated or t.is_punct or t.pos_ == "NUM" for t in whole):
            continue
        if child.i < noun.i:
            capital = child.text[:1].isupper() and child.i > sentence.span.start
            owner = child.dep_ == "nmod:poss" and child.pos_ == "PROPN"
            if child.dep_ == "compound" or (child.dep_ == "amod" and capital) or owner:
                words |= set(whole)
        elif child.dep_ in {"appos", "flat", "nmod:desc"} and child.pos_ == "PROPN" and child.i == noun.i + 1:
            words |= set(whole)
    front = sorted(words, key=lambda t: t.i)
    # "to resume talks": a verb that the tagger took for a noun.
    verbal = front[0].tag_ == "VB"
    if verbal or any(b.i != a.i + 1 for a, b in pairwise(front)):
        front = [noun]
    if any(t.pos_ == "PROPN" for t in front):
        return front
    return [*front, *_behind(noun, front[-1].i + 1, lexicon, dated)]


def _behind(noun: Token, start: int, lexicon: EventLexicon, dated: set[int]) -> list[Token]:
    """The phrase or the clause behind a noun that tells which it is: "of fever", "in Mali", "that bans strikes"."""
    for child in noun.children:
        rest = list(child.subtree)
        name = any(t.pos_ == "PROPN" or (t.pos_ == "ADJ" and t.text[:1].isupper()) for t in rest)
        longest = _NAMED if name else _REST
        if child.i < noun.i or len(rest) > longest or any(t.i in dated or t.is_punct for t in rest):
            continue
        word = rest[0].lower_
        named = name and word in lexicon.placing | lexicon.acting | lexicon.lying
        plain = rest[0].i == start and not any(t.pos_ in {"PRON", "VERB", "NUM"} for t in rest)
        if child.dep_ == "nmod" and plain and (named or word in lexicon.belonging):
            return rest
        relative = rest[0].tag_ in {"WDT", "WP"} and rest[0].dep_ in {"nsubj", "nsubj:pass"}
        beside = rest[0].i > 0 and not rest[0].nbor(-1).is_punct
        if child.dep_ == "acl:relcl" and relative and beside and sum(t.pos_ == "PRON" for t in rest) == 1:
            return rest
    return []
