"""Whether a headline can stand alone: has its subject, what its verb asks for, and no loose end or dangling pronoun."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from chrono.events.clauses import negates

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Token

    from chrono.events.clauses import Clause
    from chrono.events.lexicon import EventLexicon
    from chrono.language import Sentence

_FINITE = {"VBD", "VBP", "VBZ", "MD"}
_NOUNS = {"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "EX", "$", "DT", "JJ", "VBG"}
_LOOSE = {"IN", "DT", "CC", "TO", "MD", "PRP$", "WDT", "WP", "WRB", "POS"}
_ASKED = {"obj", "ccomp", "xcomp", "obl:arg"}
# What stands in front of a clause that is one, not behind a preposition ("the envoy to Cuba said").
_LEADS = {"mark", "cc", "advmod", "punct", "discourse"}


def faults(found: Clause, sentence: Sentence, subjects: Mapping[int, str], lexicon: EventLexicon) -> int:
    """How much keeps a clause from standing alone: 0 where nothing does.

    Args:
        found: the words that the headline shows.
        sentence: their sentence.
        subjects: what is written for some tokens, by index; "" for one that is left out.
        lexicon: words of events.
    """
    words = [t for t in sorted(found.kept, key=lambda t: t.i) if not t.is_punct and not t.is_space]
    shown = [t for t in words if subjects.get(t.i, "x")]
    if not shown:
        return 9
    frame = [t for t in words if t not in found.said]
    verbs = [t for t in frame if t.tag_ in _FINITE]
    count = 2 * _dangling(shown, subjects, lexicon) + _loose(shown[-1]) + _gaps(words)
    if not verbs:
        return count + (0 if _is_named(shown, found, lexicon) else 3)
    before = [t for t in frame if t.i < verbs[0].i and subjects.get(t.i, "x")]
    if not any(t.tag_ in _NOUNS and t.dep_ not in {"obl", "obl:unmarked"} for t in before):
        count += 4
    if before and _governed(before[0], found, lexicon):
        count += 2
    if shown[0].tag_ in {"CC", "RB", "WRB", "WDT", "WP"} and not negates(shown[0]) and shown[0].dep_ != "nsubj":
        count += 1
    return count + 2 * _bare(found, lexicon)


def _dangling(words: Sequence[Token], subjects: Mapping[int, str], lexicon: EventLexicon) -> bool:
    """A pronoun that nobody can tell, outside a quotation and without its noun in front: "rejected it"."""
    nouns = False
    quoted = False
    for token in words:
        quoted = quoted or (token.i > 0 and token.nbor(-1).is_quote)
        if token.tag_ == "PRP" and token.lower_ in lexicon.pronouns and not subjects.get(token.i) and not quoted:
            if not nouns:
                return True
            if token.dep_ in {"obj", "iobj", "obl", "nmod"} and token.lower_ not in lexicon.person_pronouns:
                return True
        nouns = nouns or token.pos_ == "PROPN" or (token.pos_ == "NOUN" and token.dep_ in {"nsubj", "nsubj:pass"})
    return False


def _loose(last: Token) -> bool:
    """Whether the last word asks for another."""
    if last.tag_ in _LOOSE and last.dep_ != "compound:prt":
        return True
    return last.tag_ == "JJ" and last.i + 1 < len(last.doc) and last.nbor(1).tag_ in {"NN", "NNS", "TO"}


def _gaps(words: Sequence[Token]) -> int:
    """Two nouns side by side where words between them were left out: "the year ended a share"."""
    found = 0
    for one, other in pairwise(words):
        if other.i == one.i + 1 or other.nbor(-1).is_punct or one.nbor(1).is_punct:
            continue
        noun = one.pos_ in {"NOUN", "NUM", "SYM"} or one.tag_ in {"VBN", "$"}
        found += noun and other.tag_ in {"DT", "$", "CD", "JJ"} and other.dep_ != "amod"
    return found


def _governed(first: Token, found: Clause, lexicon: EventLexicon) -> bool:
    """Whether a preposition that was left out governs the first word: "(the envoy to) Cuba said"."""
    if first.i <= first.sent.start or first not in found.kept:
        return False
    left = first.nbor(-1)
    return left.lower_ in lexicon.placing | lexicon.acting | {"of"} and left not in found.kept


def _bare(found: Clause, lexicon: EventLexicon) -> bool:
    """Whether all that the verb asks for was left out: "announced", "told"."""
    head = found.head
    if head.pos_ != "VERB" or found.whole:
        return False
    asked = [c for c in head.children if c.dep_ in _ASKED]
    if asked:
        return not any(t in found.kept for c in asked for t in c.subtree)
    says = str(head.lemma_).lower() in lexicon.reporting
    after = [t for t in found.kept if t.i > head.i and not t.is_punct]
    return says and not found.said and not after


def _is_named(words: Sequence[Token], found: Clause, lexicon: EventLexicon) -> bool:
    """Whether a noun and its words name an event: a name among them, not only a preposition behind it."""
    if words[0].tag_ in {"IN", "VBG", "VBN", "RB"} or found.head.pos_ not in {"NOUN", "PROPN"}:
        return False
    return len(words) > 1 and any(t.pos_ == "PROPN" or (t.pos_ == "ADJ" and t.text[:1].isupper()) for t in words[1:] or ())\
        or (len(words) > 1 and words[0].ent_type_ != "")
