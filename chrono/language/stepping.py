"""Parsers that step through many sentences at once: spaCy's own, scored by NumPy.

spaCy scores one state of a parser after the other in C, and asks Python for its lock at every vector that it adds,
which takes most of the time. Here the states of all sentences of a batch take their step together: one gathering of
rows, one product of matrices. The weights, the moves and what may follow what are spaCy's, and so is the parse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.ml.parser_model import ParserStepModel
from spacy.pipeline.transition_parser import Parser
from spacy.util import minibatch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

_TOGETHER = 8_000  # tokens of the sentences that step together, some 30 MB


def step_together(nlp: Language) -> None:
    """Let the parsers of a pipeline, of heads and of names, step through sentences together; others stay."""
    for number, (name, pipe) in enumerate(nlp._components):
        if isinstance(pipe, Parser) and _is_plain(pipe):
            nlp._components[number] = (name, Together(pipe))


def _is_plain(parser: Any) -> bool:
    """Whether a parser is greedy and scored by two layers, the first of them a maxout."""
    model = parser.model
    scored = model.attrs.get("has_upper") and not model.attrs.get("unseen_classes")
    return bool(scored) and parser.cfg.get("beam_width") == 1 and model.get_ref("lower").get_dim("nP") > 1


class Together:
    """A component of spaCy's that parses; everything but `pipe` and the call is the parser's own."""

    def __init__(self, parser: Any) -> None:
        self.parser = parser
        lower, upper = parser.model.get_ref("lower"), parser.model.get_ref("upper")
        features, width, pieces, given = lower.get_param("W").shape
        self.pieces, self.nF = pieces, features  # spaCy's name, which `get_token_ids` asks for
        # The pieces of a maxout side by side in blocks, so that whole rows are compared.
        blocks = lower.get_param("W").transpose(0, 2, 1, 3).reshape(features * pieces * width, given)
        self.blocks = np.ascontiguousarray(blocks.T)
        self.padding = np.ascontiguousarray(lower.get_param("pad")[0].transpose(0, 2, 1)).reshape(features, -1)
        self.bias = np.ascontiguousarray(lower.get_param("b").T).reshape(-1)
        self.scoring, self.scored = np.ascontiguousarray(upper.get_param("W").T), upper.get_param("b")

    def __getattr__(self, name: str) -> Any:
        return getattr(self.parser, name)

    @property
    def state2vec(self) -> Together:
        """Where spaCy's model keeps the number of features of a state."""
        return self

    def __call__(self, doc: Doc) -> Doc:
        """Parse one document."""
        self._annotate([doc])
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """Parse documents, those of like length together, and give them in order."""
        for batch in minibatch(docs, size=batch_size):
            some = list(batch)
            for alike in _alike(some):
                self._annotate(alike)
            yield from some

    def _annotate(self, docs: Sequence[Doc]) -> None:
        self.parser.set_annotations(docs, self.predict(docs))

    def predict(self, docs: Sequence[Doc]) -> list[Any]:
        """The states in which the parser ends, one for each document."""
        parser = self.parser
        states: list[Any] = parser.moves.init_batch(docs)
        if not any(len(doc) for doc in docs):
            return states
        vectors = parser.model.get_ref("tok2vec").predict(docs)
        live = [state for state in states if not state.is_final()]
        rows = np.concatenate([self.padding, np.dot(vectors, self.blocks).reshape(-1, self.padding.shape[1])])
        columns = np.arange(self.nF, dtype="int32")
        width = self.scoring.shape[0]
        while live:
            ids = ParserStepModel.get_token_ids(self, live)  # -1 where a state has no such word
            ids += 1
            ids *= self.nF
            ids += columns
            hidden = np.add.reduce(rows[ids], axis=1)
            hidden += self.bias
            best = hidden[:, :width]
            for piece in range(1, self.pieces):
                best = np.maximum(best, hidden[:, piece * width : (piece + 1) * width])
            scores = np.dot(best, self.scoring)
            scores += self.scored
            live = parser.transition_states(live, scores)
        return states


def _alike(docs: Sequence[Doc]) -> Iterator[list[Doc]]:
    """Documents by their length, some thousand tokens at a time: the longest says how many steps are taken."""
    group: list[Doc] = []
    tokens = 0
    for doc in sorted(docs, key=len):
        if group and tokens + len(doc) > _TOGETHER:
            yield group
            group, tokens = [], 0
        group.append(doc)
        tokens += len(doc)
    if group:
        yield group
