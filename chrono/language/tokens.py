"""The words of a parse as plain objects, made once: what all rooms behind this one look at.

spaCy makes a token anew whenever it is asked for one, and looks up its strings each time; the rules of events ask some
hundred times for each word. These have spaCy's names for what they hold, cost a tenth of it, and outlive the memory of
the pipeline.
"""

from __future__ import annotations

from dataclasses import dataclass
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

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Doc


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


@dataclass(frozen=True, slots=True)
class Morph:
    """The morphological features of a word (Universal Dependencies' FEATS)."""

    values: Mapping[str, list[str]]

    def get(self, feature: str) -> list[str]:
        """The values of a feature; none where the word has not got it."""
        return self.values.get(feature, _NONE)


_NONE: list[str] = []
_TEXT, _PLACES = "chrono.text", "chrono.places"  # what is remembered with a document
_POS: Mapping[int, str] = NAMES
_WORDS: dict[int, str] = {}  # spaCy's strings by their numbers, which are made of them
_MOST_KEPT = 50_000


@cache
def _morph(text: str) -> Morph:
    pairs = (feature.split("=", 1) for feature in text.split("|") if "=" in feature)
    return Morph({name: values.split(",") for name, values in pairs})


class Token:
    """A word of a parse.

    Tokens know each other, so they cannot be frozen; nothing changes them once their document is made. Two are equal
    only if they are one.

    Attributes:
        i: its number in the document.
        text, lower_, lemma_, whitespace_: its form, in lower case, its lemma, and the blank behind it, if any.
        pos_, tag_, dep_, morph: its part of speech (UPOS), Penn tag, relation (UD), and features.
        is_alpha, is_punct, is_quote, is_space, like_num: what spaCy says of its form.
        ent_type_: the type of the name that it is in, else "".
        head: the word above it; of a root, itself.
        children: the words below it, in order.
        doc: all words of the document.
        sent: its sentence.
        left, right: the first and last number of its subtree.
        projective: whether its subtree is all that stands between.
    """

    __slots__ = (
        "children", "dep_", "doc", "ent_type_", "head", "i", "is_alpha", "is_punct", "is_quote",
        "is_space", "left", "lemma_", "like_num", "lower_", "morph", "pos_", "projective", "right", "sent", "tag_",
        "text", "whitespace_",
    )  # fmt: skip

    i: int
    text: str
    lower_: str
    lemma_: str
    whitespace_: str
    pos_: str
    tag_: str
    dep_: str
    morph: Morph
    ent_type_: str
    is_alpha: bool
    is_punct: bool
    is_quote: bool
    is_space: bool
    like_num: bool
    head: Token
    children: tuple[Token, ...]
    doc: tuple[Token, ...]
    sent: Span
    left: int
    right: int
    projective: bool

    def __repr__(self) -> str:
        return self.text

    @property
    def lefts(self) -> tuple[Token, ...]:
        """Its children in front of it."""
        return tuple(child for child in self.children if child.i < self.i)

    @property
    def rights(self) -> tuple[Token, ...]:
        """Its children behind it."""
        return tuple(child for child in self.children if child.i > self.i)

    @property
    def subtree(self) -> tuple[Token, ...]:
        """Itself and all words below it, in order."""
        if self.projective:
            return self.doc[self.left : self.right + 1]
        below, found = [self], []
        while below:
            token = below.pop()
            found.append(token)
            below += token.children
        return tuple(sorted(found, key=lambda token: token.i))

    @property
    def ancestors(self) -> Iterator[Token]:
        """The words above it, the nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def is_ancestor(self, other: Token) -> bool:
        """Whether it stands above another word."""
        return any(token is self for token in other.ancestors)

    def nbor(self, by: int = 1) -> Token:
        """The word so many places on.

        Raises:
            IndexError: there is none.
        """
        if self.i + by < 0:
            raise IndexError(by)
        return self.doc[self.i + by]


_STRINGS = (LOWER, LEMMA, TAG, DEP, ENT_TYPE, MORPH)
_FLAGS = (SPACY, IS_ALPHA, IS_PUNCT, IS_QUOTE, IS_SPACE, LIKE_NUM)


@dataclass(frozen=True, slots=True)
class Entity:
    """A name that the pipeline found: its first and last token, and its type."""

    first: Token
    last: Token
    label: str

    @property
    def text(self) -> str:
        """As it stands in the text."""
        return text_of(self.first.doc[self.first.i : self.last.i + 1])


@dataclass(frozen=True, slots=True, eq=False)
class Span:
    """A sentence of a document: the numbers of its first token and of the one behind it, and its names."""

    doc: tuple[Token, ...]
    start: int
    end: int
    ents: tuple[Entity, ...]

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc[self.start : self.end])

    @property
    def root(self) -> Token:
        """The word that the others hang on."""
        return next(t for t in self if t.head is t or not self.start <= t.head.i < self.end)


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


def text_of(tokens: tuple[Token, ...]) -> str:
    """Neighbouring tokens as they stand in the text."""
    return "".join(token.text + token.whitespace_ for token in tokens[:-1]) + tokens[-1].text if tokens else ""
