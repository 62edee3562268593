"""Names of people, organizations and places: found by the pipeline, spelled one way within and across articles."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chrono.language.gazetteer import PERSON, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spacy.tokens import Token

    from chrono.language.gazetteer import Gazetteer
    from chrono.language.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a sentence: its tokens `[first, last]` by index in the sentence's document, spelling and type."""

    first: int
    last: int
    text: str
    type: str


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one article.

    Attributes:
        by_sentence: names of each sentence, by the sentence's start.
        canonical: a spelling, case-folded, to the spelling that the tables use.
        types: PERSON, ORG or PLACE of each spelling of the tables: one vote per article.
        nations: "Ukrainian" to "Ukraine".
    """

    by_sentence: Mapping[int, tuple[Name, ...]]
    canonical: Mapping[str, str]
    types: Mapping[str, str]
    nations: Mapping[str, str]

    def at(self, sentence: Sentence, token: Token) -> str | None:
        """The name that a token belongs to, as the tables spell it."""
        for name in self.by_sentence.get(sentence.start, ()):
            if name.first <= token.i <= name.last:
                return self.canonical[name.text.casefold()]
        return None

    def span_at(self, sentence: Sentence, token: Token) -> Name | None:
        """The name that a token belongs to, as it stands."""
        return next((n for n in self.by_sentence.get(sentence.start, ()) if n.first <= token.i <= n.last), None)


def collect(sentences: Sequence[Sentence], language: str = "en") -> Names:
    """The names of one article's sentences, joined: "Rutte" is "Mark Rutte" where the article says so once.

    Args:
        sentences: of the article, in order; parsed or not.
        language: whose gazetteer gives the spellings of the tables.
    """
    known = load(language)
    by_sentence: dict[int, tuple[Name, ...]] = {}
    votes: dict[str, Counter[str]] = {}
    for sentence in sentences:
        by_sentence[sentence.start] = found = tuple(_of_sentence(sentence))
        for name in found:
            votes.setdefault(name.text, Counter())[name.type] += 1
    for sentence in sentences:  # what is a name in one sentence is one in every other
        found = by_sentence[sentence.start]
        by_sentence[sentence.start] = found + tuple(_overlooked(sentence, found, votes))
    canonical = _canonical(votes, known)
    merged: dict[str, Counter[str]] = {}
    for text, counted in votes.items():
        merged.setdefault(canonical[text.casefold()], Counter()).update(counted)
    types = {text: known.type_of(text) or _winner(counted) for text, counted in merged.items()}
    return Names(by_sentence, canonical, types, known.demonyms)


def _winner(counted: Counter[str]) -> str:
    return max(sorted(counted), key=lambda kind: counted[kind])


def _of_sentence(sentence: Sentence) -> Iterable[Name]:
    for entity in sentence.span.ents:
        start, end = sentence.start_of(entity.first), sentence.end_of(entity.last)
        yield Name(entity.first.i, entity.last.i, " ".join(sentence.text[start:end].split()), entity.label)


def _overlooked(sentence: Sentence, found: tuple[Name, ...], votes: Mapping[str, Counter[str]]) -> Iterable[Name]:
    taken = {i for name in found for i in range(name.first, name.last + 1)}
    for token in sentence:
        text = sentence.written(token)
        if token.i not in taken and text in votes and text[:1].isupper() and token.pos_ in {"PROPN", ""}:
            yield Name(token.i, token.i, text, _winner(votes[text]))


def _canonical(votes: Mapping[str, Counter[str]], known: Gazetteer) -> dict[str, str]:
    """One spelling for each name: known ones first, then the fullest form of a person in this article."""
    full: dict[str, str] = {}
    people = [text for text in votes if _winner(votes[text]) == PERSON]
    for text in votes:
        folded = text.casefold()
        if spelling := known.spelled(text):
            full[folded] = spelling
            continue
        words = folded.split()
        longer = [p for p in people if len(p.split()) > len(words) and _ends_with(p.casefold().split(), words)]
        # Two people of one surname: nobody can say which is meant.
        alone = longer and len({p.casefold().split()[0] for p in longer}) == 1
        full[folded] = max(longer, key=len) if alone else text
    return {folded: known.spelled(text) or text for folded, text in full.items()}


def _ends_with(longer: list[str], words: list[str]) -> bool:
    return longer[-len(words) :] == words
