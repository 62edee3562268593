"""A headline for an event: its clause without its date, its asides and its spare words, at most 80 characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from chrono.events.headlines.compressing import BEHIND, LAST, spare, surnames
from chrono.events.headlines.phrasing import capital, cut, phrase
from chrono.events.headlines.stretches import shorter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chrono.events.headlines.clauses import Clause
    from chrono.events.lexicon import EventLexicon
    from chrono.language import Sentence, Token

LONGEST = 80
# What is left out where a label is too long, step by step; what is not here stays.
_STEPS: tuple[tuple[str, ...], ...] = (
    (BEHIND,), ("person",),
    ("advcl", "obl:tmod", "obl:unmarked"), ("acl",), ("obl",), ("nmod",), ("advmod",), ("amod",),
    ("surname",), ("conj",), ("xcomp",), ("obl", LAST),
    ("nmod", LAST), ("conj", LAST),
)  # fmt: skip
_QUOTATION = re.compile(r":\s*([\"“‘'])([^\"“”‘]+)")
_QUOTED = re.compile('(["“])([^"“”]+)(["”])')
_CLOSING = {'"': '"', "“": "”", "‘": "’", "'": "'"}


def fitted(
    found: Clause, sentence: Sentence, subjects: Mapping[int, str], lexicon: EventLexicon
) -> tuple[Clause, Mapping[int, str], str | None]:
    """What of a clause finds room in a headline.

    Args:
        found: the clause that tells of an event, without its times.
        sentence: its sentence.
        subjects: what to write for some tokens, by index: a name for a pronoun, a full name for a short one, "" for a
            pronoun that nobody can tell.
        lexicon: words of events.

    Returns:
        The clause without what it is too long for, the names to write in it, and what is quoted behind it.
    """
    quotation = _quotation(found.head, sentence)
    if quotation is not None:  # it follows whole or not at all
        found = found.without({t for t in found.kept if sentence.start_of(t) >= quotation[0]})
    text = phrase(found, sentence, subjects)
    for relations in _STEPS if not found.whole else (("person",), *((("surname",),) if found.said else ())):
        if relations == ("surname",) and len(text) > LONGEST:
            subjects = {**subjects, **surnames(found.kept, subjects)}
            text = phrase(found, sentence, subjects)
            continue
        while len(text) > LONGEST:
            victims = spare(found, relations, lexicon)
            if not victims:
                break
            found = found.without(victims)
            text = phrase(found, sentence, subjects)
    while found.whole and len(text) > LONGEST and (less := shorter(found, lexicon)) is not None:
        found = less
        text = phrase(found, sentence, subjects)
    return found, subjects, quotation[1] if quotation else None


def written(
    found: Clause, sentence: Sentence, subjects: Mapping[int, str], quotation: str | None, lexicon: EventLexicon
) -> str:
    """A clause that fits as text, with what it quotes.

    Returns:
        At most 80 characters, starting with a capital, with balanced quotes; "" only for a trigger of no letters.
    """
    text = phrase(found, sentence, subjects)
    if len(text) > LONGEST:
        text = cut(text, LONGEST)
    elif quotation is not None:
        text = _quoting(text, quotation, found, sentence, subjects, lexicon)
    return capital(text)


def unbroken(text: str, sentence: Sentence, times: Sequence[tuple[int, int]], speaker: str | None) -> str:
    """A headline whose quotation lost words, as the whole quotation led in by who says it, where that finds room.

    Args:
        text: the headline.
        sentence: its sentence.
        times: of the article, which a headline leaves out.
        speaker: who says what is quoted, by name or description.
    """
    if "…" not in text or speaker is None:
        return text
    found = list(_QUOTED.finditer(sentence.text, sentence.start, sentence.end))
    if len(found) != 1 or any(a < found[0].end() and b > found[0].start() for a, b in times):
        return text
    opening, said, closing = found[0].groups()
    if not said[0].isupper():
        return text  # a few words of a sentence that is not quoted: the talks were "useful, if not easy"
    for name in (speaker, speaker.split()[-1]):
        whole = f"{name}: {opening}{' '.join(said.split()).rstrip('.,;')}{closing}"
        if len(whole) <= LONGEST:
            return capital(whole)
    return text


def _quotation(trigger: Token, sentence: Sentence) -> tuple[int, str] | None:
    """What is quoted behind the trigger and a colon, to the sentence's end: `told them: "We are ready."`.

    Returns:
        The colon's offset in the article, and the quotation with both its marks.
    """
    start = sentence.end_of(trigger)
    text = sentence.text[start : sentence.end]
    found = _QUOTATION.search(text)
    if not found or _QUOTATION.search(text, found.end()):
        return None
    return start + found.start(), f"{found[1]}{found[2].strip().rstrip('.,;')}{_CLOSING[found[1]]}"


def _quoting(
    text: str,
    quotation: str,
    found: Clause,
    sentence: Sentence,
    subjects: Mapping[int, str],
    lexicon: EventLexicon,
) -> str:
    """The headline with the quotation, where both find room, if need be by last names."""
    if quotation[1:-1] in text:
        return text
    for relations in (None, ("person",), ("obl",), ("nmod",)):
        if relations is not None:
            found = found.without(spare(found, relations, lexicon))
        for names in (subjects, {**subjects, **surnames(found.kept, subjects)}):
            base = phrase(found, sentence, names)
            if len(base) + len(quotation) + 2 <= LONGEST:
                return f"{base}: {quotation}"
    speaker = next((c for c in found.head.children if c.dep_ == "nsubj" and c in found.kept), None)
    if speaker is not None and str(found.head.lemma_).lower() in lexicon.reporting:
        alone = found.without({t for t in found.kept if t not in set(speaker.subtree)})
        for names in (subjects, {**subjects, **surnames(found.kept, subjects)}):
            base = phrase(alone, sentence, names)
            if base and len(base) + len(quotation) + 2 <= LONGEST:
                return f"{base}: {quotation}"
    return text
