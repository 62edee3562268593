"""Each room knows only the rooms before it; small modules; no clock below the command line."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import chrono

PACKAGE = Path(chrono.__file__).parent
MODULES = sorted(p for p in PACKAGE.rglob("*.py"))
# The order in which the data flows, as docs/architecture.md draws it. `errors` and `files` are known to all.
ROOMS = [
    "errors", "files", "articles", "language", "temporal", "dating", "events", "chronology", "charts", "reports",
    "briefs",
]  # fmt: skip
# What ties the rooms together stands above them all.
ABOVE = ["extracting", "tagging", "evaluation", "running", "api", "commands", "cli", "__init__", "__main__"]
CLOCKS = {"now", "today", "utcnow", "time", "localtime"}


def room_of(module: str) -> str:
    return module.split(".")[1] if "." in module else "__init__"


def rank(room: str) -> int:
    return ROOMS.index(room) if room in ROOMS else len(ROOMS) + ABOVE.index(room)


def imports(path: Path) -> list[str]:
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "chrono":
            found += [f"{node.module}.{a.name}" if node.module == "chrono" else node.module for a in node.names]
        elif isinstance(node, ast.Import):
            found += [a.name for a in node.names if a.name.split(".")[0] == "chrono"]
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_room_imports_only_rooms_before_it(path: Path) -> None:
    own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    for imported in imports(path):
        room = room_of(imported)
        if room == "__version__":
            continue
        assert room == own or rank(room) < rank(own), f"{own} reaches forward to {room}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_modules_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 320


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_nothing_below_the_command_line_reads_the_clock(path: Path) -> None:
    if path.relative_to(PACKAGE).as_posix() in {"commands/running.py", "api.py"}:
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
            owner = ast.unparse(node.func.value)
            assert owner not in {"date", "datetime", "time", "datetime.datetime", "datetime.date"}, ast.unparse(node)


def test_every_room_is_drawn_in_the_plan() -> None:
    plan = (PACKAGE.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    for room in (*ROOMS[2:], "running", "commands", "cli"):
        assert room in plan
    folders = {p.name for p in PACKAGE.iterdir() if p.is_dir() and (p / "__init__.py").exists()}
    assert folders == set(ROOMS) - {"errors", "files"} | {"running", "commands"}
