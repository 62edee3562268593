"""Events that no time expression dates: which words tell of one, and of which time the text speaks there.

A sentence without an expression goes on in the time of its paragraph: the last one named there, else the day of the
article. What lies before that time by its tense ("had resigned"), because somebody then told it ("said that he left"),
or what something followed on ("after the fire"), is earlier: nobody can say when it was, only that it had begun.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chrono.events.factuality import reported_by
from chrono.temporal.intervals import DAY, Grain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from chrono.events.lexicon import EventLexicon
    from chrono.events.times import Time
    from chrono.language import Sentence
    from chrono.temporal.intervals import Interval

NAMED = 0.3  # confidence where the paragraph names the time
BY_OPENING = 0.25  # where only the opening of the article does
BY_ARTICLE = 0.2  # and where only the article's day is left
_OPENING = 2  # paragraphs: the headline and the lead
_RECENT = 7 * DAY  # news of an older day is not what an article goes on to tell
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


def governing(token: Token, own: Sequence[tuple[Time, Token]]) -> Time | None:
    """Which of the times that a sentence names is that of one of its words.

    Args:
        token: the word.
        own: the times, each with the word that it dates.

    Returns:
        Of times that lie within each other ("on Saturday … at 21:30") the widest; None where none reaches the word, or
        where two that do name different times.
    """
    reaching = [time for time, anchor in own if within(token, anchor) and time.interval is not None]
    if not reaching:
        return None
    widest = max(reaching, key=_length)
    return widest if all(_lies_in(time, widest) for time in reaching) else None


def _length(time: Time) -> int:
    return time.interval.end - time.interval.start if time.interval else 0


def _lies_in(time: Time, other: Time) -> bool:
    a, b = time.interval, other.interval
    return a is not None and b is not None and b.start <= a.start and a.end <= b.end


def discourse(number: int, sentences: Sequence[Sentence], times: Sequence[Sequence[Time]]) -> Time | None:
    """The time that a sentence's paragraph named last before it; None where it has named none.

    Args:
        number: of the sentence.
        sentences: of the article, in order.
        times: of each sentence.
    """
    for before in range(number - 1, -1, -1):
        if sentences[before].block != sentences[number].block:
            break
        if times[before]:
            return times[before][-1]
    return None


def news(sentences: Sequence[Sentence], times: Sequence[Sequence[Time]], dct: Interval | None) -> Time | None:
    """The day of an article's news: the first that its opening names, not long before the article was written.

    A report opens with what happened and when; its later paragraphs tell more of the same without saying when again.

    Args:
        sentences: of the article, in order.
        times: of each sentence.
        dct: the article's day.
    """
    if dct is None:
        return None
    opening: list[int] = []
    for sentence, named in zip(sentences, times, strict=True):
        if sentence.block not in opening:
            opening.append(sentence.block)
        if len(opening) > _OPENING:
            break
        for time in named:
            span = time.interval
            if span and span.grain.rank <= Grain.DAY.rank and dct.start - _RECENT <= span.start < dct.end:
                return time
    return None
