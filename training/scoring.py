"""How good a pipeline is, from raw text: `python -m training.scoring [--model PATH] [--raw] DATA`.

F over tokens, as in the CoNLL 2018 shared task: a wrong tokenization counts against everything. Names count when span
and type are right. White-space tokens are left out.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from spacy.tokens import DocBin

from chrono.language import pipeline
from training.treebank import write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Doc, Token

LAYERS = ("upos", "xpos", "lemma", "uas", "las")
TESTS = (  # name, file, sentences in a document, only blanks between paragraphs
    ("EWT", "ewt-test", 10, False),
    ("GUM", "gum-open-test", 10, False),
    ("GUM, nc genres", "gum-nc-test", 10, False),
    ("GUM news", "gum-news-test", 10, False),
    ("PUD", "pud-ner-test", 5, True),
    ("CrossNER politics", "crossner-politics-ner-test", 1, False),
)


def score(nlp: Language, path: Path) -> dict[str, float]:
    """Figures of a pipeline on one file of gold documents, in percent."""
    gold = list(DocBin().from_disk(path).get_docs(nlp.vocab))
    right: Counter[str] = Counter()
    tokens = 0
    sentences: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for expected, found in zip(gold, nlp.pipe([d.text for d in gold], batch_size=32), strict=True):
        tokens += len(_words(expected)) + len(_words(found))
        if expected.has_annotation("DEP"):
            right += _agreements(expected, found)
            _count(sentences, "", set(_sentences(expected)), set(_sentences(found)))
        if expected.has_annotation("ENT_IOB"):
            for label in ("PERSON", "PLACE", "ORG"):
                spans = [{(e.start_char, e.end_char) for e in d.ents if e.label_ == label} for d in (expected, found)]
                _count(names, label, *spans)
    figures = {layer: 200 * right[layer] / tokens for layer in LAYERS if right[layer]}
    if sentences:
        figures["sentences"] = _f(sentences, "")
    if names:
        for label in ("PERSON", "PLACE", "ORG"):
            figures[label] = _f(names, label)
        figures["names"] = (
            200
            * sum(v for k, v in names.items() if k.startswith("both"))
            / sum(v for k, v in names.items() if not k.startswith("both"))
        )
    return {key: round(value, 2) for key, value in figures.items()}


def _count(counts: Counter[str], label: str, expected: set[tuple[int, int]], found: set[tuple[int, int]]) -> None:
    counts[f"both {label}"] += len(expected & found)
    counts[f"gold {label}"] += len(expected)
    counts[f"found {label}"] += len(found)


def _f(counts: Counter[str], label: str) -> float:
    return 200 * counts[f"both {label}"] / max(1, counts[f"gold {label}"] + counts[f"found {label}"])


def _words(doc: Doc) -> list[Token]:
    return [t for t in doc if not t.is_space]


def _span(token: Token) -> tuple[int, int]:
    return token.idx, token.idx + len(token)


def _agreements(expected: Doc, found: Doc) -> Counter[str]:
    """How many words agree in each layer."""
    right: Counter[str] = Counter()
    words = {_span(t): t for t in _words(expected)}
    for token in _words(found):
        gold = words.get(_span(token))
        if gold is None:
            continue
        right["upos"] += token.pos_ == gold.pos_
        right["xpos"] += token.tag_ == gold.tag_
        right["lemma"] += token.lemma_ == gold.lemma_
        head, gold_head = (None if t.head == t else _span(t.head) for t in (token, gold))
        if head == gold_head:
            right["uas"] += 1
            right["las"] += token.dep_.lower() == gold.dep_.lower()
    return right


def _sentences(doc: Doc) -> Iterator[tuple[int, int]]:
    for sentence in doc.sents:
        words = [t for t in sentence if not t.is_space]
        if words:
            yield words[0].idx, words[-1].idx + len(words[-1])


def speed(nlp: Language, path: Path) -> str:
    """Words a CPU second, the better of two runs, and the process's peak memory."""
    texts = [d.text for d in DocBin().from_disk(path).get_docs(spacy.blank("en").vocab)]
    runs = []
    for _ in range(2):
        start = time.process_time()
        words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=64))
        runs.append(words / (time.process_time() - start))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{max(runs):.0f} words a CPU second, peak {peak:.0f} MB"


def main() -> None:
    """Score a pipeline on all tests."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder of CoNLL-U files")
    parser.add_argument("--model", help="a pipeline's name or path; chrono's own unless given")
    parser.add_argument("--raw", action="store_true", help="without the marks' guidance and without the gazetteer")
    given = parser.parse_args()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    start = time.process_time()
    nlp = pipeline.load(given.model)
    print(f"loaded in {time.process_time() - start:.2f} CPU seconds")
    if given.raw:
        nlp.remove_pipe(pipeline.GUIDE)
        nlp.remove_pipe(pipeline.NAMES)
    with tempfile.TemporaryDirectory() as folder:
        for name, file, group, plain in TESTS:
            path = write(Path(folder) / f"{file}.spacy", [given.data / f"{file}.conllu.gz"], group=group, plain=plain)
            print(f"{name:18}", "  ".join(f"{key} {value:.2f}" for key, value in score(nlp, path).items()), flush=True)
        print(speed(nlp, Path(folder) / "gum-open-test.spacy"))


if __name__ == "__main__":
    main()
