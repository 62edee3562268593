"""Finding the time expressions of a text: rules first, then refiners that join, modify and pair what they found.

Recognizing needs neither the article's date nor a parse: it says what is written, not which day that was.
"""

from __future__ import annotations

from functools import lru_cache
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

from chrono.temporal.composing import compose
from chrono.temporal.grammar import anchors, rules
from chrono.temporal.meaning import Expression
from chrono.temporal.tokens import tokenize

if TYPE_CHECKING:
    import re

    from chrono.temporal.alphabet import Known
    from chrono.temporal.grammar import Anchors, Rule
    from chrono.temporal.lexicon import Value
    from chrono.temporal.meaning import Meaning
    from chrono.temporal.tokens import Tokens

_REMEMBERED = 10_000
_MANY, _DENSE = 1000, 3  # anchors in a text, and tokens to each, from which on all of it is looked at
_SHARED = {"month", "year", "era_before", "meridiem"}
_DIAL = 12  # hours


class Found(NamedTuple):
    """An expression while it is being recognized: a run of tokens `[first, last]` and what it means so far.

    A tuple, as it is made anew at every step.
    """

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
    from chrono.temporal.pairing import REFINERS

    tokens = tokenize(text, language)
    found = _longest(tokens, rules(language), anchors(language))
    for refiner in REFINERS:
        found = refiner(found, tokens)
    places = tokens.places((one.first, one.last) for one in found)
    closing = [*(end for _, end in places[1:]), None]
    return tuple(
        [
            Expression(
                start, end, text[start:end], one.type, one.meaning, one.mod, one.rule, closing[i] if one.pair else None
            )
            for i, (one, (start, end)) in enumerate(zip(found, places, strict=True))
        ]
    )


def _longest(tokens: Tokens, every: tuple[Rule, ...], places: Anchors) -> list[Found]:
    """All rules' matches, the longest at each place; the earlier rule wins where two are of one length."""
    signature = tokens.signature
    candidates = _candidates(signature, places)
    heapify(candidates)
    found: list[Found] = []
    free = 0
    while candidates:
        start, end, order = heappop(candidates)
        match = every[order].pattern.match
        if start < free:
            # "that same Monday, December 1": what the longer match left over may be an expression of its own.
            rest = (match(signature, at) for at in range(free, -end))
            if again := next((m for m in rest if m), None):
                heappush(candidates, (again.start(), -again.end(), order))
        elif (matched := match(signature, start)) and (made := _build(every[order], matched, tokens)):
            found += made
            free = -end
    return found


def _candidates(signature: str, places: Anchors) -> list[tuple[int, int, int]]:
    """What `finditer` of each rule finds in all of the signature, by looking around the rule's anchors only.

    Returns:
        Start, end with a minus sign, and place in the order of rules; so that the first and longest sorts first.
    """
    candidates: list[tuple[int, int, int]] = []
    begin = [0] * len(places.rules)  # by rule: behind its last match
    every = [found.start() for found in places.pattern.finditer(signature)]
    if len(every) > _MANY and len(every) * _DENSE > len(signature):
        # A table of figures is full of anchors: one pass of each rule over all of it is less work.
        there = frozenset(signature)
        return [
            (match.start(), -match.end(), order)
            for order, rule in enumerate(places.rules)
            if not there.isdisjoint(rule.anchors)
            for match in rule.pattern.finditer(signature)
        ]
    for at in every:
        anchored = places.anchored[signature[at]]
        first = at - anchored.behind if at > anchored.behind else 0
        # A match that holds the anchor begins no further back; one that does not has been found, or will be.
        while first <= at and (passed := anchored.any.match(signature, first)) and (first := passed.end()) <= at:
            for order, behind, pattern in anchored.rules:
                if at - first <= behind and first >= begin[order] and (match := pattern.match(signature, first)):
                    begin[order] = match.end()
                    candidates.append((first, -begin[order], order))
            first += 1
    return candidates


def _build(rule: Rule, match: re.Match[str], tokens: Tokens) -> list[Found]:
    """The one or two expressions of a match ("March 3–8" holds two), [] when the parts make no sense together."""
    first, behind = match.span()
    if rule.single:
        meaning = _meaning(rule, tuple([tokens.known(at) if at >= 0 else None for at, _ in match.regs[1:]]))
        return [Found(first, behind - 1, rule.type, meaning, rule.name)] if meaning else []
    groups: dict[str, dict[str, tuple[str, Value]]] = {}
    places: dict[str, list[int]] = {}
    for slot, (at, _) in zip(rule.slots, match.regs[1:], strict=True):
        if at >= 0:
            groups.setdefault(slot.member, {})[slot.name] = slot.value(tokens.known(at))
            places.setdefault(slot.member, []).append(at)
    if len(groups) > 1:
        return _build_list(rule, match, tokens, [(places[which], groups[which]) for which in sorted(groups)])
    meaning = _composed(rule, tuple(next(iter(groups.values()), {}).items()))
    return [Found(first, behind - 1, rule.type, meaning, rule.name)] if meaning else []


@lru_cache(maxsize=_REMEMBERED)
def _meaning(rule: Rule, captured: tuple[Known | None, ...]) -> Meaning | None:
    """The meaning of a match that holds one expression; the same words mean the same wherever they stand.

    Args:
        rule: the rule.
        captured: what is known of the token that each of its slots captured, None where it captured none.
    """
    taken = [(slot, known) for slot, known in zip(rule.slots, captured, strict=True) if known]
    return _composed(rule, tuple({slot.name: slot.value(known) for slot, known in taken}.items()))


@lru_cache(maxsize=_REMEMBERED)
def _composed(rule: Rule, slots: tuple[tuple[str, tuple[str, Value]], ...]) -> Meaning | None:
    """The meaning of what was captured."""
    return compose(rule.make, dict(slots), rule.options)


def _build_list(
    rule: Rule,
    match: re.Match[str],
    tokens: Tokens,
    members: list[tuple[list[int], dict[str, tuple[str, Value]]]],
) -> list[Found]:
    """ "1914–18", "28 and 29 August", "May 3, 4 and 5": what one leaves out, it shares with the others."""
    shared = {name: slot for _, slots in reversed(members) for name, slot in slots.items() if name in _SHARED}
    found: list[Found] = []
    for i, (places, own) in enumerate(members):
        slots = {**shared, **own}
        if "yy" in own and "year" in shared:
            year, short = int(shared["year"][1]), int(slots.pop("yy")[1])
            if short <= year % 100:
                return []
            slots["year"] = ("year", year // 100 * 100 + short)
        if "meridiem" in shared and _turns(own, members[-1][1]):
            slots["meridiem"] = ("meridiem", _DIAL - int(slots["meridiem"][1]))  # "11-2 p.m." begins in the morning
        meaning = _composed(rule, tuple(slots.items()))
        if meaning is None:
            return []
        first = min(places) if i else match.start()
        first -= bool(i and "the" in tokens.kinds(first - 1))
        last = max(places) if i < len(members) - 1 else match.end() - 1
        found.append(Found(first, last, rule.type, meaning, rule.name))
    # Two that nothing but "and" joins are two times; all else is from the one to the other.
    between = [kind for kinds in tokens.between(found[-2].last + 1, found[-1].first) for kind in kinds]
    before = tokens.kinds(match.start() - 1) if match.start() else {}
    if "comma" not in between and ("and" not in between or "between" in before):
        found[-2] = found[-2]._replace(pair=True)
    return found


def _turns(own: dict[str, tuple[str, Value]], last: dict[str, tuple[str, Value]]) -> bool:
    """Whether an hour stands later on the dial than the one that ends its range."""
    hour, end = (int(str(one["hour"][1]).partition(":")[0]) % _DIAL for one in (own, last))
    return hour > end
