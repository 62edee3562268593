"""Names and titles that a small parser hangs on the wrong word.

A title taken for a second subject ("Chancellor Ina Holt left"), a name that says who a noun is ("his wife, Ina Holt,
left") hung on another word, who did it left loose behind a passive, and a clause joined by a conjunction whose subject
was taken for an object.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chrono.language.trees import children, is_above, is_tree, move, subject_relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

_RELATIVE = {"WP", "WDT", "WP$"}
_SUBJECTS = {"nsubj", "nsubj:pass", "csubj", "nsubj:outer", "expl"}
_IN_NAME = {"flat", "compound", "nmod:desc"}
_NOT_BESIDE = {"appos", "nmod:desc", "flat", "compound", "nmod:poss"}


def mend(tokens: Sequence[Token], heads: list[int], labels: list[str]) -> bool:
    """Mend the parse of one sentence in place (see `trees`), and say whether any changed."""
    changed = _titles(tokens, heads, labels)
    changed |= _appositions(tokens, heads, labels)
    changed |= _agents(tokens, heads, labels)
    return _joined(tokens, heads, labels) or changed


def _titles(tokens: Sequence[Token], heads: list[int], labels: list[str]) -> bool:
    """ "Chancellor Ina Holt left": one subject, not two."""
    changed = False
    for i in range(1, len(tokens)):
        if tokens[i].pos_ != "PROPN" or labels[i] not in _SUBJECTS or tokens[i - 1].pos_ not in {"NOUN", "PROPN"}:
            continue
        if heads[i - 1] == heads[i] and labels[i - 1] == labels[i]:
            move(i - 1, i, heads)
            heads[i - 1], labels[i - 1] = i, "nmod:desc"
            changed = True
    return changed


def _appositions(tokens: Sequence[Token], heads: list[int], labels: list[str]) -> bool:
    """ "beside his wife, Ina Holt, …": the name between marks says who the noun before them is."""
    changed = False
    for i in range(2, len(tokens)):
        if tokens[i].pos_ != "PROPN" or tokens[i - 1].text != "," or tokens[i - 2].pos_ != "NOUN":
            continue
        last = _end_of_name(i, tokens, heads, labels)
        if last == i or (last + 1 < len(tokens) and tokens[last + 1].text not in {",", ".", "!", "?", ";", ":"}):
            continue
        if labels[i] in _NOT_BESIDE - {"appos"} or heads[i] == i or labels[i] in _SUBJECTS:
            continue
        noun = _described(i - 2, tokens, heads, labels)
        if noun is None or heads[i] == noun or _is_listed(i, tokens, heads, labels):
            continue
        if is_above(noun, i, heads):
            continue
        heads[i], labels[i] = noun, "appos"
        changed = True
    return changed


def _agents(tokens: Sequence[Token], heads: Sequence[int], labels: list[str]) -> bool:
    """ "was fined on Monday by Judge Ina Holt": what a passive leaves loose behind its preposition is its agent."""
    changed = False
    for i, label in enumerate(labels):
        if label == "dep" and heads[i] < i and tokens[i].pos_ in {"PROPN", "NOUN"}:
            own = {i, *children(i, heads, labels, _IN_NAME)}
            case = any(heads[j] in own and labels[j] == "case" and j < i for j in range(max(0, i - 4), i))
            if case and children(heads[i], heads, labels, {"aux:pass"}):
                labels[i] = "obl:agent"
                changed = True
    return changed


def _described(i: int, tokens: Sequence[Token], heads: Sequence[int], labels: Sequence[str]) -> int | None:
    """The noun that a name behind it describes: "the chief of staff, …" the chief, "the missing pupil, …" the pupil."""
    own = [j for j in range(max(0, i - 8), i) if heads[j] == i]
    if any(labels[j] in {"det", "nmod:poss"} for j in own):
        return i
    if labels[i] == "nmod" and heads[i] < i and tokens[heads[i]].pos_ == "NOUN":
        return _described(heads[i], tokens, heads, labels)
    return None


def _is_listed(i: int, tokens: Sequence[Token], heads: Sequence[int], labels: Sequence[str]) -> bool:
    """Whether a name stands in a list: "the mayor, Ina Holt and Ola Berg"."""
    ahead = range(i + 1, min(len(tokens), i + 12))
    return any(tokens[j].tag_ == "CC" and heads[j] in {i, *(k for k in ahead if heads[k] == i)} for j in ahead) or any(
        heads[k] == i and labels[k] == "conj" for k in ahead
    )


def _joined(tokens: Sequence[Token], heads: list[int], labels: list[str]) -> bool:
    """ "A sold his shares and chairwoman Ina Holt resigned": the name between the conjunction and the verb resigned."""
    changed = False
    for v, verb in enumerate(tokens):
        if verb.tag_ != "VBD" or verb.pos_ != "VERB" or v < 3 or children(v, heads, labels, _SUBJECTS):
            continue
        name = _top_of_name(v - 1, tokens, heads, labels)
        if name is None or labels[name] in _SUBJECTS or labels[name] not in {"obj", "dep", "iobj", "conj", "obl"}:
            continue
        first = name
        while first > 0 and tokens[first - 1].pos_ in {"NOUN", "PROPN", "ADJ", "VERB"} and first > name - 3:
            first -= 1
        title = heads[name] if first <= heads[name] < name else None
        begin = first if first < name else name
        if begin == 0 or tokens[begin - 1].tag_ != "CC" or any(t.tag_ in _RELATIVE for t in tokens[:v]):
            continue
        new = [*heads], [*labels]
        if title is not None:
            new[0][v], new[1][v] = heads[title], labels[title]
            for j in range(len(heads)):
                if heads[j] == title and j != name:
                    new[0][j] = v
            new[0][title], new[1][title] = name, "nmod:desc"
            tokens[title].pos_ = "NOUN"
        elif labels[name] == "conj":
            new[0][begin - 1] = v
            new[1][v] = "conj" if labels[v] != "ROOT" else "ROOT"
        new[0][name], new[1][name] = v, subject_relation(v, heads, labels)
        if is_tree(new[0]):
            heads[:], labels[:] = new
            changed = True
    return changed


def _top_of_name(i: int, tokens: Sequence[Token], heads: Sequence[int], labels: Sequence[str]) -> int | None:
    """The first word of the name that ends at a token, None where it ends no name of two words."""
    if tokens[i].pos_ != "PROPN" or labels[i] != "flat" or heads[i] > i:
        return None
    return heads[i]


def _end_of_name(i: int, tokens: Sequence[Token], heads: Sequence[int], labels: Sequence[str]) -> int:
    last = i
    while last + 1 < len(tokens) and tokens[last + 1].pos_ == "PROPN" and labels[last + 1] in _IN_NAME:
        last += 1
    return last
