"""The tagger as a spaCy component: `nlp.add_pipe("chrono_timex")` in any pipeline.

Spans go to `doc.spans["timexes"]`, each labelled with its TIMEX3 type; `span._.timex` is the `Timex` (value, mod,
interval, anchor). The date that expressions are resolved against is `doc._.dct` (a `datetime.date`), or the setting
`dct` (ISO) for a whole pipeline; without one, what needs it keeps its X's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from chrono.temporal.intervals import from_date
from chrono.temporal.recognizing import recognize
from chrono.temporal.resolving import resolve
from chrono.temporal.timex3 import parse_day

if TYPE_CHECKING:
    from datetime import date


class ChronoTimex:
    """Sets `doc.spans["timexes"]`."""

    def __init__(self, language: str, dct: date | None) -> None:
        self.language = language
        self.dct = dct
        if not Doc.has_extension("dct"):
            Doc.set_extension("dct", default=None)
        if not Span.has_extension("timex"):
            Span.set_extension("timex", default=None)

    def __call__(self, doc: Doc) -> Doc:
        """Tag one document."""
        day = doc._.dct or self.dct
        found = resolve(recognize(doc.text, self.language), doc.text, from_date(day) if day else None)
        spans = []
        for one in found:
            # An expression that starts in mid-token ("2014-era") takes the whole token with it.
            span = doc.char_span(one.start, one.end, label=one.type, alignment_mode="expand")
            span._.timex = one
            spans.append(span)
        doc.spans["timexes"] = spans
        return doc

    def to_disk(self, path: Any, **_: Any) -> None:
        """Nothing is trained, so nothing is saved; the settings are in the pipeline's config."""

    def from_disk(self, path: Any, **_: Any) -> ChronoTimex:
        """Nothing to load."""
        return self


@Language.factory("chrono_timex", default_config={"dct": None}, assigns=["doc.spans"])  # type: ignore[untyped-decorator]
def make_chrono_timex(nlp: Language, name: str, dct: str | None) -> ChronoTimex:
    """The component for a pipeline.

    Raises:
        ValueError: `dct` is no ISO date.
    """
    day = parse_day(dct) if dct else None
    if dct and day is None:
        raise ValueError(f"dct must be an ISO date, not {dct!r}")
    return ChronoTimex(nlp.lang, day)
