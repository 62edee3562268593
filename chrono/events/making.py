"""What is known of one article while its mentions are made, and a mention from a word and its time."""

from __future__ import annotations

from bisect import bisect_right
from functools import partial
from typing import TYPE_CHECKING

from chrono.events import factuality, participants, referring
from chrono.events.bounding import bare
from chrono.events.finite import extent
from chrono.events.furniture import is_furniture
from chrono.events.headlines import describing, earlier_figure, headline
from chrono.events.kinds import kind
from chrono.events.lexicon import load
from chrono.events.mention import Mention
from chrono.events.people import People
from chrono.language import Names, collect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chrono.dating import Published
    from chrono.events.anchoring import Anchored
    from chrono.events.lexicon import EventLexicon
    from chrono.events.times import Time
    from chrono.language import Sentence, Token
    from chrono.temporal.intervals import Interval

_WORDS = {"NOUN", "PROPN", "VERB", "ADJ", "NUM"}


class Maker:
    """Makes the mentions of one article, of its sentences, times, names and date."""

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
        self._language = language
        for number, some in enumerate(self.times):
            if some and self.is_furniture(number):
                self.times[number] = []  # "Posted on Monday": the page speaks of itself
        # Those that name when it was: a headline leaves them out, and what follows goes on in them.
        self.named = [[t for t in some if t.lasts is None and not t.implied] for some in self.times]
        self.published = published
        self.lexicon: EventLexicon = load(language)
        self.names: Names = collect(sentences, language)
        self.people = People(sentences, self.names, self.lexicon, language)
        spans = [[(t.start, t.end) for t in some] for some in self.times]
        self.spoken = describing.spoken(sentences, self.names, self.lexicon, spans)

    def is_furniture(self, number: int) -> bool:
        """Whether a sentence is of the page and not of the news."""
        one = self.sentences[number]
        inside = [(t.start - one.start, t.end - one.start) for t in self.times[number]]
        return is_furniture(one.text[one.start : one.end], inside, self._language)

    def sentence_of(self, offset: int) -> int | None:
        """Number of the sentence that holds an offset."""
        number = bisect_right(self.starts, offset) - 1
        return number if number >= 0 and offset < self.sentences[number].end else None

    def mention(
        self, number: int, trigger: Token, time: Time | None, interval: Interval | None, said: str, confidence: float
    ) -> Mention:
        """What a sentence tells of a trigger.

        Args:
            number: of the sentence.
            trigger: the word that names the event.
            time: the expression that dates it; None where its context does.
            interval: when it was, None where that is not known.
            said: its factuality.
            confidence: 0 to 1.
        """
        sentence = self.sentences[number]
        antecedent = self._antecedent(number, trigger)
        actors, places = participants.roles(trigger, sentence, self.names, antecedent, self.lexicon)
        start, end = extent(trigger, sentence)
        speaker = factuality.reported_by(trigger, self.lexicon)
        spans = [span for t in self.named[number] for span in ((t.start, t.end), *t.spans)]
        said_by = self._speaker(number, speaker)
        written = partial(self._subjects, number)
        dated = (time.start, time.end) if time else None
        told = headline(
            trigger, sentence, spans, self.lexicon, written, said_by, happened=said == "actual", dated=dated
        )
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
            kind=kind(trigger, self.lexicon),
            reported_by=said_by,
            actors=tuple(actors),
            places=tuple(places),
            words=self._content(trigger, number),
            label=bare(told or sentence.written(trigger), time, sentence, self.lexicon),
            confidence=confidence,
        )

    def label(self, mention: Mention, number: int, time: Time, anchored: Anchored) -> str:
        """A mention's headline; of a figure that a time compares with, "" where nobody says whose it is."""
        if not anchored.figure:
            return mention.label
        spans = [span for t in self.named[number] for span in ((t.start, t.end), *t.spans)]
        written, dated = partial(self._subjects, number), (time.start, time.end)
        return earlier_figure(dated, self.sentences[number], spans, self.lexicon, written) or anchored.told

    def _antecedent(self, number: int, trigger: Token) -> str | None:
        pronoun = participants.pronoun_subject(trigger, self.lexicon)
        if pronoun is None or pronoun.lower_ in self.lexicon.person_pronouns:
            return self._person(number, pronoun) if pronoun is not None else None
        meant = referring.thing(pronoun, number, self.sentences, self.names, self.lexicon)
        # Of several, the first stands for all: "Ina Holt and Ola Berg".
        return next((n for n in self.names.types if meant == n or (meant or "").startswith((f"{n} ", f"{n},"))), None)

    def _person(self, number: int, pronoun: Token) -> str | None:
        """Whom "he" or "she" stands for; None where it may be more than one."""
        told = referring.speaker_of(pronoun, self.sentences[number], self.names, self.lexicon)
        if told is None or (told and not self.people.may_be(told, pronoun)):
            return self.people.meant(pronoun, number)
        return told or None

    def _person_before(self, number: int, pronoun: Token) -> bool:
        """Whether a sentence names a person in front of a pronoun."""
        names = self.names.by_sentence.get(self.sentences[number].start, ())
        return any(n.type == "PERSON" and n.last < pronoun.i for n in names)

    def _speaker(self, number: int, token: Token | None) -> str | None:
        """A speaker by name where there is one, else by the words of the article."""
        if token is None:
            return None
        sentence = self.sentences[number]
        if token.lower_ in self.lexicon.person_pronouns:
            return self._person(number, token)
        name = self.names.at(sentence, token) or next(
            (n for c in participants.described(token) if (n := self.names.at(sentence, c))),
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
        written = describing.fuller(number, self.spoken)
        of, may_own = partial(self._person, number), partial(self.people.may_own, number=number)
        written |= describing.owners(number, self.sentences, self.names, self.lexicon, of, may_own)
        for token in sentence:
            if token.tag_ != "PRP" or token.lower_ not in self.lexicon.pronouns or referring.is_quoted(token):
                continue
            own = token == participants.pronoun_subject(head, self.lexicon)
            meant = None
            if token.lower_ in self.lexicon.person_pronouns:
                meant = self._person(number, token)
                if meant is None and self._person_before(number, token):
                    continue  # somebody of the sentence itself may be meant
            elif own:
                meant = referring.thing(token, number, self.sentences, self.names, self.lexicon)
            else:
                meant = referring.told_of(token, number, self.sentences, self.names, self.lexicon)
            if meant or (own and not any(c.dep_ == "conj" for c in token.children)):
                written[token.i] = meant or ""
        for name in self.names.by_sentence.get(sentence.start, ()):
            full = self.names.canonical[name.text.casefold()]
            of_more = sentence.span.doc[name.last].dep_ == "compound"  # "the Duval family"
            before = sentence.span.doc[name.first - 1] if name.first > sentence.span.start else None
            of_more = of_more or (before is not None and before.lower_ in self.lexicon.given_names)
            person = self.names.types.get(full) == "PERSON" and name.type != "PLACE"  # "the town of Ruiz"
            if full != name.text and person and not of_more:
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


def _throughout(time: Time | None, trigger: Token, lexicon: EventLexicon) -> bool:
    """A range is filled by what lasts; a saying lies somewhere within it."""
    if time is None or not time.throughout:
        return False
    return not (trigger.pos_ == "VERB" and lexicon.verbs.get(str(trigger.lemma_).lower()) == "statement")
