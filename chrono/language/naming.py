"""Names in a parsed paragraph, corrected by what is known: the recognizer's spans and types against the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span

from chrono.language.documents import stretches, text_of_doc
from chrono.language.gazetteer import LONGEST, PERSON, PLACE, TYPES, Gazetteer, load
from chrono.language.pipeline import NAMES

if TYPE_CHECKING:
    from spacy.tokens import Doc

Found = tuple[int, int, str]  # first token, token behind the last, type


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a few sentences, read from spaCy once: asking a token is slow, and names are asked of often.

    Attributes:
        doc: the sentences.
        text: as written, on one line, with typewriter apostrophes.
        starts: the offset of each word in it.
        words, lower: each word as written, and in lower case.
    """

    doc: Doc
    text: str
    starts: list[int]
    words: list[str]
    lower: list[str]

    def __len__(self) -> int:
        return len(self.words)

    def between(self, start: int, end: int) -> str:
        """The text of some words."""
        return self.text[self.starts[start] : self.starts[end - 1] + len(self.words[end - 1])] if start < end else ""

    def is_upper(self, at: int) -> bool:
        """Whether a word begins with a capital."""
        return self.words[at][0].isupper()

    def opens(self, at: int) -> bool:
        """Whether a sentence begins with a word."""
        return bool(self.doc[at].is_sent_start)


def _words(doc: Doc) -> _Words:
    text, places = text_of_doc(doc), stretches(doc)
    words = [text[start:end] for start, end in places]
    plain = text.replace("’", "'").replace("\n", " ")
    return _Words(doc, plain, [start for start, _ in places], words, [word.lower() for word in words])


def correct(doc: Doc) -> Doc:
    """Correct the names of a few sentences in place.

    What the gazetteer knows beyond doubt is added where the recognizer saw nothing, completed where it saw a part, and
    typed. The type of an unknown name may follow from its own words ("… University") or from a title before it.
    """
    known, words = load(), _words(doc)
    trimmed = (_trimmed(words, (e.start, e.end, TYPES[e.label_]), known) for e in doc.ents if e.label_ in TYPES)
    whole = [span for span in trimmed if span]
    others = [span for span in whole if not _typed(words, span, known)]  # "US National Security Strategy"
    spans = _with_known(words, [span for span in whole if span not in others], others, known)
    doc.set_ents([Span(doc, s[0], s[1], label=_typed(words, s, known) or s[2]) for s in spans])
    return doc


def _trimmed(words: _Words, span: Found, known: Gazetteer) -> Found | None:
    """A name without titles, articles and marks at its edges; None where nothing is left."""
    start, end, kind = span
    lower, written = words.lower, words.words
    while start < end and (written[start].isspace() or lower[start] in known.articles or written[start][0] in _EDGE):
        start += 1
    while start < end and (
        written[end - 1].isspace() or lower[end - 1] in known.possessive or written[end - 1][-1] in _EDGE
    ):
        end -= 1
    if words.between(start, end) in known.types:
        return start, end, kind
    if end - start > 1 and lower[start] in known.personal_titles and words.is_upper(start + 1):
        kind = PERSON if known.shape_type(words.between(start, end), PERSON) == PERSON else kind
    while kind == PERSON and end - start > 1 and lower[start] in known.titles:
        start += 1
    none = start >= end or (end - start == 1 and lower[start] in known.never | known.titles)
    return None if none or not any(c.isupper() for c in words.between(start, end)) else (start, end, kind)


_EDGE = "\"'“”‘’()[]{}«»,;:-–—•*"


def _with_known(words: _Words, spans: list[Found], others: list[Found], known: Gazetteer) -> list[Found]:
    """Names of the gazetteer joined with the recognizer's: the longer one wins, a known one where both are as long.

    Args:
        words: the sentences.
        spans: the recognizer's names.
        others: what it took for names though they are of another kind; names inside them count.
        known: the gazetteer.
    """
    found: list[Found] = []
    at = 0
    while at < len(words):
        match = _longest(words, at, known)
        if match is None:
            at += 1
        else:
            found.append(match)
            at = match[1]
    kept = list(spans)
    for start, end, kind in found:
        over = [s for s in kept if s[0] < end and start < s[1]]
        larger = next((s for s in over if s[0] <= start and end <= s[1]), None)
        if larger is not None and not (larger[2] == PERSON and words.between(start, end) in known.nations):
            continue  # but "Threatens Ukraine", a headline's words, is nobody's name
        sure = known.type_of(words.between(start, end)) is not None
        if over and sure and (larger or all(start <= s[0] and s[1] <= end for s in over)):
            kept = [s for s in kept if s not in over]
            kept.append((start, end, kind))
        elif over or not sure or _modifies(words, end, known):
            continue
        elif not _is_part(words, start, end) or any(s[0] <= start and end <= s[1] for s in others):
            kept.append((start, end, kind))
    return sorted(kept)


def _longest(words: _Words, at: int, known: Gazetteer) -> Found | None:
    first = words.words[at]
    if not (first[0].isupper() or first in known.small) or first.replace("’", "'") not in known.first:
        return None
    for end in range(min(len(words), at + LONGEST), at, -1):
        text = words.between(at, end)
        # "the West", but "the West Bank" is another name.
        if text in known.types and not (text[0].islower() and end < len(words) and words.is_upper(end)):
            return at, end, known.types[text]
    return None


def _is_part(words: _Words, start: int, end: int) -> bool:
    """Whether capitalized neighbours may belong to the same name ("Boston Globe", "New Delhi Times")."""
    if end < len(words) and (words.is_upper(end) or words.words[end] == "-") and not words.opens(end):
        return True
    return (start > 0 and words.words[start - 1] == "-") or _continues(words, start)


def _modifies(words: _Words, end: int, known: Gazetteer) -> bool:
    """Whether a name only tells which event is meant ("a United States presidential election")."""
    for at in range(end, min(end + 3, len(words))):
        if words.lower[at] in known.event_words:
            return True
        if not words.words[at].islower():
            break
    return False


def _continues(words: _Words, start: int) -> bool:
    """A capitalized word in front, other than one that opens the sentence."""
    if not start or words.opens(start):
        return False
    return words.is_upper(start - 1) and words.doc[start - 1].pos_ == "PROPN" and not words.opens(start - 1)


def _typed(words: _Words, span: Found, known: Gazetteer) -> str | None:
    start, end, kind = span
    text = words.between(start, end)
    if sure := known.type_of(text):
        return sure
    title = start > 0 and words.lower[start - 1] in known.personal_titles and words.is_upper(start - 1)
    shaped = known.shape_type(text, kind)
    return PERSON if title and shaped == PLACE == kind and text not in known.types else shaped


Language.component(NAMES, func=correct)
