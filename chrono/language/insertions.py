"""Subjects that an insertion parts from their verbs: "Ina Holt, who ran the mill, resigned".

A finite verb directly behind the comma that closes an insertion, and without a subject of its own, has the noun phrase
in front of the insertion as its subject. A small parser hangs that phrase on a verb within the insertion, or calls it
an address; then the wrong person does what the sentence tells. Three more faults around names are mended: a title
taken for a second subject ("Chancellor Ina Holt left"), a name that says who a noun is ("his wife, Ina Holt, left")
hung on another word, and a clause joined by a conjunction whose subject was taken for an object.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from chrono.language.trees import chain, children, is_above, is_tree, move

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_RELATIVE = {"WP", "WDT", "WP$"}
_HELPING = {"aux", "aux:pass", "cop"}
_SUBJECTS = {"nsubj", "nsubj:pass", "csubj", "nsubj:outer", "expl"}
_IN_NAME = {"flat", "compound", "nmod:desc"}
# What a noun phrase at the head of a clause is made of, and what it may stand behind.
_PHRASE = {"NN", "NNS", "NNP", "NNPS", "JJ", "DT", "CD", "POS", "PRP$", "HYPH", "VBG"}
_BEFORE = {"CC", "``"}
_NOT_BESIDE = {"appos", "nmod:desc", "flat", "compound", "nmod:poss"}
_LONGEST = 60  # tokens of an insertion


@dataclass(frozen=True, slots=True)
class PhraseWords:
    """A language's words of noun phrases, in lower case.

    Attributes:
        within: prepositions that stand inside one: "the head of a union in Rome".
        opening: of these, what may stand in front of the first noun as well: "of the ten ships, three …".
    """

    within: frozenset[str]
    opening: frozenset[str]


@cache
def load_phrases(language: str = "en") -> PhraseWords:
    """The words of noun phrases of a language; English where chrono has no file for it."""
    folder = files("chrono.language") / "languages"
    path = folder / f"{language}.phrases.toml"
    data = tomllib.loads((path if path.is_file() else folder / "en.phrases.toml").read_text(encoding="utf-8"))
    return PhraseWords(*(frozenset(data[name]) for name in ("within", "opening")))


def mend(tokens: Sequence[Token], heads: list[int], labels: list[str], words: PhraseWords) -> bool:
    """Mend the parse of one sentence in place.

    Args:
        tokens: its tokens.
        heads: the place in the sentence of each token's head, a root's own for a root.
        labels: the relation of each token to its head.
        words: of noun phrases in its language.

    Returns:
        Whether any changed.
    """
    changed = _titles(tokens, heads, labels)
    changed |= _appositions(tokens, heads, labels)
    changed |= _agents(tokens, heads, labels)
    changed |= _joined(tokens, heads, labels)
    return _insertions(tokens, heads, labels, words) or changed


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
        new[0][name], new[1][name] = v, _relation(v, heads, labels)
        if is_tree(new[0]):
            heads[:], labels[:] = new
            changed = True
    return changed


def _insertions(tokens: Sequence[Token], heads: list[int], labels: list[str], words: PhraseWords) -> bool:
    """A subject, an insertion between commas, and the verb."""
    changed = False
    for first, opening in _phrases(tokens, words):
        for closing in range(opening + 2, min(len(tokens) - 1, opening + _LONGEST)):
            if tokens[closing].text in {";", ":"}:
                break
            if tokens[closing].text != ",":
                continue
            verb = _verb(closing, tokens, heads, labels)
            if verb is None:
                continue
            new = _attached((first, opening, closing), verb, tokens, heads, labels)
            if new is not None:
                heads[:], labels[:] = new
                changed = True
            break
    return changed


def _phrases(tokens: Sequence[Token], words: PhraseWords) -> Iterator[tuple[int, int]]:
    """Noun phrases at the head of a clause with a comma behind: their first token, and the comma."""
    for comma in range(1, len(tokens)):
        if tokens[comma].text != "," or tokens[comma - 1].pos_ not in {"NOUN", "PROPN"}:
            continue
        first = comma
        while first > 0:
            before = tokens[first - 1]
            if before.tag_ not in _PHRASE and before.lower_ not in words.within:
                break
            first -= 1
        if first == comma or tokens[first].lower_ in words.within - words.opening:
            continue
        before = tokens[first - 1] if first else None
        if before is None or before.tag_ in _BEFORE or (before.dep_ == "mark" and before.tag_ == "IN"):
            yield first, comma


def _verb(closing: int, tokens: Sequence[Token], heads: Sequence[int], labels: Sequence[str]) -> int | None:
    """The finite verb directly behind a comma, that is not said by whom comes next ("…, said Ina Holt")."""
    at = closing + 1
    while at < len(tokens) and tokens[at].tag_ == "RB":
        at += 1
    if at >= len(tokens):
        return None
    token = tokens[at]
    bare = token.tag_ == "VBN" and labels[at] in {"ROOT", "conj", "acl"}
    # "cut", "put": a root without "to" or an auxiliary is no infinitive.
    bare |= token.tag_ == "VB" and heads[at] == at and not children(at, heads, labels, {*_HELPING, "mark"})
    if not bare and token.tag_ not in _FINITE:
        return None
    if token.pos_ not in {"VERB", "AUX"}:
        return None
    verb = heads[at] if labels[at] in _HELPING and heads[at] > at else at
    return None if any(j > closing for j in children(verb, heads, labels, _SUBJECTS)) else verb


def _attached(
    place: tuple[int, int, int], verb: int, tokens: Sequence[Token], heads: Sequence[int], labels: Sequence[str]
) -> tuple[list[int], list[str]] | None:
    """Heads and labels with the phrase as the verb's subject, where it is not yet; None where it cannot be."""
    first, opening, closing = place
    tops = [i for i in range(first, opening) if not first <= heads[i] < opening or heads[i] == i]
    tops = [i for i in tops if labels[i] not in {"punct", "cc", "mark", "case", "det"}]
    if len(tops) != 1:
        return None
    noun = tops[0]
    own = children(verb, heads, labels, _SUBJECTS)
    if noun in own or any(j < first for j in own):
        return None
    if labels[noun] in _SUBJECTS and heads[noun] > closing:
        return None
    bare = tokens[verb].tag_ == "VBN" and not children(verb, heads, labels, _HELPING)
    if bare and heads[noun] != noun and heads[verb] != verb:
        return None  # a participle is the verb only where the sentence has no other
    return _parted((noun, opening, closing), verb, tokens, heads, labels)


def _parted(
    place: tuple[int, int, int], verb: int, tokens: Sequence[Token], heads: Sequence[int], labels: Sequence[str]
) -> tuple[list[int], list[str]] | None:
    """Heads and labels with a noun as the verb's subject, the insertion below the noun; None where no tree is left."""
    noun, opening, closing = place
    own = children(verb, heads, labels, _SUBJECTS)
    new_heads, new_labels = [*heads], [*labels]
    inner = heads[noun]
    above = chain(verb, heads)
    if noun in above:
        new_heads[verb], new_labels[verb] = (verb, "ROOT") if heads[noun] == noun else (heads[noun], labels[noun])
    elif opening < inner < closing and inner in above:
        new_heads[verb], new_labels[verb] = (verb, "ROOT") if heads[inner] == inner else (heads[inner], labels[inner])
    new_heads[noun], new_labels[noun] = verb, _relation(verb, heads, labels)
    if opening < inner < closing:
        relative = any(tokens[j].tag_ in _RELATIVE for j in range(opening + 1, min(opening + 3, closing)))
        new_heads[inner], new_labels[inner] = noun, "acl:relcl" if relative else "acl"
        if relative and inner > opening + 2 and heads[inner - 1] == noun and heads[opening + 1] == inner - 1:
            # "which Holt bought": the parser read "which Holt".
            new_heads[inner - 1], new_labels[inner - 1] = inner, "nsubj"
            new_heads[opening + 1], new_labels[opening + 1] = inner, "obj"
    for j in own:
        new_heads[j], new_labels[j] = noun, "appos"
    for j in children(noun, heads, labels, {"punct"}):
        if j > closing:
            new_heads[j] = verb
    return (new_heads, new_labels) if is_tree(new_heads) else None


def _relation(verb: int, heads: Sequence[int], labels: Sequence[str]) -> str:
    return "nsubj:pass" if children(verb, heads, labels, {"aux:pass"}) else "nsubj"


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
