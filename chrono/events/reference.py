"""Of which time a text speaks where it names none: the reference time (Reichenbach 1947) of its words.

A sentence without an expression goes on in the time that its paragraph has set; a paragraph that has set none in the
day of the news, which an article's opening names; else it is the day of the article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chrono.events.anchoring import lemma_of
from chrono.events.implying import is_happening
from chrono.events.kinds import kind
from chrono.temporal.intervals import DAY, Grain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chrono.events.lexicon import EventLexicon
    from chrono.events.times import Time
    from chrono.language import Sentence, Token
    from chrono.temporal.intervals import Interval

NAMED = 0.3  # confidence where the paragraph names the time
BY_OPENING = 0.25  # where only the opening of the article does
BY_ARTICLE = 0.2  # and where only the article's day is left
_OPENING = 2  # paragraphs: the headline and the lead
_LEADING = 4  # words before a time that opens its sentence: "But early on Monday"
_RECENT = 7 * DAY  # news of an older day is not what an article goes on to tell
_RELATIVE = {"acl", "acl:relcl"}
_BESIDE = {"conj", "parataxis", "obj", "nsubj", "nsubj:pass", "obl", "xcomp", "nmod"}


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
    """Whether it is what the verb behind it is part of: "In a statement issued on Friday, the bank denied it"."""
    verb = noun.head
    if not noun.dep_.startswith("obl") or verb.pos_ != "VERB" or noun.i > verb.i or not is_happening(noun, lexicon):
        return False
    return any(c.dep_ == "case" and c.lower_ in lexicon.containers for c in noun.children)


def _main(anchor: Token) -> bool:
    """Whether a word stands in the main clause, so that its time is that of the whole sentence."""
    while anchor.dep_ in _BESIDE and anchor.head != anchor:
        anchor = anchor.head
    return bool(anchor.head == anchor)


def governing(
    token: Token, sentence: Sentence, own: Sequence[tuple[Time, Token]], lexicon: EventLexicon
) -> Time | None:
    """Which of the times that a sentence names is that of one of its words.

    Args:
        token: the word.
        sentence: the sentence.
        own: the times, each with the word that it dates.
        lexicon: words of events.

    Returns:
        Of times that lie within each other ("on Saturday … at 21:30") the widest; None where none reaches the word, or
        where two that do name different times.
    """
    reaching = [
        time
        for time, anchor in own
        if time.interval is not None
        and (_opens_sentence(sentence, time) or _reaches(token, anchor, sentence, time, lexicon))
    ]
    if not reaching:
        return None
    widest = max(reaching, key=_length)
    return widest if all(_lies_in(time, widest) for time in reaching) else None


def _tells_which(sentence: Sentence, time: Time, anchor: Token) -> bool:
    """Whether a time stands in a noun phrase and only tells which one is meant: "the May accord angered him"."""
    return anchor.pos_ == "NOUN" and time.end <= sentence.start_of(anchor)


def _reaches(token: Token, anchor: Token, sentence: Sentence, time: Time, lexicon: EventLexicon) -> bool:
    """Whether the time of one word is that of another, by how they hang together."""
    if _tells_which(sentence, time, anchor):
        return bool(anchor.is_ancestor(token))
    return within(token, anchor, lexicon)


def _opens_sentence(sentence: Sentence, time: Time) -> bool:
    """Whether a time stands before all that a sentence tells, as its frame: "On Monday during a rally, he …"."""
    tokens = sentence.tokens_in(time.start, time.end)
    before = tokens[0].i - sentence.tokens[0].i if tokens else _LEADING + 1
    behind = before + len(tokens)
    if before > _LEADING or behind >= len(sentence.tokens):
        return False
    framed = all(t.pos_ in {"ADP", "CCONJ", "ADV", "PUNCT"} for t in sentence.tokens[:before])
    after = sentence.tokens[behind]
    return framed and (after.text == "," or after.pos_ in {"DET", "PROPN", "PRON", "ADP"})


def _length(time: Time) -> int:
    return time.interval.end - time.interval.start if time.interval else 0


def _lies_in(time: Time, other: Time) -> bool:
    a, b = time.interval, other.interval
    return a is not None and b is not None and b.start <= a.start and a.end <= b.end


def setting(sentence: Sentence, own: Sequence[tuple[Time, Token]], lexicon: EventLexicon) -> list[Time]:
    """Of the times that a sentence names, those that what follows may go on in.

    A time inside a noun phrase only tells which one is meant ("the November agreement is void"), and so does one of a
    clause below, but for what opens its sentence ("In a statement issued on Friday, …"); an hour is over when the next
    thing happens, and what lasts ("since 1976") is no day to go on in.

    Args:
        sentence: the sentence.
        own: the times that it names, each with the word that it dates.
        lexicon: words of events.
    """
    return [
        time
        for time, anchor in own
        if (_main(anchor) or (anchor.dep_ in _RELATIVE and _opens(anchor.head, lexicon)))
        and time.interval is not None
        and time.interval.grain.rank >= Grain("part_of_day").rank
        and not time.throughout
        and not _tells_which(sentence, time, anchor)
    ]


def discourse(sentences: Sequence[Sentence], settings: Sequence[Sequence[Time]]) -> list[Time | None]:
    """For each sentence the time that its paragraph set last before it; None where it has set none.

    Args:
        sentences: of the article, in order.
        settings: the times that each sentence sets.
    """
    found: list[Time | None] = []
    last, block = None, None
    for sentence, own in zip(sentences, settings, strict=True):
        if sentence.block != block:
            last, block = None, sentence.block
        found.append(last)
        last = own[-1] if own else last
    return found


def news(
    sentences: Sequence[Sentence],
    named: Sequence[Sequence[tuple[Time, Token]]],
    dct: Interval | None,
    lexicon: EventLexicon,
) -> tuple[Time, Token] | None:
    """The day of an article's news: the first that its opening sets, not long before the article was written.

    A report opens with what happened and when; its later paragraphs tell more of the same without saying when again.

    Args:
        sentences: of the article, in order.
        named: the times that each sentence names, each with the word that it dates.
        dct: the article's day.
        lexicon: words of events.

    Returns:
        The time, and what it dates.
    """
    opening: list[int] = []
    for sentence, own in zip(sentences, named, strict=True):
        if sentence.block not in opening:
            opening.append(sentence.block)
        if dct is None or len(opening) > _OPENING:
            break
        for time in setting(sentence, own, lexicon):
            span = time.interval
            if span and span.grain.rank <= Grain.DAY.rank and dct.start - _RECENT <= span.start < dct.end:
                return next((time, anchor) for other, anchor in own if other == time)
    return None


def says(word: Token, lexicon: EventLexicon) -> bool:
    """Whether a word tells that somebody says something."""
    return lemma_of(word) in lexicon.reporting or kind(word, lexicon) == "statement"
