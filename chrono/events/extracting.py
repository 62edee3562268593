"""Mentions of one article: for every time the event it dates, who, where, and whether it happened."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from chrono.events import anchoring, factuality, implying, participants, referring
from chrono.events.clauses import clause
from chrono.events.kinds import kind
from chrono.events.labels import label
from chrono.events.lexicon import load
from chrono.events.mention import Mention
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
_HORIZON = 14 * DAY  # an announcement without a date of its own speaks of the days to come
_MOVES = {"movement", "meeting", "agreement", "election", "military"}


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
    room = _Room(article_id, sentences, dated, published, language)
    found: dict[tuple[int, int], Mention] = {}
    for time in dated:
        number = room.sentence_of(time.start)
        if number is None:
            continue
        made = room.dated(number, time)
        if made is not None:
            found.setdefault((number, made.trigger_start), made)
    for number in range(len(sentences)):
        for made in room.announced(number):
            found.setdefault((number, made.trigger_start), made)
    if implied:
        for number in range(len(sentences)):
            for made in room.implied(number):
                found.setdefault((number, made.trigger_start), made)
    return tuple(sorted(found.values(), key=lambda m: (m.sentence_start, m.trigger_start)))


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

    def dated(self, number: int, time: Time) -> Mention | None:
        """The mention that a time dates."""
        sentence = self.sentences[number]
        found = anchoring.anchor(sentence, time.start, time.end, self.lexicon, lasting=time.throughout)
        if found is None:
            return None
        said = factuality.factuality(found.trigger, self.lexicon)
        dct = self.published.interval
        if said == "actual" and dct and time.interval and time.interval.start >= dct.end:
            said = "planned"  # what lies behind the article's date has not happened
        confidence = found.confidence * (self.published.confidence if _needs_date(time) else 1.0)
        return self._mention(number, found.trigger, time, time.interval, said, round(confidence, 2))

    def announced(self, number: int) -> list[Mention]:
        """Plans of a sentence that no time of its own dates: "Witkoff will travel to Moscow"."""
        dct = self.published.interval
        if dct is None:
            return []
        sentence = self.sentences[number]
        if self.times[number] or not sentence.parsed:
            return []
        made = []
        for token in sentence:
            if token.pos_ != "VERB" or kind(token, self.lexicon) not in _MOVES:
                continue
            if factuality.factuality(token, self.lexicon) != "planned":
                continue
            soon = Interval(dct.start, dct.end + _HORIZON, Grain.DAY)
            one = self._mention(number, token, None, soon, "planned", 0.4)
            if any(self.names.types.get(actor) in {"PERSON", "ORG"} for actor in one.actors):
                made.append(one)
        return made

    def implied(self, number: int) -> Iterator[Mention]:
        """What a sentence tells without a time of its own, in the time that the text speaks of there."""
        sentence = self.sentences[number]
        if not sentence.parsed:
            return
        spoken = implying.discourse(number, self.sentences, self.times)
        if len(spoken) > 1:
            return
        time = spoken[0] if spoken else None
        interval = time.interval if time else self.published.interval
        if interval is None:
            return
        sure = implying.NAMED if time else implying.BY_ARTICLE
        sure *= self.published.confidence if time is None or _needs_date(time) else 1.0
        for token in implying.telling(sentence, self.lexicon):
            said = factuality.factuality(token, self.lexicon)
            if said == "actual":
                made = self._mention(number, token, None, interval, said, round(sure, 2))
                yield replace(made, value=time.value if time else self.published.value or made.value)

    def _mention(
        self, number: int, trigger: Token, time: Time | None, interval: Interval | None, said: str, confidence: float
    ) -> Mention:
        sentence = self.sentences[number]
        antecedent = self._antecedent(number, trigger)
        actors, places = participants.roles(trigger, sentence, self.names, antecedent, self.lexicon)
        start, end = _extent(trigger, sentence)
        speaker = factuality.reported_by(trigger, self.lexicon)
        spans = [span for t in self.times[number] for span in ((t.start, t.end), *t.spans)]
        told = clause(trigger, sentence, spans, self.lexicon)
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
            implied=time is None,
            factuality=said,
            kind=kind(trigger, self.lexicon),
            reported_by=self._speaker(number, speaker),
            actors=tuple(actors),
            places=tuple(places),
            words=self._content(trigger, number),
            label=label(told, sentence, self._subjects(number, told.head)) or sentence.written(trigger),
            confidence=confidence,
        )

    def _antecedent(self, number: int, trigger: Token) -> str | None:
        pronoun = participants.pronoun_subject(trigger, self.lexicon)
        if pronoun is None or pronoun.lower_ in self.lexicon.person_pronouns:
            return self._person(number) if pronoun is not None else None
        meant = referring.thing(pronoun, number, self.sentences, self.names, self.lexicon)
        return meant if meant in self.names.types else None

    def _person(self, number: int) -> str | None:
        """Whom "he" or "she" of a sentence stands for."""
        sentence = self.sentences[number]
        taken = {n for t in sentence if (n := self.names.at(sentence, t))}
        return referring.person(number, self.sentences, self.names, taken, self.lexicon)

    def _speaker(self, number: int, token: Token | None) -> str | None:
        """A speaker by name where there is one, else by the words of the article."""
        if token is None:
            return None
        sentence = self.sentences[number]
        if token.lower_ in self.lexicon.person_pronouns:
            return self._person(number)
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
        left = {"det", "punct", "case", "fixed"}
        words = [t for t in token.subtree if t.i <= token.i and t.dep_ not in left]
        return sentence.text[sentence.start_of(words[0]) : sentence.end_of(token)] if words else None

    def _subjects(self, number: int, head: Token) -> dict[int, str]:
        """What a label writes for the tokens of its clause: full names, and a name for a pronoun."""
        sentence = self.sentences[number]
        written: dict[int, str] = {}
        for token in sentence:
            if token.tag_ != "PRP" or token.lower_ not in self.lexicon.pronouns or referring.is_quoted(token):
                continue
            own = token == participants.pronoun_subject(head, self.lexicon)
            meant = None
            if token.lower_ in self.lexicon.person_pronouns:
                meant = self._person(number)
            elif own:
                meant = referring.thing(token, number, self.sentences, self.names, self.lexicon)
            if meant or own:
                written[token.i] = meant or ""
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


def _extent(trigger: Token, sentence: Sentence) -> tuple[int, int]:
    """The clause of a trigger: from the first to the last word below it."""
    tokens = [t for t in trigger.subtree if not t.is_space and t.dep_ != "punct"]
    return min(sentence.start_of(t) for t in tokens), max(sentence.end_of(t) for t in tokens)


def _throughout(time: Time | None, trigger: Token, lexicon: EventLexicon) -> bool:
    """A range is filled by what lasts; a saying lies somewhere within it."""
    if time is None or not time.throughout:
        return False
    return not (trigger.pos_ == "VERB" and lexicon.verbs.get(str(trigger.lemma_).lower()) == "statement")
