"""Clauses below a headline's that belong to it: what tells when or why it happened, and which thing is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chrono.events.lexicon import EventLexicon
    from chrono.language import Token


def tells_when(child: Token, token: Token, head: Token, banned: set[Token]) -> bool:
    """Whether a clause behind the head has a conjunction and a subject, and no comma: "failed when a sensor froze"."""
    if child.dep_ != "advcl" or token != head or child.i < head.i or banned & set(child.children):
        return False
    if _led_by_preposition(child):
        return _is_beside(child)  # "accused its neighbour of breaking the pact"
    marked = any(c.dep_ in {"mark", "advmod"} and c.tag_ in {"IN", "WRB"} for c in child.children)
    own = any(c.dep_ in {"nsubj", "nsubj:pass"} and c.pos_ != "PRON" for c in child.children)
    return marked and own and _is_beside(child)


def tells_why(child: Token, token: Token, head: Token, banned: set[Token]) -> bool:
    """Whether an infinitive follows the head or its date: "voted (on Friday) to end a strike"."""
    if child.dep_ != "advcl" or token != head or child.i < head.i or head.pos_ != "VERB":
        return False
    first = min(t.i for t in child.subtree)
    led = child.doc[first].pos_ == "PART" and child.doc[first].head == child
    between = child.doc[head.i + 1 : first]
    figures = any(t.pos_ == "NUM" for t in between)  # "voted 14 to 9 to close it"
    return led and all(t in banned or t.pos_ in {"ADV", "NUM"} or (figures and t.pos_ == "ADP") for t in between)


def accompanies(noun: Token, path: set[Token], lexicon: EventLexicon) -> bool:
    """Whether a phrase tells of something beside, by a participle that a headline leaves out: "with sales falling"."""
    if noun.dep_ not in {"obl", "nmod"} or not any(c.lower_ in lexicon.accompanying for c in noun.children):
        return False
    return any(c.dep_ == "acl" and c.tag_ == "VBG" and c.i == noun.i + 1 and c not in path for c in noun.children)


def _led_by_preposition(child: Token) -> bool:
    """Whether a gerund stands behind a preposition."""
    first = next(iter(child.children), None)
    return child.tag_ == "VBG" and first is not None and first.dep_ == "mark" and first.tag_ == "IN"


def tells_which(child: Token, noun: Token, head: Token, banned: set[Token]) -> bool:
    """Whether a relative clause without a comma tells which thing is meant: "a law that bans strikes"."""
    if child.dep_ != "acl:relcl" or noun.head != head or banned & set(child.subtree):
        return False
    articles = [c.morph.get("Definite") for c in noun.children]
    if noun.dep_ in {"nsubj", "nsubj:pass"}:
        return any("Ind" in a for a in articles) and _is_beside(child)
    return noun.dep_ == "obj" and not any("Def" in a for a in articles) and _is_beside(child)


def _is_beside(child: Token) -> bool:
    """Whether no mark parts a clause from the words in front of it."""
    first = min((t.i for t in child.subtree if not t.is_punct), default=child.i)
    return first > child.sent.start and not child.doc[first - 1].is_punct


def is_result(child: Token, token: Token, lexicon: EventLexicon) -> bool:
    """Whether a clause tells what came of so much: "found a planet so far away that a year lasts a century"."""
    if child.dep_ not in {"ccomp", "advcl"} or child.i < token.i or not any(c.dep_ == "mark" for c in child.children):
        return False
    first = min(t.i for t in child.subtree)
    words = child.doc[token.i + 1 : first]
    return any(t.lower_ in lexicon.resulting and t.dep_ in {"advmod", "det", "det:predet"} for t in words)


def beside_noun(head: Token) -> Token | None:
    """The clause by which a noun is described, of a word that heads it or is joined to its head.

    "the mayor, who was elected and resigned": of both, the one that was elected.
    """
    below = head
    while below.dep_ == "conj" and below.head.pos_ in {"VERB", "AUX"} and below.head != below:
        if any(c.dep_ in {"nsubj", "nsubj:pass"} for c in below.children):
            return None
        below = below.head
    if below != head and below.dep_ != "acl:relcl":
        return None
    return below if below.dep_ in {"acl", "acl:relcl"} else None


def described(clause: Token) -> Token:
    """The noun that a clause beside a noun tells of: not the measure behind it, nor what it is called besides.

    "Ruth Okafor, a senator who …": Ruth Okafor; "a ban of ten months, which was halved": the ban, which is one.
    """
    noun = clause.head
    verbs = [clause, *(c for c in clause.children if c.dep_ in {"aux", "aux:pass", "cop"})]
    one = any("Sing" in t.morph.get("Number") for t in verbs) and not any(
        "Plur" in t.morph.get("Number") for t in verbs
    )
    relative = any("Rel" in c.morph.get("PronType") and c.dep_ in {"nsubj", "nsubj:pass"} for c in clause.children)
    several = "Plur" in noun.morph.get("Number") and not any(c.dep_ == "conj" for c in noun.children)
    above = noun.head
    article = any(c.dep_ == "det" for c in above.children) and above.i == min(t.i for t in noun.subtree) - 1
    if noun.dep_ == "nmod" and relative and one and several and article and "Sing" in above.morph.get("Number"):
        return noun.head
    while noun.dep_ == "appos" and noun.head != noun:
        noun = noun.head
    if any(c.tag_ == "WP" and c.dep_ == "nsubj" for c in clause.children) and noun.ent_type_ != "PERSON":
        over = noun.head.head if noun.head.dep_ in {"flat", "appos"} else noun.head
        if noun.dep_ == "nmod" and over.ent_type_ == "PERSON" and set_off(clause):
            return over  # "Ina Holt of the drivers' union, who met the owners"
    return noun


def set_off(clause: Token) -> bool:
    """Whether a comma stands before a clause, so that it does not tell which is meant: "the firm, founded by two"."""
    first = min((t.i for t in clause.subtree if not t.is_punct), default=0)
    return bool(first > clause.sent.start and clause.doc[first - 1].text == ",")


def is_restrictive(child: Token) -> bool:
    """Whether no mark parts an apposition from what is in front: "the airline Skyward", "22 cents a share"."""
    first = min(t.i for t in child.subtree if not t.is_punct)
    each = any("Ind" in c.morph.get("Definite") for c in child.children) and child.head.pos_ in {"NOUN", "NUM", "SYM"}
    return (child.pos_ == "PROPN" or each) and child.i > child.head.i and not child.doc[first - 1].is_punct


def trailing(saying: Token) -> Iterator[Token]:
    """What stands behind a saying and a comma, of what was said in front: "…, officials said, killing two"."""
    for child in saying.children:
        first = min((t.i for t in child.subtree if not t.is_punct), default=0)
        if child.dep_ in {"obl", "advcl", "nmod"} and first > saying.i and child.doc[first - 1].text == ",":
            yield child
