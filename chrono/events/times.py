"""The times that date events: single expressions, ranges as one, and expressions in apposition as one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from chrono.events.bounding import bounding
from chrono.events.lasting import lasting
from chrono.events.lexicon import load
from chrono.language import Simplification
from chrono.temporal import intervals
from chrono.temporal.anchors import counted
from chrono.temporal.intervals import Grain, Interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from chrono.events.lexicon import EventLexicon
    from chrono.temporal.timex3 import Timex

_APPOSITION = re.compile(r"\s*[,(–—]\s*(?P<word>[^\W\d_]*)\s*")
_DASH = re.compile(r"\s*[-–—‑]\s*")
_NAMED = re.compile(r"\b([A-Z][a-z]+)\s\Z")
_LONGEST_WORD = 24
_COARSEST = Grain.DECADE  # "in the 21st century" dates no event of the news


@dataclass(frozen=True, slots=True)
class Time:
    """One time that may date events.

    Attributes:
        start, end: offsets of all its words in the article.
        text: these words.
        value: TIMEX3 value, or first and last joined by "/".
        interval: None where the year is not known.
        throughout: "from … to …": what it dates fills it.
        mod: TIMEX3 modifier: "about" is APPROX, "early" START.
        spans: offsets of the expressions that it is made of.
        lasts: TIMEX3 value of a duration; its interval is None where it is not known when it began.
        implied: it names no time by itself ("now", "every day").
        counted: it takes its year or day from the article's date, and is no surer than that.
    """

    start: int
    end: int
    text: str
    value: str
    interval: Interval | None
    throughout: bool = False
    mod: str | None = None
    spans: tuple[tuple[int, int], ...] = ()
    lasts: str | None = None
    implied: bool = False
    counted: bool = True


def times(
    timexes: Sequence[Timex], text: str, dct: Interval | None = None, language: str = "en", *, implied: bool = False
) -> tuple[Time, ...]:
    """Times of one article in order.

    "November 30–December 1" is one time, so is "today, December 2". A duration says how long, and when only where the
    words around it do. Sets and bare references ("now", "recently") date nothing by themselves; with `implied` they are
    given too, as what their context alone dates: "now" on the article's date, the others at a time not known.
    """
    lexicon = load(language)
    leading = counted((one.start, one.text, one.anchor) for one in timexes)
    firm = frozenset(one.start for one in timexes if _dates(one) and one.interval and one.start not in leading)
    found: list[Time] = []
    i = 0
    while i < len(timexes):
        one = timexes[i]
        following = timexes[i + 1] if i + 1 < len(timexes) else None
        if following and one.range_end == following.end and (made := _range(one, following, text)):
            found.append(made)
            i += 2
        elif following and _same(one, following, text, lexicon):
            finer = min((one, following), key=lambda t: t.interval.grain.rank if t.interval else 99)
            found.append(
                _time(finer, text, one.start, following.end, ((one.start, one.end), (following.start, following.end)))
            )
            i += 2
        else:
            time = _time(one, text, one.start, one.end, ((one.start, one.end),))
            if _dates(one) and not _is_of_name(one, text, lexicon):
                found.append(_since(time, text, dct, lexicon))
            elif one.type == "DURATION" and (made := lasting(replace(time, lasts=one.value), text, dct, lexicon)):
                found.append(made)
            elif implied and (one.type == "SET" or one.value.endswith("_REF")):
                found.append(replace(time, interval=dct if one.value == "PRESENT_REF" else None, implied=True))
            i += 1
    return tuple(replace(time, counted=_is_counted(time, firm)) for time in found)


def _is_counted(time: Time, firm: frozenset[int]) -> bool:
    """A range needs both of its ends; of two names of one day ("Monday, 4 May 2009") one full date is enough."""
    if time.lasts is not None or time.implied:
        return True
    known = [start in firm for start, _ in time.spans]
    return not (all(known) if time.throughout else any(known))


def simplifications(
    timexes: Iterable[Timex], dated: Sequence[Time], text: str, language: str = "en"
) -> tuple[Simplification, ...]:
    """What the parser is shown instead of long expressions: a weekday for a day, a year for longer times."""
    lexicon = load(language)
    joined = {t.spans[0][0]: t for t in dated if len(t.spans) == 2 and _is_one_word(t, text, lexicon)}
    made: list[Simplification] = []
    skip = -1
    for one in timexes:
        if one.start < skip:
            continue
        time = joined.get(one.start)
        start, end = (time.start, time.end) if time else (one.start, one.end)
        if (word := _plain(one, lexicon)) and (
            time or len(text[start:end].split()) > 1 or any(c.isdigit() for c in one.text)
        ):
            made.append(Simplification(start, end, word))
            skip = end
    return tuple(made)


def _is_one_word(time: Time, text: str, lexicon: EventLexicon) -> bool:
    """Whether two expressions may be shown as one: "November 30–December 1", but not "from May to June"."""
    between = text[time.spans[0][1] : time.spans[1][0]]
    return bool(_DASH.fullmatch(between) or (not time.throughout and _is_apposition(between, lexicon)))


def _is_apposition(between: str, lexicon: EventLexicon) -> bool:
    """Whether two expressions stand side by side for one time: a comma or a bracket is between them."""
    found = _APPOSITION.fullmatch(between)
    return found is not None and (not found["word"] or found["word"].lower() in lexicon.apposing)


def _plain(one: Timex, lexicon: EventLexicon) -> str | None:
    if one.type == "TIME":
        return lexicon.shown["day"]
    if one.type != "DATE" or one.value.endswith("_REF"):
        return None
    if one.text.isalpha():
        return one.text  # "today", "Monday": as plain as can be
    words = [word.strip(".,") for word in one.text.lower().split()]
    if words[0] in lexicon.before_now or words[-1] in lexicon.before_now:
        return lexicon.shown["unnamed"]
    grain = one.interval.grain if one.interval else Grain.DAY
    return lexicon.shown["day" if grain.rank <= Grain.DAY.rank else "longer"]


def _dates(one: Timex) -> bool:
    if one.type not in {"DATE", "TIME"} or one.value.endswith("_REF"):
        return False
    if one.interval is None:
        return one.value.startswith("XXXX")  # "yesterday" in an article without a date still dates something
    return one.interval.grain.rank <= _COARSEST.rank


def _is_of_name(one: Timex, text: str, lexicon: EventLexicon) -> bool:
    """Whether a year is a part of a law's name and tells no time: "the Bribery Act 2010"."""
    before = _NAMED.search(text, max(0, one.start - _LONGEST_WORD), one.start)
    return one.text.isdigit() and before is not None and before[1].lower() in lexicon.dated_works


def _range(a: Timex, b: Timex, text: str) -> Time | None:
    if a.interval is None or b.interval is None or b.interval.end <= a.interval.start:
        return None
    whole = intervals.union(a.interval, b.interval)
    words = text[a.start : b.end]
    # "meetings on November 30–December 1" fill both days as little as "in 2014" fills a year, but two days are short.
    return Time(
        a.start,
        b.end,
        words,
        f"{a.value}/{b.value}",
        whole,
        throughout=True,
        mod=a.mod if a.mod == b.mod else "APPROX" if a.mod or b.mod else None,
        spans=((a.start, a.end), (b.start, b.end)),
    )


def _same(a: Timex, b: Timex, text: str, lexicon: EventLexicon) -> bool:
    """ "today, December 2": two expressions side by side that name the same day."""
    return (
        _dates(a)
        and _dates(b)
        and a.interval is not None
        and b.interval is not None
        and a.interval.meets(b.interval)
        and _is_apposition(text[a.end : b.start], lexicon)
    )


def _time(one: Timex, text: str, start: int, end: int, spans: tuple[tuple[int, int], ...]) -> Time:
    return Time(start, end, text[start:end], one.value, one.interval, mod=one.mod, spans=spans)


def _since(time: Time, text: str, dct: Interval | None, lexicon: EventLexicon) -> Time:
    """ "since 2014" lasts until the article was written, "throughout 2014" all year."""
    before = bounding(text, time.start, lexicon)
    if not before or time.interval is None:
        return time
    if before in lexicon.all_through:
        return replace(time, throughout=True)
    if before not in lexicon.since or dct is None or dct.end <= time.interval.start:
        return time
    whole = Interval(time.interval.start, max(dct.end, time.interval.end), time.interval.grain)
    return replace(time, value=f"{time.value}/{dct.first_day}", interval=whole, throughout=True)
