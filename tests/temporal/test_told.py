"""Years that a text gives to dates without one."""

from __future__ import annotations

import pytest

from chrono.temporal.intervals import Interval, on

from .saying import said, tagged, values

CHRONICLE = """2016: Rudd is elected mayor in May.

2019: Rudd approves the scheme on 8 March. Work begins in August.

2020: The last payment is made at Christmas."""


@pytest.mark.parametrize("day", [None, on(2025, 10, 20)])
def test_a_line_of_a_chronicle_is_of_the_year_at_its_head(day: Interval | None) -> None:
    assert values(CHRONICLE, day) == [
        "2016", "2016-05", "2019", "2019-03-08", "2019-08", "2020", "2020-12-25",
    ]  # fmt: skip
    assert tagged(CHRONICLE, day)[1].anchor == "“2016”"


def test_one_line_that_begins_with_a_year_is_no_chronicle() -> None:
    text = "2016: storms and floods. The mayor met the builders in May."
    assert values(text, on(2025, 10, 20)) == ["2016", "2025-05"]


def test_a_year_s_line_ends_with_the_line() -> None:
    text = "2016: They met in May.\n2017: They parted.\nIn June they were seen in Essen."
    assert values(text, None) == ["2016", "2016-05", "2017", "XXXX-06"]


def test_a_month_named_with_its_year_is_that_one() -> None:
    text = "In July 2025 the ship was lost. It fell silent on 2 July and was seen on 9 July. It sank in July."
    assert values(text, None) == ["2025-07", "2025-07-02", "2025-07-09", "XXXX-07"]
    assert values(text.replace(". It fell", ". " + "Nobody knew of it. " * 40 + "It fell"), None)[1] == "XXXX-07-02"
    assert values(text.replace("July 2025", "2 July 2025"), None)[2] == "XXXX-07-09"


def test_in_news_only_its_own_sentence_gives_a_day_its_year() -> None:
    text = "They have been at odds since August 2018. The town was flooded on 2 August, and again in {}."
    assert values(text, on(2025, 8, 15))[1] == "2025-08-02"
    text = "They fell out in August 2018, when on 2 August the town was flooded."
    assert values(text, on(2025, 8, 15))[1] == "2018-08-02"


def test_a_feast_is_of_the_year_that_its_sentence_names() -> None:
    assert said("In 1987, days before Christmas, it sank. At Christmas they met.", on(2025, 3, 1)) == [
        ("1987", "1987"), ("days", "PXD"), ("Christmas", "1987-12-25"), ("Christmas", "2024-12-25"),
    ]  # fmt: skip


def test_what_will_be_is_no_part_of_a_history() -> None:
    text = (
        "He met the builder on 23 November 2018. He signed the papers on 8 March 2019, was paid in April 2019, again "
        "in May 2020, in June 2020 and in December 2020, and resigned on 17 January 2022. "
        "He will be sentenced on 21 November."
    )
    assert values(text, on(2025, 10, 14))[-1] == "2025-11-21"
    assert values(text.replace("will be", "was"), on(2025, 10, 14))[-1] != "2025-11-21"


def test_a_clock_time_on_a_day_that_is_not_known_is_of_no_other_day() -> None:
    assert values("It burned from 4 May 2025. It was out on May 6 at 19:40.", None)[-1] == "XXXX-XX-XXT19:40"
