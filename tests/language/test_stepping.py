"""Parsers that step through sentences together give what spaCy's own give."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import spacy

from chrono.language.pipeline import _single_precision
from chrono.language.stepping import Together, step_together

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

OWN = Path(__file__).parents[2] / "chrono" / "language" / "model"
TEXTS = (
    "Two aides of Prime Minister Ana Ruiz left Lisbon for Rome, where talks on the port had begun.",
    "",
    "No.",
    "The company, which Marta Holm founded in Oslo, said it would close its mine unless the union signed.",
    "   ",
    "Ferries, trams and buses " * 60 + "stood still.",
    '"We dug by hand," said rescue leader Paula Rivas of the Alpine Corps.',
)


def own() -> Language:
    nlp = spacy.load(OWN)
    _single_precision(nlp)
    return nlp


@pytest.fixture(scope="module")
def plain() -> Language:
    return own()


@pytest.fixture(scope="module")
def together() -> Language:
    nlp = own()
    step_together(nlp)
    return nlp


def told(doc: Doc) -> list[tuple[object, ...]]:
    return [(t.text, t.head.i, t.dep_, t.ent_iob_, t.ent_type_, t.is_sent_start) for t in doc]


def test_both_parsers_step_together(together: Language) -> None:
    assert isinstance(together.get_pipe("parser"), Together)
    assert isinstance(together.get_pipe("ner"), Together)


@pytest.mark.parametrize("size", [1, 3, 256])
def test_the_parse_is_that_of_spacy(plain: Language, together: Language, size: int) -> None:
    expected = [told(doc) for doc in plain.pipe(TEXTS)]
    assert [told(doc) for doc in together.pipe(TEXTS, batch_size=size)] == expected
    assert any(row[2] == "nsubj" for row in expected[0])
    assert any(row[4] for row in expected[0])


def test_a_text_alone_is_parsed(plain: Language, together: Language) -> None:
    assert told(together(TEXTS[0])) == told(plain(TEXTS[0]))


def test_a_beam_stays_spacys_own() -> None:
    nlp = own()
    nlp.get_pipe("parser").cfg["beam_width"] = 4
    step_together(nlp)
    assert not isinstance(nlp.get_pipe("parser"), Together)
    assert isinstance(nlp.get_pipe("ner"), Together)


def test_long_and_short_sentences_are_parted(together: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    parser = together.get_pipe("parser")
    sizes: list[int] = []
    predict = Together.predict

    def counted(self: Together, docs: list[Doc]) -> list[object]:
        sizes.append(len(docs))
        return predict(self, docs)

    monkeypatch.setattr("chrono.language.stepping._TOGETHER", 60)
    monkeypatch.setattr(Together, "predict", counted)
    assert [len(doc) for doc in together.pipe(TEXTS, disable=["ner"])] == [len(together.make_doc(t)) for t in TEXTS]
    assert len(sizes) > 1
    assert sum(sizes) == len(TEXTS)
    assert parser.labels
