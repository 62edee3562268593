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


def test_the_paragraph_s_time_then_the_article_s_day() -> None:
    found = implied()
    assert found["searched"] == ("2025-11-30", None)
    assert found["praised"] == ("2025-12-02", None)


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
        ("The captain, who led the rescue, was thanked on Sunday.", {"led"}),
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


def test_it_is_less_sure_than_what_is_dated() -> None:
    found = told(TEXT, implied=True)
    sure = {m.trigger: m.confidence for m in found}
    assert sure["sank"] > sure["searched"] > sure["praised"]
    assert all(m.approximate for m in found if m.implied)


def test_without_a_day_of_the_article_only_named_times_count() -> None:
    text = "A ferry sank on 3 May 2020. Divers searched the wreck.\n\nThe mayor praised the divers."
    assert implied(text, day=None) == {"searched": ("2020-05-03", None)}


def test_where_a_sentence_names_two_times_its_other_events_stay_open() -> None:
    assert "closed" not in implied("The port, which closed its gates, was built in 1990 and sold in 2001.")
