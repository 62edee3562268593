"""What stands for words that say nothing alone: "in New York trading", "said" without who, "its strategy"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from chrono.events.referring import is_quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chrono.events.headlines.clauses import Clause
    from chrono.events.lexicon import EventLexicon
    from chrono.language import Sentence, Token

_BELOW = {"obl", "nmod", "compound"}


def settled(trigger: Token, sentence: Sentence, times: Sequence[tuple[int, int]], lexicon: EventLexicon) -> Token:
    """The verb of a trigger that only says where something was traded, or when: "fell in the year ended May".

    Args:
        trigger: the word that names the event.
        sentence: its sentence.
        times: of the article.
        lexicon: words of events.
    """
    ends = trigger.dep_ == "acl" and str(trigger.lemma_).lower() in lexicon.aspectual
    if ends:
        inside = {t for a, b in times if a < sentence.end and b > sentence.start for t in sentence.tokens_in(a, b)}
        ends = trigger.head in inside and all(c in inside for c in trigger.children)
    if not ends and trigger.lower_ not in lexicon.settings:
        return trigger
    above = trigger.head if ends else trigger
    while above.dep_.split(":")[0] in _BELOW and above.head != above:
        above = above.head
        if above.pos_ == "VERB" or any(c.dep_ == "cop" for c in above.children):
            return above
    return trigger


def is_led(participle: Token) -> bool:
    """Whether a relative word stands in front of a participle's noun: "the anger that the tax (had) aroused"."""
    if participle.dep_ != "acl" or participle.head.i > participle.i:
        return False
    first = min(t.i for t in participle.head.subtree)
    return (
        first > participle.sent.start
        and participle.doc[first - 1].tag_ in {"WDT", "WP", "IN"}
        and (participle.doc[first].tag_ == "DT" and participle.doc[first - 1].dep_ == "mark")
    )


def with_whom(found: Clause, names: Mapping[int, str], sentence: Sentence) -> dict[int, str]:
    """What a relative clause's verb asks for behind a preposition: "Ola Berg, with whom Ina Holt met" is met with him.

    Only where nothing else follows the verb.
    """
    head = found.head
    whom = next((c for c in head.children if c.dep_ == "obl" and c.tag_ in {"WDT", "WP"} and c.i < head.i), None)
    case = next((c for c in whom.children if c.dep_ == "case"), None) if whom is not None else None
    if found.whole or head.dep_ != "acl:relcl" or case is None or any(t.i > head.i for t in found.kept):
        return {}
    noun = head.head
    if noun in found.kept or noun.pos_ != "PROPN":
        return {}
    name = [noun, *(t for t in noun.children if t.dep_ == "flat")]
    text = " ".join(names.get(t.i, sentence.written(t)) for t in name).strip()
    return {head.i: f"{sentence.written(head)} {case.lower_} {text}"} if text else {}


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


def antecedent(verb: Token, names: Mapping[int, str], sentence: Sentence) -> str:
    """What a relative clause tells of, up to its noun, as the sentence has it."""
    noun = verb.head
    words = [t for t in noun.subtree if t.i < noun.i and not t.is_ancestor(verb)]
    words = [t for t in words if t.dep_ not in {"case", "punct", "cc", "conj", "mark"} or t.tag_ == "POS"]
    words += [noun, *(t for t in noun.children if t.dep_ == "flat" and t.i > noun.i)]
    if any(b.i != a.i + 1 for a, b in pairwise(words)):
        return ""
    text = " ".join(w for t in words if (w := names.get(t.i, sentence.written(t))))
    return re.sub(r" (?=['’](?:s\b|\s))", "", text)


def owned(owner: str, sentence: Sentence) -> str:
    """An owner with the mark of a genitive as its article writes it."""
    mark = "’" if "’" in sentence.text else "'"
    return f"{owner}{mark}" if owner.endswith("s") else f"{owner}{mark}s"
