"""Lemmas that are remembered are those of spaCy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import spacy

from chrono.language import lemmatizing
from chrono.language.lemmatizing import remember_lemmas
from chrono.language.pipeline import _single_precision

if TYPE_CHECKING:
    from spacy.language import Language

OWN = Path(__file__).parents[2] / "chrono" / "language" / "model"
TEXTS = (
    "The mayors were leaving; two aides had left, and buses stood still.",
    "",
    "  They  fought, fell and rose. Fell walkers found Wolves.",
    "The mayors were leaving.",
)


def own() -> Language:
    nlp = spacy.load(OWN)
    _single_precision(nlp)
    return nlp


def lemmas(nlp: Language, *texts: str) -> list[list[str]]:
    return [[token.lemma_ for token in doc] for doc in nlp.pipe(texts)]


@pytest.mark.parametrize("kept", [50_000, 2])
def test_lemmas_are_those_of_spacy(kept: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lemmatizing, "_MOST_KEPT", kept)
    plain, quick = own(), own()
    remember_lemmas(quick)
    expected = lemmas(plain, *TEXTS)
    assert lemmas(quick, *TEXTS) == expected
    assert "leave" in expected[0]


def test_a_tree_is_applied_to_a_form_once(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = own()
    remember_lemmas(nlp)
    pipe = nlp.get_pipe("trainable_lemmatizer")
    asked: list[tuple[int, str]] = []

    class Trees:
        def apply(self, tree: int, form: str) -> str:
            asked.append((tree, form))
            return form.lower()

    monkeypatch.setattr(pipe, "trees", Trees())
    lemmas(nlp, TEXTS[0], TEXTS[3])
    assert len(asked) == len(set(asked)) > 5


def test_a_lemma_that_is_there_stays() -> None:
    nlp = own()
    remember_lemmas(nlp)
    doc = nlp.make_doc("The mayors left.")
    doc[1].lemma_ = "magistrate"
    assert [token.lemma_ for token in nlp(doc)][:2] == ["the", "magistrate"]


def test_another_way_of_choosing_stays_spacys_own() -> None:
    nlp = own()
    pipe = nlp.get_pipe("trainable_lemmatizer")
    pipe.top_k = 2
    own_step = pipe.set_annotations
    remember_lemmas(nlp)
    assert pipe.set_annotations == own_step
