"""What a figure was before: "earned $3 million, compared with $2 million a year earlier" tells two years apart.

The earlier time dates the figure in front of it, not what the sentence says of the later one.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from chrono.events.factuality import subject
from chrono.events.headlines.clauses import Clause, subject_phrase
from chrono.events.headlines.labels import fitted, written
from chrono.events.headlines.omitting import omitted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from chrono.events.lexicon import EventLexicon
    from chrono.language import Sentence, Token

_TENSES = {"VBD", "VBZ", "VBP"}
_SUBJECTS = {"nsubj", "nsubj:pass"}
_AMOUNTS = {"$", "CD", "NN", "NNS", "JJ", "DT", "CC", ",", "HYPH", "IN", "RB"}  # and of them, words of noun phrases
_RISE = 4  # words in front of "from" among which "up" stands
_FIRST = 3  # words behind "from" among which an amount stands


def earlier_figure(
    dated: tuple[int, int] | None,
    sentence: Sentence,
    times: Sequence[tuple[int, int]],
    lexicon: EventLexicon,
    subjects: Callable[[Token], Mapping[int, str]],
) -> str:
    """The headline of a time that dates the earlier of two figures; "" where it dates none.

    Args:
        dated: the time, from the article's start.
        sentence: its sentence.
        times: of the article, which a headline leaves out.
        lexicon: words of events.
        subjects: what to write for some tokens of the sentence in the clause of a head (see `labels.fitted`).
    """
    found = _earlier(dated, sentence, times, lexicon) if dated is not None else None
    if found is None:
        return ""
    short, names, _ = fitted(found[0], sentence, {**subjects(found[0].head), **found[1]}, lexicon)
    text = written(short, sentence, names, None, lexicon)
    return "" if text.endswith("…") else text


def _earlier(
    dated: tuple[int, int], sentence: Sentence, times: Sequence[tuple[int, int]], lexicon: EventLexicon
) -> tuple[Clause, dict[int, str]] | None:
    """The clause of an earlier figure, with what to write for its verb: "(The firm) earned" with "$2 million".

    "Sales rose to $3 million from $2 million" is "sales were $2 million". None where the time does not follow a
    comparison, or where nothing tells whose figure it is.
    """
    words = [t for t in sentence if not t.is_space]
    inside = set(sentence.tokens_in(*dated))
    if not inside:
        return None
    first = min(t.i for t in inside)
    at = next((n for n, t in enumerate(words) if t.i == first), 0)
    lead = next((n for n in range(at - 1, 0, -1) if _leads(words[n], lexicon) or words[n].tag_ in _TENSES), None)
    if lead is None or words[lead].tag_ in _TENSES or any(t.text == ";" for t in words[lead:at]):
        return None
    left_out = omitted(words[lead], sentence, times, lexicon)
    if any(not _is_part(t) and t not in left_out for t in words[lead + 1 : at]):
        return None  # "up from $2 million, reflecting a sale in May"
    rest = words[lead + 1 :]
    figure = [t for t in takewhile(lambda t: _is_part(t) or t in left_out, rest) if t not in left_out]
    while figure and (figure[0].tag_ in {"IN", "TO"} or figure[0].is_punct):
        figure = figure[1:]
    while figure and (figure[-1].tag_ in {"IN", "CC", "RB", "DT", "HYPH"} or figure[-1].is_punct):
        figure = figure[:-1]
    amount = any(map(_is_amount, figure[:_FIRST]))
    verb = next((t for t in reversed(words[:lead]) if _has_tense(t)), None)
    if verb is None or not any(_is_amount(t) for t in figure):
        return None
    above = verb.head if verb.dep_ in {"cop", "aux"} else verb
    owner = subject(above)
    if owner is None or owner.i > verb.i or owner.pos_ == "PRON":
        return None
    moved = words[lead].lower_ in lexicon.moving_from
    if moved and any(t.lower_ in lexicon.risen for t in words[max(0, lead - _RISE) : lead]):
        moved = False  # "earned $3 million, up 4% from $2 million"
    written = _says(verb, owner, lexicon, moved=moved, amount=amount)
    if written is None:
        return None
    kept = {t for t in subject_phrase(owner, verb, left_out, lexicon) if t.i < verb.i}
    kept |= {above} if above.pos_ == "ADJ" else set()  # "was worth 3 marks"
    found = frozenset({*kept, verb, *figure, *_frame(above, kept, left_out, lexicon)})
    return Clause(verb, found, frozenset(), frozenset({verb, figure[0]}), whole=True), written


def _frame(verb: Token, owner: set[Token], left_out: set[Token], lexicon: EventLexicon) -> set[Token]:
    """Who said it, where nothing else tells whose figure it is: "(Bolt Inc. said) profit was $2 million"."""
    saying = verb.head
    if verb.dep_ != "ccomp" or str(saying.lemma_).lower() not in lexicon.reporting or saying.i > verb.i:
        return set()
    speaker = subject(saying)
    if speaker is None or speaker.pos_ == "PRON" or any(t.pos_ in {"PROPN", "PRON", "DET"} for t in owner):
        return set()
    return {t for t in subject_phrase(speaker, saying, left_out, lexicon) if t.i < saying.i} | {saying}


def _is_amount(token: Token) -> bool:
    return token.tag_ in {"$", "CD"} or token.text.endswith("$")  # "C$"


def _is_part(token: Token) -> bool:
    return token.tag_ in _AMOUNTS or token.text.endswith("$")


def _has_tense(token: Token) -> bool:
    """Whether a word is a finite verb, though a tagger took its past for a participle: "Bolt earned $3 million"."""
    bare = token.tag_ == "VBN" and token.dep_ in {"ROOT", "ccomp", "conj"}
    own = {c.dep_ for c in token.children} if bare else set()
    return token.tag_ in _TENSES or ("nsubj" in own and not own & {"aux", "aux:pass"})


def _leads(token: Token, lexicon: EventLexicon) -> bool:
    return token.lower_ in lexicon.comparison or token.lower_ in lexicon.moving_from


def _says(verb: Token, owner: Token, lexicon: EventLexicon, *, moved: bool, amount: bool) -> dict[int, str] | None:
    """What to write for the verb, so that it is true of the earlier figure as well; None where nothing is."""
    lemma = str(verb.lemma_).lower()
    measured = owner.lower_ in lexicon.figures or owner.lower_ in lexicon.measured
    if lemma == "be" and (measured or not moved):
        return {}
    if lemma in lexicon.showing and (amount or lemma not in lexicon.earning) and not moved:
        return {}
    if lemma in lexicon.earning and amount:
        return {}
    if measured and amount:
        several = "Plur" in owner.morph.get("Number")
        return {verb.i: lexicon.passive["several" if several else "one"]}
    return None
