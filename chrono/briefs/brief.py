"""What a brief says, in words: a sentence, rows with a note each, the sources. No markup yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chrono.charts import words
from chrono.charts.resting import SIGN, SIGN_WORDS
from chrono.chronology.ordering import in_sequence
from chrono.reports.summary import summary
from chrono.reports.view import report_view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chrono.chronology.tables import Tables
    from chrono.reports.summary import Summary
    from chrono.reports.view import ArticleView, EventView

_QUOTE = 300  # characters of a sentence; the whole of it stands in the report
HEAD = ("When", "Event", "Who, where", "Standing")


@dataclass(frozen=True, slots=True)
class Row:
    """An event: its cells under `HEAD`, and its footnote: the dates claimed, a sentence of each article."""

    cells: tuple[str, str, str, str]
    note: str


@dataclass(frozen=True, slots=True)
class Source:
    """An article: its title, what is known of it in words, and its address (empty where no browser may follow it)."""

    title: str
    about: str
    link: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief: `lead` is the sentence on span and sources, `cautions` are what a reader must know before quoting."""

    title: str
    lead: str
    cautions: tuple[str, ...]
    chart_words: str
    rows: tuple[Row, ...]
    sources: tuple[Source, ...]


def brief(tables: Tables, *, title: str | None = None) -> Brief:
    """The words of a brief.

    Args:
        tables: the chronology; its texts may be hostile: they come out on one line, without control characters.
        title: the brief's title; by default it says how many articles were read.

    Returns:
        The brief; nothing in it is escaped yet.
    """
    tables = in_sequence(tables)
    view = report_view(tables)
    sentences = tables.mentions.select("article_id", "sentence_start").unique().height
    facts = summary(tables, view)
    count = words.counted(len(view.articles), "article")
    events = words.counted(len(view.events), "event")
    span = f", {facts.span}," if facts.span else ""
    return Brief(
        title=_line(title or f"Chronology of {count}"),
        lead=f"{events}{span} told in {words.counted(sentences, 'sentence')} of {count}.",
        cautions=tuple(_cautions(facts)),
        chart_words=f"Chronology: {events}{span}".rstrip(","),
        rows=tuple(_row(event, view.articles) for event in view.events),
        sources=tuple(_source(article) for article in view.articles),
    )


def _cautions(facts: Summary) -> list[str]:
    said = [facts.nothing] if facts.nothing else []
    if facts.inferred:
        dates = "The date of 1 article is" if facts.inferred == 1 else f"The dates of {facts.inferred} articles are"
        said.append(f"{dates} inferred{', or not known' if facts.missing else ''}.")
    if facts.rests:
        said.append(f"{SIGN} marks a date {SIGN_WORDS}.")
    if facts.disputed:
        said.append(f"The sources disagree about the date of {words.counted(len(facts.disputed), 'event')}.")
    if facts.planned:
        verb = "was" if facts.planned == 1 else "were"
        said.append(f"{words.counted(facts.planned, 'event')} {verb} only planned when the articles were written.")
    if facts.undated:
        verbs = "has no known date and stands" if len(facts.undated) == 1 else "have no known date and stand"
        said.append(f"{words.counted(len(facts.undated), 'event')} {verbs} last.")
    if facts.gaps:
        said.append(f"No event is dated to {'; '.join(facts.gaps)}: the articles may not cover it.")
    return said


def _row(event: EventView, articles: Sequence[ArticleView]) -> Row:
    who, where = ", ".join(event.actors), ", ".join(event.places)
    standing = f"{event.factuality_words}; {event.status_words}"
    quotes: dict[str, str] = {}
    for mention in event.mentions:
        number = int(mention.target.split("-")[1])  # of the article; two may have one title
        source = f"{mention.article}, {_day(articles[number - 1])}" if number else mention.article
        sentence = "".join(piece.text for piece in mention.pieces)
        quotes.setdefault(f"{number} {source}", f"“{words.shorten(sentence, _QUOTE)}” ({_line(source)})")
    cells = (
        event.when + (f" {SIGN}" if event.rests else ""),
        event.label,
        " · ".join(part for part in (who, where) if part),
        ": ".join([standing, *([" or ".join(date for date, _ in event.claims)] if event.claims else [])]),
    )
    when, label, parties, stands = (_line(cell) for cell in cells)
    claims = "; ".join(f"{date} by {_line(told_by)}" for date, told_by in event.claims)
    note = f"Dates claimed: {claims}. " if claims else ""
    return Row((when, label, parties, stands), note + "; ".join(quotes.values()))


def _day(article: ArticleView) -> str:
    return f"{article.dated}, inferred" if article.inferred and article.known else article.dated


def _source(article: ArticleView) -> Source:
    dated = f"{article.dated} ({article.how})" if article.dated != "no date known" else article.dated
    if article.bounds and not article.dated.startswith("on or after"):
        dated += f", {article.bounds}"
    about = f"{article.publisher}, {dated}" if article.publisher else dated
    return Source(_line(article.title), _line(about), _line(article.link))


def _line(text: str) -> str:
    return " ".join(words.clean(text).split())
