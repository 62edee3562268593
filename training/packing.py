"""The two trained pipelines as one, as small as it can be made without changing what it says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import spacy
import srsly

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from spacy.language import Language

SOURCES = (
    ("Universal Dependencies English EWT", "CC BY-SA 4.0"),
    (
        "Universal Dependencies English GUM, genres without a non-commercial clause",
        "CC BY 4.0; CC BY-SA; public domain",
    ),
    ("Universal NER English EWT", "CC BY-SA 4.0"),
    ("WikiGold", "CC BY 4.0"),
    ("CrossNER", "MIT; text of Wikipedia, CC BY-SA"),
)


def pack(syntax: Path, names: Path, target: Path, version: str) -> Path:
    """Join the pipelines, halve the precision of their weights, and forget the words of the training texts.

    Args:
        syntax: the pipeline with tagger, morphologizer, lemmatizer and parser.
        names: the pipeline with the recognizer of names.
        target: the folder of the new one.
        version: of the new one.
    """
    nlp = spacy.load(syntax)
    nlp.add_pipe("ner", source=spacy.load(names))
    nlp.meta.update(
        name="chrono_en",
        version=version,
        description="English under Universal Dependencies: tags, morphology, lemmas, trees, names (PERSON, ORG, PLACE)",
        license="CC BY-SA 4.0",
        sources=[{"name": name, "license": terms} for name, terms in SOURCES],
    )
    nlp.meta.pop("performance", None)
    nlp.config["nlp"] |= {"after_creation": None, "after_pipeline_creation": None}  # done; needed in training only
    for _, component in nlp.pipeline:
        for node in component.model.walk() if hasattr(component, "model") else ():
            for parameter in node.param_names:
                if node.has_param(parameter):
                    node.set_param(parameter, node.get_param(parameter).astype("float16"))
    nlp.vocab.vectors.data = nlp.vocab.vectors.data.astype("float16")
    nlp.to_disk(target)
    _forget_words(nlp, target)
    return target


def _forget_words(nlp: Language, target: Path) -> None:
    """Keep the strings that components name (labels, morphology, edit trees); words need only their hashes."""
    numbers: set[int] = set()
    words: set[str] = set()
    for path in [*target.glob("*/trees"), *target.glob("*/moves")]:
        _collect(srsly.msgpack_loads(path.read_bytes()), numbers, words)
    for path in target.glob("*/cfg"):
        _collect(json.loads(path.read_text(encoding="utf-8")), numbers, words)
    store = target / "vocab" / "strings.json"
    strings = nlp.vocab.strings
    kept = sorted(
        s for s in json.loads(store.read_text(encoding="utf-8")) if s in words or _hashes(strings[s]) & numbers
    )
    store.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")


def _hashes(number: int) -> set[int]:
    """A hash as it may be stored: unsigned, or signed."""
    return {number, number - (1 << 64)} if number >= 1 << 63 else {number}


def _collect(value: Any, numbers: set[int], words: set[str]) -> None:
    for part in _leaves(value):
        if isinstance(part, str):
            words |= {part, *part.replace("|", " ").replace("=", " ").split(), *part.split("|")}
        elif isinstance(part, int) and not isinstance(part, bool):
            numbers.add(part)


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(key)
            yield from _leaves(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _leaves(inner)
    else:
        yield value
