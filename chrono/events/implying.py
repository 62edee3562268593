"""Events that no time expression dates: which words tell of one, and of which time the text speaks there.

A sentence without an expression goes on in the time of its paragraph: the last one named there, else the day of the
article. What lies before that time by its tense ("had resigned") is left out: nobody can say when it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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
_NOMINAL = {"nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "conj", "appos", "ROOT"}


def telling(sentence: Sentence, lexicon: EventLexicon) -> Iterator[Token]:
    """The words of a parsed sentence that tell of an event: the verbs of its clauses, and nouns of a known kind."""
    for token in sentence:
        if token.pos_ == "VERB" and token.dep_ in _CLAUSES:
            # "began to burn": the burning; "helps to explain": nothing of the news.
            carries = any(c.dep_ in _HELPING for c in token.children)
            if not carries and not _is_earlier(token):
                yield token
        elif token.pos_ == "NOUN" and token.dep_ in _NOMINAL and str(token.lemma_).lower() in lexicon.nouns:
            yield token


def _is_earlier(verb: Token) -> bool:
    """ "had resigned": a finite auxiliary in the past with a participle."""
    return verb.tag_ == "VBN" and any(
        c.dep_ == "aux" and "Past" in c.morph.get("Tense") and "Fin" in c.morph.get("VerbForm") for c in verb.children
    )


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
