"""Words that a small parser hangs on the wrong one: speakers, days, amounts, "with whom", names of places in a list.

News puts the speaker last ("The mill burned, Ina Holt said") and the day before the verb ("The firm Monday sold a
mill"), and prices "$2 a share"; treebanks have little of either. Parts of speech and marks tell what belongs together.
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
_BEFORE = {"compound", "nmod:desc"}
_HUNG = {"acl", "acl:relcl", "appos", "conj", "dep", "advcl", "nmod", "parataxis"}


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
    changed = False
    for i, token in enumerate(tokens):
        if token.lower_ in words.days and labels[i] in _SUBJECTS and heads[i] > i:
            changed |= _day(i, tokens, heads, labels)
        elif token.lower_ in words.ended and i and tokens[i - 1].lower_ in words.periods:
            changed |= _ended(i, tokens, heads, labels)
        elif token.lower_ in words.saying and token.tag_ in {"VBD", "VBZ"}:
            changed |= _speaker(i, tokens, heads, labels, words)
        elif token.tag_ in {"WP", "WDT"} and i > 2 and labels[i - 1] == "case" and heads[i - 1] == i:
            changed |= _with_whom(i, tokens, heads, labels)
        elif token.tag_ == "NN" and i > 2 and "Ind" in tokens[i - 1].morph.get("Definite"):
            changed |= _each(i, tokens, heads, labels, words)
        elif token.text == "," and i > 1 and tokens[i - 1].pos_ == "PROPN":
            changed |= _located(i, tokens, heads, labels)
        elif token.pos_ == "PROPN" and labels[i] == "conj" and heads[i] < i:
            changed |= _place(i, tokens, heads, labels)
        elif labels[i] == "conj" and heads[i] < i and token.tag_ in {"VB", "VBN"}:
            changed |= _infinitive(i, tokens, heads, labels)
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


def _ended(end: int, tokens: Sequence[Token], heads: list[int], labels: list[str]) -> bool:
    """ "In the quarter ended May 31, sales rose": sales rose, and the quarter is the one that ended."""
    period = end - 1
    case = children(period, heads, labels, {"case"})
    first = min(case, default=0)
    clauses = {"parataxis", "ccomp", "conj", "advcl", "dep"}
    verb = next((j for j in children(end, heads, labels, clauses) if j > end and tokens[j].tag_ in _FINITE), None)
    if heads[end] > end and labels[end] in clauses:
        verb = heads[end]
    elif heads[end] != end:
        return False
    elif verb is None and first > 0:  # "Sales rose in the quarter ended May 31"
        verb = next((j for j in range(first) if labels[j] == "acl" and tokens[j].pos_ == "VERB"), None)
    if not case or verb is None:
        return False
    new, names = [*heads], [*labels]
    noun = heads[verb] if labels[verb] == "acl" and heads[end] == end else end
    if noun != end:
        new[noun], names[noun] = verb, "nsubj"
    for j, head in enumerate(heads):
        near = end < j <= end + 2 and labels[j].startswith("obl") and tokens[j].pos_ in {"PROPN", "NUM"}
        if head == end and j not in {end, verb, noun} and not near:
            new[j] = verb
    if heads[end] == end:
        new[verb], names[verb] = verb, "ROOT"
    new[period], names[period] = verb, "obl"
    new[end], names[end] = period, "acl"
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
