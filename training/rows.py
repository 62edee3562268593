"""A training document as rows that can be moved, inserted and rewritten, and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.vocab import Vocab


@dataclass(slots=True, eq=False)
class Row:
    """One token: what `Doc` takes, with the head as a row (a root is its own head).

    `name` is "" where names were not annotated, else "O", "B-PERSON", "I-PERSON" and so on.
    """

    text: str
    space: bool = True
    pos: str = ""
    tag: str = ""
    lemma: str = ""
    morph: str = ""
    dep: str = ""
    head: Row | None = None
    name: str = ""

    @property
    def is_root(self) -> bool:
        """Whether nothing stands above it."""
        return self.head is self or self.head is None


def to_sentences(doc: Doc) -> list[list[Row]]:
    """The document's rows by sentence; one list where it has no sentence boundaries."""
    rows = [
        Row(
            t.text,
            bool(t.whitespace_),
            t.pos_,
            t.tag_,
            t.lemma_,
            str(t.morph),
            t.dep_,
            name=_name(t.ent_iob_, t.ent_type_),
        )
        for t in doc
    ]
    for row, token in zip(rows, doc, strict=True):
        row.head = rows[token.head.i]
    if not doc.has_annotation("DEP"):
        return [rows]
    return [rows[span.start : span.end] for span in doc.sents]


def to_doc(vocab: Vocab, sentences: Iterable[list[Row]]) -> Doc:
    """The document again. Sentence boundaries follow from the trees, where there are any."""
    rows = [row for sentence in sentences for row in sentence]
    words, spaces = [r.text for r in rows], [r.space for r in rows]
    if any(r.dep for r in rows):
        place = {id(row): i for i, row in enumerate(rows)}
        doc = Doc(
            vocab,
            words=words,
            spaces=spaces,
            pos=[r.pos for r in rows],
            tags=[r.tag for r in rows],
            lemmas=[r.lemma for r in rows],
            morphs=[r.morph for r in rows],
            deps=[r.dep for r in rows],
            heads=[place[id(r.head)] if r.head is not None else i for i, r in enumerate(rows)],
        )
    else:
        doc = Doc(vocab, words=words, spaces=spaces)
    doc.set_ents(
        [Span(doc, start, end, label=label) for start, end, label in names(rows)],
        missing=[doc[i : i + 1] for i, row in enumerate(rows) if not row.name],
        default="outside",
    )
    return doc


def names(rows: list[Row]) -> list[tuple[int, int, str]]:
    """Names as first row, row behind, label."""
    found: list[tuple[int, int, str]] = []
    for i, row in enumerate(rows):
        if row.name.startswith("B-"):
            found.append((i, i + 1, row.name[2:]))
        elif row.name.startswith("I-") and found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1, found[-1][2])
    return found


def _name(iob: str, label: str) -> str:
    return f"{iob}-{label}" if iob in ("B", "I") else iob
