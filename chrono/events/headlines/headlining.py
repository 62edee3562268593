"""The headline of an event: its own clause where that can stand alone, else the nearest clause that can."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from chrono.events.factuality import subject
from chrono.events.headlines.clauses import clause, negates
from chrono.events.headlines.comparing import earlier_figure
from chrono.events.headlines.labels import LONGEST, fitted, unbroken, written
from chrono.events.headlines.omitting import is_issue, omitted
from chrono.events.headlines.phrasing import phrase
from chrono.events.headlines.replacing import antecedent, content, is_led, owned, settled, unowned, with_whom
from chrono.events.headlines.standing import faults, has_tense, is_backshifted
from chrono.events.headlines.stretches import stretch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from chrono.events.headlines.clauses import Clause
    from chrono.events.lexicon import EventLexicon
    from chrono.language import Sentence, Token

_STEPS = 6
_OCCASIONS = {"statement", "meeting"}  # kinds of what is only where something was said or decided
_SUBJECTS = {"nsubj", "nsubj:pass"}
_LIGHT = {"obl", "advcl", "acl", "nmod", "advmod", "cc", "case", "conj"}
_MARKS = {'"', "“", "”", "‘", "’"}
_PARTING = {",", "--", "–", "—"}
_OPENING, _CLOSING = {'"', "“"}, {'"', "”"}


def headline(
    trigger: Token,
    sentence: Sentence,
    times: Sequence[tuple[int, int]],
    lexicon: EventLexicon,
    subjects: Callable[[Token], Mapping[int, str]],
    speaker: str | None = None,
    *,
    happened: bool = False,
    dated: tuple[int, int] | None = None,
) -> str:
    """The headline of a trigger.

    Its clause; where that has no subject, no object that its verb asks for, a loose end or a pronoun that nobody can
    tell, the clauses above it, then the words around it as they stand; of all, the one with the least faults, the
    nearest first.

    Args:
        trigger: the word that names the event.
        sentence: its sentence.
        times: of the article, which a headline leaves out.
        lexicon: words of events.
        subjects: what to write for some tokens of the sentence in the clause of a head (see `labels.fitted`).
        speaker: who says what is quoted, by name or description.
        happened: whether it is told as a fact, so that "a truce signed in Rome" is one that was signed.
        dated: the time that dates it, of `times`.

    Returns:
        At most 80 characters; "" only for a trigger of no letters.
    """
    if figure := earlier_figure(dated, sentence, times, lexicon, subjects):
        return figure
    trigger = settled(trigger, sentence, times, lexicon)
    best, least = "", 99.0
    left_out = omitted(trigger, sentence, times, lexicon)
    for found in _candidates(trigger, sentence, times, lexicon):
        names = _told_once(found, subjects(found.head), sentence)
        names = {**names, **_articled(found, names, sentence, lexicon)}
        thing = _what(found, names, sentence) or with_whom(found, names, sentence)
        names = {**names, **_whose(found, names, sentence), **thing}
        if happened:
            names = {**names, **_was(found, names, lexicon)}
        names = {**names, **_of_itself(found, names, sentence, lexicon), **unowned(found, names, lexicon)}
        short, names, quotation = _roomy(found, sentence, names, lexicon)
        whole, short = short, _undoubled(short, names)
        count = faults(short, names, lexicon) + _lacks(short, trigger, left_out, lexicon) - 2 * bool(thing)
        text = written(short, sentence, names, quotation, lexicon)
        count += (
            2 * text.endswith("…")
            + 2 * (" " not in text)
            + (short is not whole)
            + _half_quoted(short)
            + (0 if any(c.isalpha() for c in text) else 9)
        )
        if not _MARKS & set(text) and any("1" in t.morph.get("Person") for t in short.kept):
            count += 2  # "we", and nobody knows who
        if text[:1] in _OPENING and text[-1:] in _CLOSING:
            text, told = _spoken(text, speaker)
            count += not told
        if count < least:
            best, least = text, count
        if not count:
            break
    return unbroken(best, sentence, times, speaker)


def _roomy(
    found: Clause, sentence: Sentence, names: Mapping[int, str], lexicon: EventLexicon
) -> tuple[Clause, Mapping[int, str], str | None]:
    """What finds room (see `fitted`); what the article explains goes first where the clause stands worse with it."""
    fuller = fitted(found, sentence, names, lexicon)
    if fuller[0].kept == found.kept:
        return fuller
    doc = sentence.span.doc
    less = {i: w for i, w in names.items() if doc[i].pos_ not in {"NOUN", "DET"} or i == found.head.i}
    plain = fitted(found, sentence, less, lexicon)
    cut = len(phrase(fuller[0], sentence, fuller[1])) > LONGEST
    lost = plain[0].kept - fuller[0].kept
    light = all(t.head in lost or t.is_punct or _is_light(t) for t in lost)
    worse = not light or faults(fuller[0], fuller[1], lexicon) > faults(plain[0], plain[1], lexicon)
    return plain if cut or worse else fuller


def _is_light(token: Token) -> bool:
    """Whether what a word heads may go for a name: not what tells which the subject is."""
    return token.dep_.split(":")[0] in _LIGHT or (
        token.dep_ == "amod" and not any(t.dep_ in _SUBJECTS for t in token.ancestors)
    )


def _undoubled(found: Clause, names: Mapping[int, str]) -> Clause:
    """Without a word that has come to stand behind itself: "sales (that are above) sales of $2 million"."""
    shown = [t for t in sorted(found.kept - found.said, key=lambda t: t.i) if names.get(t.i, "x") and not t.is_punct]
    for one, other in pairwise(shown):
        if one.lower_ == other.lower_ and other.i > one.i + 1 and other != found.head and other.i not in names:
            return found.without({*other.subtree} - {one, *one.ancestors})
    return found


def _of_itself(found: Clause, names: Mapping[int, str], sentence: Sentence, lexicon: EventLexicon) -> dict[int, str]:
    """A pronoun for what says something of itself: "Bolt Inc. will close a mine, Bolt Inc. said"."""
    speaker = next((c for c in found.head.children if c.dep_ == "nsubj" and c in found.kept - found.said), None)
    told = next((t for t in found.said if t.dep_ in {"nsubj", "nsubj:pass"} and t.head in found.said), None)
    if speaker is None or told is None or told.ent_type_ == "PERSON":
        return {}
    words = [t for t in told.subtree if t in found.said and (t.i <= told.i or (t.dep_ == "flat" and t.head == told))]
    last = max(words, key=lambda t: t.i)
    written = [names.get(t.i, sentence.written(t)) for t in words]
    says = [names.get(t.i, sentence.written(t)) for t in speaker.subtree if t in found.kept and t.i <= speaker.i]
    if " ".join(filter(None, written)).casefold() != " ".join(filter(None, says)).casefold():
        return {}
    number = "several" if "Plur" in told.morph.get("Number") and told.pos_ == "NOUN" else "one"
    return {**dict.fromkeys((t.i for t in words), ""), last.i: lexicon.of_itself[number]}


def _lacks(found: Clause, trigger: Token, left_out: set[Token], lexicon: EventLexicon) -> float:
    """What does not keep a headline from standing, but says less than another may: no trigger, no verb."""
    lack = 0.0 if trigger in found.kept else 1.0
    lack += 0.5 * is_backshifted(found, lexicon)
    if is_issue(trigger, lexicon):
        return 1.5 if found.head == trigger else 0.0 if trigger in found.kept else 0.5
    if trigger not in found.kept and _is_dated_participle(trigger, left_out, lexicon):
        lack = 5.0  # "Founded in 1921, the firm employs forty": not then
    head = found.head
    if head.pos_ != "NOUN" or found.whole or any(c.dep_ == "cop" for c in head.children):
        return lack
    dated = any(c in left_out for c in head.children)
    if head.dep_ == "obl":
        contains = any(c.dep_ == "case" and c.lower_ in lexicon.containers for c in head.children)
        governed = contains and lexicon.nouns.get(str(head.lemma_).lower()) in _OCCASIONS
    else:
        verbs = lexicon.light | lexicon.bringing | lexicon.aspectual
        governed = head.dep_ in {"obj", "nsubj"} and str(head.head.lemma_).lower() in verbs and not dated
    return lack + 0.5 * governed  # "began talks on Monday", "said at a news conference on Monday": with its verb


def _half_quoted(found: Clause) -> bool:
    """Whether one mark of a quotation is kept and the other left out."""
    return sum(t.text in {'"', "“", "”"} for t in found.kept) % 2 == 1


def _spoken(quotation: str, speaker: str | None) -> tuple[str, bool]:
    """A quotation led in by its speaker, if need be by the last name; as it is where nobody is known or it is long."""
    for name in (speaker, speaker.split()[-1]) if speaker else ():
        text = f"{name}: {quotation}"
        if len(text) <= LONGEST:
            return text[:1].upper() + text[1:], True
    return quotation, False


def _candidates(
    trigger: Token, sentence: Sentence, times: Sequence[tuple[int, int]], lexicon: EventLexicon
) -> Iterator[Clause]:
    own = clause(trigger, sentence, times, lexicon)
    yield own
    around = stretch(trigger, sentence, times, lexicon)
    near = around is not None and trigger in around.kept
    if around is not None and near:
        yield around
    seen, token = {own.head}, trigger
    for _ in range(_STEPS):
        if token.head == token or token.dep_ == "parataxis" or (token.dep_ == "conj" and token.pos_ == "VERB"):
            break  # beside it stands another event
        token = token.head
        if token not in seen and token.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}:
            seen.add(token)
            yield clause(token, sentence, times, lexicon)
    if around is not None and not near:
        yield around
    yield from (clause(said, sentence, times, lexicon) for said in content(own.head, lexicon) if said not in seen)


def _told_once(found: Clause, names: Mapping[int, str], sentence: Sentence) -> Mapping[int, str]:
    """A pronoun stays where who is meant stands in front of it: "the bank said it had lost"."""
    kept = sorted((t for t in found.kept - found.said if not t.is_punct), key=lambda t: t.i)
    left = dict(names)
    for at, token in enumerate(kept):
        if token.tag_ != "PRP" or token.i not in names:
            continue
        before = " ".join(f"{names.get(t.i, '')} {sentence.written(t)}" for t in kept[:at]).casefold()
        last = names[token.i].casefold().split()[-1:]
        told = {*last} <= {word.removesuffix("'s").removesuffix("’s") for word in before.split()}
        again = any(t.lower_ == token.lower_ and names.get(t.i, "x") for t in kept[:at])  # "he told them that he had"
        if told if last else again or any(t.pos_ in {"NOUN", "PROPN"} for t in kept[:at]):
            del left[token.i]
    return left


def _articled(found: Clause, names: Mapping[int, str], sentence: Sentence, lexicon: EventLexicon) -> dict[int, str]:
    """The article in the place of a time that owned a noun: "Friday's vote" is "the vote"."""
    written: dict[int, str] = {}
    for token in sentence:
        if token.tag_ != "POS" or token in found.kept or token.i == token.sent.start:
            continue
        if token.i + 1 < token.sent.end and token.nbor(1) in found.kept and token.nbor(-1) not in found.kept:
            after = token.nbor(1)
            clausal = found.whole or found.head.pos_ in {"VERB", "AUX", "ADJ"}
            owned = clausal and after.tag_ not in {"$", "CD"} and not after.is_punct
            if owned and after.i not in names:
                written[after.i] = f"{lexicon.definite} {sentence.written(after)}"
    return written


def _whose(found: Clause, names: Mapping[int, str], sentence: Sentence) -> dict[int, str]:
    """The owner in the place of "whose": "Bolt Inc., whose plant burned" is "Bolt Inc.'s plant burned"."""
    whose = next((t for t in found.kept if t.tag_ == "WP$"), None)
    if whose is None or found.head.dep_ != "acl:relcl" or found.head.head in found.kept:
        return {}
    text = antecedent(found.head, names, sentence)
    return {whose.i: owned(text, sentence)} if text else {}


def _what(found: Clause, names: Mapping[int, str], sentence: Sentence) -> dict[int, str]:
    """The object in the place of "which": "a treaty, which the two signed" is "The two signed a treaty"."""
    head = found.head
    which = [c for c in head.children if c.dep_ == "obj" and c.tag_ in {"WDT", "WP"} and c not in found.kept]
    sure = head.head.dep_ in {"obj", "nsubj", "nsubj:pass", "appos"}  # behind a preposition it may be another noun's
    if found.whole or head.dep_ != "acl:relcl" or not which or head.head in found.kept or not sure:
        return {}
    text = antecedent(head, names, sentence)
    return {head.i: f"{sentence.written(head)} {text}"} if text else {}


def _is_dated_participle(token: Token, times: set[Token], lexicon: EventLexicon) -> bool:
    """Whether a word is a participle beside its sentence's clause with a time of its own: "Founded in 1921, …"."""
    return _is_done(token, lexicon) and any(t in times for c in token.children for t in c.subtree)


def _is_done(token: Token, lexicon: EventLexicon) -> bool:
    """Whether a participle beside a clause tells what was done to its noun, not what is planned or compared."""
    agent = any(c.dep_ == "obl:agent" for c in token.children)
    done = token.tag_ == "VBN" or (token.tag_ == "VBD" and token.dep_ == "acl" and agent)
    if not done or token.dep_ not in {"acl", "advcl"} or not has_tense(token) or is_led(token):
        return False
    lemma = str(token.lemma_).lower()
    if token.lower_ in lexicon.comparison or lemma in lexicon.planning | lexicon.stative:
        return False
    if agent:
        return True
    # It may be a past that the tagger misread: "two aides left for Rome", "sales totaled $3 million".
    figure = token.head.lower_ in lexicon.figures or any(
        c.i > token.i and (c.tag_ in {"$", "CD"} or any(g.tag_ in {"$", "CD"} for g in c.children))
        for c in token.children if c.dep_ in {"obj", "obl:unmarked", "dep"}
    )  # fmt: skip
    behind = [t.tag_ for t in token.doc[token.i + 1 : min(token.i + 3, token.sent.end)]]
    aside = token.i == token.sent.start or token.nbor(-1).is_punct
    figure = figure or (not aside and "$" in behind)
    return not figure and lexicon.verbs.get(lemma) != "movement"


def _was(found: Clause, names: Mapping[int, str], lexicon: EventLexicon) -> dict[int, str]:
    """The auxiliary that a participle has not: "a truce signed in Rome", "Signed in Rome, the truce …" was signed."""
    head = found.head
    if found.whole or not _is_done(head, lexicon):
        return {}
    beside = head.dep_ == "acl"
    owner = head.head if beside else subject(head)
    if owner is None or owner not in found.kept or (beside and head.i < owner.i) or not names.get(owner.i, "x"):
        return {}
    own = {"aux", "aux:pass", "nsubj", "nsubj:pass", "ccomp", *(("obj",) if beside else ("mark",))}
    # Shared with the verb before.
    helped = any(t.dep_ == "aux:pass" and not head.is_ancestor(t) for t in found.kept)
    helped = helped or any(negates(c) for c in head.children)
    if helped or any(c.dep_ in own for c in head.children) or owner.morph.get("Person") in (["1"], ["2"]):
        return {}
    if beside and owner.head == owner:
        return {}  # "Talks collapsed": no other verb, so that it has a tense
    several = "Plur" in owner.morph.get("Number") or any(c.dep_ == "conj" for c in owner.children)
    word = lexicon.passive.get("several" if several else "one")
    edges = {head.i - 1, owner.i + 1}
    commas = {t.i: "" for t in found.kept if t.text in _PARTING and t.head in {head, owner} and t.i in edges}
    led = {
        c.i: "" for c in head.children if c.dep_ == "advmod" and c.i < head.i < owner.i
    }  # "Widely praised in 1990, …"
    return {**commas, **led, head.i: f"{word} {head.lower_}"} if word else {}
