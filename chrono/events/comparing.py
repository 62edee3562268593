"""Times that only compare: "sales fell to 85 million, from 93 million a year earlier".

Such a time is that of the figure beside it, not of what is told: nothing fell a year earlier. Where a noun says what
there was then ("compared with a loss of 3 million a year ago"), that noun is dated; else the amount, where a headline
can say whose it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chrono.events.lexicon import EventLexicon
    from chrono.language import Sentence, Token

_LONGEST = 80  # characters of a headline
_MOST = 24  # words from what compares to its time: "versus 2 million crowns, or 8 a share, last winter"
_FIGURES = {"NUM", "SYM", "DET", "ADJ", "NOUN", "PROPN", "CCONJ"}
_MARKS = {",", "(", ")", "-", "–"}


def figure(sentence: Sentence, tokens: Sequence[Token], written: str, lexicon: EventLexicon) -> list[Token] | None:
    """The figure whose time a time is that only compares.

    Args:
        sentence: the sentence.
        tokens: those of the time.
        written: the time as the article has it.
        lexicon: words of events.

    Returns:
        Its words, none where the time stands alone ("than a year ago"); None for a time that does not compare.
    """
    words = list(sentence)
    first = words[0].i
    gone = written.lower().split()[-1] in lexicon.gone
    between: list[Token] = []
    for word in reversed(words[: tokens[0].i - first][-_MOST:]):
        before = words[word.i - first - 1] if word.i > first else None
        if before is not None and _compares(word, before, between, lexicon, gone=gone):
            return between[::-1] or _behind(words[tokens[-1].i - first + 1 :][:_MOST], lexicon)
        if not _is_of_figure(word, lexicon):
            return None
        if between or word.pos_ != "DET":  # "a year-earlier loss"
            between.append(word)
    return None


def _behind(words: Sequence[Token], lexicon: EventLexicon) -> list[Token]:
    """The figure that a time opens: "year-earlier profit of 3 million"."""
    found: list[Token] = []
    for word in words:
        if not _is_of_figure(word, lexicon) and word.tag_ != "POS":
            break
        if found or word.tag_ != "POS":
            found.append(word)
    return found


def _is_of_figure(word: Token, lexicon: EventLexicon) -> bool:
    return word.pos_ in _FIGURES or word.text in _MARKS or word.lower_ in lexicon.of_figures | lexicon.starting


def named(words: Sequence[Token], lexicon: EventLexicon) -> Token | None:
    """What a figure is of: the "loss" of "a net loss of $3 million"; None where it is an amount alone."""
    found: Token | None = None
    for word in words:
        if word.pos_ in {"NUM", "SYM"}:
            break
        if word.pos_ in {"NOUN", "PROPN"} and lexicon.is_event_noun(str(word.lemma_ or word.text).lower()):
            found = word
    return found


def amount(words: Sequence[Token]) -> Token | None:
    """Where the amount of a figure begins: the "$" of "$3 million, or 18 cents a share"."""
    return next((word for word in words if word.pos_ in {"NUM", "SYM"}), None)


def told(words: Sequence[Token], sentence: Sentence) -> str:
    """A figure as a headline: "Net loss of $3 million, or 18 cents a share"; its first part where that is too long."""
    kept = list(words)
    while kept and kept[0].pos_ == "DET":
        kept.pop(0)
    while kept:
        while kept and kept[-1].pos_ not in {"NUM", "SYM", "NOUN", "PROPN"}:
            kept.pop()
        text = sentence.text[sentence.start_of(kept[0]) : sentence.end_of(kept[-1])] if kept else ""
        if len(text) <= _LONGEST:
            return " ".join(text.split())[:1].upper() + " ".join(text.split())[1:]
        kept = kept[: next((n for n, t in enumerate(kept) if t.text == ","), len(kept) - 1)]
    return ""


def _compares(word: Token, before: Token, between: list[Token], lexicon: EventLexicon, *, gone: bool) -> bool:
    """Whether a word sets what stands behind it against what stands before it."""
    amount = any(t.pos_ == "NUM" for t in between)
    if word.lower_ in lexicon.than:
        return not between and before.lower_ not in lexicon.limiting
    if word.lower_ in lexicon.versus:
        return amount or not between
    if before.lower_ in lexicon.compared:
        return amount or not between
    if word.lower_ not in lexicon.starting:
        return False
    levels = before.lower_ in lexicon.levels
    if between:  # "to 6 %, from 5 % last year"; "raised it to 6 % from 5 % last year" may tell when it was raised
        return amount and (gone or levels or before.text == ",")
    return gone and (
        levels or before.pos_ in {"NUM", "SYM"} or before.lower_ in lexicon.parts or _moves(before, lexicon)
    )


def _moves(word: Token, lexicon: EventLexicon) -> bool:
    return word.pos_ == "VERB" and str(word.lemma_).lower() in lexicon.moving
