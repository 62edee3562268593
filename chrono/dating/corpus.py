"""Articles that tell the same story lend each other a year: shared names decide, not the folder that they lie in."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date, timedelta
from heapq import nsmallest
from typing import TYPE_CHECKING

from chrono.dating.evidence import long_date
from chrono.dating.words import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from chrono.dating.evidence import Published
    from chrono.dating.solving import Solution

# A capital inside a sentence is a name, more often than not; a sentence's first word proves nothing.
_NAME = re.compile(r"(?<=[a-z,’'] )(?:[A-Z][\w’'-]+|[A-Z]{2,})(?: [A-Z][\w’'-]+)*")
_FIRM = 0.8
_OF_WEEKDAY = 0.85  # how sure a year is that neighbours confirm
_SHARED = 4.0
_SHARED_WEEKDAY = 3.0  # a weekday fits one year in six: chance brings fewer neighbours that lie near that one
_SOME, _SEVERAL, _SHARED_TOGETHER = 1.5, 3, 3.0  # where several share a part each, and none of them objects
_NEAR = timedelta(days=150)
_COMMON = 100  # articles; a name that more of them have tells no story


def names(text: str, language: str = "en") -> frozenset[str]:
    """Words of a text that are part of a name, as they are written; titles and parts of the calendar are none."""
    none = load(language).no_names
    words = (w.removesuffix("’s").removesuffix("'s") for found in _NAME.findall(text) for w in found.split())
    return frozenset(w for w in words if w.lower() not in none and len(w) > 1)


def left_open(solution: Solution, known: Published) -> bool:
    """Whether an article's text leaves its year to its neighbours."""
    several = len(solution.days) > 1 or bool(solution.days and solution.weekday) or bool(solution.since)
    return several and known.confidence < _FIRM and known.source != "corpus"


def lend(
    solutions: Mapping[str, Solution], names_of: Callable[[str], Iterable[str]], dated: Mapping[str, Published]
) -> dict[str, Published]:
    """Years for articles whose own text leaves several, from neighbours that are firmly dated.

    Args:
        solutions: what each undated article's own text leaves open, by article id.
        names_of: the names in an article (`names`), by its id.
        dated: every article's date as known so far.

    Returns:
        The dates that change. The result does not depend on the order of the articles.
    """
    open_ids = sorted(i for i, s in solutions.items() if left_open(s, dated[i]))
    firm_ids = sorted(i for i, p in dated.items() if p.day and p.confidence >= _FIRM)
    if not open_ids or not firm_ids:
        return {}
    own = {i: frozenset(names_of(i)) for i in open_ids}
    asked = frozenset(name for bag in own.values() for name in bag)  # what none of them has ties nothing
    every = sorted({*open_ids, *firm_ids})
    frequency = Counter(name for i in every for name in asked.intersection(names_of(i)))
    weights = {name: _weight(count, len(every)) for name, count in frequency.items()}
    shelves: dict[str, list[str]] = defaultdict(list)  # the firmly dated articles with a name
    for i in firm_ids:
        for name in asked.intersection(names_of(i)):
            if weights[name]:
                shelves[name].append(i)
    changed: dict[str, Published] = {}
    for i in open_ids:
        one = solutions[i]
        fits = one.weekday or bool(one.since)
        enough = _SHARED_WEEKDAY if fits else _SHARED
        neighbours = _neighbours(i, own[i], shelves, weights, enough)
        together = not neighbours and (fits or one.pin is not None)  # its day is known, the year alone is asked for
        if together:
            neighbours = _together(i, own[i], shelves, weights)
        both = {n for j, _ in neighbours[: None if together else 1] for n in own[i].intersection(names_of(j))}
        shared = sorted(both, key=lambda n: (frequency[n], n))
        made = _from_neighbours(one, dated[i], [(j, dated[j].day) for j, _ in neighbours], shared, together=together)
        if made:
            changed[i] = made
    return changed


def _weight(count: int, articles: int) -> float:
    """What a shared name says: one that most have counts half, one that many have nothing (and costs nothing)."""
    if count > _COMMON:
        return 0.0
    return 1.0 if count <= max(2, articles // 2) else 0.5


def _neighbours(
    one: str, bag: frozenset[str], shelves: Mapping[str, Sequence[str]], weights: Mapping[str, float], enough: float
) -> list[tuple[str, float]]:
    """Firmly dated articles that share enough names, the closest first."""
    return nsmallest(5, _sharing(one, bag, shelves, weights, enough), key=lambda s: (-s[1], s[0]))


def _together(
    one: str, bag: frozenset[str], shelves: Mapping[str, Sequence[str]], weights: Mapping[str, float]
) -> list[tuple[str, float]]:
    """Several firmly dated articles that share some names each, and together enough: all that share as much."""
    some = sorted(_sharing(one, bag, shelves, weights, _SOME), key=lambda s: (-s[1], s[0]))
    near = {other for other, _ in some}
    shared = sum(weights[name] for name in bag if not near.isdisjoint(shelves.get(name, ())))
    return some if len(some) >= _SEVERAL and shared >= _SHARED_TOGETHER else []


def _sharing(
    one: str, bag: frozenset[str], shelves: Mapping[str, Sequence[str]], weights: Mapping[str, float], enough: float
) -> Iterator[tuple[str, float]]:
    scored: dict[str, float] = defaultdict(float)
    for name in sorted(bag):
        for other in shelves.get(name, ()):
            scored[other] += weights[name]
    return ((other, weight) for other, weight in scored.items() if other != one and weight >= enough)


def _from_neighbours(
    solution: Solution,
    own: Published,
    neighbours: Sequence[tuple[str, date | None]],
    names_shared: Sequence[str],
    *,
    together: bool,
) -> Published | None:
    possible = solution.days or tuple(day for day, _ in solution.since)
    nearest = [(min(possible, key=lambda d: (abs(d - day), d)), day) for _, day in neighbours if day]
    near = [(best, day) for best, day in nearest if abs(best - day) <= _NEAR]
    if not near or near[0] != nearest[0] or len({best for best, _ in near}) > 1:
        return None  # the closest decides, and no other may object
    if together and len(near) < len(nearest):
        return None
    (best, day), name = near[0], neighbours[0][0]
    shared = ", ".join(names_shared[:5])
    why = f"“{name}” tells of the same names ({shared}) and was written on {long_date(day)}"
    if together:
        first, *_, last = sorted(day for _, day in near)
        span = f"from {long_date(first)} to {long_date(last)}"
        why = f"{len(near)} articles tell of the same names ({shared}), all written {span}"
    why += f": so the year is {best.year}."
    if not solution.days:
        behind = dict(solution.since)[best]
        sure = round(_OF_WEEKDAY * behind.confidence, 2)
        stated = (note for note in own.evidence if note not in behind.evidence)
        evidence = (*stated, *behind.evidence, why)
        return replace(behind, source="corpus", confidence=sure, evidence=evidence, refused=own.refused)
    # Where a weekday leaves few years the neighbours confirm one; where any year would do they alone decide.
    confidence = _OF_WEEKDAY if solution.pin or solution.weekday else 0.6
    notes = [n for n in own.evidence if not n.startswith(("Nothing in the article", f"{best.year} is taken"))]
    return replace(
        own,
        day=best,
        value=best.isoformat(),
        source="corpus",
        after=best - timedelta(days=solution.pin.early) if solution.pin else best,
        before=best + timedelta(days=solution.pin.late) if solution.pin else own.before,
        confidence=confidence,
        evidence=(*notes, why),
    )
