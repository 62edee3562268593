"""Which sentences of an article must be parsed for its events: those with a time, and what these need."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from chrono.events.kinds import MOVES
from chrono.events.lexicon import load
from chrono.language import split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from chrono.events.times import Time

_ENDING = 5  # letters that a form has behind its stem, at most ("mobilisations")
_SHORT = 3  # and behind a stem of no more letters than this ("going")


def chosen(text: str, dated: Sequence[Time], language: str = "en") -> list[tuple[int, int]]:
    """Stretches of a text whose sentences are to be parsed, in order.

    A sentence with a time; the one before it, where a pronoun may point back to it; and one that may announce a plan
    to move, to meet or the like, the only plans that are told without a time.
    """
    pointing, announcing, moving = _patterns(language)
    sentences = split(text, language)
    wanted: set[int] = set()
    at = 0
    for number, (start, end) in enumerate(sentences):
        while at < len(dated) and dated[at].end <= start:
            at += 1
        timed = at < len(dated) and dated[at].start < end
        if timed or (announcing.search(text, start, end) and moving.search(text, start, end)):
            wanted.add(number)
            if number and pointing.search(text, start, end):
                wanted.add(number - 1)
    return [sentences[number] for number in sorted(wanted)]


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Words that point back to a person, words of plans, and words of what plans are told of, in any form."""
    lexicon = load(language)
    plans = [*_stems(lexicon.planning), *map(re.escape, lexicon.planned)]
    kinds = [*lexicon.verbs.items(), *lexicon.nouns.items()]
    moves = {word for word, kind in kinds if kind in MOVES}
    moves |= {word for word, senses in lexicon.senses.items() if any(sense.kind in MOVES for sense in senses)}
    forms = {form for form, word in lexicon.forms.items() if word in moves} | lexicon.moved
    return (
        _any(map(re.escape, lexicon.pronouns)),
        _any(plans),
        _any([*_stems(moves), *map(re.escape, forms)]),
    )


def _stems(words: Iterable[str]) -> Iterator[str]:
    """Patterns of words in the forms that change nothing but a last vowel: "plan(ned)", "mov(ing)", "repl(ies)"."""
    for word in words:
        stem = re.escape(word[:-1] if word[-1] in "ey" and word[-2:] != "ee" else word)
        yield stem + ("[iy]" if word[-1] == "y" else "") + rf"\w{{0,{_ENDING if len(stem) > _SHORT else _SHORT}}}"


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(patterns))})(?!\w)", re.IGNORECASE)
