"""Names of people, organizations and places: found by the pipeline, spelled one way within and across articles."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spacy.tokens import Token

    from chrono.events.lexicon import EventLexicon
    from chrono.language import Sentence

_TYPES = {
    "PERSON": "PERSON",
    "ORG": "ORG",
    "PLACE": "PLACE",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "NORP": "ORG",
    "FAC": "PLACE",
}


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
    """

    by_sentence: Mapping[int, tuple[Name, ...]]
    canonical: Mapping[str, str]
    types: Mapping[str, str]

    def at(self, sentence: Sentence, token: Token) -> str | None:
        """The name that a token belongs to, as the tables spell it."""
        for name in self.by_sentence.get(sentence.start, ()):
            if name.first <= token.i <= name.last:
                return self.canonical[name.text.casefold()]
        return None

    def span_at(self, sentence: Sentence, token: Token) -> Name | None:
        """The name that a token belongs to, as it stands."""
        return next((n for n in self.by_sentence.get(sentence.start, ()) if n.first <= token.i <= n.last), None)


def collect(sentences: Sequence[Sentence], lexicon: EventLexicon) -> Names:
    """The names of one article's sentences, joined: "Rutte" is "Mark Rutte" where the article says so once."""
    by_sentence: dict[int, tuple[Name, ...]] = {}
    votes: dict[str, Counter[str]] = {}
    order: list[str] = []
    for sentence in sentences:
        found = tuple(_of_sentence(sentence, lexicon))
        by_sentence[sentence.start] = found
        for name in found:
            votes.setdefault(name.text, Counter())[name.type] += 1
            order.append(name.text)
    for sentence in sentences:  # what is a name in one sentence is one in every other
        known = by_sentence[sentence.start]
        by_sentence[sentence.start] = known + tuple(_overlooked(sentence, known, votes))
    canonical = _canonical(order, votes, lexicon)
    types: dict[str, str] = {}
    merged: dict[str, Counter[str]] = {}
    for text, counted in votes.items():
        merged.setdefault(canonical[text.casefold()], Counter()).update(counted)
    for text, counted in merged.items():
        if text.casefold() in lexicon.organizations:
            types[text] = "ORG"
        else:
            types[text] = max(sorted(counted), key=lambda t: counted[t])
    return Names(by_sentence, canonical, types)


def _of_sentence(sentence: Sentence, lexicon: EventLexicon) -> Iterable[Name]:
    for entity in sentence.span.ents:
        kind = _TYPES.get(entity.label_)
        tokens = [t for t in entity if not t.is_space]
        while len(tokens) > 1 and (_is_title(tokens[0], kind, lexicon) or not tokens[0].text[:1].isalnum()):
            tokens = tokens[1:]
        while (
            tokens and (tokens[-1].tag_ == "POS" or not tokens[-1].text[-1:].isalnum()) and tokens[-1].text[-1:] != "."
        ):
            tokens = tokens[:-1]
        if not kind or not tokens or tokens[0].lower_ in lexicon.never:
            continue
        text = " ".join(sentence.text[sentence.start_of(tokens[0]) : sentence.end_of(tokens[-1])].split())
        if text and any(c.isupper() for c in text):
            yield Name(tokens[0].i, tokens[-1].i, text, kind)


def _is_title(token: Token, kind: str | None, lexicon: EventLexicon) -> bool:
    """ "President" before a person; of "General Motors" and "British Airways" nothing is a title but "the"."""
    return token.lower_ == "the" or (kind == "PERSON" and token.lower_ in lexicon.titles)


def _overlooked(sentence: Sentence, known: tuple[Name, ...], votes: Mapping[str, Counter[str]]) -> Iterable[Name]:
    taken = {i for name in known for i in range(name.first, name.last + 1)}
    for token in sentence:
        text = sentence.written(token)
        if token.i not in taken and token.pos_ == "PROPN" and text in votes:
            yield Name(token.i, token.i, text, max(sorted(votes[text]), key=lambda t: votes[text][t]))


def _canonical(order: list[str], votes: Mapping[str, Counter[str]], lexicon: EventLexicon) -> dict[str, str]:
    """One spelling for each name: known aliases first, then the fullest form of a person in this article."""
    full: dict[str, str] = {}
    people = [t for t in dict.fromkeys(order) if votes[t].most_common(1)[0][0] == "PERSON"]
    for text in dict.fromkeys(order):
        folded = text.casefold()
        if folded in lexicon.aliases:
            full[folded] = lexicon.aliases[folded]
            continue
        words = folded.split()
        longer = [p for p in people if len(p.split()) > len(words) and _ends_with(p.casefold().split(), words)]
        named = {p.casefold() for p in longer}
        # Two people of one surname: nobody can say which is meant.
        full[folded] = max(longer, key=len) if longer and len({n.split()[0] for n in named}) == 1 else text
    return {folded: lexicon.aliases.get(text.casefold(), text) for folded, text in full.items()}


def _ends_with(longer: list[str], words: list[str]) -> bool:
    return longer[-len(words) :] == words
