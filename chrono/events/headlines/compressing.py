"""What a headline that is too long can do without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chrono.events.headlines.clauses import negates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spacy.tokens import Token

    from chrono.events.headlines.clauses import Clause

_OWNERS = {"nmod:poss", "nmod:desc"}  # "Latvia's", "President": who it is
_TITLES = {"det", "amod", "compound", "nmod:desc", "nmod:poss", "nmod"}
_CORE = {"nsubj", "nsubj:pass", "obj", "iobj", "ccomp", "aux", "aux:pass", "cop"}


def spare(clause: Clause, relations: tuple[str, ...]) -> set[Token]:
    """The rightmost constituent of these relations that may go: not a negation, not a part of a quotation."""
    kept, head = clause.kept, clause.head
    quoted = _quoted(kept)
    needed = clause.needed | {c for t in clause.needed for c in t.children if c.dep_ in _CORE and c in kept}
    for token in sorted(kept, key=lambda t: -t.i):
        if relations == ("person",):
            person = token.ent_type_ == "PERSON"
            titles = [c for c in token.lefts if person and c.dep_ in _TITLES]
            described = {t for c in titles for t in c.subtree if t.dep_ != "cc"} & kept
            if described and token.dep_ != "flat" and head not in described:
                return described
            continue
        relation = token.dep_ if token.dep_ in _OWNERS else token.dep_.split(":")[0]
        if token.dep_ not in relations and relation not in relations:
            continue
        whole = {t for t in token.subtree if t in kept}
        if token == head or whole & needed:
            continue
        if token.dep_ in {"amod", "compound"} and (token.ent_type_ or token.text[:1].isupper()):
            continue  # "National Security Strategy" is one name
        if token.dep_ == "advmod" and token.head.dep_ == "amod":
            continue  # "newly released" goes as one
        if token.dep_ == "amod" and any("Ind" in c.morph.get("Definite") for c in token.head.children):
            continue  # "an early estimate": "an" would have to change
        if any(negates(t) for t in whole) or (whole & quoted and not quoted <= whole):
            continue
        return whole
    return set()


def surnames(kept: Iterable[Token], subjects: Mapping[int, str]) -> dict[int, str]:
    """People by their last name, as headlines have them."""
    words = set(kept)
    short = {i: _last(name) for i, name in subjects.items() if name}
    for token in words:
        if token.ent_type_ == "PERSON" and token.i not in subjects and token.dep_ != "flat":
            rest = [t for t in token.rights if t.dep_ == "flat" and t in words]
            if rest:
                short |= {token.i: "", **{t.i: "" for t in rest[:-1]}}
    return short


def _last(name: str) -> str:
    """A last name, with "Jr." or "III" behind it."""
    words = name.split()
    while len(words) > 2 and (words[-1].endswith(".") or words[-1].isupper()):
        words.pop()
    return words[-1]


def _quoted(kept: Iterable[Token]) -> set[Token]:
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
