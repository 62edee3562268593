"""Treebanks and name corpora in CoNLL-U, as spaCy documents with raw spacing.

What `spacy train` is given are gold documents over the treebank's own tokens; it tokenizes their text again and aligns
(98.3 % of the words of EWT dev and 99.6 % of GUM dev are the same).

- Up to ten consecutive sentences of one text make a document, so that a parser learns where sentences end.
- A paragraph's end becomes two line breaks, one, or a blank (50, 25 and 25 in a hundred), as white-space tokens.
- A word written in parts ("do" "n't") stands as its parts, as spaCy's tokenizer has it too.
- Names in the last column: `NE=B-PERSON`; a sentence under `# ner = no` has names missing, not absent.
"""

from __future__ import annotations

import gzip
import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import spacy
from spacy.tokens import DocBin

from training.rows import Row, to_doc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from spacy.tokens import Doc
    from spacy.vocab import Vocab

Columns = list[str]
ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, _DEPS, MISC = range(10)


@dataclass(slots=True)
class Annotated:
    """A sentence as the file has it."""

    document: str = ""
    text: str = ""
    opens_paragraph: bool = False
    has_names: bool = False
    lines: list[Columns] = field(default_factory=list)


def read(path: Path) -> Iterator[Annotated]:
    """The sentences of a (gzipped) CoNLL-U file."""
    document, sentence = "", Annotated()
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id = "):
                document = line[14:]
            elif line.startswith("# newpar"):
                sentence.opens_paragraph = True
            elif line.startswith("# text = "):
                sentence.text = line[9:]
            elif line.startswith("# ner = "):
                sentence.has_names = line.endswith("yes")
            elif line and not line.startswith("#"):
                sentence.lines.append(line.split("\t"))
            elif not line:
                if sentence.lines:
                    sentence.document = document
                    yield sentence
                sentence = Annotated()


def to_rows(sentence: Annotated) -> list[Row]:
    """The sentence's words with their annotation; empty annotation where the file has none."""
    words = {line[ID]: line for line in sentence.lines if "-" not in line[ID]}
    parts: list[tuple[str, Columns, list[str]]] = []  # form, line, ids that it stands for
    i = 0
    while i < len(sentence.lines):
        line = sentence.lines[i]
        i += 1
        if "-" not in line[ID]:
            parts.append((line[FORM], line, [line[ID]]))
            continue
        first, last = map(int, line[ID].split("-"))
        inside = sentence.lines[i : i + 1 + last - first]
        i += len(inside)
        if "".join(part[FORM] for part in inside) == line[FORM]:
            parts += [(part[FORM], part, [part[ID]]) for part in inside]
        else:  # parts that do not spell the word: one token, annotated as the part that hangs on something outside
            ids = [part[ID] for part in inside]
            outer = next((part for part in inside if part[HEAD] == "0" or part[HEAD] not in ids), inside[0])
            parts.append((line[FORM], outer, ids))
    rows: list[Row] = []
    where: dict[str, Row] = {}
    at = 0
    for form, line, ids in parts:
        start = sentence.text.index(form, at)
        if rows:
            rows[-1].space = start > at
        at = start + len(form)
        row = _row(form, line, known=words[ids[0]][UPOS] != "_", names=sentence.has_names)
        rows.append(row)
        where.update(dict.fromkeys(ids, row))
    rows[-1].space = False
    for (_, line, _), row in zip(parts, rows, strict=True):
        row.head = row if line[HEAD] in {"0", "_"} or not row.dep else where[line[HEAD]]
    return rows


def _row(form: str, line: Columns, *, known: bool, names: bool) -> Row:
    name = next((item[3:] for item in line[MISC].split("|") if item.startswith("NE=")), "O") if names else ""
    text = form.replace(" ", "\u00a0")  # spaCy's words have no blanks
    if not known:
        return Row(text, name=name)
    return Row(
        text,
        pos=line[UPOS],
        tag=line[XPOS] if line[XPOS] != "_" else line[UPOS],
        lemma=line[LEMMA] if line[LEMMA] != "_" or line[FORM] == "_" else line[FORM],
        morph="" if line[FEATS] == "_" else line[FEATS],
        dep="ROOT" if line[DEPREL] == "root" else line[DEPREL],
        name=name,
    )


def documents(path: Path, vocab: Vocab, *, plain: bool = False, group: int = 10, seed: int = 7) -> Iterator[Doc]:
    """The documents of a file.

    Args:
        path: CoNLL-U, gzipped or not.
        vocab: the documents' own.
        plain: join all sentences by a blank.
        group: sentences in a document at most.
        seed: of the choice between kinds of paragraph breaks.
    """
    rng = random.Random(seed)
    waiting: list[Annotated] = []
    for sentence in read(path):
        if waiting and (waiting[-1].document != sentence.document or len(waiting) >= group):
            yield _document(waiting, vocab, rng, plain=plain)
            waiting = []
        waiting.append(sentence)
    if waiting:
        yield _document(waiting, vocab, rng, plain=plain)


def _document(sentences: Iterable[Annotated], vocab: Vocab, rng: random.Random, *, plain: bool) -> Doc:
    rows: list[list[Row]] = []
    rng.random()  # unused; the test sets stay those of the recipe that this one grew from
    for sentence in sentences:
        made = to_rows(sentence)
        if rows:
            last = rows[-1][-1]
            drawn = rng.random()
            if sentence.opens_paragraph and not plain and drawn < 0.75:
                rows[-1].append(_break("\n\n" if drawn < 0.5 else "\n", last))
            else:
                last.space = True
        rows.append(made)
    has_trees = all(row.dep for sentence in rows for row in sentence)
    for row in (row for sentence in rows for row in sentence if not has_trees):
        row.dep = row.pos = row.tag = row.lemma = row.morph = ""
    return to_doc(vocab, rows)


def _break(text: str, last: Row) -> Row:
    return Row(text, False, "SPACE", "_SP", text, "", "dep", last, "O" if last.name else "")


def write(target: Path, sources: Iterable[Path], *, plain: bool = False, group: int = 10) -> Path:
    """The documents of some files as one of spaCy's files."""
    vocab = spacy.blank("en").vocab
    box = DocBin(store_user_data=False)
    for source in sources:
        for doc in documents(source, vocab, plain=plain, group=group):
            box.add(doc)
    box.to_disk(target)
    return target
