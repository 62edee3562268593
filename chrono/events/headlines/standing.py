"""Whether a headline can stand alone: has its subject, what its verb asks for, and no loose end or dangling pronoun."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from chrono.events.factuality import subject
from chrono.events.headlines.clauses import negates
from chrono.events.headlines.restricting import beside_noun, set_off
from chrono.events.referring import is_quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chrono.events.headlines.clauses import Clause
    from chrono.events.lexicon import EventLexicon
    from chrono.language import Token

_FINITE = {"VBD", "VBP", "VBZ", "MD"}
_SUBJECTS = {"nsubj", "nsubj:pass"}
_ASIDE = {"acl", "advcl", "parataxis", "ROOT"}
_NOUNS = {"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "EX", "$", "DT", "JJ", "VBG"}
_LOOSE = {"IN", "CC", "TO", "MD", "PRP$", "WDT", "WP", "WRB"}
_LEADING = {"CC", "RB", "WRB", "WDT", "WP", "WP$"}
_ASKED = {"obj", "ccomp", "xcomp", "obl:arg"}


def faults(found: Clause, subjects: Mapping[int, str], lexicon: EventLexicon) -> int:
    """How much keeps a clause from standing alone: 0 where nothing does.

    Args:
        found: the words that the headline shows.
        subjects: what is written for some tokens, by index; "" for one that is left out.
        lexicon: words of events.
    """
    words = [t for t in found.words() if not t.is_punct and not t.is_space]
    shown = [t for t in words if subjects.get(t.i, "x")]
    if not shown:
        return 9
    frame = [t for t in words if t not in found.said]
    count = 2 * int(_dangling(shown, subjects, lexicon)) + int(_loose(shown[-1], lexicon))
    count += _gaps(words, found.kept) + _strays(words, found) + 2 * int(_torn(words, found))
    if _is_nominal(found):
        spoken = lexicon.nouns.get(str(found.head.lemma_).lower()) == "statement"
        return count + (int(spoken) if _is_named(shown, found, lexicon) else 3)
    verb = next((t for t in frame if t.tag_ in _FINITE or _shares_tense(t) or _was_done(t, subjects)), None)
    if verb is None:
        return count + 3
    before = [t for t in frame[: frame.index(verb)] if subjects.get(t.i, "x")]
    asked = any(t.dep_ in _ASKED and t.head == verb for t in frame)
    if found.said and verb == frame[0] and (not asked or frame[0].nbor(-1).is_quote):
        before = frame[1:]  # "…, said the mayor"
    told = found.head.head if found.head.dep_ in {"acl", "acl:relcl"} else None  # "according to Ina Holt, who met …"
    if not any(t.tag_ in _NOUNS and (t.dep_ not in {"obl", "obl:unmarked"} or t == told) for t in before):
        count += 4
    if before and _governed(before[0], found, lexicon):
        count += 2
    count += int(shown[0].tag_ in {"IN", "VBG"} and shown[0].dep_ not in {*_SUBJECTS, "csubj"})
    count += 2 * _reduced(found)
    alone = not found.whole and found.head.dep_ == "acl" and found.head.head.dep_ == "ROOT" and set_off(found.head)
    count += int(alone and found.head.tag_ == "VBN")  # "(Ola Berg,) a father of three, died"
    if (
        shown[0].tag_ in _LEADING
        and shown[0].lower_ not in lexicon.weighing
        and not negates(shown[0])
        and shown[0].dep_ not in _SUBJECTS
    ):
        count += 1 + (shown[0].tag_ == "WDT")
    if any(c.dep_ == "mark" and c.lower_ in lexicon.conditions and c not in found.kept for c in found.head.children):
        count += 2  # "if the truce holds"
    there = shown[0].tag_ == "EX" and shown[0].dep_ == "nsubj" and shown[0].head.pos_ == "VERB"
    count += 2 * int(there)  # "so far away that a year there lasts a century"
    if "Dem" in shown[0].morph.get("PronType") and not is_quoted(shown[0]):
        count += 1 + (shown[0].dep_ in _SUBJECTS)  # "these problems": which; "that changed": what
    count += 2 * int(_untold(shown[0], subjects)) + 2 * int(shown[0].lower_ in lexicon.sources)
    if found.said and before and before[0].lower_ in lexicon.pronouns:
        count += 2 * int(_untold(before[0], subjects))  # "He said the mill burned": who
    untold = [c for c in found.head.children if c.dep_ == "obj" and "Rel" in c.morph.get("PronType")]
    if any(c not in found.kept for c in untold) and found.head.i not in subjects:
        count += 2  # "(a house which) inspectors declared unsafe"
    return count + 2 * int(_bare(found, lexicon)) + int(_is_nobodys(before, subjects, lexicon))


def _untold(token: Token, subjects: Mapping[int, str]) -> bool:
    """Whether a word is a pronoun that nothing is written for."""
    return token.tag_ == "PRP" and subjects.get(token.i) is None and not is_quoted(token)


def _is_nobodys(before: Sequence[Token], subjects: Mapping[int, str], lexicon: EventLexicon) -> bool:
    """Whether a subject is a figure of nobody, where who reports it could be said: "(Bolt Inc. said) sales rose"."""
    figure = before[-1] if before else None
    if figure is None or figure.lower_ not in lexicon.figures or figure.dep_ not in _SUBJECTS:
        return False
    told = figure.head.dep_ == "ccomp" and str(figure.head.head.lemma_).lower() in lexicon.reporting
    owned = any(t.pos_ in {"PROPN", "PRON", "DET"} or t.i in subjects or t.tag_ == "IN" for t in before)
    return told and not owned


def _is_nominal(found: Clause) -> bool:
    """Whether a noun heads it that is no predicate."""
    head = found.head
    return not found.whole and head.pos_ in {"NOUN", "PROPN", "NUM"} and not any(c.dep_ == "cop" for c in head.children)


def _shares_tense(token: Token) -> bool:
    """ "killed three and wounded six": a participle for the tagger, coordinated with a tense."""
    if any(c.tag_ == "TO" for c in token.children):
        return False  # "to be sold"
    own = any(c.dep_ in _SUBJECTS for c in token.children)
    own = own or (token.tag_ == "VBN" and token.dep_ in _ASIDE and not has_tense(token))
    bare = token.dep_ == "acl" and token.head.head == token.head  # "Talks collapsed": a noun and a participle, it says
    if token.tag_ == "VB" and not any(c.dep_ in {"mark", "aux"} for c in token.children):
        # "A strike shut two mills", "sold a mill and shut two": a past like its infinitive.
        begun = token.dep_ in {"ROOT", "parataxis"} and any(c.dep_ in _SUBJECTS for c in token.children)
        return begun or (token.dep_ == "conj" and token.head.tag_ == "VBD")
    return token.tag_ == "VBN" and (own or bare or (token.dep_ == "conj" and token.head.tag_ in _FINITE))


def _was_done(token: Token, subjects: Mapping[int, str]) -> bool:
    """Whether a participle is written with an auxiliary: "a truce (was) signed"."""
    return token.tag_ == "VBN" and subjects.get(token.i, "").endswith(f" {token.lower_}")


def has_tense(token: Token) -> bool:
    """Whether the sentence of a word has a finite verb; where it has none, a participle was taken for one."""
    return any(t.tag_ in _FINITE for t in token.sent)


def _dangling(words: Sequence[Token], subjects: Mapping[int, str], lexicon: EventLexicon) -> bool:
    """A pronoun that nobody can tell, outside a quotation and without its noun in front: "rejected it"."""
    nouns = False
    quoted = False
    for token in words:
        quoted = quoted or (token.i > 0 and bool(token.nbor(-1).is_quote))
        if token.tag_ == "PRP" and token.lower_ in lexicon.pronouns and not subjects.get(token.i) and not quoted:
            if not nouns:
                return True
            verb = token.head
            if token.dep_ in {"obj", "iobj"} and token.lower_ not in lexicon.person_pronouns:
                own = [c for c in verb.children if c.dep_ in _SUBJECTS]
                if own and own[0] in words and own[0].i < token.i:
                    return True  # "the union rejected it"
        nouns = nouns or token.pos_ == "PROPN" or (token.pos_ == "NOUN" and token.dep_ in _SUBJECTS)
    return False


def _loose(last: Token, lexicon: EventLexicon) -> bool:
    """Whether the last word asks for another."""
    if last.i > last.sent.start and last.lower_ in lexicon.phrasal.get(str(last.nbor(-1).lemma_).lower(), ()):
        return False  # "fell through"
    if last.tag_ in _LOOSE and last.dep_ != "compound:prt":
        return not ends_clause(last)
    if last.dep_ == "det":
        return True
    hangs = last.tag_ in {"RB", "JJ"} and last.dep_ not in {"advcl", "xcomp", "ccomp", "ROOT", "conj"}
    if hangs and any(c.i > last.i and not c.is_punct for c in last.children):
        return True  # "as soon", "payable"
    return last.tag_ == "JJ" and last.i + 1 < len(last.doc) and last.nbor(1).tag_ in {"NN", "NNS", "TO"}


def ends_clause(last: Token) -> bool:
    """Whether a preposition stands at the end of its clause, which asks for no more: "where the money came from"."""
    governed = last.dep_ in {"case", "mark", "cc", "det", "fixed"}
    return last.tag_ == "IN" and not governed and last.i + 1 < len(last.doc) and bool(last.nbor(1).is_punct)


def _gaps(words: Sequence[Token], kept: frozenset[Token]) -> int:
    """Two nouns side by side where words between them were left out: "the year ended a share"."""
    found = 0
    for one, other in pairwise(words):
        if other.i == one.i + 1 or (other.i == one.i + 2 and one.nbor(1).is_punct and one.nbor(1) in kept):
            continue
        noun = one.pos_ in {"NOUN", "NUM", "SYM"} or one.tag_ in {"VBN", "$"}
        if noun and other.pos_ in {"NOUN", "PROPN"} and one.pos_ != "VERB":
            found += int(one.head != other and other.head != one and other.dep_ not in {"conj", "nsubj", "nsubj:pass"})
        said_of = other.pos_ == "ADJ" and other.head == one.head  # "found the clerk (, Ola Berg,) guilty"
        found += int(noun and other.tag_ in {"DT", "$", "CD", "JJ"} and other.dep_ != "amod" and not said_of)
    return found


def _strays(words: Sequence[Token], found: Clause) -> int:
    """Nouns whose governor was left out, with no preposition of their own: "began to fall apart Ola Berg"."""
    if found.whole:
        return 0
    own = {found.head, subject(found.head), found.head.head}
    loose = [
        t for t in words
        if t.pos_ in {"NOUN", "PROPN"} and t not in own and t.head not in found.kept and t not in found.said
        and t.dep_ in {"appos", "nmod", "obj", "compound", "flat", "conj"} and t.i > found.head.i
        and not any(c.dep_ == "case" and c in found.kept for c in t.children)
    ]  # fmt: skip
    return len(loose)


def _torn(words: Sequence[Token], found: Clause) -> bool:
    """Whether a subject stands there without its verb, a verb without its subject, a conjunction without its clause."""
    kept = set(words)
    for token in words:
        own = not found.whole and (token.is_ancestor(found.head) or token == subject(found.head))  # "the man who fled"
        copular = any(c.dep_ == "cop" for c in token.head.children)
        verbal = token.head.pos_ in {"VERB", "AUX"} or copular
        if token.dep_ in _SUBJECTS and token.head not in kept and verbal and not own:
            return True
        if token.dep_ == "mark" and token.head not in kept and token.i > found.head.i:
            return True
        if token.tag_ in _FINITE and token.pos_ == "VERB" and token != found.head:
            subjects = {c for c in token.children if c.dep_ in _SUBJECTS}
            if subjects and not subjects & kept:
                return True
    return False


def _governed(first: Token, found: Clause, lexicon: EventLexicon) -> bool:
    """Whether a preposition that was left out governs the first word: "(the envoy to) Cuba said"."""
    relative = beside_noun(found.head) is not None or found.head.tag_ in {"VBN", "VBG"}
    if first.i <= first.sent.start or (relative and not found.whole):
        return False
    left = first.nbor(-1)
    leads = left.lower_ in lexicon.placing | lexicon.acting or (found.whole and left.dep_ == "case")
    return left.tag_ == "IN" and leads and left not in found.kept


def _bare(found: Clause, lexicon: EventLexicon) -> bool:
    """Whether all that the verb asks for was left out: "announced"; of a saying, what was said."""
    head = found.head
    if head.pos_ != "VERB":
        return False
    lemma = str(head.lemma_).lower()
    light = lemma in lexicon.light - lexicon.sufficient or any(c.dep_ == "obj" for c in head.children)
    if not found.said and light and lemma in lexicon.light and not any(t.i > head.i for t in found.kept):
        return not any(c.dep_ in {"nsubj:pass", "aux:pass"} for c in head.children)  # "had", "made"
    says = lemma in lexicon.reporting
    told = [c for c in head.children if c.dep_ in {"ccomp", "parataxis"}]
    if says and told and not found.said:
        return not any(t in found.kept for c in told for t in c.subtree)
    asked = [c for c in head.children if c.dep_ in _ASKED]
    if asked:
        return not any(t in found.kept for c in asked for t in c.subtree)
    return says and not found.said and not any(t.i > head.i and not t.is_punct for t in found.kept)


def _reduced(found: Clause) -> bool:
    """Whether a past is a participle, and the verb of its sentence was left out: "a survey carried out (found …)"."""
    head = found.head
    if found.whole or head.tag_ not in {"VBD", "VBN"}:
        return False
    for child in head.children:
        own = {"mark", "cc", "advmod", "aux", *_SUBJECTS}
        bare = child.dep_ == "advcl" and child.tag_ in {"VBD", "VBZ"} and not any(c.dep_ in own for c in child.children)
        if bare and child.i > head.i and child not in found.kept:
            return not any(t.is_punct for t in head.doc[head.i : child.i])
    return False


def is_backshifted(found: Clause, lexicon: EventLexicon) -> bool:
    """Whether a clause has the tense of what was said, without who said it: "(the board said) it would meet"."""
    below = found.head
    helped = any(c.dep_ == "aux" and c.lower_ in lexicon.reported for c in below.children)
    while below.dep_ == "conj" and below.head.pos_ == "VERB":
        below = below.head
    above = below.head
    content = any(c.lower_ in lexicon.content for c in below.children)
    if below.dep_ == "acl" and above.dep_ in {"obj", "iobj"} and content:
        above = above.head  # "told a court that it would pay"
    elif below.dep_ not in {"ccomp", "parataxis"}:
        return False
    says = str(above.lemma_).lower() in lexicon.reporting
    return helped and says and above not in found.kept and not is_quoted(found.head)


def _is_named(words: Sequence[Token], found: Clause, lexicon: EventLexicon) -> bool:
    """Whether a noun and its words name an event: something that happens, with a name or a nation beside it."""
    if len(words) < 2 or words[0].tag_ in {"IN", "VBG", "VBN", "RB"} or found.head.lower_ in lexicon.settings:
        return False
    if not lexicon.is_event_noun(str(found.head.lemma_).lower()):
        return False
    return any(
        (t.pos_ == "PROPN" and t.is_alpha)
        or t.ent_type_
        or (t.pos_ == "ADJ" and t.i > t.sent.start and t.text[:1].isupper())
        for t in words
    )
