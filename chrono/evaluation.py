"""Tagging scored against TimeML gold files, as TempEval-3 did (UzZaman et al. 2013).

Gold and system expressions are paired one to one: same extents first, then overlapping ones, the longest overlap first.
Strict counts pairs of one extent, relaxed all pairs; the F1 of type and value is TempEval-3's (right attributes over
system and gold expressions). Counts are summed over the corpus. The DCT itself is not scored.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from chrono.articles import Problem, read
from chrono.articles.timeml import gold_timexes
from chrono.dating import Policy
from chrono.errors import ChronoError
from chrono.extracting import tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

_CONTEXT = 45


@dataclass(frozen=True, slots=True)
class Mark:
    """A time expression as scoring sees it."""

    start: int
    end: int
    type: str
    value: str

    def overlap(self, other: Mark) -> int:
        """Number of characters that the two share; not positive where there are none."""
        return min(self.end, other.end) - max(self.start, other.start)


@dataclass(slots=True)
class Score:
    """Counts over a corpus."""

    gold: int = 0
    system: int = 0
    strict: int = 0
    relaxed: int = 0
    type: int = 0
    value: int = 0
    errors: list[str] = field(default_factory=list)

    def measure(self, name: str) -> tuple[float, float, float]:
        """Precision, recall and F1 of `strict`, `relaxed`, `type` or `value`, in percent."""
        hits: int = getattr(self, name)
        precision, recall = _share(hits, self.system), _share(hits, self.gold)
        both = precision + recall
        return 100 * precision, 100 * recall, 100 * (2 * precision * recall / both if both else 0.0)


def score(folder: Path, today: date, on_problem: Callable[[Problem], None]) -> dict[str, Score]:
    """Scores of a folder of `.tml` files: over all expressions (`all`), and for each gold type.

    Args:
        folder: gold files; the DCT of each is given to the tagger.
        today: the present day.
        on_problem: told of files that cannot be read.

    Raises:
        ChronoError: there is no `.tml` file in the folder.
    """
    if not folder.is_dir():
        raise ChronoError(f"{folder}: no such folder")
    paths = sorted(p for p in folder.rglob("*.tml") if not p.name.startswith("."))
    if not paths:
        raise ChronoError(f"{folder}: no .tml files in there")
    articles = list(read(paths, on_problem=on_problem))
    tagged = tag(articles, Policy(today, infer=False))
    scores = {name: Score() for name in ("all", "DATE", "TIME", "DURATION", "SET")}
    for article in articles:
        gold = [Mark(s, e, a.get("type", ""), a.get("value", "")) for s, e, a in gold_timexes(Path(article.path or ""))]
        ours = [Mark(t.start, t.end, t.type, t.value) for t in tagged.timexes[article.article_id]]
        _count(scores["all"], gold, ours, article.text, article.article_id)
        for kind in ("DATE", "TIME", "DURATION", "SET"):
            _count(scores[kind], [g for g in gold if g.type == kind], [o for o in ours if o.type == kind], "", "")
    return scores


def table(folder: Path, today: date, on_problem: Callable[[Problem], None], *, errors: bool = False) -> Iterator[str]:
    """The scores of a folder as lines of a table, and with `errors` what went wrong, a line each."""
    scores = score(folder, today, on_problem)
    heads = f"{'strict P/R/F1':^20}  {'relaxed P/R/F1':^20}  {'type F1':>8}  {'value F1':>8}"
    yield f"{'':9}{'gold':>6}{'system':>8}  {heads}"
    for name, one in scores.items():
        strict, relaxed = ("".join(f"{x:7.2f}" for x in one.measure(m)) for m in ("strict", "relaxed"))
        kind, value = one.measure("type")[2], one.measure("value")[2]
        yield f"{name:9}{one.gold:6}{one.system:8} {strict} {relaxed}  {kind:8.2f}  {value:8.2f}"
    if errors:
        yield from scores["all"].errors


def pair_up(gold: Sequence[Mark], system: Sequence[Mark]) -> list[tuple[int, int]]:
    """Pairs of indices, gold and system, in the order of the gold."""
    pairs: list[tuple[int, int]] = []
    free_gold, free_system = set(range(len(gold))), set(range(len(system)))

    def take(candidates: Iterable[tuple[int, int]]) -> None:
        for g, s in candidates:
            if g in free_gold and s in free_system:
                free_gold.remove(g)
                free_system.remove(s)
                pairs.append((g, s))

    take((g, s) for g, a in enumerate(gold) for s, b in enumerate(system) if (a.start, a.end) == (b.start, b.end))
    near = [(gold[g].overlap(system[s]), g, s) for g in sorted(free_gold) for s in sorted(free_system)]
    near = [n for n in near if n[0] > 0]
    near.sort(key=lambda n: (-n[0], gold[n[1]].start, system[n[2]].start))
    take((g, s) for _, g, s in near)
    return sorted(pairs)


def _count(score: Score, gold: Sequence[Mark], ours: Sequence[Mark], text: str, name: str) -> None:
    pairs = pair_up(gold, ours)
    score.gold += len(gold)
    score.system += len(ours)
    score.relaxed += len(pairs)
    for g, s in pairs:
        a, b = gold[g], ours[s]
        score.strict += (a.start, a.end) == (b.start, b.end)
        score.type += a.type == b.type
        score.value += a.value == b.value
        if (a.start, a.end) != (b.start, b.end):
            score.errors.append(_line("extent", name, text, a, b))
        if a.value != b.value or a.type != b.type:
            score.errors.append(_line("value" if a.value != b.value else "type", name, text, a, b))
    score.errors += [_line("missed", name, text, a, None) for i, a in enumerate(gold) if i not in {g for g, _ in pairs}]
    score.errors += [_line("false", name, text, None, b) for i, b in enumerate(ours) if i not in {s for _, s in pairs}]


def _line(kind: str, name: str, text: str, gold: Mark | None, ours: Mark | None) -> str:
    at = gold or ours
    if not text or at is None:
        return ""
    around = (
        f"{text[max(0, at.start - _CONTEXT) : at.start]}[{text[at.start : at.end]}]{text[at.end : at.end + _CONTEXT]}"
    )
    said = " → ".join(f"{m.type} {m.value} “{' '.join(text[m.start : m.end].split())}”" for m in (gold, ours) if m)
    return f"{kind}\t{name}\t{said}\t{' '.join(around.split())}"


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
