"""Numbers in figures and in words: what kinds of things each may be, and words of one number as one token."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chrono.temporal.lexicon import Kinds
    from chrono.temporal.tokens import Alphabet, Tokens

FIRST_YEAR, LAST_YEAR = 1000, 2199
_MOST_NUMERALS = 8  # words of one number; what is longer is a list, and no number to reckon with


@cache
def digit_kinds(text: str) -> Kinds:
    """What a run of digits may be: "12" is a number, a day, a month, an hour; "2014" also a year."""
    if len(text) > 4:
        return {"amount": text}
    n = int(text)
    kinds: Kinds = {"number": n}
    if len(text) <= 2:
        kinds["digits2"] = n
        if 1 <= n <= 31:
            kinds["day"] = n
        if n <= 24:
            kinds["hour"] = n
        if len(text) == 2:
            kinds["year_of_century"] = n
    elif len(text) == 4 and FIRST_YEAR <= n <= LAST_YEAR:
        kinds["year"] = n
        if 1900 <= n <= 2059:
            kinds["sure_year"] = n
    return kinds


@cache
def ordinal_kinds(n: int) -> Kinds:
    """What an ordinal may be: "3rd" is also a day of a month."""
    return {"ordinal": n, "day": n} if n <= 31 else {"ordinal": n}


@cache
def number_kinds(n: int) -> Kinds:
    """What a number in words may be: "five" is also an hour, "nineteen ninety-seven" also a year."""
    kinds: Kinds = {"number": n, "one": n} if n == 1 else {"number": n}
    if 1 <= n <= 12:
        kinds["hour"] = n
    if FIRST_YEAR <= n <= LAST_YEAR:
        kinds["year"] = n
        if 1900 <= n <= 2059:
            kinds["sure_year"] = n
    return kinds


def join_numerals(tokens: Tokens, letters: Alphabet) -> None:
    """Numbers in words as one token: "twenty-five", "two hundred and fifty", "nineteen ninety-seven"."""
    kinds = tokens.kinds
    joined: list[tuple[int, int, Kinds]] = []
    i = 0
    while i < len(kinds):
        if "numeral" not in kinds[i]:
            i += 1
            continue
        values, last = [int(kinds[i]["numeral"])], i
        j = i + 1
        while j < len(kinds):
            if "numeral" in kinds[j] and len(values) < _MOST_NUMERALS:
                values.append(int(kinds[j]["numeral"]))
                last = j
            elif len(values) == _MOST_NUMERALS or not (
                {"dash", "and"} & kinds[j].keys() and _continues(values, kinds[j + 1] if j + 1 < len(kinds) else {})
            ):
                break
            j += 1
        joined.append((i, last + 1, number_kinds(_number(values))))
        i = last + 1
    join(tokens, joined, letters)


def join(tokens: Tokens, joined: list[tuple[int, int, Kinds]], letters: Alphabet) -> None:
    """Runs of tokens as one token each: first, behind the last, kinds; in order."""
    if not joined:
        return
    starts, ends, kinds, signature = tokens.starts, tokens.ends, tokens.kinds, tokens.signature
    parts: tuple[list[int], list[int], list[Kinds], list[str]] = ([], [], [], [])
    at = 0
    for first, behind, meaning in [*joined, (len(starts), len(starts), {})]:
        parts[0].extend(starts[at:first])
        parts[1].extend(ends[at:first])
        parts[2].extend(kinds[at:first])
        parts[3].append(signature[at:first])
        if first < behind:
            parts[0].append(starts[first])
            parts[1].append(ends[behind - 1])
            parts[2].append(meaning)
            parts[3].append(letters.letter(meaning))
        at = behind
    tokens.starts, tokens.ends, tokens.kinds, tokens.signature = *parts[:3], "".join(parts[3])


def _continues(values: list[int], following: Kinds) -> bool:
    """Whether "twenty-" or "hundred and" goes on with a smaller number ("two and three" does not)."""
    n = following.get("numeral")
    return isinstance(n, int) and ((20 <= values[-1] < 100 and n < 10) or values[-1] in (100, 1000))


def _number(values: list[int]) -> int:
    if len(values) >= 2 and 10 <= values[0] <= 21 and 10 <= values[1] < 100:
        return values[0] * 100 + sum(values[1:])  # "nineteen ninety-seven"
    total = part = 0
    for n in values:
        if n in (12,) and part:
            part *= n
        elif n >= 100:
            part = max(part, 1) * n
            if n == 1000:
                total, part = total + part, 0
        else:
            part += n
    return total + part
