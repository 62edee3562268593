"""Dates written as strings in any language: `2 décembre 2025`, `2. Dezember 2025`, `2025年12月2日`."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_LONGEST = 100  # no date is longer, and dateparser takes its time over what is
# Nothing relative ("yesterday"), which would read the clock.
_SETTINGS = {"REQUIRE_PARTS": ["day", "month", "year"], "STRICT_PARSING": True, "PARSERS": ["absolute-time"]}


def parse(text: str) -> date | None:
    """The day that a string names in one of dateparser's languages; None when it names no full day."""
    if len(text) > _LONGEST:
        return None
    import dateparser

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read = dateparser.parse(text, settings=_SETTINGS)
    return read.date() if read else None
