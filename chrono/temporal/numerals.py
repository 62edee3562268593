"""Numbers in figures and in words: what kinds of things each may be, and words of one number as one token."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chrono.temporal.lexicon import Kinds

FIRST_YEAR, LAST_YEAR = 1000, 2199
_LAST_HOUR, _MINUTES = 23, 60  # of a clock without a mark ("0530 hours")
_LATE_DAYS = range(13, 32)  # no month has such a number, so that a figure before it is the month ("11/18")
_PAST_YEARS = range(1700, 1900)  # beside the right words they are years ("the 1858 treaty"); alone they may count
_MOST_NUMERALS = 8  # words of one number; what is longer is a list, and no number to reckon with
MOST_TOKENS = 2 * _MOST_NUMERALS  # of one number, with what joins its words


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
        if n in _LATE_DAYS:
            kinds["late_day"] = n
        if len(text) == 2:
            kinds["year_of_century"] = n
    elif len(text) == 4 and FIRST_YEAR <= n <= LAST_YEAR:
        kinds["year"] = n
        if 1900 <= n <= 2059:
            kinds["sure_year"] = n
        elif n in _PAST_YEARS:
            kinds["past_year"] = n
    if len(text) == 4 and n // 100 <= _LAST_HOUR and n % 100 < _MINUTES:
        kinds["hhmm"] = n
        if text[0] == "0":
            kinds["sure_hhmm"] = n
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


def read(tokens: Sequence[tuple[int | None, bool]]) -> tuple[int, int]:
    """The number in words that a stretch of tokens begins with: of how many tokens it is, and the number.

    Args:
        tokens: each one's number, None where it is no numeral, and whether it may join two ("-", "and"). The first is
            a numeral; no more than `MOST_TOKENS` are looked at.
    """
    values: list[int] = []
    width = 0
    for at, (numeral, joins) in enumerate(tokens):
        if numeral is not None and len(values) < _MOST_NUMERALS:
            values.append(numeral)
            width = at + 1
        elif len(values) == _MOST_NUMERALS or not joins or not _continues(values, tokens[at + 1 : at + 2]):
            break
    return width, _number(values)


def _continues(values: list[int], following: Sequence[tuple[int | None, bool]]) -> bool:
    """Whether "twenty-" or "hundred and" goes on with a smaller number ("two and three" does not)."""
    n = following[0][0] if following else None
    return n is not None and ((20 <= values[-1] < 100 and n < 10) or values[-1] in (100, 1000))


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
