"""Which expressions of an article are counted from its date, at once or through others of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def counted(expressions: Iterable[tuple[int, str, str | None]]) -> frozenset[int]:
    """The expressions that lead back to the article's date, as "Monday" does and "4 May 2009" does not.

    “Two days later” may be counted from another expression of the text, which may hold a full date.

    Args:
        expressions: start, words and anchor (see `Timex`) of all that an article holds.

    Returns:
        The starts of those that hang on the date itself, or on what the bounds of an unknown date leave.
    """
    anchors: dict[int, str | None] = {}
    named: dict[str, list[int]] = {}
    for start, words, anchor in expressions:
        anchors[start] = anchor
        named.setdefault(words, []).append(start)
    return frozenset(start for start in anchors if _leads_back(start, anchors, named))


def _leads_back(start: int, anchors: dict[int, str | None], named: dict[str, list[int]]) -> bool:
    passed: set[int] = set()
    while (anchor := anchors[start]) and start not in passed:
        passed.add(start)
        others = [other for other in named.get(anchor.strip("“”"), ()) if other not in passed]
        if not others:
            return True
        start = min(others, key=lambda other: abs(other - start))
    return bool(anchor)
