"""JSON, JSON lines, and mappings."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING, Any

import pytest

from chrono.articles import Article, Problem, article_from_mapping

from .collecting import collect, problems_of, read_one

if TYPE_CHECKING:
    from pathlib import Path

FULL = {
    "id": "x1",
    "title": "Title",
    "text": " Text\r\n",
    "date": "2025-12-02",
    "url": "https://paper.example/x",
    "publisher": "The Paper",
}


def test_all_fields_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    assert read_one(path, json.dumps({**FULL, "more": [1]})) == Article(
        article_id="x1",
        title="Title",
        text=" Text\r\n",
        date="2025-12-02",
        url="https://paper.example/x",
        publisher="The Paper",
        path=str(path),
    )


@pytest.mark.parametrize(
    "content",
    [
        '[{"text": "1"}, {"text": "2"}]',
        '{"articles": [{"text": "1"}, {"text": "2"}], "source": "x"}',
        '\n{"text": "1"}\n{"text": "2"}\n',
    ],
)
def test_documents_with_two_articles(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.json").write_text(content)
    articles, problems = collect(tmp_path)
    assert [(article.article_id, article.text) for article in articles] == [("a", "1"), ("a-2", "2")]
    assert problems == []


def test_broken_line_three_of_five(tmp_path: Path) -> None:
    lines = [json.dumps({"id": str(number), "text": "t"}) for number in range(1, 6)]
    lines[2] = '{"id": "3", "text": "t'
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(lines))
    articles, problems = collect(path)
    assert [article.article_id for article in articles] == ["1", "2", "4", "5"]
    assert [str(problem) for problem in problems] == [
        f"{path}:3: is broken JSON: unterminated string starting at column 21"
    ]
    assert problems[0].fatal


def test_blank_lines_and_carriage_returns_between_lines(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'\xef\xbb\xbf{"text": "1\\r\\n"}\r\n\r\n{"text": "2"}\r\n')
    articles, problems = collect(tmp_path)
    assert [article.text for article in articles] == ["1\r\n", "2"]
    assert problems == []


def test_line_that_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "1"}\n{"text": "caf\xe9 society"}\n')
    articles, problems = collect(path)
    assert [article.text for article in articles] == ["1", "café society"]
    assert [(problem.where, problem.fatal) for problem in problems] == [(f"{path}:2", False)]


def test_broken_document_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    (problem,) = problems_of(path, '{\n "text": "x",\n oops\n}')
    assert problem.where == f"{path}:3"
    assert problem.what.startswith("is broken JSON: ")


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ({"title": "x"}, "has no “text”"),
        ({"text": None}, "has no “text”"),
        ({"text": " \n"}, "its “text” is empty"),
        ({"text": ["x"]}, "its “text” is a list, not a string"),
        ({"text": "x", "title": {}}, "its “title” is an object, not a string"),
        ({"text": "x", "date": 20251202}, "its “date” is a number, not a string"),
        ({"text": "x", "id": True}, "its “id” is true or false, not a string"),
        ("x", "an article has to be an object with a “text”, not a string"),
        (None, "an article has to be an object with a “text”, not null"),
    ],
)
def test_what_is_no_article(tmp_path: Path, value: Any, what: str) -> None:
    path = tmp_path / "a.json"
    assert problems_of(path, json.dumps(value)) == [Problem(str(path), what)]
    with pytest.raises(ValueError, match=what):
        article_from_mapping(value)
    path = tmp_path / "a.jsonl"
    assert problems_of(path, json.dumps(value)) == [Problem(f"{path}:1", what)]


def test_bad_article_in_a_list_is_numbered(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"text": "1"}, {}, {"text": "3"}]')
    articles, problems = collect(path)
    assert [article.text for article in articles] == ["1", "3"]
    assert problems == [Problem(str(path), "article 2 cannot be read: has no “text”")]


def test_list_without_articles(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    assert problems_of(path, "[]") == [Problem(str(path), "has no articles in it")]


@pytest.mark.parametrize("content", ["[" * 10_000 + "]" * 10_000, '{"a":' * 10_000 + "1" + "}" * 10_000])
def test_json_ten_thousand_deep(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.json"
    (problem,) = problems_of(path, content)
    assert problem.fatal
    (tmp_path / "b.jsonl").write_text(content + '\n{"text": "x"}')
    articles, problems = collect(tmp_path / "b.jsonl")
    assert [article.text for article in articles] == ["x"]
    assert len(problems) == 1


def test_number_too_long_for_python(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path / "a.json", '{"text": "x", "n": ' + "9" * 5000 + "}")
    assert problem.what.startswith("is no JSON")


def test_half_a_surrogate_pair_becomes_printable(tmp_path: Path) -> None:
    assert read_one(tmp_path / "a.json", '{"text": "a\\ud83d b"}').text == "a\ufffd b"


def test_binary_lines_end_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "1"}\n\x00\x01\n\x00\n')
    articles, problems = collect(path)
    assert len(articles) == 1
    assert problems == [Problem(f"{path}:2", "is binary, not text")]


def test_dates_of_python_are_iso_strings() -> None:
    assert article_from_mapping({"text": "x", "date": datetime.date(2025, 12, 2)}).date == "2025-12-02"
    assert article_from_mapping({"text": "x", "date": datetime.datetime(2025, 12, 2, 9)}).date == "2025-12-02T09:00:00"


@pytest.mark.parametrize("name", ["published", "publishedAt", "published_at", "pubDate", "datePublished"])
def test_the_date_under_the_names_that_feeds_give_it(name: str) -> None:
    assert article_from_mapping({"text": "x", name: "2025-12-19 08:15"}).date == "2025-12-19 08:15"
    assert article_from_mapping({"text": "x", name: datetime.date(2025, 12, 19)}).date == "2025-12-19"
    assert article_from_mapping({"text": "x", name: "2025-12-19", "date": "2025-12-20"}).date == "2025-12-20"
    assert article_from_mapping({"text": "x", name: True}).date is None  # a switch of some site, no date
