"""What "the company" or "the outbreak" is, where the article has said it once in more words."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from chrono.events.referring import is_quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from chrono.events.lexicon import EventLexicon
    from chrono.language import Names, Sentence

_LONGEST = 42  # characters: longer ones leave no room for what happened
_TELLING = {
    "nmod",
    "acl",
    "acl:relcl",
    "appos",
    "nummod",
    "amod",
    "compound",
    "nmod:poss",
    "flat",
    "nmod:desc",
    "advcl",
}
_REST = 5  # words behind a noun that belong to it, at most


def fuller(number: int, sentences: Sequence[Sentence], names: Names, lexicon: EventLexicon) -> dict[int, str]:
    """What to write for nouns that only the article names, by index of the token.

    A bare noun with a definite article stands for the one business of the article ("the company"), for the one name
    that ends like it ("the organization", "World Health Organization"), or for the one phrase before it that has the
    noun with words of its own ("the outbreak", "an outbreak of Marburg fever"). Where two can be meant, it stays.

    Args:
        number: of the sentence whose words are asked for.
        sentences: of the article.
        names: the article's names.
        lexicon: words of events.
    """
    written: dict[int, str] = {}
    for token in sentences[number]:
        article = _article(token)
        if article is None or is_quoted(token) or names.at(sentences[number], token):
            continue
        lemma = str(token.lemma_).lower()
        meant = _named(token, number, sentences, names, lexicon) or (
            _business(token, number, sentences, names, lexicon) if lemma in lexicon.bodies else None
        )
        if meant is None and lemma not in lexicon.bodies:
            words = _phrase(token, number, sentences, lexicon)
            meant = f"{lexicon.definite} {words}" if words else None
        if meant and len(meant) <= _LONGEST:
            written |= {article.i: "", token.i: meant}
    return written


def _article(noun: Token) -> Token | None:
    """The definite article of a noun that has nothing else."""
    if noun.pos_ != "NOUN" or any(c.dep_ in _TELLING for c in noun.children):
        return None
    found = [c for c in noun.children if c.dep_ == "det" and "Def" in c.morph.get("Definite")]
    return found[0] if len(found) == 1 and found[0].i == noun.i - 1 else None


def _named(noun: Token, number: int, sentences: Sequence[Sentence], names: Names, lexicon: EventLexicon) -> str | None:
    """The one name before a noun that ends in it."""
    word = noun.lower_
    if word in lexicon.forms_of_business:
        return None
    found: set[str] = set()
    for sentence in sentences[: number + 1]:
        for name in names.by_sentence.get(sentence.start, ()):
            full = names.canonical[name.text.casefold()]
            if len(full.split()) > 1 and full.casefold().split()[-1] == word:
                found.add(full)
    (one, *more) = sorted(found) or [None]
    if one is None or more or names.types.get(one) == "PERSON":
        return None
    return one if one.casefold().split()[0] == lexicon.definite else f"{lexicon.definite} {one}"


def _business(
    noun: Token, number: int, sentences: Sequence[Sentence], names: Names, lexicon: EventLexicon
) -> str | None:
    """The one business of the article, if it names no body oftener; no other name may stand in front."""
    if "Plur" in noun.morph.get("Number"):
        return None
    words = {t.lower_ for t in sentences[number] if t.pos_ == "PROPN" and t.i < noun.i}
    groups = _businesses(sentences, names, lexicon)
    if len(groups) != 1:
        return None
    full, own = groups[0]
    return full if own and words <= set(full.casefold().split()) else None


def _businesses(sentences: Sequence[Sentence], names: Names, lexicon: EventLexicon) -> list[tuple[str, bool]]:
    """The longest name of each business of an article, told apart by the first word; whether nothing is named oftener."""
    named = [name.text for s in sentences for name in names.by_sentence.get(s.start, ()) if name.type == "ORG"]
    counted = Counter(text.casefold().split()[0] for text in named)
    longest: dict[str, str] = {}
    for text in named:
        if text.casefold().split()[-1] in lexicon.forms_of_business:
            key = text.casefold().split()[0]
            longest[key] = max(longest.get(key, ""), text, key=len)
    most = max(counted.values(), default=0)
    return [(text, counted[key] == most) for key, text in longest.items()]


def _phrase(noun: Token, number: int, sentences: Sequence[Sentence], lexicon: EventLexicon) -> str | None:
    """The one phrase of the sentences before that says more of the same noun."""
    found: dict[str, None] = {}
    for sentence in sentences[:number]:
        for token in sentence if sentence.parsed else ():
            if token.pos_ != "NOUN" or token.lower_ != noun.lower_ or is_quoted(token):
                continue
            words = _words(token, lexicon)
            if len(words) > 1:
                found.setdefault(sentence.text[sentence.start_of(words[0]) : sentence.end_of(words[-1])])
            elif any(c.dep_ == "nummod" or c.lower_ in lexicon.comparing for c in token.children):
                return None  # "a similar bill": there are two
    (one, *more) = [*found] or [None]
    return None if more else one


def _words(noun: Token, lexicon: EventLexicon) -> list[Token]:
    """A noun with what tells it from others: words in front of it, and one phrase behind it."""
    front = [
        c for c in noun.children
        if c.i < noun.i and (c.dep_ == "compound" or (c.dep_ == "amod" and c.text[:1].isupper() and not c.is_sent_start))
    ]  # fmt: skip
    if any(c.lower_ in lexicon.comparing or c.dep_ == "nummod" for c in noun.children):
        return [noun]
    words = {noun, *(t for c in front for t in c.subtree)}
    behind = next((c for c in noun.children if c.dep_ == "nmod" and c.i > noun.i), None)
    if behind is not None:
        rest = list(behind.subtree)
        plain = rest[0].lower_ in lexicon.belonging and not any(
            t.pos_ in {"PRON", "VERB"} or t.is_punct or t.pos_ == "NUM" for t in rest
        )
        if plain and len(rest) <= _REST and rest[0].i == noun.i + 1:
            words |= set(rest)
    kept = sorted(words, key=lambda t: t.i)
    return kept if all(b.i == a.i + 1 for a, b in pairwise(kept)) else [noun]
