"""spaCy's documents made into words of our own, once, and from arrays: token by token takes ten times as long."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from spacy.attrs import (
    DEP,
    ENT_TYPE,
    HEAD,
    IDX,
    IS_ALPHA,
    IS_PUNCT,
    IS_QUOTE,
    IS_SPACE,
    LEMMA,
    LENGTH,
    LIKE_NUM,
    LOWER,
    MORPH,
    POS,
    SPACY,
    TAG,
)
from spacy.parts_of_speech import NAMES

from chrono.language.tokens import Entity, Morph, Span, Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Doc

_STRINGS = (LOWER, LEMMA, TAG, DEP, ENT_TYPE, MORPH)
_FLAGS = (SPACY, IS_ALPHA, IS_PUNCT, IS_QUOTE, IS_SPACE, LIKE_NUM)
_TEXT, _PLACES = "chrono.text", "chrono.places"  # what is remembered with a document
_POS: Mapping[int, str] = NAMES
_WORDS: dict[int, str] = {}  # spaCy's strings by their numbers, which are made of them
_MOST_KEPT = 50_000


def text_of_doc(doc: Doc) -> str:
    """A document's text, put together from its tokens only once."""
    found = doc.user_data.get(_TEXT)
    if found is None:
        doc.user_data[_TEXT] = found = doc.text
    return str(found)


def stretches(doc: Doc) -> list[tuple[int, int]]:
    """Each token's offset in the document's text, and the offset behind it; asked for once, and all together."""
    found: list[tuple[int, int]] | None = doc.user_data.get(_PLACES)
    if found is None:
        found = [(start, start + length) for start, length in doc.to_array([IDX, LENGTH]).astype("int64").tolist()]
        doc.user_data[_PLACES] = found
    return found


@cache
def _morph(text: str) -> Morph:
    pairs = (feature.split("=", 1) for feature in text.split("|") if "=" in feature)
    return Morph({name: values.split(",") for name, values in pairs})


def spans(doc: Doc) -> list[Span]:
    """The sentences of a parsed document, of tokens of our own."""
    tokens = _tokens(doc)
    below: list[list[Token]] = [[] for _ in tokens]
    for token, away in zip(tokens, doc.to_array(HEAD).astype("int64").tolist(), strict=True):
        if away:
            token.head = tokens[token.i + away]
            below[token.i + away].append(token)
    sizes = [1] * len(tokens)
    for token in _upwards(tokens, below):
        token.children = children = tuple(below[token.i])
        for child in children:
            if child.left < token.left:
                token.left = child.left
            if child.right > token.right:
                token.right = child.right
            sizes[token.i] += sizes[child.i]
        token.projective = token.right - token.left + 1 == sizes[token.i]
    found = []
    for sentence in doc.sents:
        names = tuple(Entity(tokens[e.start], tokens[e.end - 1], e.label_) for e in sentence.ents)
        span = Span(tokens, sentence.start, sentence.end, names)
        for token in span:
            token.sent = span
        found.append(span)
    return found


def _tokens(doc: Doc) -> tuple[Token, ...]:
    """The words of a document, each alone."""
    if not len(doc):
        return ()
    text, strings = text_of_doc(doc), doc.vocab.strings
    if len(_WORDS) > _MOST_KEPT:
        _WORDS.clear()
    columns = doc.to_array(_STRINGS).T.tolist()
    for number in {number for column in columns for number in column if number not in _WORDS}:
        _WORDS[number] = strings[number] if number else ""
    made = []
    for i, token in enumerate(
        zip(
            *zip(*stretches(doc), strict=True),
            doc.to_array(POS).tolist(),
            *(doc.to_array(_FLAGS) == 1).T.tolist(),
            *(map(_WORDS.__getitem__, column) for column in columns),
            strict=True,
        )
    ):
        one = Token()
        start, end, pos, blank, one.is_alpha, one.is_punct, one.is_quote, one.is_space, one.like_num, *words = token
        one.lower_, one.lemma_, one.tag_, one.dep_, one.ent_type_, morph = words
        one.i = one.left = one.right = i
        one.text, one.whitespace_ = text[start:end], " " if blank else ""
        one.pos_, one.morph = _POS[pos], _morph(morph)
        one.head, one.children, one.projective = one, (), True
        made.append(one)
    tokens = tuple(made)
    for one in tokens:
        one.doc = tokens
    return tokens


def _upwards(tokens: tuple[Token, ...], below: list[list[Token]]) -> Iterator[Token]:
    """All tokens, those below before those above."""
    order = [token for token in tokens if token.head is token]
    for token in order:  # grows
        order += below[token.i]
    return reversed(order)
