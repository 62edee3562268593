"""What a page says of itself tells no event. The sentences are ours."""

from __future__ import annotations

import pytest

from chrono.events.furniture import is_furniture, load
from chrono.temporal.recognizing import recognize
from events.telling import only, told

EXAMPLES = [text for rule in load() for text in rule.examples]
COUNTER = [text for rule in load() for text in rule.counter]


def furniture(text: str) -> bool:
    return is_furniture(text, [(e.start, e.end) for e in recognize(text)])


@pytest.mark.parametrize("text", EXAMPLES)
def test_what_a_page_says_of_itself(text: str) -> None:
    assert furniture(text)
    assert told(text) == ()


@pytest.mark.parametrize("text", COUNTER)
def test_news_that_sounds_like_it(text: str) -> None:
    assert not furniture(text)


def test_each_rule_finds_its_own() -> None:
    for rule in load():
        for text in rule.examples:
            assert (rule.pattern.search if rule.where == "anywhere" else rule.pattern.match)(text), text


def test_a_stamp_among_the_news_leaves_the_news() -> None:
    assert only("Posted on December 1, 2025 at 3:14 p.m.\n\nThe mill burned down on Monday.").trigger == "burned"


@pytest.mark.parametrize(
    "text",
    [
        "The summit is set for Friday.",
        "The trial is due on Friday.",
        "The vote is slated for Friday.",
        "The hearing is scheduled for Friday.",
        "The launch was scheduled for Monday.",
        "Ina Holt is due in court on Friday.",
    ],
)
def test_what_is_appointed_is_planned(text: str) -> None:
    assert only(text).factuality == "planned"
