"""Events that no time expression dates: which words tell of one, and of which time the text speaks there.

A sentence without an expression goes on in the time of its paragraph: the last one named there, else the day of the
article. What lies before that time by its tense ("had resigned"), because somebody then told it ("said that he left"),
or what something followed on ("after the fire"), is earlier: nobody can say when it was, only that it had begun.
"""

from __future__ import annotations

from enum import Enum
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
_FINITE = {"aux", "aux:pass", "cop"}
_PAST = {"VBD", "VBN"}
_INFINITE = {"VB", "VBG"}
_BELOW = {"xcomp", "advcl"}
_PRESENT = {"VBP", "VBZ"}
_RELATIVE = {"acl", "acl:relcl"}
_BESIDE = {"conj", "parataxis", "obj", "nsubj", "nsubj:pass", "obl", "xcomp", "nmod"}
_QUOTES = '"“”„«»'
_MAX_STEPS = 6
_NOMINAL = {"nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "conj", "appos", "ROOT"}


class Back(Enum):
    """How what a word tells lies to the time that its sentence speaks of."""

    NO = "in it"
    TOLD = "before it, as somebody tells of it then, in the simple past"
    BEFORE = "before it"


def telling(sentence: Sentence, lexicon: EventLexicon, *, quoted: bool = False) -> Iterator[tuple[Token, Back]]:
    """The words of a parsed sentence that tell of an event: the verbs of its clauses, and nouns of what happens.

    What is, or is always so ("faces the sea", "closes at noon"), is no event.

    Args:
        sentence: the sentence.
        lexicon: words of events.
        quoted: whether a quotation goes on into it from the sentence before.

    Yields:
        Each word, with how what it tells lies to the time that the sentence speaks of.
    """
    for token in sentence:
        if token.pos_ == "VERB" and token.dep_ in _CLAUSES:
            # "began to burn": the burning.
            carries = lemma_of(token) in lexicon.aspectual and any(c.dep_ in _HELPING for c in token.children)
            if not carries and not _is_state(token, lexicon):
                yield token, _back(token, lexicon, quoted)
        elif token.pos_ == "NOUN" and token.dep_ in _NOMINAL and _happens(token, lexicon):
            verb = _predicate(token)
            if _comes_first(token, lexicon):
                yield token, Back.BEFORE
            elif verb is None or not _is_present(verb, lexicon):
                yield token, Back.NO if verb is None else _back(verb, lexicon, quoted)


def quoted(number: int, sentences: Sequence[Sentence]) -> bool:
    """Whether a quotation that its paragraph has opened goes on into a sentence."""
    first = number
    while first and sentences[first - 1].block == sentences[number].block:
        first -= 1
    before = sentences[number].text[sentences[first].start : sentences[number].start]
    return sum(before.count(mark) for mark in _QUOTES) % 2 == 1


def _happens(noun: Token, lexicon: EventLexicon) -> bool:
    lemma = lemma_of(noun)
    return lemma in lexicon.nouns or lemma in lexicon.happening


def _predicate(noun: Token) -> Token | None:
    """The word that carries the clause of a noun."""
    above = noun
    for _ in range(_MAX_STEPS):
        if above.head == above:
            break
        above = above.head
        if above.pos_ == "VERB" or any(c.dep_ == "cop" for c in above.children):
            return above
    return None


def _is_state(verb: Token, lexicon: EventLexicon) -> bool:
    """Whether a verb tells what is so: "owned it", and all in the simple present."""
    return lemma_of(verb) in lexicon.stative or _is_present(verb, lexicon)


def _is_present(head: Token, lexicon: EventLexicon) -> bool:
    """Whether a clause stands in the simple present and is not what somebody says."""
    helping = [c for c in head.children if c.dep_ in _FINITE]
    if any(c.dep_ == "cop" for c in helping):
        return any(c.tag_ in _PRESENT for c in helping)
    return head.tag_ in _PRESENT and not helping and kind(head, lexicon) != "statement"


def _back(verb: Token, lexicon: EventLexicon, quoted: bool) -> Back:
    """How a verb goes back: "had resigned", "officers who fired", "after it sank"; "said he left"."""
    for _ in range(_MAX_STEPS):
        past = _is_past(verb)
        if past and referring.is_quoted(verb) != quoted:
            return Back.BEFORE
        if verb.tag_ == "VBN" and _is_pluperfect(verb):
            return Back.BEFORE
        if (leading := next((c for c in verb.children if _leads(c, lexicon)), None)) is not None:
            return Back.NO if _is_close(leading, lexicon) else Back.BEFORE
        if verb.tag_ in _PAST and verb.dep_ in _RELATIVE:
            happening = _happens(verb.head, lexicon) or lexicon.is_event_noun(lemma_of(verb.head))
            if not happening and _has_predicate(verb):
                return Back.BEFORE
        if past:
            speaker = reported_by(verb, lexicon)
            if speaker is not None and speaker.head != verb and speaker.head.pos_ == "VERB":
                return Back.TOLD
        if verb.dep_ != "conj" and not (verb.dep_ in _BELOW and verb.tag_ in _INFINITE):
            return Back.NO
        verb = verb.head
    return Back.NO


def _is_past(verb: Token) -> bool:
    """The simple past, active or passive."""
    finite = [c.morph.get("Tense") for c in verb.children if c.dep_ in _FINITE and "Fin" in c.morph.get("VerbForm")]
    return verb.tag_ == "VBD" if not finite else all("Past" in tense for tense in finite)


def _is_close(leading: Token, lexicon: EventLexicon) -> bool:
    """ "ten minutes after it took off": the same day."""
    before = leading.doc[leading.i - 1] if leading.i > leading.sent.start else None
    return before is not None and lemma_of(before) in lexicon.moments


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


def _comes_first(noun: Token, lexicon: EventLexicon) -> bool:
    """Whether a noun tells what came first: "after attacks", "a ban for doping"."""
    return any(c.dep_ == "case" and c.lower_ in lexicon.going_back for c in noun.children)


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
    if not noun.dep_.startswith("obl") or verb.pos_ != "VERB" or noun.i > verb.i or not _happens(noun, lexicon):
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
        and (anchor.is_ancestor(token) if _tells_which(sentence, time, anchor) else within(token, anchor, lexicon))
    ]
    if not reaching:
        return None
    widest = max(reaching, key=_length)
    return widest if all(_lies_in(time, widest) for time in reaching) else None


def _tells_which(sentence: Sentence, time: Time, anchor: Token) -> bool:
    """Whether a time stands in a noun phrase and only tells which one is meant: "the May accord angered him"."""
    return anchor.pos_ == "NOUN" and time.end <= sentence.start_of(anchor)


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
        and not _tells_which(sentence, time, anchor)
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


def news(
    sentences: Sequence[Sentence], named: Sequence[Sequence[tuple[Time, Token]]], dct: Interval | None
) -> tuple[Time, Token] | None:
    """The day of an article's news: the first that its opening sets, not long before the article was written.

    A report opens with what happened and when; its later paragraphs tell more of the same without saying when again.

    Args:
        sentences: of the article, in order.
        named: the times that each sentence names, each with the word that it dates.
        dct: the article's day.

    Returns:
        The time, and what it dates.
    """
    opening: list[int] = []
    for sentence, own in zip(sentences, named, strict=True):
        if sentence.block not in opening:
            opening.append(sentence.block)
        if dct is None or len(opening) > _OPENING:
            break
        for time in setting(sentence, own):
            span = time.interval
            if span and span.grain.rank <= Grain.DAY.rank and dct.start - _RECENT <= span.start < dct.end:
                return next((time, anchor) for other, anchor in own if other == time)
    return None


def says(word: Token, lexicon: EventLexicon) -> bool:
    """Whether a word tells that somebody says something."""
    return lemma_of(word) in lexicon.reporting or kind(word, lexicon) == "statement"
