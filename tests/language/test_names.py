"""Names: what the gazetteer corrects, and how an article's names are joined."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from chrono.language import Names, Reading, analyse, collect
from chrono.language.gazetteer import load

DATA = tomllib.loads((files("chrono.language") / "languages" / "en.names.toml").read_text(encoding="utf-8"))


def named(text: str) -> Names:
    return collect(next(analyse([Reading(text)])))


def types(text: str) -> dict[str, str]:
    return dict(named(text).types)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("A GLOBSEC report identified more than 90 incidents.", "GLOBSEC", "ORG"),
        ("The Kremlin has denied it.", "Kremlin", "ORG"),
        ("They recalled the 2014 Maidan revolution.", "Maidan", "PLACE"),
        ("Fighting went on in the Donbass.", "Donbas", "PLACE"),
        ("The spokesman of NATO answered.", "NATO", "ORG"),
        ("She studied at Ruritania State University.", "Ruritania State University", "ORG"),
        ("The Bank of Ruritania raised its rate.", "Bank of Ruritania", "ORG"),
        ("Russia Threatens Ukraine, Prompting Calls", "Ukraine", "PLACE"),
    ],
)
def test_what_is_known_beyond_doubt(text: str, name: str, kind: str) -> None:
    assert types(text).get(name) == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The officials signed the Treaty of Nowhere on Monday.", "Monday"),
        ("The Admiral spoke.", "Admiral"),
        ("The Boston Globe reported it.", "Boston"),
        ("He revisited the National Security Strategy.", "National Security Strategy"),
    ],
)
def test_what_is_no_name(text: str, name: str) -> None:
    assert name not in types(text)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Lake Nowhere", "PLACE"),
        ("Gulf of Nowhere", "PLACE"),
        ("Nowhere Ministry", "ORG"),
        ("Ministry of Nowhere", "ORG"),
        ("Nowhere Treaty", None),
        ("Nowhere Smith", "PERSON"),
        ("Ministry", "PERSON"),
    ],
)
def test_a_name_s_own_words_give_its_type_away(name: str, kind: str | None) -> None:
    assert load().shape_type(name, "PERSON") == kind


def test_an_ambiguous_word_is_not_a_place_by_itself() -> None:
    assert types("Michael Jordan scored.").get("Jordan") is None
    assert load().type_of("Jordan") is None


def test_a_person_is_one_name_in_an_article() -> None:
    names = named("NATO chief Mark Rutte spoke in Brussels. Rutte warned the allies. Mr Rutte left.")
    assert names.types["Mark Rutte"] == "PERSON"
    assert set(names.types) == {"NATO", "Mark Rutte", "Brussels"}
    assert names.canonical["rutte"] == "Mark Rutte"


def test_two_people_of_one_surname_are_not_confused() -> None:
    assert named("Anna Smith met Paul Smith in Rome. Smith left.").canonical["smith"] == "Smith"


def test_titles_are_stripped() -> None:
    assert "Giuseppe Cavo Dragone" in types("Admiral Giuseppe Cavo Dragone, the chair, spoke in Rome.")


def test_spellings_are_one_across_articles() -> None:
    names = named("The U.S. and the UK warned Kiev. Zelenskyy replied to the US.")
    assert {"United States", "United Kingdom", "Kyiv", "Volodymyr Zelensky"} <= set(names.types)


def test_a_name_in_a_sentence_that_was_not_parsed() -> None:
    text = "Mark Rutte spoke in Brussels.\n\nRutte left on Monday."
    found = next(analyse([Reading(text, parsed=[(31, len(text))])]))
    assert [s.parsed for s in found] == [False, True]
    assert collect(found).canonical["rutte"] == "Mark Rutte"


def test_curly_apostrophes_are_apostrophes() -> None:
    assert types("Kyiv’s forces held.") == types("Kyiv's forces held.") == {"Kyiv": "PLACE"}


def test_the_file_of_names_contradicts_itself_nowhere() -> None:
    spellings: dict[str, str] = {}
    for section in ("organizations", "places", "people"):
        for name, others in DATA[section].items():
            for spelling in (name, *others):
                assert spellings.setdefault(spelling.casefold(), name) == name, spelling
    assert set(DATA["demonyms"].values()) <= DATA["places"].keys()
    assert not set(DATA["never"]) & {s for s in spellings if " " not in s and s not in {"us", "who"}}


@pytest.mark.parametrize(
    ("nation", "adjective"), [("Ukraine", "Ukrainian"), ("Ukraine", "Ukrainians"), ("Netherlands", "Dutch")]
)
def test_demonyms(nation: str, adjective: str) -> None:
    assert load().demonyms[adjective] == nation
