"""Mentions of one article: for every time the event it dates, who, where, and whether it happened."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from chrono.events import anchoring, factuality, implying, reference
from chrono.events.bounding import appointed, bounded
from chrono.events.kinds import MOVES, kind
from chrono.events.lasting import filled, measures, placed, word_before
from chrono.events.making import Maker
from chrono.events.sharing import happens, instead, shared
from chrono.temporal.intervals import DAY, Grain, Interval

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from chrono.dating import Published
    from chrono.events.mention import Mention
    from chrono.events.times import Time
    from chrono.language import Sentence, Token

_WORDS = {"NOUN", "PROPN", "VERB", "ADJ", "NUM"}
_APART = 20  # characters between two times of one event, at most
_WORD = re.compile(r"\w+")
_LASTING = 0.85  # how much less sure a duration is of its event than a date
_IMPLIED = 0.5  # and a time that its context alone tells
_BOUNDED = 0.9  # on a value all days of the bounds agree: it is as sure as a date that was given
_HORIZON = 14 * DAY  # an announcement without a date of its own speaks of the days to come


def mentions(
    article_id: str,
    sentences: Sequence[Sentence],
    dated: Sequence[Time],
    published: Published,
    language: str = "en",
    *,
    implied: bool = False,
) -> tuple[Mention, ...]:
    """The mentions of one article, in the order of the text.

    Args:
        article_id: the article.
        sentences: its parsed sentences, in order.
        dated: the times that may date events.
        published: when it was written.
        language: of the event lexicon.
        implied: whether to tell as well what no expression dates, by the time of its paragraph or the article's day.

    Returns:
        One mention a time and trigger, and one, `implied`, for each plan that is announced without a date.
    """
    finder = _Finder(article_id, sentences, dated, published, language)
    found: dict[tuple[int, int], list[Mention]] = {}
    for number, made in finder.all_dated():
        before = found.setdefault((number, made.trigger_start), [])
        if all(_goes_with(made, other) for other in before) or finder.joined(before[-1], made):
            before.append(made)
    for number in range(len(sentences)):
        for made in finder.announced(number):
            found.setdefault((number, made.trigger_start), [made])
    if implied:
        leading = {_telling(m): m.told_with or m.trigger_start for some in found.values() for m in reversed(some)}
        for number in range(len(sentences)):
            for made in finder.implied(number):
                before = found.get((number, made.trigger_start), [])
                if not before or _says_more(made, before):
                    leader = leading.setdefault(_telling(made), made.trigger_start)
                    told_with = None if leader == made.trigger_start else leader
                    found[number, made.trigger_start] = [replace(made, told_with=told_with)]
    told = {(number, m.label) for (number, _), some in found.items() for m in some if m.interval is not None}
    return tuple(
        sorted(
            # "The strike of 2016 lasted eleven days" is one event: its length alone adds nothing.
            (m for (n, _), some in found.items() for m in some if m.interval or m.implied or (n, m.label) not in told),
            key=lambda m: (m.sentence_start, m.trigger_start, m.timex_start or 0),
        )
    )


def _goes_with(made: Mention, other: Mention) -> bool:
    """Whether one word is dated twice: "on Monday … at noon", but not "fell to 3 million from 5 million last year"."""
    return made.interval is not None and other.interval is not None and made.interval.meets(other.interval)


def _telling(m: Mention) -> tuple[int, str, int | None, str]:
    """What words of one sentence have in common that tell the same of one time, in the same headline."""
    return m.sentence_start, m.label, m.timex_start, "" if m.timex_start is not None else m.value


def _says_more(made: Mention, before: Sequence[Mention]) -> bool:
    """Whether a word's context dates it better: "was given a two-year ban", "agreed to a future meeting"."""
    if made.interval is None or made.timex_text is None or any(m.interval is not None for m in before):
        return False
    own = made.sentence_start <= (made.timex_start or 0) < made.sentence_end
    return own or all(m.value == "FUTURE_REF" and m.factuality == "actual" for m in before)


class _Finder(Maker):
    """Finds the words of one article that tell of events."""

    def all_dated(self) -> Iterator[tuple[int, Mention]]:
        """Every mention with its sentence: first what a date hangs on, then durations, then what shares a date."""
        first: dict[tuple[int, int], Mention] = {}
        further: list[tuple[int, Mention]] = []
        for number, times in enumerate(self.times):
            for time in sorted(times, key=lambda t: (t.implied, t.lasts is not None)):
                made = self.dated(number, time)
                if made and time.lasts is not None and made[0].interval is None:
                    made = self._unplaced(number, time, made[0], first.get((number, made[0].trigger_start)))
                for own in made[:1]:
                    first.setdefault((number, own.trigger_start), own)
                    yield number, own
                further += [(number, one) for one in made[1:]]
        yield from (pair for pair in further if (pair[0], pair[1].trigger_start) not in first)

    def joined(self, one: Mention, other: Mention) -> bool:
        """Whether two times of one word stand side by side: "in 1952 and in 1955"."""
        if one.timex_end is None or other.timex_start is None or one.timex_end > other.timex_start:
            return False
        between = self.sentences[0].text[one.timex_end : other.timex_start]
        return len(between) <= _APART and {w.lower() for w in _WORD.findall(between)} <= self.lexicon.between_times

    def _unplaced(self, number: int, time: Time, mention: Mention, other: Mention | None) -> list[Mention]:
        """A duration that nothing places: it lies at the date of its verb, or its date is not known."""
        if other is not None:
            return [replace(mention, interval=other.interval, value=other.value, throughout=other.throughout)]
        sentence = self.sentences[number]
        trigger = sentence.tokens_in(mention.trigger_start, mention.trigger_end)[0]
        tells = mention.factuality == "actual" and measures(time, trigger, sentence, self.lexicon)
        return [mention] if tells else []

    def _anchored(self, sentence: Sentence, time: Time) -> tuple[anchoring.Anchored, Time] | None:
        """What a time hangs on, and the time, placed by it where it is a duration."""
        dct = self.published.interval
        past = bool(dct and time.interval and time.interval.end <= dct.end)
        past = past and word_before(sentence.text, time.start) not in self.lexicon.deadlines
        found = anchoring.anchor(sentence, time.start, time.end, self.lexicon, lasting=time.throughout, past=past)
        if (noun := filled(time, sentence, self.lexicon)) is not None and time.interval is None:
            found = anchoring.Anchored(noun, found.confidence if found else _LASTING)
        if found is None:
            return None
        time = placed(time, found.trigger, sentence.text, dct, self.lexicon)
        if (time.lasts is not None or time.implied) and not happens(found.trigger, self.lexicon):
            found = instead(found, self.lexicon)
        return (found, time) if found is not None else None

    def dated(self, number: int, time: Time) -> list[Mention]:
        """The mentions that a time dates: the word it hangs on, and those that share it."""
        sentence, dct = self.sentences[number], self.published.interval
        anchored = self._anchored(sentence, time)
        if anchored is None:
            return []
        found, time = anchored
        ahead = bool(dct and time.interval and time.interval.start >= dct.end)
        made: list[Mention] = []
        further = [] if time.implied or found.figure else shared(found, sentence, time.start, time.end, self.lexicon)
        for one in (found, *further):
            said = factuality.factuality(one.trigger, self.lexicon)
            if said == "actual" and (ahead or appointed(time, one.trigger, sentence, self.lexicon)):
                said = "planned"  # what lies behind the article's date has not happened
            if made and said != "planned":
                # "no agreement is reached on Friday", "cancelled the flights on Monday": nothing happens beside it.
                said = made[0].factuality if said == "actual" else said
                if said == "negated":
                    continue
            confidence = one.confidence * self._sure(time)
            if time.lasts is not None or time.implied:
                confidence *= _IMPLIED if time.implied else _LASTING
            known = bounded(time, one.trigger, said, sentence, dct, self.lexicon, partial(self._told_of_before, number))
            if known is None:
                return made  # "will not open before May"
            when, said, then = known
            mention = self.mention(number, one.trigger, when, when.interval, said, round(confidence, 2))
            label = self.label(mention, number, when, one)
            if not label:
                return made  # "than last year": nobody says how much
            mention = replace(mention, label=f"{label} {then}".rstrip())
            if made and one.same:
                mention = replace(mention, told_with=made[0].trigger_start)
                if "other" in {made[0].kind, mention.kind}:  # "the truce" says what "started"
                    kind = mention.kind if made[0].kind == "other" else made[0].kind
                    made[0], mention = replace(made[0], kind=kind), replace(mention, kind=kind)
            elif made and one.trigger.pos_ == "VERB":
                made[0] = replace(made[0], words=made[0].words - mention.words)
            made.append(mention)
        return made

    def _told_of_before(self, number: int) -> Interval | None:
        """The time that a sentence or its paragraph goes on from, else that of the article's news."""
        own = self._settings[number]
        time = own[0] if own else self._discourse[number] or (self._opening[0] if self._opening else None)
        return time.interval if time and time.start < self.sentences[number].end else None

    def _sure(self, time: Time | None) -> float:
        """How sure a time can be for what it takes from the article's date; None is that date itself."""
        if time is not None and not time.counted:
            return 1.0
        bounded = time is not None and time.interval is not None and self.published.interval is None
        return _BOUNDED if bounded else self.published.confidence

    def announced(self, number: int) -> list[Mention]:
        """Plans of a sentence that no time of its own dates: "Witkoff will travel to Moscow"."""
        dct = self.published.interval
        if dct is None:
            return []
        sentence = self.sentences[number]
        if self.named[number] or not sentence.parsed:
            return []
        made = []
        for token in sentence:
            if token.pos_ != "VERB" or kind(token, self.lexicon) not in MOVES:
                continue
            if factuality.factuality(token, self.lexicon) != "planned":
                continue
            soon = Interval(dct.start, dct.end + _HORIZON, Grain.DAY)
            one = self.mention(number, token, None, soon, "planned", 0.4)
            if any(self.names.types.get(actor) in {"PERSON", "ORG"} for actor in one.actors):
                made.append(one)
        return made

    def implied(self, number: int) -> Iterator[Mention]:
        """What a sentence tells without a time of its own, in the time that the text speaks of there."""
        sentence, dct = self.sentences[number], self.published.interval
        if not sentence.parsed or self.is_furniture(number):
            return
        spoken = self._spoken(number)
        for token, back in implying.telling(sentence, self.lexicon, quoted=self._quoted[number]):
            said = factuality.factuality(token, self.lexicon)
            context = spoken(token) if said == "actual" else None
            if context is None:
                continue
            time, sure = context
            said_then = time.interval if time else dct
            if said_then is None:
                continue
            until = dct if time and self._is_far(number, time) else None
            if back is implying.Back.TOLD and (news := self._told_of(number, said_then)) is not None:
                back, time, until = implying.Back.NO, news, until or said_then
            sure *= self._sure(time)
            interval = time.interval if time else dct
            value = time.value if time else self.published.value
            if back is not implying.Back.NO:
                time, interval, value = None, None, "PAST_REF"
            elif interval and until and interval.end < until.end:
                interval = Interval(interval.start, until.end, Grain.DAY)
                value = f"{interval.first_day}/{interval.last_day}"
            made = self.mention(number, token, None, interval, said, round(sure, 2))
            made = replace(made, value=value or made.value)
            if time is not None:
                made = replace(made, mod=time.mod, timex_text=time.text, timex_start=time.start, timex_end=time.end)
            yield made

    def _told_of(self, number: int, saying: Interval) -> Time | None:
        """The time of the article's news, where what a sentence says that somebody said is of it: nothing said is."""
        if self._opening is None or reference.says(self._opening[1], self.lexicon):
            return None
        time = self._opening[0]
        elsewhere = self.sentence_of(time.start) != number
        return time if elsewhere and time.interval and time.interval.start <= saying.start else None

    def _is_far(self, number: int, time: Time) -> bool:
        """Whether a time stands in another paragraph, so that what is told may as well have come after it."""
        at = self.sentence_of(time.start)
        return at is not None and self.sentences[at].block != self.sentences[number].block

    def _spoken(self, number: int) -> Callable[[Token], tuple[Time | None, float] | None]:
        """What gives the time of each word of a sentence, an expression or the article's day (None), and how sure."""
        sentence, own = self.sentences[number], self._own[number]
        before = self._discourse[number]

        def of(token: Token) -> tuple[Time | None, float] | None:
            if not own:
                return (before, reference.NAMED) if before else self._news(number)
            time = reference.governing(token, sentence, own, self.lexicon)
            if time is not None:
                return time, reference.NAMED
            return self._news(number) if len(own) == 1 else None

        return of

    @cached_property
    def _own(self) -> list[list[tuple[Time, Token]]]:
        """The times that each sentence names, with the words that they date; not those that only compare."""
        found = [
            [(t, self._anchored(s, t)) for t in named] for s, named in zip(self.sentences, self.named, strict=True)
        ]
        return [[(time, one[0].trigger) for time, one in some if one and not one[0].figure] for some in found]

    @cached_property
    def _discourse(self) -> list[Time | None]:
        return reference.discourse(self.sentences, self._settings)

    @cached_property
    def _settings(self) -> list[list[Time]]:
        return [reference.setting(s, own, self.lexicon) for s, own in zip(self.sentences, self._own, strict=True)]

    @cached_property
    def _quoted(self) -> list[bool]:
        return implying.quoted(self.sentences)

    @cached_property
    def _opening(self) -> tuple[Time, Token] | None:
        return reference.news(self.sentences, self._own, self.published.interval, self.lexicon)

    def _news(self, number: int) -> tuple[Time | None, float]:
        """The time of the news, where the opening names one, as last named before a sentence; else its day."""
        if self._opening is None:
            return None, reference.BY_ARTICLE
        first = self._opening[0]
        again = (t for some in reversed(self._settings[:number]) for t in some if t.interval == first.interval)
        return next(again, first), reference.BY_OPENING
