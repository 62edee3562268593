"""The words of a parse as plain objects: what all rooms behind this one look at.

spaCy makes a token anew whenever it is asked for one, and looks up its strings each time; the rules of events ask some
hundred times for each word. These have spaCy's names for what they hold, cost a tenth of it, and outlive the memory of
the pipeline.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Morph:
    """The morphological features of a word (Universal Dependencies' FEATS)."""

    values: Mapping[str, list[str]]

    def get(self, feature: str) -> list[str]:
        """The values of a feature; none where the word has not got it."""
        return self.values.get(feature, _NONE)


_NONE: list[str] = []


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


def text_of(tokens: tuple[Token, ...]) -> str:
    """Neighbouring tokens as they stand in the text."""
    return "".join(token.text + token.whitespace_ for token in tokens[:-1]) + tokens[-1].text if tokens else ""
