"""The spaCy component."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from chrono.temporal import component
from chrono.temporal.intervals import on

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "The talks began on Monday, December 1, and ended in January 2022."


def pipeline(**config: Any) -> Any:
    assert component.make_chrono_timex  # its import registers the factory where the package is not installed
    nlp = spacy.blank("en")
    nlp.add_pipe("chrono_timex", config=config)
    return nlp


def values(doc: Any) -> list[tuple[str, str, str]]:
    return [(span.text, span.label_, span._.timex.value) for span in doc.spans["timexes"]]


def test_spans_and_values() -> None:
    doc = pipeline(dct="2025-12-02")(TEXT)
    assert values(doc) == [("Monday, December 1", "DATE", "2025-12-01"), ("January 2022", "DATE", "2022-01")]
    first = doc.spans["timexes"][0]._.timex
    assert first.interval == on(2025, 12, 1)
    assert (first.anchor, first.type, first.text) == (
        "the article’s date, 2 December 2025",
        "DATE",
        "Monday, December 1",
    )


def test_without_a_date_the_year_stays_open() -> None:
    doc = pipeline()(TEXT)
    assert values(doc)[0] == ("Monday, December 1", "DATE", "XXXX-12-01")
    assert doc.spans["timexes"][0]._.timex.interval is None
    assert doc._.dct is None


def test_a_document_has_a_date_of_its_own() -> None:
    nlp = pipeline(dct="2025-12-02")
    doc = nlp.make_doc(TEXT)
    doc._.dct = date(2014, 12, 5)
    assert values(nlp(doc))[0] == ("Monday, December 1", "DATE", "2014-12-01")
    assert doc._.dct == date(2014, 12, 5)
    doc._.dct = None
    assert values(nlp(doc))[0][2] == "2025-12-01"


@pytest.mark.parametrize("wrong", ["soon", "2025-13-01", "02/12/2025"])
def test_a_date_that_is_none_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="dct must be an ISO date"):
        pipeline(dct=wrong)


def test_a_pipeline_is_saved_with_its_date(tmp_path: Path) -> None:
    pipeline(dct="2025-12-02").to_disk(tmp_path / "model")
    loaded = spacy.load(tmp_path / "model")
    assert loaded.get_pipe("chrono_timex").dct == date(2025, 12, 2)
    assert values(loaded(TEXT))[0] == ("Monday, December 1", "DATE", "2025-12-01")
    copied = spacy.blank("en")
    copied.add_pipe("chrono_timex")
    copied.from_bytes(pipeline(dct="2025-12-02").to_bytes())
    assert len(values(copied(TEXT))) == 2


def test_a_tagged_document_is_saved_with_its_values() -> None:
    nlp = pipeline(dct="2025-12-02")
    doc = nlp.make_doc("They met November 30–December 1, in early 2026 and for three years.")
    doc._.dct = date(2025, 12, 2)
    doc = nlp(doc)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.dct == date(2025, 12, 2)
    assert [span._.timex for span in again.spans["timexes"]] == [span._.timex for span in doc.spans["timexes"]]
    packed = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (unpacked,) = DocBin().from_bytes(packed).get_docs(nlp.vocab)
    assert values(unpacked) == values(doc)


def test_two_expressions_in_one_token_are_told_apart() -> None:
    doc = pipeline()("It ran 2014–2015.")
    assert [span._.timex.value for span in doc.spans["timexes"]] == ["2014", "2015"]


def test_expressions_that_start_in_mid_token() -> None:
    doc = pipeline(dct="2025-12-02")("xx2014 Mondayish (2014)")
    assert all(span._.timex.text in span.text for span in doc.spans["timexes"])


def test_a_span_of_another_kind_has_no_time() -> None:
    doc = pipeline()(TEXT)
    assert doc[0:2]._.timex is None
    assert pipeline()("")._.dct is None
