from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from chrono.reports.marking import Span, apart, paragraphs, pieces

TEXT = "On Monday he came. He left on Tuesday.\n\nNothing else."


def test_sentences_and_expressions_are_found_again() -> None:
    sentence = Span(19, 38)
    made = paragraphs(TEXT, [sentence], [Span(3, 9, "m"), Span(30, 37, "t")])
    assert [len(paragraph) for paragraph in made] == [2, 1]
    before, told = made[0]
    assert (before.sentence, told.sentence) == (None, 0)
    assert told.first
    assert told.last
    assert [(piece.text, piece.mark, piece.title) for piece in told.pieces] == [
        ("He left on ", "", ""),
        ("Tuesday", "timex", "t"),
        (".", "", ""),
    ]


def test_a_sentence_over_two_paragraphs_is_named_once() -> None:
    made = paragraphs("He came\n\nand left. Then", [Span(0, 18)], [])
    stretches = [stretch for paragraph in made for stretch in paragraph if stretch.sentence == 0]
    assert [stretch.first for stretch in stretches] == [True, False]
    assert [stretch.last for stretch in stretches] == [False, True]


def test_an_expression_cut_by_a_sentence_is_marked_on_both_sides() -> None:
    made = pieces("from May. to June", 9, 17, [Span(0, 17)], [])
    assert [(piece.text, piece.mark) for piece in made] == [(" to June", "timex")]


spans = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: Span(min(pair), max(pair))))


@given(st.text(alphabet="ab \n", max_size=60), spans, spans)
def test_no_character_is_lost_or_doubled(text: str, sentences: list[Span], timexes: list[Span]) -> None:
    shown = "\n".join(
        "".join(piece.text for stretch in paragraph for piece in stretch.pieces)
        for paragraph in paragraphs(text, apart(sentences), timexes)
    )
    assert shown.split("\n") == [line for line in text.split("\n") if line.strip()] or not text.strip()


@given(spans)
def test_spans_apart_do_not_touch(many: list[Span]) -> None:
    made = apart(many)
    assert all(a.end <= b.start for a, b in itertools.pairwise(made))
