from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import samples

from chrono.api import Chronology, load
from chrono.articles import Problem
from chrono.chronology import found
from chrono.chronology.building import event_rows, timex_rows
from chrono.chronology.copies import Sources
from chrono.chronology.corrections import CorrectionError, as_sheet, correct, read
from chrono.chronology.corrections.rebuilding import event_of
from chrono.chronology.dates import DateError, read_date
from chrono.chronology.merging import Cluster
from chrono.chronology.plain import escaped, unescaped
from chrono.chronology.schema import SCHEMAS
from chrono.chronology.tables import Tables
from chrono.dating import Published
from chronology.made import mention, tables_of

VISIT = {"actors": ("Ana Ruiz",), "places": ("Lima",), "kind": "movement"}
STRIKE = {"actors": ("Dockers",), "places": ("Porto",), "kind": "protest"}


def told(*, more: bool = False) -> Chronology:
    """Three events of two articles; with `more`, a third article tells one of them, more surely, and a fourth event."""
    mentions = [
        mention("a", "2025-12-01", "visit", "ruiz visit lima port", confidence=0.6, **VISIT),
        mention("b", "2025-12-01", "visit", "ruiz visit lima port", confidence=0.6, **VISIT),
        mention("a", "2025-12-03", "strike", "dockers strike porto", offset=500, **STRIKE),
        mention("b", "2025-11", "vote", "council vote budget", offset=500, kind="decision", throughout=False),
    ]
    if more:
        mentions += [
            mention("0", "2025-12-01", "visit", "ruiz visit lima port", confidence=0.95, **VISIT),
            mention("0", "2025-12-07", "flood", "river flood valley", offset=500, kind="disaster"),
        ]
    names = sorted({m.article_id for m in mentions})
    return Chronology(**tables_of(dict.fromkeys(names, "Words of the article."), mentions).named())


def event(tables: Tables, label: str) -> dict[str, Any]:
    return next(row for row in tables.events.to_dicts() if row["label"] == label)


def edited(tables: Tables, path: Path, *edits: tuple[str, dict[str, str]]) -> Path:
    """The sheet of a chronology, with cells of the events of some labels changed, as a spreadsheet writes it."""
    rows = list(csv.DictReader(io.StringIO(as_sheet(tables).removeprefix("\ufeff"), newline="")))
    for label, cells in edits:
        next(row for row in rows if row["original_label"] == label).update(cells)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def fixed(tables: Tables, path: Path, *edits: tuple[str, dict[str, str]]) -> tuple[Tables, list[str]]:
    """The chronology with edits applied twice (the second time nothing may change), and what was said of them."""
    corrections = read(edited(tables, path, *edits))
    problems: list[Problem] = []
    once = correct(tables, corrections, problems.append)
    twice = correct(once, corrections, lambda _: None)
    for name, table in once.named().items():
        assert table.equals(twice.named()[name]), name
        assert name == "corrections" or table.schema == pl.Schema(SCHEMAS[name])
    assert set(once.mentions["event_id"]) == set(once.events["event_id"])
    return once, [str(p) for p in problems]


VISITED, STRUCK, VOTED = "ruiz visit lima port", "dockers strike porto", "council vote budget"


def test_a_sheet_that_nobody_edited_changes_nothing(tmp_path: Path) -> None:
    assert read(edited(told(), tmp_path / "s.csv")) == []
    assert read(edited(samples.hostile(), tmp_path / "h.csv")) == []
    assert read(edited(samples.seeds(), tmp_path / "t.csv")) == []


@pytest.mark.parametrize(
    ("written", "first", "last", "when", "value", "grain"),
    [
        ("2025-12-02", (2025, 12, 2), (2025, 12, 2), "2 Dec 2025", "2025-12-02", "day"),
        ("2025-12", (2025, 12, 1), (2025, 12, 31), "Dec 2025", "2025-12", "month"),
        ("2025", (2025, 1, 1), (2025, 12, 31), "in 2025", "2025", "year"),
        ("2025-11-30/2025-12-01", (2025, 11, 30), (2025, 12, 1), "30 Nov – 1 Dec 2025", "2025-11-30/2025-12-01", "day"),
        ("30 Nov – 1 Dec 2025", (2025, 11, 30), (2025, 12, 1), "30 Nov – 1 Dec 2025", "2025-11-30/2025-12-01", "day"),
        ("2 December 2025", (2025, 12, 2), (2025, 12, 2), "2 Dec 2025", "2025-12-02", "day"),
    ],
)
def test_a_date(tmp_path: Path, written: str, first: Any, last: Any, when: str, value: str, grain: str) -> None:
    before = told()
    after, problems = fixed(before, tmp_path / "s.csv", (VISITED, {"date": written, "note": "log of the port"}))
    row = event(after, VISITED)
    assert problems == []
    assert (row["first_day"], row["last_day"]) == (date(*first), date(*last))
    assert (row["when"], row["value"], row["grain"], row["confidence"]) == (when, value, grain, 1.0)
    assert row["extent"] == ("throughout" if "/" in value else "within")
    # What the articles say stays, and what chrono had made of it is in the log.
    assert after.mentions["value"].to_list() == before.mentions["value"].to_list()
    assert after.corrections.rows() == [
        (row["event_id"], "date", "1 Dec 2025 (2025-12-01)", written, "log of the port")
    ]  # fmt: skip


def test_events_stand_in_order_after_a_correction(tmp_path: Path) -> None:
    after, _ = fixed(told(), tmp_path / "s.csv", (STRUCK, {"date": "2020"}), (VOTED, {"date": "unknown"}))
    assert after.events["label"].to_list() == [STRUCK, VISITED, VOTED]
    assert event(after, VOTED)["when"] == "undated"
    assert event(after, VOTED)["start"] is None


def test_label_kind_and_factuality(tmp_path: Path) -> None:
    cells = {"label": "=The “port”, visited\nagain", "kind": "meeting", "factuality": "planned"}
    after, problems = fixed(told(), tmp_path / "s.csv", (VISITED, cells))
    row = event(after, "=The “port”, visited again")
    assert problems == []
    assert (row["kind"], row["factuality"]) == ("meeting", "planned")
    assert after.corrections["before"].to_list() == [VISITED, "movement", "actual"]


def test_merging_brings_the_mentions_and_shows_the_dispute(tmp_path: Path) -> None:
    before = told()
    target = event(before, VISITED)["event_id"]
    after, problems = fixed(before, tmp_path / "s.csv", (STRUCK, {"merge_into": target, "note": "one day"}))
    row = event(after, VISITED)
    assert problems == []
    assert after.events.height == 2
    assert (row["event_id"], row["mentions"], row["status"]) == (target, 3, "disputed")
    assert {claim["value"] for claim in row["claims"]} == {"2025-12-01", "2025-12-03"}
    assert {"Ana Ruiz", "Dockers"} <= set(row["actors"])
    merged = event(before, STRUCK)["event_id"]
    assert after.corrections.rows() == [(merged, "merge", f"{STRUCK} (3 Dec 2025)", target, "one day")]


def test_a_chain_of_merges_ends_in_one_event_whatever_the_order_of_rows(tmp_path: Path) -> None:
    before = told()
    ids = {label: event(before, label)["event_id"] for label in (VISITED, STRUCK, VOTED)}
    chain = [(VOTED, {"merge_into": ids[STRUCK]}), (STRUCK, {"merge_into": ids[VISITED]})]
    after, problems = fixed(before, tmp_path / "s.csv", *chain)
    assert problems == []
    assert after.events["event_id"].to_list() == [ids[VISITED]]
    assert after.events["mentions"].to_list() == [4]


def test_a_date_set_by_hand_outlives_a_later_merge(tmp_path: Path) -> None:
    before = told()
    target = event(before, VISITED)["event_id"]
    dated, _ = fixed(before, tmp_path / "s.csv", (VISITED, {"date": "2025-12-02"}))
    after, _ = fixed(dated, tmp_path / "t.csv", (STRUCK, {"merge_into": target}))
    assert event(after, VISITED)["value"] == "2025-12-02"
    assert event(after, VISITED)["mentions"] == 3


@pytest.mark.parametrize("split", ["b", "b:20-10", '["b:20-10"]', "all", "b; nothing-else"])
def test_splitting(tmp_path: Path, split: str) -> None:
    before = told()
    old = event(before, VISITED)["event_id"]
    after, problems = fixed(before, tmp_path / "s.csv", (VISITED, {"split": split}))
    assert problems == []
    two = [row for row in after.events.to_dicts() if row["label"] == VISITED]
    assert sorted(tuple(row["articles"]) for row in two) == [("a",), ("b",)]
    assert {row["status"] for row in two} == {"single"}
    assert old in {row["event_id"] for row in two}
    assert len({row["event_id"] for row in two}) == 2
    assert after.corrections["action"].to_list() == ["split"]


def test_deleting(tmp_path: Path) -> None:
    before = told()
    after, problems = fixed(before, tmp_path / "s.csv", (STRUCK, {"delete": "yes", "note": "a film"}))
    assert problems == []
    assert STRUCK not in after.events["label"].to_list()
    assert after.mentions.height == before.mentions.height - 1
    gone = event(before, STRUCK)["event_id"]
    assert after.corrections.rows() == [(gone, "delete", f"{STRUCK} (3 Dec 2025)", None, "a film")]


def test_corrections_survive_an_article_more(tmp_path: Path) -> None:
    before, later = told(), told(more=True)
    # The article that stands first changes the event's id: it is found by its mentions.
    assert event(before, VISITED)["event_id"] not in later.events["event_id"].to_list()
    target = event(before, VISITED)["event_id"]
    sheet = edited(
        before, tmp_path / "s.csv", (VISITED, {"date": "2025-12-02"}), (STRUCK, {"delete": "x"}),
        (VOTED, {"merge_into": target}),
    )  # fmt: skip
    problems: list[Problem] = []
    after = correct(later, read(sheet), problems.append)
    assert event(after, VISITED)["value"] == "2025-12-02"
    assert STRUCK not in after.events["label"].to_list()
    assert "river flood valley" in after.events["label"].to_list()
    assert VOTED not in after.events["label"].to_list()
    assert problems == []


def test_a_label_that_the_sheet_only_shows_is_no_correction(tmp_path: Path) -> None:
    """An unedited cell is what chrono wrote then; what it makes of more articles now is not overwritten by it."""
    sheet = edited(told(), tmp_path / "s.csv", (STRUCK, {"label": "Dockers walk out"}))
    assert [c.changes for c in read(sheet)] == [(("label", "Dockers walk out"),)]


def test_what_no_longer_fits_is_named_once_each_and_the_rest_is_done(tmp_path: Path) -> None:
    path = tmp_path / "s.csv"
    path.write_text(
        "event_id,date,label,kind,merge_into,split,delete\n"
        "2025-gone,2025-12-02,,,,,\n"
        "2025-gone-too,,,,,,yes\n"
        f"{event(told(), VISITED)['event_id']},03/12/2025,{'x' * 81},party,,,\n"
        f"{event(told(), STRUCK)['event_id']},,,,2025-gone,,\n"
        f"{event(told(), VOTED)['event_id']},,Council votes,,,zzz,\n",
        encoding="utf-8",
    )
    problems: list[Problem] = []
    after = correct(told(), read(path), problems.append)
    lines = sorted(str(p).removeprefix(str(path)) for p in problems)
    assert [line[:3] for line in lines] == [":2:", ":3:", ":4:", ":4:", ":4:", ":5:", ":6:"]
    assert "no such event" in lines[0]
    assert sorted("2025-03-12 or 2025-12-03" in line for line in lines[2:5]) == [False, False, True]
    assert sorted("at most 80" in line for line in lines[2:5]) == [False, False, True]
    assert sorted("statement, meeting" in line for line in lines[2:5]) == [False, False, True]
    assert "2025-gone to merge" in lines[5]
    assert all(p.fatal for p in problems)
    assert "Council votes" in after.events["label"].to_list()


def test_an_event_merges_into_no_circle(tmp_path: Path) -> None:
    before = told()
    ids = [event(before, label)["event_id"] for label in (VISITED, STRUCK)]
    path = tmp_path / "s.csv"
    path.write_text(f"event_id,merge_into\n{ids[0]},{ids[0]}\n{ids[0]},{ids[1]}\n{ids[1]},{ids[0]}\n", encoding="utf-8")
    problems: list[Problem] = []
    after = correct(before, read(path), problems.append)
    assert after.events.height == 2
    assert len(problems) == 2
    assert all("itself" in str(p) for p in problems)


def test_a_split_leaves_something(tmp_path: Path) -> None:
    _, problems = fixed(told(), tmp_path / "s.csv", (STRUCK, {"split": "a"}))
    assert len(problems) == 1
    assert "at least one mention" in problems[0]


def test_two_sheets_that_disagree(tmp_path: Path) -> None:
    rows = [
        *read(edited(told(), tmp_path / "s.csv", (VISITED, {"date": "2025-12-02"}))),
        *read(edited(told(), tmp_path / "t.csv", (VISITED, {"date": "2025-12-05"}))),
    ]
    problems: list[Problem] = []
    after = correct(told(), rows, problems.append)
    assert event(after, VISITED)["value"] == "2025-12-02"
    assert len(problems) == 1
    assert "s.csv" in str(problems[0])
    assert "t.csv" in str(problems[0])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "event_id"),
        (b"when,label\n1,2\n", "event_id"),
        (b"PK\x03\x04 not a sheet", "event_id"),
        (b'event_id,label\nx,"open', "no CSV"),
        (b"event_id,delete\nx,perhaps\n", "s.csv:2: delete is yes or empty"),
        (b"event_id,delete,merge_into\nx,yes,y\n", "not two"),
        (b'event_id,split\nx,"[1"\n', "no list"),
    ],
)
def test_what_is_no_sheet_is_one_line(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "s.csv").write_bytes(content)
    with pytest.raises(CorrectionError, match=said) as caught:
        read(tmp_path / "s.csv")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("encoding", "delimiter"), [("utf-8-sig", ","), ("cp1252", ";"), ("utf-8", "\t")])
def test_sheets_as_spreadsheets_save_them(tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = [["event_id", "label", "note"], ["e-florida", "Gespräche in Florida", "für immer; wirklich"], ["", "", ""]]
    with (tmp_path / "s.csv").open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    (found,) = read(tmp_path / "s.csv")
    assert (found.event_id, found.changes) == ("e-florida", (("label", "Gespräche in Florida"),))
    assert found.note == "für immer; wirklich"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\nx", "'=1", "''=1", "'x", "＝1", "fine", "", "'"])
def test_what_protects_a_cell_comes_off_again(text: str) -> None:
    cell = escaped(text)
    assert cell[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n", "＝"}
    assert unescaped(cell) == text


def test_no_cell_of_a_sheet_starts_a_formula() -> None:
    rows = list(csv.reader(io.StringIO(as_sheet(samples.hostile()), newline="")))
    assert len(rows) == 1 + samples.hostile().events.height
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if cell[:1] in "=+-@\t\r\n" and cell]
    assert "\x00" not in as_sheet(samples.hostile())
    assert any(cell.startswith("'=HYPERLINK") for row in rows for cell in row)


def test_the_columns_of_the_table_are_all_in_the_sheet() -> None:
    head = as_sheet(samples.seeds()).removeprefix("\ufeff").split("\n", 1)[0].split(",")
    assert set(SCHEMAS["events"]) <= set(head)
    assert len(head) == len(set(head))


def test_the_dates_of_a_dispute_stand_in_the_sheet_and_one_is_chosen(tmp_path: Path) -> None:
    disputed = next(row for row in samples.seeds().events.to_dicts() if row["status"] == "disputed")
    values = [claim["value"] for claim in disputed["claims"]]
    rows = csv.DictReader(io.StringIO(as_sheet(samples.seeds()).removeprefix("\ufeff"), newline=""))
    assert next(r["date"] for r in rows if r["event_id"] == disputed["event_id"]) == " or ".join(values)
    after, problems = fixed(samples.seeds(), tmp_path / "s.csv", (disputed["label"], {"date": values[0]}))
    row = event(after, disputed["label"])
    assert problems == []
    assert row["value"] == values[0]
    assert (row["status"], row["claims"]) == ("disputed", disputed["claims"])  # the sources still disagree


def test_the_log_is_saved_kept_in_selections_and_forgotten_with_its_chronology(tmp_path: Path) -> None:
    after, _ = fixed(told(), tmp_path / "s.csv", (VISITED, {"date": "2025-12-02"}), (STRUCK, {"delete": "yes"}))
    chronology = Chronology(**after.named())
    chronology.save(tmp_path / "c")
    assert load(tmp_path / "c").corrections.equals(after.corrections)
    assert load(tmp_path / "c").about("Lima").corrections["action"].to_list() == ["date"]
    assert load(tmp_path / "c").sql("SELECT action FROM corrections").height == 2
    told().save(tmp_path / "c")
    assert sorted(p.name for p in (tmp_path / "c").iterdir()) == sorted(f"{name}.parquet" for name in SCHEMAS)


def test_in_python_somebody_is_told(tmp_path: Path) -> None:
    sheet = edited(told(), tmp_path / "s.csv", (VISITED, {"date": "2025-12-02"}))
    assert event(told().correct(sheet), VISITED)["value"] == "2025-12-02"
    (tmp_path / "t.csv").write_text("event_id,date\ngone,2025\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no such event"):
        told().correct(tmp_path / "t.csv")


@pytest.mark.parametrize(
    ("text", "value"),
    [("2025-W49", "2025-W49"), ("early 2026", "2026"), ("Q3 2025", "2025-Q3"), (" 2025 - 12 ", None),
     ("in 2014", "2014"), ("2025-12-02T15:30", "2025-12-02T15:30"), ("1930s", "193"), ("tomorrow", None),
     ("Monday", None), ("", None),
     ("2025-12-02/2025-12-01", None), ("2025/2026", "2025/2026"), ("2025-02-30", None), ("=1", None), ("x" * 999, None),
     ("not 2025", None), ("2025-12-01 or 2025-12-02", None), ("19 December", None),
     ("03/12/2025", None), ("25/12/2025", "2025-12-25"), ("25.12.2025", "2025-12-25"), ("03/12/25", None),
     ("25/12/2025 or so", None), ("2 décembre 2025", "2025-12-02")],
)  # fmt: skip
def test_dates_as_people_write_them(text: str, value: str | None) -> None:
    if value is None:
        with pytest.raises(DateError):
            read_date(text)
    else:
        assert read_date(text).value == value


def test_mentions_that_only_go_on_in_one_time_stay_apart_when_their_event_is_made_again() -> None:
    first = mention("a", "2025-12-01", "raid", "raid", implied=True, confidence=0.2, offset=100, timex_start=20)
    surer = mention("a", "2025-12-01", "attack", "attack", implied=True, confidence=0.3, offset=300, timex_start=20)
    dated = {"a": Published()}
    made = event_rows([Cluster((first, surer))], dated, Sources()).row(0, named=True)
    rows = found.rows([first, surer], dated, date(2026, 1, 1)).to_dicts()
    assert event_of(rows, timex_rows({})) == made
    # What one expression dates twice in a sentence is told once.
    again = [row | {"implied": False} for row in rows]
    assert event_of(again, timex_rows({}))["event_id"] != made["event_id"]
