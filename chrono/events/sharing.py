"""Which further words a time dates beside the one it hangs on: what the syntax of the clause shares it with.

"The shares began trading in August" dates the beginning and the trading, "he was cooking last fall when he was shot"
both, "the agreement made yesterday" the agreement. Every rule gives a word that a reader would date so when the
sentence is read aloud: what is said is not dated by when it was said, nor what is condemned by when it was condemned.
Most such words tell the event of the word that the time hangs on once more; a clause of its own ("when …", "and …")
tells another.
The factors by which a sharing is less sure than the word the time hangs on follow what was right on two thirds of
TimeBank and AQUAINT.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chrono.events import surroundings
from chrono.events.anchoring import Anchored, is_cause, lemma_of, token_before
from chrono.events.kinds import kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chrono.events.lexicon import EventLexicon
    from chrono.language import Sentence, Token

    Sharing = Iterator[tuple[Token, float, bool]]

_NOMINAL = {"NOUN", "PROPN"}
_BESIDE = {"nmod", "flat", "compound", "conj", "appos"}
_SUBJECTS = {"nsubj", "nsubj:pass"}
_RELATIVE = {"WDT", "WP"}
_HARM = {"attack", "military", "disaster"}
_SAID = {"statement", "agreement", "decision", "meeting"}
_MOST = 3  # of one time: a sentence that gives more is a list, or misread


def shared(found: Anchored, sentence: Sentence, start: int, end: int, lexicon: EventLexicon) -> list[Anchored]:
    """The further triggers of the expression at `[start, end)`, the surest first.

    Args:
        found: the trigger it hangs on.
        sentence: its sentence.
        start, end: its offsets in the article.
        lexicon: words of events.
    """
    trigger = found.trigger
    if trigger.pos_ in _NOMINAL:
        ways = [_around(trigger, lexicon), surroundings.risen(trigger, lexicon), surroundings.told_to(trigger, lexicon)]
    else:
        before = end <= sentence.start_of(trigger)
        ways = [_aspect(trigger, lexicon), _clauses(trigger, lexicon)]
        ways += [_conjuncts(trigger) if before else iter(()), _done(trigger, lexicon), _relative(trigger, lexicon)]
    made: dict[int, Anchored] = {}
    for way in (*ways, _neighbour(sentence, start, lexicon)):
        for token, factor, same in way:
            inside = sentence.start_of(token) < end and start < sentence.end_of(token)
            if token == trigger or token.i in made or inside or not happens(token, lexicon):
                continue
            made[int(token.i)] = Anchored(token, round(found.confidence * factor, 3), same)
    return sorted(made.values(), key=lambda a: (-a.confidence, a.trigger.i))[:_MOST]


def happens(token: Token, lexicon: EventLexicon) -> bool:
    """Whether a word tells of something that happens, not of a state ("has", "includes") or a thing."""
    if token.pos_ == "VERB":
        return lemma_of(token) not in lexicon.stative
    return token.pos_ in _NOMINAL and lexicon.is_event_noun(lemma_of(token))


def instead(found: Anchored, lexicon: EventLexicon) -> Anchored | None:
    """What happens where the verb is only "have" or "be": "has had losses for two years"."""
    for child in found.trigger.children:
        if child.dep_ in {"obj", "nsubj"} and child.pos_ == "NOUN" and happens(child, lexicon):
            return Anchored(child, found.confidence * 0.85)
    return None


def _aspect(verb: Token, lexicon: EventLexicon) -> Sharing:
    """ "began to fall in 1996": the beginning and the fall."""
    if verb.dep_ == "xcomp" and verb.head.pos_ == "VERB" and lemma_of(verb.head) in lexicon.aspectual:
        yield verb.head, 0.9, True
    if lemma_of(verb) in lexicon.aspectual:
        yield from ((child, 0.9, True) for child in verb.children if child.dep_ == "xcomp" and child.pos_ == "VERB")


def _clauses(verb: Token, lexicon: EventLexicon) -> Sharing:
    """A clause of the same moment: "today when tons of earth came down"."""
    for child in verb.children:
        if child.dep_ in {"advcl", "advcl:relcl"} and _leads(child) & lexicon.simultaneous:
            yield child, 0.8, _is_how(child, verb, lexicon)
    if verb.dep_ in {"advcl", "advcl:relcl"} and verb.head.pos_ == "VERB" and _leads(verb) & lexicon.simultaneous:
        yield verb.head, 0.7, _is_how(verb, verb.head, lexicon)


def _is_how(clause: Token, verb: Token, lexicon: EventLexicon) -> bool:
    """Whether a clause tells how it came about: "killed when a bomb went off", "agreed when they met"."""
    how, what = kind(clause, lexicon), kind(verb, lexicon)
    if how == "meeting":
        subjects = [c for c in clause.children if c.dep_ in _SUBJECTS]
        return what in _SAID and any(c.pos_ == "PRON" for c in subjects)
    return {how, what} <= _HARM


def _leads(verb: Token) -> set[str]:
    """The words that lead in a clause."""
    return {c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod", "case"}}


def _conjuncts(verb: Token) -> Sharing:
    """A time before the first of several verbs with one subject dates them all."""
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ == "VERB" and not any(c.dep_ in _SUBJECTS for c in child.children):
            yield child, 0.7, False


def _done(verb: Token, lexicon: EventLexicon) -> Sharing:
    """What a verb without a meaning of its own does: "held talks", "staged a coup"."""
    for child in verb.children:
        if lemma_of(child) not in lexicon.nouns and lemma_of(child) not in lexicon.figures:
            continue
        done = lemma_of(verb) in lexicon.light and child.dep_ in {"obj", "nsubj:pass"}
        if done or (child.dep_ == "obl" and _cases(child) & lexicon.occasions):
            yield child, 0.6, True


def _relative(verb: Token, lexicon: EventLexicon) -> Sharing:
    """ "the agreement made yesterday", "the trial that ended on Friday": what was made, what ended."""
    if verb.dep_ in {"acl", "acl:relcl"} and verb.head.pos_ in _NOMINAL:
        if lemma_of(verb) in lexicon.light | lexicon.aspectual:
            yield verb.head, 0.8, True
        elif verb.dep_ == "acl:relcl" and lemma_of(verb.head) in lexicon.nouns:
            yield verb.head, 0.6, True


def _around(noun: Token, lexicon: EventLexicon) -> Sharing:
    """The verb of a dated noun: "Monday's blast killed two", "agreed at last year's summit"."""
    for child in noun.children:  # "the May blast that killed two"
        if child.dep_ == "acl:relcl" and child.tag_ == "VBD" and any(c.tag_ in _RELATIVE for c in child.children):
            yield child, 0.6, True
    top = noun
    while top.dep_ == "nmod" and top.head.pos_ in _NOMINAL:  # "started a series of strikes"
        top = top.head
    verb = top.head
    if verb.pos_ != "VERB":
        return
    if top != noun:
        if top.dep_ == "obj" and lemma_of(verb) in lexicon.light | lexicon.aspectual:
            yield verb, 0.7, True
        return
    lemma, own = lemma_of(noun), lexicon.verbs.get(lemma_of(verb))
    if noun.dep_ in _SUBJECTS and own and (lemma in lexicon.figures or own == lexicon.nouns.get(lemma)):
        yield verb, 0.7, True
    elif noun.dep_ == "obj" and lemma in lexicon.nouns and lemma_of(verb) in lexicon.light | lexicon.aspectual:
        yield verb, 0.8, True
    elif noun.dep_.startswith("obl") and lemma in lexicon.nouns and _holds(noun, lexicon):
        yield verb, 0.6, True


def _neighbour(sentence: Sentence, start: int, lexicon: EventLexicon) -> Sharing:
    """The event noun directly before a time: "at a briefing today", "the capture of the town on 26 March"."""
    last = next((t for t in reversed(list(sentence)) if sentence.end_of(t) <= start), None)
    if last is not None and last.pos_ == "ADP":
        last = token_before(sentence, last)
    if last is None or last.pos_ not in _NOMINAL:
        return
    if _is_topic(last, lexicon):
        return
    if lemma_of(last) in lexicon.nouns:
        article = token_before(sentence, last)
        if article is None or article.pos_ not in {"ADP", "PART"}:  # "shot to death on Monday"
            yield last, 0.7, True
        return
    while last.dep_ in _BESIDE and last.head.i < last.i and last.head.pos_ in _NOMINAL:
        last = last.head
        if lemma_of(last) in lexicon.nouns:
            if not _is_topic(last, lexicon):
                yield last, 0.7, True
            return


def _holds(noun: Token, lexicon: EventLexicon) -> bool:
    """Whether its verb happened in the course of a noun: "agreed at the summit", not "charged in the raid"."""
    return bool(_cases(noun) & lexicon.containers) and not is_cause(noun, noun.head, lexicon)


def _cases(noun: Token) -> set[str]:
    """The prepositions of a noun."""
    return {c.lower_ for c in noun.children if c.dep_ == "case"}


def _is_topic(noun: Token, lexicon: EventLexicon) -> bool:
    """ "condemned the bombing on Tuesday": what a verb deals with has its own time, if the verb does not hold it."""
    while noun.dep_ == "nmod" and noun.head.pos_ in _NOMINAL:
        noun = noun.head
    if noun.dep_ == "obj":
        return lemma_of(noun.head) not in lexicon.light | lexicon.aspectual | lexicon.planning
    return (
        noun.dep_ == "obl"
        and not _cases(noun) & (lexicon.containers | lexicon.occasions)
        and _speaks(noun.head, lexicon)
    )


def _speaks(verb: Token, lexicon: EventLexicon) -> bool:
    return lexicon.verbs.get(lemma_of(verb)) == "statement" or lemma_of(verb) in lexicon.reporting
