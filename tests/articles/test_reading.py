"""Files, folders and standard input; ids and order."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from chrono.articles import Problem, from_dicts, read

from .collecting import collect, problems_of, read_one

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def _write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"text": name}) if ".json" in name else name)


def test_folder_is_read_recursively_in_name_order(tmp_path: Path) -> None:
    _write(tmp_path, "c.txt", "b/2.txt", "b/1.md", "a.txt", "b/deep/x.html")
    articles, problems = collect(tmp_path)
    assert [article.article_id for article in articles] == ["a", "1", "2", "x", "c"]
    assert articles[0].path == str(tmp_path / "a.txt")
    assert problems == []


def test_other_and_hidden_files_in_a_folder_are_passed_over(tmp_path: Path) -> None:
    _write(tmp_path, "a.TXT", "b.png", ".hidden.txt", ".git/c.txt", "Makefile")
    articles, problems = collect(tmp_path)
    assert [article.article_id for article in articles] == ["a"]
    assert problems == []


def test_links_that_lead_around_in_a_circle_end(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    articles, _ = collect(tmp_path)
    assert [article.article_id for article in articles] == ["a"]


def test_paths_keep_their_order_and_are_read_once(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", "b.txt")
    articles, _ = collect(tmp_path / "b.txt", tmp_path, str(tmp_path / "b.txt"))
    assert [article.article_id for article in articles] == ["b", "a"]


def test_folder_in_front_where_stems_are_the_same(tmp_path: Path) -> None:
    _write(tmp_path, "x/same.txt", "y/same.txt", "y/other.txt")
    articles, _ = collect(tmp_path)
    assert [article.article_id for article in articles] == ["x/same", "other", "y/same"]


def test_number_where_the_folder_is_not_enough(tmp_path: Path) -> None:
    _write(tmp_path, "x/same.md", "x/same.txt", "x/z/x/same.txt")
    articles, _ = collect(tmp_path)
    assert [article.article_id for article in articles] == ["x/same", "x/same-2", "x/same-3"]


def test_ids_of_files_are_settled_before_the_first_is_read(tmp_path: Path) -> None:
    # The JSON lines come first and claim the id of the text file behind them.
    (tmp_path / "a.jsonl").write_text(
        '{"id": "b", "text": "1"}\n{"id": "b", "text": "2"}\n{"text": "3"}\n{"text": "4"}'
    )
    _write(tmp_path, "b.txt")
    articles, _ = collect(tmp_path)
    assert [(article.article_id, article.text) for article in articles] == [
        ("b-2", "1"), ("b-3", "2"), ("a", "3"), ("a-2", "4"), ("b", "b.txt")
    ]  # fmt: skip


def test_file_whose_id_is_its_own_name_keeps_it(tmp_path: Path) -> None:
    assert read_one(tmp_path / "a.json", '{"id": "a", "text": "x"}').article_id == "a"


def test_reading_is_lazy(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt")
    (tmp_path / "b.txt").write_bytes(b"")
    problems: list[Problem] = []
    articles = read([tmp_path], on_problem=problems.append)
    assert next(articles).article_id == "a"
    assert problems == []
    assert list(articles) == []
    assert [str(problem) for problem in problems] == [f"{tmp_path / 'b.txt'}: is empty"]


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("missing.txt", "no such file or folder"),
        ("nul\0.txt", "is no path that can be opened (embedded null byte)"),
    ],
)
def test_missing_file(tmp_path: Path, name: str, what: str) -> None:
    _write(tmp_path, "a.txt")
    articles, problems = collect(tmp_path / name, tmp_path / "a.txt")
    assert len(articles) == 1
    assert problems == [Problem(str(tmp_path / name), what)]


def test_folder_without_articles(tmp_path: Path) -> None:
    _write(tmp_path, "a.pdf")
    assert collect(tmp_path)[1] == [
        Problem(str(tmp_path), "is a folder without articles; it holds what cannot be read: .pdf (1)")
    ]


def test_unknown_suffix_of_a_file_that_is_named(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path / "a.pdf", "text")
    assert problem.fatal
    assert problem.what.startswith("is no kind of file that can be read")


def test_permission_denied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refused by a stand-in for the system, because root may read everything."""
    _write(tmp_path, "a.txt", "b.txt", "closed/c.txt")
    opened, listed = type(tmp_path).open, type(tmp_path).iterdir

    def refuse_file(path: Path, mode: str = "r") -> object:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, mode)

    def refuse_folder(path: Path) -> Iterator[Path]:
        if path.name == "closed":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(type(tmp_path), "open", refuse_file)
    monkeypatch.setattr(type(tmp_path), "iterdir", refuse_folder)
    articles, problems = collect(tmp_path)
    assert [article.article_id for article in articles] == ["b"]
    assert [(problem.where, problem.what) for problem in problems] == [
        (str(tmp_path / "closed"), "permission denied"),
        (str(tmp_path / "a.txt"), "permission denied"),
    ]


@pytest.mark.parametrize(
    ("stdin", "expected"),
    [
        (b"Plain text.\r\nIn two lines.", [("stdin", "Plain text.\r\nIn two lines.")]),
        (b'{"id": "x", "text": "1"}\n{"text": "2"}\n', [("x", "1"), ("stdin", "2")]),
        (b'\n{\n  "articles": [{"text": "1"}, {"text": "2"}]\n}', [("stdin", "1"), ("stdin-2", "2")]),
        (b'[{"text": "1"}]', [("stdin", "1")]),
        (b"{curly} text that is no JSON", [("stdin", "{curly} text that is no JSON")]),
        (b"<!DOCTYPE html><html><body><p>One.</p><p>Two.</p></body></html>", [("stdin", "One.\nTwo.")]),
        (b"<TimeML><TEXT>\nA</TEXT></TimeML>", [("stdin", "\nA")]),
    ],
)
def test_standard_input_is_recognized(stdin: bytes, expected: list[tuple[str, str]]) -> None:
    articles, problems = collect("-", "-", stdin=stdin)
    assert [(article.article_id, article.text) for article in articles] == expected
    assert [article.path for article in articles] == [None] * len(expected)
    assert problems == []


def test_standard_input_of_text_is_read_below_its_line_ends() -> None:
    stream = io.TextIOWrapper(io.BytesIO(b"a\r\nb"))
    assert next(read(["-"], stdin=stream, on_problem=print)).text == "a\r\nb"
    assert next(read(["-"], stdin=io.StringIO("text"), on_problem=print)).text == "text"


def test_empty_standard_input() -> None:
    assert collect("-")[1] == [Problem("standard input", "is empty")]


def test_broken_line_of_standard_input_is_told() -> None:
    articles, problems = collect("-", stdin=b'{"text": "1"}\n{"text": \n{"text": "3"}')
    assert [article.text for article in articles] == ["1", "3"]
    assert [problem.where for problem in problems] == ["standard input:2"]


def test_objects() -> None:
    problems: list[Problem] = []
    articles = list(
        from_dicts([{"text": "a"}, {"text": 1}, {"text": "b"}, {"id": 7, "text": "c"}], on_problem=problems.append)
    )
    assert [article.article_id for article in articles] == ["article", "article-2", "7"]
    assert problems == [Problem("articles", "article 2 cannot be read: its “text” is a number, not a string")]
