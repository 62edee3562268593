"""Languages that chrono has no words for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from chrono.articles import Problem
from chrono.articles.foreign import foreign

from .collecting import collect, problems_of

if TYPE_CHECKING:
    from pathlib import Path

GERMAN = (
    "Der Minister hat sich am Montag mit dem Botschafter getroffen. Das Treffen war im August vereinbart worden, und "
    "es wurde über den Haushalt gesprochen."
)
ENGLISH = (
    "The minister met the ambassador on Monday. The meeting had been agreed in August, and they spoke of the budget."
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GERMAN, "in German"),
        ("Le président a rencontré lundi à Berlin le chancelier pour parler de la guerre et des prix.",
         "in French"),
        ("El ministro se reunió el lunes con el embajador en la capital para hablar de los precios, según su oficina.",
         "in Spanish"),
        ("De minister heeft maandag met de ambassadeur van het land gesproken over de prijzen die zijn gestegen.",
         "in Dutch"),
        ("Minister spotkał się w poniedziałek z ambasadorem, a rozmowa nie była łatwa, jak podał rzecznik w stolicy.",
         "in Polish"),
        ("Министр встретился в понедельник с послом, и они говорили о ценах.", "in Cyrillic letters"),
        ("التقى الوزير يوم الاثنين السفير في العاصمة وتحدثا عن الأسعار.", "in Arabic letters"),
        ("部长星期一在首都会见了大使,双方谈到了物价和安全问题,会谈持续了三个小时。", "in Chinese letters"),
    ],
)  # fmt: skip
def test_the_language_is_named(text: str, said: str) -> None:
    assert foreign(text) == said


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH.upper(),
        "",
        "Berlin, 3. Dezember.",  # too short to tell
        "12/20/1987 | Dona Paz | 4,385\n10/24/1988 | Dona Marilyn | 389\n",
        "El Salvador and Los Angeles de La Cruz met Las Vegas and Le Havre in La Paz, said Juan de la Rosa of El Pais.",
        "He wrote: “"
        + GERMAN[:60]
        + "” Then he left the house and was not seen again by any of the people who had known "
        "him for years, and it was a long time until they heard of him.",
    ],
)
def test_english_is_left_alone(text: str) -> None:
    assert foreign(text) is None


def test_what_is_not_english_is_named_and_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GERMAN, encoding="utf-8")
    (tmp_path / "b.txt").write_text(ENGLISH, encoding="utf-8")
    articles, problems = collect(tmp_path)
    assert [article.article_id for article in articles] == ["b"]
    assert problems == [Problem(str(tmp_path / "a.txt"), "is written in German; chrono has words for English alone")]


def test_rich_text_is_no_plain_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    told = problems_of(path, r"{\rtf1\ansi They met on Monday.\par }")
    assert told == [Problem(str(path), "is rich text (RTF); save it as plain text")]


def test_documents_that_are_passed_over_are_counted(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "d.txt").write_text(ENGLISH)
    for name in ("a.pdf", "below/b.PDF", "c.docx", ".hidden.pdf", "picture.png"):
        (tmp_path / name).write_bytes(b"x")
    articles, problems = collect(tmp_path)
    assert len(articles) == 1
    assert problems == [
        Problem(str(tmp_path), "also holds what cannot be read: .docx (1), .pdf (2)", fatal=False),
    ]
