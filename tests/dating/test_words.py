"""The examples of the language file: on which side a date lies, what is joined, who was in office when."""

from __future__ import annotations

from datetime import date

import pytest

from chrono.dating.constraints import constraints
from chrono.dating.corpus import names
from chrono.dating.evidence import InOffice, InYear, NotAfter, NotBefore, Pin
from chrono.dating.known import known
from chrono.dating.sides import side
from chrono.dating.words import languages, load, read
from chrono.temporal.recognizing import recognize

from .telling import dated

DATA = read()
WORDS = load()


@pytest.mark.parametrize(("text", "expected"), DATA["side"]["examples"])
def test_sides(text: str, expected: str) -> None:
    one = [e for e in recognize(text) if e.text.endswith("8")][-1]
    said = side(text, one, WORDS)
    assert {"past": "past", "future": "ahead"}.get(str(said), "") == expected


@pytest.mark.parametrize(("text", "expected"), DATA["joined"]["examples"])
def test_joined(text: str, expected: str) -> None:
    pins = [c for c in constraints(text, recognize(text)) if isinstance(c, Pin)]
    assert [f"{c.month:02}-{c.day:02} {c.offset}" for c in pins] == [expected]


@pytest.mark.parametrize("text", DATA["joined"]["counter"])
def test_not_joined(text: str) -> None:
    assert not any(isinstance(c, Pin) for c in constraints(text, recognize(text)))


@pytest.mark.parametrize(("text", "expected"), DATA["dateline"]["examples"])
def test_datelines(text: str, expected: str) -> None:
    assert (dated(text).value, dated(text).source) == (expected, "dateline")


@pytest.mark.parametrize("text", DATA["dateline"]["counter"])
def test_no_datelines(text: str) -> None:
    assert dated(text).day is None


@pytest.mark.parametrize(("text", "expected"), DATA["names"]["examples"])
def test_names(text: str, expected: str) -> None:
    assert sorted(names(text)) == expected.split()


@pytest.mark.parametrize(("text", "year"), DATA["anniversary"]["examples"])
def test_anniversaries(text: str, year: str) -> None:
    assert [c.year for c in constraints(text, recognize(text)) if isinstance(c, InYear)] == [int(year)]


@pytest.mark.parametrize("text", DATA["anniversary"]["counter"])
def test_no_anniversaries(text: str) -> None:
    assert not any(isinstance(c, InYear) for c in constraints(text, recognize(text)))


@pytest.mark.parametrize(("text", "year"), DATA["years_on"]["examples"])
def test_years_on(text: str, year: str) -> None:
    assert [c.year for c in constraints(text, recognize(text)) if isinstance(c, InYear)] == [int(year)]


@pytest.mark.parametrize("text", DATA["years_on"]["counter"])
def test_no_years_on(text: str) -> None:
    assert not any(isinstance(c, InYear) for c in constraints(text, recognize(text)))


@pytest.mark.parametrize(("text", "expected"), DATA["terms"]["examples"])
def test_terms(text: str, expected: str) -> None:
    found = known(text, WORDS)
    first, *last = (date.fromisoformat(day) for day in expected.split())
    assert [c.day for c in found if isinstance(c, NotBefore)] == [first]
    assert [c.terms for c in found if isinstance(c, InOffice)] == [((first, day),) for day in last]


@pytest.mark.parametrize("text", DATA["terms"]["counter"])
def test_no_terms(text: str) -> None:
    assert known(text, WORDS) == []


def test_terms_are_in_order() -> None:
    """A term ends after it begins, and before the next of the same person; they all have the form of a date."""
    for held in WORDS.terms.values():
        days = [day for term in held for day in term if day]
        assert days == sorted(days)
        assert all(isinstance(day, date) for day in days)
        assert all(last is not None for _, last in held[:-1])


def test_things_that_did_not_exist() -> None:
    (one,) = known("They wrote of Covid-19 on Wikipediae.", WORDS)
    assert isinstance(one, NotBefore)
    assert (one.day, one.fine) == (date(2020, 2, 11), False)
    assert "“Covid-19” (sentence 1)" in one.words


def test_titles_are_whole_words() -> None:
    for text in (
        "President Clintonian",
        "Vice-President Bill Clinton",
        "president Bill Clinton",
        "President  Bill Clinton",
    ):
        assert known(f"{text} spoke.", WORDS) == []
    (floor, office) = known("NATO Secretary-General Javier Solana’s plan", WORDS)
    assert isinstance(floor, NotBefore)
    assert "“Secretary-General Javier Solana”" in floor.words
    assert isinstance(office, InOffice)
    assert office.holds(date(1999, 1, 1))
    assert not office.holds(date(2000, 1, 1))


def test_of_a_term_only_the_start_is_certain() -> None:
    found = constraints("President Bill Clinton spoke.", ())
    assert not any(isinstance(c, NotAfter) for c in found)


def test_every_language_can_be_read() -> None:
    assert "en" in languages()
    for language in languages():
        load(language)
