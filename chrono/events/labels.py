"""A headline for an event: its clause without its date, its asides and its spare words, at most 80 characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from chrono.events.factuality import subject
from chrono.events.participants import LEAVING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spacy.tokens import Token

    from chrono.language import Sentence

LONGEST = 80
_ASIDES = {
    "appos",
    "acl:relcl",
    "advcl:relcl",
    "parataxis",
    "advcl",
    "discourse",
    "vocative",
    "dislocated",
    "dep",
    "list",
}
# What is left out where a label is too long, step by step; what is not here stays.
_STEPS: tuple[tuple[str, ...], ...] = (
    ("person",), ("advcl", "obl:tmod"), ("acl",), ("obl",), ("nmod",), ("advmod",), ("amod",), ("surname",), ("det",),
    ("conj", "cc"), ("xcomp",),
)  # fmt: skip
_ATTRIBUTIVE = {"compound", "amod", "nummod", "nmod:poss", "nmod:desc"}
_QUOTATION = re.compile(r":\s*([\"“‘'])([^\"“”‘]+)")
_CLOSING = {'"': '"', "“": "”", "‘": "’", "'": "'"}
_POINTS = {",", ";", ":", "–", "—", "(", ")"}


def label(
    trigger: Token,
    sentence: Sentence,
    times: Iterable[tuple[int, int]],
    subjects: Mapping[int, str],
) -> str:
    """The headline of a trigger's clause.

    Args:
        trigger: the event's verb or noun.
        sentence: its sentence.
        times: spans of all time expressions of the article; none of them gets into a label.
        subjects: what to write for some tokens, by index: a name for a pronoun, a full name for a short one.

    Returns:
        At most 80 characters, starting with a capital, with balanced quotes; "" only for a trigger of no letters.
    """
    banned = _banned(sentence, times)
    kept = _clause(trigger, banned)
    quotation = _quotation(trigger, sentence)
    if quotation is not None:  # it follows whole or not at all
        kept = {token for token in kept if sentence.start_of(token) < quotation[0]}
    text = _render(kept, sentence, subjects)
    for relations in _STEPS:
        if relations == ("surname",) and len(text) > LONGEST:
            subjects = {**subjects, **_surnames(kept, subjects)}
            text = _render(kept, sentence, subjects)
            continue
        while len(text) > LONGEST:
            victims = _spare(kept, trigger, relations, sentence)
            if not victims:
                break
            kept -= victims
            text = _render(kept, sentence, subjects)
    if len(text) > LONGEST:
        text = _cut(text)
    elif quotation is not None:
        text = _quoting(text, quotation[1], kept, sentence, subjects)
    first = next((i for i, c in enumerate(text) if c.isalnum()), 0)
    return text[:first] + text[first : first + 1].upper() + text[first + 1 :]


def _quotation(trigger: Token, sentence: Sentence) -> tuple[int, str] | None:
    """What is quoted behind the trigger and a colon, to the sentence's end: `told them: "We are ready."`.

    Returns:
        The colon's offset in the article, and the quotation with both its marks.
    """
    start = sentence.end_of(trigger)
    text = sentence.text[start : sentence.end]
    found = _QUOTATION.search(text)
    if not found or _QUOTATION.search(text, found.end()):
        return None
    return start + found.start(), f"{found[1]}{found[2].strip().rstrip('.,;')}{_CLOSING[found[1]]}"


def _quoting(text: str, quotation: str, kept: set[Token], sentence: Sentence, subjects: Mapping[int, str]) -> str:
    """The headline with the quotation, where both find room, if need be by last names."""
    if quotation[1:-1] in text:
        return text
    for base in (text, _render(kept, sentence, {**subjects, **_surnames(kept, subjects)})):
        if len(base) + len(quotation) + 2 <= LONGEST:
            return f"{base}: {quotation}"
    return text


def _banned(sentence: Sentence, times: Iterable[tuple[int, int]]) -> set[Token]:
    """Tokens of time expressions, with the prepositions that lead them in."""
    banned: set[Token] = set()
    for start, end in times:
        if start >= sentence.end or end <= sentence.start:
            continue
        inside = set(sentence.tokens_in(start, end))
        banned |= inside
        for token in inside:
            head = token.head
            if token.dep_ in _ATTRIBUTIVE and head not in inside:
                continue  # "his December 19 broadcast": the words in front belong to the broadcast
            banned |= {c for c in token.children if c.dep_ in {"case", "mark", "det"} and c.i < token.i}
            # "from … to …": the second preposition hangs on a word of the first.
            banned |= {c for c in head.children if c.dep_ == "case" and head in inside}
    return banned


def _clause(trigger: Token, banned: set[Token]) -> set[Token]:
    kept: set[Token] = set()
    _gather(trigger, trigger, banned, kept)
    found = subject(trigger)
    if found is not None and found not in kept and trigger.pos_ in {"VERB", "AUX", "ADJ"}:
        _gather(found, trigger, banned, kept)
    elif trigger.dep_ in {"acl", "acl:relcl"} and (found is None or "Rel" in found.morph.get("PronType")):
        # "the agreements brokered after …": what the clause hangs on is its subject.
        kept -= {found} if found is not None else set()
        _gather(trigger.head, trigger, banned, kept, skip=trigger)
    return kept


def _opens(child: Token, trigger: Token) -> bool:
    """Whether a word only leads the trigger in: "after the Maidan revolution" is headed "Maidan revolution"."""
    nominal = trigger.pos_ in {"NOUN", "PROPN"} and not any(c.dep_ == "cop" for c in trigger.children)
    if child.dep_ == "mark":
        return bool(child.pos_ != "PART")  # "is to address parliament"
    return child.dep_ == "cc" or (nominal and child.dep_ in {"case", "det"} and not _negates(child))


def _negates(token: Token) -> bool:
    return "Neg" in token.morph.get("Polarity") or "Neg" in token.morph.get("PronType")


def _belongs(child: Token, token: Token, trigger: Token) -> bool:
    """ "envoy Steve Witkoff" keeps its name, "Witkoff, the envoy," loses its aside; what was said is no aside."""
    if child.dep_ == "appos":
        return bool(child.pos_ == "PROPN" and token.pos_ == "NOUN")
    return bool(child.dep_ == "parataxis" and token == trigger and any(c.text == ":" for c in child.lefts))


def _gather(token: Token, trigger: Token, banned: set[Token], kept: set[Token], skip: Token | None = None) -> None:
    if token in banned or token == skip:
        return
    kept.add(token)
    for child in token.children:
        if child == skip or (child.dep_ in _ASIDES and not _belongs(child, token, trigger)):
            continue
        if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"} and token == trigger:
            continue
        if token == trigger and _opens(child, trigger):
            continue
        if child.dep_ in LEAVING and token != trigger and child.dep_ != "acl":
            continue
        if child.dep_ == "acl" and token != trigger and child.tag_ not in {"VBN", "VBD"}:
            continue
        _gather(child, trigger, banned, kept)


def _surnames(kept: set[Token], subjects: Mapping[int, str]) -> dict[int, str]:
    """People by their last name, as headlines have them."""
    short = {i: name.split()[-1] for i, name in subjects.items() if name}
    for token in kept:
        if token.ent_type_ == "PERSON" and token.i not in subjects and token.dep_ != "flat":
            rest = [t for t in token.rights if t.dep_ == "flat" and t in kept]
            if rest:
                short |= {token.i: "", **{t.i: "" for t in rest[:-1]}}
    return short


def _spare(kept: set[Token], trigger: Token, relations: tuple[str, ...], sentence: Sentence) -> set[Token]:
    """The rightmost constituent of these relations that may go: not a negation, not a part of a quotation."""
    quoted = _quoted(kept)
    for token in sorted(kept, key=lambda t: -t.i):
        if relations == ("person",):
            described = {t for c in token.lefts for t in c.subtree} & kept if token.ent_type_ == "PERSON" else set()
            if described and token.dep_ != "flat" and trigger not in described:
                return described
            continue
        if token.dep_ not in relations and token.dep_.split(":")[0] not in relations:
            continue
        whole = {t for t in token.subtree if t in kept}
        if token == trigger or trigger in whole or whole & _essential(trigger, kept):
            continue
        if token.dep_ in {"amod", "compound"} and token.ent_type_:
            continue  # "National Security Strategy" is one name
        if any(_negates(t) for t in whole) or (whole & quoted and not quoted <= whole):
            continue
        return whole
    return set()


def _essential(trigger: Token, kept: set[Token]) -> set[Token]:
    """Subject, object and whom it was told: without them a headline says nothing."""
    core = {
        c
        for c in trigger.children
        if c.dep_ in {"nsubj", "nsubj:pass", "obj", "iobj", "ccomp", "aux", "aux:pass", "cop"}
    }
    return {trigger} | (core & kept)


def _quoted(kept: set[Token]) -> set[Token]:
    """The kept tokens that stand between quotation marks, with the marks."""
    inside: set[Token] = set()
    since: list[Token] | None = None
    for token in sorted(kept, key=lambda t: t.i):
        mark = token.is_quote and not (
            token.text in "'’" and token.i and not token.nbor(-1).whitespace_ and token.whitespace_ and since is None
        )
        if since is None and mark:
            since = [token]
        elif since is not None:
            since.append(token)
            if mark:
                inside |= set(since)
                since = None
    return inside


def _render(kept: Iterable[Token], sentence: Sentence, subjects: Mapping[int, str]) -> str:
    tokens = sorted(kept, key=lambda t: t.i)
    text = ""
    last: Token | None = None
    for token in tokens:
        if token.is_space or (token.dep_ == "punct" and token.text in _POINTS and not _joins(token, tokens)):
            continue
        word = subjects.get(token.i, sentence.written(token))
        if not word:
            continue
        glued = last is not None and last.i == token.i - 1 and not last.whitespace_
        closing = (
            token.text in {".", ",", "%", "’", "”"}
            or token.tag_ in {"POS", "''"}
            or token.text in {"'s", "’s", "n't", "n’t"}
        )
        glued = glued or token.text == ":"
        text += word if not text or glued or (closing and token.tag_ != "``") else f" {word}"
        last = token
    return _balanced(" ".join(text.split()).strip(" ,;:.–—-"))


def _joins(punct: Token, tokens: list[Token]) -> bool:
    """Whether a comma stands between words that are both kept (a list), not around something left out."""
    at = tokens.index(punct)
    if punct.text == ":":  # `told the paper on Monday: "We are ready"`
        return at + 1 < len(tokens) and tokens[at + 1].i == punct.i + 1 and bool(tokens[at + 1].is_quote)
    listed = punct.text != "," or punct.head.dep_ == "conj"
    return listed and 0 < at < len(tokens) - 1 and tokens[at - 1].i == punct.i - 1 and tokens[at + 1].i == punct.i + 1


def _balanced(text: str) -> str:
    """Quotation marks only in pairs; an apostrophe inside a word is none."""
    for opening, closing in (('"', '"'), ("“", "”"), ("‘", "’"), ("'", "'")):
        edges = [i for i, c in enumerate(text) if c in {opening, closing} and not _apostrophe(text, i)]
        if len(edges) % 2:
            text = "".join(c for i, c in enumerate(text) if i not in set(edges))
    text = re.sub(r"[,;:]+(?=[\"'”’](?:\s|$))|[.]+(?=[\"'”’]$)", "", text)
    return " ".join(text.split())


def _apostrophe(text: str, i: int) -> bool:
    return text[i] in "'’" and 0 < i < len(text) - 1 and text[i - 1].isalnum() and text[i + 1].isalnum()


def _cut(text: str) -> str:
    """Cut between words, with an ellipsis."""
    short = text[: LONGEST - 1]
    short = short[: short.rfind(" ")] if " " in short else short
    return _balanced(short.rstrip(" ,;:–—-")) + "…"
