"""Dates that an article carries: given, in the page's metadata, in a dateline."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chrono.dating.stated import parse_date

from .telling import TODAY, dated

DAY = date(2025, 12, 2)
PLAIN = "The council was in session. Nothing else is known."


@pytest.mark.parametrize(
    "text",
    ["2025-12-02", "2025-12-02T09:30:00Z", "20251202", "2 December 2025", "December 2, 2025", "2 décembre 2025",
     "2. Dezember 2025", "2 Dec 2025", "Tuesday, December 2, 2025"],
)  # fmt: skip
def test_given_in_many_forms(text: str) -> None:
    known = dated(PLAIN, {"date": text})
    assert (known.day, known.value, known.source, known.confidence) == (DAY, "2025-12-02", "given", 1.0)
    assert (known.after, known.before) == (DAY, DAY)
    assert text in known.evidence[0]


@pytest.mark.parametrize(("text", "day"), [("25/12/2024", date(2024, 12, 25)), ("12/25/2024", date(2024, 12, 25))])
def test_numbers_that_can_be_read_one_way_only(text: str, day: date) -> None:
    assert dated(PLAIN, {"date": text}).day == day


def test_numbers_that_can_be_read_both_ways_stay_open() -> None:
    known = dated(PLAIN, {"date": "02/12/2025"})
    assert (known.day, known.value, known.source) == (None, "2025", "given")
    assert (known.after, known.before) == (date(2025, 2, 12), DAY)
    assert known.confidence < 0.8
    assert "12 February 2025 or 2 December 2025" in known.evidence[0]


def test_the_reading_that_has_not_come_yet_is_none() -> None:
    known = dated(PLAIN, {"date": "02/12/2025"}, today=date(2025, 6, 1))
    assert (known.day, known.source) == (date(2025, 2, 12), "given")
    assert "has not come yet" in known.evidence[0]
    known = dated(PLAIN, {"date": "02/12/2025"}, today=date(2025, 1, 1))
    assert (known.day, known.before, known.source) == (None, None, "unknown")


@pytest.mark.parametrize("text", ["soon", "yesterday", "2 days ago", "Tuesday", "31/31/2025", "1e9", "1733097600"])
def test_what_is_no_day_is_said_and_not_used(text: str) -> None:
    known = dated(PLAIN, {"date": text})
    assert (known.day, known.source) == (None, "unknown")
    assert known.evidence == (f"The date given, “{text}”, could not be read as a day.",)


def test_an_unreadable_date_does_not_stop_the_text() -> None:
    known = dated("Rain fell in July 2025. They meet today, December 2.", {"date": "soon"})
    assert known.source == "text"
    assert "could not be read" in known.evidence[0]


def test_a_date_that_lies_ahead_is_not_used() -> None:
    known = dated(PLAIN, {"date": "2026-03-02"})
    assert (known.day, known.source) == (None, "unknown")
    assert "2 March 2026 lies in the future and is not used." in known.evidence
    assert dated(PLAIN, {"date": TODAY.isoformat()}).day == TODAY


def test_metadata() -> None:
    known = dated(PLAIN, {"metadata_date": "2025-12-02", "metadata_note": "article:published_time"})
    assert (known.day, known.source, known.after, known.before) == (DAY, "metadata", DAY, DAY)
    assert "article:published_time" in known.evidence[0]
    assert dated(PLAIN, {"metadata_date": "nonsense"}).source == "unknown"


@pytest.mark.parametrize(
    "line",
    [
        "Tuesday, December 2, 2025",
        "Published: 2 December 2025",
        "LEEDS, Dec. 2, 2025 (Wire) –",
        "By A. Nkosi | 2 December 2025",
        "2 December 2025 · 5 min read",
        "2025-12-02 14:30",
    ],
)
def test_datelines(line: str) -> None:
    known = dated(f"Flood Warning in the North\n{line}\n\nThe river rose quickly. In 2019 it had been higher.")
    assert (known.day, known.source) == (DAY, "dateline")
    assert line.strip() in known.evidence[0]


@pytest.mark.parametrize(
    "text",
    [
        "The river rose on 2 December 2025 and flooded the lower part of the town.",
        "Flood\n\nThe bridge was opened on 2 December 1998 by the mayor of the town, who cut a red ribbon in the rain.",
        "Flood\n" * 8 + "2 December 2025",
        "Flood\nDecember 2\nThe river rose.",
    ],
)
def test_a_date_of_the_story_is_no_dateline(text: str) -> None:
    assert dated(text).source != "dateline"


def test_the_strongest_source_wins_and_disagreement_is_said() -> None:
    text = "Flood\n3 December 2025\nThe river rose."
    known = dated(text, {"date": "2025-12-02", "metadata_date": "2025-12-02"})
    assert (known.day, known.source) == (DAY, "given")
    assert known.confidence < 1.0
    assert any("disagree" in note for note in known.evidence)
    assert len(known.evidence) == 4
    agreed = dated("Flood\n2 December 2025\nThe river rose.", {"date": "2025-12-02"})
    assert (agreed.confidence, len(agreed.evidence)) == (1.0, 2)


def test_the_default_is_for_articles_that_carry_none() -> None:
    assert dated(PLAIN, default=DAY).day == DAY
    assert dated(PLAIN, default=DAY).source == "given"
    assert dated(PLAIN, {"date": "2025-11-30"}, default=DAY).day == date(2025, 11, 30)
    ahead = dated(PLAIN, default=date(2027, 1, 1))
    assert ahead.day is None
    assert any("1 January 2027 lies in the future" in note for note in ahead.evidence)


@given(st.text(max_size=40) | st.text(alphabet="0123456789/.-: TZ+", max_size=30))
def test_no_date_as_a_string_is_an_error(text: str) -> None:
    read = parse_date(text)
    assert read is None or isinstance(read, date) or read[0] < read[1]


@pytest.mark.parametrize("text", ["1" * 100_000, "1 1 " * 50_000, "\0", "\ud800", "(" * 50_000])
def test_hostile_dates(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    "line",
    [
        "LISBON, March 12, 2024 (Reuters) - The dam authority closed three gates on Tuesday.",
        "Lisbon, March 12, 2024 — The dam authority closed three gates on Tuesday.",
        "NEW YORK, 12 March 2024 (AP) -- The court ruled.",
    ],
)
def test_the_dateline_of_agency_copy(line: str) -> None:
    known = dated(f"A headline\n\n{line}")
    assert (known.day, known.source) == (date(2024, 3, 12), "dateline")


def test_an_agency_dateline_without_a_year_names_the_day() -> None:
    known = dated("BRUSSELS, Dec 2 (Reuters) - The alliance spoke of the July 2025 truce, which had failed.")
    assert (known.day, known.source) == (date(2025, 12, 2), "text")
    assert "dateline" in known.evidence[0]


def test_a_date_in_a_sentence_is_no_dateline() -> None:
    assert dated("Lisbon, March 12, 2024: that was where and when it began, they said.").source != "dateline"


@pytest.mark.parametrize("text", ["2021-13-01", "2021-02-30", "20211301"])
def test_what_looks_like_iso_and_is_no_day_is_not_guessed_at(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    "line",
    ["2 décembre 2025", "mardi 2 décembre 2025", "Berlin, 2. Dezember 2025", "2 de diciembre de 2025",
     "2 декабря 2025", "2025年12月2日"],
)  # fmt: skip
def test_datelines_in_other_languages(line: str) -> None:
    known = dated(f"The river rose\n{line}\nNobody was hurt.")
    assert (known.day, known.source) == (date(2025, 12, 2), "dateline")


@pytest.mark.parametrize("line", ["The 5 boats lost 2025", "12 angry men 2025", "Room 12 floor 2025", "2 kinder 2025"])
def test_lines_with_figures_that_are_no_dateline(line: str) -> None:
    assert dated(f"The river rose\n{line}\nNobody was hurt.").source != "dateline"


def test_a_year_or_a_month_that_is_given() -> None:
    known = dated(PLAIN, {"date": "1998"})
    assert (known.day, known.value, known.source) == (None, "1998", "given")
    assert (known.after, known.before) == (date(1998, 1, 1), date(1998, 12, 31))
    assert dated(PLAIN, {"date": "1998-05"}).before == date(1998, 5, 31)
    assert dated(PLAIN, {"date": "2026"}).before == date(2026, 3, 1)
    assert dated(PLAIN, {"date": "2031"}).after is None
    assert dated(PLAIN, {"date": "1998-13"}).after is None
    known = dated("They meet today, May 4.", {"date": "1998"})
    assert (known.day, known.source) == (date(1998, 5, 4), "text")
    known = dated("They met last year, in 1997.", {"date": "1998-05"})
    assert (known.value, known.after, known.before) == ("1998-05", date(1998, 5, 1), date(1998, 5, 31))


def test_bounds_of_the_user_hold_where_nothing_is_inferred() -> None:
    known = dated(PLAIN, between=(date(1998, 1, 1), date(1998, 12, 31)), infer=False)
    assert (known.day, known.after, known.before) == (None, date(1998, 1, 1), date(1998, 12, 31))


def test_a_dateline_in_figures_that_may_be_two_days_bounds_the_article_by_both() -> None:
    known = dated("The river rose\nPosted 04/05/2025\nNobody was hurt.")
    assert (known.day, known.source, known.value) == (None, "dateline", "2025")
    assert (known.after, known.before) == (date(2025, 4, 5), date(2025, 5, 4))
    assert "5 April 2025 or 4 May 2025" in known.evidence[0]


def test_a_dateline_in_figures_is_the_day_that_has_come_or_that_the_text_settles() -> None:
    assert dated("The river rose\nPosted 01/12/2026\nNobody was hurt.").day == date(2026, 1, 12)
    assert dated("The river rose\nPosted 04/05/2025\nIt had risen on 25/04/2025.").day == date(2025, 5, 4)
    assert dated("The river rose\nPosted 04/05/2025\n4 May 2025\nNobody was hurt.").day == date(2025, 5, 4)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The hearing, set for 12 January 2026, will be held in Essen.", date(2026, 1, 12)),
        ("The hearing was set for 12 January 2026.", None),
    ],
)
def test_what_is_set_for_a_day_lies_ahead_unless_that_is_past(text: str, last: date | None) -> None:
    assert dated(text).before == last
