"""Values in their context: the article's date, the time spoken of, the tense; and what stays unknown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chrono.temporal.intervals import DAY, Interval, from_date, on, weekday
from chrono.temporal.recognizing import recognize
from chrono.temporal.resolving import resolve
from chrono.temporal.timex3 import interval_of, parts_of, value_of

from .saying import TUESDAY, days, said, tagged, values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Friday.", "2025-11-28"),
        ("They will meet on Friday.", "2025-12-05"),
        ("He said on Tuesday that it failed.", "2025-12-02"),
        ("They met in March.", "2025-03"),
        ("They will meet in March.", "2026-03"),
        ("He won on December 19.", "2024-12-19"),
        ("The vote will be held on December 19.", "2025-12-19"),
        ("A court was expected to rule on Friday.", "2025-12-05"),
        ("In January the firm brought in a new chief.", "2025-01"),
        ("He must leave by January 14.", "2026-01-14"),
        ("The pact is effective June 1.", "2026-06-01"),
        ("The funeral is on Friday.", "2025-12-05"),
        ("By Friday the toll had reached 50.", "2025-11-28"),
        ("He said Friday that he would go.", "2025-11-28"),
        ("The November 28 attack will be remembered.", "2025-11-28"),
        ("“We will win,” he told them on Friday.", "2025-11-28"),
        ("The vote will be held on Friday, soon after he fell.", "2025-12-05"),
    ],
)
def test_tense_tells_before_from_after(text: str, value: str) -> None:
    assert values(text) == [value]


def test_the_nearer_cue_counts() -> None:
    assert values("He said that they will meet on Friday.") == ["2025-12-05"]
    assert values("They met on Friday and will part.") == ["2025-11-28"]


def test_a_cue_of_another_sentence_does_not_count() -> None:
    assert values("They met on Friday. The rest will follow.") == ["2025-11-28"]
    assert values("That will do. They met on Friday.") == ["2025-11-28"]


def test_a_given_tense_overrides_the_guess() -> None:
    from chrono.temporal.recognizing import recognize
    from chrono.temporal.resolving import resolve
    from chrono.temporal.tense import Tense

    text = "They met on Friday."
    (one,) = resolve(recognize(text), text, TUESDAY, lambda text, expression: Tense.FUTURE)
    assert one.value == "2025-12-05"


def test_anaphora() -> None:
    text = "On Monday, May 5, 2014, they met. That same Monday he left. Two days later he returned."
    assert said(text) == [
        ("Monday, May 5, 2014", "2014-05-05"),
        ("That same Monday", "2014-05-05"),
        ("Two days later", "2014-05-07"),
    ]
    assert [one.anchor for one in tagged(text)] == [None, "“Monday, May 5, 2014”", "“That same Monday”"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In 1916 the war went on. That year ended badly.", "1916"),
        ("It began in March 2010. The following month it ended.", "2010-04"),
        ("It began in March 2010. A year later it ended.", "2011"),
        ("They met on 5 May 2019. The previous day he had called.", "2019-05-04"),
        ("They met on 5 May 2019. That evening he left.", "2019-05-05TEV"),
        ("They met on 5 May 2019. The following Friday he left.", "2019-05-10"),
        ("They met on 5 May 2019. He left at noon.", "2019-05-05T12:00"),
    ],
)
def test_what_hangs_on_the_time_spoken_of(text: str, value: str) -> None:
    assert values(text)[-1] == value


def test_days_later_need_a_day_to_start_from() -> None:
    assert values("It began in 2010. Two days later he left.") == ["2010", "2025-12-04"]


def test_a_history_hangs_on_its_own_years_and_news_does_not() -> None:
    dated = " ".join(f"In May {year} it grew." for year in range(1911, 1917)) + " On 1 July they attacked."
    assert values(dated)[-1] == "1916-07-01"
    bare = " ".join(f"In {year} it grew." for year in range(1911, 1917))
    assert values(f"{bare} They met on 1 July, 2 July, 3 July, 4 July and 5 July.")[-1] == "1916-07-05"
    assert values(f"{bare} On 1 July they attacked.")[-1] == "2025-07-01"  # years alone are background
    assert values("They attacked on 1 July, as in 1916.")[0] == "2025-07-01"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("December 19", "XXXX-12-19"),
        ("Monday", "XXXX-WXX-1"),
        ("Monday, December 1", "XXXX-12-01"),
        ("in October", "XXXX-10"),
        ("today", "XXXX-XX-XX"),
        ("last week", "XXXX-WXX"),
        ("last month", "XXXX-XX"),
        ("last year", "XXXX"),
        ("two decades ago", "XXX"),
        ("this morning", "XXXX-XX-XXTMO"),
        ("at 3 p.m.", "XXXX-XX-XXT15:00"),
        ("last summer", "XXXX-SU"),
        ("two days later", "XXXX-XX-XX"),
    ],
)
def test_without_a_date_the_xs_stay(text: str, value: str) -> None:
    (one,) = tagged(text, None)
    assert (one.value, one.interval, one.anchor) == (value, None, None) or (one.value, one.interval) == (value, None)


def test_without_a_date_full_dates_are_as_they_were() -> None:
    text = "On 5 May 2019, in July 2025, for three years, every Monday, in the 1990s."
    assert values(text, None) == values(text) == ["2019-05-05", "2025-07", "P3Y", "XXXX-WXX-1", "199"]


def test_anchors_are_words() -> None:
    assert [one.anchor for one in tagged("He came yesterday and left on 5 May 2019.")] == [
        "the article’s date, 2 December 2025",
        None,
    ]


def test_more_years_than_four_figures_hold_are_mere_references() -> None:
    assert values("9999 years later") == ["FUTURE_REF"]
    assert values("hundred hundred hundred years ago") == ["PAST_REF"]
    assert values("30 centuries ago") == ["BC09"]
    assert values("5000 years ago") == ["BC2976"]


PHRASES = st.sampled_from(
    ["Monday", "last Friday", "next Tuesday", "this Sunday", "December 1", "in March", "yesterday", "tomorrow morning",
     "last week", "next month", "two weeks ago", "this weekend", "next spring", "the third quarter", "last year",
     "a decade ago", "tonight", "3 p.m.", "15:30", "the 21st century", "early next year", "Christmas Day", "last night"]
)  # fmt: skip
DAYS = st.dates().filter(lambda day: 150 < day.year < 9900).map(from_date)


@given(PHRASES, DAYS, st.sampled_from(["{}", "They met on {}.", "They will meet on {}."]))
def test_whatever_is_resolved_parses_back_and_prints_the_same(phrase: str, dct: Interval, frame: str) -> None:
    for one in tagged(frame.format(phrase), dct):
        interval = interval_of(one.value)
        assert interval is not None
        assert value_of(parts_of(interval)) == one.value
        if one.mod is None:
            assert one.interval == interval


@given(DAYS, st.sampled_from(range(7)))
def test_weekdays_lie_within_a_week(dct: Interval, day: int) -> None:
    name = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[day]
    past, future = (tagged(f"They {verb} on {name}.", dct)[0].interval for verb in ("met", "will meet"))
    assert past is not None
    assert future is not None
    assert weekday(past) == weekday(future) == day
    assert 0 <= dct.start - past.start < 7 * DAY
    assert 0 <= future.start - dct.start < 7 * DAY


def test_early_2026_is_january_to_april() -> None:
    (one,) = tagged("early 2026")
    assert (one.value, one.mod, days(one)) == ("2026", "START", ("2026-01-01", "2026-04-30"))


def test_a_weekday_agrees_with_its_date() -> None:
    """1 December is a Monday in 2014 and 2025."""
    assert values("Monday, December 1", on(2016, 3, 1)) == ["2014-12-01"]
    assert values("They will meet on Monday, December 1.", on(2024, 3, 1)) == ["2025-12-01"]


def test_a_range_never_runs_backwards() -> None:
    text = "The envoy will return after the talks of November 30–December 1."
    timexes = resolve(recognize(text), text, on(2025, 12, 1))
    assert [t.value for t in timexes] == ["2025-11-30", "2025-12-01"]


def test_what_a_longer_match_leaves_over_is_found() -> None:
    text = "They met on that same Monday, December 1."
    assert [e.text for e in recognize(text)] == ["that same Monday", "December 1"]
