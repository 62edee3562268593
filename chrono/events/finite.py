"""The finite clause around an event: what `mentions.clause_start` and `clause_end` hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chrono.language import Sentence, Token

_CLAUSAL = {"ccomp", "advcl", "acl:relcl", "advcl:relcl", "csubj", "parataxis", "conj"}


def extent(trigger: Token, sentence: Sentence) -> tuple[int, int]:
    """The smallest finite clause that holds a trigger, from its first to its last word."""
    top = trigger
    while top.head != top and not (top.dep_ in _CLAUSAL and is_finite(top)):
        top = top.head
    head = top if is_finite(top) else trigger  # a headline has no clause
    joining = {t.i for t in head.children if t.dep_ == "cc"}
    tokens = [t for t in head.subtree if not t.is_space and t.dep_ != "punct" and t.i not in joining] or [trigger]
    return min(sentence.start_of(t) for t in tokens), max(sentence.end_of(t) for t in tokens)


def is_finite(token: Token) -> bool:
    """Whether a word, its auxiliary or its copula is a finite verb."""
    helping = [c for c in token.children if c.dep_ in {"aux", "aux:pass", "cop"}]
    return any("Fin" in t.morph.get("VerbForm") for t in (token, *helping))
