from __future__ import annotations

import random

from chrono.chronology.copies import Sources, independent, reprints, sketch

WORDS = [f"word{i}" for i in range(3000)]


def text(seed: int, length: int = 200) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=length))


def of_texts(texts: dict[str, str]) -> Sources:
    return reprints({article_id: sketch(text) for article_id, text in texts.items()})


def test_agency_text_with_another_end_is_one_source() -> None:
    agency = text(1)
    sources = of_texts({"a": agency, "b": f"{agency} {text(2, 20)}", "c": text(3), "d": f"{text(4, 15)} {agency}"})
    assert {sources.of(x) for x in "abd"} == {"a"}
    assert sources.of("c") == "c"


def test_an_article_that_quotes_a_little_is_a_source_of_its_own() -> None:
    agency = text(1)
    quoting = f"{text(5, 150)} {' '.join(agency.split()[:40])}"
    assert of_texts({"a": agency, "b": quoting}).of("b") == "b"


def test_short_texts_are_no_copies_of_nothing() -> None:
    sources = of_texts({"a": "", "b": "", "c": "Fire out."})
    assert [sources.of(x) for x in "abc"] == ["a", "b", "c"]


def test_a_sentence_copied_into_another_article_is_one_source_for_that_event() -> None:
    sentence = "Some 1,400 residents were taken from the village on Monday morning with boats and helicopters"
    own = "Boats took the people of the village away while the water rose over the bridge and the school"
    found = independent([("a", sentence), ("b", f"{sentence}, officials said."), ("c", own)], of_texts({}))
    assert found == {"a": "a", "b": "a", "c": "c"}


def test_few_words_are_written_twice_by_chance() -> None:
    found = independent([("a", "They met on Monday."), ("b", "They met on Monday.")], of_texts({}))
    assert found == {"a": "a", "b": "b"}


def test_many_copies_are_one_source_in_no_time() -> None:
    agency = text(1)
    sources = of_texts({f"a{i:04}": f"{agency} {i}" for i in range(2000)})
    assert {sources.of(f"a{i:04}") for i in range(2000)} == {"a0000"}
