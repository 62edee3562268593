"""Where sentences end, by their marks alone. Every example of the data file is run."""

from __future__ import annotations

import time
import tomllib
from importlib.resources import files
from itertools import pairwise

import pytest

from chrono.language import Reading, analyse, load, split

DATA = tomllib.loads((files("chrono.language") / "languages" / "en.sentences.toml").read_text(encoding="utf-8"))


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize("example", DATA["examples"], ids=lambda e: e["text"][:30])
def test_examples(example: dict[str, object]) -> None:
    assert sentences(str(example["text"])) == example["sentences"]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Senate met Sen. John Q. Adams of Mass. on Tues. Jan. 5 at 10 a.m. EST.",
        "Prices rose 2.5 percent vs. 1.1 percent (see Fig. 3, p. 7, No. 12) at Acme Inc. (NYSE: ACM).",
        "“Will they come?” she asked, “or not!” he said ... and left.",
        "Visit www.example.com or U.N. headquarters, i.e. the tower in St. Paul's Rd. near Mt. Royal.",
        "He said: Yes; no",
        "NATO's Provocative Stance and Moscow's Fury",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert sentences(text) == [text]


def test_a_paragraph_ends_a_sentence_without_a_full_stop() -> None:
    assert sentences("A Headline\n\n\n\nThe first one. The second") == ["A Headline", "The first one.", "The second"]


def test_a_quotation_ends_behind_the_full_stop() -> None:
    assert sentences("“It is over.” He left. 'Is it?' Nobody knew.") == [
        "“It is over.”",
        "He left.",
        "'Is it?'",
        "Nobody knew.",
    ]


def test_spans_lie_in_order_and_hold_all_words() -> None:
    text = "  One. Two!\n\n- Three? (Four.)\r\n\r\n“Five…” Six  "
    spans = split(text)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())


@pytest.mark.parametrize("text", ["." * 50_000, "A. " * 20_000, "[1]" * 20_000, "U.S. " * 20_000, "… ”" * 20_000])
def test_splitting_is_linear(text: str) -> None:
    def cost(some: str) -> float:
        start = time.process_time()
        split(some)
        return time.process_time() - start

    assert cost(text) < 40 * cost(text[: len(text) // 8]) + 0.5


def test_the_parser_may_not_break_where_marks_say_no() -> None:
    text = "Steve Witkoff, his special envoy, is meeting Vladimir Putin in Moscow with Gen. K. Smith of the U.S. Army."
    assert len(list(load()(text).sents)) == 1


def test_the_parser_breaks_where_marks_say_yes() -> None:
    assert [s.text for s in load()("They left. “So what?” Nobody came").sents] == [
        "They left.",
        "“So what?”",
        "Nobody came",
    ]


def test_no_sentence_ends_inside_a_time_expression() -> None:
    from chrono.language import Simplification

    text = "It fell on Sunday. June 3 and rose."
    found = next(analyse([Reading(text, [Simplification(11, 25, "Monday")])]))
    assert [s.text[s.start : s.end] for s in found] == [text]
