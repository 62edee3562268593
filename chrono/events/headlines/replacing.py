"""What stands for words that say nothing alone: "in New York trading", "said" without who, "its strategy"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chrono.events.referring import is_quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

    from chrono.events.headlines.clauses import Clause
    from chrono.events.lexicon import EventLexicon

_BELOW = {"obl", "nmod", "compound"}


def settled(trigger: Token, lexicon: EventLexicon) -> Token:
    """The verb of a trigger that only says where something was traded or printed: "fell in New York trading"."""
    if trigger.lower_ not in lexicon.settings:
        return trigger
    above = trigger
    while above.dep_.split(":")[0] in _BELOW and above.head != above:
        above = above.head
        if above.pos_ == "VERB" or any(c.dep_ == "cop" for c in above.children):
            return above
    return trigger


def content(saying: Token, lexicon: EventLexicon) -> list[Token]:
    """What heads the one clause that a saying reports as a fact, if there is one."""
    if str(saying.lemma_).lower() not in lexicon.reporting - lexicon.denying:
        return []
    told = [c for c in saying.children if c.dep_ == "ccomp" and c.pos_ in {"VERB", "AUX"}]
    return told if len(told) == 1 else []


def unowned(found: Clause, names: Mapping[int, str], lexicon: EventLexicon) -> dict[int, str]:
    """The article in the place of an owner that nobody can tell at the head of a headline: "Its plan failed".

    Of persons only where a noun heads it ("His trip to Rome"): "his wife wept" says more than "the wife".
    """
    shown = (t for t in found.words() if not t.is_punct and not t.is_space and names.get(t.i, "x"))
    first = next(shown, None)
    if first is None or first.tag_ != "PRP$" or first.i in names or first.lower_ not in lexicon.possessive:
        return {}
    person = lexicon.possessive[first.lower_] == "person"
    nominal = found.head.pos_ == "NOUN" and not found.whole
    return {} if is_quoted(first) or (person and not nominal) else {first.i: lexicon.definite}
