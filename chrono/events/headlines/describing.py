"""What "the company" or "the outbreak" is, where the article has said it once in more words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from chrono.events.headlines.businesses import business, businesses
from chrono.events.headlines.roles import held, others, roles
from chrono.events.referring import is_quoted, thing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from spacy.tokens import Token

    from chrono.events.headlines.businesses import Businesses
    from chrono.events.headlines.roles import Others, Role
    from chrono.events.lexicon import EventLexicon
    from chrono.language import Names, Sentence

_NOUNS = {"NN", "NNS"}  # the tag: "mine" may be taken for a pronoun
_LONGEST = 48  # characters: longer ones leave no room for what happened
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
_NAMED = 8  # and where a name is among them


@dataclass(frozen=True, slots=True)
class Spoken:
    """What an article speaks of, gathered once: what is asked for each sentence looks at all that were before.

    Attributes:
        sentences: of the article.
        names: its names.
        lexicon: words of events.
        dated: indexes of the tokens of each sentence's times.
        nouns: where each noun stands: number of the sentence, and the token; by its form in lower case, in order.
        named: names of several words, with the number of their sentence, by their last word in lower case.
        businesses: its businesses.
        roles: what it says that its names are.
        others: where nouns of roles and of businesses may be others.
    """

    sentences: Sequence[Sentence]
    names: Names
    lexicon: EventLexicon
    dated: Sequence[set[int]]
    nouns: Mapping[str, Sequence[tuple[int, Token]]]
    named: Mapping[str, Sequence[tuple[int, str]]]
    businesses: Businesses
    roles: Mapping[str, Sequence[Role]]
    others: Mapping[str, Others]


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
    named: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, sentence in enumerate(sentences):
        for token in sentence if sentence.parsed else ():
            if token.tag_ in _NOUNS:
                nouns[token.lower_].append((number, token))
        for name in names.by_sentence.get(sentence.start, ()):
            full = names.canonical[name.text.casefold()]
            if len(full.split()) > 1:
                named[full.casefold().split()[-1]].append((number, full))
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
            if owner and len(owner) <= _LONGEST and first.i not in written:
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
        if meant is None and lemma not in lexicon.bodies:
            meant = _phrase(token, number, known)
            if meant and any(c.tag_ == "POS" for c in token.children):
                meant = _owning(meant, token, lexicon)
        if meant and len(meant) <= _LONGEST:
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
    return child.dep_ in {"acl", "acl:relcl"} and first > noun.i and noun.doc[first - 1].text == ","


def _named(noun: Token, number: int, known: Spoken) -> str | None:
    """The one name before a noun that ends in it."""
    word, definite = noun.lower_, known.lexicon.definite
    if word in known.lexicon.forms_of_business:
        return None
    found = {full for at, full in known.named.get(word, ()) if at <= number}
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
    lexicon = known.lexicon
    found: dict[str, None] = {}
    new = 0  # "a bill", "a bill": there are two
    for at, token in known.nouns.get(noun.lower_, ()):
        if at >= number or new > 1 or len(found) > 1:
            break
        if is_quoted(token):
            continue
        if any(c.dep_ == "nummod" or c.lower_ in lexicon.comparing for c in token.children):
            return None  # "a similar bill": there are two
        new += any("Ind" in c.morph.get("Definite") for c in token.children)
        sentence = known.sentences[at]
        words = _words(token, sentence, lexicon, known.dated[at])
        if len(text := _text(words, sentence)) > _LONGEST - len(lexicon.definite):
            words = [t for t in words if t.i <= token.i]
            text = _text(words, sentence)
        if len(words) > 1:
            owned = any(t.dep_ == "nmod:poss" for t in (words[0], words[0].head) if t in words and t != token)
            found.setdefault(text if owned else f"{lexicon.definite} {text}")
    return next(iter(found)) if len(found) == 1 and new < 2 else None


def _text(words: Sequence[Token], sentence: Sentence) -> str:
    return " ".join(sentence.written(t) for t in words).replace(" 's", "'s").replace(" ’s", "’s")


def _words(noun: Token, sentence: Sentence, lexicon: EventLexicon, dated: set[int]) -> list[Token]:
    """A noun with what tells it from others: its owner, words in front, its name, a phrase or clause behind it."""
    words = {noun}
    for child in noun.children:
        whole = list(child.subtree)
        if any(t.i in dated or t.is_punct or t.pos_ == "NUM" for t in whole):
            continue
        if child.i < noun.i:
            capital = child.text[:1].isupper() and child.i > sentence.span.start
            owner = child.dep_ == "nmod:poss" and child.pos_ == "PROPN"
            if child.dep_ == "compound" or (child.dep_ == "amod" and capital) or owner:
                words |= set(whole)
        elif child.dep_ in {"appos", "flat", "nmod:desc"} and child.pos_ == "PROPN" and child.i == noun.i + 1:
            words |= set(whole)
    front = sorted(words, key=lambda t: t.i)
    if any(b.i != a.i + 1 for a, b in pairwise(front)):
        front = [noun]
    if any(t.pos_ == "PROPN" for t in front):
        return front
    return [*front, *_behind(noun, front[-1].i + 1, lexicon, dated)]


def _behind(noun: Token, start: int, lexicon: EventLexicon, dated: set[int]) -> list[Token]:
    """The phrase or the clause behind a noun that tells which it is: "of fever", "in Mali", "that bans strikes"."""
    for child in noun.children:
        rest = list(child.subtree)
        name = any(t.pos_ == "PROPN" or (t.pos_ == "ADJ" and t.text[:1].isupper()) for t in rest)
        longest = _NAMED if name else _REST
        if child.i < noun.i or len(rest) > longest or any(t.i in dated or t.is_punct for t in rest):
            continue
        word = rest[0].lower_
        named = name and word in lexicon.placing | lexicon.acting | lexicon.lying
        plain = rest[0].i == start and not any(t.pos_ in {"PRON", "VERB", "NUM"} for t in rest)
        if child.dep_ == "nmod" and plain and (named or word in lexicon.belonging):
            return rest
        relative = rest[0].tag_ in {"WDT", "WP"} and rest[0].dep_ in {"nsubj", "nsubj:pass"}
        beside = rest[0].i > 0 and not rest[0].nbor(-1).is_punct
        if child.dep_ == "acl:relcl" and relative and beside and sum(t.pos_ == "PRON" for t in rest) == 1:
            return rest
    return []


def owners(
    number: int,
    sentences: Sequence[Sentence],
    names: Names,
    lexicon: EventLexicon,
    person: Callable[[Token], str | None],
) -> dict[int, str]:
    """Who or what "its" or "his" stands for where a sentence opens with it: "Its chairman resigned".

    Args:
        number: of the sentence.
        sentences: of the article.
        names: the article's names.
        lexicon: words of events.
        person: tells whom a pronoun of it stands for, "his" or "her".
    """
    for token in sentences[number]:
        if token.pos_ in {"NOUN", "PROPN", "VERB"} and token.dep_ not in {"obl", "obl:unmarked", "obl:tmod"}:
            return {}
        if token.tag_ == "PRP$":
            meant = None
            if lexicon.possessive.get(token.lower_) == "person":
                meant = person(token)
            elif token.lower_ in lexicon.possessive:
                meant = thing(token, number, sentences, names, lexicon)
            return {token.i: f"{meant}’s" if "’" in sentences[number].text else f"{meant}'s"} if meant else {}
    return {}
