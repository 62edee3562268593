"""What a headline that is too long can do without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chrono.events.headlines.clauses import negates

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from chrono.events.headlines.clauses import Clause
    from chrono.events.lexicon import EventLexicon
    from chrono.language import Token

_OWNERS = {"nmod:poss", "nmod:desc"}  # "Latvia's", "President": who it is
_TITLES = {"det", "amod", "compound", "nmod:desc", "nmod:poss", "nmod"}
_CLAUSES = {"acl", "acl:relcl", "advcl"}
_BESIDE = {"compound:prt", "advmod", "punct"}
_SUBJECTS = {"nsubj", "nsubj:pass"}
_FIGURES = {"SYM", "NUM"}
LAST = "last"  # when nothing else has helped: what tells which the subject is
BEHIND = "behind"  # what stands behind the last comma
_TRAILING = {"obl", "advcl", "acl", "nmod", "acl:relcl"}
_CORE = {"nsubj", "nsubj:pass", "obj", "iobj", "ccomp", "aux", "aux:pass", "cop"}


def spare(clause: Clause, relations: tuple[str, ...], lexicon: EventLexicon) -> set[Token]:
    """The rightmost constituent of these relations that may go: not a negation, not a part of a quotation.

    A clause or a participle goes whole before it is left without what its verb asks for ("two men suspected of arson").
    """
    if relations == ("person",):
        return _titles(clause)
    kept, head = clause.kept, clause.head
    found = [t for t in kept if t.dep_ in relations or (t.dep_ not in _OWNERS and t.dep_.split(":")[0] in relations)]
    if not found and relations != (BEHIND,):
        return set()
    quoted = _quoted(kept)
    needed = clause.needed | {c for t in clause.needed for c in t.children if c.dep_ in _CORE and c in kept}
    if relations == (BEHIND,):
        return _behind(clause, needed | quoted)
    for token in sorted(found, key=lambda t: -t.i):
        if _weighs(token, lexicon) or (_is_core(token, clause, lexicon) and LAST not in relations):
            continue
        borne = {t for t in _borne(token, clause).subtree if t in kept}
        whole = {t for t in token.subtree if t in kept} if borne & needed else borne
        whole |= {t for c in _figures_behind(token) for t in c.subtree if t in kept} | _alternative(whole, kept)
        whole |= _left_asking(whole, kept, lexicon)
        if token == head or whole & needed or (token.dep_.split(":")[0] == "obl" and _is_given(token)):
            continue
        if token.dep_ in {"amod", "compound"} and (token.ent_type_ or _is_capital(token)):
            continue  # "National Security Strategy" is one name
        if token.dep_ == "advmod" and (
            token.head.dep_ == "amod" or _is_particle(token, lexicon) or _leads_object(token)
        ):
            continue  # "newly released" goes as one; "fell below an estimate"
        if token.dep_ == "amod" and _is_tied(token, lexicon):
            continue
        if any(negates(t) for t in whole) or (whole & quoted and not quoted <= whole):
            continue
        return whole
    return set()


def _titles(clause: Clause) -> set[Token]:
    """What stands in front of the last name that has something there: "Energy Minister"."""
    for token in sorted((t for t in clause.kept if t.ent_type_ == "PERSON"), key=lambda t: -t.i):
        titles = [c for c in token.lefts if c.dep_ in _TITLES]
        described = {t for c in titles for t in c.subtree if t.dep_ != "cc" or t.head.dep_ == "conj"} & clause.kept
        if token.dep_ == "nmod" and token.head.i < token.i and described:
            continue  # "Secretary of State Ana Ruiz", with the name hung on the office
        if described and token.dep_ != "flat" and clause.head not in described:
            return described
    return set()


def _behind(clause: Clause, needed: Collection[Token]) -> set[Token]:
    """What stands behind the last comma of a clause: it goes first, whatever else is too long."""
    end = max(t.i for t in clause.kept)
    for token in sorted(clause.kept, key=lambda t: t.i):
        if token.dep_ not in _TRAILING or token.i <= clause.head.i:
            continue
        whole = {t for t in token.subtree if t in clause.kept}
        words = [t for t in whole if not t.is_punct]
        first = min((t.i for t in words), default=0)
        last = max((t.i for t in words), default=0)
        ends = all(t.is_punct for t in clause.kept if last < t.i <= end)
        if ends and first > clause.head.i and token.doc[first - 1].text == "," and not whole & set(needed):
            return set() if any(negates(t) for t in whole) else whole
    return set()


def _is_particle(adverb: Token, lexicon: EventLexicon) -> bool:
    """Whether an adverb belongs to the verb right in front of it: "walked out"."""
    return adverb.lower_ in lexicon.particles and adverb.i == adverb.head.i + 1


def _is_tied(adjective: Token, lexicon: EventLexicon) -> bool:
    """Whether the rest would not be what it was: "the second bank", "a foreign ministry", "found the man guilty"."""
    hyphen = adjective.i + 2 < len(adjective.doc) and adjective.nbor(1).text == "-" and not adjective.whitespace_
    if hyphen or "Ord" in adjective.morph.get("NumType") or adjective.head.lower_ in lexicon.offices:
        return True
    return adjective.i > adjective.head.i or _has_indefinite(adjective.head)  # "an early estimate": "an" would change


def _leads_object(token: Token) -> bool:
    """Whether an adverb stands between a verb and its object, so that it was a preposition."""
    objects = [c for c in token.head.children if c.dep_ == "obj"]
    return token.i == token.head.i + 1 and any(min(t.i for t in c.subtree) == token.i + 1 for c in objects)


def _is_given(token: Token) -> bool:
    """Whether an amount without a preposition stands behind an object: "saved the firm $4 million"."""
    bare = token.pos_ in _FIGURES and not any(c.dep_ == "case" for c in token.children)
    return bare and any(c.dep_ == "obj" and token.head.i < c.i < token.i for c in token.head.children)


def _has_indefinite(noun: Token) -> bool:
    return any("Ind" in c.morph.get("Definite") for c in noun.children)


def _figures_behind(token: Token) -> list[Token]:
    """The figures that stand beside a figure that goes: "a loss of $2 million, or 14 cents a share"."""
    if token.dep_ != "nmod" or token.pos_ not in _FIGURES:
        return []
    beside = [c for c in token.head.children if c.dep_ == "conj" and c.i > token.i]
    return [c for c in beside if c.pos_ in _FIGURES or any(g.dep_ == "nummod" for g in c.children)]


def _alternative(gone: set[Token], kept: Collection[Token]) -> set[Token]:
    """The same figure in other words behind a figure that goes: "up 9% (from $3 million), or $2 a share"."""
    last = max(gone, key=lambda t: t.i)
    if not any(t.pos_ in _FIGURES for t in gone):
        return set()
    behind = sorted((t for t in kept if t.i > last.i and not t.is_punct), key=lambda t: t.i)
    joint = behind[0] if behind else None
    if joint is None or joint.dep_ != "cc" or joint.i > last.i + 2 or joint.head in gone:
        return set()
    figure = joint.head.pos_ in _FIGURES or any(c.dep_ == "nummod" for c in joint.head.children)
    return {t for t in joint.head.subtree if t in kept} if figure and joint.head.dep_ == "conj" else set()


def _borne(token: Token, clause: Clause) -> Token:
    """The clause that would be left bare without a word that is all that follows its verb; else the word itself."""
    if token.head.dep_ == "amod" and token.i > token.head.i > token.head.head.i:
        return token.head  # "forces loyal (to the council)"
    verb = token.head
    while verb != clause.head and verb in clause.kept and verb.dep_ in _CLAUSES and token.i > verb.i:
        rest = [c for c in verb.children if c in clause.kept and c.i > verb.i and c != token and not c.is_punct]
        if rest:
            break
        token, verb = verb, verb.head
    noun = token.head
    if token.dep_ == "nmod" and any(c.dep_ == "case" for c in noun.children) and noun in clause.kept:
        own = [c for c in noun.children if c in clause.kept and c != token and not c.is_punct]
        bare = all(c.dep_ == "case" or "Def" in c.morph.get("Definite") for c in own)
        figure = token.pos_ in _FIGURES or any(c.dep_ == "det" for c in own)
        if token.i > noun.i and noun.pos_ == "NOUN" and bare and figure:
            return noun  # "on revenue (of $2 million)", "on the disposal (of ships)"
    return token


def _left_asking(gone: set[Token], kept: Collection[Token], lexicon: EventLexicon) -> set[Token]:
    """A preposition and its noun that say nothing without what goes behind them: "in return (for a permit)"."""
    first = min(gone, key=lambda t: t.i)
    if first.i < first.sent.start + 2 or first.nbor(-1) not in kept or first.nbor(-1).lower_ not in lexicon.asking:
        return set()
    noun, before = first.nbor(-1), first.nbor(-2)
    return {noun, before} if before.tag_ == "IN" and before in kept else set()


def _is_capital(token: Token) -> bool:
    """Whether a word is written like a name, and not only because a sentence starts with it."""
    capital: bool = token.text[:1].isupper()
    return capital and (token.i > token.sent.start or bool(token.head.text[:1].isupper()))


def _is_core(token: Token, clause: Clause, lexicon: EventLexicon) -> bool:
    """Whether words tell who the subject is ("the Organization of African Unity") or what its verb asks for."""
    if token.dep_.split(":")[0] == "obl":
        return _asked_for(token, clause, lexicon)
    if (
        token.dep_ == "nmod"
        and token.head.dep_ in {*_SUBJECTS, "obj"}
        and (token.head.tag_ in {"CD", "DT"} or token.head.text == "%")
    ):
        return True  # "80% of its business", "some of the ships"
    if token.dep_ == "nmod" and token.head.lower_ in lexicon.quantities and token.head.i < token.i:
        return True  # "a handful of ships"
    if token.dep_ == "conj" and token.head.dep_ in _SUBJECTS and token.head.head == clause.head:
        return True  # "bus and tram drivers"
    if token.dep_ not in {"nmod", "conj"} or not any(t.pos_ == "PROPN" for t in token.subtree if t in clause.kept):
        return False
    above = token.head
    if token.dep_ == "nmod" and above.ent_type_ == "PERSON":
        return False
    while above.dep_ in {"nmod", "conj", "compound", "flat"} and above != clause.head:
        above = above.head
    return bool(above.dep_ in _SUBJECTS and above.head == clause.head)


def _asked_for(token: Token, clause: Clause, lexicon: EventLexicon) -> bool:
    """Whether a phrase is the first behind a verb that has no object: "provides for payments"."""
    verb = token.head
    if str(verb.lemma_).lower() in lexicon.reporting:
        return False  # "said in Rome": what was said is more
    if verb.pos_ != "VERB" or (verb != clause.head and verb not in clause.needed) or token.i < verb.i:
        return False
    behind = [c for c in verb.children if c in clause.kept and c.i > verb.i and c.dep_ not in _BESIDE]
    return behind[:1] == [token] and next(iter(token.subtree)).i <= verb.i + 2


def _weighs(token: Token, lexicon: EventLexicon) -> bool:
    """Whether a word without which the rest is not true: "little help", "a failed coup", "nearly 200"."""
    if token.dep_ == "advmod" and token.head.dep_ == "nummod":
        return True
    if token.dep_ == "amod" and token.i > token.sent.start and token.nbor(-1).lower_ in lexicon.weighing:
        return True  # "nearly simultaneous"
    return token.lower_ in lexicon.weighing or token.lower_ in lexicon.qualifying


def surnames(kept: Iterable[Token], subjects: Mapping[int, str]) -> dict[int, str]:
    """People by their last name, as headlines have them."""
    words = set(kept)
    short = {i: _last(name) for i, name in subjects.items() if name and _is_person(i, words)}
    for token in words:
        if token.ent_type_ == "PERSON" and token.i not in subjects and token.dep_ != "flat":
            rest = [t for t in token.rights if t.dep_ == "flat" and t in words]
            if rest:
                short |= {token.i: "", **{t.i: "" for t in rest[:-1]}}
    return short


def _is_person(index: int, words: Collection[Token]) -> bool:
    """Whether a token that something is written for is a name's, or stands for a man or a woman."""
    token = next((t for t in words if t.i == index), None)
    gendered = token is not None and bool({"Masc", "Fem"} & set(token.morph.get("Gender")))
    return token is not None and (token.pos_ == "PROPN" or gendered or token.ent_type_ != "")


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
