"""What the text itself says of before and after: relations between mentions of one article.

"B, after A", "Before B, A", "A, and later B", "A had happened": the cues of TimeML's TLINKs that stand on the surface,
read by where they stand between two triggers. They put in order what dates leave open; dates always win.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from chrono.chronology.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from chrono.chronology.lexicon import OrderLexicon

SURE = 0.9  # a conjunction says it
_LATER = 0.7  # an adverb says it
_TENSE = 0.5  # only the tense says it
_REACH = 9  # words from a cue to the trigger that it governs
_NEXT = 3  # characters between a sentence and the next
_UNREAL = {"negated", "possible"}


@dataclass(frozen=True, slots=True, order=True)
class Relation:
    """One mention happened before another, says an article.

    Attributes:
        before, after: ids of the mentions.
        strength: 0 to 1.
        cue: the word that says so.
    """

    before: str
    after: str
    strength: float
    cue: str


def relate(mentions: Iterable[Mapping[str, Any]], language: str = "en") -> list[Relation]:
    """Relations that the articles state, in a fixed order.

    Args:
        mentions: rows of the table `mentions`, in any order.
        language: of the words.
    """
    articles: dict[str, dict[int, list[Mapping[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for m in mentions:
        if m["factuality"] not in _UNREAL:
            articles[m["article_id"]][m["sentence_start"]].append(m)
    found: set[Relation] = set()
    for sentences in articles.values():
        previous: list[Mapping[str, Any]] = []
        for _, told in sorted(sentences.items()):
            told.sort(key=lambda m: (m["trigger_start"], m["mention_id"]))
            for a, b in pairwise(told):
                found.update(_within(a, b, language))
            if previous and told[0]["sentence_start"] - previous[-1]["sentence_end"] <= _NEXT:
                found.update(_across(previous[-1], told[0], language))
            previous = told
    return sorted(found)


def _within(a: Mapping[str, Any], b: Mapping[str, Any], language: str) -> Iterator[Relation]:
    """What a sentence says of two triggers in it, `a` standing first."""
    if a["trigger_start"] == b["trigger_start"]:
        return
    words, cues = load(language), _cues(language)
    offset = a["sentence_start"]
    text = a["sentence"]
    head = text[: a["trigger_start"] - offset]
    between = text[a["trigger_end"] - offset : b["trigger_start"] - offset]
    # "After A, B": the cue opens the sentence, a comma closes its clause.
    if (opening := cues["opening"].match(head)) and "," in between and _governs(head[opening.end() :], a):
        word = opening["cue"].lower()
        yield _relation(a, b, word, SURE) if word in words.after else _relation(b, a, word, SURE)
        return
    governing = list(cues["governing"].finditer(between))
    if governing and _governs(between[governing[-1].end() :], b):
        word = governing[-1]["cue"].lower()
        yield _relation(b, a, word, SURE) if word in words.after else _relation(a, b, word, SURE)
        return
    if adverb := cues["adverb"].search(between):
        word = adverb["cue"].lower()
        yield _relation(a, b, word, _LATER) if word in words.later else _relation(b, a, word, _LATER)
        return
    yield from _tenses(a, b, words)


def _across(a: Mapping[str, Any], b: Mapping[str, Any], language: str) -> Iterator[Relation]:
    """What the beginning of a sentence says of the one before: "A day later, …", "Earlier, …"."""
    words, cues = load(language), _cues(language)
    head = b["sentence"][: b["trigger_start"] - b["sentence_start"]]
    if adverb := cues["leading"].match(head):
        word = adverb["cue"].lower()
        yield _relation(a, b, word, _LATER) if word in words.later else _relation(b, a, word, _LATER)


def _tenses(a: Mapping[str, Any], b: Mapping[str, Any], words: OrderLexicon) -> Iterator[Relation]:
    """The past perfect beside the past: what had happened came before."""
    earlier, other = _perfect(a, words), _perfect(b, words)
    if other and not earlier:
        yield _relation(b, a, other, _TENSE)
    elif earlier and not other:
        yield _relation(a, b, earlier, _TENSE)


def _perfect(m: Mapping[str, Any], words: OrderLexicon) -> str | None:
    for word in reversed(m["sentence"][: m["trigger_start"] - m["sentence_start"]].lower().split()):
        if word in words.perfect:
            return str(word)
        if word not in words.inside:
            return None
    return None


def _governs(rest: str, m: Mapping[str, Any]) -> bool:
    """Whether a cue governs the trigger behind `rest`: few words and no comma between, and no date after the cue."""
    if "," in rest or ";" in rest or len(rest.split()) > _REACH:
        return False
    first = m["trigger_start"] - len(rest.lstrip())
    return bool(m["timex_start"] is None or m["timex_start"] != first)


def _relation(before: Mapping[str, Any], after: Mapping[str, Any], cue: str, strength: float) -> Relation:
    return Relation(before["mention_id"], after["mention_id"], strength, cue)


@cache
def _cues(language: str) -> dict[str, re.Pattern[str]]:
    words = load(language)

    def any_of(every: Iterable[str]) -> str:
        return "|".join(re.escape(w) for w in sorted(set(every), key=lambda w: (-len(w), w)))

    joining = f"(?P<cue>{any_of((*words.after, *words.before))})"
    turning = f"(?P<cue>{any_of((*words.later, *words.earlier))})"
    # "a year-earlier loss", "earlier this year" and "no later than" tell no order.
    plain = rf"(?<!-){turning}\b(?!\s+(?:{any_of(words.narrowing)})\b)"
    few = r"(?:\w+ ){0,3}"
    return {
        "opening": re.compile(rf"\W*{few}{joining}\b", re.IGNORECASE),
        "governing": re.compile(rf"\b{joining}\b", re.IGNORECASE),
        "adverb": re.compile(rf"(?:{any_of(words.joining)})\s+{few}{plain}", re.IGNORECASE),
        "leading": re.compile(rf"\W*{few}{plain}", re.IGNORECASE),
    }
