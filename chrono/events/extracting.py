"""Mentions of one article: for every time the event it dates, who, where, and whether it happened."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from chrono.events import anchoring, factuality, participants
from chrono.events.clauses import extent
from chrono.events.labels import label
from chrono.events.lasting import placed
from chrono.events.lexicon import load
from chrono.events.mention import Mention
from chrono.events.sharing import happens, instead, shared
from chrono.language import Names, collect
from chrono.temporal.intervals import DAY, Grain, Interval

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from chrono.dating import Published
    from chrono.events.lexicon import EventLexicon
    from chrono.events.times import Time
    from chrono.language import Sentence

_WORDS = {"NOUN", "PROPN", "VERB", "ADJ", "NUM"}
_APART = 20  # characters between two times of one event, at most
_WORD = re.compile(r"\w+")
_LASTING = 0.85  # how much less sure a duration is of its event than a date
_IMPLIED = 0.5  # and a time that its context alone tells
_HORIZON = 14 * DAY  # an announcement without a date of its own speaks of the days to come
_MUTE = {"attack", "military", "disaster", "protest", "movement", "economic"}
_MOVES = {"movement", "meeting", "agreement", "election", "military"}


def mentions(
    article_id: str, sentences: Sequence[Sentence], dated: Sequence[Time], published: Published, language: str = "en"
) -> tuple[Mention, ...]:
    """The mentions of one article, in the order of the text.

    Args:
        article_id: the article.
        sentences: its parsed sentences, in order.
        dated: the times that may date events.
        published: when it was written.
        language: of the event lexicon.

    Returns:
        One mention a time and trigger, and one, `implied`, for each plan that is announced without a date.
    """
    room = _Room(article_id, sentences, dated, published, language)
    found: dict[tuple[int, int], list[Mention]] = {}
    for number, made in room.all_dated():
        before = found.setdefault((number, made.trigger_start), [])
        if all(_goes_with(made, other) for other in before) or room.joined(before[-1], made):
            before.append(made)
    for number in range(len(sentences)):
        for made in room.announced(number):
            found.setdefault((number, made.trigger_start), [made])
    return tuple(
        sorted(
            (m for some in found.values() for m in some),
            key=lambda m: (m.sentence_start, m.trigger_start, m.timex_start or 0),
        )
    )


def _goes_with(made: Mention, other: Mention) -> bool:
    """Whether one word is dated twice: "on Monday … at noon", but not "fell to 3 million from 5 million last year"."""
    return made.interval is not None and other.interval is not None and made.interval.meets(other.interval)


class _Room:
    """What is known of one article while its mentions are made."""

    def __init__(
        self,
        article_id: str,
        sentences: Sequence[Sentence],
        dated: Sequence[Time],
        published: Published,
        language: str,
    ) -> None:
        self.article_id = article_id
        self.sentences = sentences
        self.starts = [s.start for s in sentences]
        self.times: list[list[Time]] = [[] for _ in sentences]  # of each sentence
        for time in dated:
            if (number := self.sentence_of(time.start)) is not None:
                self.times[number].append(time)
        self.published = published
        self.lexicon: EventLexicon = load(language)
        self.names: Names = collect(sentences, language)

    def sentence_of(self, offset: int) -> int | None:
        """Number of the sentence that holds an offset."""
        number = bisect_right(self.starts, offset) - 1
        return number if number >= 0 and offset < self.sentences[number].end else None

    def all_dated(self) -> Iterator[tuple[int, Mention]]:
        """Every mention with its sentence: first what a date hangs on, then durations, then what shares a date."""
        first: dict[tuple[int, int], Mention] = {}
        further: list[tuple[int, Mention]] = []
        for number, times in enumerate(self.times):
            for time in sorted(times, key=lambda t: (t.implied, t.lasts is not None)):
                made = self.dated(number, time)
                if made and time.lasts is not None and made[0].interval is None:
                    made = self._unplaced(made[0], first.get((number, made[0].trigger_start)))
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
        return len(between) <= _APART and {w.lower() for w in _WORD.findall(between)} <= self.lexicon.joining

    def _unplaced(self, mention: Mention, other: Mention | None) -> list[Mention]:
        """A duration that nothing places: it lies at the date of its verb, or its date is not known."""
        if other is not None:
            return [replace(mention, interval=other.interval, value=other.value, throughout=other.throughout)]
        return [mention] if mention.factuality == "actual" else []

    def dated(self, number: int, time: Time) -> list[Mention]:
        """The mentions that a time dates: the word it hangs on, and those that share it."""
        sentence = self.sentences[number]
        dct = self.published.interval
        past = bool(dct and time.interval and time.interval.end <= dct.end)
        found = anchoring.anchor(sentence, time.start, time.end, self.lexicon, lasting=time.throughout, past=past)
        if found is None:
            return []
        time = placed(time, found.trigger, sentence.text, dct, self.lexicon)
        if (time.lasts is not None or time.implied) and not happens(found.trigger, self.lexicon):
            found = instead(found, self.lexicon)
            if found is None:
                return []
        ahead = bool(dct and time.interval and time.interval.start >= dct.end)
        made: list[Mention] = []
        further = [] if time.implied else shared(found, sentence, time.start, time.end, self.lexicon)
        for one in (found, *further):
            said = factuality.factuality(one.trigger, self.lexicon)
            if said == "actual" and ahead:
                said = "planned"  # what lies behind the article's date has not happened
            if made and said != "planned":
                # "no agreement is reached on Friday", "cancelled the flights on Monday": nothing happens beside it.
                said = made[0].factuality if said == "actual" else said
                if said == "negated":
                    continue
            confidence = one.confidence * (self.published.confidence if _needs_date(time) else 1.0)
            if time.lasts is not None or time.implied:
                confidence *= _IMPLIED if time.implied else _LASTING
            mention = self._mention(number, one.trigger, time, time.interval, said, round(confidence, 2))
            if made and one.same:  # so that both are merged into one event
                kind = made[0].kind if made[0].kind != "other" else mention.kind
                words = made[0].words | mention.words
                made[0], mention = replace(made[0], words=words), replace(mention, words=words, kind=kind)
            elif made and one.trigger.pos_ == "VERB":
                made[0] = replace(made[0], words=made[0].words - mention.words)
            made.append(mention)
        return made

    def announced(self, number: int) -> list[Mention]:
        """Plans of a sentence that no time of its own dates: "Witkoff will travel to Moscow"."""
        dct = self.published.interval
        if dct is None:
            return []
        sentence = self.sentences[number]
        if any(time.lasts is None and not time.implied for time in self.times[number]) or not sentence.parsed:
            return []
        made = []
        for token in sentence:
            if token.pos_ != "VERB" or self._kind(token) not in _MOVES:
                continue
            if factuality.factuality(token, self.lexicon) != "planned":
                continue
            soon = Interval(dct.start, dct.end + _HORIZON, Grain.DAY)
            one = self._mention(number, token, None, soon, "planned", 0.4)
            if any(self.names.types.get(actor) in {"PERSON", "ORG"} for actor in one.actors):
                made.append(one)
        return made

    def _mention(
        self, number: int, trigger: Token, time: Time | None, interval: Interval | None, said: str, confidence: float
    ) -> Mention:
        sentence = self.sentences[number]
        antecedent = self._antecedent(number, trigger)
        actors, places = participants.roles(trigger, sentence, self.names, antecedent, self.lexicon)
        start, end = extent(trigger, sentence)
        speaker = factuality.reported_by(trigger, self.lexicon)
        named = trigger  # "plans to retire the ship" is headed by the plan
        while named.dep_ == "xcomp" and named.head.pos_ == "VERB":
            named = named.head
        spans = [
            span
            for t in self.times[number]
            if t.lasts is None and not t.implied
            for span in ((t.start, t.end), *t.spans)
        ]
        return Mention(
            article_id=self.article_id,
            sentence=sentence.text[sentence.start : sentence.end],
            sentence_start=sentence.start,
            sentence_end=sentence.end,
            clause_start=start,
            clause_end=end,
            trigger=sentence.written(trigger),
            trigger_start=sentence.start_of(trigger),
            trigger_end=sentence.end_of(trigger),
            lemma=str(trigger.lemma_).lower(),
            timex_text=time.text if time else None,
            timex_start=time.start if time else None,
            timex_end=time.end if time else None,
            value=time.value if time else "FUTURE_REF",
            interval=interval,
            throughout=_throughout(time, trigger, self.lexicon),
            mod=time.mod if time else None,
            approximate=time is None or time.mod is not None,
            implied=time is None or time.implied,
            factuality=said,
            kind=self._kind(trigger),
            reported_by=self._speaker(number, speaker),
            actors=tuple(actors),
            places=tuple(places),
            words=self._content(trigger, number),
            label=label(named, sentence, spans, self._subjects(number, named)) or sentence.written(trigger),
            confidence=confidence,
        )

    def _kind(self, trigger: Token) -> str:
        lemma = str(trigger.lemma_).lower()
        words = self.lexicon.verbs if trigger.pos_ in {"VERB", "AUX"} else self.lexicon.nouns
        others = self.lexicon.nouns if words is self.lexicon.verbs else self.lexicon.verbs
        found = factuality.subject(trigger) if trigger.pos_ in {"VERB", "AUX"} else None
        doing = self.lexicon.nouns.get(str(found.lemma_).lower()) if found is not None else None
        if doing in _MUTE and words.get(lemma) == "statement":
            return doing  # "the bombardment claimed four lives": what happens says nothing
        if lemma in words or lemma in others:  # a small tagger takes "is meeting" for a noun now and then
            return words.get(lemma) or others[lemma]
        for child in trigger.children:  # "hold talks", "carry out an attack", "sabotage incidents"
            if child.dep_ in {"obj", "nsubj:pass", "compound"} and str(child.lemma_).lower() in self.lexicon.nouns:
                return self.lexicon.nouns[str(child.lemma_).lower()]
        return doing or "other"  # "the bombardment left four dead"

    def _antecedent(self, number: int, trigger: Token) -> str | None:
        pronoun = participants.pronoun_subject(trigger, self.lexicon)
        if pronoun is None or number == 0:
            return None
        sentence = self.sentences[number]
        taken = {n for t in sentence if (n := self.names.at(sentence, t))}
        return participants.antecedent(self.sentences[number - 1], self.names, taken)

    def _speaker(self, number: int, token: Token | None) -> str | None:
        """A speaker by name where there is one, else by the words of the article."""
        if token is None:
            return None
        sentence = self.sentences[number]
        if token.lower_ in self.lexicon.pronouns and number:
            taken = {n for t in sentence if (n := self.names.at(sentence, t))}
            return participants.antecedent(self.sentences[number - 1], self.names, taken)
        name = self.names.at(sentence, token) or next(
            (
                n
                for c in token.children
                if c.dep_ in {"appos", "nmod:desc", "flat"} and (n := self.names.at(sentence, c))
            ),
            None,
        )
        if name or token.pos_ == "PRON":
            return name
        words = [t for t in token.subtree if t.dep_ not in {"det", "punct"} and t.i <= token.i]
        return " ".join(sentence.written(t) for t in words) or None

    def _subjects(self, number: int, trigger: Token) -> dict[int, str]:
        """What a label writes for the tokens of its clause: full names, and a name for a pronoun."""
        sentence = self.sentences[number]
        written: dict[int, str] = {}
        pronoun = participants.pronoun_subject(trigger, self.lexicon)
        antecedent = self._antecedent(number, trigger)
        if pronoun is not None and antecedent:
            written[pronoun.i] = antecedent
        for name in self.names.by_sentence.get(sentence.start, ()):
            full = self.names.canonical[name.text.casefold()]
            if full != name.text and self.names.types.get(full) == "PERSON":
                written[name.first] = full
                written |= dict.fromkeys(range(name.first + 1, name.last + 1), "")
        return written

    def _content(self, trigger: Token, number: int) -> frozenset[str]:
        """Content words of the clause, for comparing mentions; times are left out."""
        sentence = self.sentences[number]
        banned = {t.i for time in self.times[number] for t in sentence.tokens_in(time.start, time.end)}
        return frozenset(
            str(t.lemma_).lower() for t in trigger.subtree if t.pos_ in _WORDS and t.i not in banned and len(t.text) > 1
        )


def _needs_date(time: Time) -> bool:
    """Whether a time took its year or day from the article's date, so that it is no surer than that."""
    return not any(word.isdigit() and len(word) == 4 for word in time.text.replace("–", " ").replace("-", " ").split())


def _throughout(time: Time | None, trigger: Token, lexicon: EventLexicon) -> bool:
    """A range is filled by what lasts; a saying lies somewhere within it."""
    if time is None or not time.throughout:
        return False
    return not (trigger.pos_ == "VERB" and lexicon.verbs.get(str(trigger.lemma_).lower()) == "statement")
