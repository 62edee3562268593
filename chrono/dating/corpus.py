"""Articles that tell the same story lend each other a year: shared names decide, not the folder that they lie in."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from chrono.dating.evidence import long_date
from chrono.dating.words import load

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chrono.dating.evidence import Published
    from chrono.dating.solving import Solution

# A capital inside a sentence is a name, more often than not; a sentence's first word proves nothing.
_NAME = re.compile(r"(?<=[a-z,’'] )(?:[A-Z][\w’'-]+|[A-Z]{2,})(?: [A-Z][\w’'-]+)*")
_FIRM = 0.8
_SHARED = 4.0
_NEAR = timedelta(days=150)


def names(text: str, language: str = "en") -> frozenset[str]:
    """Words of a text that are part of a name, as they are written; titles and parts of the calendar are none."""
    none = load(language).no_names
    words = (w.removesuffix("’s").removesuffix("'s") for found in _NAME.findall(text) for w in found.split())
    return frozenset(w for w in words if w.lower() not in none and len(w) > 1)


def lend(
    solutions: Mapping[str, Solution], texts: Mapping[str, str], dated: Mapping[str, Published]
) -> dict[str, Published]:
    """Years for articles whose own text leaves several, from neighbours that are firmly dated.

    Args:
        solutions: what each undated article's own text leaves open, by article id.
        texts: all articles' texts by id.
        dated: every article's date as known so far.

    Returns:
        The dates that change. The result does not depend on the order of the articles.
    """
    open_ids = sorted(
        i
        for i, s in solutions.items()
        if (len(s.days) > 1 or (s.days and s.weekday)) and dated[i].confidence < _FIRM and dated[i].source != "corpus"
    )
    firm_ids = sorted(i for i, p in dated.items() if p.day and p.confidence >= _FIRM)
    if not open_ids or not firm_ids:
        return {}
    bags = {i: names(texts[i]) for i in {*open_ids, *firm_ids}}
    frequency = Counter(name for bag in bags.values() for name in bag)
    changed: dict[str, Published] = {}
    for i in open_ids:
        neighbours = _neighbours(i, firm_ids, bags, frequency)
        shared = sorted(bags[i] & bags[neighbours[0][0]], key=lambda n: (frequency[n], n)) if neighbours else []
        made = _from_neighbours(solutions[i], dated[i], [(j, dated[j].day) for j, _ in neighbours], shared)
        if made:
            changed[i] = made
    return changed


def _neighbours(
    one: str, firm: Sequence[str], bags: Mapping[str, frozenset[str]], frequency: Counter[str]
) -> list[tuple[str, float]]:
    """Firmly dated articles that share enough names, the closest first; a name that all share counts half."""
    scored = []
    for other in firm:
        shared = bags[one] & bags[other]
        weight = sum(1.0 if frequency[name] <= max(2, len(bags) // 2) else 0.5 for name in shared)
        if other != one and weight >= _SHARED:
            scored.append((other, weight))
    return sorted(scored, key=lambda s: (-s[1], s[0]))[:5]


def _from_neighbours(
    solution: Solution,
    own: Published,
    neighbours: Sequence[tuple[str, date | None]],
    names_shared: Sequence[str],
) -> Published | None:
    if not neighbours:
        return None
    known = sorted(day for _, day in neighbours if day)
    middle = known[len(known) // 2]
    best = min(solution.days, key=lambda d: (abs(d - middle), d))
    if abs(best - middle) > _NEAR:
        return None
    name, day = neighbours[0]
    shared = ", ".join(names_shared[:5])
    why = (
        f"“{name}” tells of the same names ({shared}) and was written on {long_date(day or middle)}: "
        f"so the year is {best.year}."
    )
    # Where a weekday leaves few years the neighbours confirm one; where any year would do they alone decide.
    confidence = 0.85 if solution.pin or solution.weekday else 0.6
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
