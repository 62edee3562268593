"""The clause that a headline is made of: the word that heads it, and the words below that belong to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from chrono.events.factuality import subject
from chrono.events.headlines.governing import between, governor, shared_passive
from chrono.events.headlines.misplaced import misplaced
from chrono.events.headlines.omitting import omitted
from chrono.events.headlines.restricting import (
    accompanies,
    beside_noun,
    described,
    is_restrictive,
    is_result,
    set_off,
    tells_when,
    tells_which,
    tells_why,
    trailing,
)
from chrono.events.participants import LEAVING
from chrono.events.referring import is_quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from chrono.events.lexicon import EventLexicon
    from chrono.language import Sentence, Token

_ASIDES = {
    "appos", "acl:relcl", "advcl:relcl", "parataxis", "advcl", "discourse", "vocative", "dislocated", "dep", "list",
}  # fmt: skip
_FRONTED = {"obl", "advmod", "advcl", "cc", "case", "mark", "discourse", "expl"}  # "There she married"


@dataclass(frozen=True, slots=True)
class Clause:
    """A headline's words.

    Attributes:
        head: the word that heads it.
        kept: its words.
        said: of these, what a saying in `head` reports in front of it: "It is over, she said".
        needed: words that no compression takes.
        whole: whether they stand side by side as in the text, so that only its end may go.
    """

    head: Token
    kept: frozenset[Token]
    said: frozenset[Token]
    needed: frozenset[Token]
    whole: bool = False

    def words(self) -> list[Token]:
        """Its words as a headline has them: a subject stands before the participle that opens the sentence."""
        words = sorted(self.kept, key=lambda t: t.i)
        found = subject(self.head) if self.head.tag_ == "VBN" and self.head.dep_ == "advcl" else None
        helped = any(c.dep_ in _AUX for c in self.head.children)
        if self.whole or helped or found is None or found not in self.kept or found.i < self.head.i:
            return words
        first = [t for t in words if t == found or found.is_ancestor(t)]
        return [*first, *(t for t in words if t not in first)]

    def without(self, some: set[Token]) -> Clause:
        """The clause without some of its words."""
        return replace(self, kept=self.kept - some, said=self.said - some)


def clause(trigger: Token, sentence: Sentence, times: Iterable[tuple[int, int]], lexicon: EventLexicon) -> Clause:
    """The clause that tells of a trigger.

    An infinitive or a gerund is told with what governs it ("was convicted of taking bribes"), a noun that names nothing
    by itself with its verb ("the strike lasted eleven days"), a bare saying with what was said.
    """
    left_out = omitted(trigger, sentence, times, lexicon)
    gatherer = _Gatherer(trigger, left_out, lexicon)
    head = governor(trigger, gatherer.phrase, left_out)
    if shared_passive(trigger, lexicon) and not shared_passive(head, lexicon):
        head = trigger  # "was founded, moved to Oslo and sold": it did not sell
    path = set(between(trigger, head))
    gatherer = _Gatherer(head, left_out, lexicon, path)
    kept = gatherer.clause()
    said: set[Token] = set()
    if _says(head, lexicon):
        said = gatherer.said_before(kept)
    if said:
        behind = {t for c in trailing(head) for t in c.subtree} & kept
        kept -= behind
    needed = {trigger, head, *path, *(gatherer.complements & kept)}
    return Clause(head, frozenset(kept | said), frozenset(said), frozenset(needed))


def subject_phrase(noun: Token, verb: Token, left_out: set[Token], lexicon: EventLexicon) -> set[Token]:
    """The subject of a verb and what belongs to it, without what headlines leave out."""
    return _Gatherer(verb, left_out, lexicon).phrase(noun)


def negates(token: Token) -> bool:
    """Whether a word is a negation."""
    return "Neg" in token.morph.get("Polarity") or "Neg" in token.morph.get("PronType")


def _says(head: Token, lexicon: EventLexicon) -> bool:
    fronted = any(c.dep_ == "ccomp" and c.i < head.i and c.tag_ != "VBG" for c in head.children)
    return str(head.lemma_).lower() in lexicon.reporting or fronted  # "…, a court ruled"


_AUX = {"aux", "aux:pass", "cop"}


class _Gatherer:
    """Collects the words of a clause."""

    def __init__(self, head: Token, banned: set[Token], lexicon: EventLexicon, path: set[Token] | None = None) -> None:
        self.head = head
        self.banned = banned
        self.lexicon = lexicon
        self.path = path or set()
        self.complements: set[Token] = set()  # clauses without which the head says nothing

    def clause(self) -> set[Token]:
        """The words of the head's clause, with its subject."""
        head = self.head
        kept: set[Token] = set()
        self.gather(head, kept)
        found = subject(head)
        kept |= shared_passive(head, self.lexicon)
        relative = found is not None and "Rel" in found.morph.get("PronType")
        if found is not None and found not in kept and not relative and head.pos_ in {"VERB", "AUX", "ADJ"}:
            self.gather(found, kept)
        elif (beside := beside_noun(head)) is not None and (found is None or relative):
            # "the agreements brokered after …": what the clause hangs on is its subject.
            kept -= {found} if found is not None else set()
            above = described(beside)
            self.gather(above, kept, skip=beside)
            led = [c for c in above.children if c.dep_ in {"case", "mark"} and c.i < above.i and c.pos_ != "PART"]
            kept -= {t for c in led for t in c.subtree}  # "according to Ina Holt, who …"
            for token in sorted(kept, key=lambda t: t.i):
                if token.i >= above.i or token.dep_ not in {"case", "cc"}:
                    break  # "But Ina Holt, who …", "with the mill owner, who …"
                kept.remove(token)
        elif relative and found is not None:  # "under the deal, which was reached": taken for a clause of its own
            before = [c for c in head.children if c.i < found.i and c.dep_ == "obl" and c in kept]
            kept -= {c for b in before for c in b.children if c.dep_ == "case"}
        asked = {c for c in head.children if "Rel" in c.morph.get("PronType")}
        kept -= asked | {c for a in asked for c in a.children if c.dep_ == "case"}  # "with whom Ina Holt met"
        left = {c for c in head.children if c.dep_ == "mark" and c not in kept and c.i < head.i}
        kept -= {t for c in left for t in self._before(c, kept)}  # "even after a court refused"
        return kept - self._fronted(kept, found)

    def _before(self, mark: Token, kept: set[Token]) -> set[Token]:
        """The adverbs right in front of a conjunction that was left out."""
        words: set[Token] = set()
        token = mark
        while token.i > token.sent.start and token.nbor(-1).pos_ == "ADV" and token.nbor(-1) in kept - self.path:
            token = token.nbor(-1)
            words.add(token)
        return words

    def _fronted(self, kept: set[Token], found: Token | None) -> set[Token]:
        """What stands in front of the subject: "In early trading, shares of …"."""
        if found is None or found not in kept or found.i > self.head.i:
            return set()
        first = min(t.i for t in found.subtree if t in kept)
        before = [c for c in self.head.children if c.i < first and c.dep_.split(":")[0] in _FRONTED]
        before = [c for c in before if c.lower_ not in self.lexicon.weighing]  # "Nearly simultaneous blasts"
        whole = {t for c in before for t in c.subtree}
        # "In early trading Monday, shares rose": with its date the preposition went.
        bare = all(not any(g.dep_ == "case" and g in kept for g in c.children) for c in before)
        free = not whole & self.path or (bare and all(c.dep_ == "obl" for c in before))
        return whole if free and not any(negates(t) for t in whole) else set()

    def phrase(self, noun: Token) -> set[Token]:
        """A noun and what belongs to it."""
        kept: set[Token] = set()
        self.gather(noun, kept)
        return kept

    def said_before(self, kept: set[Token]) -> set[Token]:
        """What a saying reports in front of it: its own clause, or the one that it is put behind."""
        head = self.head
        before = [c for c in head.children if c.dep_ in {"ccomp", "parataxis"} and c.i < head.i]
        loose = {"conj", *({"advcl"} if any(c.dep_ == "nsubj" for c in head.children) else ())}
        led = any(c.dep_ in {"cc", "mark"} or c.tag_ == "WRB" for c in head.children)
        beside = head.dep_ == "parataxis" or (head.dep_ in loose and not led)
        if not before and beside and head.head.i < head.i:
            before = [head.head]
        if not before or any(c.dep_ in {"ccomp", "xcomp"} and c.i > head.i for c in head.children):
            return set()
        content = before[0]
        said = {t for t in content.subtree if t in kept and t.i < head.i}
        if content not in kept:
            inner = _Gatherer(content, self.banned, self.lexicon)
            inner.gather(content, said, skip=head)
            found = subject(content)
            if found is not None:
                inner.gather(found, said)
            said -= {t for t in head.subtree if t in kept}
        return said | set(self._marks(content, head))

    def _marks(self, content: Token, head: Token) -> Iterator[Token]:
        """The quotation marks around what is said."""
        edge = min(t.i for t in content.subtree if t != head)
        marks = [t for t in content.doc[max(content.sent.start, edge - 1) : head.i] if t.is_quote]
        yield from marks if len(marks) % 2 == 0 else ()

    def gather(self, token: Token, kept: set[Token], skip: Token | None = None) -> None:
        """Adds a word and what belongs to it."""
        if token == skip or token in kept:
            return
        if token in self.banned:
            kept |= {c for c in token.children if c.dep_ == "case" and c not in self.banned and c.i == token.head.i + 1}
            for child in token.children:  # "said on Monday that it was over": what was said hangs on Monday
                if child not in self.banned and child.dep_ in {"ccomp", "xcomp", "advcl", "acl", "obl", "nmod"}:
                    wanted = (
                        child.dep_ in {"obl", "nmod", "acl"} or child in self.path or self._completes(child, self.head)
                    )
                    led = child.dep_ not in {"obl", "nmod"} or any(c.dep_ == "case" for c in child.children)
                    if wanted and child.i > token.i and (led or self._lacks(token.head)):
                        self.gather(child, kept, skip)
            return
        kept.add(token)
        for child in token.children:
            if self._stays(child, token):
                self.gather(child, kept, skip)

    def _lacks(self, verb: Token) -> bool:
        """Whether a verb has no object, so that words behind its date are it: "extended to Friday its offer"."""
        asked = {"obj", "ccomp", "xcomp", "aux:pass"}
        return verb.pos_ == "VERB" and verb.tag_ != "VBN" and not any(c.dep_ in asked for c in verb.children)

    def _stays(self, child: Token, token: Token) -> bool:
        head = self.head
        if child in self.path:
            return True
        bare = child.dep_ == "det" or (child.dep_ == "nmod:poss" and child.pos_ == "PRON" and token.i < head.i)
        if bare and child.pos_ in {"DET", "PRON"} and self._described(token):
            return negates(child)  # "the captain, Ola Nygaard": "Captain Ola Nygaard"
        if child.dep_ == "case" and child.lower_ in self.lexicon.sources:
            return True
        if self._left_out(child) or misplaced(child, token) or is_result(child, token, self.lexicon):
            return False
        if child.dep_ in {"advcl", "acl"} and (self._completes(child, token) or self._predicates(child, token)):
            return True
        if any(tells(child, token, head, self.banned) for tells in (tells_when, tells_which, tells_why)):
            return True
        if child.dep_ in _ASIDES and not self._belongs(child, token) and not (is_quoted(child) and is_quoted(token)):
            return False
        if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"} and token in {head, *self.path}:
            return False
        if child.dep_ in {"cc", "punct"} and token == head and child.i > token.i and child.text.isalpha():
            return False
        if token == head and self._opens(child):
            return False
        if child.dep_ in LEAVING and token != head and child.dep_ not in {"acl", "ccomp"}:
            return False
        return child.dep_ != "acl" or token == head or (child.tag_ in {"VBN", "VBD"} and not set_off(child))

    def _left_out(self, child: Token) -> bool:
        """ "Mr.", and "according to the police"."""
        title = child.dep_ in {"nmod:desc", "compound"} and child.lower_ in self.lexicon.honorifics
        beside = accompanies(child, self.path, self.lexicon)
        return title or beside or any(c.lower_ in self.lexicon.sources for c in child.children if c.dep_ == "case")

    def _described(self, noun: Token) -> bool:
        """Whether a noun only says who a person is."""
        return any(c.dep_ == "appos" and c.ent_type_ == "PERSON" and self._belongs(c, noun) for c in noun.children)

    def _completes(self, child: Token, token: Token) -> bool:
        """Whether a clause says what was said, promised or planned, though the parser took it for an aside."""
        lemma, lexicon = str(token.lemma_).lower(), self.lexicon
        marks = {c.lower_: c for c in child.children if c.dep_ == "mark"}
        if any(c.pos_ == "PART" for c in marks.values()):
            found = lemma in lexicon.planning | lexicon.supposing | lexicon.reporting | lexicon.undoing
        else:
            found = bool(marks.keys() & lexicon.content) and lemma in lexicon.reporting | lexicon.planning
        if found:
            self.complements.add(child)
        return found

    def _predicates(self, child: Token, token: Token) -> bool:
        """Whether an adjective behind an object says what the verb makes of it: "found him, a clerk, guilty"."""
        objects = [c for c in token.children if c.dep_ in {"obj", "nsubj:pass"} and c.i < child.i]
        plain = not any(c.dep_ in {"mark", "cop", "nsubj", "aux"} for c in child.children)
        found = bool(objects) and plain and child.pos_ == "ADJ" and str(token.lemma_).lower() in self.lexicon.judging
        if found:
            self.complements.add(child)
        return found

    def _opens(self, child: Token) -> bool:
        """Whether a word only leads the head in: "after the Maidan revolution" is headed "Maidan revolution"."""
        head = self.head
        nominal = head.pos_ in {"NOUN", "PROPN"} and not any(c.dep_ == "cop" for c in head.children)
        if child.dep_ == "mark":
            return bool(child.pos_ != "PART")  # "is to address parliament"
        return child.dep_ == "cc" or (nominal and child.dep_ in {"case", "det"} and not negates(child))

    def _belongs(self, child: Token, token: Token) -> bool:
        """ "envoy Steve Witkoff" keeps its name, "Witkoff, the envoy," loses its aside; what was said is no aside."""
        if child.dep_ == "appos":
            if is_restrictive(child):
                return True
            one = "Plur" not in token.morph.get("Number") and not any(c.dep_ == "conj" for c in child.children)
            counted = token.tag_ == "CD" and token.dep_ in {"nsubj", "nsubj:pass"}  # "One, the Tern, sank"
            return bool(child.pos_ == "PROPN" and (token.pos_ == "NOUN" or counted) and one)
        return bool(child.dep_ == "parataxis" and token == self.head and any(c.text == ":" for c in child.lefts))
