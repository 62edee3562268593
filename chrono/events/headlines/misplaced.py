"""Words that the parse of a sentence hangs on a clause or a phrase to which grammar says they cannot belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chrono.events.referring import is_quoted

if TYPE_CHECKING:
    from chrono.language import Token

_NOUNS = {"NOUN", "PROPN", "NUM"}
_PAST = {"VBN", "VBD", "VBZ", "VBP"}
_SUBJECTS = {"nsubj", "nsubj:pass"}
_HELPED = {*_SUBJECTS, "aux", "aux:pass", "cop"}


def misplaced(child: Token, token: Token) -> bool:
    """Whether a word cannot belong to the one that it is hung on.

    A noun is not joined to a verb ("clipped a truck, and an inquiry …": the subject of a clause of its own), a bare
    participle not to a noun ("the rock, known as Ida and nicknamed …"), a figure not across a comma to a noun ("hurt
    forty, officials said"), a gerund not to a past ("struck, killing two and wounding six"), nothing across a
    semicolon, and who speaks not to what is quoted; the letter of who speaks belongs to nobody ("A: We met …").

    Args:
        child: the word.
        token: its head.
    """
    if child.i > token.i and (_is_behind_semicolon(child) or _is_outside(child, token)):
        return True
    if child.dep_ == "conj":
        if child.tag_ == "VBG" and token.tag_ in {"VBD", "VBZ", "VBP"}:
            return not any(c.dep_ in _HELPED for c in child.children)
        nominal = child.pos_ in _NOUNS and not any(c.dep_ in _HELPED or c.dep_ == "case" for c in child.children)
        if nominal and token.pos_ == "VERB":
            return _is_parted(child) and any(c.dep_ in {*_HELPED, "obj"} for c in token.children)
        if child.pos_ in _NOUNS and any(_is_past_clause(c) for c in child.children):
            return _is_parted(child)
        bare = child.pos_ == "VERB" and child.tag_ in _PAST and token.pos_ in {"NOUN", "PROPN"}
        copular = any(c.dep_ == "cop" for c in token.children)
        apart = token.head != token and not any(c.dep_ in _HELPED for c in child.children)
        return bool(bare and not copular and apart)
    if child.dep_ == "nummod":
        return bool(child.nbor(1).text == "," and child.nbor(1).i < token.i)
    if child.dep_ == "reparandum":
        return bool(child.i == token.sent.start and child.nbor(1).text == ":")
    return False


def _is_past_clause(token: Token) -> bool:
    """Whether a clause behind a noun has a tense, so that the noun is its subject: "an inquiry blamed …"."""
    return token.dep_ == "acl" and token.tag_ in {"VBD", "VBZ"} and not any(c.dep_ in _HELPED for c in token.children)


def _is_parted(noun: Token) -> bool:
    """Whether a comma stands before the conjunction of a noun."""
    joining = [c for c in noun.children if c.dep_ == "cc" and c.i < noun.i]
    return bool(joining) and joining[0].i > noun.sent.start and joining[0].nbor(-1).text == ","


def _first(token: Token) -> Token:
    """The first word of what hangs on a token."""
    return min((t for t in token.subtree if not t.is_punct), key=lambda t: t.i, default=token)


def _is_behind_semicolon(child: Token) -> bool:
    first = _first(child)
    return bool(first.i > first.sent.start and first.nbor(-1).text == ";")


def _is_outside(child: Token, token: Token) -> bool:
    """Whether a noun stands right behind a quotation in which its head stands: `"We were told," a guard …`."""
    first = _first(child)
    closed = first.i > first.sent.start and first.nbor(-1).is_quote and bool(first.nbor(-1).whitespace_)
    return closed and child.pos_ in _NOUNS and is_quoted(token) and not is_quoted(first)
