"""Which business "the company" is: the one that an article is about."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chrono.language.names import Name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from chrono.events.lexicon import EventLexicon
    from chrono.language import Names, Sentence, Token


@dataclass(frozen=True, slots=True)
class Businesses:
    """The businesses of an article.

    Attributes:
        longest: the longest name of each, by its first word in lower case.
        only: the key of the one business, where there is one and no body is named oftener.
        topic: the key of the business that is named first, and oftener than every other body.
        before: the keys of the bodies that were named last before each sentence.
    """

    longest: Mapping[str, str]
    only: str | None
    topic: str | None
    before: Sequence[frozenset[str]]


def businesses(sentences: Sequence[Sentence], names: Names, lexicon: EventLexicon) -> Businesses:
    """The businesses of an article: names that end as those of businesses do.

    Args:
        sentences: of the article.
        names: its names.
        lexicon: words of events.
    """
    forms = lexicon.forms_of_business
    longest: dict[str, str] = {}
    named = [[*names.by_sentence.get(s.start, ()), *_written(s, names, forms)] for s in sentences]
    for name in (n for some in named for n in some):
        if name.text.casefold().split()[-1] in forms and name.type:
            longest[_key(name)] = max(longest.get(_key(name), ""), name.text, key=len)
    found = [sorted((n for n in some if _is_body(n, forms, longest)), key=lambda n: n.first) for some in named]
    counted = Counter(_key(n) for some in found for n in some)
    (most, times), (_, less) = (*counted.most_common(2), ("", 0), ("", 0))[:2]
    first = next((_key(some[0]) for some in found if some), None)
    only = next(iter(longest)) if len(longest) == 1 else None
    topic = most if most == first and times > less and most in longest else None
    if topic is None and most == first and times > max(2, 2 * less):  # "IBM": no form of business in its name
        topic = most
        spelled = Counter(n.text for some in found for n in some if _key(n) == most)
        longest[most] = spelled.most_common(1)[0][0]
    if only and max(_unknown(sentences, names).values(), default=0) > counted[only]:
        only = topic = None  # named oftener, and perhaps a business that was taken for a person: "Aldera"
    before = [frozenset[str]()]
    for some in found[:-1]:
        before.append(frozenset(map(_key, some)) or before[-1])
    return Businesses(
        longest,
        only if only and counted[only] == times else None,
        topic,
        before,
    )


def _unknown(sentences: Sequence[Sentence], names: Names) -> Counter[str]:
    """How often each name of one word is written that is nowhere longer: a person is seldom named so."""
    spelled = (names.canonical[n.text.casefold()] for s in sentences for n in names.by_sentence.get(s.start, ()))
    return Counter(full for full in spelled if len(full.split()) == 1 and names.types.get(full) != "PLACE")


def business(
    noun: Token,
    sentence: Sentence,
    number: int,
    known: Businesses,
    names: Names,
    lexicon: EventLexicon,
    dated: set[int],
) -> str | None:
    """The business that a noun like "the company" stands for.

    The only one; else the one that the article is about, where it is the last that was spoken of.

    Args:
        noun: the noun, or the figure that is a business's.
        sentence: its sentence.
        number: of its sentence.
        known: the article's businesses.
        names: the article's names.
        lexicon: words of events.
        dated: indexes of the tokens of the sentence's times.

    Returns:
        None where another may be meant: a name stands in front of it that is no person, no place and not its own.
    """
    key = known.only or known.topic
    if key is None or ("Plur" in noun.morph.get("Number") and noun.lower_ not in lexicon.figures):
        return None
    own = set(known.longest[key].casefold().split())
    for token in sentence:
        if token.i >= noun.i:
            break
        if token.i in dated:
            continue
        if token.pos_ == "PROPN" and not _is_aside(names.span_at(sentence, token), key, own, names):
            return None
    return known.longest[key] if known.only is not None or known.before[number] == {key} else None


def _written(sentence: Sentence, names: Names, forms: frozenset[str]) -> Iterator[Name]:
    """Names of businesses that nobody took for names: capitals up to "Inc."."""
    for token in sentence:
        first = token
        while first.i > sentence.span.start and first.nbor(-1).text[:1].isupper():
            first = first.nbor(-1)
        formed = first != token and token.text[:1].isupper() and token.lower_ in forms
        if formed and names.span_at(sentence, token) is None:
            kind = "ORG" if _opens(first, sentence) else ""
            yield Name(first.i, token.i, " ".join(t.text for t in token.doc[first.i : token.i + 1]), kind)


def _opens(first: Token, sentence: Sentence) -> bool:
    """Whether no capital stands before the word in front of a name: "Aetna Life & Casualty Co." begins with "Aetna"."""
    at = first.i - sentence.span.start
    return at < 2 or first.nbor(-1).text == "," or not first.nbor(-2).text[:1].isupper()


def _is_aside(name: Name | None, key: str, own: set[str], names: Names) -> bool:
    """Whether a name is the business's own, a place's, or a person's with a first name: "Kite" may be a business."""
    if name is None:
        return False
    full = names.canonical[name.text.casefold()]
    kind = names.types.get(full)
    its = _key(name) == key and {*name.text.casefold().split()[1:]} <= own
    return its or kind == "PLACE" or (kind == "PERSON" and len(full.split()) > 1)


def _is_body(name: Name, forms: frozenset[str], longest: Mapping[str, str]) -> bool:
    return name.type == "ORG" or name.text.casefold().split()[-1] in forms or _key(name) in longest


def _key(name: Name) -> str:
    return name.text.casefold().split()[0].removesuffix("'s").removesuffix("’s")
