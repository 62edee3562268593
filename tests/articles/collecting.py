"""Reading in tests: the articles and the problems together."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from chrono.articles import Article, Problem, read

if TYPE_CHECKING:
    from pathlib import Path


def collect(*paths: Path | str, stdin: bytes = b"") -> tuple[list[Article], list[Problem]]:
    problems: list[Problem] = []
    articles = list(read(paths, stdin=io.BytesIO(stdin), on_problem=problems.append))
    return articles, problems


def read_one(path: Path, content: str | bytes) -> Article:
    """Writes a file and reads the one article in it, which has no problem."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    articles, problems = collect(path)
    assert problems == []
    assert len(articles) == 1
    return articles[0]


def problems_of(path: Path, content: str | bytes) -> list[Problem]:
    """Writes a file that no article can be read from, and returns what is said of it."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    articles, problems = collect(path)
    assert articles == []
    return problems
