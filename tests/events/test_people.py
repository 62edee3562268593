"""Whom "he" and "she" stand for. The sentences are ours."""

from __future__ import annotations

import pytest

from chrono.language.genders import load
from events.telling import told


def actors(text: str) -> list[tuple[str, ...]]:
    """The actors of each dated mention."""
    return [m.actors for m in told(text)]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        # The subject of the clause above, not that of the sentence before.
        ("Judge Helen Carver spoke. Gerald Rudd was mayor until he resigned on Monday.", "Gerald Rudd"),
        # Of two, the one whose name fits.
        ("Ursula von der Leyen met Mark Rutte in Brussels. She flew home on Monday.", "Ursula von der Leyen"),
        ("Lawyer Ana Ruiz defended Omar Haddad. He was sentenced on Monday.", "Omar Haddad"),
        # The only woman of the article, though others were spoken of last.
        ("Vera Kolářová is dead. Petr Pavel spoke at the funeral. She left Prague in August 1968.", "Vera Kolářová"),
        # Across sentences that only say "she".
        ("Ina Holt moved to Paris. She wrote a book. She married there in 1972.", "Ina Holt"),
        ("Spokeswoman Kim Adair met Sam Holt. She resigned on Monday.", "Kim Adair"),
    ],
)
def test_a_pronoun_with_one_antecedent(text: str, meant: str) -> None:
    assert actors(text)[-1][:1] == (meant,)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Omar Haddad met Viktor Selin before he left on Monday.", {"Omar Haddad", "Viktor Selin"}),
        ("Omar Haddad and Viktor Selin met. He resigned on Monday.", {"Omar Haddad", "Viktor Selin"}),
        ("Judge Helen Carver spoke. He will be sentenced on Monday.", {"Helen Carver"}),
        ("Omar Haddad testified. The driver was asleep when he was hit on Monday.", {"Omar Haddad"}),
        ("Omar Haddad testified. His wife, Patricia, wept when he was led away on Monday.", {"Patricia"}),
    ],
)
def test_who_may_not_be_meant_is_not_named(text: str, wrong: set[str]) -> None:
    assert not wrong & {name for found in actors(text)[-1:] for name in found}


def test_whose_somebody_is_goes_by_the_pronoun_too() -> None:
    text = "Anna Berg blamed Viktor Selin. {} deputy resigned on Monday."
    assert told(text.format("Her"))[-1].label == "Anna Berg's deputy resigned"
    assert "Anna Berg" not in told(text.format("His"))[-1].label


def test_it_is_nobody() -> None:
    assert "Starmer" not in told("Maria Zakharova accused Keir Starmer of lying. She repeated it on Friday.")[-1].label


@pytest.mark.parametrize(
    ("name", "titles", "gender"),
    [
        ("Patricia Holt", (), "woman"),
        ("Volodymyr Zelensky", (), "man"),
        ("Ishraq Zakharova", (), "woman"),  # the form of the surname
        ("Boris Cordova", (), "man"),
        ("Ishraq Casanova", (), None),
        ("Kim Holt", (), None),
        ("Kim Holt", ("Mrs.",), "woman"),
        ("Patricia Holt", ("mr",), "man"),  # a title says more than a name
        ("Kim Holt", ("mr", "mrs"), None),
    ],
)
def test_what_names_and_titles_tell(name: str, titles: tuple[str, ...], gender: str | None) -> None:
    assert load().of(name, titles) == gender


def test_no_first_name_is_of_both() -> None:
    known = load()
    assert {known.first_names[name] for name in ("Vera", "Viktor")} == {"woman", "man"}
    assert "Andrea" not in known.first_names
