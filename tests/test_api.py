"""What a chronology says of itself."""

from __future__ import annotations

import samples

from chrono.api import Chronology


def test_a_chronology_says_its_size_and_span_and_no_more() -> None:
    made = Chronology(**samples.seeds().named())
    assert repr(made) == str(made) == "Chronology(9 events, 3 articles, 2014 – 19 Dec 2025)"
    assert repr(Chronology()) == "Chronology(0 events, 0 articles)"
