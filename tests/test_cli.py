"""The command line as a process: what it prints where, and how it ends."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest
from running import ROOT, TODAY, Ran, chrono

from chrono import __version__
from chrono.cli import cli

if TYPE_CHECKING:
    from collections.abc import Callable

ARTICLE = "The ministers met in Geneva on Monday, December 1, 2025.\n"


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A chronology of one small article."""
    folder = tmp_path_factory.mktemp("saved")
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    ran = chrono("extract", folder / "a.txt", "-o", folder / "c", "--date", "2025-12-02", *TODAY)
    assert ran.code == 0, ran.err
    return folder / "c"


def test_the_version() -> None:
    assert chrono("--version").out.split()[-1] == __version__


@pytest.mark.parametrize("command", ["", *cli.commands])
def test_help_answers_without_loading_anything_heavy(command: str) -> None:
    code = (
        "import sys; from chrono.cli import cli\n"
        f"try: cli([*{command.split()!r}, '--help'])\n"
        "except SystemExit as e: assert not e.code\n"
        "heavy = {'spacy', 'polars', 'plotly', 'dateparser', 'trafilatura'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


@pytest.mark.parametrize("name", cli.commands)
def test_every_command_and_option_is_in_the_readme(name: str) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"chrono {name}" in readme
    for option in cli.commands[name].params:
        if isinstance(option, click.Option):
            assert any(o in readme for o in option.opts), f"{name} {option.opts}"


def test_every_example_of_the_readme_names_a_command_that_exists() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\$ (?:echo .*\| )?chrono ([a-z]+)", readme, re.MULTILINE))
    assert named == set(cli.commands)


def test_tag_prints_json_lines(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    ran = chrono("tag", tmp_path / "a.txt", "--date", "2025-12-02", *TODAY)
    assert (ran.code, ran.err) == (0, [])
    line = json.loads(ran.out)
    assert line["id"] == "a"
    assert line["published"] == "2025-12-02"
    timex = line["timexes"][0]
    assert (timex["text"], timex["type"], timex["value"]) == ("Monday, December 1, 2025", "DATE", "2025-12-01")
    assert ARTICLE[timex["start"] : timex["end"]] == timex["text"]


def test_tag_prints_timeml_that_reads_back(tmp_path: Path) -> None:
    ran = chrono("tag", "-", "--to", "timeml", "--date", "2025-12-02", *TODAY, stdin='A & B <met> on "May 3".')
    (tmp_path / "x.tml").write_text(ran.out, encoding="utf-8")
    again = json.loads(chrono("tag", tmp_path / "x.tml", *TODAY).out)
    assert again["published"] == "2025-12-02"
    assert again["timexes"][0]["value"] == "2025-05-03"
    assert "A &amp; B &lt;met&gt;" in ran.out


def test_date_says_how_it_knows() -> None:
    ran = chrono("date", "-", *TODAY, stdin="The envoy said today, December 2, that the July 2025 truce had failed.")
    assert ran.code == 0
    assert ran.out.splitlines()[0] == "stdin: 2025-12-02 (text, confidence 0.95)"
    assert "today, December 2" in ran.out


def test_date_prints_the_columns_of_the_table() -> None:
    ran = chrono("date", "-", "--to", "jsonl", "--date", "2024-03-01", *TODAY, stdin="It rained.")
    line = json.loads(ran.out)
    assert line["article_id"] == "stdin"
    assert line["published"] == "2024-03-01"
    assert line["published_source"] == "given"
    assert set(line) == {
        "article_id", "published", "published_value", "published_source", "published_after", "published_before",
        "published_confidence", "published_evidence",
    }  # fmt: skip


def test_no_infer_leaves_the_date_open() -> None:
    ran = chrono("date", "-", "--no-infer", *TODAY, stdin="The envoy said today, December 2, that July 2025 was hot.")
    assert ran.out.startswith("stdin: not known (unknown")
    assert ran.code == 0
    assert len(ran.err) == 1


def test_query_answers_in_four_forms(saved: Path) -> None:
    sql = 'SELECT label, "when" FROM events'
    assert "The ministers met in Geneva" in chrono("query", saved, sql).out
    assert chrono("query", saved, sql, "--to", "csv").out == "label,when\nThe ministers met in Geneva,1 Dec 2025\n"
    expected = {"label": "The ministers met in Geneva", "when": "1 Dec 2025"}
    assert json.loads(chrono("query", saved, sql, "--to", "json").out) == [expected]
    assert json.loads(chrono("query", saved, sql, "--to", "jsonl").out) == expected


def test_a_query_of_every_column_can_be_read(saved: Path) -> None:
    lines = chrono("query", saved, "SELECT * FROM events").out.splitlines()
    assert lines[0].startswith("── 1 of 1 ")
    assert "label       │ The ministers met in Geneva" in lines
    assert max(map(len, lines)) == 160  # no terminal: a width of its own


def test_a_query_that_is_wrong_names_the_nearest_column(saved: Path) -> None:
    ran = chrono("query", saved, "SELECT lable FROM events")
    assert (ran.code, len(ran.err), ran.out) == (1, 1, "")
    assert "'label'" in ran.err[0]


def test_plot_and_report_read_a_saved_chronology(saved: Path, tmp_path: Path) -> None:
    assert chrono("plot", saved, "-o", tmp_path / "p.json").code == 0
    assert json.loads((tmp_path / "p.json").read_text(encoding="utf-8"))["data"]
    assert chrono("plot", saved, "-o", tmp_path / "p.html", "--fragment", "--plotlyjs", "cdn").code == 0
    assert "<html" not in (tmp_path / "p.html").read_text(encoding="utf-8")
    ran = chrono("report", saved, "-o", tmp_path / "new" / "r.html", "--title", "A <b> & c", "--plotlyjs", "directory")
    assert (ran.code, ran.out) == (0, "")
    assert "A &lt;b&gt; &amp; c" in (tmp_path / "new" / "r.html").read_text(encoding="utf-8")
    assert list((tmp_path / "new").glob("plotly-*.min.js"))


def test_evaluate_scores_gold(tmp_path: Path) -> None:
    gold = (
        '<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2025-12-02" functionInDocument="CREATION_TIME">2 Dec</TIMEX3>'
        '</DCT><TEXT>It fell <TIMEX3 tid="t1" type="DATE" value="2025-12-01">yesterday</TIMEX3> and on '
        '<TIMEX3 tid="t2" type="DATE" value="2024-05-05">the big day</TIMEX3>.</TEXT></TimeML>'
    )
    (tmp_path / "g.tml").write_text(gold, encoding="utf-8")
    ran = chrono("evaluate", tmp_path, "--errors")
    assert ran.code == 0
    figures = ran.out.splitlines()[1].split()
    assert figures[:3] == ["all", "2", "1"]
    assert figures[3:6] == ["100.00", "50.00", "66.67"]
    assert any(line.startswith("missed\tg") for line in ran.out.splitlines())


def _interrupted(wanted: Callable[[int], object], *args: str | Path) -> Ran:
    """Run a command, and stop it and what it started by Ctrl-C as soon as something is seen of its process."""
    # A shell that runs something in the background lets it ignore Ctrl-C; here it must not.
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "from chrono.__main__ import main; print(flush=True); main()"
    )
    command = [sys.executable, "-c", code, *map(str, args)]
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, start_new_session=True, **pipes) as process:
        assert process.stdout is not None
        process.stdout.readline()
        patience = time.monotonic() + 60
        while not wanted(process.pid) and time.monotonic() < patience:
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=60)
    return Ran(process.returncode, out, err.splitlines())


def _after(seconds: float) -> Callable[[int], bool]:
    begun: list[float] = []

    def wanted(_: int) -> bool:
        begun.append(time.monotonic())
        return begun[-1] >= begun[0] + seconds

    return wanted


def _workers(pid: int) -> list[int]:
    """The processes that one has started to do its work."""
    children = map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
    return [child for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


@pytest.mark.parametrize("delay", [0.1, 0.3, 1.0])
def test_ctrl_c_ends_with_one_line(tmp_path: Path, delay: float) -> None:
    (tmp_path / "long.txt").write_text(ARTICLE * 200_000, encoding="utf-8")
    ran = _interrupted(_after(delay), "tag", tmp_path / "long.txt", *TODAY)
    assert (ran.code, ran.err) == (130, ["chrono: stopped"])


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for the workers")
@pytest.mark.parametrize("delay", [0.0, 0.1, 0.5])
def test_ctrl_c_ends_workers_that_start_with_one_line(tmp_path: Path, delay: float) -> None:
    _many(tmp_path / "many.jsonl")
    seen: list[tuple[float, list[int]]] = []

    def wanted(pid: int) -> bool:
        if not seen and (workers := _workers(pid)):
            seen.append((time.monotonic(), workers))
        return bool(seen) and time.monotonic() >= seen[0][0] + delay

    ran = _interrupted(wanted, "extract", tmp_path / "many.jsonl", "-o", tmp_path / "out", "--workers", "2", *TODAY)
    assert (ran.code, ran.err) == (130, ["chrono: stopped"])
    assert seen
    assert not any(Path(f"/proc/{worker}").exists() for worker in seen[0][1])


def _many(file: Path) -> None:
    lines = (json.dumps({"id": f"n{number}", "text": ARTICLE, "date": "2025-12-02"}) for number in range(400))
    file.write_text("\n".join(lines), encoding="utf-8")


# What goes wrong: one clear line each, the rest still done, the exit code of the contract.


def test_bad_inputs_lose_nothing_but_themselves(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "latin.txt").write_bytes("Die Minister trafen sich am 1. Dezember 2025 in Köln.".encode("cp1252"))
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\x02")
    lines = [json.dumps({"id": f"line{i}", "text": ARTICLE}) for i in range(1, 6)]
    lines[2] = '{"id": "line3", "text": '
    (tmp_path / "five.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "hollow").mkdir()
    names = ("good.txt", "empty.txt", "latin.txt", "binary.txt", "five.jsonl", "hollow", "gone.txt")
    ran = chrono("tag", *(tmp_path / name for name in names), "--date", "2025-12-02", *TODAY)
    assert ran.code == 1
    assert {json.loads(line)["id"] for line in ran.out.splitlines()} == {
        "good",
        "latin",
        "line1",
        "line2",
        "line4",
        "line5",
    }
    assert len(ran.err) == 6
    for name in ("empty.txt", "latin.txt", "binary.txt", "five.jsonl:3", "/hollow", "gone.txt"):
        assert sum(name in line for line in ran.err) == 1, (name, ran.err)
    assert all(line.startswith("chrono: ") for line in ran.err)


def test_an_article_without_any_date_says_so_and_is_done() -> None:
    ran = chrono("tag", "-", *TODAY, stdin="The ministers met on Friday.")
    assert (ran.code, len(ran.err)) == (0, 1)
    assert "date is not known" in ran.err[0]
    assert json.loads(ran.out)["timexes"][0]["value"] == "XXXX-WXX-5"


@pytest.mark.parametrize("command", ["tag", "extract", "date"])
def test_a_date_that_is_no_day_is_named_in_one_line_and_the_article_is_undated(command: str, tmp_path: Path) -> None:
    text = "The ministers met on Friday in Essen."
    given = {"a": "2026-13-45", "b": "yesterday-ish", "c": "2031-01-01", "d": "03/04/2025", "e": "2025-12-01"}
    lines = [json.dumps({"id": name, "text": text, "date": date}) for name, date in given.items()]
    lines.append(json.dumps({"id": "f", "text": f"Minutes\n3 December 2025\n\n{text}", "date": "soonish"}))
    (tmp_path / "some.jsonl").write_text("\n".join(lines), encoding="utf-8")
    out = ["-o", str(tmp_path / "some.csv")] if command == "extract" else []
    ran = chrono(command, tmp_path / "some.jsonl", *out, *TODAY)
    told = [line for line in ran.err if "the date given" in line]
    assert (ran.code, len(told)) == (0, 5)
    for name, why, then in (
        ("a", "“2026-13-45”, could not be read as a day", "its date is not known;"),
        ("b", "“yesterday-ish”, could not be read as a day", "its date is not known;"),
        ("c", "“2031-01-01”, lies in the future", "its date is not known;"),
        ("d", "“03/04/2025”, may mean 4 March 2025 or 3 April 2025", "its date is not known (only 2025);"),
        ("f", "“soonish”, could not be read as a day", "it is dated 2025-12-03 instead (dateline)"),
    ):
        assert [line for line in ran.err if f"({name})" in line and why in line and then in line], (name, ran.err)


def test_a_long_article(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(
        (ARTICLE + "And so it went on, and on, without a date.\n\n") * 10_000, encoding="utf-8"
    )
    ran = chrono("tag", tmp_path / "long.txt", "--date", "2025-12-02", *TODAY)
    assert (ran.code, len(json.loads(ran.out)["timexes"])) == (0, 10_000)


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such-command"],
        ["tag"],
        ["tag", "x.txt", "--to", "xml"],
        ["report", "x.txt"],
        ["report", "x.txt", "-o", "out.pdf"],
        ["tag", "x.txt", "--date", "2021-13-01"],
        ["extract", "x.txt", "-o", "out.xlsx"],
        ["plot", "x.txt", "-o", "out.gif"],
        ["tag", "x.txt", "--date", "soon"],
        ["tag", "x.txt", "--date", "02/12/2025"],
        ["tag", "x.txt", "--between", "2025-02-01", "2025-01-01"],
    ],
)
def test_a_wrong_command_line_ends_with_2(arguments: list[str]) -> None:
    ran = chrono(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err


def test_what_cannot_be_written_is_one_line(saved: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    ran = chrono("report", saved, "-o", tmp_path / "file" / "r.html")
    assert (ran.code, len(ran.err)) == (1, 1)
    assert str(tmp_path / "file") in ran.err[0]


def test_where_there_is_no_article_nothing_is_written(tmp_path: Path) -> None:
    page = tmp_path / "good.html"
    page.write_text("the report of yesterday", encoding="utf-8")
    ran = chrono("report", tmp_path / "typo", "-o", page)
    assert ran.code == 1
    assert page.read_text(encoding="utf-8") == "the report of yesterday"


def test_a_pipeline_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    ran = chrono(
        "extract", tmp_path / "a.txt", "-o", tmp_path / "c", "--spacy-model", "xx_none", "--date", "2025-12-02"
    )
    assert (ran.code, len(ran.err)) == (1, 1)
    assert "xx_none" in ran.err[0]


def test_a_folder_that_is_no_chronology_is_one_line(tmp_path: Path) -> None:
    ran = chrono("query", tmp_path, "SELECT 1")
    assert (ran.code, len(ran.err)) == (1, 1)


def test_between_narrows_the_year() -> None:
    ran = chrono(
        "date", "-", "--between", "1998-01-01", "1998-12-31", *TODAY, stdin="He said today, March 3, that it was over."
    )
    assert ran.out.startswith("stdin: 1998-03-03 (text")


def test_implied_keeps_plans_without_a_date(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Steve Witkoff will travel to Moscow.", encoding="utf-8")
    for flags, events in (((), "0 events"), (("--implied",), "1 event ")):
        ran = chrono("extract", tmp_path / "a.txt", "-o", tmp_path / "c", "--date", "2025-12-01", *flags, *TODAY)
        assert ran.err[-1].startswith(events)
