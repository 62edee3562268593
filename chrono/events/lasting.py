"""Durations as times of events: where they lie, when the words around them say so, and whether they are filled.

"In the past three months" lies before the article's date, "prices have risen for two years" reaches up to it, "will be
built within two years" lies ahead. Of "the siege lasted three days" only the length is known: its interval is None.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from chrono.temporal import intervals
from chrono.temporal.intervals import Grain, Interval

if TYPE_CHECKING:
    from chrono.events.lexicon import EventLexicon
    from chrono.events.times import Time
    from chrono.language import Sentence, Token

_LENGTH = re.compile(r"P(?P<clock>T)?(?P<amount>\d{1,3})(?P<unit>[YQMWDHS])")
_WORD = re.compile(r"[^\W\d_]+")
_UNITS = {"Y": Grain.YEAR, "Q": Grain.QUARTER, "M": Grain.MONTH, "W": Grain.WEEK, "D": Grain.DAY}
_NEAR = 24  # characters around an expression that hold the words which place it


def lasting(time: Time, text: str, dct: Interval | None, lexicon: EventLexicon) -> Time | None:
    """A duration as a time, placed where its own words place it ("the past three months").

    Args:
        time: the duration, `lasts` its TIMEX3 value.
        text: the article.
        dct: the article's date, None where it is not known.
        lexicon: words of events.

    Returns:
        None for a length that is not known ("months"), and for a distance ("three days after the vote").
    """
    if "X" in (time.lasts or "X") or _first(text[time.end : time.end + _NEAR]) in lexicon.distance:
        return None
    words = {w.lower() for w in _WORD.findall(time.text)}
    filled = word_before(text, time.start) in lexicon.filling
    time = replace(time, throughout=filled)
    if dct is None:
        return time
    if words & lexicon.back:
        return _placed(time, dct, -1)
    return _placed(time, dct, 1) if words & lexicon.ahead else time


def placed(time: Time, trigger: Token, text: str, dct: Interval | None, lexicon: EventLexicon) -> Time:
    """A duration placed by its verb: "has risen for two years" until now, "will end within two years" from now on."""
    if time.lasts is None or time.interval is not None or dct is None:
        return time
    before = word_before(text, time.start)
    helping = [c for c in trigger.children if c.dep_ in {"aux", "cop"}]
    if before in lexicon.filling and any(
        c.lemma_.lower() in lexicon.perfect and "Pres" in c.morph.get("Tense") for c in helping
    ):
        return _placed(time, dct, -1)
    if before in lexicon.inside and any(c.lower_ in lexicon.planned for c in helping):
        return _placed(time, dct, 1)
    return time


def filled(time: Time, sentence: Sentence, lexicon: EventLexicon) -> Token | None:
    """What a duration is of: "three days of talks"."""
    head = _head(time, sentence)
    for child in () if head is None or time.lasts is None else head.children:
        happens = child.tag_ == "VBG" or lexicon.is_event_noun(str(child.lemma_).lower())
        if happens and any(c.dep_ in {"case", "mark"} and c.lower_ in lexicon.whole for c in child.children):
            return child
    return None


def measures(time: Time, trigger: Token, sentence: Sentence, lexicon: EventLexicon) -> bool:
    """Whether a duration says how long its trigger lasted: "a two-day rally", "met for two days", "spent six days".

    A length of something else ("a five-year low", "a ten-year bond") and "one day" of any day tell nothing of an event.
    """
    head = _head(time, sentence)
    if head is None:
        return False
    before = word_before(sentence.text, time.start)
    if before in lexicon.filling | lexicon.inside or trigger.head == head:
        return True
    if {w.lower() for w in _WORD.findall(time.text)} & (lexicon.back | lexicon.ahead):
        return True
    governor = head.head
    if governor != trigger and (governor != trigger.head or trigger.dep_ not in {"obj", "nsubj"}):
        return False  # "had losses for two years": the losses lasted
    if governor.pos_ != "VERB":
        return bool(governor == trigger and head.i < trigger.i)
    cases = {t.lower_ for t in sentence if t.dep_ == "case" and t.head == head}
    return not cases & lexicon.distance if cases else bool(governor.i < head.i)


def _head(time: Time, sentence: Sentence) -> Token | None:
    """The word of a duration that hangs on something outside it."""
    tokens = sentence.tokens_in(time.start, time.end)
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside), None)


def _placed(time: Time, dct: Interval, sign: int) -> Time:
    """A duration that ends or begins with the article's date, in whole units."""
    found = _LENGTH.fullmatch(time.lasts or "")
    if found is None:
        return time
    amount, grain = int(found["amount"]), _UNITS.get(found["unit"], Grain.DAY)
    if found["clock"]:
        amount, grain = (-(-amount // 24) if found["unit"] == "H" else 0), Grain.DAY
    far = intervals.step(dct, sign * amount, grain)
    if far.start_datetime is None or far.end_datetime is None:
        return time
    start, end = (far.start, dct.end) if sign < 0 else (dct.start, far.end)
    first, last = (_value(far, grain), _value(dct, Grain.DAY))
    value = f"{first}/{last}" if sign < 0 else f"{last}/{first}"
    return replace(time, interval=Interval(start, end, grain), value=value, mod=time.mod or "APPROX")


def _value(interval: Interval, grain: Grain) -> str:
    year, month, day = intervals.civil(interval.start)
    if grain is Grain.YEAR:
        return f"{year:04}"
    return f"{year:04}-{month:02}" if grain in {Grain.MONTH, Grain.QUARTER} else f"{year:04}-{month:02}-{day:02}"


def _first(text: str) -> str:
    found = _WORD.match(text.lstrip())
    return found[0].lower() if found else ""


def word_before(text: str, start: int) -> str:
    """The word that stands before a time, in lower case; "" where there is none."""
    return _last(text[max(0, start - _NEAR) : start])


def _last(text: str) -> str:
    words = text.lower().split()
    return words[-1] if words else ""
