"""Dates that only the text gives: pins, weekdays, floors; and the years that it leaves open."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest

from chrono.articles import Article
from chrono.dating import Policy, date_articles
from chrono.dating.constraints import constraints
from chrono.dating.days import left
from chrono.dating.evidence import Agrees, NotBefore, Passed, Pin
from chrono.temporal.recognizing import recognize

from .telling import dated

YEAR = date(1998, 1, 1), date(1998, 12, 31)
FLOOR = "The dam was finished in July 2025. "


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The council meets today, December 2.", date(2025, 12, 2)),
        ("The council met yesterday, on 1 December.", date(2025, 12, 2)),
        ("The council meets tomorrow, December 3.", date(2025, 12, 2)),
        ("The council meets today (December 2).", date(2025, 12, 2)),
        ("The council met on December 1, yesterday.", date(2025, 12, 2)),
        ("The council meets tomorrow, January 1.", date(2025, 12, 31)),
        ("The council met yesterday, December 31.", date(2026, 1, 1)),
    ],
)
def test_pins_fix_the_day(text: str, day: date) -> None:
    known = dated(FLOOR + text)
    assert (known.day, known.value, known.source) == (day, day.isoformat(), "text")
    assert (known.after, known.before) == (day, day)
    assert known.confidence >= 0.8
    assert f"written on {day.day} {day:%B}" in known.evidence[0]


def test_pins_across_a_year_s_end() -> None:
    text = FLOOR + "The council meets tomorrow, January 1."
    assert dated(text, today=date(2025, 12, 31)).day == date(2025, 12, 31)
    text = "The dam was finished in January 2026. The council met yesterday, December 31."
    assert dated(text).day == date(2026, 1, 1)


def test_a_pin_alone_leaves_the_year_open() -> None:
    assert dated("The council meets today, December 2.").value == "XXXX-12-02"
    assert dated("The council met yesterday, December 1.").value == "XXXX-12-02"
    assert dated("The council met yesterday, December 31.").value == "XXXX-01-01"


def test_a_weekday_leaves_some_years() -> None:
    known = dated("The council met on Monday, December 1. Nobody came.")
    assert (known.day, known.value) == (None, "XXXX-12-01")
    assert known.confidence < 0.5
    assert any("1 December is a Monday in" in note and "2014 and 2025" in note for note in known.evidence)


def test_a_weekday_and_a_floor_leave_one() -> None:
    known = dated(FLOOR + "The council met on Monday, December 1.")
    assert (known.day, known.after, known.before) == (date(2025, 12, 1), date(2025, 12, 1), None)
    assert 0.5 < known.confidence < 0.9


def test_a_day_whose_aftermath_is_told_is_not_the_article_s() -> None:
    text = "The council met on Monday, December 1. {} Nobody had thought of that."
    for later in (
        "By the following Friday the pumps were dry.",
        "The next day it ordered a ban.",
        "Weeks later it fell.",
    ):
        known = dated(FLOOR + text.format(later))
        assert (known.day, known.after, known.before) == (None, date(2025, 12, 1), None), later
        assert any("came after that: written later." in note for note in known.evidence)
    # What counts on from another time, or looks ahead, says nothing of that day.
    for other in ("It had met in 2019. Two years later it was closed.", "The next day it will meet again."):
        assert dated(FLOOR + text.format(other)).day == date(2025, 12, 1), other


def test_who_was_in_office_leaves_one() -> None:
    known = dated("On Monday, December 1, President Volodymyr Zelensky spoke.")
    assert (known.day, known.confidence) == (date(2025, 12, 1), 0.6)
    assert any("Zelensky” (sentence 1) was not in office before 20 May 2019" in note for note in known.evidence)
    assert dated("On Monday, December 1, Volodymyr Zelensky spoke.").day is None


def test_bare_weekdays_make_a_written_date_an_older_one() -> None:
    """Whoever writes "on Thursday" of the last week writes out a date only where it lies farther back."""
    text = FLOOR + "The council met on Monday, December 1. It parted on Thursday."
    assert dated(text).day is None
    assert dated(text.replace("Thursday", "Monday")).day == date(2025, 12, 1)


def test_datelines_and_what_stands_over_a_text() -> None:
    text = "LISBON, August 8 (Wire) -- President Bill Clinton said here Saturday what had failed on Friday."
    known = dated(text)
    assert (known.day, known.after, known.before) == (date(1998, 8, 8), date(1998, 8, 8), date(1998, 8, 10))
    assert any("1998 fits “President Bill Clinton” (sentence 1) and the weekdays." in note for note in known.evidence)
    assert dated(text.replace("Saturday", "Thursday").replace("Friday", "Wednesday")).value != "1998-08-08"
    known = dated("The paper said in a leading article on Monday, July 6:\n\nIt rains.", between=YEAR)
    assert (known.day, known.after, known.before) == (date(1998, 7, 6), date(1998, 7, 5), date(1998, 7, 7))


def test_the_article_s_year() -> None:
    known = dated("The dam, finished last year, in 1997, holds.")
    assert (known.day, known.value, known.after, known.before) == (None, "1998", YEAR[0], YEAR[1])
    assert dated("They mark the 80th anniversary of 1945.").value == "2025"
    assert dated("All look to next month's summit in March.").value == "XXXX-02"
    assert dated("All look to next month's summit in March.", between=YEAR).value == "1998-02"


def test_a_weekday_of_this_or_last_week() -> None:
    known = dated("They will meet this Friday, March 6.", between=YEAR)
    assert (known.day, known.after, known.before) == (date(1998, 3, 3), date(1998, 2, 28), date(1998, 3, 6))
    known = dated("They met last Friday, March 6.", between=YEAR)
    assert known.after == date(1998, 3, 7)
    assert dated("They will meet this Saturday, March 7.", between=YEAR).after == date(1998, 3, 1)


def test_what_lies_ahead_is_an_upper_bound() -> None:
    known = dated("The dam was begun in 2019. It will be opened in May 2024.")
    assert (known.after, known.before) == (date(2019, 1, 1), date(2024, 5, 31))
    assert any("“May 2024” (sentence 2) lies ahead" in note for note in known.evidence)
    both = dated("The dam was begun in 2019. It will be opened in 2014.")
    assert (both.after, both.before) == (None, None)
    assert any("do not go together" in note for note in both.evidence)


def test_dates_without_a_year_within_a_given_one() -> None:
    """A day that has passed excludes the two months before it, a day to come the two months behind."""
    known = dated("The dam was opened on January 20. The town will vote on December 4.", between=YEAR)
    assert (known.day, known.value, known.after, known.before) == (None, "1998", date(1998, 1, 19), date(1998, 12, 5))
    assert "“January 20” (sentence 1) has passed." in known.evidence
    assert "“December 4” (sentence 2) lies ahead." in known.evidence


def test_which_days_a_date_without_a_year_excludes() -> None:
    """Only days of its own calendar year: said in December, "on January 20" may be that of the same year."""
    first, last = date(1998, 11, 1), date(1999, 10, 31)
    passed = Passed(1, 20, "")
    days, telling = left([passed, passed], first, last)
    gone = {first + timedelta(days=n) for n in range(365)} - set(days)
    assert gone == {date(1999, 1, n) for n in range(1, 19)}
    assert telling == [passed]
    days, _ = left([Passed(12, None, "", ahead=True), Passed(2, 29, "")], first, last)
    assert len(days) == 365


def test_few_days_left_are_dated_by_their_middle() -> None:
    known = dated("The dam was opened on 20 February 2026.")
    assert (known.day, known.confidence) == (date(2026, 2, 24), 0.9)
    assert (known.after, known.before) == (date(2026, 2, 20), None)
    assert known.evidence[-1] == "Only 20 February 2026 to 1 March 2026 is left; the day is the middle of it."


def test_a_weekday_that_no_year_agrees_with() -> None:
    known = dated("The dam was finished in July 2025. They met yesterday, Tuesday, December 1.")
    assert (known.day, known.value) == (None, "XXXX-12-02")
    assert any("No year fits" in note for note in known.evidence)
    assert known.confidence < 0.3


def test_pins_that_contradict_each_other_date_nothing() -> None:
    known = dated(FLOOR + "They meet today, December 2. He spoke yesterday, December 5.")
    assert known.day is None
    assert dated(FLOOR + "They meet today, December 2. He spoke yesterday, December 1.").day == date(2025, 12, 2)


def test_a_floor_alone_is_a_bound() -> None:
    known = dated(FLOOR + "It holds.")
    assert (known.day, known.value, known.after, known.before) == (None, None, date(2025, 7, 1), None)
    assert known.source == "unknown"
    assert "July 2025" in known.evidence[0]


@pytest.mark.parametrize(
    "text",
    [
        "The dam will be finished in July 2025.",
        "The dam had to be finished by 2015.",
        "It was to stand until May 2031.",
    ],
)
def test_what_lies_ahead_is_no_floor(text: str) -> None:
    assert dated(text).after is None


def test_a_day_of_a_year_that_is_told_of_is_none_of_the_article_s() -> None:
    text = "The tower fell in May 1998, after a storm. On June 3, the town cleared what was left."
    assert dated(text).value is None
    assert dated(text.replace(". On", ".\nOn")).value == "XXXX-06-03"
    history = " ".join(f"It was repaired in May {year}." for year in range(1950, 1956))
    assert dated(f"The tower fell on June 3.\n{history}").value is None


def test_several_years_left_stay_open() -> None:
    known = dated("The broadcast was shown on December 19. He said little.")
    assert (known.day, known.value, known.source) == (None, "XXXX-12-19", "text")
    assert known.confidence < 0.5
    assert "Nothing in the article says of which year." in known.evidence


def test_nothing_known() -> None:
    known = dated("The council sat for a long time and parted.")
    assert (known.day, known.value, known.source, known.confidence) == (None, None, "unknown", 0.0)
    assert (known.after, known.before, known.evidence) == (None, None, ())


def test_the_bounds_of_a_collection() -> None:
    known = dated("They meet today, December 19.", between=YEAR)
    assert (known.day, known.confidence) == (date(1998, 12, 19), 0.95)
    assert "1998 is the only year left." in known.evidence
    known = dated("The broadcast was shown on December 19.", between=YEAR)
    assert (known.day, known.value) == (None, "1998")  # a day that is reported on may lie months back
    nothing = dated("The council sat and parted.", between=YEAR)
    assert (nothing.day, nothing.value, nothing.source, nothing.after, nothing.before) == (None, None, "unknown", *YEAR)
    many = dated("They met on December 19.", between=(date(1998, 1, 1), date(2003, 12, 31)))
    assert (many.value, many.after, many.before) == ("XXXX-12-19", date(1998, 1, 1), date(2003, 12, 31))


def test_bounds_that_nothing_fits() -> None:
    known = dated("They meet today, December 19.", between=(date(1998, 1, 1), date(1998, 3, 1)))
    assert known.day is None
    assert dated("They meet today, December 19.", between=(date(1999, 1, 1), date(1998, 1, 1))).day is None


def test_without_inference_only_what_is_stated_counts() -> None:
    text = FLOOR + "The council meets today, December 2."
    known = dated(text, infer=False)
    assert (known.day, known.value, known.source, known.evidence) == (None, None, "unknown", ())
    assert dated(text, {"date": "2025-12-03"}, infer=False).day == date(2025, 12, 3)


def test_leap_days() -> None:
    known = dated("The dam was finished in July 2023. They meet today, February 29.")
    assert known.day == date(2024, 2, 29)
    assert "written on 29 February" in known.evidence[0]
    known = dated("The dam was finished in July 2023. They met yesterday, February 29.")
    assert known.day == date(2024, 3, 1)


def test_constraints_by_kind() -> None:
    text = (
        "They meet today, December 2. They met on Monday, December 1. It was finished in July 2025. "
        "It was begun in 2019. They will meet on December 14."
    )
    found = constraints(text, recognize(text))
    assert [type(one) for one in found] == [Pin, Passed, Agrees, NotBefore, NotBefore, Passed]
    assert found[0] == Pin(12, 2, 0, "“today, December 2” (sentence 1)")
    assert found[2] == Agrees(12, 1, 0, "“Monday, December 1” (sentence 2)", past=True)
    assert found[3] == NotBefore(date(2025, 7, 1), "“July 2025” (sentence 3)", fine=True)
    assert found[4] == NotBefore(date(2019, 1, 1), "“2019” (sentence 4)", fine=False)
    assert found[5] == Passed(12, 14, "“December 14” (sentence 5)", ahead=True)


@pytest.mark.parametrize(
    "text", ["today. December 2", "today and on December 2", "today, as on December 2", "now, December 2"]
)
def test_what_is_no_pin(text: str) -> None:
    assert not any(isinstance(one, Pin) for one in constraints(text, recognize(text)))


def test_a_week_ago_is_some_day_of_a_week() -> None:
    known = dated("They met three weeks ago, on 10 November.", between=(date(2025, 1, 1), date(2025, 12, 31)))
    assert (known.day, known.after, known.before) == (date(2025, 12, 1), date(2025, 11, 25), date(2025, 12, 7))


def test_the_weekday_of_this_friday_leaves_some_years() -> None:
    """3 March is a Friday in 2017 and 2023."""
    text = "They are to meet this Friday, March 3."
    assert any("3 March is a Friday in 2000, 2006, 2017 and 2023" in note for note in dated(text).evidence)
    assert dated(text, between=(date(2020, 1, 1), date(2024, 12, 31))).day == date(2023, 3, 3)
    assert dated(text, between=(date(2024, 1, 1), date(2025, 12, 31))).day is None


def test_only_a_day_that_the_text_calls_its_own_is_known_without_its_year() -> None:
    assert dated("They met yesterday, December 1.").month_day == (12, 2)
    assert dated("They met on Monday, December 1.").month_day is None
    assert dated("They are to meet this Friday, March 3.").month_day is None
    assert dated("They met yesterday, December 1.", between=YEAR).month_day is None


def test_an_article_of_a_hundred_expressions_is_dated_in_20_milliseconds() -> None:
    text = (
        FLOOR + "They met on Monday, December 1. He spoke on May 4. Last year, in 2024, it fell. It opens on July 14. "
    )
    text += "He came yesterday. She said on Friday that it has stood since 2022. In March two weeks were lost. " * 20
    found = recognize(text)
    assert len(found) >= 100
    times = []
    for number in range(8):  # each text is a new one, of which nothing is remembered
        article = Article(article_id="a", text=text + " " * number)
        started = time.process_time()
        date_articles([article], {"a": found}, Policy(date(2026, 3, 1), between=YEAR))
        times.append(time.process_time() - started)
    assert min(times) < 0.02
