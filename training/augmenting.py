"""What news looks like and treebanks do not: variants of training documents, made anew each time one is read.

`registry.py` gives them to spaCy's configs. Every variant keeps the
annotation of what it leaves in place; shares are per document or per sentence and were not tuned.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.training import Example

from training.rows import Row, to_doc, to_sentences
from training.swapping import swap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.language import Language

Sentences = list[list[Row]]
_CLAUSAL = {
    "ccomp",
    "advcl",
    "acl",
    "acl:relcl",
    "parataxis",
    "conj",
    "csubj",
    "xcomp",
    "appos",
    "list",
    "discourse",
    "vocative",
}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def curly(sentences: Sentences, rng: random.Random) -> None:
    """Straight quotes and apostrophes as typesetters write them: “so”, Kyiv’s."""
    opened = False
    for row in (r for s in sentences for r in s):
        if row.text == '"':
            row.text = "”" if opened else "“"
            opened = not opened
        elif row.text == "``":
            row.text = "“"
        elif row.text == "''":
            row.text = "”"
        elif "'" in row.text:
            row.text = row.text.replace("'", "’")


def breaks(sentences: Sentences, rng: random.Random) -> None:
    """Paragraphs apart by several blank lines; some sentences before a break lose their full stop, as headlines do."""
    for sentence in sentences:
        if len(sentence) > 3 and sentence[-1].text.isspace():
            if rng.random() < 0.25:
                sentence[-1].text = "\n" * rng.randint(3, 5)
                sentence[-1].lemma = sentence[-1].text if sentence[-1].lemma else ""
            if rng.random() < 0.15 and sentence[-2].text == "." and _free(sentence[-2], sentence, but=sentence[-1]):
                sentence[-1].head = sentence[-3]
                del sentence[-2]
                sentence[-2].space = False


def headline(sentences: Sentences, rng: random.Random) -> Sentences | None:
    """One sentence alone, without its full stop; in title case or capitals at times."""
    short = [s for s in sentences if 4 <= len(s) <= 16 and s[-1].text == "." and _free(s[-1], s)]
    if not short:
        return None
    line = _copy([rng.choice(short)])
    del line[0][-1]
    line[0][-1].space = False
    style = rng.random()
    for row in line[0]:
        if style < 0.2:
            row.text = row.text.upper()
        elif style < 0.6 and row.pos not in {"ADP", "DET", "CCONJ", "PART", "SCONJ"}:
            row.text = row.text[:1].upper() + row.text[1:]
    return line


def capitals(sentences: Sentences, rng: random.Random) -> None:
    """All of it in capitals."""
    for row in (r for s in sentences for r in s):
        row.text = row.text.upper()


def bullet(sentences: Sentences, rng: random.Random) -> None:
    """A list item's mark before the first sentence."""
    first = sentences[0]
    mark = rng.choice(["•", "-", "–", "—", "*", "·", "▪"])
    first.insert(0, Row(mark, True, "PUNCT", "NFP", mark, "", "punct", _root(first), "O" if first[0].name else ""))


def dateline(sentences: Sentences, rng: random.Random) -> None:
    """BRUSSELS, Monday (Reuters) – before the first sentence: the day dates its verb."""
    first, root = sentences[0], _root(sentences[0])
    known = "O" if first[0].name else ""
    city = Row(
        rng.choice(["BRUSSELS", "KYIV", "London", "MOSCOW", "Paris", "WASHINGTON", "Geneva", "BEIJING"]),
        False,
        "PROPN",
        "NNP",
        dep="parataxis",
        head=root,
        morph="Number=Sing",
        name="B-PLACE" if known else "",
    )
    city.lemma = city.text.title()
    rows = [city]
    if rng.random() < 0.5:
        rows += [_mark(",", ",", city, known), _day(rng, root, known)]
    if rng.random() < 0.6:
        rows[-1].space = True
        agency = Row(
            rng.choice(["Reuters", "AP", "AFP"]),
            False,
            "PROPN",
            "NNP",
            dep="parataxis",
            head=city,
            morph="Number=Sing",
            name="B-ORG" if known else "",
        )
        agency.lemma = agency.text
        rows += [_mark("(", "-LRB-", agency, known, space=False), agency, _mark(")", "-RRB-", agency, known)]
    rows[-1].space = True
    rows.append(_mark(rng.choice(["–", "—", "-", "--"]), ":", city, known))
    sentences[0][:0] = rows


def insert_time(sentence: list[Row], rng: random.Random) -> None:
    """A time expression before the sentence, at the end of one of its clauses, or right behind a verb of saying."""
    known = "O" if sentence[0].name else ""
    where = rng.random()
    if where < 0.45:
        root = _root(sentence)
        if root.pos != "VERB" or not any(r.head is root and r.dep.startswith("nsubj") for r in sentence):
            return
        first = sentence[0]
        if (
            first.pos not in {"PRON", "DET", "PROPN", "NOUN", "ADJ", "NUM"}
            or first.tag.startswith("W")
            or not first.text[:1].isupper()
        ):
            return
        if first.pos not in {"PROPN"} and first.text != "I" and not first.text.isupper():
            first.text = first.text[:1].lower() + first.text[1:]
        rows = _time(rng, root, known, bare=rng.random() < 0.25)
        if rng.random() < 0.75:
            rows[-1].space = False
            rows.append(_mark(",", ",", root, known))
        rows[0].text = rows[0].text[:1].upper() + rows[0].text[1:]
        sentence[:0] = rows
        return
    verbs = [r for r in sentence if r.pos == "VERB" and _finite(r, sentence)]
    if not verbs:
        return
    verb = rng.choice(verbs)
    if where < 0.6:
        at = sentence.index(verb) + 1
        follows = (
            at < len(sentence) and sentence[at].head is verb and sentence[at].dep in {"obj", "compound:prt", "iobj"}
        )
        if follows or not any(r.head is verb and r.dep == "ccomp" for r in sentence[at:]):
            return
    else:
        end = _clause_end(verb, sentence)
        if end is None:
            return
        at = end
    rows = _time(rng, verb, known, bare=rng.random() < 0.4)
    before = sentence[at - 1]
    rows[-1].space, before.space = before.space, True
    sentence[at:at] = rows


def _clause_end(verb: Row, sentence: list[Row]) -> int | None:
    """Where the verb's words end, if no clause of another verb stands there."""
    inside = [i for i, row in enumerate(sentence) if _under(row, verb)]
    if inside[-1] - inside[0] + 1 != len(inside):
        return None
    last = inside[-1]
    while sentence[last].pos in {"PUNCT", "SPACE"}:
        last -= 1
    if last <= sentence.index(verb):
        return None
    row = sentence[last]
    while row is not verb and row.head is not None:
        if row.dep in _CLAUSAL:
            return None
        row = row.head
    return last + 1


def _under(row: Row, top: Row) -> bool:
    while row is not top:
        if row.is_root or row.head is None:
            return False
        row = row.head
    return True


def _finite(verb: Row, sentence: list[Row]) -> bool:
    return verb.tag in {"VBD", "VBZ", "VBP"} or any(
        r.head is verb and r.dep.startswith("aux") and r.tag != "TO" for r in sentence
    )


def _time(rng: random.Random, verb: Row, known: str, *, bare: bool) -> list[Row]:
    """Expressions like "on Monday", "in March", "on December 1"; "yesterday" and "Monday" where bare."""
    if bare:
        return [_day(rng, verb, known)]
    kind = rng.random()
    if kind < 0.45:
        head, case = _noun(rng.choice(_WEEKDAYS)), "on"
    elif kind < 0.6:
        head, case = _noun(rng.choice(_MONTHS)), rng.choice(["in", "in", "since", "by"])
    elif kind < 0.8:
        head, case = (
            Row(str(rng.randint(1900, 2030)), True, "NUM", "CD", morph="NumForm=Digit|NumType=Card"),
            rng.choice(["in", "in", "in", "since"]),
        )
    else:
        head, case = _noun(rng.choice(_MONTHS)), rng.choice(["on", "on", "by", "until"])
    head.lemma, head.dep, head.head, head.name = head.text, "obl", verb, known
    rows = [Row(case, True, "ADP", "IN", case, "", "case", head, known), head]
    if kind >= 0.8:
        day = str(rng.randint(1, 31))
        rows.append(Row(day, True, "NUM", "CD", day, "NumForm=Digit|NumType=Card", "nummod", head, known))
    return rows


def _day(rng: random.Random, verb: Row, known: str) -> Row:
    if rng.random() < 0.5:
        row = _noun(rng.choice(_WEEKDAYS))
        row.lemma = row.text
    else:
        word = rng.choice(["yesterday", "today", "tomorrow"])
        row = Row(word, True, "NOUN", "NN", word, "Number=Sing")
    row.dep, row.head, row.name = "obl:unmarked", verb, known
    return row


def _noun(text: str) -> Row:
    return Row(text, True, "PROPN", "NNP", text, "Number=Sing")


def _mark(text: str, tag: str, head: Row, name: str, *, space: bool = True) -> Row:
    return Row(text, space, "PUNCT", tag, text, "", "punct", head, name)


def _root(sentence: list[Row]) -> Row:
    return next((r for r in sentence if r.is_root and not r.text.isspace()), sentence[0])


def _free(row: Row, sentence: list[Row], but: Row | None = None) -> bool:
    return not row.is_root and not any(r.head is row for r in sentence if r is not but)


def _copy(sentences: Sentences) -> Sentences:
    twins = {
        id(r): Row(r.text, r.space, r.pos, r.tag, r.lemma, r.morph, r.dep, None, r.name) for s in sentences for r in s
    }
    for sentence in sentences:
        for row in sentence:
            twins[id(row)].head = twins.get(id(row.head))
    return [[twins[id(r)] for r in s] for s in sentences]


def _cut(sentences: Sentences, rng: random.Random) -> Iterator[Sentences]:
    """Runs of one to four sentences, as paragraphs have them."""
    at = 0
    while at < len(sentences):
        run = sentences[at : at + rng.randint(1, 4)]
        at += len(run)
        if run[-1][-1].text.isspace():
            run[-1] = run[-1][:-1]
        if run[-1]:
            run[-1][-1].space = False
            yield run


def _example(nlp: Language, sentences: Sentences) -> Example:
    doc = to_doc(nlp.vocab, sentences)
    return Example(nlp.make_doc(doc.text), doc)


def syntax_variants(seed: int = 1) -> Callable[[Language, Example], Iterator[Example]]:
    """Variants of a document with trees."""
    rng = random.Random(seed)

    def vary(nlp: Language, example: Example) -> Iterator[Example]:
        whole = to_sentences(example.reference)
        if rng.random() < 0.15 and (line := headline(whole, rng)):
            yield _example(nlp, line)
        for part in list(_cut(whole, rng)) if rng.random() < 0.4 else [whole]:
            for sentence in part:
                if rng.random() < 0.12:
                    insert_time(sentence, rng)
            for share, change in ((0.5, breaks), (0.03, bullet), (0.03, dateline), (0.35, curly), (0.012, capitals)):
                if rng.random() < share:
                    change(part, rng)
            yield _example(nlp, part)

    return vary


def name_variants(lists: str, seed: int = 1) -> Callable[[Language, Example], Iterator[Example]]:
    """Variants of a document with names.

    Args:
        lists: a folder with first.txt, last.txt, countries.txt, cities.txt (the largest first) and organizations.txt,
            one name a line.
    """
    rng = random.Random(seed)
    words = {p.stem: p.read_text(encoding="utf-8").splitlines() for p in sorted(Path(lists).glob("*.txt"))}

    def vary(nlp: Language, example: Example) -> Iterator[Example]:
        sentences = to_sentences(example.reference)
        if rng.random() < 0.55:
            memo: dict[tuple[str, str], str] = {}
            sentences = [swap(nlp, s, words, rng, memo) for s in sentences]
        for row in (r for s in sentences for r in s):
            row.dep = ""  # a swapped name has no tree
        if rng.random() < 0.35:
            curly(sentences, rng)
        if rng.random() < 0.03:
            capitals(sentences, rng)
        yield _example(nlp, sentences)

    return vary
