"""What the text says of before and after, and what becomes of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
import samples

from chrono.briefs.brief import brief
from chrono.charts.gantt import gantt
from chrono.chronology.ordering import narrow, relations, sequence
from chrono.chronology.relating import relate
from chrono.chronology.schema import frame
from chrono.chronology.tables import Tables
from chrono.reports.report import render

SOURCE = samples.article("x", "")
DAY = samples.at(2024, 5, 3)
NEXT = samples.at(2024, 5, 4)


def told(text: str, *triggers: str, **given: Any) -> list[dict[str, Any]]:
    """Rows for triggers of a text, each of an event of its own name; a sentence ends with a full stop."""
    source = SOURCE | {"text": text}
    rows = []
    for at, trigger in enumerate(triggers):
        sentence = next(s for s in text.split(". ") if trigger in s)
        event = samples.event(trigger, DAY, NEXT, trigger)
        row = samples.mention(at, event, source, sentence, trigger, None, mention_id=trigger)
        rows.append(row | {"implied": False} | given)
    return rows


def pairs(text: str, *triggers: str) -> set[tuple[str, str]]:
    return {(r.before, r.after) for r in relate(told(text, *triggers))}


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("The minister resigned after the paper published the letters", "published", "resigned"),
        ("After the paper published the letters, the minister resigned", "published", "resigned"),
        ("Two days after the bridge collapsed, engineers closed the tunnel", "collapsed", "closed"),
        ("The crew left before the ship sank", "left", "sank"),
        ("Before the ship sank, the crew left", "left", "sank"),
        ("Shares fell following the announcement by the board", "announcement", "fell"),
        ("Police arrested the driver and later searched his flat", "arrested", "searched"),
        ("The council voted for the plan, then adjourned", "voted", "adjourned"),
        ("The general had signed the order when troops marched", "signed", "marched"),
        ("The dam broke. Hours later, water reached the town", "broke", "reached"),
        ("The dam broke. Earlier, engineers warned the mayor", "warned", "broke"),
    ],
)
def test_cues_of_order(text: str, before: str, after: str) -> None:
    triggers = sorted((before, after), key=text.index)
    assert pairs(text, *triggers) == {(before, after)}


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("The minister resigned and the paper published the letters", ("resigned", "published")),
        ("The minister resigned, a year-earlier scandal returned", ("resigned", "returned")),
        ("The minister resigned, after lunch, and the paper published it", ("resigned", "published")),
        ("Sales rose and earlier this year profits fell", ("rose", "fell")),
        ("The dam broke. Water reached the town", ("broke", "reached")),
        ("The dam broke. A letter came. Hours later, water reached the town", ("broke", "reached")),
    ],
)
def test_words_that_tell_no_order(text: str, triggers: tuple[str, ...]) -> None:
    assert pairs(text, *triggers) == set()


def test_a_date_after_the_cue_is_not_the_event_behind_it() -> None:
    text = "The bank closed after May 3 trading"
    rows = told(text, "closed", "trading")
    rows[1] |= {"timex_start": text.index("May"), "timex_end": text.index(" trading")}
    assert relate(rows) == []


def test_what_did_not_happen_has_no_place_in_the_order() -> None:
    text = "The minister resigned after the paper published the letters"
    assert relate(told(text, "resigned", "published", factuality="negated")) == []


def tables(rows: list[dict[str, Any]], **spans: tuple[datetime, datetime]) -> Tables:
    names = sorted({r["event_id"] for r in rows}, key=lambda n: (spans.get(n, (DAY, NEXT)), n))
    events = [samples.event(n, *spans.get(n, (DAY, NEXT)), n) for n in names]
    return Tables(frame("articles", [SOURCE]), frame("timexes", []), frame("mentions", rows), frame("events", events))


def test_ties_follow_the_text_and_the_table_keeps_its_order() -> None:
    made = tables(told("The minister resigned after the paper zapped him", "resigned", "zapped"))
    assert made.events["event_id"].to_list() == ["resigned", "zapped"]
    assert sequence(made)["event_id"].to_list() == ["zapped", "resigned"]
    assert relations(made).select("before", "after", "cue").rows() == [("zapped", "resigned", "after")]


def test_dates_win_over_words() -> None:
    rows = told("The minister resigned after the paper zapped him", "resigned", "zapped")
    made = tables(rows, resigned=(DAY, NEXT), zapped=(NEXT, samples.at(2024, 5, 5)))
    assert relations(made).is_empty()
    assert sequence(made)["event_id"].to_list() == ["resigned", "zapped"]


def test_of_a_circle_the_weakest_is_not_followed() -> None:
    one = told("The crew zigzagged before the mast broke", "zigzagged", "broke")
    two = told("The mast broke and later the pump jammed", "broke", "jammed")
    three = told("The pump jammed before the crew zigzagged", "jammed", "zigzagged")
    rows = [
        r | {"article_id": str(at), "mention_id": f"{at}{r['mention_id']}"}
        for at, some in enumerate((one, two, three))
        for r in some
    ]
    assert sequence(tables(rows))["event_id"].to_list() == ["jammed", "zigzagged", "broke"]


def test_a_day_that_nobody_knows_gets_bounds_from_its_neighbours() -> None:
    rows = told("The ministers met before the troops marched", "met", "marched")
    rows[0] |= {"grain": None, "start": samples.at(1), "end": samples.at(2025)}
    narrow(rows)
    assert (rows[0]["start"], rows[0]["end"]) == (samples.at(1), NEXT)
    rows = told("The ministers met after the troops marched", "met", "marched")
    rows[0] |= {"grain": None, "start": samples.at(1), "end": samples.at(2025)}
    narrow(rows)
    assert (rows[0]["start"], rows[0]["end"]) == (DAY, samples.at(2025))
    assert (rows[1]["start"], rows[1]["end"]) == (DAY, NEXT)


def test_a_tense_alone_proves_no_bound() -> None:
    rows = told("The general had signed the order when troops marched", "signed", "marched")
    rows[0] |= {"grain": None, "start": samples.at(1), "end": samples.at(2025)}
    narrow(rows)
    assert rows[0]["end"] == samples.at(2025)


def test_every_event_stands_once_in_the_sequence() -> None:
    made = samples.seeds()
    assert sorted(sequence(made)["event_id"].to_list()) == sorted(made.events["event_id"].to_list())
    assert sequence(made).schema == made.events.schema


def test_chart_report_and_brief_tell_ties_in_the_order_of_the_text() -> None:
    made = tables(told("The minister resigned after the paper zapped him", "resigned", "zapped"))
    page = render(made, plotlyjs="cdn")
    assert page.index(">zapped<") < page.index(">resigned<")
    heights = {note.text: note.y for note in gantt(made).layout.annotations}
    assert heights["zapped"] < heights["resigned"]  # rows are counted from the top
    assert [row.cells[1] for row in brief(made).rows] == ["zapped", "resigned"]
