"""The words of a headline as text: spaces, quotation marks, what was said behind who said it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from chrono.language import gazetteer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chrono.events.headlines.clauses import Clause
    from chrono.language import Sentence, Token

_POINTS = {"--", ",", ";", ":", "–", "—", "(", ")", "!", "?", "."}
_FINITE = {"VBD", "VBP", "VBZ", "MD"}
_CLOSING = {".", ",", "%", "’", "”", "'s", "’s", "n't", "n’t"}
_MARKS = {'"', "“", "”", "``", "''"}
_QUOTES = "\"“‘'"
_DEBRIS = "*_•▪●■►▶◆·>#|~"  # of lists, of emphasis, of quoted mail
_EMPTY = re.compile('""|“”|‘’')


def phrase(clause: Clause, sentence: Sentence, subjects: Mapping[int, str]) -> str:
    """The clause as a headline; what was said in front of the saying follows it."""
    words = [t for t in clause.words() if t not in clause.said]
    if clause.said and words and words[0] == clause.head:
        words = [*words[1:], words[0]]  # "…, said the mayor"
    frame = _render(words, sentence, subjects)
    if not clause.said:
        return frame
    said = _render(sorted(clause.said, key=lambda t: t.i), sentence, subjects)
    if not said:
        return frame
    if said[0] in _QUOTES:
        alone = not any(subjects.get(t.i, "x") for t in words if t != clause.head and not t.is_punct)
        return said if alone else f"{frame}: {said}"  # nobody knows who said it
    first = min(clause.said, key=lambda t: t.i)
    letters = said.split()[0]
    own = first.ent_type_ or first.pos_ == "PROPN" or first.i in subjects or (len(letters) > 1 and letters.isupper())
    own = (own and first.pos_ != "DET") or sentence.written(first) in gazetteer.load().demonyms
    return f"{frame} {said if own else said[0].lower() + said[1:]}"


def capital(text: str) -> str:
    """With a capital at its start, behind a quotation mark as well."""
    first = next((i for i, c in enumerate(text) if c.isalnum()), 0)
    return text[:first] + text[first : first + 1].upper() + text[first + 1 :]


def cut(text: str, longest: int) -> str:
    """Cut between words, with an ellipsis; a quotation that was open is closed behind it."""
    short = text[: longest - 2]
    short = short[: short.rfind(" ")] if " " in short else short
    short = short.rstrip(" ,;:–—-\"'“”‘’")
    for mark, closing in (('"', '"'), ("“", "”")):
        if short.count(mark) - (short.count(closing) if mark != closing else 0) == 1 and mark in short:
            return f"{short}…{closing}"
    return balanced(short) + "…"


def _render(tokens: Sequence[Token], sentence: Sentence, subjects: Mapping[int, str]) -> str:
    text = ""
    last: Token | None = None
    dropped = False
    quotations = _quotations(tokens)
    for at, token in enumerate(tokens):
        if token.is_space or (token.dep_ == "punct" and token.text in _POINTS and not _joins(at, tokens)):
            if text.count(",") == 1 and _closes(at, tokens):
                text, last = text + ",", token
            continue
        if token.text == "," and token.nbor(1).tag_ in _FINITE and "," not in text:
            continue  # it closes an aside that was left out
        word = (subjects[token.i] if token.i in subjects else sentence.written(token)).strip(_DEBRIS)
        word = "–" if word == "--" else word
        if not word:
            dropped = dropped or (not text and token.pos_ == "PRON")
            continue
        if dropped and not text and token.pos_ == "AUX" and token.dep_ in {"aux", "aux:pass", "cop"}:
            continue  # "[It] was signed in Rome"
        glued = last is not None and last.i == token.i - 1 and not last.whitespace_
        if last is not None and _left_out(last, token, quotations):
            text += "…" if last.is_quote else " …"  # who quotes says where words are missing
        closing = token.text in _CLOSING or token.tag_ in {"POS", "''"}
        opens = token.is_quote and not token.whitespace_ and token.i > 0 and bool(token.nbor(-1).whitespace_)
        closing = closing and not opens
        glued = glued or token.text == ":" or (last is not None and last.tag_ == "``")
        text += word if not text or glued or (closing and token.tag_ != "``") else f" {word}"
        last = token
    text = _EMPTY.sub("", text.replace("``", '"').replace("''", '"'))
    return balanced(" ".join(text.split()).strip(" ,;:–—-!?").removesuffix(" ."))


def _quotations(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Where the quotations begin and end whose two marks are shown."""
    marks = [t.i for t in tokens if t.text in _MARKS]
    return list(zip(marks[::2], marks[1::2], strict=False))


def _left_out(last: Token, token: Token, quotations: Sequence[tuple[int, int]]) -> bool:
    """Whether words of a quotation stand between two that are shown."""
    if not any(first <= last.i < token.i <= end for first, end in quotations):
        return False
    return any(not t.is_punct and not t.is_space for t in token.doc[last.i + 1 : token.i])


def _joins(at: int, tokens: Sequence[Token]) -> bool:
    """Whether a comma stands between words that are both kept (a list), not around something left out."""
    punct = tokens[at]
    if punct.text == ":":  # `told the paper on Monday: "We are ready"`
        return at + 1 < len(tokens) and tokens[at + 1].i == punct.i + 1 and bool(tokens[at + 1].is_quote)
    if not (0 < at < len(tokens) - 1 and tokens[at - 1].i == punct.i - 1 and tokens[at + 1].i == punct.i + 1):
        return False
    return punct.text != "," or not _beside_name(punct, tokens) or _inside(punct, tokens)


def _closes(at: int, tokens: Sequence[Token]) -> bool:
    """Whether a comma ends an aside in front of the verb, though more stood behind it."""
    near = 0 < at < len(tokens) - 1 and tokens[at - 1].i == tokens[at].i - 1
    return tokens[at].text == "," and near and tokens[at + 1].tag_ in _FINITE


def _beside_name(comma: Token, tokens: Sequence[Token]) -> bool:
    """Whether a comma parts a person from a noun that lost its article: "Captain Ola Nygaard was questioned"."""
    for near in (comma.nbor(1), comma.nbor(-1)):
        while near.head != near and (
            near.dep_ in {"flat", "compound", "nmod:desc"} or (near.ent_type_ and near.dep_ == "amod")
        ):
            near = near.head
        if near.dep_ == "appos" and any(c.dep_ in {"det", "nmod:poss"} and c not in tokens for c in near.head.children):
            return True
    return False


def _inside(punct: Token, tokens: Sequence[Token]) -> bool:
    """Whether a comma stands in a quotation that is kept."""
    return sum(t.text in {'"', "“", "”"} for t in tokens if t.i < punct.i) % 2 == 1 and not punct.nbor(1).is_quote


def balanced(text: str) -> str:
    """Quotation marks only in pairs; an apostrophe inside a word is none."""
    for opening, closing in (('"', '"'), ("“", "”"), ("‘", "’"), ("'", "'")):
        if opening not in text and closing not in text:
            continue
        edges = [i for i, c in enumerate(text) if c in {opening, closing} and not _apostrophe(text, i)]
        if closing in "'’":  # "the dockers' union": behind an s where nothing was opened
            opened = sum(i == 0 or text[i - 1] in " (" for i in edges)
            owning = [i for i in edges if i and text[i - 1] in "sS" and text[i + 1 : i + 2] == " "]
            edges = [i for i in edges if i not in owning] if opened <= len(edges) - len(owning) - opened else edges
        if len(edges) % 2 or (opening == '"' and not _paired(text, edges)):
            marks = set(edges)
            text = "".join(c for i, c in enumerate(text) if i not in marks)
    text = re.sub(r"[,;:]+(?=[\"'”’](?:\s|$))|[.]+(?=[\"'”’]$)", "", text)
    return " ".join(text.split())


def _paired(text: str, edges: Sequence[int]) -> bool:
    """Whether straight marks open and close in turn: behind a space, before one."""
    opens = [i == 0 or text[i - 1] in " (:" for i in edges]
    closes = [i == len(text) - 1 or not text[i + 1].isalnum() for i in edges]
    return all(opens[::2]) and all(closes[1::2])


def _apostrophe(text: str, i: int) -> bool:
    inside = text[i] in "'’" and 0 < i < len(text) - 1
    return inside and (text[i - 1].isalnum() or text[i - 1] == ".") and text[i + 1].isalnum()  # "Acme Inc.'s"
