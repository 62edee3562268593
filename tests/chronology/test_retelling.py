"""An article that comes back to "the blast" tells of the one it has told of, and of no other. Our own sentences."""

from __future__ import annotations

import time
from datetime import date

import pytest

import chrono
from chrono.chronology.retelling import retold
from chronology.made import mention


def rows(text: str) -> list[tuple[str, str, int]]:
    """The events of an article of 2 December 2025, a Tuesday: when, what, and by how many words."""
    told = chrono.extract([{"id": "a", "text": text, "date": "2025-12-02"}], today=date(2026, 1, 1))
    return [(e["when"], e["label"], e["mentions"]) for e in told.events.iter_rows(named=True)]


@pytest.mark.parametrize(
    "text",
    [
        "An explosion tore through a mill in Essen on Monday. The blast happened at 9 p.m. on Monday.",
        "Two workers were killed in a blast at a mill on Monday. The explosion occurred at 9 p.m. on Monday.",
        "A fire gutted the town hall on Monday night. The blaze broke out at 9 p.m. on Monday, police said.",
        "A train crash killed four near Ulm on Monday.\n\nOfficials said the accident happened at 9 p.m. on Monday.",
        "A quake struck Lima on Monday. The earthquake hit at 9 p.m. on Monday, officials said.",
    ],
)
def test_what_is_told_again_by_its_noun_is_one_event_at_the_finer_time(text: str) -> None:
    (only,) = rows(text)
    assert only[0] == "1 Dec 2025, 21:00"
    assert only[2] == 2


@pytest.mark.parametrize(
    "text",
    [
        # Two of them, one of them without a time, or more than one.
        "A blast shook Essen on Monday. An explosion hit a bank on Monday. The blast happened at noon on Monday.",
        "A blast shook Essen on Monday. A second blast hit Ulm. The explosion happened at noon on Monday.",
        "Blasts shook Essen on Monday. The explosion at the bank happened at noon on Monday.",
        # Elsewhere, at another time, and before it is brought up.
        "A blast shook Essen on Monday. The blast in Ulm happened at noon on Monday.",
        "A blast shook Essen on Sunday. The blast happened at noon on Monday.",
        "Police said the explosion happened at noon on Monday. A blast shook Essen on Monday.",
        # What the noun stands beside.
        "A blast shook Essen on Monday. A survivor of the blast killed himself at noon on Monday.",
        "A blast shook Essen on Monday. The blast damaged a bridge that was hit at noon on Monday.",
        "A blast shook Essen on Monday. The blast did not happen at noon on Monday.",
        "A blast shook Essen on Monday. The blast will happen at noon on Monday.",
    ],
)
def test_what_may_be_another_stays_another(text: str) -> None:
    told = rows(text)
    assert not any("Essen" in label and count > 1 for _, label, count in told), told
    assert len(told) > 1


def test_two_articles_are_compared_by_all_that_they_say() -> None:
    one = mention("a", "2025-12-01", "shake", "A blast shook Essen", trigger="shook", trigger_start=8)
    other = mention("b", "2025-12-01", "happen", "The blast happened", trigger="happened", trigger_start=10)
    assert list(retold([one, other])) == []


def test_a_long_article_of_one_sentence_again_and_again_takes_no_square() -> None:
    def seconds(count: int) -> float:
        made = {"trigger": "happened", "sentence": "The blast happened."}
        some = [
            mention("a", "2025-12-01", "happen", "blast", offset=20 * n, sentence_end=20 * n + 19, **made)
            for n in range(count)
        ]
        began = time.process_time()
        assert len(list(retold(some))) == count - 1
        return time.process_time() - began

    seconds(100)
    assert seconds(4000) < 12 * max(seconds(1000), 0.01)
