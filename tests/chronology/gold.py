"""The merging benchmark: stories of our own (`stories/*.toml`), and how a chronology of them is scored.

A story has `articles` (id, date, title, text), `events` (name; `mentions`, each `article: words of its text`; where it
matters `value`, `status` and `claims`) and `apart`: pairs of events that must never be taken for one. A mention of the
chronology belongs to the gold mention in whose words its trigger stands; a gold mention that no mention of the
chronology stands in was not found, which is no matter of merging and counted apart.

B³ is that of Bagga and Baldwin (1998), "Entity-Based Cross-Document Coreferencing Using the Vector Space Model".
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FOLDER = Path(__file__).parent / "stories"
# Written with the others, looked at only when nothing was to be changed any more.
HELD = ("factory", "ferry", "protest", "quake", "resignation", "takeover", "trade")


@dataclass(frozen=True, slots=True)
class Story:
    """Some articles on one matter, the events that they tell, and the pairs of events that must stay apart."""

    name: str
    articles: tuple[dict[str, Any], ...]
    events: dict[str, dict[str, Any]]
    apart: tuple[tuple[str, str], ...]

    def spans(self) -> dict[tuple[str, int, int], str]:
        """The event of every gold mention: article and offsets in its text."""
        texts = {a["id"]: a["text"] for a in self.articles}
        found: dict[tuple[str, int, int], str] = {}
        for name, event in self.events.items():
            for written in event["mentions"]:
                article, _, words = written.partition(": ")
                if texts[article].count(words) != 1:
                    raise ValueError(f"{self.name}: {written!r} must stand once in its article")
                start = texts[article].index(words)
                found[article, start, start + len(words)] = name
        return found


def stories(names: Iterable[str] | None = None) -> list[Story]:
    """The stories of the folder, or some of them, by name."""
    wanted = None if names is None else set(names)
    read = []
    for path in sorted(FOLDER.glob("*.toml")):
        if wanted is not None and path.stem not in wanted:
            continue
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        events = {e["name"]: e for e in data["events"]}
        articles = tuple({**a, "date": str(a["date"])} for a in data["articles"])
        read.append(Story(path.stem, articles, events, tuple(tuple(pair) for pair in data["apart"])))
    return read


@dataclass(frozen=True, slots=True)
class Score:
    """B³ over the gold mentions found, how many were found, and every pair of gold events taken for one."""

    precision: float
    recall: float
    f1: float
    found: int
    gold: int
    mixed: tuple[tuple[str, str], ...]


def assigned(told: Iterable[Story], mentions: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, set[str]]]:
    """For every story and gold mention (by number) its event, joined with the system's event ids: see `score`."""
    by_article: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for m in mentions:
        by_article[m["article_id"]].append(m)
    out: dict[str, dict[str, set[str]]] = {}
    for story in told:
        for (article, start, end), event in story.spans().items():
            inside = [m for m in by_article[article] if start <= m["trigger_start"] < end]
            for m in inside:
                out.setdefault(f"{story.name}/{event}", {}).setdefault(m["event_id"], set()).add(m["mention_id"])
    return out


def score(told: Sequence[Story], mentions: Sequence[Mapping[str, Any]]) -> Score:
    """How well mentions (rows of the table) are put together."""
    gold_of: dict[str, str] = {}
    system_of: dict[str, str] = {}
    for event, parts in assigned(told, mentions).items():
        for event_id, ids in parts.items():
            for mention_id in ids:
                gold_of[mention_id], system_of[mention_id] = event, event_id
    golds, systems = defaultdict(set), defaultdict(set)
    for mention_id, event in gold_of.items():
        golds[event].add(mention_id)
        systems[system_of[mention_id]].add(mention_id)
    n = max(1, len(gold_of))
    shared = {m: len(golds[gold_of[m]] & systems[system_of[m]]) for m in gold_of}
    precision = sum(shared[m] / len(systems[system_of[m]]) for m in gold_of) / n
    recall = sum(shared[m] / len(golds[gold_of[m]]) for m in gold_of) / n
    mixed = {
        (a, b)
        for ids in systems.values()
        for a in {gold_of[m] for m in ids}
        for b in {gold_of[m] for m in ids}
        if a < b
    }
    every = sum(len(s.spans()) for s in told)
    found = sum(
        any(m["article_id"] == article and start <= m["trigger_start"] < end for m in mentions)
        for s in told
        for article, start, end in s.spans()
    )
    return Score(
        precision, recall, 2 * precision * recall / ((precision + recall) or 1), found, every, tuple(sorted(mixed))
    )
