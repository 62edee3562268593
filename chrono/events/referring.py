"""What a pronoun stands for, where only one thing can be meant, and who speaks; whom, is for `people`."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from chrono.events.factuality import subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from chrono.events.lexicon import EventLexicon
    from chrono.language import Names, Sentence, Token

_SUBJECTS = {"nsubj", "nsubj:pass"}
_OTHERS = {"obj", "iobj", "obl", "obl:agent", "obl:arg"}
_CONTENT = {"ccomp", "xcomp"}
_LONGEST = 9  # words of several that are joined
_NOUN_PARTS = {"det", "amod", "compound", "nummod", "nmod:poss", "flat", "case", "nmod:desc"}


def speaker_of(pronoun: Token, sentence: Sentence, names: Names, lexicon: EventLexicon) -> str | None:
    """The person whose saying or thought the pronoun stands in: "Ana Ruiz said that she would resign".

    Returns:
        The name of the subject of the nearest clause above, where it stands before the pronoun; "" where that is a
        person of no name ("the mayor said that she would"); else None.
    """
    below, verb = pronoun, pronoun.head
    while verb.head != verb:
        below, verb = verb, verb.head
        if below.dep_ != "ccomp" or str(verb.lemma_).lower() not in lexicon.reporting:
            continue
        found = subject(verb)
        if found is not None and found.i < pronoun.i:
            name = names.at(sentence, found)
            if name:
                return name if names.types.get(name) == "PERSON" else None
            return "" if found.pos_ == "NOUN" and "Plur" not in found.morph.get("Number") else None
    return None


def thing(
    pronoun: Token, number: int, sentences: Sequence[Sentence], names: Names, lexicon: EventLexicon
) -> str | None:
    """What "it" or "they" stands for: the subject that the clause shares, or the only one of the sentence before.

    Returns:
        A name as the tables spell it, or the noun with its own words; None where more than one can be meant.
    """
    plural = "Plur" in pronoun.morph.get("Number") or pronoun.lower_ in lexicon.plural_pronouns
    if pronoun.tag_ == "PRP$":
        plural = lexicon.possessive.get(pronoun.lower_) == "several"
    if plural and pronoun.dep_ == "nsubj:pass" and (done := _before(pronoun, lexicon)):
        befallen = _befallen(pronoun, number, done, sentences, names)
        return _words(*befallen, names) if befallen is not None else None
    verb = pronoun.head
    while verb.head != verb:
        below, verb = verb, verb.head
        found = subject(verb) if verb.pos_ in {"VERB", "AUX", "ADJ"} else None
        if found is not None and found.i < pronoun.i and found.pos_ != "PRON":
            if below.dep_ not in _CONTENT and _rivalled(pronoun, found, plural, sentences[number], names, lexicon):
                return None  # "Police met two men and they left"
            name = names.at(sentences[number], found) or ""
            single = not plural and len(name.split()) == 1  # though the recognizer took it for a person
            fits = single or _may_be(found, plural, sentences[number], names)
            return _words(found, sentences[number], names) if fits else None
    here = [t for t in sentences[number] if t.dep_ in _SUBJECTS and t.i < pronoun.i and t.pos_ in {"NOUN", "PROPN"}]
    if here:
        fits = len(here) == 1 and _may_be(here[0], plural, sentences[number], names)
        fits = fits and not _rivalled(pronoun, here[0], plural, sentences[number], names, lexicon)
        return _words(here[0], sentences[number], names) if fits else None
    aside = pronoun.head.dep_ in {"acl", "advcl", "ccomp", "acl:relcl"}
    first = min(t.i for t in pronoun.head.subtree)
    untold = aside and any(t.pos_ in {"NOUN", "PROPN"} and t.i < first for t in sentences[number])
    if untold or number == 0 or not sentences[number - 1].parsed:
        return None  # "It loaded crude, a month after it had vanished": of what its own sentence speaks
    previous = sentences[number - 1]
    fitting = [
        t
        for t in previous
        if t.dep_ in _SUBJECTS and t.pos_ in {"NOUN", "PROPN"} and _may_be(t, plural, previous, names)
        and t.head.dep_ != "acl:relcl"  # "the firm, whose office closes, said …"
    ]  # fmt: skip
    if not fitting and not plural:  # the only subject, though the recognizer took it for a person
        alone = [t for t in previous if t.dep_ in _SUBJECTS]
        fitting = [t for t in alone if t.pos_ == "PROPN" and len(alone) == 1 and len(names.at(previous, t) or "") > 0]
        fitting = [t for t in fitting if len((names.at(previous, t) or "").split()) == 1]
    if len(fitting) != 1 or _rivalled(pronoun, fitting[0], plural, previous, names, lexicon):
        return None
    return _words(fitting[0], previous, names)


def _before(pronoun: Token, lexicon: EventLexicon) -> set[str]:
    """What was done before what is done to a pronoun: they were released, so they were arrested or held."""
    lemma = str(pronoun.head.lemma_).lower()
    lemma = lexicon.forms.get(lemma, lemma)
    return {word for before, after in lexicon.befalling if lemma in after for word in before}


def _befallen(
    pronoun: Token, number: int, before: set[str], sentences: Sequence[Sentence], names: Names
) -> tuple[Token, Sentence] | None:
    """Those to whom something was done just before, where what is done to "they" follows from it.

    "Police arrested two men. They were released": the men. Who did it is no less plural, so grammar cannot tell.
    """
    for at in (number, number - 1):
        if at < 0 or not sentences[at].parsed:
            return None
        found = [
            t for t in sentences[at]
            if t.dep_ in {"obj", "nsubj:pass"} and t.pos_ in {"NOUN", "PROPN"}
            and _may_be(t, True, sentences[at], names)
            and (at != number or t.i < pronoun.i) and str(t.head.lemma_).lower() in before ]  # fmt: skip
        if found:
            return (found[0], sentences[at]) if len(found) == 1 else None
        if any(t.dep_ in _SUBJECTS and t.pos_ in {"NOUN", "PROPN"} and t.i < pronoun.i for t in sentences[number]):
            return None
    return None


def _rivalled(
    pronoun: Token, found: Token, plural: bool, sentence: Sentence, names: Names, lexicon: EventLexicon
) -> bool:
    """Whether a sentence names others, beside a subject, for whom a pronoun may stand as well.

    Of "they", every other plural that is no part of the subject; of "it", the object where something befalls it ("The
    firm sold the mill. It was closed").
    """
    here = pronoun.doc == sentence.span.doc and sentence.span.start <= pronoun.i < sentence.span.end
    if plural:
        roles = _OTHERS
    else:
        sinks = lexicon.kind_of_verb(str(pronoun.head.lemma_).lower()) == "disaster"
        if not here and any(_owns_object(t) and _may_be(t, plural, sentence, names) for t in sentence):
            return True  # "The insurer ended the ship's cover. It sank"
        if here and pronoun.dep_ == "nsubj:pass" and any(_is_reached(t, found, lexicon) for t in sentence):
            return True  # "The club moved to a new ground in May; it burned down"
        if pronoun.tag_ == "PRP$" or not (pronoun.dep_ == "nsubj:pass" or (sinks and pronoun.dep_ == "nsubj")):
            return False
        roles = {"obj"}
    return any(
        t.dep_ in roles and t.pos_ in {"NOUN", "PROPN"} and t != found and not found.is_ancestor(t)
        and _may_be(t, plural, sentence, names) and (not here or (t.i < pronoun.i and not t.is_ancestor(pronoun)))
        for t in sentence
    )  # fmt: skip


def _owns_object(token: Token) -> bool:
    """Whether a thing owns what something is done to: "the ship" of "the ship's cover"."""
    return bool(token.dep_ == "nmod:poss" and token.pos_ == "NOUN" and token.head.dep_ == "obj")


def _is_reached(token: Token, found: Token, lexicon: EventLexicon) -> bool:
    """Whether a thing is where the subject moves to."""
    if token.dep_ not in {"obl", "obj"} or token.pos_ != "NOUN" or token.head != found.head:
        return False
    return lexicon.kind_of_verb(str(found.head.lemma_).lower()) == "movement"


def told_of(
    pronoun: Token, number: int, sentences: Sequence[Sentence], names: Names, lexicon: EventLexicon
) -> str | None:
    """What an "it" or "them" that is no subject stands for: the only object of the clause before.

    Returns:
        As `thing`, with a definite article: "offered a raise, but the union rejected it" is "the raise".
    """
    if pronoun.dep_ not in {"obj", "obl", "nmod"}:
        return None
    verb = pronoun.head
    asked = any(c.dep_ in {"ccomp", "xcomp"} for c in verb.children)
    says = lexicon.supposing | lexicon.reporting if asked else lexicon.supposing
    if str(verb.lemma_).lower() in says:
        return None  # "asked it to respond": who is asked was no object
    plural = "Plur" in pronoun.morph.get("Number") or pronoun.lower_ in lexicon.plural_pronouns
    before = [t for t in sentences[number] if t.i < pronoun.i and t.dep_ == "obj" and not pronoun.is_ancestor(t)]
    at = sentences[number]
    if not before:
        if (
            number == 0
            or not sentences[number - 1].parsed
            or any(
                t.dep_ in _SUBJECTS
                and t.pos_ == "NOUN"
                and t.i < pronoun.i
                and t.head != pronoun.head
                and not t.head.is_ancestor(pronoun)
                for t in at
            )
        ):
            return None
        at = sentences[number - 1]
        main = {"ROOT", "conj", "parataxis", "appos"}
        before = [t for t in at if _is_done_to(t) and (t.head.head == t.head or t.head.dep_ in main)]
    # A proper noun that is no name to the recognizer may be a person.
    fitting = [t for t in before if (t.pos_ == "NOUN" or names.at(at, t)) and _may_be(t, plural, at, names)]
    if len(fitting) != 1 or len(before) != 1:
        return None
    words = _words(fitting[0], at, names)
    first = next((c for c in fitting[0].children if c.dep_ == "det"), None)
    if words and first is not None and fitting[0].pos_ == "NOUN":
        article = first.text.lower() if "Def" in first.morph.get("Definite") else lexicon.definite
        words = f"{article} {words[len(first.text) :].strip()}"
    elif words and first is None and fitting[0].pos_ == "NOUN" and words[:1].islower():
        words = f"{lexicon.definite} {words}"
    return words


def _is_done_to(noun: Token) -> bool:
    """Whether something is done to a noun: an object, or the subject of a passive with no infinitive behind it."""
    asked = any(c.dep_ in {"xcomp", "ccomp"} for c in noun.head.children)
    return noun.dep_ == "obj" or (noun.dep_ == "nsubj:pass" and noun.pos_ == "NOUN" and not asked)


def is_quoted(token: Token) -> bool:
    """Whether a word stands between double quotation marks of its sentence: there others speak, of themselves."""
    marks = [t for t in token.doc[token.sent.start : token.i] if t.is_quote and t.text not in "'’‘"]
    return len(marks) % 2 == 1


def _may_be(token: Token, plural: bool, sentence: Sentence, names: Names) -> bool:
    name = names.at(sentence, token)
    joined = any(c.dep_ == "conj" and c.pos_ not in {"VERB", "AUX"} for c in token.children)
    several = "Plur" in token.morph.get("Number") or joined
    if name is not None:
        kind = names.types.get(name)
        return (not plural and kind != "PERSON") if not several else plural
    return several == plural


def _words(noun: Token, sentence: Sentence, names: Names) -> str | None:
    if (joined := [c for c in noun.children if c.dep_ == "conj"]) and noun.pos_ == "PROPN":
        return _together([noun, *joined], sentence, names)
    if name := names.at(sentence, noun):
        return name
    kept = sorted({noun, *_parts(noun)}, key=lambda t: t.i)
    restricted = any(c.dep_ == "acl:relcl" and not _set_off(c) for c in noun.children)
    if restricted or any(t.pos_ == "PRON" for t in kept) or any(b.i != a.i + 1 for a, b in pairwise(kept)):
        return None
    text = sentence.text[sentence.start_of(kept[0]) : sentence.end_of(kept[-1])]
    return f"{text[:1].lower()}{text[1:]}" if kept[0].pos_ == "DET" and kept[0].i == noun.sent.start else text


def _set_off(clause: Token) -> bool:
    """Whether a comma stands before a clause, so that its noun is told without it: "the ship, which sank"."""
    first = min((t.i for t in clause.subtree if not t.is_punct), default=0)
    return bool(first > clause.sent.start and clause.doc[first - 1].text == ",")


def _together(nouns: Sequence[Token], sentence: Sentence, names: Names) -> str | None:
    """Several that are joined, as the sentence has them: "Ina Holt and Ola Berg"."""
    last = nouns[-1]
    span = names.span_at(sentence, last)
    end = span.last if span is not None else last.i
    first = names.span_at(sentence, nouns[0])
    words = last.doc[first.first if first is not None else nouns[0].i : end + 1]
    if any(t.pos_ in {"VERB", "AUX", "PRON"} for t in words) or len(words) > _LONGEST:
        return None
    return sentence.text[sentence.start_of(words[0]) : sentence.end_of(words[-1])]


def _parts(noun: Token) -> Iterator[Token]:
    for child in noun.children:
        if child.dep_ in _NOUN_PARTS and child.i < noun.i:
            yield from child.subtree
