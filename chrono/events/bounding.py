"""Times that bound what happens and are not its own: "until May", "not until Monday", "before the spring of 2027".

What will be shut until May is shut from the article's day to May. What did not open until Monday opened then. Of what
was shut until May only the end is known, which its label then says. What will open before May lies between the
article's day and May; before a time that is past, or what will not open before it, has no known time at all.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from chrono.events.anchoring import lemma_of
from chrono.temporal.intervals import Grain, Interval

if TYPE_CHECKING:
    from spacy.tokens import Token

    from chrono.events.lexicon import EventLexicon
    from chrono.events.times import Time
    from chrono.language import Sentence

_NEAR = 40  # characters before an expression that hold the words which bound it
_VERBAL = {"VERB", "AUX"}
_PRESENT = {"VBZ", "VBP"}


def bounding(text: str, start: int, lexicon: EventLexicon) -> str:
    """The preposition of a time in lower case, without what weakens it: "until" of "until at least May"."""
    if start == 0 or not text[start - 1].isspace():
        return ""
    return next(iter(_before(text, start, lexicon)), "")


def _before(text: str, start: int, lexicon: EventLexicon) -> list[str]:
    """The words in front of an expression, nearest first, without what weakens its preposition."""
    words = text[max(0, start - _NEAR) : start].lower().split()
    while words and words[-1] in lexicon.weakening:
        words.pop()
    return words[::-1]


def bounded(
    time: Time, trigger: Token, said: str, sentence: Sentence, dct: Interval | None, lexicon: EventLexicon
) -> tuple[Time, str, str] | None:
    """When something was that a time may only bound.

    Args:
        time: the time.
        trigger: the event's verb or noun.
        said: its factuality.
        sentence: where they stand.
        dct: the article's date, None where it is not known.
        lexicon: words of events.

    Returns:
        Its time, its factuality, and what its label has to add ("until then"); None where nobody knows when it was.
    """
    unchanged = time, said, ""
    if time.interval is None or time.lasts is not None or time.implied or len(time.spans) > 1:
        return unchanged
    word = bounding(sentence.text, time.start, lexicon)
    if word in lexicon.until | lexicon.since | lexicon.prior and _is_of_noun(time, trigger, sentence):
        return None
    ahead = dct is not None and time.interval.start >= dct.end
    if word in lexicon.until and _only_then(time, trigger, sentence, lexicon):
        return time, "actual" if said == "negated" else said, ""
    if word in lexicon.until:
        return _until(time, trigger, said, dct if ahead else None, lexicon)
    if word in lexicon.through and ahead and said != "negated" and _runs(trigger, said):
        return _until(time, trigger, said, dct, lexicon)
    if word in lexicon.since and not time.throughout:
        return time, said, lexicon.then["since"]
    if word in lexicon.prior and _is_verbal(trigger) and time.interval.grain.rank >= Grain.DAY.rank:
        if dct is None or not ahead or said == "negated" or dct.first_day is None:
            return None
        whole = Interval(dct.start, time.interval.start, Grain.DAY)
        value = f"{dct.first_day}/{whole.last_day}"
        return replace(time, interval=whole, value=value, mod=time.mod or "APPROX"), said, ""
    return unchanged


def _until(
    time: Time, trigger: Token, said: str, dct: Interval | None, lexicon: EventLexicon
) -> tuple[Time, str, str] | None:
    """What lasts until a time; `dct` is the article's date where the time lies ahead of it."""
    if lemma_of(trigger) in lexicon.putting_off:
        return time, said, ""  # "was put off until May": in May it is to be
    if said == "negated":
        open_ = any(c.dep_ == "aux" and c.lower_ in lexicon.possible for c in trigger.children)
        return time, "actual" if dct is None else "possible" if open_ else "planned", lexicon.then["until"]
    if dct is None and not _is_verbal(trigger):
        return None  # "the ban until May": its label tells what it did, and that did not last
    if dct is None or time.interval is None or (_is_verbal(trigger) and not _runs(trigger, said)):
        return time, said, lexicon.then["until"]
    whole = Interval(dct.start, time.interval.end, time.interval.grain)
    value = f"{dct.first_day}/{time.value}"
    return replace(time, interval=whole, value=value, throughout=True, mod=time.mod or "APPROX"), said, ""


def _only_then(time: Time, trigger: Token, sentence: Sentence, lexicon: EventLexicon) -> bool:
    """Whether a negated "until" leads in what happened at its time: "not until Monday did it open"."""
    before = _before(sentence.text, time.start, lexicon)
    return len(before) > 1 and before[1] in lexicon.negations and sentence.end_of(trigger) > time.end


def _runs(trigger: Token, said: str) -> bool:
    """Whether what lasts until a day to come does so from now on: "will be shut", "stays shut", not "was shut"."""
    if trigger.tag_ in _PRESENT:
        return True
    helping = [c for c in trigger.children if c.dep_ in {"aux", "aux:pass", "cop"}]
    finite = [c for c in (*helping, trigger) if "Fin" in c.morph.get("VerbForm")]
    return said != "actual" and not any("Past" in c.morph.get("Tense") for c in finite if c.tag_ != "MD")


def _is_of_noun(time: Time, trigger: Token, sentence: Sentence) -> bool:
    """Whether a time in front of a verb is of a noun beside it: "Ina Holt, director since 2018, resigned"."""
    tokens = sentence.tokens_in(time.start, time.end)
    inside = {t.i for t in tokens}
    noun = next((t.head for t in tokens if t.head.i not in inside), None)
    if noun is None or noun == trigger or noun.pos_ not in {"NOUN", "PROPN"} or noun.i > tokens[0].i:
        return False
    return _is_verbal(trigger) and trigger.i > tokens[-1].i and not _is_verbal(noun)


def _is_verbal(trigger: Token) -> bool:
    return trigger.pos_ in _VERBAL or any(c.dep_ == "cop" for c in trigger.children)
