"""A parsed sentence whose tokens know where they stand in the article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chrono.language.tokens import Span, Token


@dataclass(frozen=True, slots=True)
class Simplification:
    """A stretch of the article that the parser is shown as one plain word ("that same Monday" as "Monday").

    A parser trained on treebanks takes long dates for names and lists; a plain word keeps their grammar.
    """

    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and its parse.

    Attributes:
        text: the whole article's text.
        start, end: the sentence's offsets in it.
        span: of the parsed document, over the simplified text.
        tokens: those of the span.
        offsets: start and end in the article of each token of `span.doc`, by the token's index there.
        block: number of the paragraph that it stands in.
        parsed: whether its words have parts of speech and heads; else only its names are known.
    """

    text: str
    start: int
    end: int
    span: Span
    tokens: tuple[Token, ...]
    offsets: tuple[tuple[int, int], ...]
    block: int
    parsed: bool = True

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def start_of(self, token: Token) -> int:
        """Offset of a token in the article."""
        return self.offsets[int(token.i)][0]

    def end_of(self, token: Token) -> int:
        """Offset behind a token in the article."""
        return self.offsets[int(token.i)][1]

    def written(self, token: Token) -> str:
        """A token as the article has it."""
        start, end = self.offsets[token.i]
        return self.text[start:end]

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """The tokens that overlap a stretch of the article."""
        first, last = self.tokens[0].i, self.tokens[-1].i + 1
        low = bisect_right(self.offsets, start, first, last, key=itemgetter(1))
        high = bisect_left(self.offsets, end, low, last, key=itemgetter(0))
        return list(self.tokens[low - first : high - first])
