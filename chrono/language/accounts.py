"""Days, periods and prices that a small parser hangs on the wrong word.

News puts the day before the verb ("The firm Monday sold a mill"), names periods by their end ("the quarter ended May
31") and prices by what they are for ("$2 a share"); treebanks have little of these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chrono.language.trees import children, is_tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from chrono.language.grammar import PhraseWords

_SUBJECTS = {"nsubj", "nsubj:pass"}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_NOMINAL = {"NOUN", "PROPN"}
_BEFORE = {"compound", "nmod:desc"}
_HUNG = {"acl", "acl:relcl", "appos", "conj", "dep", "advcl", "nmod", "parataxis", "ccomp"}


def mend(tokens: Sequence[Token], heads: list[int], labels: list[str], words: PhraseWords) -> bool:
    """Mend the parse of one sentence in place (see `trees`), and say whether any changed."""
    changed = False
    for i, token in enumerate(tokens):
        if token.lower_ in words.days and labels[i] in _SUBJECTS and heads[i] > i:
            changed |= _day(i, tokens, heads, labels)
        elif token.lower_ in words.days and labels[i] == "obj" and heads[i] == i - 1:
            changed |= _on_day(i, heads, labels)
        elif token.lower_ in words.ended and i and tokens[i - 1].lower_ in words.periods:
            changed |= _ended(i, tokens, heads, labels)
        elif token.tag_ == "NN" and i > 2 and "Ind" in tokens[i - 1].morph.get("Definite"):
            changed |= _each(i, tokens, heads, labels, words)
    return changed


def _day(day: int, tokens: Sequence[Token], heads: list[int], labels: list[str]) -> bool:
    """ "The firm Monday sold a mill": the firm did, on Monday; of "who yesterday sold", who."""
    verb, noun = heads[day], day - 1
    if any(j != day and j < day for j in children(verb, heads, labels, _SUBJECTS)):
        labels[day] = "obl:unmarked"
        return True
    named = noun >= 0 and (tokens[noun].pos_ == "NOUN" or bool(tokens[noun].ent_type_))
    if not named or heads[noun] != day or labels[noun] not in _BEFORE or tokens[noun].pos_ not in _NOMINAL:
        return False
    for j in range(noun):
        if heads[j] == day:
            heads[j] = noun
    heads[noun], labels[noun] = verb, labels[day]
    labels[day] = "obl:unmarked"
    return True


def _on_day(day: int, heads: list[int], labels: list[str]) -> bool:
    """ "The rights expire Monday": on it; a day is what a verb asks for only with words of its own."""
    verb = heads[day]
    if children(day, heads, labels, {"det", "amod", "nmod:poss", "compound"}) or children(
        verb, heads, labels, {"xcomp"}
    ):
        return False
    labels[day] = "obl:unmarked"
    for j in children(day, heads, labels, {"acl", "advcl", "ccomp"}):
        if j > day and children(j, heads, labels, {"mark"}):
            heads[j], labels[j] = verb, "ccomp" if labels[j] == "acl" else labels[j]
    return True


def _ended(end: int, tokens: Sequence[Token], heads: list[int], labels: list[str]) -> bool:
    """ "In the quarter ended May 31, sales rose": sales rose, and the quarter is the one that ended."""
    period = end - 1
    case = children(period, heads, labels, {"case"})
    if not case:
        return False
    own = next((j for j in children(end, heads, labels, _SUBJECTS) if j < case[0]), None)
    verb = _beside(end, case[0], tokens, heads, labels)
    new, names = [*heads], [*labels]
    if heads[end] != end and heads[end] < end and own is None:
        verb = heads[end] if heads[end] != period else None
    if verb is None:
        return False
    if labels[verb] == "acl" and heads[end] == end:
        own = heads[verb]
    if own is not None:
        new[own], names[own] = verb, "nsubj"
    for j, head in enumerate(heads):
        near = end < j <= end + 2 and labels[j].startswith("obl") and tokens[j].pos_ in {"PROPN", "NUM"}
        if head == end and j not in {end, verb, own} and not near:
            new[j] = verb
    if heads[end] == end:
        new[verb], names[verb] = verb, "ROOT"
    if heads[period] == end:
        new[period], names[period] = verb, "obl"
    new[end], names[end] = period, "acl"
    if not is_tree(new):
        return False
    heads[:], labels[:] = new, names
    return True


def _beside(end: int, first: int, tokens: Sequence[Token], heads: Sequence[int], labels: Sequence[str]) -> int | None:
    """The verb of what was in a period that is said to have ended."""
    if heads[end] > end and labels[end] in _HUNG:
        return heads[end]
    if heads[end] != end:
        return None
    hung = _HUNG
    behind = (j for j in children(end, heads, labels, hung) if j > end and tokens[j].tag_ in _FINITE)
    before = (
        j for j in range(first)
        if labels[j] in hung and tokens[j].pos_ == "VERB" and (labels[j] == "acl" or tokens[j].tag_ in _FINITE)
        and (heads[j] == end or heads[heads[j]] == end)
    )  # fmt: skip
    return next(behind, None) or next(before, None)


def _each(noun: int, tokens: Sequence[Token], heads: list[int], labels: list[str], words: PhraseWords) -> bool:
    """ "rose to $2 a share from $1": the share belongs to the amount, and what follows to the verb."""
    amount = noun - 2
    if tokens[amount].lower_ not in words.units:
        while amount > 0 and tokens[amount].tag_ == "CD":
            amount -= 1
        if tokens[amount].tag_ != "$" or amount == noun - 2:
            return False
    new, names = [*heads], [*labels]
    if not amount <= heads[noun] < noun:
        new[noun], names[noun] = amount, "nmod:unmarked"
    verb = heads[amount]
    for j in children(noun, heads, labels, {"nmod", "obl", "acl"}):
        if j > noun and tokens[verb].pos_ == "VERB" and verb < amount:
            new[j], names[j] = verb, {"acl": "advcl", "nmod": "obl"}.get(labels[j], labels[j])
    for j in children(noun, heads, labels, {"acl:relcl"}):  # "for $2 a share at closing, which is due in May"
        comma = next((k for k in range(noun + 1, j) if tokens[k].text == ","), None)
        if comma is not None and comma > noun + 1 and tokens[comma - 1].pos_ == "NOUN":
            new[j] = comma - 1
    if (new, names) == (heads, labels) or not is_tree(new):
        return False
    heads[:], labels[:] = new, names
    return True
