"""The tagger as a spaCy component: `nlp.add_pipe("chrono_timex")` in any pipeline.

Spans go to `doc.spans["timexes"]`, each labelled with its TIMEX3 type; `span._.timex` is the `Timex` (value, mod,
interval, anchor). The date that expressions are resolved against is `doc._.dct` (a `datetime.date`), or the setting
`dct` (ISO) for a whole pipeline; without one, what needs it keeps its X's.

Both live in `doc.user_data` as plain strings and numbers, so that a tagged document can be saved, and sent from one
process to another.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from chrono.temporal.intervals import Grain, Interval, from_date
from chrono.temporal.recognizing import recognize
from chrono.temporal.resolving import resolve
from chrono.temporal.timex3 import Timex, parse_day

_DCT, _TIMEXES = "chrono_dct", "chrono_timexes"


class ChronoTimex:
    """Sets `doc.spans["timexes"]`."""

    def __init__(self, language: str, dct: date | None) -> None:
        self.language = language
        self.dct = dct
        if not Doc.has_extension("dct"):
            Doc.set_extension("dct", getter=_dct_of, setter=_set_dct)
        if not Span.has_extension("timex"):
            Span.set_extension("timex", getter=_timex_of)

    def __call__(self, doc: Doc) -> Doc:
        """Tag one document."""
        day = doc._.dct or self.dct
        found = resolve(recognize(doc.text, self.language), doc.text, from_date(day) if day else None)
        doc.user_data[_TIMEXES] = [_plain(one) for one in found]
        # An expression that starts in mid-token ("2014-era") takes the whole token with it. The id tells two in one
        # token apart ("2014–2015").
        doc.spans["timexes"] = [
            doc.char_span(one.start, one.end, label=one.type, span_id=f"t{number}", alignment_mode="expand")
            for number, one in enumerate(found, 1)
        ]
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


def _dct_of(doc: Doc) -> date | None:
    stored = doc.user_data.get(_DCT)
    return date.fromisoformat(stored) if stored else None


def _set_dct(doc: Doc, day: date | None) -> None:
    doc.user_data[_DCT] = date(day.year, day.month, day.day).isoformat() if day else None


def _plain(one: Timex) -> dict[str, Any]:
    interval = one.interval
    return asdict(one) | {"interval": [interval.start, interval.end, str(interval.grain)] if interval else None}


def _timex_of(span: Span) -> Timex | None:
    stored = span.doc.user_data.get(_TIMEXES) or []
    number = span.id_.removeprefix("t")
    if not number.isdecimal() or not 0 < int(number) <= len(stored):
        return None
    plain = stored[int(number) - 1]
    bounds = plain["interval"]
    return Timex(**{**plain, "interval": Interval(bounds[0], bounds[1], Grain(bounds[2])) if bounds else None})
