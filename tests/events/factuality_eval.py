"""Factuality against the attributes of TimeML's events, on a folder of TimeML files.

    python tests/events/factuality_eval.py FOLDER [--errors]

`docs/factuality.md` says which attributes stand for which class, and which events are left out.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from chrono.articles.timeml import plain_text
from chrono.events.factuality import factuality
from chrono.events.lexicon import load
from chrono.language import Reading, analyse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chrono.language import Sentence, Token

CLASSES = ("negated", "planned", "possible", "actual")
_TEXT = re.compile(r"<TEXT>(.*)</TEXT>", re.DOTALL)
_EVENT = re.compile(r"<EVENT\b([^<>]*)>(.*?)</EVENT>", re.DOTALL)
_LINK = re.compile(r"<(MAKEINSTANCE|SLINK)\b([^<>]*)/?>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_ODD = 0.3  # more negated events than that are a fault of the annotation tool, not a text's
# Relations whose subordinate event is meant, wished or feared: planned or possible, TimeML does not say which.
_MODAL = {"MODAL", "CONDITIONAL"}
_BARE = {"NONE", "PRESPART", "PASTPART"}  # nouns and participles


def gold(raw: str) -> Iterator[tuple[int, int, str]]:
    """Offsets of each event in the text of a TimeML file, and its class; "" where the attributes do not tell."""
    found = _TEXT.search(raw)
    if not found:
        return
    body = found[1]
    instances: dict[str, dict[str, str]] = {}
    events: dict[str, list[dict[str, str]]] = {}
    below: dict[str, str] = {}
    for name, tag in _LINK.findall(raw):
        values = dict(_ATTRIBUTE.findall(tag))
        if name == "MAKEINSTANCE":
            instances[values.get("eiid", "")] = values
            events.setdefault(values.get("eventID", ""), []).append(values)
        elif "subordinatedEventInstance" in values:
            below[values["subordinatedEventInstance"]] = values.get("relType", "")
    negative = sum(v.get("polarity") == "NEG" for v in instances.values())
    if negative > _ODD * len(instances):
        return
    for match in _EVENT.finditer(body):
        start = len(plain_text(body[: match.start()]))
        mine = events.get(dict(_ATTRIBUTE.findall(match[1])).get("eid", ""), [])
        if mine:
            yield start, start + len(plain_text(match[2])), _class(mine[0], below.get(mine[0].get("eiid", ""), ""))


def _class(instance: dict[str, str], relation: str) -> str:
    modality = instance.get("modality", "").lower()
    if instance.get("polarity") == "NEG" or relation in {"COUNTER_FACTIVE", "NEG_EVIDENTIAL"}:
        return "negated"
    if instance.get("tense") == "FUTURE":
        return "planned"
    if modality not in {"", "none", "delete", "close", "until", "to"}:
        return "possible"
    if relation in _MODAL or instance.get("tense") == "INFINITIVE":
        return ""
    return "bare" if instance.get("tense") in _BARE else "actual"


def _at(sentences: list[Sentence], start: int, end: int) -> tuple[Sentence, Token] | None:
    for sentence in sentences:
        if sentence.start <= start < sentence.end:
            tokens = sentence.tokens_in(start, end)
            inside = {t.i for t in tokens}
            head = next((t for t in tokens if t.head.i not in inside or t.head == t), None)
            while head is not None and head.dep_ in {"cop", "aux", "aux:pass", "case"} and head.head != head:
                head = head.head  # "was not a member": TimeML marks the copula, chrono what it joins
            return (sentence, head) if head is not None else None
    return None


def score(folder: Path, *, errors: bool) -> Iterator[str]:
    """Lines of a table: precision, recall and F1 of each class; behind it what went wrong, where asked for."""
    lexicon = load()
    pairs: Counter[tuple[str, str]] = Counter()
    wrong: list[str] = []
    raws = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.tml"))]
    texts = [plain_text(found[1]) if (found := _TEXT.search(raw)) else "" for raw in raws]
    for raw, text, sentences in zip(raws, texts, analyse(Reading(t) for t in texts), strict=True):
        for start, end, truth in gold(raw):
            where = _at(sentences, start, end)
            if not truth or where is None:
                continue
            sentence, token = where
            said = factuality(token, lexicon)
            if truth == "bare":  # without a tense, polarity is all that is annotated
                truth, said = "actual", said if said == "negated" else "actual"
            pairs[truth, said] += 1
            if truth != said:
                shown = f"{text[sentence.start : start]}[{text[start:end]}]{text[end : sentence.end]}"
                wrong.append(f"{truth} > {said}: {' '.join(shown.split())}")
    yield f"{'':10} {'gold':>6} {'found':>6} {'P':>6} {'R':>6} {'F1':>6}"
    for name in ("negated+planned", *CLASSES):
        some = set(name.split("+"))
        wanted = sum(n for (t, _), n in pairs.items() if t in some)
        made = sum(n for (_, s), n in pairs.items() if s in some)
        right = sum(n for (t, s), n in pairs.items() if t == s and t in some)
        precision, recall = right / max(1, made), right / max(1, wanted)
        both = 2 * precision * recall / max(1e-9, precision + recall)
        yield f"{name:15} {wanted:>6} {made:>6} {precision:6.3f} {recall:6.3f} {both:6.3f}"
    if errors:
        yield from sorted(wrong)


def main() -> None:
    """Print the table for the folder named on the command line."""
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    if len(arguments) != 1:
        sys.exit(f"usage: {sys.argv[0]} FOLDER [--errors]")
    for line in score(Path(arguments[0]), errors="--errors" in sys.argv):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
