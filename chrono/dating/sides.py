"""On which side of the article's day a date lies, where the words leave no doubt.

`tense.guess` always has an opinion, for resolving needs one. What a date proves of the article's own needs more: the
verb that it goes with, near by, and nothing in between that turns it ("said it is calling for the redemption on …").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from chrono.temporal import tense
from chrono.temporal.meaning import Calendar
from chrono.temporal.tense import Tense

if TYPE_CHECKING:
    from chrono.dating.words import Words
    from chrono.temporal.meaning import Expression

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_BREAK = re.compile(r"[,;:()\"“”„»«–—]|--|''|``|\n")
_SET = 3  # words before "set for": "was first"
_PREPOSITIONS = 2  # "on the", "of the"
_OPENING = 3  # words before a date at the head of a sentence: "During his"
_NEAR = 7
_AFTER = 9
_REACH = 120  # characters behind a date that opens its sentence
_NEXT_WORD = re.compile(r"\s([^\W\d_]{2,20})\b")


def side(text: str, one: Expression, words: Words) -> Tense | None:
    """Past or future, seen from the article; None where that is not sure.

    Args:
        text: the article's text.
        one: a date in it.
        words: of the text's language.
    """
    start, end = tense.sentence_around(text, one.start, one.end)
    before = _clause_before(text[start : one.start])
    closest = before[-_PREPOSITIONS - 1 :]
    if closest and (closest[-1] in words.behind_before):
        return Tense.PAST
    if closest and (closest[-1] in words.ahead_before or " ".join(closest[-2:]) in words.ahead_before):
        return Tense.FUTURE
    if " ".join(closest[-2:]) in words.set_before:
        return None if words.set_in_past.intersection(before[-_SET - 2 : -2]) else Tense.FUTURE
    if _is_full(one, bare=True) and not (closest and closest[-1] in words.full_before):
        return None  # "trimmed his 2030 projection"
    introduced = closest and (closest[-1] in words.full_before or (closest[-1] in words.the and _is_fine(one)))
    if introduced and _is_full(one) and not words.modals.intersection(before):
        if _all_past(text[start:end], words):
            return Tense.PAST
        if words.doubting.isdisjoint(_words(text[start:end])):
            return None
    opens = len(before) <= _OPENING and not _BREAK.search(text[start : one.start].strip())
    if closest and closest[-1] in words.terms_before and words.terms_with.search(text, start, one.start):
        return Tense.FUTURE
    if any(word in words.open_before for word in closest[-_PREPOSITIONS:]):
        return None
    if opens and not any(words.is_past(word) or word in words.open_between for word in before):
        return _behind_opening(text[one.end : end], words)
    return _by_verb(before, words, text[start : one.start])


def _is_full(one: Expression, *, bare: bool = False) -> bool:
    """Whether a date names its year; `bare`: and nothing else."""
    if not isinstance(one.meaning, Calendar) or one.meaning.parts.year is None:
        return False
    return not bare or set(one.meaning.parts.known()) == {"year"}


def _is_fine(one: Expression) -> bool:
    """Whether a date names a month."""
    return isinstance(one.meaning, Calendar) and one.meaning.parts.month is not None


def told_in_past(text: str, one: Expression, words: Words) -> bool:
    """Whether all of a date's sentence but itself is of the past, with nothing in it that looks ahead."""
    start, end = tense.sentence_around(text, one.start, one.end)
    return _all_past(f"{text[start : one.start]} {text[one.end : end]}", words)


def looks_ahead(text: str, one: Expression, words: Words) -> bool:
    """Whether a bare weekday may be one to come: its sentence has a word of the future, and no verb binds it."""
    following = _NEXT_WORD.match(text, one.end)  # "the minister Friday vowed to": the verb stands behind
    if following and following[1].lower().endswith(words.past_endings):
        return False
    start, end = tense.sentence_around(text, one.start, one.end)
    return bool(words.future.search(text, start, end)) and side(text, one, words) is not Tense.PAST


def _all_past(sentence: str, words: Words) -> bool:
    spoken = _words(sentence)
    return words.doubting.isdisjoint(spoken) and any(words.is_past(word) for word in spoken)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _clause_before(sentence: str) -> list[str]:
    """The words of a clause that lead up to a date, in lower case."""
    last = 0
    for found in _BREAK.finditer(sentence):
        last = found.end()
    return _words(sentence[last:])


def _behind_opening(rest: str, words: Words) -> Tense | None:
    """ "On April 8, investigators … found": the first verb settles it."""
    following = _words(rest[:_REACH])[:_AFTER]
    for word in following:
        if word in words.open_between or word in words.modals:
            return None
        if words.is_past(word) or word in words.telling:
            return Tense.PAST
    return None


def _by_verb(before: list[str], words: Words, sentence: str) -> Tense | None:
    """The nearest verb before a date, unless something between turns it."""
    for back in range(1, min(len(before), _NEAR) + 1):
        word = before[-back]
        if word in words.telling and back > 1 + (before[-1] in words.full_before):
            break
        if words.is_past(word):
            ahead_of = before[max(0, len(before) - back - 3) : len(before) - back]
            if not any(w in words.modals for w in ahead_of):
                return Tense.PAST
            break
        if (
            word in words.open_between
            or word in words.modals
            or (word.endswith(words.doing) and word not in words.not_doing)
        ):
            break
    cues = list(words.future.finditer(sentence))
    if not cues:
        return None
    rest = _words(sentence[cues[-1].end() :])
    direct = not _BREAK.search(sentence, cues[-1].end()) and len(rest) <= _NEAR + 3
    participles = [i for i, word in enumerate(rest) if words.is_past(word) and i > 1]
    return Tense.FUTURE if direct and not participles else None
