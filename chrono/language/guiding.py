"""The parser guided by marks: it is told where a sentence surely ends and where none can, and decides the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language

from chrono.language.blocks import blocks
from chrono.language.documents import stretches, text_of_doc
from chrono.language.pipeline import GUIDE
from chrono.language.sentences import End, ends, load_marks

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Marks behind which a parser may break; between two plain words no sentence ends.
_LOOSE = frozenset(".!?:;—–\"”’')]}…*•|")


def guide(doc: Doc) -> Doc:
    """Set the beginnings of sentences that marks decide; the others stay open for the parser."""
    text = text_of_doc(doc)
    marks = load_marks()
    decided: dict[int, bool] = {}
    for start, end in blocks(text):
        decided[start] = True
        for _, following, verdict in ends(text, start, end, marks):
            if verdict is not End.OPEN:
                decided[following] = verdict is End.YES
    before = ""
    begins = np.zeros(len(doc), dtype=np.int64)  # spaCy's own numbers: 1 yes, -1 no, 0 open
    for number, (start, end) in enumerate(stretches(doc)):
        word = text[start:end]
        if start in decided:
            begins[number] = 1 if decided[start] else -1
        elif word.isspace() or before[-1:] not in _LOOSE:
            begins[number] = -1
        if not word.isspace():
            before = word
    # All at once: token by token, spaCy looks through the whole text each time.
    doc.from_array([SENT_START], begins.astype(np.uint64).reshape(-1, 1))
    return doc


Language.component(GUIDE, func=guide)
