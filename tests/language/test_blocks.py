from __future__ import annotations

import pytest

from chrono.language.blocks import blocks


def texts(text: str) -> list[str]:
    return [text[start:end] for start, end in blocks(text)]


def test_blank_lines_end_paragraphs_however_many() -> None:
    assert texts("A headline\n\n\n\nThe first sentence.\n\nThe second.") == [
        "A headline",
        "The first sentence.",
        "The second.",
    ]


def test_in_unwrapped_text_every_line_is_a_paragraph() -> None:
    long = "Russia has issued a warning to the alliance, and the alliance has answered it in the same tone. " * 2
    assert texts(f"{long}\nTalks Amid Tensions\n{long}") == [long.strip(), "Talks Amid Tensions", long.strip()]


def test_hard_wrapped_lines_belong_together() -> None:
    wrapped = "The company said on Monday that it would close\nits plant in Ohio and move\nto Mexico, where pay is low."
    assert texts(f"{wrapped}\n\n{wrapped}") == [wrapped, wrapped]


def test_carriage_returns_stay_where_they_are() -> None:
    assert texts("One.\r\n\r\nTwo.\r\n") == ["One.", "Two."]


@pytest.mark.parametrize("text", ["", " \n\t\n ", "\n\n\n"])
def test_nothing_has_no_paragraphs(text: str) -> None:
    assert blocks(text) == []
