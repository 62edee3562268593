"""Events that no time expression dates: which words tell of one, and of which time the text speaks there.

A sentence without an expression goes on in the time of its paragraph: the last one named there, else the day of the
article. What lies before that time by its tense ("had resigned"), because somebody then told it ("said that he left"),
or what something followed on ("after the fire"), is earlier: nobody can say when it was, only that it had begun.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chrono.events.factuality import reported_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from chrono.events.lexicon import EventLexicon
    from chrono.events.times import Time
    from chrono.language import Sentence

NAMED = 0.3  # confidence where the paragraph names the time
BY_ARTICLE = 0.2  # and where only the article's day is left
_CLAUSES = {"ROOT", "conj", "ccomp", "parataxis", "advcl", "acl", "acl:relcl", "xcomp", "advcl:relcl"}
_HELPING = {"xcomp"}
_PAST = {"VBD", "VBN"}
_RELATIVE = {"acl", "acl:relcl"}
_BESIDE = {"conj", "parataxis", "obj", "nsubj", "nsubj:pass", "obl", "xcomp", "nmod"}
_MAX_STEPS = 6
_NOMINAL = {"nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "conj", "appos", "ROOT"}


def telling(sentence: Sentence, lexicon: EventLexicon) -> Iterator[tuple[Token, bool]]:
    """The words of a parsed sentence that tell of an event: the verbs of its clauses, and nouns of a known kind.

    Each with whether what it tells began before the time that the sentence speaks of.
    """
    for token in sentence:
        if token.pos_ == "VERB" and token.dep_ in _CLAUSES:
            # "began to burn": the burning; "helps to explain": nothing of the news.
            carries = any(c.dep_ in _HELPING for c in token.children)
            if not carries:
                yield token, _is_earlier(token, lexicon)
        elif token.pos_ == "NOUN" and token.dep_ in _NOMINAL and str(token.lemma_).lower() in lexicon.nouns:
            yield token, _is_known(token, lexicon)


def _is_earlier(verb: Token, lexicon: EventLexicon) -> bool:
    """Whether a verb goes back: "had resigned", "has warned", "said he left", "officers who fired", "after it sank"."""
    for _ in range(_MAX_STEPS):
        if verb.tag_ == "VBN" and _is_pluperfect(verb):
            return True
        if any(_leads(c, lexicon) for c in verb.children):
            return True
        if verb.tag_ in _PAST:
            if verb.dep_ in _RELATIVE and not lexicon.is_event_noun(str(verb.head.lemma_).lower()):
                return True
            speaker = reported_by(verb, lexicon)
            if speaker is not None and speaker.head != verb and speaker.head.pos_ == "VERB":
                return True
        if verb.dep_ != "conj":
            return False
        verb = verb.head
    return False


def _is_pluperfect(verb: Token) -> bool:
    """ "had resigned": a finite auxiliary in the past with a participle."""
    return any(
        c.dep_ == "aux" and "Past" in c.morph.get("Tense") and "Fin" in c.morph.get("VerbForm") for c in verb.children
    )


def _leads(word: Token, lexicon: EventLexicon) -> bool:
    if word.dep_ == "mark":
        return word.lower_ in lexicon.going_back
    return word.dep_ == "advmod" and word.lower_ in lexicon.earlier


def _is_known(noun: Token, lexicon: EventLexicon) -> bool:
    """Whether a noun tells what came first: "after attacks", "a ban for doping"."""
    return any(c.dep_ == "case" and c.lower_ in lexicon.going_back for c in noun.children)


def within(token: Token, anchor: Token) -> bool:
    """Whether the time of one word of a sentence is that of another: of what it governs, and of what governs it.

    A relative clause keeps its time to itself: "The worst since gales struck in 1976, it killed ten".
    """
    above = anchor
    while above.head != above and above != token:
        if above.dep_ in _RELATIVE:
            return bool(anchor.is_ancestor(token))
        above = above.head
    return bool(above == token or anchor.is_ancestor(token) or _main(anchor))


def _main(anchor: Token) -> bool:
    """Whether a word stands in the main clause, so that its time is that of the whole sentence."""
    while anchor.dep_ in _BESIDE and anchor.head != anchor:
        anchor = anchor.head
    return bool(anchor.head == anchor)


def discourse(number: int, sentences: Sequence[Sentence], times: Sequence[Sequence[Time]]) -> Sequence[Time]:
    """The times that a sentence's paragraph speaks of: those named in the sentence itself, or last before it.

    Args:
        number: of the sentence.
        sentences: of the article, in order.
        times: of each sentence.

    Returns:
        Nothing where the paragraph has named none; more than one where nobody can say which is meant.
    """
    if times[number]:
        return times[number]
    for before in range(number - 1, -1, -1):
        if sentences[before].block != sentences[number].block:
            break
        if times[before]:
            return times[before][-1:]
    return ()
