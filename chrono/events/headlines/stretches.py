"""A headline from the words of a clause as they stand, where the parse of its sentence does not make one.

Parts of speech are surer than heads: a clause is read off them alone, between the sentence's marks.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from chrono.events.headlines.clauses import Clause
from chrono.events.headlines.omitting import omitted
from chrono.events.headlines.standing import ends_clause, has_tense

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from chrono.events.lexicon import EventLexicon
    from chrono.language import Sentence, Token

_FINITE = {"VBD", "VBP", "VBZ", "MD"}
_NOUNS = {"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "EX", "$"}
_MARKS = {",", ";", ":", "–", "—", "-", "--", "(", ")", "_"}
_ASIDE = {"VBG", "VBN", "WP", "WDT", "WRB", "WP$", "IN", "TO", "RB", "JJ"}
_RELATIVE = {"WP", "WDT"}
_LED = {"CC", "IN", "WDT", "WP", "WRB", "RB", "``", "''", "UH"}
_MAY_END = {"NN", "NNS", "NNP", "NNPS", "VBN", "VBD", "VB", "CD", "$", "RP", "POS", "''", "VBG", "PRP"}


def stretch(
    trigger: Token, sentence: Sentence, times: Iterable[tuple[int, int]], lexicon: EventLexicon
) -> Clause | None:
    """The clause around a trigger by parts of speech alone: its subject, its verb and what follows up to a mark.

    Returns:
        None where no noun stands before a finite verb.
    """
    left_out = omitted(trigger, sentence, times, lexicon)
    parts = _parts(sentence)
    at = next((n for n, part in enumerate(parts) if trigger in part), None)
    if at is None:
        return None
    for number in (at, *range(at + 1, len(parts)), *range(at - 1, -1, -1)):
        words = _bare([t for t in parts[number] if t not in left_out and t.lower_ not in lexicon.honorifics], lexicon)
        verb = _verb(words)
        if verb is None:
            continue
        if not any(t.tag_ in _NOUNS for t in words[: words.index(verb)]):
            relative = words[0].tag_ in _RELATIVE and number > 0
            owner = (_antecedent(parts[number - 1], lexicon) if relative else None) or (
                _owner(parts[:number], left_out, lexicon)
            )
            if owner is None:
                continue
            first = next((n for n, t in enumerate(words) if t.tag_ in _FINITE), words.index(verb))
            words = [*owner, *words[first:]]
        elif number and any(t.tag_ == "CC" for t in words[: words.index(verb)]) and _is_listed(parts[number - 1]):
            first, last = parts[number - 1][0].i, words[0].i  # "Ana, Eva and Ida met"
            words = [*(t for t in sentence if first <= t.i < last and t not in left_out), *words]
        elif words[0].tag_ in _ASIDE - {"JJ", "RB"} and words[0] != trigger and number != at:
            continue
        words = _second(words, trigger)
        verb = _verb(words) or verb
        said = _said(words, verb, parts[:number], left_out, lexicon)
        if said is None:
            continue
        head = trigger if trigger in words else verb
        return Clause(
            head,
            frozenset([*words, *said]),
            frozenset(said),
            frozenset({verb, *([_verb(said) or said[0]] if said else [])}),
            whole=True,
        )
    return None


def _second(words: list[Token], trigger: Token) -> list[Token]:
    """Of two verbs that share a subject, the one that the trigger stands with: "the firm cut jobs and sold a mill"."""
    finite = [n for n, t in enumerate(words) if t.tag_ in _FINITE]
    joined = next((n for n in finite if n and words[n - 1].tag_ == "CC"), None)
    if joined is None or trigger not in words[joined:] or finite.index(joined) != 1:
        return words
    return [*words[: finite[0]], *words[joined:]]


def _said(
    words: Sequence[Token], verb: Token, before: Sequence[Sequence[Token]], left_out: set[Token], lexicon: EventLexicon
) -> list[Token] | None:
    """What a saying of nothing but its speaker reports in front of it; None where nothing is."""
    if verb != words[-1] or str(verb.lemma_).lower() not in lexicon.reporting:
        return []
    for part in reversed(before):
        content = _bare([t for t in part if t not in left_out], lexicon)
        found = _verb(content)
        if found is not None and any(t.tag_ in _NOUNS for t in content[: content.index(found)]):
            return content
    return None


def shorter(found: Clause, lexicon: EventLexicon) -> Clause | None:
    """A stretch without its last words, up to where a phrase ends; None where its verb would go.

    Not within a quotation, not between a conjunction and its verb, and not between a quantity and what it is of where
    something else can go.
    """
    words = sorted(found.said or found.kept, key=lambda t: t.i)
    least = max((words.index(t) for t in found.needed if t in words), default=0) + 1
    ends = [
        n for n in range(len(words) - 1, least, -1)
        if words[n - 1].tag_ in _MAY_END and words[n].tag_ in {"IN", "TO", "CC", "WDT", "WP", "WRB", ",", "RB", "VBG"}
        and sum(t.text in {'"', "“", "”"} for t in words[:n]) % 2 == 0 and not _led_alone(words[:n], lexicon)
    ]  # fmt: skip
    whole = [n for n in ends if words[n - 1].lower_ not in lexicon.quantities or words[n].tag_ != "IN"]
    end = next(iter(whole or ends), None)
    return found.without(set(words[end:])) if end is not None else None


def _led_alone(words: Sequence[Token], lexicon: EventLexicon) -> bool:
    """Whether words end with a clause that has no verb: "was told that a unit"."""
    led = next((n for n in range(len(words) - 1, -1, -1) if words[n].lower_ in lexicon.content), None)
    return led is not None and words[led].tag_ == "IN" and not any(t.tag_ in _FINITE for t in words[led:])


def _parts(sentence: Sentence) -> list[list[Token]]:
    """The words between the sentence's marks; a comma in a number or a name parts nothing."""
    parts: list[list[Token]] = [[]]
    quoted = False
    for token in sentence:
        mark = token.text in {'"', "“", "”"}
        quoted = quoted != mark
        if mark and not quoted and parts[-1] and parts[-1][-1].text == ",":  # "It is over," he said
            parts[-1][-1:] = [token]
            parts.append([])
            continue
        if quoted and token.text == ",":
            parts[-1].append(token)  # "useful, if not easy" stays whole
        elif token.text in _MARKS and token.dep_ == "punct" and not _between_figures(token):
            parts.append([])
        elif not token.is_space:
            parts[-1].append(token)
    return [part for part in parts if part]


def _between_figures(mark: Token) -> bool:
    """ "$10 million, or $1 a share", "the 5-4 vote"."""
    doc = mark.doc
    if not 0 < mark.i < len(doc) - 1:
        return False
    if mark.text == "-":
        return True
    if mark.text == "," and mark.i + 2 < len(doc) and mark.i > 1:  # "the Dover, Del., company"
        opens = mark.nbor(1).tag_ == "NNP" and doc[mark.i + 2].text == "," and mark.nbor(-1).tag_ == "NNP"
        closes = mark.nbor(-1).tag_ == "NNP" and doc[mark.i - 2].text == "," and mark.nbor(1).tag_ in {"NN", "NNS"}
        follows = mark.i + 3 < len(doc) and doc[mark.i + 3].tag_ in {"NN", "NNS"}
        if closes or (opens and follows):
            return True
    return (
        mark.text == "," and mark.nbor(1).tag_ == "CC" and mark.i + 2 < len(doc) and doc[mark.i + 2].tag_ in {"CD", "$"}
    )


def _bare(words: Sequence[Token], lexicon: EventLexicon) -> list[Token]:
    """Without what leads a clause in: "but", "that", "however"."""
    left = list(words)
    while left and (
        left[0].tag_ in {"CC", "``", "''"}
        or (
            left[0].tag_ in _LED and left[0].dep_ in {"mark", "cc", "advmod"} and left[0].lower_ not in lexicon.weighing
        )
    ):
        left = left[1:]
    while left and ((left[-1].is_punct and not left[-1].is_quote) or left[-1].tag_ in {"IN", "CC", "DT"}):
        if ends_clause(left[-1]):
            break
        left = left[:-1]
    return left


def _verb(words: Sequence[Token]) -> Token | None:
    """The finite verb of a stretch; of an auxiliary, the last word of its group."""
    finite = next((n for n, t in enumerate(words) if t.tag_ in _FINITE), None)
    if finite is None:  # "A vaccine protected children": a participle for the tagger, and no other verb
        bare = (n for n, t in enumerate(words) if n and t.tag_ == "VBN" and words[n - 1].tag_ in _NOUNS)
        found = next((words[n] for n in bare if words[n].dep_ == "acl"), None)
        if found is None and words and not has_tense(words[0]):
            found = next((t for t in words if t.tag_ == "VBN"), None)
        return found
    verb = words[finite]
    for one, other in pairwise(words[finite:]):
        if one.tag_ not in _FINITE and one.pos_ not in {"AUX", "ADV", "PART"}:
            break
        if other.pos_ in {"VERB", "AUX"}:
            verb = other
        elif other.pos_ not in {"ADV", "PART"}:
            break
    return verb


def _is_listed(part: Sequence[Token]) -> bool:
    """Whether a part is nothing but a noun and its words, as the first of a list."""
    return part[0].tag_ not in _ASIDE - {"JJ"} and part[-1].tag_ in {"NN", "NNS", "NNP", "NNPS"} and _verb(part) is None


def _antecedent(part: Sequence[Token], lexicon: EventLexicon) -> list[Token] | None:
    """The name at the end of a part that a preposition leads in: "according to Ina Holt, who met …"."""
    if _bare(part, lexicon)[:1] and part[0].tag_ not in _ASIDE - {"JJ", "RB"}:
        return None
    name: list[Token] = []
    for token in reversed(part):
        if token.pos_ != "PROPN":
            break
        name.insert(0, token)
    return name or None


def _owner(parts: Sequence[Sequence[Token]], left_out: set[Token], lexicon: EventLexicon) -> list[Token] | None:
    """The subject of a stretch that has none: what stands before the asides in front of it."""
    found: list[Token] | None = None
    for part in reversed(parts):
        words = _bare([t for t in part if t not in left_out], lexicon)
        if not words or words[0].tag_ in _ASIDE - {"JJ"}:
            continue
        verb = next((n for n, t in enumerate(words) if t.tag_ in _FINITE), None)
        nouns = words if verb is None else words[:verb]
        if verb is not None and found is not None:
            break
        if any(t.tag_ in {"NN", "NNS", "NNP", "NNPS"} for t in nouns):
            found = nouns
        aside = words[0].tag_ in {"DT", "NN", "NNS", "CD", "JJ"} or len(words) == 1
        if verb is not None or not aside:
            break
    return found
