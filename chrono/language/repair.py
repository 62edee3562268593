"""Faults of a small model that grammar forbids, mended before anybody reads the parse.

1. A verb in the finite past cannot stand as an adjective clause ("a bombardment killed four" has no other verb), so the
   noun it was hung on is its subject, and what was hung on that noun in front of the sentence is its time.
2. What has a subject and an object or a clause of its own, and no copula, is a verb ("the company plans to move").
3. Subjects parted from their verbs: `insertions`; names misplaced beside nouns: `appositions`.
4. Days, periods and prices hung on the wrong word: `accounts`; speakers and places: `attachments`.
5. Noun phrases cut in two, and relative clauses hung on another word than the one before: `phrases`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy
from spacy.attrs import DEP, HEAD

from chrono.language import accounts, appositions, attachments, insertions, phrases
from chrono.language.grammar import load_phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

_FINITE = {"VBD", "VBZ"}
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}
_COMPLEMENTS = ("xcomp", "ccomp", "obj")
_SUBJECTS = {"nsubj", "nsubj:pass", "csubj", "expl"}
_READABLE = 150  # tokens of a sentence: the parse of a longer one nobody should trust, and mending is not linear


def repair(doc: Doc) -> Doc:
    """Mend the parse of a few sentences in place, and give it back."""
    tokens = list(doc)
    labels = [token.dep_ for token in tokens]
    heads = [token.head.i for token in tokens]
    governs = _governs_as_verb(heads, labels)
    for i in sorted(governs):
        if tokens[i].pos_ == "NOUN":
            tokens[i].pos_ = "VERB"
    changed = "acl" in labels and _raise_verbs(doc, heads, labels)
    for sentence in [(span.start, span.end) for span in doc.sents]:
        changed |= _mended(tokens, sentence, heads, labels)
    if changed:
        offsets = numpy.array([head - i for i, head in enumerate(heads)], dtype="int64").astype("uint64")
        names = numpy.array([doc.vocab.strings.add(label) for label in labels], dtype="uint64")
        doc.from_array([HEAD, DEP], numpy.column_stack([offsets, names]))
    return doc


def _mended(tokens: list[Token], sentence: tuple[int, int], heads: list[int], labels: list[str]) -> bool:
    """Mend the subjects of one sentence of a document (see `insertions`)."""
    start, end = sentence
    if end - start > _READABLE:
        return False
    own, names = [head - start for head in heads[start:end]], labels[start:end]
    if not all(0 <= head < end - start for head in own):
        return False
    words = load_phrases(tokens[start].lang_)
    changed = accounts.mend(tokens[start:end], own, names, words)
    changed |= attachments.mend(tokens[start:end], own, names, words)
    changed |= phrases.mend(tokens[start:end], own, names)
    changed |= appositions.mend(tokens[start:end], own, names)
    changed |= insertions.mend(tokens[start:end], own, names, words)
    if not changed:
        return False
    heads[start:end], labels[start:end] = [head + start for head in own], names
    return True


def _governs_as_verb(heads: Sequence[int], labels: Sequence[str]) -> set[int]:
    """The words that have a subject and an object or a clause, and no copula."""
    having: dict[str, set[int]] = {name: set() for name in ("nsubj", "cop", *_COMPLEMENTS)}
    for i, (head, label) in enumerate(zip(heads, labels, strict=True)):
        if label in having and head != i:
            having[label].add(head)
    return (having["nsubj"] & set().union(*(having[name] for name in _COMPLEMENTS))) - having["cop"]


def _raise_verbs(doc: Doc, heads: list[int], labels: list[str]) -> bool:
    """Mend the heads and labels where the sentence has no other finite verb at its head; whether any changed."""
    changed = False
    for verb in doc:
        noun = heads[verb.i]
        if labels[verb.i] != "acl" or verb.tag_ not in _FINITE or noun >= verb.i or doc[noun].pos_ not in _NOMINAL:
            continue
        if _has(verb.i, _SUBJECTS, heads, labels):
            continue
        top = heads[noun] if labels[noun] == "appos" and heads[noun] < noun else noun
        if heads[top] != top or _is_clause(doc[top]):
            continue
        _exchange(verb.i, noun, top, heads, labels)
        changed = True
    return changed


def _exchange(verb: int, noun: int, top: int, heads: list[int], labels: list[str]) -> None:
    """The verb becomes the root, the noun its subject, and the time in front of both its modifier."""
    heads[verb], labels[verb] = verb, "ROOT"
    if top != noun:
        heads[top], labels[top] = verb, "obl"
    heads[noun], labels[noun] = verb, "nsubj"
    left = _leftmost(noun, verb, heads, labels)
    for i in range(verb + 1, len(heads)):
        if heads[i] == noun and labels[i] == "punct":
            heads[i] = verb
    for i, head in enumerate(heads):
        if (
            head == noun
            and i < left
            and labels[i] in {"nmod", "obl", "advmod", "nmod:unmarked", "obl:unmarked", "punct"}
        ):
            heads[i] = verb
            labels[i] = labels[i].replace("nmod", "obl")


def _leftmost(noun: int, verb: int, heads: list[int], labels: list[str]) -> int:
    """Where the noun's own words begin: its determiner, possessor or adjectives."""
    inside = {"det", "amod", "nmod:poss", "compound", "nummod", "case"}
    own = [i for i in range(verb) if heads[i] == noun and labels[i] in inside and i < noun]
    return min([*own, noun])


def _has(i: int, relations: set[str], heads: list[int], labels: list[str]) -> bool:
    return any(head == i and labels[j] in relations and j != i for j, head in enumerate(heads))


def _is_clause(token: Token) -> bool:
    # "Russia's bombardment" has a possessor that a parser may call a subject.
    subjects = [c for c in token.children if c.dep_ == "nsubj" and not any(x.tag_ == "POS" for x in c.children)]
    return token.pos_ in {"VERB", "AUX"} or bool(subjects) or any(c.dep_ == "cop" for c in token.children)
