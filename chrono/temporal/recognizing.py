"""Finding the time expressions of a text: rules first, then refiners that join, modify and pair what they found.

Recognizing needs neither the article's date nor a parse: it says what is written, not which day that was.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from chrono.temporal.composing import compose
from chrono.temporal.grammar import rules
from chrono.temporal.meaning import Expression
from chrono.temporal.tokens import tokenize

if TYPE_CHECKING:
    import re

    from chrono.temporal.grammar import Rule
    from chrono.temporal.lexicon import Value
    from chrono.temporal.meaning import Meaning
    from chrono.temporal.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Found:
    """An expression while it is being recognized: a run of tokens `[first, last]` and what it means so far."""

    first: int
    last: int
    type: str
    meaning: Meaning
    rule: str
    mod: str | None = None
    pair: bool = False  # opens a range that the next expression closes


def recognize(text: str, language: str = "en") -> tuple[Expression, ...]:
    """Every time expression of a text, in order, none overlapping.

    Args:
        text: any text; the work is linear in its length.
        language: one of `lexicon.languages()`.
    """
    from chrono.temporal.refining import REFINERS

    tokens = tokenize(text, language)
    found = _longest(tokens, rules(language))
    for refiner in REFINERS:
        found = refiner(found, tokens)
    expressions = []
    for i, one in enumerate(found):
        start, end = tokens.starts[one.first], tokens.ends[one.last]
        closing = tokens.ends[found[i + 1].last] if one.pair and i + 1 < len(found) else None
        expressions.append(
            Expression(start, end, text[start:end], one.type, one.meaning, one.mod, one.rule, range_end=closing)
        )
    return tuple(expressions)


def _longest(tokens: Tokens, every: tuple[Rule, ...]) -> list[Found]:
    """All rules' matches, the longest at each place; the earlier rule wins where two are of one length."""
    candidates = [
        (match.start(), -match.end(), order, match)
        for order, rule in enumerate(every)
        for match in rule.pattern.finditer(tokens.signature)
    ]
    heapify(candidates)  # no two have the same place, length and rule, so matches are never compared
    found: list[Found] = []
    free = 0
    while candidates:
        start, _, order, match = heappop(candidates)
        if start < free:
            # "that same Monday, December 1": what the longer match left over may be an expression of its own.
            rest = (every[order].pattern.match(tokens.signature, at) for at in range(free, match.end()))
            if again := next((m for m in rest if m), None):
                heappush(candidates, (again.start(), -again.end(), order, again))
        elif made := _build(every[order], match, tokens):
            found += made
            free = match.end()
    return found


def _build(rule: Rule, match: re.Match[str], tokens: Tokens) -> list[Found]:
    """The one or two expressions of a match ("March 3–8" holds two), [] when the parts make no sense together."""
    first: dict[str, tuple[str, Value]] = {}
    second: dict[str, tuple[str, Value]] = {}
    edge = match.end()
    for name, kinds in rule.slots.items():
        at = match.start(name)
        if at < 0:
            continue
        kind = next(k for k in kinds if k in tokens.kinds[at])
        if name.endswith("2"):
            second[name[:-1]] = (kind, tokens.kinds[at][kind])
            edge = min(edge, at)
        else:
            first[name] = (kind, tokens.kinds[at][kind])
    if not second:
        meaning = compose(rule.make, first, rule.options)
        return [Found(match.start(), match.end() - 1, rule.type, meaning, rule.name)] if meaning else []
    return _build_pair(rule, match, edge, first, second)


def _build_pair(
    rule: Rule,
    match: re.Match[str],
    edge: int,
    first: dict[str, tuple[str, Value]],
    second: dict[str, tuple[str, Value]],
) -> list[Found]:
    if "yy" in second and "year" in first:  # "1914–18"
        year = int(first["year"][1])
        second["year"] = ("year", year // 100 * 100 + int(second.pop("yy")[1]))
        if int(second["year"][1]) <= year:
            return []
    a = compose(rule.make, {**{k: v for k, v in second.items() if k in ("month", "year")}, **first}, rule.options)
    b = compose(rule.make, {**{k: v for k, v in first.items() if k in ("month", "year")}, **second}, rule.options)
    if not a or not b:
        return []
    # The token before the second expression's first is the connector.
    return [
        Found(match.start(), edge - 2, rule.type, a, rule.name, pair=True),
        Found(edge, match.end() - 1, rule.type, b, rule.name),
    ]
