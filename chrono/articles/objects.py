"""Articles as objects: JSON, JSON lines, and Python mappings of the same shape."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from chrono.articles.article import Article, Problem
from chrono.articles.decoding import OnProblem, decode, whole_text, without_surrogates

_KINDS = {dict: "an object", list: "a list", str: "a string", bool: "true or false", int: "a number", float: "a number"}
_OPTIONAL = ("title", "date", "url", "publisher")
# What feeds, scrapers and site generators call the day of publication, where there is no `date`.
DATES = (
    "published", "publishedAt", "published_at", "published_date", "publish_date", "publication_date",
    "pubDate", "pubdate", "datePublished", "date_published",
)  # fmt: skip


def article_from_mapping(mapping: Mapping[str, Any]) -> Article:
    """Makes an article of a mapping like a JSON line: `id`, `title`, `text`, `date`, `url`, `publisher`.

    Args:
        mapping: only `text` is needed; other keys are ignored, but for the other names of `DATES` where there is no
            `date`. A date may be a `datetime.date`, `id` an int.

    Returns:
        The article; its `article_id` is "" where the mapping has no `id`.

    Raises:
        ValueError: a field is missing, empty or of the wrong type; the message says which, in one clause.
    """
    if not isinstance(mapping, Mapping):
        raise ValueError(f"an article has to be an object with a “text”, not {_kind(mapping)}")
    if mapping.get("text") is None:
        raise ValueError("has no “text”")
    text = _string(mapping, "text")
    if not text.strip():
        raise ValueError("its “text” is empty")
    return Article(article_id=_string(mapping, "id").strip(), text=text, **optional_fields(mapping))


def optional_fields(mapping: Mapping[str, Any]) -> dict[str, Any]:
    """The fields beside `id` and `text`, as arguments of `Article`.

    Args:
        mapping: what the source says.

    Returns:
        Those that are there, without the white space around them; dates as ISO strings.

    Raises:
        ValueError: one of them has the wrong type.
    """
    fields = {name: _string(mapping, name).strip() for name in _OPTIONAL}
    fields["date"] = fields["date"] or next(filter(None, (_other_date(mapping.get(name)) for name in DATES)), "")
    return {name: value for name, value in fields.items() if value}


def _string(mapping: Mapping[str, Any], name: str) -> str:
    """One field as a string, "" where it is missing or null; ValueError where it is something else."""
    value = mapping.get(name)
    if value is None:
        return ""
    if isinstance(value, str):
        return without_surrogates(value)
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if name == "date" and isinstance(value, datetime.date):  # datetimes are dates too
        return value.isoformat()
    raise ValueError(f"its “{name}” is {_kind(value)}, not a string")


def _other_date(value: object) -> str:
    """A date under another name, "" for anything else (`published: true`)."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    return without_surrogates(value).strip() if isinstance(value, str) else ""


def _kind(value: object) -> str:
    """What a value is, in the words of JSON."""
    return _KINDS.get(type(value), "null" if value is None else f"a {type(value).__name__}")


def from_objects(objects: Iterable[object], where: str, on_problem: OnProblem) -> Iterator[Article]:
    """Makes articles of objects, telling the place of those that are none.

    Args:
        objects: mappings, hopefully.
        where: where they come from; `article 3 of it` is told of a bad one.
        on_problem: is told of each that is no article.

    Yields:
        The others, in order.
    """
    for number, item in enumerate(objects, 1):
        try:
            article = article_from_mapping(item)  # type: ignore[arg-type]
        except ValueError as error:
            on_problem(Problem(where, f"article {number} cannot be read: {error}"))
        else:
            yield article


def json_file(stream: BinaryIO, where: str, on_problem: OnProblem) -> Iterator[Article]:
    """Reads JSON: one article, a list of them, or an object that has such a list under `articles`.

    Args:
        stream: the file; it may hold JSON lines as well.
        where: its name in problems.
        on_problem: is told of broken JSON (with the line), and of articles that are none.

    Yields:
        The articles, in order.
    """
    text = whole_text(stream, where, on_problem)
    if text is None:
        return
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and is_json_object(text.lstrip().partition("\n")[0]):
            lines = (line.encode() for line in text.split("\n"))
            yield from _lines(lines, where, on_problem)
        else:
            on_problem(_broken(error, f"{where}:{error.lineno}"))
        return
    except (ValueError, RecursionError) as error:
        on_problem(_broken(error, where))
        return
    yield from _articles_in(value, where, on_problem)


def _articles_in(value: object, where: str, on_problem: OnProblem) -> Iterator[Article]:
    """The articles of a JSON document."""
    if isinstance(value, dict) and "text" not in value and isinstance(value.get("articles"), list):
        value = value["articles"]
    if isinstance(value, list):
        if not value:
            on_problem(Problem(where, "has no articles in it"))
        yield from from_objects(value, where, on_problem)
        return
    try:
        article = article_from_mapping(value)  # type: ignore[arg-type]
    except ValueError as error:
        on_problem(Problem(where, str(error)))
    else:
        yield article


def json_lines(stream: BinaryIO, where: str, on_problem: OnProblem) -> Iterator[Article]:
    """Reads JSON lines, a line at a time: however long the file is, one article of it is held.

    Args:
        stream: the file; blank lines are passed over.
        where: its name in problems.
        on_problem: is told of each line that is no article, as `where:line`.

    Yields:
        The others, in order.
    """
    yield from _lines(stream, where, on_problem)


def _lines(lines: Iterable[bytes], where: str, on_problem: OnProblem) -> Iterator[Article]:
    """See `json_lines`."""
    blank = True
    for number, line in enumerate(lines, 1):
        place = f"{where}:{number}"
        if b"\0" in line:  # the rest would be line noise too
            on_problem(Problem(place, "is binary, not text"))
            return
        text = decode(line, place, on_problem)
        blank = blank and text is not None and not text.strip()
        if text is None or not text.strip():
            continue
        try:
            article = article_from_mapping(json.loads(text.strip()))
        except (json.JSONDecodeError, RecursionError) as error:
            on_problem(_broken(error, place))
        except ValueError as error:
            on_problem(Problem(place, str(error)))
        else:
            yield article
    if blank:
        on_problem(Problem(where, "is empty"))


def is_json_object(text: str) -> bool:
    """Whether a text is one JSON object."""
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False


def _broken(error: Exception, where: str) -> Problem:
    """What to say of JSON that cannot be parsed."""
    if isinstance(error, json.JSONDecodeError):
        reason = (error.msg[:1].lower() + error.msg[1:]).removesuffix(" at")  # "Unterminated string starting at"
        return Problem(where, f"is broken JSON: {reason} at column {error.colno}")
    return Problem(where, "is JSON nested too deeply" if isinstance(error, RecursionError) else f"is no JSON: {error}")
