"""Word vectors that say which words are used alike: one row for each Brown cluster, and a map from words to rows.

The clusters are those of spacy-lookups-data (MIT): a million words in a thousand clusters, paths in a binary tree. The
paths' beginnings are coarser clusters; a row is the sum of a random direction for each of them. 120,000 words share 999
rows, so the table is small. Method: Koo, Carreras and Collins 2008, "Simple Semi-supervised Dependency Parsing".
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import spacy
import spacy_lookups_data
from spacy.vectors import Vectors

WORDS = 120_000
WIDTH = 64
PREFIXES = (4, 6, 8, 10, 13)  # lengths of a path's beginnings


def write(folder: Path) -> Path:
    """A blank pipeline with the vectors, in a folder."""
    clusters: dict[str, int] = _read("cluster")
    probability: dict[str, float] = _read("prob")
    words = [w for w in clusters if clusters[w] and w in probability and not any(c.isspace() for c in w)]
    words = sorted(words, key=lambda w: -probability[w])[:WORDS]
    rows = {cluster: row for row, cluster in enumerate(dict.fromkeys(clusters[w] for w in words))}
    rng = np.random.default_rng(0)
    directions: dict[tuple[int, int], Any] = {}

    def direction(length: int, path: int) -> Any:
        if (length, path) not in directions:
            directions[length, path] = rng.standard_normal(WIDTH).astype("float32")
        return directions[length, path]

    data = np.zeros((len(rows), WIDTH), dtype="float32")
    for cluster, row in rows.items():  # the path's first branch is the lowest bit
        total = direction(0, cluster) + sum(direction(n, cluster & ((1 << n) - 1)) for n in PREFIXES)
        data[row] = total / np.linalg.norm(total)
    nlp = spacy.blank("en")
    nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, data=data, name="brown")
    for word in words:
        nlp.vocab.vectors.add(word, row=rows[clusters[word]])
    nlp.to_disk(folder)
    return folder


def _read(name: str) -> Any:
    path = Path(spacy_lookups_data.__file__).parent / "data" / f"en_lexeme_{name}.json.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return json.load(file)
