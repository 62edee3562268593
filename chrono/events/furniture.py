"""Sentences that a page says of itself and to its readers ("Posted on Monday", "Sign up by Friday"): no events.

What they look like is data: `languages/en.furniture.toml`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 400  # characters; a page does not speak of itself at greater length
_WORD = re.compile(r"[^\W\d_]+(?:[.’'][^\W\d_]+)*")
_LINKING = 3  # letters of a preposition beside a stamp ("on", "at", "by", "in"), at most


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of speaking of a page.

    Attributes:
        where: "head" (the sentence begins so), "stamp" (it holds times and names besides) or "anywhere".
        pattern: what it looks like.
        examples, counter: sentences in which it must be found, and must not.
    """

    where: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counter: tuple[str, ...]


@cache
def load(language: str = "en") -> tuple[Rule, ...]:
    """The rules of a language; none where it has no file."""
    file = files("chrono.events") / "languages" / f"{language}.furniture.toml"
    if not file.is_file():
        return ()
    return tuple(
        Rule(
            one["where"],
            re.compile(one["pattern"], re.IGNORECASE),
            tuple(one["examples"]),
            tuple(one["counter"]),
        )
        for one in tomllib.loads(file.read_text(encoding="utf-8"))["rule"]
    )


def is_furniture(sentence: str, times: Sequence[tuple[int, int]], language: str = "en") -> bool:
    """Whether a sentence speaks of its page, not of the news.

    Args:
        sentence: its text.
        times: offsets of its time expressions in it, in order.
        language: of the text.
    """
    if len(sentence) > _LONGEST:
        return False
    begin = len(sentence) - len(sentence.lstrip(' \t\n–—-•*|(["“'))
    for rule in load(language):
        if rule.where == "anywhere":
            if rule.pattern.search(sentence):
                return True
            continue
        found = rule.pattern.match(sentence, begin)
        if found and (rule.where == "head" or _is_bare(sentence, found.end(), times)):
            return True
    return False


def _is_bare(sentence: str, at: int, times: Sequence[tuple[int, int]]) -> bool:
    """Whether nothing but times, names and short words follows."""
    rest, last = "", at
    for start, end in times:
        if start >= last:
            rest, last = rest + sentence[last:start] + " ", end
    rest += sentence[last:]
    words = _WORD.findall(rest)
    return all(word[0].isupper() or len(word) <= _LINKING for word in words) and any(s >= at for s, _ in times)
