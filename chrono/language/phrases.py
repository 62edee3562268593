"""Noun phrases that a small parser cuts in two, so that one inside a preposition acts.

"Talks between the union and the firm ended" has one verb: what stands before the conjunction is no clause, so the whole
is its subject, not the firm. "According to Ina Holt, who met the workers" has its relative clause on the name before
the comma. "Ina Holt's father was jailed" has one subject.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chrono.language.trees import chain, is_tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

_SUBJECTS = {"nsubj", "nsubj:pass"}
_NOMINAL = {"NOUN", "PROPN"}
_FINITE = {"VBD", "VBP", "VBZ", "MD"}
_IN_NAME = {"flat", "compound"}
_HUNG = {"conj", "advcl", "parataxis", "ccomp", "dep"}


def mend(tokens: Sequence[Token], heads: list[int], labels: list[str]) -> bool:
    """Mend the parse of one sentence in place (see `trees`), and say whether any changed."""
    changed = _opened(tokens, heads, labels)
    for i, token in enumerate(tokens):
        if labels[i] in _SUBJECTS and token.tag_ in {"WP", "WDT"}:
            changed |= _relative(i, tokens, heads, labels)
        elif labels[i] in _SUBJECTS and token.pos_ in _NOMINAL and heads[i] > i:
            changed |= _joined(i, tokens, heads, labels) or _owner(i, tokens, heads, labels)
    return changed


def _joined(second: int, tokens: Sequence[Token], heads: list[int], labels: list[str]) -> bool:
    """ "Talks between A and B ended", read as "Talks between A" and "B ended"."""
    verb = heads[second]
    edge = _edge(second, heads)
    joint = edge - 1
    if joint < 2 or tokens[joint].tag_ != "CC" or tokens[verb].tag_ not in _FINITE | {"VBN"}:
        return False
    top = heads[verb] if labels[verb] == "conj" else _other_subject(second, verb, heads, labels)
    if top is None or top >= joint or not (tokens[top].pos_ in _NOMINAL or tokens[top].tag_ in {"VBG", "VB"}):
        return False
    start = _edge(top, heads)
    own = [j for j in range(len(heads)) if heads[j] == top and j != top]
    if any(t.tag_ in _FINITE or t.is_punct for t in tokens[start:joint]) or any(
        labels[j] in {*_SUBJECTS, "cop", "aux", "mark"} for j in own
    ):
        return False
    first = [j for j in own if top < j < joint and labels[j] in {"nmod", "obl"}]
    first = [j for j in first if any(heads[k] == j and labels[k] == "case" for k in range(top, j))]
    if not first and labels[verb] != "conj":
        return _listed(top, second, joint, heads, labels)
    if any(j > max(first, default=top) for j in own if j < joint) or (not first and tokens[top].tag_ in {"VB", "VBG"}):
        return False
    beside = first[-1] if first else top
    new_heads, new_labels = [*heads], [*labels]
    if labels[verb] == "conj" and heads[verb] == top:
        new_heads[verb], new_labels[verb] = (verb, "ROOT") if heads[top] == top else (heads[top], labels[top])
        for j in own:
            if labels[j] == "punct":
                new_heads[j] = verb
    passive = any(heads[j] == verb and labels[j] == "aux:pass" for j in range(len(heads)))
    new_heads[top], new_labels[top] = verb, "nsubj:pass" if passive else "nsubj"
    new_heads[second], new_labels[second] = beside, "conj"
    new_heads[joint], new_labels[joint] = second, "cc"
    if first:
        new_labels[beside] = "nmod"
    _dated(top, verb, tokens, new_heads, new_labels)
    if not is_tree(new_heads):
        return False
    heads[:], labels[:] = new_heads, new_labels
    if tokens[top].tag_ in {"VB", "VBG"}:
        tokens[top].pos_, tokens[top].tag_ = "NOUN", "NN"
    return True


def _listed(top: int, second: int, joint: int, heads: list[int], labels: list[str]) -> bool:
    """ "Ina Holt's brother and his wife were jailed", read with two subjects side by side."""
    new = [*heads]
    new[second], new[joint] = top, second
    if not is_tree(new):
        return False
    heads[:] = new
    labels[second], labels[joint] = "conj", "cc"
    return True


def _dated(top: int, verb: int, tokens: Sequence[Token], heads: list[int], labels: list[str]) -> None:
    """ "On Monday talks …": the preposition and the name behind it are no part of the subject."""
    for j in range(top - 1):
        if heads[j] == top and labels[j] == "case" and heads[j + 1] == top and labels[j + 1] == "compound":
            heads[j], heads[j + 1], labels[j + 1] = j + 1, verb, "obl"


def _other_subject(second: int, verb: int, heads: Sequence[int], labels: Sequence[str]) -> int | None:
    return next((j for j in range(second) if heads[j] == verb and labels[j] in _SUBJECTS), None)


def _opened(tokens: Sequence[Token], heads: list[int], labels: list[str]) -> bool:
    """ "Founded in 1921, the firm …": a participle before the comma hangs on the verb, not on its subject."""
    if not tokens or tokens[0].tag_ != "VBN" or labels[0] not in {"dep", "acl", "amod"}:
        return False
    noun = heads[0]
    if labels[noun] not in _SUBJECTS or not any(t.text == "," for t in tokens[1:noun]) or heads[noun] <= noun:
        return False
    heads[0], labels[0] = heads[noun], "advcl"
    return True


def _relative(who: int, tokens: Sequence[Token], heads: list[int], labels: list[str]) -> bool:
    """ "…, according to Ina Holt, who met …": the clause is of the name before the comma."""
    verb = heads[who]
    if who < 2 or verb < who or tokens[who - 1].text != "," or tokens[who - 2].pos_ != "PROPN":
        return False
    name = who - 2
    while labels[name] in _IN_NAME and heads[name] != name:
        name = heads[name]
    if labels[verb] not in _HUNG or name > who or name in {verb, heads[verb]} or verb in chain(name, heads):
        return False
    new = [*heads]
    new[verb] = name
    if not is_tree(new):
        return False
    heads[verb], labels[verb] = name, "acl:relcl"
    return True


def _owner(first: int, tokens: Sequence[Token], heads: list[int], labels: list[str]) -> bool:
    """ "Ina Holt's father was jailed", read with two subjects, Ina and the father of Holt."""
    last = first + 1
    if last + 2 >= len(tokens) or tokens[first].pos_ != "PROPN" or tokens[last].pos_ != "PROPN":
        return False
    owned = heads[last]
    if labels[last] != "nmod:poss" or tokens[last + 1].tag_ != "POS" or heads[owned] != heads[first]:
        return False
    if owned == first or labels[owned] not in _SUBJECTS:
        return False
    for j, head in enumerate(heads):
        if head == last:
            heads[j] = first
    heads[first], labels[first] = owned, "nmod:poss"
    heads[last], labels[last] = first, "flat"
    return True


def _edge(i: int, heads: Sequence[int]) -> int:
    """The first of the words that hang on a token."""
    return min(j for j in range(i + 1) if j == i or i in chain(j, heads))
