"""When each article was written: the sources in order of strength, all kept as evidence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from chrono.dating import stated
from chrono.dating.constraints import constraints
from chrono.dating.corpus import left_open, lend, names
from chrono.dating.evidence import Published, long_date
from chrono.dating.solving import solve
from chrono.dating.words import languages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from chrono.articles.article import Article
    from chrono.dating.evidence import Constraint
    from chrono.dating.solving import Solution
    from chrono.temporal.meaning import Expression

_LANGUAGES = frozenset(languages())


@dataclass(frozen=True, slots=True)
class Policy:
    """What the user says about dates.

    Attributes:
        today: the present day; nothing is dated after it.
        default: the date of articles that carry none.
        between: first and last day of the whole collection, inclusive.
        infer: whether the text and the neighbours may date an article.
    """

    today: date
    default: date | None = None
    between: tuple[date, date] | None = None
    infer: bool = True


@dataclass(frozen=True, slots=True)
class Alone:
    """What one article says of its own date, before its neighbours are asked.

    Attributes:
        published: the best that the article alone allows.
        solution: what its text leaves open; None where the date is stated, or must not be inferred.
    """

    published: Published
    solution: Solution | None = None


def date_articles(
    articles: Sequence[Article], expressions: Mapping[str, Sequence[Expression]], policy: Policy
) -> dict[str, Published]:
    """Date every article of one run.

    Args:
        articles: the articles, in any order; the result does not depend on it.
        expressions: what was recognized in each, by article id.
        policy: what the user says, and the present day.

    Returns:
        What is known of each article's date, by article id.
    """
    texts = {a.article_id: a.text for a in articles}
    alone = {a.article_id: date_alone(a, expressions[a.article_id], policy) for a in articles}
    return date_together(alone, lambda article_id: names(texts[article_id]))


def date_alone(article: Article, found: Sequence[Expression], policy: Policy) -> Alone:
    """What an article says of its date by itself.

    Args:
        article: the article.
        found: the expressions recognized in it.
        policy: what the user says, and the present day.
    """
    known = _stated(article, found, policy)
    refused = known.refused
    first, last = policy.between or (None, None)
    if known.day is not None:
        return Alone(known)
    if known.source != "unknown":
        if known.confidence == 1 and policy.infer:
            told = solve(_constraints(article, found), policy.today, known.after, known.before).published
            known = replace(_narrowed(known, told), refused=refused)
        return Alone(known)
    if not policy.infer:
        return Alone(replace(known, after=first, before=last))
    solution = solve(_constraints(article, found), policy.today, first, last)
    evidence = (*known.evidence, *solution.published.evidence)
    return Alone(replace(solution.published, evidence=evidence, refused=refused), solution)


def is_open(alone: Alone) -> bool:
    """Whether its neighbours may date an article: no others change by `date_together`."""
    return alone.solution is not None and left_open(alone.solution, alone.published)


def date_together(alone: Mapping[str, Alone], names_of: Callable[[str], Iterable[str]]) -> dict[str, Published]:
    """The dates of articles of one run: each one's own, and what its neighbours lend it.

    Args:
        alone: what each article says by itself, by article id.
        names_of: the names in an article, by its id (`corpus.names`); asked only where an article is open.
    """
    dated = {article_id: one.published for article_id, one in alone.items()}
    solutions = {article_id: one.solution for article_id, one in alone.items() if one.solution}
    for _ in range(2):  # a date that was lent may date a further article, once
        changed = lend(solutions, names_of, dated)
        if not changed:
            break
        dated |= changed
    return dated


def _narrowed(given: Published, solved: Published) -> Published:
    """A year or a month that is given, with what the text says within it."""
    evidence = (*given.evidence, *solved.evidence)
    if solved.day:
        return replace(solved, evidence=evidence)
    value = solved.value if solved.value and given.value and solved.value.startswith(given.value) else given.value
    bounds = solved.after or given.after, solved.before or given.before
    return replace(given, value=value, after=bounds[0], before=bounds[1], evidence=evidence)


def _constraints(article: Article, found: Sequence[Expression]) -> tuple[Constraint, ...]:
    """What the text says of its day, in the article's language where chrono has words for it."""
    return constraints(article.text, found, _language(article))


def _language(article: Article) -> str:
    return article.language if article.language in _LANGUAGES else "en"


def _stated(article: Article, found: Sequence[Expression], policy: Policy) -> Published:
    """The strongest date that the article carries; weaker ones are kept as evidence, and disagreement is said."""
    given = stated.given(article, policy.today)
    others = stated.metadata(article), stated.dateline(article, found, policy.today, _language(article))
    strongest = _strongest([p for p in (given, *others) if p], policy)
    return replace(strongest, refused=given.refused if given else None)


def _strongest(sources: Sequence[Published], policy: Policy) -> Published:
    """The first of the dates stated that can be the article's, with what every one of them says."""
    readable = [p for p in sources if p.day is not None and p.day <= policy.today]
    notes = [note for p in sources for note in p.evidence]
    notes += [f"{long_date(p.day)} lies in the future and is not used." for p in sources if p.day and p not in readable]
    if not readable:
        doubtful = next((p for p in sources if p.source != "unknown" and p.day is None), None)
        if doubtful:
            return replace(doubtful, evidence=tuple(notes))
        if policy.default and policy.default > policy.today:
            notes.append(f"The date {long_date(policy.default)} lies in the future and is not used.")
        elif policy.default:
            why = f"The date {long_date(policy.default)} was given for articles that carry none."
            return Published(
                policy.default, policy.default.isoformat(), "given", policy.default, policy.default, 0.9, (*notes, why)
            )
        return Published(evidence=tuple(notes))
    best = readable[0]
    if any(p.day != best.day for p in readable):
        notes.append(f"These dates disagree; {best.value} comes from the strongest source.")
        return replace(best, confidence=round(best.confidence - 0.2, 2), evidence=tuple(notes))
    return replace(best, evidence=tuple(notes))
