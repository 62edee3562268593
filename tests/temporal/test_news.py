"""Sentences as agencies and papers write them, all our own, read on Thursday, 14 March 2024.

`news.txt` holds one a line, each time in brackets with its value: nothing else may be found, and all of it must be.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from chrono.temporal.intervals import on

from .saying import said, tagged, values

THURSDAY = on(2024, 3, 14)
MARKED = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")
LINES = (Path(__file__).parent / "news.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", LINES)
def test_news_is_read_as_a_careful_reader_would(line: str) -> None:
    expected = [(found[1], found[2]) for found in MARKED.finditer(line)]
    assert said(MARKED.sub(r"\1", line), THURSDAY) == expected


def test_the_sentences_are_many_and_differ() -> None:
    assert len(set(LINES)) == len(LINES) > 450


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It struck at 5 a.m. near the coast on Saturday.", ["2024-03-09T05:00", "2024-03-09"]),
        ("On Monday he rose at 5 a.m. to vote, not on Tuesday.", ["2024-03-11", "2024-03-11T05:00", "2024-03-12"]),
        ("He left at 5 a.m. and came back on Saturday.", ["2024-03-14T05:00", "2024-03-09"]),
        ("It shut at 5 a.m. It opened on Saturday.", ["2024-03-14T05:00", "2024-03-09"]),
    ],
)
def test_a_clock_time_takes_the_day_behind_it_unless_a_verb_or_a_day_before_says_otherwise(
    text: str, expected: list[str]
) -> None:
    assert values(text, THURSDAY) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They may lose when the case is heard in May.", "2024-05"),
        ("They lost when the case was heard in May.", "2023-05"),
        ("He may have been seen in May.", "2023-05"),
        ("The board on Saturday issued a note that it will stay.", "2024-03-09"),
        ("They will be in court on Saturday.", "2024-03-16"),
        ("The envoy arrives in Oslo on Saturday.", "2024-03-16"),
        ("They are planning for the games in June.", "2024-06"),
        ("They agreed to talk on Saturday.", "2024-03-16"),
        ("Parliament reconvenes on Tuesday.", "2024-03-19"),
        ("The tax comes into force in July.", "2024-07"),
        ("A dam collapsed in May.", "2023-05"),
        ("Roe vs. Wade was argued again by Gov. Smith in May.", "2023-05"),
        ("She will, Gen. Smith said, be tried in May.", "2024-05"),
        ("The fair opens this Monday.", "2024-03-18"),
        ("The guild called on bakers to strike on Monday.", "2024-03-18"),
        ("The guild called on bakers in the old town to walk out on Monday.", "2024-03-18"),
        ("The guild had called on bakers to strike on Monday.", "2024-03-11"),
        ("The mayor appealed to them on Monday.", "2024-03-11"),
        ("The mayor appealed to the bakers on Monday.", "2024-03-11"),
        ("A judge ordered the firm to pay a fine on Monday.", "2024-03-11"),
        ("A judge ordered the firm to close its mine from Monday.", "2024-03-18"),
        ("The bakers were told to leave on Monday.", "2024-03-11"),
        ("The bakers were told to leave their shops by Monday.", "2024-03-18"),
        ("The bakers threatened to strike on Monday.", "2024-03-18"),
        ("The bakers plan a march on Monday.", "2024-03-18"),
        ("A baker managed to escape on Monday.", "2024-03-11"),
        ("The balloon was forced to land on Monday.", "2024-03-11"),
        ("The driver failed to stop on Monday.", "2024-03-11"),
        ("The barn began to burn on Monday.", "2024-03-11"),
        ("The mill did not resume work until Monday.", "2024-03-11"),
        ("The mill didn't reopen until Monday.", "2024-03-11"),
        ("The mill will not resume work until Monday.", "2024-03-18"),
        ("The fair was shut this Saturday.", "2024-03-09"),
    ],
)
def test_the_verb_tells_before_from_after(text: str, value: str) -> None:
    assert values(text, THURSDAY) == [value]


def test_what_is_asked_for_over_some_days_lies_ahead() -> None:
    text = "The guild urged bakers to strike from Monday to Wednesday if no price is agreed."
    assert values(text, THURSDAY) == ["2024-03-18", "2024-03-20"]
    assert values("Bakers plan a walkout between Monday and Friday.", THURSDAY) == ["2024-03-18", "2024-03-22"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a jump over two years", [("two years", None)]),
        ("for over two years", [("over two years", "MORE_THAN")]),
        ("It took over two years.", [("over two years", "MORE_THAN")]),
        ("in a year or so", [("a year or so", "APPROX")]),
        ("for two weeks or more", [("two weeks or more", "EQUAL_OR_MORE")]),
    ],
)
def test_what_is_said_of_a_length(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(one.text, one.mod) for one in tagged(text, THURSDAY)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two years and six months", ["P2Y6M"]),
        ("three weeks and two days", ["P23D"]),
        ("a day and six hours", ["PT30H"]),
        ("one hour, 20 minutes", ["PT1H20M"]),
        ("two hours, four minutes and 16 seconds", ["PT2H4M16S"]),
        ("between two years and six months", ["P2Y", "P6M"]),
        ("two years or six months", ["P2Y", "P6M"]),
        ("two years and 18 months", ["P2Y", "P18M"]),
        ("several years and six months", ["PXY", "P6M"]),
        ("six months and two years", ["P6M", "P2Y"]),
    ],
)
def test_a_length_that_goes_on_in_smaller_units_is_one(text: str, expected: list[str]) -> None:
    assert values(text, THURSDAY) == expected


def test_a_clock_on_a_night_is_late_unless_it_says_otherwise() -> None:
    assert values("It blew up at around 10:30 on Friday night.", THURSDAY) == ["2024-03-08T22:30"]
    assert values("It blew up at 3 o'clock on Sunday afternoon.", THURSDAY) == ["2024-03-10T15:00"]
    assert values("It blew up at 08:30 on Friday evening.", THURSDAY) == ["2024-03-08T08:30"]
    assert values("It blew up at 2:30 on Friday night.", THURSDAY) == ["2024-03-08T02:30"]


def test_last_february_said_in_march_is_a_year_before() -> None:
    assert values("He left last February, she last March, they last January.", THURSDAY) == [
        "2023-02",
        "2023-03",
        "2024-01",
    ]
    assert values("He left last December.", on(2024, 1, 14)) == ["2023-12"]


def test_a_report_tells_of_a_quarter_that_is_over() -> None:
    text = "In the fourth quarter of 2023 it earned $2 million. The first quarter of 2024 is weak. It lost a year ago."
    assert values(text, THURSDAY)[-1] == "2022-Q4"


def test_the_weekend_of_a_holiday_lies_nearest_to_it() -> None:
    assert values("over the Easter weekend", THURSDAY) == ["2024-W13-WE"]
    assert values("over the Labor Day weekend", THURSDAY) == ["2023-W35-WE"]
    assert values("over the Thanksgiving weekend", THURSDAY) == ["2023-W47-WE"]


def test_an_hour_from_an_unknown_hour_is_not_known() -> None:
    assert values("An hour later it fell.", THURSDAY) == ["FUTURE_REF"]
    assert values("It blew up at 9:05 and again an hour later.", THURSDAY)[-1] == "2024-03-14T10:05"


def test_former_is_a_time_in_a_history_only() -> None:
    history = " ".join(f"On {day} May 1809 they fought." for day in range(1, 8)) + " The former capital fell."
    assert said(history, THURSDAY)[-1] == ("former", "PAST_REF")
    assert said("The former capital fell on Monday.", THURSDAY) == [("Monday", "2024-03-11")]


HISTORY = " ".join(f"On {day} May 1809 they fought." for day in range(1, 8))


def test_at_this_time_is_a_time_in_a_history_only() -> None:
    assert said(f"{HISTORY} He was ill at this time.", THURSDAY)[-1] == ("this time", "PRESENT_REF")
    assert said("He is ill at this time.", THURSDAY) == []


def test_what_a_history_quotes_hangs_on_a_day_that_it_does_not_name() -> None:
    assert values(f'{HISTORY} "We ride tonight," he said.', THURSDAY)[-1] == "XXXX-XX-XXTNI"
    assert values(f'{HISTORY} He called it "folly". Today it is a park.', THURSDAY)[-1] == "2024-03-14"


def test_a_history_goes_on_from_its_thread_and_not_from_what_it_looks_back_to() -> None:
    assert (
        values(f"{HISTORY} This followed the vote of December 1807. On 9 June he died.", THURSDAY)[-1] == "1809-06-09"
    )


def test_a_date_lies_near_the_full_date_that_its_sentence_names() -> None:
    text = f"{HISTORY} Moved by the landing of April 1815, they declared war on 23 May."
    assert values(text, THURSDAY)[-1] == "1815-05-23"


def test_some_days_later_in_a_history_without_a_day_are_of_its_year_and_not_of_the_writers() -> None:
    text = "In May 1807 the king fled. In May 1808 he fell. In July 1809 the siege began. Three days later it ended."
    assert values(text, THURSDAY)[-1] == "1809-XX-XX"
