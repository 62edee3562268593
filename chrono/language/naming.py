"""Names in a parsed paragraph, corrected by what is known: the recognizer's spans and types against the gazetteer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span

from chrono.language.gazetteer import LONGEST, PERSON, PLACE, TYPES, Gazetteer, load
from chrono.language.pipeline import NAMES

if TYPE_CHECKING:
    from spacy.tokens import Doc

Found = tuple[int, int, str]  # first token, token behind the last, type


def correct(doc: Doc) -> Doc:
    """Correct the names of a few sentences in place.

    What the gazetteer knows beyond doubt is added where the recognizer saw nothing, completed where it saw a part, and
    typed. The type of an unknown name may follow from its own words ("… University") or from a title before it.
    """
    known = load()
    trimmed = (_trimmed(doc, (e.start, e.end, TYPES[e.label_]), known) for e in doc.ents if e.label_ in TYPES)
    whole = [span for span in trimmed if span]
    others = [span for span in whole if not _typed(doc, span, known)]  # "US National Security Strategy"
    spans = _with_known(doc, [span for span in whole if span not in others], others, known)
    doc.set_ents([Span(doc, s[0], s[1], label=_typed(doc, s, known) or s[2]) for s in spans])
    return doc


def _trimmed(doc: Doc, span: Found, known: Gazetteer) -> Found | None:
    """A name without titles, articles and marks at its edges; None where nothing is left."""
    start, end, kind = span
    while start < end and (doc[start].is_space or doc[start].lower_ in known.articles or doc[start].text[0] in _EDGE):
        start += 1
    while start < end and (
        doc[end - 1].is_space or doc[end - 1].lower_ in known.possessive or doc[end - 1].text[-1] in _EDGE
    ):
        end -= 1
    if _text(doc, start, end) in known.types:
        return start, end, kind
    if end - start > 1 and doc[start].lower_ in known.personal_titles and doc[start + 1].text[0].isupper():
        kind = PERSON if known.shape_type(_text(doc, start, end), PERSON) == PERSON else kind
    while kind == PERSON and end - start > 1 and doc[start].lower_ in known.titles:
        start += 1
    none = start >= end or (end - start == 1 and doc[start].lower_ in known.never | known.titles)
    return None if none or not any(c.isupper() for c in doc[start:end].text) else (start, end, kind)


_EDGE = "\"'“”‘’()[]{}«»,;:-–—•*"


def _with_known(doc: Doc, spans: list[Found], others: list[Found], known: Gazetteer) -> list[Found]:
    """Names of the gazetteer joined with the recognizer's: the longer one wins, a known one where both are as long.

    Args:
        doc: the sentences.
        spans: the recognizer's names.
        others: what it took for names though they are of another kind; names inside them count.
        known: the gazetteer.
    """
    found: list[Found] = []
    at = 0
    while at < len(doc):
        match = _longest(doc, at, known)
        if match is None:
            at += 1
        else:
            found.append(match)
            at = match[1]
    kept = list(spans)
    for start, end, kind in found:
        over = [s for s in kept if s[0] < end and start < s[1]]
        larger = next((s for s in over if s[0] <= start and end <= s[1]), None)
        if larger is not None and not (larger[2] == PERSON and _text(doc, start, end) in known.nations):
            continue  # but "Threatens Ukraine", a headline's words, is nobody's name
        sure = known.type_of(_text(doc, start, end)) is not None
        if over and sure and (larger or all(start <= s[0] and s[1] <= end for s in over)):
            kept = [s for s in kept if s not in over]
            kept.append((start, end, kind))
        elif over or not sure or _modifies(doc, end, known):
            continue
        elif not _is_part(doc, start, end) or any(s[0] <= start and end <= s[1] for s in others):
            kept.append((start, end, kind))
    return sorted(kept)


def _longest(doc: Doc, at: int, known: Gazetteer) -> Found | None:
    if not (doc[at].text[0].isupper() or doc[at].text in known.small):
        return None
    for end in range(min(len(doc), at + LONGEST), at, -1):
        text = _text(doc, at, end)
        # "the West", but "the West Bank" is another name.
        if text in known.types and not (text[0].islower() and end < len(doc) and doc[end].text[0].isupper()):
            return at, end, known.types[text]
    return None


def _is_part(doc: Doc, start: int, end: int) -> bool:
    """Whether capitalized neighbours may belong to the same name ("Boston Globe", "New Delhi Times")."""
    before = doc[start - 1] if start else None
    behind = doc[end] if end < len(doc) else None
    if behind is not None and (behind.text[0].isupper() or behind.text == "-") and not behind.is_sent_start:
        return True
    return (before is not None and before.text == "-") or _continues(doc, start)


def _modifies(doc: Doc, end: int, known: Gazetteer) -> bool:
    """Whether a name only tells which event is meant ("a United States presidential election")."""
    for token in doc[end : end + 3]:
        if token.lower_ in known.event_words:
            return True
        if not token.text.islower():
            break
    return False


def _continues(doc: Doc, start: int) -> bool:
    """A capitalized word in front, other than one that opens the sentence."""
    if not start or doc[start].is_sent_start:
        return False
    before = doc[start - 1]
    return before.text[0].isupper() and before.pos_ == "PROPN" and not before.is_sent_start


def _typed(doc: Doc, span: Found, known: Gazetteer) -> str | None:
    start, end, kind = span
    text = _text(doc, start, end)
    if sure := known.type_of(text):
        return sure
    title = start > 0 and doc[start - 1].lower_ in known.personal_titles and doc[start - 1].text[0].isupper()
    shaped = known.shape_type(text, kind)
    return PERSON if title and shaped == PLACE == kind and text not in known.types else shaped


def _text(doc: Doc, start: int, end: int) -> str:
    return str(doc[start:end].text).replace("’", "'").replace("\n", " ")


Language.component(NAMES, func=correct)
