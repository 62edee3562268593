"""Events that no time expression dates: which words tell of one, and how it lies to the time that is spoken of.

What lies before that time by its tense ("had resigned"), because somebody then told it ("said that he left"), or what
something followed on ("after the fire"), is earlier: nobody can say when it was, only that it had begun. Which time is
spoken of is for `reference`.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from chrono.events import referring
from chrono.events.anchoring import lemma_of
from chrono.events.factuality import reported_by
from chrono.events.kinds import kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from chrono.events.lexicon import EventLexicon
    from chrono.language import Sentence, Token

_CLAUSES = {"ROOT", "conj", "ccomp", "parataxis", "advcl", "acl", "acl:relcl", "xcomp", "advcl:relcl"}
_HELPING = {"xcomp"}
_FINITE = {"aux", "aux:pass", "cop"}
_PAST = {"VBD", "VBN"}
_INFINITE = {"VB", "VBG"}
_BELOW = {"xcomp", "advcl"}
_PRESENT = {"VBP", "VBZ"}
_RELATIVE = {"acl", "acl:relcl"}
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
        elif token.pos_ == "NOUN" and token.dep_ in _NOMINAL and is_happening(token, lexicon):
            verb = _predicate(token)
            if _comes_first(token, lexicon):
                yield token, Back.BEFORE
            elif verb is None or not _is_present(verb, lexicon):
                yield token, Back.NO if verb is None else _back(verb, lexicon, quoted)


def quoted(sentences: Sequence[Sentence]) -> list[bool]:
    """For each sentence, whether a quotation that its paragraph has opened goes on into it."""
    found: list[bool] = []
    marks, block = 0, None
    for number, sentence in enumerate(sentences):
        if sentence.block != block:
            marks, block = 0, sentence.block
        found.append(marks % 2 == 1)
        following = sentences[number + 1].start if number + 1 < len(sentences) else sentence.end
        text = sentence.text[sentence.start : following]
        marks += sum(text.count(mark) for mark in _QUOTES)
    return found


def is_happening(noun: Token, lexicon: EventLexicon) -> bool:
    """Whether a noun names what happens: one of a known kind, or one beside these."""
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
            happening = is_happening(verb.head, lexicon) or lexicon.is_event_noun(lemma_of(verb.head))
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
