"""A parse as two lists: the place of each token's head (a root's own for a root), and its relation to it.

What mends parses (`repair` calls it) has one form: `mend` takes the tokens of one sentence, the places in it of their
heads, their relations, and where it needs them a language's words of noun phrases (`grammar`). It changes the two lists
in place, so that they stay a tree, and says whether any changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def children(i: int, heads: Sequence[int], labels: Sequence[str], relations: set[str]) -> list[int]:
    """The places that hang on a token by one of some relations, in order."""
    return [j for j, head in enumerate(heads) if head == i and j != i and labels[j] in relations]


def move(source: int, target: int, heads: list[int]) -> None:
    """What hangs on one token hangs on another."""
    for j, head in enumerate(heads):
        if head == source and j not in {source, target}:
            heads[j] = target


def chain(i: int, heads: Sequence[int]) -> list[int]:
    """The places above a token, nearest first."""
    found: list[int] = []
    while heads[i] != i and len(found) < len(heads):
        i = heads[i]
        found.append(i)
    return found


def is_above(low: int, high: int, heads: Sequence[int]) -> bool:
    """Whether one place is above another."""
    return high in chain(low, heads)


def is_tree(heads: Sequence[int]) -> bool:
    """Whether every token reaches a root."""
    state = [0] * len(heads)
    for start in range(len(heads)):
        i, path = start, []
        while state[i] == 0 and heads[i] != i:
            state[i] = 1
            path.append(i)
            i = heads[i]
            if state[i] == 1:
                return False
        for j in (*path, i):
            state[j] = 2
    return True


def subject_relation(verb: int, heads: Sequence[int], labels: Sequence[str]) -> str:
    """The relation of a subject to a verb: of a passive, another."""
    return "nsubj:pass" if children(verb, heads, labels, {"aux:pass"}) else "nsubj"
