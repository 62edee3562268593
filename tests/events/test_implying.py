"""What no expression dates stands in the time of its paragraph, or on the article's day; only when asked for."""

from __future__ import annotations

import pytest

from events.telling import DCT, told

TEXT = (
    "A ferry sank off Bergen on Sunday. Divers searched the wreck. The captain had resigned.\n\n"
    "The mayor praised the divers. Nobody was hurt."
)


def implied(text: str = TEXT, **how: object) -> dict[str, tuple[str, str | None]]:
    """Value and time by trigger of the mentions that context dates."""
    found = told(text, how.get("day", DCT), implied=True)  # type: ignore[arg-type]
    return {m.trigger: (m.value, m.timex_text) for m in found if m.implied}


def test_nothing_is_implied_unless_asked_for() -> None:
    assert [m.trigger for m in told(TEXT)] == ["sank"]


def test_the_paragraph_s_time_then_that_of_the_news_then_the_article_s_day() -> None:
    found = implied()
    assert found["searched"] == ("2025-11-30", "Sunday")
    # The opening names the day of the news; what a later paragraph tells may be of any day since.
    assert found["praised"] == ("2025-11-30/2025-12-02", "Sunday")
    assert implied("Divers searched the wreck.") == {"searched": ("2025-12-02", None)}


def test_what_did_not_happen_is_left_out() -> None:
    assert "hurt" not in implied()


@pytest.mark.parametrize(
    ("sentence", "triggers"),
    [
        ("On Sunday the captain told the court he left the bridge.", {"left"}),
        ("The captain, who had resigned, was seen on Sunday.", {"resigned"}),
        ("The mayor earlier praised the crew.", {"praised"}),
        ("Divers arrived after the ferry sank.", {"sank"}),
        ("Divers arrived after an attack.", {"attack"}),
        ("The captain, who led the rescue, was thanked on Sunday.", {"led", "rescue"}),
        # What is told in its own time is not earlier.
        ("The ferry sank and divers searched the wreck.", set()),
        ("The captain said he was tired.", set()),
        ("A flood that hit the port killed ten.", set()),
    ],
)
def test_what_came_before_is_at_a_time_that_nobody_knows(sentence: str, triggers: set[str]) -> None:
    found = [m for m in told(sentence, implied=True) if m.value == "PAST_REF"]
    assert {m.trigger for m in found} == triggers
    assert all(m.interval is None and m.implied for m in found)


def test_a_time_of_a_clause_below_is_not_that_of_the_sentence() -> None:
    text = "The storm, the worst since gales struck in 1976, flooded the port."
    assert implied(text)["flooded"] == ("2025-12-02", None)


@pytest.mark.parametrize(
    ("text", "trigger", "time"),
    [
        # A time in a noun phrase tells which one is meant.
        ("A ferry sank on Sunday.\n\nThe May accord angered the crew.", "angered", ("2025-11-30/2025-12-02", "Sunday")),
        ("A ferry sank on Sunday. The May accord is void. Divers left.", "left", ("2025-11-30", "Sunday")),
        (
            "A ferry sank on Sunday. The storm, the worst since 1976, raged. Divers left.",
            "left",
            ("2025-11-30", "Sunday"),
        ),
        # An hour is over when the next thing happens.
        ("A ferry sank on Sunday. It capsized at 8 p.m. The crew fled.", "fled", ("2025-11-30", "Sunday")),
        # Times that lie within each other are one.
        ("On Sunday a ferry sank at 8 p.m. after a storm hit it and its crew fled.", "fled", ("2025-11-30", "Sunday")),
        ("In a letter sent on Sunday, the bank denied the claim.", "denied", ("2025-11-30", "Sunday")),
        (
            "A ferry sank on Sunday.\n\nIn a statement issued on Monday, the bank denied it. It fired its chief.",
            "fired",
            ("2025-12-01", "Monday"),
        ),
        # What a sentence opens with is the frame of all that it tells, whatever the parse.
        (
            "A ferry sank on Sunday.\n\nOn Monday during the launch of the ferry, Lund called for talks.",
            "launch",
            ("2025-12-01", "Monday"),
        ),
        # A length of time is no date.
        ("On Sunday the boxer was given a two-year ban.", "ban", ("2025-11-30", "Sunday")),
        ("A ferry sank on Sunday. The mayors agreed to a future meet in Bergen.", "agreed", ("2025-11-30", "Sunday")),
        # An old day is not that of the news.
        ("A ferry sank on 3 May 2020.\n\nDivers searched the wreck.", "searched", ("2025-12-02", None)),
    ],
)
def test_which_time_the_text_goes_on_in(text: str, trigger: str, time: tuple[str, str | None]) -> None:
    found = {m.trigger: (m.value, m.timex_text) for m in told(text, implied=True)}
    assert found[trigger] == time


def test_what_is_told_of_later_is_of_the_news_unless_the_news_is_only_said() -> None:
    news = "A ferry sank on Friday.\n\n"
    assert implied(news + "On Sunday the captain told the court he left the bridge.")["left"] == (
        "2025-11-28/2025-11-30",
        "Friday",
    )
    assert implied(news + "The captain said he had left the bridge.")["left"] == ("PAST_REF", None)
    assert implied("A bank said on Monday that rates rose.\n\nIt said it sold bonds.")["sold"] == ("PAST_REF", None)


def test_what_a_quotation_tells_came_before_it_in_every_sentence_of_it() -> None:
    found = implied('The mayor spoke on Sunday. "We closed the port. The owners fled," she said. The crowd cheered.')
    assert {trigger: value for trigger, (value, _) in found.items()} == {
        "closed": "PAST_REF",
        "fled": "PAST_REF",
        "said": "2025-11-30",
        "cheered": "2025-11-30",
    }


def test_minutes_after_is_the_same_day() -> None:
    text = "A plane vanished from radar on Sunday, ten {} after it left Oslo."
    assert implied(text.format("minutes"))["left"] == ("2025-11-30", "Sunday")
    assert implied(text.format("years"))["left"] == ("PAST_REF", None)


@pytest.mark.parametrize(
    "sentence",
    ["The town faces the sea.", "The firm owned two ferries.", "The strike is illegal.", "The war remains a threat."],
)
def test_what_is_so_is_no_event(sentence: str) -> None:
    assert implied(sentence) == {}
    assert set(implied("There was an explosion.")) == {"explosion"}


def test_the_words_that_date_a_mention_stand_where_it_says() -> None:
    for m in told(TEXT, implied=True):
        if m.timex_start is not None and m.timex_end is not None:
            assert TEXT[m.timex_start : m.timex_end] == m.timex_text


def test_the_day_of_the_news_is_read_where_it_was_last_named() -> None:
    text = "A ferry sank off Bergen on Sunday.\n\nDivers came on Sunday.\n\nThe mayor praised the crew."
    praised = next(m for m in told(text, implied=True) if m.trigger == "praised")
    assert (praised.value, praised.timex_start) == ("2025-11-30/2025-12-02", text.rindex("Sunday"))


def test_it_is_less_sure_than_what_is_dated() -> None:
    found = told(TEXT, implied=True)
    sure = {m.trigger: m.confidence for m in found}
    assert sure["sank"] > sure["searched"] > sure["praised"]
    assert all(m.approximate for m in found if m.implied)


def test_without_a_day_of_the_article_only_named_times_count() -> None:
    text = "A ferry sank on 3 May 2020. Divers searched the wreck.\n\nThe mayor praised the divers."
    assert implied(text, day=None) == {"searched": ("2020-05-03", "3 May 2020")}


def test_where_a_sentence_names_two_times_its_other_events_stay_open() -> None:
    assert "closed" not in implied("The port, which closed its gates, was built in 1990 and sold in 2001.")


def test_words_told_in_one_headline_of_one_time_are_one_row() -> None:
    found = {
        m.trigger: m for m in told("On Monday a fire at the chemical plant in Ostrava killed three.", implied=True)
    }
    assert found["fire"].told_with == found["killed"].trigger_start
    found = {m.trigger: m for m in told("A ferry sank on Sunday. Divers opened a search of the wreck.", implied=True)}
    assert (found["opened"].told_with, found["search"].told_with) == (None, found["opened"].trigger_start)


def test_what_the_page_says_of_itself_goes_on_in_no_time() -> None:
    text = "A ferry sank on Sunday. Divers searched the wreck. Read more about a book that the captain wrote."
    assert set(implied(text)) == {"searched"}
