"""Extraction in parts: the same bytes however it is done, and nothing done twice."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from running import ROOT, inside

from chrono import running
from chrono.articles import Article, Problem
from chrono.chronology.schema import SCHEMAS
from chrono.dating import Policy
from chrono.running import Settings, engine
from chrono.running.cluster import Cluster, LostError
from chrono.running.running import PARTS

from .made import articles

SETTINGS = Settings(Policy(date(2026, 11, 22)))
MANY = articles(150)


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / f"{name}.parquet").read_bytes() for name in SCHEMAS}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("undisturbed")
    running.run_into(folder, MANY, SETTINGS)
    return folder


def test_memory_and_folder_hold_the_same(undisturbed: Path) -> None:
    from chrono.chronology.saving import load

    made, read = running.run(MANY, SETTINGS).named(), load(undisturbed).named()
    assert all(made[name].equals(read[name]) for name in SCHEMAS)
    assert made["events"].height > 100


def test_two_workers_give_the_same_bytes(undisturbed: Path, tmp_path: Path) -> None:
    running.run_into(tmp_path, MANY, SETTINGS, engine=engine(2))
    assert contents(tmp_path) == contents(undisturbed)


def test_a_cluster_of_two_gives_the_same_bytes_though_a_worker_is_killed(undisturbed: Path, tmp_path: Path) -> None:
    two = Cluster(workers=2)
    killed: list[int] = []

    def kill(_done: int, _all: int) -> None:
        if not killed:
            killed.append(next(iter(two.processes().values())))
            os.kill(killed[0], signal.SIGKILL)

    told: list[Problem] = []
    running.run_into(tmp_path, MANY, SETTINGS, engine=two, progress=kill, on_problem=told.append)
    assert killed
    assert not [p for p in told if p.fatal]
    assert contents(tmp_path) == contents(undisturbed)


def _dask(what: str) -> list[str]:
    return [sys.executable, "-m", f"distributed.cli.dask_{what}", "--no-dashboard"]


def test_a_scheduler_that_is_lost_is_one_clear_line_and_the_run_goes_on_later(
    undisturbed: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    host, port = address.split(":")
    plain: dict[str, Any] = {"env": {**os.environ, "PYTHONPATH": str(ROOT)}, "stderr": subprocess.DEVNULL}
    with (
        subprocess.Popen([*_dask("scheduler"), "--host", host, "--port", port], **plain) as scheduler,
        subprocess.Popen([*_dask("worker"), f"tcp://{address}", "--nthreads", "1", "--no-nanny"], **plain) as worker,
    ):
        try:
            lost = f"^tcp://{address}: the Dask scheduler was lost .* the same run, begun again, goes on from there$"
            with pytest.raises(LostError, match=lost):
                running.run_into(
                    tmp_path, MANY, SETTINGS, engine=Cluster(f"tcp://{address}"), progress=lambda *_: scheduler.kill()
                )
        finally:
            scheduler.kill()
            worker.kill()
    kept = len(list((tmp_path / PARTS).glob("*.found.parquet")))
    assert 1 <= kept < len(list((undisturbed / PARTS).glob("*.found.parquet")))
    assert capfd.readouterr().err == ""
    told: list[int] = []
    running.run_into(tmp_path, MANY, SETTINGS, progress=lambda done, _: told.append(done))
    assert len(told) == len(list((undisturbed / PARTS).glob("*.found.parquet")))
    assert contents(tmp_path) == contents(undisturbed)


def test_another_order_gives_the_same_bytes(undisturbed: Path, tmp_path: Path) -> None:
    running.run_into(tmp_path, MANY[::-1], SETTINGS)
    assert contents(tmp_path) == contents(undisturbed)


def test_what_is_known_is_not_read_again(undisturbed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(undisturbed)
    read: list[int] = []
    from chrono import extracting

    rows = extracting.rows

    def counted(some: Any, *rest: Any, **options: Any) -> Any:
        read.append(len(some))
        return rows(some, *rest, **options)

    monkeypatch.setattr(extracting, "rows", counted)
    running.run_into(undisturbed, MANY, SETTINGS)
    assert (read, contents(undisturbed)) == ([], before)
    new = Article(article_id="zz", text="It rained in Velland on Friday.", date="2025-05-05")
    running.run_into(undisturbed, [*MANY, new], SETTINGS)
    assert 0 < sum(read) < len(MANY) / 2
    running.run_into(undisturbed, MANY, SETTINGS)
    assert contents(undisturbed) == before


def test_a_fault_costs_the_article_in_which_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    from chrono import extracting
    from chrono.temporal.recognizing import recognize

    def faulty(text: str, language: str) -> object:
        if "boom" in text:
            raise RuntimeError("a rule\nfailed")
        return recognize(text, language)

    monkeypatch.setattr(extracting, "recognize", faulty)
    bad = Article(article_id="bad", text="The boom of June 2024 was over.", date="2025-01-01", path="in/bad.txt")
    told: list[Problem] = []
    made = running.run([*MANY[:5], bad, *MANY[5:9]], SETTINGS, on_problem=told.append)
    lost = [p for p in told if p.fatal]
    assert {str(p) for p in lost} == {
        "in/bad.txt (bad): what it tells is left out: "
        "a fault in chrono itself, please report it: RuntimeError: a rule failed"
    }
    assert made.articles["article_id"].to_list() == ["bad", *(a.article_id for a in MANY[:9])]
    assert set(made.mentions["article_id"]) == {a.article_id for a in MANY[:9]}


def test_what_was_lost_is_tried_again(undisturbed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from chrono import extracting

    rows, read, well = extracting.rows, [0], False

    def failing(some: Any, *rest: Any, **options: Any) -> Any:
        read.append(len(some))
        if not well and any(a.article_id == "n007" for a in some):
            raise MemoryError
        return rows(some, *rest, **options)

    monkeypatch.setattr(extracting, "rows", failing)
    told: list[Problem] = []
    for _ in range(2):
        told.clear()
        running.run_into(tmp_path, MANY, SETTINGS, on_problem=told.append)
        assert [p.where for p in told if p.fatal] == ["n007"]
    assert contents(tmp_path) != contents(undisturbed)
    well, read[:] = True, []
    told.clear()
    running.run_into(tmp_path, MANY, SETTINGS, on_problem=told.append)
    assert 0 < sum(read) < len(MANY) / 2, "its part alone"
    running.run_into(tmp_path, MANY, SETTINGS)
    assert len(read) == 1, "and once"
    assert not [p for p in told if p.fatal]
    assert contents(tmp_path) == contents(undisturbed)


def test_what_is_kept_counts_as_done_and_is_not_written_again(undisturbed: Path, tmp_path: Path) -> None:
    shutil.copytree(undisturbed, tmp_path, dirs_exist_ok=True)
    before = {f: f.stat().st_mtime_ns for f in (tmp_path / PARTS).iterdir()}
    told: list[tuple[int, int]] = []
    running.run_into(tmp_path, MANY, SETTINGS, progress=lambda done, of: told.append((done, of)))
    assert told == sorted(told)
    assert len(told) > 2
    assert told[-1] == (len(MANY), len(MANY))
    assert {f: f.stat().st_mtime_ns for f in (tmp_path / PARTS).iterdir()} == before


def test_a_run_that_was_killed_goes_on(undisturbed: Path, tmp_path: Path) -> None:
    source = tmp_path / "many.jsonl"
    lines = [json.dumps({"id": a.article_id, "text": a.text, "date": a.date}) for a in MANY]
    source.write_text("\n".join(lines) + "\n")
    whole, stopped = tmp_path / "whole", tmp_path / "stopped"
    assert inside("extract", source, "-o", whole, "--today", "2026-11-22").code == 0
    command = [sys.executable, "-m", "chrono", "extract", source, "-o", stopped, "--today", "2026-11-22"]
    kept: list[int] = []
    for _ in range(2):
        process = subprocess.Popen([*map(str, command)], stderr=subprocess.PIPE, cwd=ROOT)
        wanted = len(list((stopped / PARTS).glob("*.found.parquet"))) + 1
        while process.poll() is None and len(list((stopped / PARTS).glob("*.found.parquet"))) < wanted:
            time.sleep(0.02)
        process.kill()
        process.communicate()
        kept.append(len(list((stopped / PARTS).glob("*.found.parquet"))))
    assert kept == sorted(kept)
    assert 1 <= kept[0] < len(list((whole / PARTS).glob("*.found.parquet")))
    assert inside("extract", source, "-o", stopped, "--today", "2026-11-22").code == 0
    assert contents(stopped) == contents(whole)


def test_a_small_run_leaves_no_parts(tmp_path: Path) -> None:
    running.run_into(tmp_path, MANY[:1], SETTINGS)
    assert sorted(f.name for f in tmp_path.iterdir()) == sorted(f"{name}.parquet" for name in SCHEMAS)
