"""Whom "he" and "she" stand for, where only one person can be meant.

Looked at in turn: the subject of a clause above in the same sentence ("Ina Holt was mayor until she resigned"), the
subjects of the sentences before, and whoever else is the only woman or man of the article. A person whose title or
name tells that the pronoun is another's is never meant; two who may be leave it open.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from chrono.events.factuality import subject
from chrono.language import gazetteer, genders

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chrono.events.lexicon import EventLexicon
    from chrono.language import Names, Sentence, Token
    from chrono.language.genders import Gender

_SUBJECTS = {"nsubj", "nsubj:pass"}
_BESIDE = {"appos", "nmod:desc", "flat"}
_BACK = 3  # sentences: "She moved to Paris. She married there."


class People:
    """The persons of one article, as pronouns point at them."""

    def __init__(self, sentences: Sequence[Sentence], names: Names, lexicon: EventLexicon, language: str) -> None:
        self._sentences = sentences
        self._names = names
        self._lexicon = lexicon
        self._known = genders.load(language)
        self._gazetteer = gazetteer.load(language)

    def meant(self, pronoun: Token, number: int) -> str | None:
        """The person whom a pronoun stands for.

        Args:
            pronoun: "he", "she", "him", "his" or "her".
            number: of its sentence.

        Returns:
            The name as the tables spell it; None where more than one can be meant, or nobody is known.
        """
        gender = self._known.pronouns.get(pronoun.lower_)
        found = self._above(pronoun, number, gender)
        if found is not None:
            return found or None
        beside = self._before(pronoun, number)
        fitting = [name for name in beside if self._fits(name, gender)]
        if fitting:
            sure = [name for name in fitting if self._genders.get(name) == gender]
            return sure[0] if sure == fitting and len(sure) == 1 and gender is not None else None
        return self._spoken_of(number, gender, {*beside, *self._own(pronoun, number)}) or self._only(number, gender)

    def may_be(self, name: str, pronoun: Token) -> bool:
        """Whether nothing tells that a pronoun stands for another than a person of this name."""
        return self._fits(name, self._known.pronouns.get(pronoun.lower_))

    def may_own(self, token: Token, number: int) -> bool:
        """Whether a word may be a person of whom a later "his" or "her" speaks."""
        if token.pos_ == "PRON":
            return token.tag_ == "PRP" and token.lower_ in self._known.pronouns
        if token.pos_ not in {"NOUN", "PROPN"}:
            return False
        sentence = self._sentences[number]
        return self._name(token, sentence) is not None or self._is_somebody(token, sentence, None)

    def _above(self, pronoun: Token, number: int, gender: Gender | None) -> str | None:
        """The subject of a clause above that stands before the pronoun; "" where it may be one of two."""
        sentence, verb = self._sentences[number], pronoun.head
        while verb.head != verb:
            verb = verb.head
            found = subject(verb) if verb.pos_ in {"VERB", "AUX", "ADJ", "NOUN"} else None
            if found is None or found.i >= pronoun.i or found.pos_ == "PRON":
                continue
            name = self._name(found, sentence) or self._named_as_people_are(found, sentence, gender)
            if name is None and self._is_somebody(found, sentence, gender):
                return ""
            if name is None or not self._fits(name, gender):
                continue
            others = {n for n in self._before(pronoun, number) if n != name and self._fits(n, gender)}
            return "" if others else name
        return None

    def _named_as_people_are(self, noun: Token, sentence: Sentence, gender: Gender | None) -> str | None:
        """A name that the recognizer took for a place or a firm, though the article uses it as people are named.

        "Holt" of "Ina Holt", without an article, in front of a "she" of its own sentence.
        """
        name, span = self._names.at(sentence, noun), self._names.span_at(sentence, noun)
        if name is None or span is None or gender is None or self._gazetteer.type_of(name) is not None:
            return None
        last = len(name.split()) in {2, 3} and span.text == name.split()[-1]
        bare = not any(c.dep_ == "det" for c in noun.children)
        return name if last and bare and self._known.of(name) in {None, gender} else None

    def _is_somebody(self, noun: Token, sentence: Sentence, gender: Gender | None) -> bool:
        """Whether a noun may be a person whose name nobody says: "the mayor", or a name that is not known for one."""
        if name := self._names.at(sentence, noun):
            return len(name.split()) == 1 and self._gazetteer.type_of(name) is None
        word = str(noun.lemma_).lower()
        told = self._known.titles.get(word)
        return noun.tag_ == "NNP" or word in self._known.persons or (told is not None and told == (gender or told))

    def _before(self, pronoun: Token, number: int) -> list[str]:
        """The persons that a sentence names before a pronoun, outside of what the pronoun is part of."""
        spans = self._names.by_sentence.get(self._sentences[number].start, ())
        found = (self._names.canonical[n.text.casefold()] for n in spans if n.last < pronoun.i)
        return [name for name in dict.fromkeys(found) if self._names.types.get(name) == "PERSON"]

    def _own(self, pronoun: Token, number: int) -> set[str]:
        """The persons of a pronoun's own clause behind it, who cannot be meant: "he met Ola Berg"."""
        spans = self._names.by_sentence.get(self._sentences[number].start, ())
        return {self._names.canonical[n.text.casefold()] for n in spans if n.first > pronoun.i}

    def _spoken_of(self, number: int, gender: Gender | None, taken: set[str]) -> str | None:
        """The only one who is subject of a clause of the sentence before, or of that before it where a pronoun is."""
        for before in range(number - 1, max(-1, number - 1 - _BACK), -1):
            previous = self._sentences[before]
            people: list[str] = []
            pointed = False
            for token in previous:
                if token.dep_ not in _SUBJECTS:
                    continue
                of = self._known.pronouns.get(token.lower_)
                pointed |= of is not None and (gender is None or of == gender)
                for one in (token, *(c for c in token.children if c.dep_ == "conj")):
                    name = self._name(one, previous)
                    if name and name not in people and self._fits(name, gender):
                        people.append(name)
            left = [name for name in people if name not in taken]
            if left or not pointed:
                return left[0] if len(left) == 1 else None
        return None

    def _only(self, number: int, gender: Gender | None) -> str | None:
        """The only person of the article who can be meant, where she or he was named before."""
        if gender is None or not all(self._genders[name] for name in self._genders):
            return None
        fitting = [name for name, known in self._genders.items() if known == gender]
        return fitting[0] if len(fitting) == 1 and self._first[fitting[0]] < number else None

    def _fits(self, name: str, gender: Gender | None) -> bool:
        known = self._genders.get(name)
        return gender is None or known is None or known == gender

    def _name(self, token: Token, sentence: Sentence) -> str | None:
        if _is_title(token):
            return None
        beside = (c for c in token.children if c.dep_ in _BESIDE and not _is_title(c))
        found = (n for t in (token, *beside) if (n := self._names.at(sentence, t)))
        name = next(found, None)
        return name if name and self._names.types.get(name) == "PERSON" else None

    @cached_property
    def _genders(self) -> dict[str, Gender | None]:
        titles: dict[str, set[str]] = {}
        for sentence in self._sentences:
            doc = sentence.span.doc
            for name in self._names.by_sentence.get(sentence.start, ()):
                spelled = self._names.canonical[name.text.casefold()]
                if self._names.types.get(spelled) == "PERSON":
                    first = max(sentence.span.start, name.first - 1)
                    words = titles.setdefault(spelled, set())
                    words.update(t.lower_ for t in doc[first : name.first])
                    if doc[name.first].dep_ in _BESIDE:  # "his wife, Ina Holt"
                        words.add(doc[name.first].head.lower_)
        return {name: self._known.of(name, words) for name, words in titles.items()}

    @cached_property
    def _first(self) -> dict[str, int]:
        """The sentence in which each name stands first."""
        found: dict[str, int] = {}
        for number, sentence in enumerate(self._sentences):
            for name in self._names.by_sentence.get(sentence.start, ()):
                found.setdefault(self._names.canonical[name.text.casefold()], number)
        return found


def _is_title(name: Token) -> bool:
    """Whether a name opens a quotation inside its sentence: 'Her first book, "Ina Holt", came out'."""
    return bool(name.i > name.sent.start + 1 and name.nbor(-1).is_quote and not name.nbor(-1).whitespace_)
