"""Past or future, guessed from the words around an expression, where nobody has parsed the sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import StrEnum
from functools import cache, lru_cache
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING

from chrono.temporal.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chrono.temporal.meaning import Expression

# Two small letters or a figure before the stop, so that "U.S. President" and "Mr. Trump" end no sentence.
# The mark is matched before what stands in front of it is looked at: `re` then leaps from one to the next.
_STOP = (
    r"[.!?…\n](?:(?<!\n)(?:(?<=[a-z][a-z].){unlike}|(?<=[0-9%)\"'”’].))[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|(?<=\n)\s*\n)"
)
# Between an auxiliary and its participle: one word or two.
_WITHIN = re.compile(r"\s(?:\w{1,12}\s){1,2}")
_BEHIND = re.compile(r"\s([a-z]{4,20})\b")
_QUOTE = re.compile(r"[\"“”]|``|''")
_WORD = re.compile(r"([^\W\d_]++(?:['’]t\b)?)")
_MARK_BEFORE = re.compile(r".*[^\w\s'’]", re.DOTALL)
_WINDOW, _PARAGRAPH = 200, 2000
_GOVERNED = 25  # characters: how near a verb must stand to say more than the preposition ("died by Friday")


class Tense(StrEnum):
    """Where an expression lies, seen from the article."""

    PAST = "past"
    FUTURE = "future"


def guess(text: str, expression: Expression, language: str = "en") -> Tense | None:
    """The tense of the nearest cue in the expression's sentence; None when there is no cue.

    "will meet on Friday" is future, "met on Friday" past.

    Args:
        text: the text.
        expression: an expression of it.
        language: whose cues to look for.
    """
    start, end = sentence_around(text, expression.start, expression.end, language)
    if _asked(language).search(text, start, expression.start):
        return Tense.FUTURE
    best: tuple[int, Tense] | None = None
    if governed := _governed(text, expression.start, language):
        best = (_GOVERNED if governed is Tense.FUTURE else 0, governed)
    if _goes_on_past(text, expression.end, language):
        best = (0, Tense.PAST)
    for first, last, tense in _cues_in(text, start, end, language):
        if expression.start <= first < expression.end:
            continue
        distance = first - expression.end if first >= expression.end else expression.start - last
        if best and distance >= best[0]:
            continue
        if not _apart(text, min(last, expression.end), max(first, expression.start)):
            best = (distance, tense)
    return best[1] if best else None


def has_cue(text: str, start: int, end: int, language: str = "en") -> bool:
    """Whether a cue of tense, mostly a verb, stands in a stretch of the text."""
    return bool(_cues_in(text, start, end, language))


def _apart(text: str, start: int, end: int) -> bool:
    """Whether one end of a stretch is quoted and the other is not: "We will see," he said on Sunday."""
    return len(_QUOTE.findall(text, start, end)) % 2 == 1


def is_quoted(text: str, at: int) -> bool:
    """Whether a place of the text stands in quotation marks that its paragraph opened, within 2000 characters."""
    first = max(0, at - _PARAGRAPH)
    return _apart(text, max(first, text.rfind("\n\n", first, at)), at)


def _governed(text: str, start: int, language: str) -> Tense | None:
    """What the word right before an expression says: "by Friday" lies ahead, "said Friday" behind."""
    found = _governors(language).search(text, max(0, start - 40), start)
    if found is None:
        return None
    return Tense.FUTURE if found["future"] else Tense.PAST


def _goes_on_past(text: str, end: int, language: str) -> bool:
    """Whether a verb in the past comes right behind: "on Sunday issued"."""
    found = _BEHIND.match(text, end)
    return found is not None and found[1].endswith(load(language).past_endings)


def sentence_around(text: str, start: int, end: int, language: str = "en") -> tuple[int, int]:
    """Bounds of the sentence that holds `[start, end)`, found cheaply and at most 200 characters either side."""
    low, high = max(0, start - _WINDOW), min(len(text), end + _WINDOW)
    stop = _stop(language)
    for found in stop.finditer(text, low, start):
        low = found.end()
    following = stop.search(text, end, high)
    return low, following.start() if following else high


@cache
def _stop(language: str) -> re.Pattern[str]:
    """The end of a sentence: a mark, but not behind a word that is short for another ("Gen. Smith")."""
    short = sorted(load(language).abbreviations)
    # A look behind is of one width, so words of one length share one.
    alike = ("|".join(re.escape(word) for word in short if len(word) == width) for width in sorted({*map(len, short)}))
    return re.compile(_STOP.replace("{unlike}", "".join(rf"(?<!\b(?:{words})\.)" for words in alike)))


def _cues_in(text: str, start: int, end: int, language: str) -> list[tuple[int, int, Tense]]:
    """Every cue of a sentence: its offsets and its tense.

    A cue is of letters, blanks and apostrophes. So none reaches over another mark, nor does what stands before such a
    mark say anything about what stands behind it: a search from one on finds what a search of all the text would.
    """
    _, longest = _cues(language)
    mark = _MARK_BEFORE.match(text, max(0, start - _WINDOW), start)
    if mark or start <= _WINDOW:
        begin = mark.end() if mark else 0
        cues = _cues_of(text[begin : end + longest], language)
    else:
        begin, cues = 0, _cues_kept(text, language)
    at = bisect_left(cues, (start - begin,))
    return [
        (begin + first, begin + last, tense)
        for first, last, tense in takewhile(lambda cue: cue[1] <= end - begin, cues[at:])
    ]


@lru_cache(maxsize=2)
def _cues_kept(text: str, language: str) -> list[tuple[int, int, Tense]]:
    """The cues of a whole text, kept: a text without marks is asked for them at each expression."""
    return _cues_of(text, language)


def _cues_of(text: str, language: str) -> list[tuple[int, int, Tense]]:
    """Every cue of a stretch of text."""
    (phrases, _), lexicon = _cues(language), load(language)
    low = _lowered(text)
    cues: list[tuple[int, int, Tense]] = []
    free = 0
    parts = _WORD.split(low)  # words, and what stands between them
    behind = list(accumulate(map(len, parts)))
    for at in [i for i, part in enumerate(parts) if part in phrases]:
        first, last = behind[at - 1], behind[at]
        if first < free:
            continue
        cue = next((one for one in phrases[parts[at]] if not one[0] or _follows(low, one[0], last)), None)
        if cue is None:
            continue
        rest, tense = cue
        if (
            tense is Tense.PAST
            and not rest
            and at > 1
            and parts[at - 1].isspace()
            and parts[at - 2] in lexicon.present_auxiliaries
        ):
            continue  # "when the case is heard"
        if tense is Tense.FUTURE and cues and _of_past(low, cues[-1], first, lexicon.past_auxiliaries):
            continue  # "did not resume"
        free = last = last + len(rest)
        if tense is Tense.PAST and cues and cues[-1][2] is Tense.FUTURE and _WITHIN.fullmatch(text, cues[-1][1], first):
            continue  # "will be held", "is expected to be formally signed"
        cues.append((first, last, tense))
    return cues


def _of_past(low: str, cue: tuple[int, int, Tense], first: int, auxiliaries: frozenset[str]) -> bool:
    """Whether an auxiliary of the past stands right before a verb, or with one word between."""
    return low[cue[0] : cue[1]] in auxiliaries and len(low[cue[1] : first].split()) <= 1


def _lowered(text: str) -> str:
    """The text in lower case, no character of it moved ("İ" would become two)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


def _follows(text: str, rest: str, at: int) -> bool:
    """Whether the rest of a phrase comes next, as whole words."""
    return text.startswith(rest, at) and not text[at + len(rest) : at + len(rest) + 1].isalnum()


def is_sure_future(text: str, one: Expression) -> bool:
    """Whether the clause before a time says outright that it is to come, as no history does of its own times."""
    start, _ = sentence_around(text, one.start, one.end)
    return bool(_sure_future("en").search(text, start, one.start))


@cache
def _sure_future(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in load(language).sure_future)
    return re.compile(rf"\b(?:{words})\b[^,;\n]{{0,80}}\Z", re.IGNORECASE)


@cache
def _asked(language: str) -> re.Pattern[str]:
    """What is asked for, up to its time: "called on miners to strike on", "told pupils to leave their books from".

    A day right behind the infinitive is its own. Behind an object it may be that of the asking ("ordered the firm to
    pay a fine on Monday"), as it may where somebody was asked; only a stretch or a deadline cannot.
    """
    lexicon = load(language)
    asking, never, particles, stretching, small = (
        "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
        for words in (
            lexicon.asking,
            lexicon.no_infinitive,
            lexicon.particles,
            lexicon.stretching,
            lexicon.between,
        )
    )
    # A look behind is of one width, so there is one a word.
    long_ago, passive = (
        "".join(rf"(?<!\b{re.escape(word)}\s)" for word in words) for words in (lexicon.long_ago, lexicon.asked_for)
    )
    clause = r"[^,;:.!?\n\"“”]"
    infinitive = rf"{clause}{{0,60}}?\s{re.escape(lexicon.infinitive)}\s(?!(?:{never})\b)[a-z]{{2,20}}\s"
    at_once = rf"{passive}(?:{asking})\b{infinitive}(?:(?:{particles}|{small})\s){{0,3}}"
    stretch = rf"(?:{asking})\b{infinitive}(?:{clause}{{0,60}}?\s)?(?:{stretching})\s(?:(?:{small})\s){{0,2}}"
    return re.compile(rf"{_beginning(lexicon.asking)}{long_ago}(?:{at_once}|{stretch})\Z", re.IGNORECASE)


def _beginning(words: Sequence[str]) -> str:
    """The beginning of one of some phrases: most places of a text are ruled out by the first letter of their word."""
    first = "".join(sorted({re.escape(word[0]) for word in words}))
    return rf"\b(?=[{first}])(?={'|'.join(map(re.escape, words))})"


@cache
def _governors(language: str) -> re.Pattern[str]:
    lexicon = load(language)
    past, future, between = (
        "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
        for words in (lexicon.past_governors, lexicon.future_governors, lexicon.between)
    )
    # `\Z` is the expression's start: nothing but these small words stands between.
    word = _beginning((*lexicon.past_governors, *lexicon.future_governors))
    return re.compile(
        rf"{word}(?:(?P<past>{past})|(?P<future>{future}))\s+(?:(?:{between})\s+){{0,2}}\Z", re.IGNORECASE
    )


@cache
def _cues(language: str) -> tuple[dict[str, list[tuple[str, Tense]]], int]:
    """Cues by their first word, the longest first, as what follows it and the tense; the length of the longest."""
    lexicon = load(language)
    phrases: dict[str, list[tuple[str, Tense]]] = {}
    for tense, words in ((Tense.FUTURE, lexicon.future_cues), (Tense.PAST, lexicon.past_cues)):
        for phrase in words:
            found = _WORD.match(phrase)
            if found:
                phrases.setdefault(found[0], []).append((phrase[found.end() :], tense))
    for found_phrases in phrases.values():
        found_phrases.sort(key=lambda phrase: -len(phrase[0]))
    return phrases, max(map(len, (*lexicon.future_cues, *lexicon.past_cues)))
