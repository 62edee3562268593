"""What one sentence tells of one event, by one mention or by several: these are one event whatever else is alike.

"The ceasefire was signed on Monday" tells it by two words, "on Monday … at noon" dates it twice. So is what an article
tells of a thing that happens once and is told of again by its noun (`retelling`).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from chrono.chronology.retelling import retold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from chrono.events import Mention


def units(mentions: Iterable[Mention]) -> list[tuple[Mention, ...]]:
    """Mentions by what a sentence tells of one event; in each the one first that leads.

    Args:
        mentions: of all articles. The order of the groups is that of their first mentions.

    Returns:
        Groups of mentions of one word at times that meet, of words that say of one time the same (`told_with`), and of
        sentences that come back to what happened.
    """
    every = list(mentions)
    of_word: dict[tuple[str, int, int], list[int]] = defaultdict(list)
    for k, m in enumerate(every):
        of_word[m.article_id, m.sentence_start, m.trigger_start].append(k)
    group = list(range(len(every)))

    def root(k: int) -> int:
        while group[k] != k:
            group[k] = group[group[k]]
            k = group[k]
        return k

    for k, m in enumerate(every):
        same = [n for n in of_word[m.article_id, m.sentence_start, m.trigger_start] if n > k and _meet(m, every[n])]
        if m.told_with is not None:
            leading = of_word[m.article_id, m.sentence_start, m.told_with]
            same += [n for n in leading if every[n].timex_start == m.timex_start]
        for n in same:
            group[max(root(k), root(n))] = min(root(k), root(n))
    for k, n in retold(every):
        group[max(root(k), root(n))] = min(root(k), root(n))
    found: dict[int, list[Mention]] = defaultdict(list)
    for k, m in enumerate(every):
        found[root(k)].append(m)
    return [_led(some) for some in found.values()]


def _meet(a: Mention, b: Mention) -> bool:
    if a.interval is None or b.interval is None:
        return a.interval is b.interval and a.value == b.value
    return a.interval.meets(b.interval)


def _led(some: Sequence[Mention]) -> tuple[Mention, ...]:
    """The one first that names the event, of several the most precise."""
    return tuple(sorted(some, key=lambda m: (m.told_with is not None, _length(m), m.timex_start or 0)))


def _length(m: Mention) -> int:
    return m.interval.end - m.interval.start if m.interval else 10**15
