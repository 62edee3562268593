from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import spacy
from thinc.api import NumpyOps, set_dropout_rate

from chrono.language.inference import quicken

if TYPE_CHECKING:
    from spacy.language import Language

OWN = Path(__file__).parents[2] / "chrono" / "language" / "model"
# Words that come again, with and without a space behind them, and one whose norm depends on its neighbour ("can't").
TEXTS = (
    "The mayor left the city, and the city stayed.",
    "",
    "They can't leave the city; the mayor can.",
    "Zemberly",
    "  The   mayor said:  the city",
)


def single(nlp: Language) -> Language:
    for _, component in nlp.pipeline:
        for node in component.model.walk() if hasattr(component, "model") else ():
            for name in node.param_names:
                if node.has_param(name):
                    node.set_param(name, node.get_param(name).astype("float32"))
    nlp.vocab.vectors.data = nlp.vocab.vectors.data.astype("float32")
    return nlp


@pytest.fixture(scope="module")
def plain() -> Language:
    return single(spacy.load(OWN))


@pytest.fixture(scope="module")
def quick() -> Language:
    nlp = single(spacy.load(OWN))
    quicken(nlp)
    return nlp


def vectors(nlp: Language, name: str, *texts: str) -> list[Any]:
    model = nlp.get_pipe(name).model
    encoder = model.get_ref("tok2vec") if "tok2vec" in model.ref_names else model
    found = encoder.predict([nlp.make_doc(text) for text in texts])
    return [found] if isinstance(found, np.ndarray) else list(found)


@pytest.mark.parametrize("name", ["tok2vec", "ner"])
def test_words_are_encoded_as_spacy_encodes_them(plain: Language, quick: Language, name: str) -> None:
    expected, found = vectors(plain, name, *TEXTS), vectors(quick, name, *TEXTS)
    assert [one.shape for one in found] == [one.shape for one in expected]
    for one, other in zip(found, expected, strict=True):
        np.testing.assert_allclose(one, other, atol=1e-4)
    assert max(float(abs(one).max()) for one in found if one.size) > 0.1


@pytest.mark.parametrize("name", ["tok2vec", "ner"])
def test_tokens_go_through_all_layers_some_hundred_at_a_time(
    plain: Language, quick: Language, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def windowed(*_: Any, **__: Any) -> Any:
        raise AssertionError("thinc's own windows were made")

    texts = [" ".join(TEXTS), *TEXTS, "a bus and a tram " * 150]
    expected = vectors(plain, name, *texts)
    monkeypatch.setattr(NumpyOps, "seq2col", windowed)
    for rows in (400, 7):
        monkeypatch.setattr("chrono.language.inference._ROWS", rows)
        for one, other in zip(vectors(quick, name, *texts), expected, strict=True):
            np.testing.assert_allclose(one, other, atol=1e-4)


def test_texts_without_words_are_read(quick: Language) -> None:
    assert [len(doc) for doc in quick.pipe(["", ""])] == [0, 0]


def test_an_embedding_is_computed_once_a_word(quick: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    own = NumpyOps.hash

    def counted(ops: NumpyOps, ids: Any, seed: int) -> Any:
        asked.append(len(ids))
        return own(ops, ids, seed)

    monkeypatch.setattr(NumpyOps, "hash", counted)
    vectors(quick, "tok2vec", "to be and to be and to be", "to be")
    assert set(asked) == {4}  # to, be, and, and "be" without a space behind it


def test_a_pipeline_can_still_learn(plain: Language, quick: Language) -> None:
    gradients = []
    for nlp in (plain, quick):
        model = set_dropout_rate(nlp.get_pipe("tok2vec").model, 0.0)
        outputs, backprop = model.begin_update([nlp.make_doc(TEXTS[0])])
        backprop([np.ones_like(one) for one in outputs])
        grads = [n.get_grad("W") for n in model.walk() if n.name == "maxout" and n.has_grad("W")]
        gradients.append(np.concatenate([one.reshape(-1) for one in grads]))
    np.testing.assert_allclose(gradients[1], gradients[0], atol=1e-2)
    assert abs(gradients[0]).max() > 0
