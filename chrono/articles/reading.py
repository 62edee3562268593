"""Reading articles: from files, folders, standard input, and Python objects."""

from __future__ import annotations

import io
import os
import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

from chrono.articles.article import Article, Problem
from chrono.articles.decoding import Format, without_surrogates
from chrono.articles.foreign import foreign
from chrono.articles.formats import FORMATS, recognize
from chrono.articles.objects import from_objects

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

_DOCUMENTS = frozenset(".doc .docx .eml .epub .mht .mhtml .msg .odt .pages .pdf .rtf .zip".split())

STANDARD_INPUT = "-"
"""The path that means standard input."""


@dataclass(frozen=True, slots=True)
class _Source:
    """A file to read, None for standard input, and the id of an article in it that has none of its own."""

    path: Path | None
    article_id: str = "stdin"


class _Ids:
    """Gives each article an id that no other has, the same ones on every run.

    Ids of files are settled before the first is read: an article that claims the id of another file is numbered.
    """

    def __init__(self, of_files: Iterable[str] = ()) -> None:
        self._of_files = frozenset(of_files)
        self._given: set[str] = set()
        self._last: Counter[str] = Counter()

    def give(self, wanted: str, of_file: str) -> str:
        """Returns the id for an article that wants one ("" for none) and stands in the file with that id."""
        name = wanted or of_file
        if name not in self._given and (name == of_file or name not in self._of_files):
            self._given.add(name)
            return name
        number = max(self._last[name], 1) + 1
        while (numbered := f"{name}-{number}") in self._given or numbered in self._of_files:
            number += 1
        self._last[name] = number
        self._given.add(numbered)
        return numbered


def read(
    paths: Iterable[str | Path],
    *,
    stdin: TextIO | BinaryIO | None = None,
    on_problem: Callable[[Problem], None],
) -> Iterator[Article]:
    """Reads articles, one at a time.

    Args:
        paths: files and folders, or "-" for standard input. A folder is read with all below it, in name order, as far
            as the suffixes are known; hidden files are passed over. What is named twice is read once.
        stdin: what "-" reads; the process's own standard input where None.
        on_problem: is told, as it happens, each thing that cannot be read. The rest is read all the same.

    Yields:
        The articles, in the order of the paths. No two have the same id: it is the article's own `id`, else the file's
        name without suffix, with the folder in front where two would be the same, and with a number behind where they
        still are.
    """
    sources = _sources(paths, on_problem)
    ids = _Ids(source.article_id for source in sources)
    for source in sources:
        path = None if source.path is None else _shown(source.path)
        for article in _in_english(_articles(source, stdin, on_problem), path or "standard input", on_problem):
            yield replace(article, article_id=ids.give(article.article_id, source.article_id), path=path)


def from_dicts(
    mappings: Iterable[Mapping[str, Any]], *, on_problem: Callable[[Problem], None], where: str = "articles"
) -> Iterator[Article]:
    """Makes articles of Python objects shaped like the JSON lines.

    Args:
        mappings: see `article_from_mapping`.
        on_problem: is told of those that are no article, by their number.
        where: what to call the collection in problems.

    Yields:
        The others, in order, each with an id of its own (`article`, `article-2`, ... where it has none).
    """
    ids = _Ids()
    for article in _in_english(from_objects(mappings, where, on_problem), where, on_problem):
        yield replace(article, article_id=ids.give(article.article_id, "article"))


def _in_english(articles: Iterable[Article], where: str, on_problem: Callable[[Problem], None]) -> Iterator[Article]:
    """The articles that are in no other language: chrono has words for English alone, and would read those wrongly."""
    for article in articles:
        if language := foreign(article.text):
            name = f"{where} ({article.article_id})" if article.article_id else where
            on_problem(Problem(name, f"is written {language}; chrono has words for English alone"))
        else:
            yield article


def _articles(
    source: _Source, stdin: TextIO | BinaryIO | None, on_problem: Callable[[Problem], None]
) -> Iterator[Article]:
    """The articles of one file, or of standard input."""
    where = "standard input" if source.path is None else _shown(source.path)
    try:
        if source.path is None:
            data = _all_of(sys.stdin if stdin is None else stdin)
            yield from recognize(data)(io.BytesIO(data), where, on_problem)
        else:
            with source.path.open("rb") as stream:
                yield from _format_of(source.path)(stream, where, on_problem)
    except OSError as error:
        on_problem(Problem(where, _reason(error)))


def _all_of(stream: TextIO | BinaryIO) -> bytes:
    """Everything that a stream still holds, as bytes: text streams change line ends, so what is under them is read."""
    data = getattr(stream, "buffer", stream).read()
    return data if isinstance(data, bytes) else str(data).encode("utf-8", "replace")


def _sources(paths: Iterable[str | Path], on_problem: Callable[[Problem], None]) -> list[_Source]:
    """What there is to read, in order, with ids."""
    files: list[Path | None] = []
    seen: set[str] = set()
    for path in paths:
        for file in (None,) if str(path) == STANDARD_INPUT else _files_at(Path(path), on_problem):
            key = STANDARD_INPUT if file is None else str(file.resolve())
            if key not in seen:
                seen.add(key)
                files.append(file)
    names = _names([file for file in files if file is not None])
    return [_Source(None) if file is None else _Source(file, names[file]) for file in files]


def _names(files: list[Path]) -> dict[Path, str]:
    """An id for each file: its stem, with the folder in front and a number behind as far as it takes to be unique."""
    stems = Counter(_shown(Path(file.stem)) for file in files)
    ids = _Ids()
    names: dict[Path, str] = {}
    for file in files:
        stem = _shown(Path(file.stem))
        folder = _shown(Path(file.absolute().parent.name))
        names[file] = ids.give(f"{folder}/{stem}" if stems[stem] > 1 and folder else stem, "")
    return names


def _files_at(path: Path, on_problem: Callable[[Problem], None]) -> Iterator[Path]:
    """The files that a path stands for: itself, or what is in the folder."""
    try:
        is_folder = path.is_dir()
        if not is_folder:
            path.stat()
    except (OSError, ValueError) as error:
        on_problem(Problem(_shown(path), _reason(error)))
        return
    if is_folder:
        empty = True
        told: list[Problem] = []
        for file in _files_in(path, told.append, frozenset()):
            empty = False
            yield file
        for problem in told:
            on_problem(problem)
        others = _others_in(path)
        if empty and not told:
            aside = f"; it holds what cannot be read: {others}" if others else ""
            on_problem(Problem(_shown(path), f"is a folder without articles{aside}"))
        elif others:
            on_problem(Problem(_shown(path), f"also holds what cannot be read: {others}", fatal=False))
    elif path.suffix.lower() in FORMATS:
        yield path
    else:
        known = " ".join(FORMATS)
        on_problem(Problem(_shown(path), f"is no kind of file that can be read (those that can: {known})"))


def _files_in(folder: Path, on_problem: Callable[[Problem], None], above: frozenset[str]) -> Iterator[Path]:
    """The articles in a folder and below, in name order; `above` keeps links from leading around in a circle."""
    here = os.path.realpath(folder)
    if here in above:
        return
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        on_problem(Problem(_shown(folder), _reason(error)))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        try:
            is_folder, is_file = entry.is_dir(), entry.is_file()
        except OSError as error:
            on_problem(Problem(_shown(entry), _reason(error)))
            continue
        if is_folder:
            yield from _files_in(entry, on_problem, above | {here})
        elif is_file and entry.suffix.lower() in FORMATS:
            yield entry


def _others_in(folder: Path) -> str:
    """The documents in a folder and below that a reader may think were read, by suffix: ".docx (1), .pdf (3)"."""
    found: Counter[str] = Counter()
    for _, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        shown = (name for name in names if not name.startswith("."))
        found.update(suffix for name in shown if (suffix := Path(name).suffix.lower()) in _DOCUMENTS)
    return ", ".join(f"{suffix} ({found[suffix]})" for suffix in sorted(found))


def _format_of(path: Path) -> Format:
    """What reads a file of this suffix."""
    return FORMATS[path.suffix.lower()]


def _shown(path: Path) -> str:
    """A path as text that can be printed, whatever bytes its name is made of."""
    return without_surrogates(str(path))


def _reason(error: Exception) -> str:
    """Why a file cannot be opened, in a clause."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[:1].lower() + error.strerror[1:]
    return f"is no path that can be opened ({error})"
