"""What "the company" or "the outbreak" is, where the article has said it once in more words."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from chrono.events.headlines.businesses import business, businesses
from chrono.events.headlines.identifying import LONGEST, telling
from chrono.events.headlines.roles import held, others, roles
from chrono.events.referring import is_quoted, thing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from chrono.events.headlines.businesses import Businesses
    from chrono.events.headlines.roles import Others, Role
    from chrono.events.lexicon import EventLexicon
    from chrono.language import Names, Sentence, Token

_NOUNS = {"NN", "NNS"}  # the tag: "mine" may be taken for a pronoun
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


@dataclass(frozen=True, slots=True)
class Spoken:
    """What an article speaks of, gathered once: what is asked for each sentence looks at all that were before.

    Attributes:
        sentences: of the article.
        names: its names.
        lexicon: words of events.
        dated: indexes of the tokens of each sentence's times.
        nouns: where each noun stands: number of the sentence, and the token; by its form in lower case, in order.
        named: names of several words, with the number of their first sentence, by their last word in lower case.
        businesses: its businesses.
        roles: what it says that its names are.
        others: where nouns of roles and of businesses may be others.
        phrases: what says more of a noun, as far as it was asked for.
    """

    sentences: Sequence[Sentence]
    names: Names
    lexicon: EventLexicon
    dated: Sequence[set[int]]
    nouns: Mapping[str, Sequence[tuple[int, Token]]]
    named: Mapping[str, Mapping[str, int]]
    businesses: Businesses
    roles: Mapping[str, Sequence[Role]]
    others: Mapping[str, Others]
    phrases: dict[str, tuple[list[int], list[str | None]]] = field(default_factory=dict)


def spoken(
    sentences: Sequence[Sentence], names: Names, lexicon: EventLexicon, times: Sequence[Sequence[tuple[int, int]]]
) -> Spoken:
    """What an article speaks of.

    Args:
        sentences: of the article.
        names: the article's names.
        lexicon: words of events.
        times: where the times of each sentence stand, from the article's start.
    """
    nouns: dict[str, list[tuple[int, Token]]] = defaultdict(list)
    named: dict[str, dict[str, int]] = defaultdict(dict)
    for number, sentence in enumerate(sentences):
        for token in sentence if sentence.parsed else ():
            if token.tag_ in _NOUNS:
                nouns[token.lower_].append((number, token))
        for name in names.by_sentence.get(sentence.start, ()):
            full = names.canonical[name.text.casefold()]
            if len(full.split()) > 1:
                named[full.casefold().split()[-1]].setdefault(full, number)
    dated = [{t.i for a, b in some for t in s.tokens_in(a, b)} for s, some in zip(sentences, times, strict=True)]
    described = roles(sentences, names, lexicon)
    return Spoken(
        sentences,
        names,
        lexicon,
        dated,
        nouns,
        named,
        businesses(sentences, names, lexicon),
        described,
        others(sentences, lexicon.bodies | described.keys(), lexicon),
    )


def fuller(number: int, known: Spoken) -> dict[int, str]:
    """What to write for nouns that only the article names, by index of the token.

    A bare noun with a definite article stands for the one business of the article ("the company"), for the one name
    that ends like it ("the organization", "World Health Organization"), or for the one phrase before it that has the
    noun with words of its own ("the outbreak", "an outbreak of Marburg fever"). Where two can be meant, it stays.

    Args:
        number: of the sentence whose words are asked for.
        known: what the article speaks of.
    """
    sentences, names, lexicon, dated = known.sentences, known.names, known.lexicon, known.dated
    written: dict[int, str] = {}
    for token in sentences[number]:
        if (first := _figure(token, lexicon, dated[number])) is not None and not is_quoted(token):
            owner = _business(token, number, known)
            if owner and len(owner) <= LONGEST and first.i not in written:
                mark = "’s" if "’" in sentences[number].text else "'s"
                word = sentences[number].written(first)
                own = word.isupper() or first.pos_ == "PROPN"
                written[first.i] = f"{owner}{mark} {word if own else word.lower()}"
        article = _article(token)
        if article is None or is_quoted(token) or names.at(sentences[number], token):
            continue
        lemma = str(token.lemma_).lower()
        meant = held(token, number, known.roles, known.others) or _named(token, number, known)
        if meant is None and lemma in lexicon.bodies and not _another(token, known):
            meant = _business(token, number, known)
        alone = lemma not in lexicon.bodies or not known.businesses.longest
        if meant is None and alone:
            meant = _phrase(token, number, known) or _narrower(token, number, known)
            if meant and any(c.tag_ == "POS" for c in token.children):
                meant = _owning(meant, token, lexicon)
        if meant and len(meant) <= LONGEST:
            written |= {article.i: "", token.i: meant}
    return written


def _another(noun: Token, known: Spoken) -> bool:
    """Whether the article has another business of that kind; of "company", only where it says so."""
    found = known.others.get(noun.lower_)
    return found is not None and (found.compared if noun.lower_ in known.lexicon.companies else bool(found.own))


def _owning(meant: str, noun: Token, lexicon: EventLexicon) -> str | None:
    """A phrase as an owner: "the museum in Leiden" is "the Leiden museum" before "'s"; None where it cannot be."""
    words = meant.split()
    if words[-1].casefold() == noun.lower_:
        return meant
    if len(words) == 4 and words[1].casefold() == noun.lower_ and words[2] in lexicon.within and words[3].istitle():
        return f"{words[0]} {words[3]} {words[1]}"
    return None


def _figure(noun: Token, lexicon: EventLexicon, dated: set[int]) -> Token | None:
    """The first word of a figure of a business that says nothing of whose it is: "Net income fell"."""
    if noun.dep_ not in {"nsubj", "nsubj:pass"} or noun.lower_ not in lexicon.figures or noun.i > noun.head.i:
        return None
    if any(c.dep_ == "det" for c in noun.children):
        return None
    words = [t for t in noun.subtree if t.i not in dated and not t.is_punct and t.dep_ != "case"]
    above = set(noun.head.ancestors)
    others = [t for t in noun.sent if t.i < noun.i and t.dep_ == "nsubj" and t.pos_ == "NOUN" and t.head in above]
    if any(t.head != noun.head and t.lower_ not in lexicon.bodies for t in others):
        return None  # "the unit said net income fell": it is the unit's
    if any(t.pos_ in {"PROPN", "DET", "PRON", "VERB", "ADP"} or t.dep_.startswith("nmod") for t in words):
        return None
    return words[0] if words else None


def _article(noun: Token) -> Token | None:
    """The definite article of a noun that has nothing else."""
    if noun.tag_ not in _NOUNS or any(c.dep_ in _TELLING and not _is_aside(c, noun) for c in noun.children):
        return None
    found = [c for c in noun.children if c.dep_ == "det" and "Def" in c.morph.get("Definite")]
    return found[0] if len(found) == 1 and found[0].i == noun.i - 1 else None


def _is_aside(child: Token, noun: Token) -> bool:
    """Whether a clause behind a noun is set off by a comma, so that it tells nothing of which is meant."""
    first = min((t.i for t in child.subtree if not t.is_punct), default=0)
    aside = child.dep_ in {"acl", "acl:relcl"} or (child.dep_ == "appos" and child.pos_ == "NOUN")
    return bool(aside and first > noun.i and noun.doc[first - 1].text == ",")


def _named(noun: Token, number: int, known: Spoken) -> str | None:
    """The one name before a noun that ends in it."""
    word, definite = noun.lower_, known.lexicon.definite
    if word in known.lexicon.forms_of_business:
        return None
    found = {full for full, first in known.named.get(word, {}).items() if first <= number}
    one = next(iter(found)) if len(found) == 1 else None
    if one is None or known.names.types.get(one) == "PERSON":
        return None
    return one if one.casefold().split()[0] == definite else f"{definite} {one}"


def _business(noun: Token, number: int, known: Spoken) -> str | None:
    """The business that a noun stands for."""
    return business(
        noun, known.sentences[number], number, known.businesses, known.names, known.lexicon, known.dated[number]
    )


def _phrase(noun: Token, number: int, known: Spoken) -> str | None:
    """The one phrase of the sentences before that says more of the same noun, as a definite one."""
    if noun.lower_ not in known.phrases:
        known.phrases[noun.lower_] = _phrases(noun.lower_, known)
    places, phrases = known.phrases[noun.lower_]
    return phrases[bisect_left(places, number)]


def _phrases(word: str, known: Spoken) -> tuple[list[int], list[str | None]]:
    """The sentences in which a noun stands, and the one phrase that says more of it in front of each, and at the end.

    None where there is none, or two.
    """
    places: list[int] = []
    phrases: list[str | None] = [None]
    found: dict[str, None] = {}
    new, open_ = 0, True  # "a bill", "a bill": there are two
    for at, token in known.nouns.get(word, ()):
        places.append(at)
        if open_ and not is_quoted(token):
            # "a similar bill": there are two
            open_ = not any(c.dep_ == "nummod" or c.lower_ in known.lexicon.comparing for c in token.children)
            new += any("Ind" in c.morph.get("Definite") for c in token.children)
            if open_ and (text := telling(token, known.sentences[at], known.lexicon, known.dated[at])):
                found.setdefault(text)
            open_ = open_ and new < 2 and len(found) < 2
        phrases.append(next(iter(found)) if open_ and found else None)
    return places, phrases


def _narrower(noun: Token, number: int, known: Spoken) -> str | None:
    """What an article calls by a wider word: the one thing before it that is such a one, "the aircraft", "a jet".

    None where there are several, or where one has only been spoken of as known.
    """
    words = known.lexicon.wider.get(noun.lower_, frozenset())
    found = [
        (at, t) for word in sorted(words | {noun.lower_}) for at, t in known.nouns.get(word, ())
        if at < number and words and not is_quoted(t)
    ]  # fmt: skip
    for at, token in known.nouns.get(noun.lower_, ()):
        if at == number and token.i < noun.i:
            found.append((at, token))
    several = {"nummod", "nmod:poss"}
    for _, token in found:
        compared = any(c.lower_ in known.lexicon.comparing or c.dep_ in several for c in token.children)
        if compared or token.tag_ == "NNS":
            return None
    new = [(at, t) for at, t in found if any("Ind" in c.morph.get("Definite") for c in t.children)]
    held_by = {role for word in words for role in known.roles.get(word, ()) if role.number < number}
    if held_by:
        one = len({role.name for role in held_by}) == 1 and len(new) <= 1
        return min(held_by, key=lambda role: role.number).text if one else None
    if len(new) != 1 or noun.tag_ == "NNS":
        return None
    at, token = new[0]
    text = telling(token, known.sentences[at], known.lexicon, known.dated[at])
    return text or (f"{known.lexicon.definite} {token.lower_}" if token.lower_ != noun.lower_ else None)


def _goes_on(number: int, sentences: Sequence[Sentence], lexicon: EventLexicon) -> bool:
    """Whether the sentence before speaks of "him" or "her" already, so that nobody else has come up since."""
    before = sentences[number - 1] if number and sentences[number - 1].parsed else ()
    return any(t.lower_ in lexicon.person_pronouns and t.dep_ in {"nsubj", "nsubj:pass"} for t in before)


def owners(
    number: int,
    sentences: Sequence[Sentence],
    names: Names,
    lexicon: EventLexicon,
    person: Callable[[Token], str | None],
    somebody: Callable[[Token], bool],
) -> dict[int, str]:
    """Who or what "its" or "his" stands for where a sentence opens with it: "Its chairman resigned".

    "His" and "her" also behind nouns that are nobody, where the sentence before has "he" or "she": "She was dismissed.
    A court found the town liable for her wages".

    Args:
        number: of the sentence.
        sentences: of the article.
        names: the article's names.
        lexicon: words of events.
        person: tells whom a pronoun of it stands for, "his" or "her".
        somebody: tells whether a noun or a pronoun may be a person.
    """
    opening = True
    for token in sentences[number]:
        if token.pos_ in {"NOUN", "PROPN", "VERB"} and token.dep_ not in {"obl", "obl:unmarked", "obl:tmod"}:
            opening = False
        if somebody(token) or (token.is_quote and not opening):
            return {}
        if token.tag_ == "PRP$":
            meant = None
            own = lexicon.possessive.get(token.lower_) == "person" and _goes_on(number, sentences, lexicon)
            if not opening and not own:
                return {}
            if lexicon.possessive.get(token.lower_) == "person":
                meant = person(token)
            elif token.lower_ in lexicon.possessive:
                meant = thing(token, number, sentences, names, lexicon)
            return {token.i: f"{meant}’s" if "’" in sentences[number].text else f"{meant}'s"} if meant else {}
    return {}
