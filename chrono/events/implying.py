"""Events that no time expression dates: which words tell of one, and of which time the text speaks there.

A sentence without an expression goes on in the time of its paragraph: the last one named there, else the day of the
article. What lies before that time by its tense ("had resigned"), because somebody then told it ("said that he left"),
or what something followed on ("after the fire"), is earlier: nobody can say when it was, only that it had begun.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chrono.events import referring
from chrono.events.anchoring import lemma_of
from chrono.events.factuality import reported_by
from chrono.events.kinds import kind
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
_AUXILIARIES = {"aux", "aux:pass"}
_ARGUMENTS = {"obj", "nsubj:pass"}
_PAST = {"VBD", "VBN"}
_PRESENT = {"VBP", "VBZ"}
_RELATIVE = {"acl", "acl:relcl"}
_BESIDE = {"conj", "parataxis", "obj", "nsubj", "nsubj:pass", "obl", "xcomp", "nmod"}
_MAX_STEPS = 6
_NOMINAL = {"nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "conj", "appos", "ROOT"}


def telling(sentence: Sentence, lexicon: EventLexicon) -> Iterator[tuple[Token, bool]]:
    """The words of a parsed sentence that tell of an event: the verbs of its clauses, and nouns of what happens.

    What is, or is always so ("faces the sea", "closes at noon"), is no event.

    Each with whether what it tells began before the time that the sentence speaks of.
    """
    for token in sentence:
        if token.pos_ == "VERB" and token.dep_ in _CLAUSES:
            # "began to burn": the burning; "helps to explain": nothing of the news.
            carries = any(c.dep_ in _HELPING for c in token.children)
            if not carries and not _is_state(token, lexicon):
                yield token, _is_earlier(token, lexicon)
        elif token.pos_ == "NOUN" and token.dep_ in _NOMINAL and _happens(token, lexicon):
            yield token, _is_known(token, lexicon)


def _happens(noun: Token, lexicon: EventLexicon) -> bool:
    lemma = lemma_of(noun)
    return lemma in lexicon.nouns or lemma in lexicon.happening


def _is_state(verb: Token, lexicon: EventLexicon) -> bool:
    """Whether a verb tells what is so: "owns", and whatever stands in the simple present; but not what somebody says."""
    lemma = lemma_of(verb)
    if lemma in lexicon.stative:
        return True
    return verb.tag_ in _PRESENT and kind(verb, lexicon) != "statement" and not any(
        c.dep_ in _AUXILIARIES for c in verb.children
    )


def _is_earlier(verb: Token, lexicon: EventLexicon) -> bool:
    """Whether a verb goes back: "had resigned", "said he left", "officers who fired", "after it sank", "“It shook”"."""
    if verb.tag_ in _PAST and referring.is_quoted(verb):
        return True
    for _ in range(_MAX_STEPS):
        if verb.tag_ == "VBN" and _is_pluperfect(verb):
            return True
        if any(_leads(c, lexicon) for c in verb.children):
            return not _is_close(verb, lexicon)
        if verb.tag_ in _PAST:
            if verb.dep_ in _RELATIVE and not lexicon.is_event_noun(lemma_of(verb.head)) and _has_predicate(verb):
                return True
            speaker = reported_by(verb, lexicon)
            if speaker is not None and speaker.head != verb and speaker.head.pos_ == "VERB":
                return True
        if verb.dep_ != "conj":
            return False
        verb = verb.head
    return False


def _is_close(verb: Token, lexicon: EventLexicon) -> bool:
    """ "ten minutes after it took off": the same day."""
    return any(c.dep_.startswith("obl") and c.i < verb.i and lemma_of(c) in lexicon.moments for c in verb.children)


def _has_predicate(verb: Token) -> bool:
    """Whether a sentence has another verb than this one to say what happened: "The Journal, a weekly, declared …"."""
    above = verb
    while above.head != above:
        above = above.head
        if above.pos_ == "VERB" or any(c.dep_ == "cop" for c in above.children):
            return True
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
    """Whether a noun tells what came first: "after attacks", "a ban for doping"; or its verb does: "had held talks"."""
    if any(c.dep_ == "case" and c.lower_ in lexicon.going_back for c in noun.children):
        return True
    while noun.dep_ == "conj":
        noun = noun.head
    done = noun.dep_ in _ARGUMENTS and noun.head.pos_ == "VERB" and lemma_of(noun.head) in lexicon.light
    return done and _is_earlier(noun.head, lexicon)


def within(token: Token, anchor: Token, lexicon: EventLexicon) -> bool:
    """Whether the time of one word of a sentence is that of another: of what it governs, and of what governs it.

    A relative clause keeps its time to itself: "The worst since gales struck in 1976, it killed ten".
    """
    above = anchor
    while above.head != above and above != token:
        if above.dep_ in _RELATIVE and not _opens(above.head, lexicon):
            return bool(anchor.is_ancestor(token))
        above = above.head
    return bool(above == token or anchor.is_ancestor(token) or _main(anchor))


def _opens(noun: Token, lexicon: EventLexicon) -> bool:
    """Whether what somebody says it in leads in a saying: "In a statement issued on Friday, the bank denied it"."""
    verb = noun.head
    if not noun.dep_.startswith("obl") or verb.pos_ != "VERB" or noun.i > verb.i:
        return False
    said = kind(noun, lexicon) == "statement" or kind(verb, lexicon) == "statement"
    return said and any(c.dep_ == "case" and c.lower_ in lexicon.containers for c in noun.children)


def _main(anchor: Token) -> bool:
    """Whether a word stands in the main clause, so that its time is that of the whole sentence."""
    while anchor.dep_ in _BESIDE and anchor.head != anchor:
        anchor = anchor.head
    return bool(anchor.head == anchor)


def governing(token: Token, own: Sequence[tuple[Time, Token]], lexicon: EventLexicon) -> Time | None:
    """Which of the times that a sentence names is that of one of its words.

    Args:
        token: the word.
        own: the times, each with the word that it dates.
        lexicon: words of events.

    Returns:
        Of times that lie within each other ("on Saturday … at 21:30") the widest; None where none reaches the word, or
        where two that do name different times.
    """
    reaching = [time for time, anchor in own if within(token, anchor, lexicon) and time.interval is not None]
    if not reaching:
        return None
    widest = max(reaching, key=_length)
    return widest if all(_lies_in(time, widest) for time in reaching) else None


def _length(time: Time) -> int:
    return time.interval.end - time.interval.start if time.interval else 0


def _lies_in(time: Time, other: Time) -> bool:
    a, b = time.interval, other.interval
    return a is not None and b is not None and b.start <= a.start and a.end <= b.end


def setting(sentence: Sentence, own: Sequence[tuple[Time, Token]]) -> list[Time]:
    """Of the times that a sentence names, those that what follows may go on in.

    A time inside a noun phrase only tells which one is meant ("the November agreement is void"), and so does one of a
    clause below; an hour is over when the next thing happens.

    Args:
        sentence: the sentence.
        own: the times that it names, each with the word that it dates.
    """
    return [
        time
        for time, anchor in own
        if _main(anchor)
        and time.interval is not None
        and time.interval.grain.rank >= Grain("part_of_day").rank
        and not (anchor.pos_ == "NOUN" and time.end <= sentence.start_of(anchor))
    ]


def discourse(number: int, sentences: Sequence[Sentence], settings: Sequence[Sequence[Time]]) -> Time | None:
    """The time that a sentence's paragraph set last before it; None where it has set none.

    Args:
        number: of the sentence.
        sentences: of the article, in order.
        settings: the times that each sentence sets.
    """
    for before in range(number - 1, -1, -1):
        if sentences[before].block != sentences[number].block:
            break
        if settings[before]:
            return settings[before][-1]
    return None


def news(sentences: Sequence[Sentence], settings: Sequence[Sequence[Time]], dct: Interval | None) -> Time | None:
    """The day of an article's news: the first that its opening sets, not long before the article was written.

    A report opens with what happened and when; its later paragraphs tell more of the same without saying when again.

    Args:
        sentences: of the article, in order.
        settings: the times that each sentence sets.
        dct: the article's day.
    """
    if dct is None:
        return None
    opening: list[int] = []
    for sentence, times in zip(sentences, settings, strict=True):
        if sentence.block not in opening:
            opening.append(sentence.block)
        if len(opening) > _OPENING:
            break
        for time in times:
            span = time.interval
            if span and span.grain.rank <= Grain.DAY.rank and dct.start - _RECENT <= span.start < dct.end:
                return time
    return None
