"""The whole way, room after room, for articles that are read together: recognize, date, resolve, relate.

`running` leads any number of them this way, settles their dates among each other, and merges what they tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from chrono.articles import Problem
from chrono.dating import Policy, date_alone, date_articles, names
from chrono.temporal.bounded import resolve_between
from chrono.temporal.recognizing import recognize
from chrono.temporal.resolving import resolve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    import polars as pl

    from chrono.articles import Article
    from chrono.dating import Alone, Published
    from chrono.events import Mention
    from chrono.events.times import Time
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

    `on_problem` is told of every article whose date stays unknown, or is not the one that it gives: nothing is lost,
    but a reader must know.
    """
    expressions = {a.article_id: recognize(a.text, _language(a)) for a in articles}
    dated = date_articles(articles, expressions, policy)
    tell_undated(((a.article_id, a.path) for a in articles), dated, on_problem)
    return dated, expressions


def tell_undated(
    articles: Iterable[tuple[str, str | None]], dated: Mapping[str, Published], on_problem: OnProblem
) -> None:
    """Tell of every article (its id and path) whose date stays unknown, or is not the one that it gives."""
    for article_id, path in articles:
        known = dated[article_id]
        what = ""
        if known.day is None:
            found = f" (only {known.value})" if known.value else f" (not before {known.after})" if known.after else ""
            what = f"its date is not known{found}; what depends on it stays open (--date gives one)"
        elif known.refused:
            what = f"it is dated {known.day} instead ({known.source})"
        if what:
            what = f"{known.refused}: {what}" if known.refused else what
            on_problem(Problem(article_id if path is None else f"{path} ({article_id})", what, fatal=False))


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


def look(articles: Sequence[Article], policy: Policy) -> tuple[dict[str, Alone], dict[str, tuple[str, ...]]]:
    """What each article says of its own date, and the names in it that may tie it to its neighbours; both by id."""
    alone = {a.article_id: date_alone(a, recognize(a.text, _language(a)), policy) for a in articles}
    return alone, {a.article_id: tuple(sorted(names(a.text))) if policy.infer else () for a in articles}


def rows(
    articles: Sequence[Article],
    dated: Mapping[str, Published],
    today: date,
    *,
    implied: bool = False,
    model: str | None = None,
) -> dict[str, pl.DataFrame]:
    """What some articles tell, as tables: `articles`, `timexes`, and `found`, their mentions before merging.

    Args:
        articles: with ids that differ.
        dated: their dates, by id.
        today: the present day.
        implied: whether to tell as well what no expression dates; every sentence is parsed then.
        model: another spaCy pipeline of Universal Dependencies, by name or path.

    Raises:
        chrono.language.LanguageError: the pipeline cannot be used.
    """
    from chrono.chronology import found
    from chrono.chronology.building import article_rows, timex_rows
    from chrono.events import chosen, mentions, simplifications, times
    from chrono.language import Reading, analyse, forgetting

    timexes: dict[str, tuple[Timex, ...]] = {}
    dates: dict[str, tuple[Time, ...]] = {}

    def readings() -> Iterator[Reading]:
        for article in articles:
            key, text, language = article.article_id, article.text, _language(article)
            day = dated[key].interval
            timexes[key] = _resolved(article, dated[key], recognize(text, language), today)
            dates[key] = times(timexes[key], text, day, language, implied=implied)
            shown = simplifications(timexes[key], dates[key], text, language)
            yield Reading(text, shown, None if implied else chosen(text, dates[key], language), language)

    told: list[Mention] = []
    with forgetting(model, (article.text for article in articles)):
        for article, sentences in zip(articles, analyse(readings(), model), strict=True):
            key = article.article_id
            told += mentions(key, sentences, dates[key], dated[key], _language(article), implied=implied)
    return {
        "articles": article_rows(articles, dated),
        "timexes": timex_rows(timexes),
        "found": found.rows(told, dated, today),
    }


def unread(articles: Sequence[Article], dated: Mapping[str, Published]) -> dict[str, pl.DataFrame]:
    """The tables that `rows` gives, of articles that cannot be read: they are listed, and tell nothing."""
    from chrono.chronology import found
    from chrono.chronology.building import article_rows, timex_rows

    return {
        "articles": article_rows(articles, dated),
        "timexes": timex_rows({}),
        "found": found.rows((), dated, date.max),
    }


def _language(article: Article) -> str:
    """The language whose rules read an article; English where chrono has none for it."""
    from chrono.temporal.lexicon import languages

    return article.language if article.language in languages() else "en"
