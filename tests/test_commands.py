"""Selections, corrections and exports on the command line; every command and option is in the documents."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import click
import icalendar
import pytest
import samples
from reference import PAGE, reference
from running import ROOT, TODAY, inside
from running import chrono as process

from chrono.api import Chronology
from chrono.cli import cli

ARTICLE = "The ministers met in Geneva on Monday, December 1, 2025.\n"
DOCS = sorted((ROOT / "docs").glob("*.md"))


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A saved chronology of nine events, one without a date and one disputed."""
    folder = tmp_path_factory.mktemp("saved") / "c"
    Chronology(**samples.seeds().named()).save(folder)
    return folder


def labels(content: str) -> list[str]:
    return [json.loads(line)["label"] for line in content.splitlines()]


def test_the_reference_is_what_the_commands_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), "run: python tests/reference.py"


@pytest.mark.parametrize("name", cli.commands)
def test_every_option_of_a_command_is_told_with_that_command(name: str) -> None:
    """In the README's section on the command, or in a page of docs/ that is not made from `--help`."""
    prose = [(ROOT / "README.md").read_text(encoding="utf-8")]
    prose += [page.read_text(encoding="utf-8") for page in DOCS if page != PAGE]
    told = "\n".join(text for text in prose if f"chrono {name}" in text)
    assert told
    for option in cli.commands[name].params:
        if isinstance(option, click.Option):
            long = next(o for o in option.opts if o.startswith("--"))
            assert re.search(rf"{re.escape(long)}(?![\w-])", told), f"{name} {long}"


def test_every_option_and_command_of_the_documents_exists() -> None:
    known = {o for command in cli.commands.values() for p in command.params for o in (*p.opts, *p.secondary_opts)}
    for page in [ROOT / "README.md", *DOCS]:
        for line in re.findall(r"^\$ (?:echo .*\| )?chrono (.*?)(?:  +#.*)?$", page.read_text(encoding="utf-8"), re.M):
            assert line.split()[0] in cli.commands, (page.name, line)
            assert set(re.findall(r"(?<!\S)--?[a-z][\w-]*", line)) <= known, (page.name, line)


def test_the_selections_of_the_command_line(saved: Path) -> None:
    every = Chronology(**samples.seeds().named())
    for options, part in [
        (["--about", "witkoff"], every.about("Witkoff")),
        (["--about", "witkoff", "--about", "dragone"], every.about("Witkoff", "Dragone")),
        (["--at", "Moscow"], every.at("Moscow")),
        (["--first", "2025-12", "--last", "2025-12-01"], every.between("2025-12-01", "2025-12-01")),
        (["--last", "2024"], every.between(None, "2024-12-31")),
        (["--where", "status = 'disputed'"], every.disputed()),
        (["--about", "putin", "--where", "kind = 'meeting'"], every.about("Putin").of_kind("meeting")),
        (["--about", "nobody"], every.about("Nobody")),
    ]:
        ran = inside("export", saved, "--to", "jsonl", *options)
        assert (ran.code, len(ran.err)) == (0, 0 if part.events.height else 1)
        assert labels(ran.out) == part.events["label"].to_list()
    assert every.about("Witkoff").events.height
    assert not every.about("Nobody").events.height


@pytest.mark.parametrize("command", ["report", "extract", "plot", "export"])
def test_every_command_that_writes_takes_a_part(saved: Path, tmp_path: Path, command: str) -> None:
    name = {"report": "r.html", "plot": "p.json", "extract": "c", "export": "e.json"}[command]
    ran = inside(command, saved, "-o", tmp_path / name, "--at", "Moscow")
    part = Chronology(**samples.seeds().named()).at("Moscow")
    assert ran.code == 0
    assert ran.err[-1].startswith(f"{part.events.height} event")
    assert (tmp_path / name).exists()


@pytest.mark.parametrize("command", ["report", "extract", "plot", "export", "brief"])
def test_a_selection_that_leaves_nothing_says_so(saved: Path, tmp_path: Path, command: str) -> None:
    name = {"report": "x.html", "extract": "x", "plot": "x.html", "export": "x.md", "brief": "x.md"}[command]
    ran = inside(command, saved, "-o", tmp_path / name, "--first", "2050", "--about", "Essen")
    told = [line for line in ran.err if line.startswith("chrono: ")]
    assert ran.code == 0
    assert told[0] == "chrono: none of 9 events fits --about, --first, so there is none in what is written"
    if command in ("report", "brief"):
        page = (tmp_path / name).read_text(encoding="utf-8")
        assert "There is no event to show: none fits what was asked for." in page
    assert not any("fits" in line for line in inside(command, saved, "-o", tmp_path / name).err)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--first", "soon"], 2),
        (["--first", "2025-13-01"], 2),
        (["--last", "02/12/2025"], 2),
        (["--first", "2025-12-02", "--last", "2025-12-01"], 2),
        (["--about"], 2),
        (["--about", "—"], 1),
        (["--where", "kint = 1"], 1),
        (["--where", ""], 1),
        (["--corrections", "no-such-sheet.csv"], 1),
    ],
)
def test_a_selection_that_is_wrong(saved: Path, tmp_path: Path, options: list[str], code: int) -> None:
    ran = inside("extract", saved, "-o", tmp_path / "c", *options)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err
    assert code == 2 or len(ran.err) == 1
    assert not (tmp_path / "c").exists()


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (["--date", "2025-12-02"], "--date changes"),
        (["--implied", "--between", "2025-01-01", "2025-12-31"], "--between, --implied change"),
        (["--no-infer", "--today", "2026-01-01", "--spacy-model", "x"], "--no-infer, --today, --spacy-model change"),
    ],
)
@pytest.mark.parametrize("command", ["report", "plot", "extract", "export"])
def test_what_a_saved_chronology_ignores_is_said(
    saved: Path, tmp_path: Path, command: str, options: list[str], named: str
) -> None:
    name = {"report": "r.html", "plot": "p.json", "extract": "c", "export": "e.ics"}[command]
    ran = inside(command, saved, "-o", tmp_path / name, *options)
    told = [line for line in ran.err if "nothing" in line]
    assert ran.code == 0
    assert len(told) == 1
    assert named in told[0]


def test_options_of_articles_are_not_called_ignored(tmp_path: Path) -> None:
    ran = inside("extract", "-", "-o", tmp_path / "c", "--date", "2025-12-02", *TODAY, stdin=ARTICLE)
    assert (ran.code, len(ran.err)) == (0, 1)


def test_a_sheet_is_exported_edited_and_applied_on_every_later_run(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one.txt").write_text(ARTICLE, encoding="utf-8")
    given = ("--date", "2025-12-02", *TODAY)
    assert inside("extract", tmp_path / "a", "-o", tmp_path / "c", *given).code == 0
    assert inside("export", tmp_path / "c", "-o", tmp_path / "events.csv").code == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "events.csv").read_text(encoding="utf-8-sig"), newline="")))
    rows[0] |= {"date": "2025-11-30/2025-12-01", "note": "minutes of the meeting"}
    with (tmp_path / "events.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    sheet = ("--corrections", tmp_path / "events.csv")
    # From the saved chronology, and from the articles with one more.
    ran = inside("export", tmp_path / "c", "--to", "jsonl", *sheet)
    assert [json.loads(line)["value"] for line in ran.out.splitlines()] == ["2025-11-30/2025-12-01"]
    (tmp_path / "a" / "two.txt").write_text("A river flooded the valley on December 7, 2025.", encoding="utf-8")
    ran = inside("extract", tmp_path / "a", "-o", tmp_path / "d", *sheet, *given)
    assert (ran.code, ran.err) == (0, [f"2 events from 2 articles: {tmp_path / 'd'}"])
    again = inside("query", tmp_path / "d", 'SELECT first_day, "when" FROM events', "--to", "csv").out.splitlines()
    assert again[1] == "2025-11-30,30 Nov – 1 Dec 2025"
    log = json.loads(inside("query", tmp_path / "d", "SELECT * FROM corrections", "--to", "json").out)
    assert [(row["before"], row["note"]) for row in log] == [("1 Dec 2025 (2025-12-01)", "minutes of the meeting")]
    # In the report a reader sees what stood there, and why it does not any more.
    assert inside("report", tmp_path / "d", "-o", tmp_path / "r.html", *sheet).code == 0
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert '["date, before: 1 Dec 2025 (2025-12-01) (minutes of the meeting)"]' in page.replace("\\u002d", "-")
    assert inside("plot", tmp_path / "d", "-o", tmp_path / "p.json", *sheet).code == 0


def test_corrections_that_no_longer_fit_are_named_and_the_rest_is_done(saved: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "s.csv"
    sheet.write_text("event_id,label\ngone,x\ne-maidan,Maidan\ne-florida,\n", encoding="utf-8")
    ran = inside("export", saved, "-o", tmp_path / "e.jsonl", "--corrections", sheet)
    assert ran.code == 1
    assert ran.err[0] == f"chrono: {sheet}:2: not applied to gone: there is no such event any more"
    assert len(ran.err) == 2
    assert "Maidan" in labels((tmp_path / "e.jsonl").read_text(encoding="utf-8"))


def test_a_sheet_that_is_none_stops_before_anything_is_written(saved: Path, tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    ran = inside("report", saved, "-o", tmp_path / "r.html", "--corrections", tmp_path / "s.csv")
    assert (ran.code, len(ran.err)) == (1, 1)
    assert "event_id" in ran.err[0]
    assert not (tmp_path / "r.html").exists()


@pytest.mark.parametrize(
    ("name", "start"),
    [("e.ics", b"BEGIN:VCALENDAR"), ("e.mmd", b"gantt\n"), ("e.md", b"| When "), ("e.parquet", b"PAR1"),
     ("e.csv", b"\xef\xbb\xbfevent_id,"), ("e.json", b"[\n"), ("e.jsonl", b'{"event_id"')],
)  # fmt: skip
def test_the_suffix_or_to_says_the_format(saved: Path, tmp_path: Path, name: str, start: bytes) -> None:
    ran = inside("export", saved, "-o", tmp_path / name)
    assert ran.code == 0
    assert (tmp_path / name).read_bytes().startswith(start)
    assert any("no date" in line for line in ran.err) is name.endswith((".ics", ".mmd"))
    to = {"mmd": "mermaid", "md": "markdown"}.get(name[2:], name[2:])
    assert inside("export", saved, "-o", tmp_path / "any.name", "--to", to).code == 0
    assert (tmp_path / "any.name").read_bytes() == (tmp_path / name).read_bytes()


def test_what_has_no_date_is_left_out_of_a_calendar_and_said(saved: Path) -> None:
    undated = samples.seeds().events.filter(samples.seeds().events["start"].is_null())["event_id"].to_list()
    ran = process("export", saved, "--to", "ics")
    assert ran.code == 0
    assert ran.err == [f"chrono: 1 event has no date and is left out: {undated[0]}"]
    assert len(icalendar.Calendar.from_ical(ran.out).walk("VEVENT")) == 8
    assert "events" in json.loads(inside("export", saved, "--to", "timelinejs").out)


@pytest.mark.parametrize("arguments", [[], ["-o", "x.xlsx"], ["-o", "x"], ["--to", "xlsx"]])
def test_a_format_that_is_none_is_a_wrong_command_line(saved: Path, arguments: list[str]) -> None:
    ran = inside("export", saved, *arguments)
    assert (ran.code, ran.out) == (2, "")
