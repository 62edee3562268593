"""Who "the judge" or "the airline" is, where the article names one and says that it is one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chrono.events.referring import is_quoted
from chrono.language import text_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from chrono.events.lexicon import EventLexicon
    from chrono.language import Names, Sentence, Token
    from chrono.language.names import Name

_TELLING = {"nmod", "acl", "acl:relcl", "nummod", "amod", "compound", "nmod:poss"}


@dataclass(frozen=True, slots=True)
class Role:
    """A noun that says what a name is.

    Attributes:
        number: of the sentence.
        noun: the noun: "judge".
        name: whom it describes, as the tables spell it.
        text: what a headline writes for it: "Judge Ola Berg", "the airline Skyward".
    """

    number: int
    noun: Token
    name: str
    text: str


def roles(sentences: Sequence[Sentence], names: Names, lexicon: EventLexicon) -> Mapping[str, Sequence[Role]]:
    """What an article says that its names are, by the noun in lower case.

    Args:
        sentences: of the article.
        names: its names.
        lexicon: words of events.
    """
    found: dict[str, list[Role]] = defaultdict(list)
    for number, sentence in enumerate(sentences):
        for name in names.by_sentence.get(sentence.start, ()) if sentence.parsed else ():
            for noun, text in _described(name, sentence, names, lexicon):
                full = names.canonical[name.text.casefold()]
                found[noun.lower_].append(Role(number, noun, full, text))
    return found


def held(noun: Token, number: int, known: Mapping[str, Sequence[Role]], others: Mapping[str, Others]) -> str | None:
    """What to write for a bare definite noun: the one name before it that is said to be one.

    Args:
        noun: "judge" of "the judge".
        number: of its sentence.
        known: the article's roles.
        others: where it has the same nouns with words of their own.

    Returns:
        None where the article knows of another one, named or not, or names it in the same sentence.
    """
    some = known.get(noun.lower_, ())
    if len({role.name for role in some}) != 1 or some[0].number >= number or "Plur" in noun.morph.get("Number"):
        return None
    return None if others[noun.lower_].own > {role.noun for role in some} else some[0].text


@dataclass(frozen=True, slots=True)
class Others:
    """Where an article has a noun that may be another one.

    Attributes:
        own: where it has words of its own, or an indefinite article: "a second judge".
        compared: whether a word says that there are several: "each company".
    """

    own: frozenset[Token]
    compared: bool


def others(sentences: Sequence[Sentence], nouns: Collection[str], lexicon: EventLexicon) -> Mapping[str, Others]:
    """Where an article has nouns that may not be those that it spoke of.

    Args:
        sentences: of the article.
        nouns: in lower case.
        lexicon: words of events.
    """
    own: dict[str, set[Token]] = {noun: set() for noun in nouns}
    compared: set[str] = set()
    for sentence in sentences:
        for token in sentence:
            if (word := token.lower_) in own:
                if not _is_bare(token, sentence, lexicon):
                    own[word].add(token)
                if sentence.parsed and any(c.lower_ in lexicon.comparing for c in token.children):
                    compared.add(word)
    return {noun: Others(frozenset(found), noun in compared) for noun, found in own.items()}


def _is_bare(token: Token, sentence: Sentence, lexicon: EventLexicon) -> bool:
    """Whether a noun has nothing but a definite article, so that it need not be another one."""
    if not sentence.parsed:
        return token.i > sentence.span.start and str(token.nbor(-1).lower_) == lexicon.definite
    if is_quoted(token):
        return True
    children = list(token.children)
    articles = [c for c in children if c.dep_ == "det"]
    return (
        all("Def" in c.morph.get("Definite") for c in articles)
        and bool(articles)
        and not any(c.dep_ in _TELLING and c.i < token.i for c in children)
    )


def _described(name: Name, sentence: Sentence, names: Names, lexicon: EventLexicon) -> Iterator[tuple[Token, str]]:
    """The nouns that say what a name is, and what to write for each."""
    doc = sentence.span.doc
    full = names.canonical[name.text.casefold()]
    person = names.types.get(full) == "PERSON"
    inside = range(name.first, name.last + 1)
    if name.first > sentence.span.start:
        before = doc[name.first - 1]
        if before.pos_ in {"NOUN", "PROPN"} and before.is_alpha and _is_tied(before, name):
            yield from _titled(before, full, sentence, lexicon, person=person)
        elif before.text == "," and before.i > sentence.span.start:
            noun = before.nbor(-1)
            tied = any(doc[i].dep_ == "appos" and doc[i].head == noun for i in inside)
            if tied and noun.pos_ == "NOUN" and "Plur" not in noun.morph.get("Number"):
                alone = all(c.dep_ in {"det", "punct", "appos", "case"} for c in noun.children)
                definite = any("Def" in c.morph.get("Definite") for c in noun.children)
                yield noun, f"{noun.lower_} {full}" if person and alone and definite else full
    for i in inside:
        for child in doc[i].children:
            explains = child.dep_ == "appos" and child.pos_ == "NOUN" and child.i > name.last
            if explains and "Plur" not in child.morph.get("Number") and any(c.dep_ == "det" for c in child.children):
                yield child, full
        above = doc[i].head
        copular = doc[i].dep_ == "nsubj" and any(c.dep_ == "cop" for c in above.children) and above.pos_ == "NOUN"
        if copular and any("Ind" in c.morph.get("Definite") for c in above.children if c.dep_ == "det"):
            yield above, full


def _is_tied(before: Token, name: Name) -> bool:
    """Whether the word in front of a name and the name hang together."""
    inside = range(name.first, name.last + 1)
    return before.head.i in inside or any(before.doc[i].head == before for i in inside)


def _titled(
    noun: Token, full: str, sentence: Sentence, lexicon: EventLexicon, *, person: bool
) -> Iterator[tuple[Token, str]]:
    """The noun right in front of a name: "Judge Ola Berg", "the airline Skyward"."""
    if noun.lower_ in lexicon.honorifics or noun.lower_ in lexicon.given_names or "Plur" in noun.morph.get("Number"):
        return
    first = noun
    while first.i > sentence.span.start and first.nbor(-1).pos_ == "PROPN" and first.nbor(-1).is_alpha:
        if first.nbor(-1).ent_type_ or first.nbor(-1).dep_ not in {"compound", "nmod:desc", "amod"}:
            break
        first = first.nbor(-1)
    title = " ".join(t.text for t in noun.doc[first.i : noun.i + 1])
    if person:
        yield noun, f"{title} {full}" if noun.text[:1].isupper() else f"{noun.lower_} {full}"
    elif noun.pos_ == "NOUN" and noun.text.islower():
        while first.i > sentence.span.start and first.nbor(-1).dep_ == "compound" and first.nbor(-1).text.islower():
            first = first.nbor(-1)
        yield noun, f"{lexicon.definite} {text_of(noun.doc[first.i : noun.i + 1])} {full}"
