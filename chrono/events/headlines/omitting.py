"""What every headline leaves out: times, words that only link a sentence to the one before, figures of another time."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from chrono.events.lexicon import EventLexicon
    from chrono.language import Sentence, Token

_ATTRIBUTIVE = {"compound", "amod", "nummod", "nmod:poss", "nmod:desc"}
_FINITE = {"VBD", "VBP", "VBZ", "MD"}
_LINKS = {"advmod", "discourse", "cc"}
_BEHIND = {"acl", "amod"}
_AGE = 3  # digits
_FIGURE = 5  # words behind "compared with" among which a figure stands


def omitted(trigger: Token, sentence: Sentence, times: Iterable[tuple[int, int]], lexicon: EventLexicon) -> set[Token]:
    """The words of a sentence that its headlines leave out.

    Args:
        trigger: the word that names the event; it stays, with what is above it.
        sentence: its sentence.
        times: of the article, in its offsets.
        lexicon: words of events.
    """
    out = _timed(sentence, times, lexicon) | _ages(sentence)
    linking = {t for t in sentence if t.lower_ in lexicon.linking and t.dep_ in _LINKS and _apart(t)}
    above = {trigger, *trigger.ancestors}
    compared = set(_compared(sentence, out, lexicon))
    carriers = _carriers(sentence, out)
    bare = trigger in carriers and is_issue(trigger, lexicon)  # "a report issued (in May) says"
    out |= carriers if bare else carriers - above
    return out | (linking - above) | (compared if not compared & above else set())


def is_issue(token: Token, lexicon: EventLexicon) -> bool:
    """Whether a participle says when a source came out, of which its sentence tells more: "a study published in May".

    The source leads in what it tells ("according to …"), or is the subject of what it says ("figures released … show").
    """
    noun = token.head
    if token.dep_ != "acl" or token.tag_ not in {"VBN", "VBD"} or str(token.lemma_).lower() not in lexicon.publishing:
        return False
    says = str(noun.head.lemma_).lower() in lexicon.reporting  # "in a statement issued on Sunday, the army said …"
    leading = lexicon.sources | (lexicon.containers if says else frozenset())
    led = any(c.dep_ == "case" and c.lower_ in leading for c in noun.children)
    words = (noun.head, *(c for c in noun.head.children if c.dep_ in {"aux", "cop"}))
    return led or (noun.dep_ == "nsubj" and any(t.tag_ in _FINITE for t in words))


def _ages(sentence: Sentence) -> set[Token]:
    """Ages between commas behind a name: "Ina Holt, 41, left"."""
    words = [t for t in sentence if not t.is_space]
    return {
        age for name, comma, age, after in zip(words, words[1:], words[2:], words[3:], strict=False)
        if name.pos_ == "PROPN" and comma.text == "," and age.tag_ == "CD" and age.text.isdigit()
        and len(age.text) <= _AGE and after.text in {",", "."}
    }  # fmt: skip


def _apart(token: Token) -> bool:
    """Whether a word is no part of a longer one: "an earlier-announced plan"."""
    return bool(token.whitespace_) or token.i + 1 == len(token.doc) or not token.nbor(1).text.startswith("-")


def _carriers(sentence: Sentence, timed: set[Token]) -> set[Token]:
    """Words behind a noun that only lead in a time: "a charter (effective Feb. 1)", "bonds (due 2011)"."""
    return {
        t for t in sentence
        if t.dep_ in _BEHIND and t.i > t.head.i and t.head not in timed and t not in timed
        and any(c in timed for c in t.children) and all(c in timed or c.is_punct for c in t.children)
    }  # fmt: skip


def _compared(sentence: Sentence, timed: set[Token], lexicon: EventLexicon) -> Iterator[Token]:
    """ "compared with $3 million a year earlier": without its time, the figure says nothing."""
    words = [t for t in sentence if not t.is_space]
    for n, token in enumerate(words):
        if token.lower_ not in lexicon.comparison or not n:
            continue
        rest = list(takewhile(lambda t: t.text != ";" and t.tag_ not in _FINITE, words[n:]))
        end = next((i for i, t in enumerate(rest) if t in timed), None)
        figure = any(t.tag_ in {"CD", "$"} or t.like_num for t in rest[1 : 1 + _FIGURE])
        if figure and end is not None:
            yield from rest[:end]
            return


def _timed(sentence: Sentence, times: Iterable[tuple[int, int]], lexicon: EventLexicon) -> set[Token]:
    """Tokens of time expressions, with the prepositions that lead them in."""
    out: set[Token] = set()
    for start, end in times:
        if start >= sentence.end or end <= sentence.start:
            continue
        inside = set(sentence.tokens_in(start, end))
        out |= inside
        for token in inside:
            head = token.head
            if token.i + 1 < len(token.doc) and token.nbor(1).tag_ == "POS":
                out.add(token.nbor(1))
            if token.dep_ in _ATTRIBUTIVE and head not in inside:
                continue  # "his December 19 broadcast": the words in front belong to the broadcast
            out |= {
                t for c in token.children if c.dep_ in {"case", "mark", "det", "advmod"} and c.i < token.i
                and c.lower_ not in lexicon.phrasal.get(str(head.lemma_).lower(), ()) for t in c.subtree
            }  # fmt: skip
            # "from … to …": the second preposition hangs on a word of the first.
            out |= {c for c in head.children if c.dep_ == "case" and head in inside}
    # "its fourth quarter ended Sept. 30": what stands between two times tells of them only.
    words = [t for t in sentence if not t.is_space]
    return out | {
        b for a, b, c in zip(words, words[1:], words[2:], strict=False)
        if a in out and c in out and b.tag_ in {"VBN", "VBG", "VBD"} and a.tag_ != "IN"
        and (
            str(b.lemma_).lower() in lexicon.aspectual
            or not any(t.dep_ in {"nsubj", "nsubj:pass"} and t not in out for t in b.children)
        )
    }  # fmt: skip
