"""What a text has spoken of: the quarter that a report is about, the thread of a history, a day that is said twice."""

from __future__ import annotations

import pytest

from chrono.temporal.intervals import on

from .saying import said, values

REPORTED = on(1989, 10, 26)
WRITTEN = on(2009, 12, 19)
# Dated times enough to be a history.
HISTORY = " ".join(f"In May {year} it grew." for year in range(1905, 1914))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Third-quarter net rose. In the year-ago period it fell.", "1988-Q3"),
        ("Third-quarter net rose from $2 million a year earlier.", "1988-Q3"),
        ("In the second quarter it lost. A year ago it earned $2 million.", "1988-Q2"),
        ("Third-quarter net rose. Sales in the latest quarter fell.", "1989-Q3"),
        ("Third-quarter net fell from a year ago. Sales rose from $3 million a year earlier.", "1988-Q3"),
        ("Net rose in the year-earlier quarter.", "1988"),
        ("In 1984 it earned more than a year earlier.", "1983"),
        ("It expects to open in the first quarter of 1990. The year-ago loss was large.", "1988"),
    ],
)
def test_a_report_compares_with_the_same_quarter_of_the_year_before(text: str, value: str) -> None:
    assert values(text, REPORTED)[-1] == value


def told(text: str) -> list[str]:
    """Values of what is told after the years 1905 to 1913."""
    return values(f"{HISTORY}\n\n{text}", WRITTEN)[9:]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They asked in December 1916. The answer of 14 January was clear.", ["1916-12", "1917-01-14"]),
        ("He fell on 10 March 1914. All along it had been planned for 1916. On 11 March they fled.",
         ["1914-03-10", "1916", "1914-03-11"]),
        ("He fell on 10 March 1914. In 1916 they returned. On 1 July they fled.", ["1914-03-10", "1916", "1916-07-01"]),
        ("He fell on 10 March 1914, as he wrote in 2009. On 12 March they fled.",
         ["1914-03-10", "2009", "1914-03-12"]),
        ("He fell in August 1914. By the end of the year all was lost.", ["1914-08", "1914"]),
        ("He fell in August 1914. A year earlier he had won. In September they fled.",
         ["1914-08", "1913", "1914-09"]),
        ("He fell on 5 May 1914. They met again on 3 May.", ["1914-05-05", "1914-05-03"]),
    ],
)  # fmt: skip
def test_a_history_goes_on_from_where_its_thread_has_come_to(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_paragraph_says_in_its_first_sentence_when_it_is() -> None:
    first = "He fell on 10 March 1914."
    assert told(f"{first} The long march that began in 1911 went on. On 1 April they fled.")[-1] == "1914-04-01"
    assert told(f"{first}\n\nThe long march that began in 1911 went on. On 1 April they fled.")[-1] == "1911-04-01"


def test_a_day_that_is_said_twice_is_one_day() -> None:
    text = "He must leave by Jan. 14. The judge set the Jan. 14 deadline."
    assert values(text, on(2000, 1, 5)) == ["2000-01-14", "2000-01-14"]
    text = "He was shot on Oct. 23, 1998. Since the Oct. 23 killing they looked for him."
    assert values(text, on(2000, 1, 5)) == ["1998-10-23", "1998-10-23"]
    # Long past is another matter: that day returns every year.
    assert values("He died on May 8, 1945. They met on May 8.", on(2000, 6, 5)) == ["1945-05-08", "2000-05-08"]


def test_several_days_share_their_month() -> None:
    assert said("They met on May 3, 4 and 5.") == [
        ("May 3", "2025-05-03"),
        ("4", "2025-05-04"),
        ("5", "2025-05-05"),
    ]
    assert said("from the 12th to the 18th of March 1961") == [
        ("the 12th", "1961-03-12"),
        ("the 18th of March 1961", "1961-03-18"),
    ]
