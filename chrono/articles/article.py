"""An article, and what can go wrong when one is read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news text, as read: nothing about it is inferred yet.

    Attributes:
        article_id: the `id` field where there is one, else the file's name without its suffix. An article made in
            Python may leave it out: `chrono.extract` gives it one made of its content (`article-1a2b3c4d`).
        text: the running text; every character offset of chrono counts its code points.
        title: a headline that the source states apart from the text, or "".
        url: where the article stands on the web, as the source says.
        publisher: who published it, as the source says.
        path: the file that it was read from, None for standard input and Python objects.
        language: ISO 639-1 code.
        date: the publication date as the source gives it (JSON `date`, front matter, TimeML's DCT), unparsed.
        metadata_date: an ISO date that the HTML's metadata states.
        metadata_note: where in the HTML it stands, in words.
    """

    article_id: str = ""
    text: str
    title: str = ""
    url: str | None = None
    publisher: str | None = None
    path: str | None = None
    language: str = "en"
    date: str | None = None
    metadata_date: str | None = None
    metadata_note: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read (or is worth a word): one line for standard error.

    Attributes:
        where: the path, with the line where that is known (`a.jsonl:3`).
        what: one clear clause, without a full stop.
        fatal: whether an input was lost, so that the command ends with exit code 1.
    """

    where: str
    what: str
    fatal: bool = True

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"
