"""Words that a small parser hangs on the wrong one: speakers, "with whom", names of places.

News puts the speaker last ("The mill burned, Ina Holt said") and places before their noun ("the Dover, Del., bank");
treebanks have little of either. Parts of speech and marks tell what belongs together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chrono.language.trees import chain, children, is_tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from chrono.language.grammar import PhraseWords

_SUBJECTS = {"nsubj", "nsubj:pass"}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_NOMINAL = {"NOUN", "PROPN"}
_PHRASE = {"NN", "NNS", "NNP", "NNPS", "JJ", "DT", "CD", "POS", "PRP$", "HYPH"}
_BEFORE_NOUN = {"JJ", "NN", "NNS", "HYPH", "VBG"}
_SAID = {"ccomp", "xcomp", "obj"}
_QUOTES = {'"', "”", "''"}
_BESIDE = {"conj", "parataxis", "dep", "advcl"}
_HUNG = {"acl", "acl:relcl", "appos", "conj", "dep", "advcl", "nmod", "parataxis"}


def mend(tokens: Sequence[Token], heads: list[int], labels: list[str], words: PhraseWords) -> bool:
    """Mend the parse of one sentence in place (see `trees`), and say whether any changed."""
    changed = False
    for i, token in enumerate(tokens):
        finite = token.tag_ in _FINITE and token.pos_ == "VERB"
        if finite and labels[i] in _BESIDE and heads[i] < i and _led(i, tokens, heads, labels, words):
            changed = True
        elif token.lower_ in words.saying and token.tag_ in {"VBD", "VBZ"}:
            changed |= _speaker(i, tokens, heads, labels, words)
        elif token.tag_ == "VBD" and i > 1 and labels[i - 1] == "obj" and tokens[i - 1].pos_ == "NOUN":
            changed |= _reported(i, tokens, heads, labels, words)
        elif token.tag_ in {"WP", "WDT"} and i > 2 and labels[i - 1] == "case" and heads[i - 1] == i:
            changed |= _with_whom(i, tokens, heads, labels)
        elif token.text == "," and i > 1 and tokens[i - 1].pos_ == "PROPN":
            changed |= _located(i, tokens, heads, labels)
        elif token.pos_ == "PROPN" and labels[i] == "conj" and heads[i] < i:
            changed |= _place(i, tokens, heads, labels)
        elif labels[i] == "conj" and heads[i] < i and token.tag_ in {"VB", "VBN"}:
            changed |= _infinitive(i, tokens, heads, labels)
    return changed


def _led(verb: int, tokens: Sequence[Token], heads: list[int], labels: list[str], words: PhraseWords) -> bool:
    """ "rose after the maker reported a loss": what stands between the conjunction and the verb is its subject."""
    if children(verb, heads, labels, {*_SUBJECTS, "cc", "mark", "aux:pass"}):
        return False
    noun = verb - 1
    while not (led := [c for c in children(noun, heads, labels, {"case"}) if tokens[c].lower_ in words.leading]):
        if heads[noun] >= noun and not noun < heads[noun] < verb:
            return False
        if heads[noun] == noun:
            return False
        noun = heads[noun]
    above = heads[noun]
    between = tokens[led[0] + 1 : verb]
    if tokens[noun].pos_ not in {*_NOMINAL, "PRON"} or above >= led[0] or any(t.is_punct for t in between):
        return False
    new, names = [*heads], [*labels]
    new[led[0]], names[led[0]] = verb, "mark"
    new[noun], names[noun] = verb, "nsubj"
    new[verb], names[verb] = above, "advcl"
    if not is_tree(new):
        return False
    heads[:], labels[:] = new, names
    return True


def _reported(verb: int, tokens: Sequence[Token], heads: list[int], labels: list[str], words: PhraseWords) -> bool:
    """ "Bolt reported net income fell 4%": the income fell, and that is what Bolt reported."""
    noun = verb - 1
    saying = heads[noun]
    if saying > noun or tokens[saying].lower_ not in words.saying or children(verb, heads, labels, _SUBJECTS):
        return False
    new, names = [*heads], [*labels]
    if heads[saying] == verb:
        new[saying], names[saying] = (saying, "ROOT") if heads[verb] == verb else (heads[verb], labels[verb])
        for j in children(verb, heads, labels, {"punct"}):
            new[j] = saying
    elif heads[verb] not in {noun, saying}:
        return False
    new[noun], names[noun] = verb, "nsubj"
    new[verb], names[verb] = saying, "ccomp"
    if not is_tree(new):
        return False
    heads[:], labels[:] = new, names
    return True


def _speaker(verb: int, tokens: Sequence[Token], heads: list[int], labels: list[str], words: PhraseWords) -> bool:
    """ "…, Security Pacific said.": the noun phrase between the comma and the verb says it."""
    first = verb
    while first > 0 and (tokens[first - 1].tag_ in _PHRASE or tokens[first - 1].lower_ in words.within):
        first -= 1
    comma = first - 1
    if first == verb or comma < 1 or (tokens[comma].text != "," and tokens[comma].text not in _QUOTES):
        return False
    if tokens[verb - 1].pos_ not in _NOMINAL or any(j > verb for j in children(verb, heads, labels, _SAID)):
        return False
    if not any(t.tag_ in _FINITE for t in tokens[:comma]) or any(t.tag_ in _FINITE for t in tokens[verb + 1 :]):
        return False
    tops = [j for j in range(first, verb) if not first <= heads[j] < verb and labels[j] not in {"punct", "case", "det"}]
    if len(tops) != 1:
        return False
    new, names = [*heads], [*labels]
    others = [j for j in children(verb, heads, labels, _SUBJECTS) if j != tops[0]]
    content = next((j for j in children(verb, heads, labels, {"ccomp", "parataxis"}) if j < comma), None)
    for j in others:  # "the bank had assets, Ina Holt said", read with assets that said so
        if content is None or j > comma:
            return False
        has = children(content, heads, labels, {"obj"})
        new[j], names[j] = content, "nsubj" if j < content else "dep" if has else "obj"
    new[tops[0]], names[tops[0]] = verb, "nsubj"
    if heads[verb] != verb and labels[verb] in _HUNG and first > heads[verb]:
        root = chain(verb, heads)[-1]
        new[verb], names[verb] = root, "parataxis"
    if (new, names) == (heads, labels) or not is_tree(new):
        return False
    heads[:], labels[:] = new, names
    return True


def _with_whom(who: int, tokens: Sequence[Token], heads: list[int], labels: list[str]) -> bool:
    """ "Ola Berg, with whom Ina Holt met": the clause is of Ola Berg, and whom is what its verb asks for."""
    verb = next((j for j in range(who + 1, len(heads)) if heads[j] == who and labels[j] == "acl:relcl"), None)
    if heads[who] > who and labels[heads[who]] in _HUNG and tokens[who - 2].text == ",":
        verb = heads[who]
    noun = who - 3 if tokens[who - 2].text == "," else who - 2
    if verb is None or noun < 0 or tokens[noun].pos_ not in _NOMINAL:
        return False
    if heads[who] == verb and (labels[verb] == "acl:relcl" or tokens[noun].pos_ != "PROPN"):
        return False
    while labels[noun] in {"flat", "compound"} and heads[noun] != noun:
        noun = heads[noun]
    new = [*heads]
    new[verb], new[who] = noun, verb
    if not is_tree(new):
        return False
    heads[:] = new
    labels[who], labels[verb] = "obl", "acl:relcl"
    return True


def _place(name: int, tokens: Sequence[Token], heads: list[int], labels: list[str]) -> bool:
    """ "blasts in Kenya and Tanzania": a place joined to what lies in the place in front of it."""
    joint = next((j for j in range(name) if heads[j] == name and labels[j] == "cc"), None)
    if joint is None or joint < 2 or tokens[heads[name]].pos_ == "PROPN" or tokens[name].ent_type_ != "PLACE":
        return False
    beside = joint - 2 if tokens[joint - 1].text == "," else joint - 1
    if tokens[beside].pos_ != "PROPN" or tokens[beside].ent_type_ != "PLACE":
        return False
    while labels[beside] in {"flat", "compound", "appos", "conj"} and tokens[heads[beside]].pos_ == "PROPN":
        beside = heads[beside]
    if labels[beside] not in {"nmod", "obl"} or heads[name] not in chain(beside, heads):
        return False
    heads[name] = beside
    return True


def _located(comma: int, tokens: Sequence[Token], heads: list[int], labels: list[str]) -> bool:
    """ "the Dover, Del., bank": where a thing is stands between its article and its noun."""
    first, state, last = comma - 1, comma + 1, comma + 2
    while first > 0 and tokens[first].pos_ == "PROPN":
        first -= 1
    if last >= len(tokens) or tokens[last].text != "," or tokens[first].tag_ not in {"DT", "PRP$"}:
        return False
    if tokens[state].pos_ != "PROPN" or not (tokens[state].text.endswith(".") or tokens[state].ent_type_ == "PLACE"):
        return False
    noun = last
    while noun + 1 < len(tokens) and tokens[noun + 1].tag_ in _BEFORE_NOUN:
        noun += 1
    if tokens[noun].tag_ not in {"NN", "NNS"} or heads[first] == noun:
        return False
    new = _headed((first, comma, noun), tokens, heads, labels)
    if new is None or not is_tree(new[0]):
        return False
    heads[:], labels[:] = new
    return True


def _headed(
    place: tuple[int, int, int], tokens: Sequence[Token], heads: Sequence[int], labels: Sequence[str]
) -> tuple[list[int], list[str]] | None:
    """Heads and labels with a noun at the head of its article, its city and state, and the words between."""
    first, comma, noun = place
    inside = range(first, noun + 1)
    tops = [j for j in inside if heads[j] not in inside or heads[j] == j]
    outer = next((j for j in tops if labels[j] not in {"punct", "cc", "case", "det"}), None)
    if outer is None:
        return None
    new, names = [*heads], [*labels]
    new[noun], names[noun] = (noun, "ROOT") if heads[outer] == outer else (heads[outer], labels[outer])
    for j, head in enumerate(heads):
        if j not in inside and head in inside:
            new[j] = noun
    new[first], names[first] = noun, "det" if tokens[first].tag_ == "DT" else "nmod:poss"
    for j in range(first + 1, comma):
        new[j], names[j] = (noun if j == comma - 1 else comma - 1), "compound"
    new[comma + 1], names[comma + 1] = comma - 1, "appos"
    new[comma] = new[comma + 2] = comma + 1
    for j in range(comma + 3, noun):
        if heads[j] not in range(comma + 3, noun + 1) or j in tops:
            new[j], names[j] = noun, "amod" if tokens[j].tag_ in {"JJ", "VBG"} else "compound"
    return new, names


def _infinitive(verb: int, tokens: Sequence[Token], heads: list[int], labels: list[str]) -> bool:
    """ "plans an offer, to be completed in May": the offer is to be, not who plans it."""
    to = next((j for j in children(verb, heads, labels, {"mark"}) if tokens[j].tag_ == "TO"), None)
    if to is None or to < 2 or tokens[to - 1].text != "," or children(verb, heads, labels, {"cc"}):
        return False
    head = heads[verb]
    if tokens[head].tag_ not in {"VBD", "VBZ", "VBP"}:
        return False
    objects = [j for j in range(head, to - 1) if labels[j] == "obj" and head in chain(j, heads)]
    if not objects:
        return False
    heads[verb], labels[verb] = objects[0], "acl"
    return True
