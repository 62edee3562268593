"""Layers of a spaCy pipeline made quicker for reading, where nothing is learned and no gradient is wanted.

They compute what thinc's own do: matrices by NumPy's BLAS, a word's embedding once for all its tokens in a batch, no
record of which piece of a maxout won, no second mean for a variance, some hundred tokens at a time through all layers
of an encoder, so that they stay in the processor's cache. In training thinc's own are used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import ORTH
from thinc.api import NumpyOps

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab
    from thinc.api import Model

# What embeds a token by its own attributes alone, whatever stands beside it.
_OF_WORDS = {"extract_features", "list2ragged", "ragged2list", "ints-getitem", "hashembed", "static_vectors", "maxout",
             "layernorm", "dropout"}  # fmt: skip
_ENCODER = ["expand_window", "maxout", "layernorm", "dropout"]
_SMALLEST = 1e-8  # thinc's addition to a variance
_ROWS = 400  # tokens that go through the layers of an encoder together


def quicken(nlp: Language) -> None:
    """Change the layers of a pipeline in place; on a GPU nothing is changed."""
    plain = NumpyOps(use_blis=False)  # NumPy's own BLAS is three times as fast as thinc's
    for _, component in nlp.pipeline:
        for node in list(component.model.walk()) if hasattr(component, "model") else ():
            if type(node.ops) is not NumpyOps:
                continue
            node.ops = plain
            if node.name == "maxout":
                _in_reading(node, _maxout(node))
            elif node.name == "layernorm":
                _in_reading(node, _layernorm(node))
            elif "embed" in node.ref_names:
                embed = node.get_ref("embed")
                leaves = [leaf for leaf in embed.walk() if not leaf.layers]
                columns = next((leaf.attrs["columns"] for leaf in leaves if leaf.name == "extract_features"), None)
                if columns and {leaf.name for leaf in leaves} <= _OF_WORDS:
                    _in_reading(embed, _once_a_word(embed, list(columns)))
                encode = node.get_ref("encode") if "encode" in node.ref_names else None
                if encode is not None and (layers := _windows(encode)):
                    _in_reading(encode, _encoder(layers, encode.attrs["pad"]))


def _in_reading(node: Model[Any, Any], read: Callable[[Any], Any]) -> None:
    """Let a layer be computed by `read` unless it learns."""
    learn = node._func

    def forward(model: Model[Any, Any], given: Any, is_train: bool) -> Any:
        return learn(model, given, is_train) if is_train else (read(given), _nothing)

    node._func = forward


def _nothing(_: Any) -> Any:
    raise NotImplementedError("nothing is learned in reading")


def _maxout(node: Model[Any, Any]) -> Callable[[Any], Any]:
    """The largest of a few linear maps, each a block of columns, so that NumPy compares whole rows."""
    weights: Any = node.get_param("W")
    width, pieces, given = weights.shape
    blocks = np.ascontiguousarray(weights.transpose(1, 0, 2)).reshape(pieces * width, given).T
    bias = np.ascontiguousarray(node.get_param("b").T).reshape(-1)

    def read(some: Any) -> Any:
        all_pieces = np.dot(some, blocks)
        all_pieces += bias
        best = all_pieces[:, :width]
        for piece in range(1, pieces):
            best = np.maximum(best, all_pieces[:, piece * width : (piece + 1) * width])
        return best

    return read


def _layernorm(node: Model[Any, Any]) -> Callable[[Any], Any]:
    scale, shift = node.get_param("G"), node.get_param("b")

    def read(some: Any) -> Any:
        width = some.shape[1]
        mean = np.add.reduce(some, axis=1, keepdims=True)
        mean /= width
        out = some - mean
        variance = np.add.reduce(out * out, axis=1, keepdims=True)
        variance /= width
        variance += _SMALLEST
        out *= variance**-0.5
        out *= scale
        out += shift
        return out

    return read


def _windows(encode: Model[Any, Any]) -> list[list[Model[Any, Any]]]:
    """The layers of a `MaxoutWindowEncoder` that look one token to each side; none of any other encoder."""
    stack = encode.layers[0].layers if encode.name.startswith("with_array") and len(encode.layers) == 1 else []
    residual = all(layer.name.startswith("residual") and len(layer.layers) == 1 for layer in stack)
    layers = [[leaf for leaf in layer.walk(order="dfs_pre") if not leaf.layers] for layer in stack if residual]
    plain = all([one.name for one in layer] == _ENCODER and layer[0].attrs["window_size"] == 1 for layer in layers)
    return layers if plain else []


def _encoder(layers: list[list[Model[Any, Any]]], pad: int) -> Callable[[Any], Any]:
    """An encoder of windows, for lists of arrays: a row depends on as many around it as there are layers."""
    steps = [(_maxout(maxout), _layernorm(layernorm)) for _, maxout, layernorm, _ in layers]
    reach = len(steps)

    def through(rows: Any) -> Any:
        for maxout, layernorm in steps:
            count, width = rows.shape
            window = np.zeros((count, 3 * width), dtype=rows.dtype)
            window[1:, :width] = rows[:-1]
            window[:, width : 2 * width] = rows
            window[:-1, 2 * width :] = rows[1:]
            out = layernorm(maxout(window))
            out += rows
            rows = out
        return rows

    def read(some: Sequence[Any]) -> Any:
        if not some:
            return []
        # thinc's padding: blank rows in front of each sentence and behind the last.
        starts = np.cumsum([pad, *(len(one) + pad for one in some)])[:-1]
        flat = np.zeros((int(starts[-1]) + len(some[-1]) + pad, some[0].shape[1]), dtype=some[0].dtype)
        for start, one in zip(starts, some, strict=True):
            flat[start : start + len(one)] = one
        out = np.empty_like(flat)
        for start in range(0, len(flat), _ROWS):
            first, last = max(0, start - reach), start + _ROWS + reach
            out[start : start + _ROWS] = through(flat[first:last])[start - first : start - first + _ROWS]
        return [out[start : start + len(one)] for start, one in zip(starts, some, strict=True)]

    return read


class _Words:
    """The words of some sentences, each once: what an embedding asks of a document."""

    def __init__(self, vocab: Vocab, columns: Sequence[str], table: Any) -> None:
        self.vocab = vocab
        self._columns = columns
        self._table = table

    def __len__(self) -> int:
        return len(self._table)

    def to_array(self, attributes: Sequence[str] | int) -> Any:
        """The rows as the features of a model, or, for its vectors, as a column of words."""
        return np.ascontiguousarray(self._table[:, 1:] if attributes == self._columns else self._table[:, 0])


def _once_a_word(embed: Model[Any, Any], columns: list[str]) -> Callable[[Any], Any]:
    """An embedding computed for the distinct words of some documents, and handed to every token."""
    whole = embed._func
    factors = np.random.default_rng(0).integers(1 << 63, size=len(columns) + 1, dtype=np.uint64) * np.uint64(2)
    factors += np.uint64(1)

    def read(docs: Sequence[Doc]) -> Any:
        if not any(len(doc) for doc in docs) or getattr(docs[0].vocab.vectors, "attr", ORTH) != ORTH:
            return whole(embed, docs, False)[0]
        table = np.concatenate([doc.to_array([ORTH, *columns]) for doc in docs])
        _, first, which = np.unique((table * factors).sum(axis=1), return_index=True, return_inverse=True)
        words = _Words(docs[0].vocab, columns, table[first])
        (distinct,) = whole(embed, [words], False)[0]
        return np.split(distinct[which], np.cumsum([len(doc) for doc in docs])[:-1])

    return read
