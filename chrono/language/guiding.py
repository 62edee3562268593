"""The parser guided by marks: it is told where a sentence surely ends and where none can, and decides the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from chrono.language.blocks import blocks
from chrono.language.pipeline import GUIDE
from chrono.language.sentences import End, ends, load_marks

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Marks behind which a parser may break; between two plain words no sentence ends.
_LOOSE = frozenset(".!?:;—–\"”’')]}…*•|")


def guide(doc: Doc) -> Doc:
    """Set the beginnings of sentences that marks decide; the others stay open for the parser."""
    text = doc.text
    marks = load_marks()
    decided: dict[int, bool] = {}
    for start, end in blocks(text):
        decided[start] = True
        for _, following, verdict in ends(text, start, end, marks):
            if verdict is not End.OPEN:
                decided[following] = verdict is End.YES
    before = ""
    for token in doc:
        if token.idx in decided:
            token.is_sent_start = decided[token.idx]
        elif token.is_space or before[-1:] not in _LOOSE:
            token.is_sent_start = False
        if not token.is_space:
            before = token.text
    return doc


Language.component(GUIDE, func=guide)
