"""Other names in the place of a text's own: a recognizer should learn what names look like, not those of its corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.rows import Row, names

if TYPE_CHECKING:
    import random

    from spacy.language import Language

    Words = dict[str, list[str]]
    Memo = dict[tuple[str, str], str]


def swap(nlp: Language, rows: list[Row], words: Words, rng: random.Random, memo: Memo) -> list[Row]:
    """The sentence with other names in the place of its own; the same name becomes the same other one."""
    out: list[Row] = []
    at = 0
    for start, end, label in names(rows):
        out += rows[at:start]
        out += _other(nlp, rows[start:end], label, words, rng, memo)
        at = end
    return out + rows[at:]


def _other(
    nlp: Language,
    old: list[Row],
    label: str,
    words: dict[str, list[str]],
    rng: random.Random,
    memo: dict[tuple[str, str], str],
) -> list[Row]:
    text = " ".join(r.text for r in old)
    if not text[:1].isupper() or len(old) > 4:
        return old
    if label == "PERSON" and all(r.text[:1].isupper() and r.text.isalpha() for r in old):
        last = len(old) - 1
        parts = [
            memo.setdefault(
                ("P", r.text), rng.choice(words["first" if k < last or (last == 0 and rng.random() < 0.35) else "last"])
            )
            for k, r in enumerate(old)
        ]
        new = " ".join(parts)
    elif label == "PLACE":
        new = memo.setdefault(("L", text), _place(words, rng))
    elif label == "ORG" and rng.random() < 0.3:
        new = memo.setdefault(("O", text), rng.choice(words["organizations"]))
    else:
        return old
    made = [Row(t.text, bool(t.whitespace_), name=f"I-{label}") for t in nlp.make_doc(new)]
    made[0].name, made[-1].space = f"B-{label}", old[-1].space
    return made


def _place(words: dict[str, list[str]], rng: random.Random) -> str:
    """A country, a large city more often than a small one, or any city."""
    drawn = rng.random()
    if drawn < 0.35:
        return rng.choice(words["countries"])
    cities = words["cities"]
    return cities[int(len(cities) * rng.random() ** 2)] if drawn < 0.75 else rng.choice(cities)
