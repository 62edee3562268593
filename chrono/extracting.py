"""The whole way, room after room: recognize, date, resolve, relate, merge, build."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chrono.articles import Problem
from chrono.dating import Policy, date_articles
from chrono.temporal.bounded import resolve_between
from chrono.temporal.recognizing import recognize
from chrono.temporal.resolving import resolve

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from chrono.articles import Article
    from chrono.chronology.tables import Tables
    from chrono.dating import Published
    from chrono.events import Mention
    from chrono.temporal.meaning import Expression
    from chrono.temporal.timex3 import Timex

    OnProblem = Callable[[Problem], None]


@dataclass(frozen=True, slots=True)
class Tagged:
    """Articles with their dates and resolved time expressions, by article id."""

    articles: tuple[Article, ...]
    dated: Mapping[str, Published]
    timexes: Mapping[str, tuple[Timex, ...]]


def date_all(
    articles: Sequence[Article], policy: Policy, on_problem: OnProblem = lambda _: None
) -> tuple[dict[str, Published], dict[str, tuple[Expression, ...]]]:
    """Recognize the expressions of every article and date the articles by them.

    `on_problem` is told of every article whose date stays unknown: nothing is lost, but a reader must know.
    """
    expressions = {a.article_id: recognize(a.text, _language(a)) for a in articles}
    dated = date_articles(articles, expressions, policy)
    for article in articles:
        known = dated[article.article_id]
        if known.day is None:
            found = f" (only {known.value})" if known.value else f" (not before {known.after})" if known.after else ""
            what = f"its date is not known{found}; what depends on it stays open (--date gives one)"
            where = article.article_id if article.path is None else f"{article.path} ({article.article_id})"
            on_problem(Problem(where, what, fatal=False))
    return dated, expressions


def tag(articles: Sequence[Article], policy: Policy, on_problem: OnProblem = lambda _: None) -> Tagged:
    """Every article's time expressions with their values. No language model is loaded."""
    dated, expressions = date_all(articles, policy, on_problem)
    timexes = {
        a.article_id: _resolved(a, dated[a.article_id], expressions[a.article_id], policy.today) for a in articles
    }
    return Tagged(tuple(articles), dated, timexes)


def _resolved(article: Article, known: Published, found: Sequence[Expression], today: date) -> tuple[Timex, ...]:
    """Expressions resolved against the article's day, or against what is known of it; none is written after today."""
    if known.interval:
        return resolve(found, article.text, known.interval)
    return resolve_between(found, article.text, known.after, known.before or today, known.month_day)


def extract(
    articles: Sequence[Article],
    policy: Policy,
    *,
    implied: bool = False,
    model: str | None = None,
    progress: Callable[[int], None] = lambda _: None,
    on_problem: OnProblem = lambda _: None,
) -> Tables:
    """The chronology of some articles.

    Args:
        articles: with ids that differ.
        policy: what the user says about dates, and the present day.
        implied: whether events dated only by context are kept.
        model: another spaCy pipeline of Universal Dependencies, by name or path.
        progress: called with the number of articles done.
        on_problem: told of articles whose date stays unknown.

    Raises:
        chrono.language.LanguageError: the pipeline cannot be used.
    """
    from chrono.chronology.building import build
    from chrono.chronology.merging import merge
    from chrono.events import chosen, mentions, simplifications, times
    from chrono.language import Reading, analyse

    tagged = tag(articles, policy, on_problem)
    dates = {
        a.article_id: times(
            tagged.timexes[a.article_id], a.text, tagged.dated[a.article_id].interval, _language(a), implied=implied
        )
        for a in articles
    }
    readings = (
        Reading(
            a.text,
            simplifications(tagged.timexes[a.article_id], dates[a.article_id], a.text, _language(a)),
            None if implied else chosen(a.text, dates[a.article_id], _language(a)),
            _language(a),
        )
        for a in articles
    )
    found: list[Mention] = []
    for number, (article, sentences) in enumerate(zip(articles, analyse(readings, model), strict=True)):
        key = article.article_id
        found += mentions(key, sentences, dates[key], tagged.dated[key], _language(article), implied=implied)
        progress(number + 1)
    return build(articles, tagged.dated, tagged.timexes, merge(found, implied=implied), policy.today)


def _language(article: Article) -> str:
    """The language whose rules read an article; English where chrono has none for it."""
    from chrono.temporal.lexicon import languages

    return article.language if article.language in languages() else "en"
