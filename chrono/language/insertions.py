"""Subjects that an insertion parts from their verbs: "Ina Holt, who ran the mill, resigned".

A finite verb directly behind the comma that closes an insertion, and without a subject of its own, has the noun phrase
in front of the insertion as its subject. A small parser hangs that phrase on a verb within the insertion, or calls it
an address; then the wrong person does what the sentence tells. Dashes part no less than commas.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chrono.language.trees import chain, children, is_tree, subject_relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from chrono.language.grammar import PhraseWords

_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_RELATIVE = {"WP", "WDT", "WP$"}
_HELPING = {"aux", "aux:pass", "cop"}
_SUBJECTS = {"nsubj", "nsubj:pass", "csubj", "nsubj:outer", "expl"}
# What a noun phrase at the head of a clause is made of, and what it may stand behind.
_PHRASE = {"NN", "NNS", "NNP", "NNPS", "JJ", "DT", "CD", "POS", "PRP$", "HYPH", "VBG"}
_BEFORE = {"CC", "``"}
_DASHES = {"--", "–", "—"}
_LONGEST = 60  # tokens of an insertion


def mend(tokens: Sequence[Token], heads: list[int], labels: list[str], words: PhraseWords) -> bool:
    """Mend the parse of one sentence in place (see `trees`), and say whether any changed."""
    changed = False
    for first, opening in _phrases(tokens, words):
        mark = tokens[opening].text
        for closing in range(opening + 2, min(len(tokens) - 1, opening + _LONGEST)):
            if tokens[closing].text in {";", ":"}:
                break
            if tokens[closing].text != mark:
                continue
            verb = _verb(closing, tokens, heads, labels)
            if verb is None:
                if mark in _DASHES:
                    break
                continue
            led = first > 0 and tokens[first - 1].lower_ in words.leading
            if led and mark == "," and not _describes((first, opening, closing), verb, tokens, heads, labels):
                break
            changed |= _joined_inside((first, opening, closing), tokens, heads, labels)
            new = _attached((first, opening, closing), verb, tokens, heads, labels)
            if new is not None:
                heads[:], labels[:] = new
                changed = True
            break
    return changed


def _describes(
    place: tuple[int, int, int], verb: int, tokens: Sequence[Token], heads: Sequence[int], labels: Sequence[str]
) -> bool:
    """ "since Skyward, an airline, bought …": an aside that says what a name is, and a verb that nobody else does."""
    first, opening, closing = place
    if tokens[opening - 1].pos_ != "PROPN" or "Ind" not in tokens[opening + 1].morph.get("Definite"):
        return False
    alone = not any(t.text == "," for t in tokens[opening + 1 : closing])
    return alone and tokens[first].pos_ == "PROPN" and not children(verb, heads, labels, _SUBJECTS)


def _joined_inside(place: tuple[int, int, int], tokens: Sequence[Token], heads: list[int], labels: list[str]) -> bool:
    """ "Ola Berg, founder and main owner of the mill, left": what is joined to a name inside an aside is the aside."""
    first, opening, closing = place
    inside = range(opening + 1, closing)
    if any(t.text == "," for t in tokens[opening + 1 : closing]):
        return False  # a list
    if tokens[opening + 1].pos_ == "PROPN":
        return False
    changed = False
    for j in inside:
        hung = first <= heads[j] < opening and labels[j] in {"conj", "list"}
        if hung and tokens[heads[j]].pos_ == "PROPN" and tokens[j].pos_ != "PROPN" and tokens[opening + 1].tag_ != "CC":
            labels[j] = "appos"
            changed = True
    return changed


def _phrases(tokens: Sequence[Token], words: PhraseWords) -> Iterator[tuple[int, int]]:
    """Noun phrases at the head of a clause with a comma or a dash behind: their first token, and the mark."""
    for comma in range(1, len(tokens)):
        dash = tokens[comma].text in _DASHES
        if (tokens[comma].text != "," and not dash) or tokens[comma - 1].pos_ not in {"NOUN", "PROPN"}:
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
        fronted = before is not None and before.text == "," and tokens[first].tag_ == "DT"
        fronted = fronted and not any(t.tag_ in _FINITE for t in tokens[:first])  # "In May, a fire in Dover, Del., …"
        if before is None or fronted or before.tag_ in _BEFORE or (before.dep_ == "mark" and before.tag_ == "IN"):
            yield first, comma
        elif before.lower_ in words.leading or (dash and before.lower_ in words.saying):
            yield first, comma  # "since speculators – …", "said its plan – …"


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
    led = [j for j in own if j < first and children(j, heads, labels, {"case"})]  # "after the vote" is no subject
    if noun in own or any(j < first and j not in led for j in own):
        return None
    if labels[noun] in _SUBJECTS and heads[noun] > closing:
        return None
    if heads[noun] > opening and any(heads[j] == heads[noun] and labels[j] == "det" for j in range(first, noun)):
        return None  # "the Dover, Del., bank, …, said"
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
    hung = inner != noun and inner < opening and noun not in above and (inner not in above or heads[verb] == inner)
    if hung and (tokens[opening].text in _DASHES or children(noun, heads, labels, {"case"})):
        new_heads[verb], new_labels[verb] = inner, labels[noun] if labels[noun] == "ccomp" else "advcl"
        for j in children(noun, heads, labels, {"case"}):
            new_heads[j], new_labels[j] = verb, "mark"  # "since speculators – … – came"
        for j in range(opening + 1, closing):
            if not opening <= heads[j] < closing and labels[j] != "punct":
                new_heads[j], new_labels[j] = noun, "acl" if tokens[j].pos_ == "VERB" else "appos"
    if noun in above:
        new_heads[verb], new_labels[verb] = (verb, "ROOT") if heads[noun] == noun else (heads[noun], labels[noun])
    elif opening < inner < closing and inner in above:
        new_heads[verb], new_labels[verb] = (verb, "ROOT") if heads[inner] == inner else (heads[inner], labels[inner])
    new_heads[noun], new_labels[noun] = verb, subject_relation(verb, heads, labels)
    if opening < inner < closing:
        relative = any(tokens[j].tag_ in _RELATIVE for j in range(opening + 1, min(opening + 3, closing)))
        new_heads[inner], new_labels[inner] = noun, "acl:relcl" if relative else "acl"
        if relative and inner > opening + 2 and heads[inner - 1] == noun and heads[opening + 1] == inner - 1:
            # "which Holt bought": the parser read "which Holt".
            new_heads[inner - 1], new_labels[inner - 1] = inner, "nsubj"
            new_heads[opening + 1], new_labels[opening + 1] = inner, "obj"
    for j in own:
        led = j < noun and bool(children(j, heads, labels, {"case"}))
        new_heads[j], new_labels[j] = (verb, "obl") if led else (noun, "appos")
    for j in children(noun, heads, labels, {"punct"}):
        if j > closing:
            new_heads[j] = verb
    return (new_heads, new_labels) if is_tree(new_heads) else None
