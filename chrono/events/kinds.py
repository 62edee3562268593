"""What kind of event a word tells of: by the word, and by the words beside it where it has more than one meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chrono.events.factuality import subject
from chrono.events.participants import own_tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chrono.events.lexicon import EventLexicon, Sense
    from chrono.language import Token

MOVES = frozenset({"movement", "meeting", "agreement", "election", "military"})
"""Kinds whose plans are told though no time dates them."""
# What happens by itself says nothing: "the bombardment claimed four lives".
_MUTE = {"attack", "military", "disaster", "protest", "movement", "economic"}
_VERBAL = {"VERB", "AUX"}


def kind(trigger: Token, lexicon: EventLexicon) -> str:
    """The kind of a trigger, `other` where no word tells.

    Args:
        trigger: the event's verb or noun.
        lexicon: words of events.
    """
    if trigger.tag_ == "$":
        return "economic"  # an amount of money
    lemma = _lemma(trigger, lexicon)
    for sense in lexicon.senses.get(lemma, ()):
        if _fits(sense, trigger, lexicon):
            return sense.kind
    verbal = trigger.pos_ in _VERBAL
    words = lexicon.verbs if verbal else lexicon.nouns
    others = lexicon.nouns if verbal else lexicon.verbs
    found = subject(trigger) if verbal else None
    doing = kind(found, lexicon) if found is not None and _lemma(found, lexicon) in lexicon.nouns else None
    if verbal and lemma in lexicon.harming and "disaster" in {doing, *_harmed_in(trigger, lexicon)}:
        return "disaster"
    if doing in _MUTE and words.get(lemma) == "statement":
        return doing
    if lemma in words or lemma in others:  # a small tagger takes "is meeting" for a noun now and then
        return words.get(lemma) or others[lemma]
    for child in trigger.children:  # "hold talks", "carry out an attack", "sabotage incidents"
        if child.dep_ in {"obj", "nsubj:pass", "compound"} and _lemma(child, lexicon) in lexicon.nouns:
            return kind(child, lexicon)
    return doing or "other"  # "the bombardment left four dead"


def _harmed_in(verb: Token, lexicon: EventLexicon) -> Iterator[str]:
    """The kinds of that in which somebody was harmed: "were killed in a fire", "the crash left two injured"."""
    for child in verb.children:
        within = any(c.dep_ == "case" and c.lower_ in lexicon.harmed_in for c in child.children)
        if within and child.dep_.startswith("obl") and _lemma(child, lexicon) in lexicon.nouns:
            yield kind(child, lexicon)
    if verb.dep_ in {"acl", "amod"} and verb.head.dep_ == "obj":
        by = subject(verb.head.head)
    else:  # a noun in front of a verb with an object is its subject, whatever a small parser makes of it
        has_object = any(c.dep_ == "obj" for c in verb.children)
        relative = any(c.dep_ == "nsubj" and c.tag_ in {"WDT", "WP"} for c in verb.children)  # "the blast that killed"
        before = verb.dep_ in {"parataxis", "acl"} or (verb.dep_ == "acl:relcl" and relative)
        by = verb.head if has_object and before and verb.head.i < verb.i else None
    if by is not None and _lemma(by, lexicon) in lexicon.nouns:
        yield kind(by, lexicon)


def _fits(sense: Sense, trigger: Token, lexicon: EventLexicon) -> bool:
    passive = any(c.dep_ in {"nsubj:pass", "aux:pass"} for c in trigger.children)
    found = subject(trigger) if trigger.pos_ in _VERBAL else None
    objects = {_lemma(c, lexicon) for c in trigger.children if c.dep_ in {"obj", "nsubj:pass"}}
    doers = {_lemma(c, lexicon) for c in trigger.children if c.dep_ == "obl:agent"}
    if found is not None:
        (objects if passive else doers).add(_lemma(found, lexicon))
        objects |= {_lemma(c, lexicon) for c in found.children if passive and c.dep_ == "conj"}
    if sense.subject and not sense.subject & doers:
        return False
    if sense.object and not sense.object & objects:
        return False
    return not sense.near or bool(sense.near & _near(trigger, found, lexicon))


def _near(trigger: Token, found: Token | None, lexicon: EventLexicon) -> set[str]:
    words = {_lemma(t, lexicon) for t in own_tokens(trigger)}
    if found is not None:
        words |= {_lemma(t, lexicon) for t in own_tokens(found)}
    elif trigger.pos_ not in _VERBAL:  # "the blast, claimed by rebels"
        words |= {_lemma(t, lexicon) for c in trigger.children if c.dep_ == "acl" for t in own_tokens(c)}
    if trigger.dep_ == "xcomp":  # "called on nurses to strike"
        named = (c for c in trigger.head.children if c.dep_ in {"obj", "iobj", "obl"})
        words |= {_lemma(t, lexicon) for c in named for t in own_tokens(c)}
    if trigger.pos_ not in _VERBAL and trigger.head != trigger:  # "teachers began a strike"
        words |= {
            _lemma(trigger.head, lexicon),
            *(_lemma(c, lexicon) for c in trigger.head.children if c.dep_.startswith("nsubj")),
        }
    return words


def _lemma(token: Token, lexicon: EventLexicon) -> str:
    lemma = str(token.lemma_ or token.text).lower()
    return lexicon.forms.get(lemma, lemma)
