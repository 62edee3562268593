"""Who takes part in an event and where it happens: by the role in the clause, not by the type of the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chrono.events.factuality import subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chrono.events.lexicon import EventLexicon
    from chrono.language import Names, Sentence, Token

# Relations that lead out of the clause: what stands below them belongs to another event.
LEAVING = {"ccomp", "advcl", "acl", "acl:relcl", "advcl:relcl", "parataxis", "csubj", "dep", "discourse", "list"}
# Kinds of verbs whose object, where it is a place, is where it happens.
_TAKEN = {"movement", "attack", "military"}
_ON_THE_WAY = {"movement", "disaster"}
_FINITE = {"VBD", "VBZ", "VBP"}
_SUBJECTS = {"nsubj", "nsubj:pass"}
_RELATIVE = {"WP", "WDT"}
_CIRCUMSTANCES = ("obl", "nmod")


def own_tokens(trigger: Token) -> Iterator[Token]:
    """The tokens of a trigger's own clause: its subtree without clauses of other events."""
    yield trigger
    for child in trigger.children:
        if child.dep_ in LEAVING or (child.dep_ == "conj" and child.pos_ == "VERB") or _is_misread(child):
            continue
        if child.dep_ in {"cop", "aux", "aux:pass", "punct", "case", "mark", "det", "cc"}:
            yield child
        else:
            yield from own_tokens(child)


def _is_misread(child: Token) -> bool:
    """A finite verb with a subject of its own that a parser calls an object or a circumstance: a clause."""
    if child.dep_ not in {"obj", "iobj", "obl", "nmod", "appos", "conj"} or child.tag_ not in _FINITE:
        return False
    return any(c.dep_ in _SUBJECTS for c in child.children)


def roles(
    trigger: Token, sentence: Sentence, names: Names, antecedent: str | None, lexicon: EventLexicon
) -> tuple[list[str], list[str]]:
    """Actors and places of a trigger's clause, in the order of the sentence, without repetition.

    Args:
        trigger: the event's word.
        sentence: its sentence.
        names: the article's names.
        antecedent: the person whom a pronoun as subject stands for, or None.
        lexicon: words of events.
    """
    actors: list[str] = []
    places: list[str] = []
    shared = doer(trigger, lexicon)
    meant = antecedent_noun(trigger, shared)
    tokens = sorted(
        {
            t.i: t for t in [*own_tokens(trigger), *(t for top in (shared, meant) if top for t in own_tokens(top))]
        }.values(),
        key=_index,
    )
    tops = {t.i for t in (trigger, shared, meant) if t is not None}
    for token in tokens:
        if token.lower_ in lexicon.pronouns and token == shared and antecedent:
            _add(actors, antecedent)
        name = names.at(sentence, token)
        span = names.span_at(sentence, token)
        if name is None or span is None or token.i != _head_index(span.first, span.last, sentence):
            if phrase := _group(token, sentence, lexicon) or _nation(token, trigger, names, lexicon):
                _add(actors, phrase)
            continue
        role = _role(token, trigger, names.types.get(name, ""), tops, lexicon)
        if role == "actor":
            _add(actors, name)
        elif role == "place":
            _add(places, name)
    return actors, [p for p in places if p not in actors]


def doer(trigger: Token, lexicon: EventLexicon) -> Token | None:
    """The subject of a trigger; of an infinitive, who is made to do it ("ordered Ola Berg to leave": Berg leaves)."""
    found = subject(trigger)
    if trigger.dep_ != "xcomp" or any(c.dep_ in _SUBJECTS for c in trigger.children):
        return found
    made = next((c for c in trigger.head.children if c.dep_ in {"obj", "iobj"} and c.i < trigger.i), None)
    if (
        made is None
        or made.pos_ not in {"PROPN", "PRON", "NOUN"}
        or str(trigger.head.lemma_).lower() in lexicon.pledging
    ):
        return found
    return made


def antecedent_noun(trigger: Token, found: Token | None) -> Token | None:
    """The noun that a relative or a participial clause is about: "Ina Holt, who resigned", "Ina Holt, fined on Monday".

    Args:
        trigger: the verb of the clause.
        found: its subject, if any.
    """
    clause = trigger
    while clause.dep_ in {"conj", "xcomp"} and clause.head.pos_ in {"VERB", "AUX"}:
        clause = clause.head
    if clause.dep_ not in {"acl", "acl:relcl"} or clause.head.i > clause.i:
        return None
    relative = [c for c in clause.children if c.tag_ in _RELATIVE and c.dep_ in {*_SUBJECTS, "obj"}]
    if clause.dep_ == "acl:relcl" and not relative:
        return None
    if clause.dep_ == "acl" and not (found is None and clause.tag_ in {"VBN", "VBG"}):
        return None
    if clause != trigger and not any(c.dep_ in _SUBJECTS for c in relative) and relative:
        return None
    noun = clause.head
    while noun.dep_ in {"appos", "flat"} and noun.head != noun and noun.head.i < noun.i:
        noun = noun.head
    return noun


def described(speaker: Token) -> Iterator[Token]:
    """What may name a speaker whom a noun describes: "his lawyer, Helena Duarte", whatever the parser calls her."""
    yield from (c for c in speaker.children if c.dep_ in {"appos", "nmod:desc", "flat"})
    yield from (c for c in speaker.head.children if c.dep_ == speaker.dep_ and c.i > speaker.i)


def _index(token: Token) -> int:
    return int(token.i)


def _add(where: list[str], name: str) -> None:
    if name not in where:
        where.append(name)


def _head_index(first: int, last: int, sentence: Sentence) -> int:
    """Index of the token of a name that hangs on something outside it."""
    for token in sentence.span.doc[first : last + 1]:
        if not first <= token.head.i <= last or token.head == token:
            return int(token.i)
    return first


def _role(token: Token, trigger: Token, kind: str, tops: set[int], lexicon: EventLexicon) -> str | None:
    """Actor, place or neither: what the relation and the preposition say, then the type.

    Args:
        token: the head of a name.
        trigger: the event's word.
        kind: of the name: PERSON, ORG, PLACE, or "".
        tops: index of the trigger, of its subject, and of the noun that its clause is about.
        lexicon: words of events.
    """
    if any(c.dep_ == "advmod" and c.lower_ in lexicon.negations for c in token.children):
        return None  # "Ina Holt, not Ola Berg, …"
    case = _cases(token)
    relation, head, known = token.dep_, token.head, token.i in tops
    while relation in {"conj", "appos", "flat"} and head != token and not known:
        if relation == "appos" and _is_denied(token, lexicon):
            return None
        token, relation, head = head, head.dep_, head.head
        case, known = case or _cases(token), token.i in tops
    if known and token != trigger:
        return "actor"
    happens = head == trigger or lexicon.is_event_noun(str(head.lemma_).lower())
    if _is_where(kind, case, (relation, head), happens, lexicon):
        return "place"
    if token == trigger or (relation in _SUBJECTS and happens):
        return "actor"
    if kind == "PLACE" and relation == "obj" and lexicon.verbs.get(str(head.lemma_).lower()) in _TAKEN:
        return "place"  # "visited Rome", "attacked the town"
    if relation in {"obj", "iobj"}:
        return "actor" if head == trigger else None  # "urged Rutte to read the Strategy": Rutte only
    if relation == "nmod:poss":
        # "Russia's bombardment" acts; "Trump's envoy" only says whose envoy.
        return "actor" if happens else None
    if case & lexicon.acting:
        return "actor" if _belongs(token, trigger, case, lexicon) else None
    if head == trigger and trigger.pos_ == "NOUN" and case & lexicon.suffering and kind in {"PERSON", "ORG"}:
        return "actor"  # "the arrest of Ina Holt"
    return "place" if kind == "PLACE" and relation.startswith(_CIRCUMSTANCES) and not case else None


def _is_where(kind: str, case: set[str], role: tuple[str, Token], happens: bool, lexicon: EventLexicon) -> bool:
    """Whether a preposition makes a name the place of an event."""
    relation, head = role
    if kind == "PLACE":
        if relation == "nmod" and str(head.lemma_).lower() in lexicon.holdings:
            return False  # "shares in Bolt"
        if _lies_between(case, head, lexicon):
            return True
        return bool(case & lexicon.placing) or ("of" in case and happens)  # "the bombardment of Ukraine"
    # Nobody is met in a person: a name that the recognizer does not know.
    return kind == "PERSON" and bool(case & lexicon.within) and relation.startswith(_CIRCUMSTANCES)


def _lies_between(case: set[str], head: Token, lexicon: EventLexicon) -> bool:
    """Whether what is between two places runs or lies there; "talks between Mali and France" are theirs."""
    if not case & lexicon.separating:
        return False
    head = head.head if head.pos_ == "ADV" else head  # "ran aground between …"
    lemma = str(head.lemma_).lower()
    what = [head]
    if head.pos_ == "VERB":
        if lexicon.kind_of_verb(lemma) in _ON_THE_WAY | {"attack"}:
            return True
        what = [c for c in head.children if c.dep_ in {*_SUBJECTS, "obj"}]
        what += [head.head] if head.dep_.startswith("acl") else []  # "the train, stopped between …"
    if any(str(one.lemma_).lower() in lexicon.ways for one in what):
        return True
    if head.pos_ == "VERB":
        return False
    if lexicon.is_event_noun(lemma):
        return lexicon.nouns.get(lemma) in _ON_THE_WAY
    # "a pipe between …" burst: a thing.
    return head.dep_ in {*_SUBJECTS, "obj"} and lexicon.kind_of_verb(str(head.head.lemma_).lower()) in _ON_THE_WAY


def _cases(token: Token) -> set[str]:
    """The prepositions of a name, whether they hang on it or on the title before it."""
    found = {c.lower_ for c in token.children if c.dep_ == "case"}
    first = token
    while first.i > 0 and first.nbor(-1).head in {token, first} and first.nbor(-1).text[:1].isupper():
        first = first.nbor(-1)
    before = first.nbor(-1) if first.i > 0 else first
    return found | ({before.lower_} if before.dep_ == "case" else set())


def _is_denied(token: Token, lexicon: EventLexicon) -> bool:
    """ "Ola Berg, not his brother Nils Berg, …": another is meant."""
    return any(c.dep_ == "advmod" and c.lower_ in lexicon.negations for c in token.head.children if c.i < token.i)


def _belongs(token: Token, trigger: Token, case: set[str], lexicon: EventLexicon) -> bool:
    """Whether who stands behind "by" or "with" takes part in the event itself, not in one that it is told beside."""
    head = token.head
    if head == trigger:
        verbal = trigger.pos_ in {"VERB", "AUX"}
        first = next((c.i for c in trigger.children if c.dep_ in _SUBJECTS), None)
        # "With Holt abroad, her deputy received …": a circumstance.
        return "by" in case or not verbal or first is None or token.i > first
    while head != trigger and head.head != head:
        if head.pos_ in {"VERB", "AUX"} and head.tag_ in _FINITE:
            return False
        if head.dep_ == "obl" and {c.lower_ for c in head.children if c.dep_ == "case"} & lexicon.apart:
            return False  # "left after a quarrel with Holt"
        head = head.head
    return True


def _group(token: Token, sentence: Sentence, lexicon: EventLexicon) -> str | None:
    """ "with Ukrainian officials": people without names, told apart by a nation."""
    if token.pos_ != "NOUN" or token.tag_ != "NNS":
        return None
    if not any(c.dep_ == "case" and c.lower_ in lexicon.acting for c in token.children):
        return None
    for child in token.children:
        if child.dep_ == "amod" and child.text[:1].isupper():
            return f"{sentence.written(child)} {sentence.written(token)}"
    return None


def _nation(token: Token, trigger: Token, names: Names, lexicon: EventLexicon) -> str | None:
    """ "a Russian bombardment": the nation acts, where its adjective stands before what happens."""
    if token.dep_ != "amod" or token.text not in names.nations:
        return None
    if token.i + 1 < len(token.doc) and token.nbor().text[:1].isupper():
        return None  # "in American Stock Exchange trading": a part of a name
    happens = token.head == trigger or lexicon.is_event_noun(str(token.head.lemma_).lower())
    return names.nations[token.text] if happens else None


def pronoun_subject(trigger: Token, lexicon: EventLexicon) -> Token | None:
    """The pronoun that is the trigger's subject ("he", "she", "it")."""
    found = subject(trigger)
    if found is None and str(trigger.lemma_).lower() in lexicon.planning | lexicon.reporting:
        found = next((c for c in trigger.children if c.dep_ == "expl"), None)  # "it expects", as some parsers have it
    return found if found is not None and found.lower_ in lexicon.pronouns else None
