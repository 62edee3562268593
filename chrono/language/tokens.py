"""Where the tokens of a document stand, asked for at once: asking spaCy token by token takes ten times as long."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


def stretches(doc: Doc) -> list[tuple[int, int]]:
    """Each token's offset in the document's text, and the offset behind it."""
    from spacy.attrs import IDX, LENGTH  # not above: who only leads workers never loads spaCy, which takes a second

    return [(start, start + length) for start, length in doc.to_array([IDX, LENGTH]).astype("int64").tolist()]
