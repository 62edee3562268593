"""Which word a time expression dates: from the expression up the dependency parse to a verb or an event noun.

The climb stops at the first word that can happen. A name on the way is passed (a parser hangs "today" on the person
met); "during his broadcast, he urged" goes on to the verb; a verb that only counts ("identified 110 incidents from …
to …") gives way to what it counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chrono.events import comparing

if TYPE_CHECKING:
    from chrono.events.lexicon import EventLexicon
    from chrono.language import Sentence, Token

_VERBAL = {"VERB", "AUX"}
_NOMINAL = {"NOUN", "PROPN"}
_INSIDE_VERB = {"aux", "aux:pass", "cop"}
_PAST = {"VBD", "VBN"}
_FINITE = {"VBD", "VBZ", "VBP"}
_OPENING = {"nmod:poss", "compound", "amod", "nummod", "nmod:unmarked", "nmod", "nmod:desc"}
_MAX_STEPS = 12
_SURE = 0.95  # that a time is of the word it hangs on


@dataclass(frozen=True, slots=True)
class Anchored:
    """A word that is dated.

    Attributes:
        trigger: the word.
        confidence: how sure the climb was (1 a direct dependent; less for every detour).
        same: whether it tells the event of the time's governor by another word ("began", of "began trading"), so that a
            reader counts one event; what a clause of its own tells ("when …", "and …") is another event.
        told: what its headline says where the clause around it tells of another time; "" for the clause.
        figure: whether the time only compares, so that it is that of a figure beside it.
    """

    trigger: Token
    confidence: float
    same: bool = False
    told: str = ""
    figure: bool = False


def lemma_of(token: Token) -> str:
    """A token's lemma in lower case."""
    return str(token.lemma_ or token.text).lower()


def token_before(sentence: Sentence, token: Token) -> Token | None:
    """The token before another of its sentence."""
    return token.doc[token.i - 1] if token.i > sentence.span.start else None


def anchor(
    sentence: Sentence, start: int, end: int, lexicon: EventLexicon, *, lasting: bool = False, past: bool = False
) -> Anchored | None:
    """The trigger of the expression at `[start, end)` of the article.

    Args:
        sentence: the sentence that holds it.
        start, end: its offsets in the article.
        lexicon: words of events.
        lasting: whether the expression is a range; a saying does not last, what it speaks of may.
        past: whether the time is over when the article is written. Who voted on Friday to go, voted on Friday; who
            plans to go on Friday does not plan on Friday.

    Returns:
        None when the sentence has no word that can happen (a table, a list of dates).
    """
    tokens = sentence.tokens_in(start, end)
    if not tokens:
        return None
    if (words := comparing.figure(sentence, tokens, sentence.text[start:end], lexicon)) is not None:
        named, amount = comparing.named(words, lexicon), comparing.amount(words)
        told = comparing.told(words, sentence) if named else ""
        figure = named or amount
        return None if figure is None else Anchored(figure, _SURE - 0.1, told=told, figure=True)
    token = _head_of(tokens)
    confidence = _SURE
    if (found := _by_order(sentence, tokens, token, lexicon)) is not None:
        return found
    for _ in range(_MAX_STEPS):
        if token.head == token:
            break
        dependency, token = token.dep_, token.head
        if _is_verbal(token):
            if token.i > tokens[-1].i and (verb := _closed(sentence, tokens)) is not None:
                return Anchored(verb, confidence - 0.1)
            return Anchored(*_settle(_predicate(token), confidence, lexicon, (start, lasting, past), sentence))
        if token.pos_ in _NOMINAL and _is_dated_noun(token, tokens, lexicon):
            if not _contains_clause(token, lexicon):
                return Anchored(token, confidence)
            confidence -= 0.05
        elif dependency.startswith("nmod") or token.pos_ in _NOMINAL:
            confidence -= 0.1
    return _nearest(sentence, start, end, lexicon)


def _by_order(sentence: Sentence, tokens: list[Token], head: Token, lexicon: EventLexicon) -> Anchored | None:
    """What a time dates where the order of the words tells it, whatever the parse."""
    if (verb := _said(sentence, tokens, head, lexicon)) is not None:
        return Anchored(verb, _SURE)
    if (noun := _attributive(sentence, tokens, head, lexicon)) is not None and not _contains_clause(noun, lexicon):
        return Anchored(noun, _SURE)
    if (due := token_before(sentence, tokens[0])) is not None and due.lower_ in lexicon.maturing:
        return Anchored(due, _SURE - 0.1)
    return None


def _said(sentence: Sentence, tokens: list[Token], head: Token, lexicon: EventLexicon) -> Token | None:
    """ "The ministry said today the convoy had left": a time behind a verb of saying is that of the saying."""
    verb = next((t for t in reversed(list(sentence)) if t.i < tokens[0].i and t.tag_ != "IN"), None)
    if verb is not None and verb.pos_ == "PRON" and verb.head.i < verb.i:
        verb = verb.head  # "told them today"
    if verb is None or verb.pos_ != "VERB" or lemma_of(verb) not in lexicon.reporting or verb.tag_ == "VBN":
        return None
    behind = next((t for t in sentence if t.i > tokens[-1].i), None)
    beside = head.dep_ in {"nmod:poss", "compound", "amod", "nummod", "nmod"} and head.lower_ not in lexicon.adverbs
    if behind is None or behind.tag_ == "POS" or beside:
        return None
    # What the time hangs on lies in what is said: anything else is a matter for the parse.
    above = head.head
    while above != above.head and above != verb:
        above = above.head
    return verb if above == verb and head.head != verb and head.dep_ not in {"nsubj", "nsubj:pass"} else None


def _closed(sentence: Sentence, tokens: list[Token]) -> Token | None:
    """ "released a report Wednesday alleging that …": what a participle follows closes the clause before it."""
    words = list(sentence)
    at = tokens[0].i - words[0].i
    behind = next((t for t in words if t.i > tokens[-1].i), None)
    if at < 1 or behind is None or behind.tag_ != "VBG" or words[at - 1].pos_ not in _NOMINAL:
        return None
    for word in reversed(words[:at]):
        if word.pos_ == "VERB" and word.tag_ in _FINITE:
            return word
        if word.pos_ in {"PUNCT", "CCONJ", "SCONJ", "VERB", "AUX"}:
            return None
    return None


def _attributive(sentence: Sentence, tokens: list[Token], head: Token, lexicon: EventLexicon) -> Token | None:
    """What happens in the noun phrase that a time opens: "last year's deadly blasts", "its third-quarter net loss"."""
    words = list(sentence)
    at = next((n for n, t in enumerate(words) if t.i > tokens[-1].i), len(words))
    before = token_before(sentence, tokens[0])
    certain = at < len(words) and words[at].tag_ == "POS"
    if certain:
        at += 1
    elif before is not None and (before.pos_ == "DET" or before.tag_ in {"PRP$", "POS"}):
        at += at < len(words) and words[at].text == ","  # "the May 1, 2020, attack"
        certain = True
    found: Token | None = None
    first = at
    while at < len(words) and words[at].pos_ in {"ADJ", "NOUN", "PROPN", "NUM"}:
        if words[at].pos_ in _NOMINAL and lexicon.is_event_noun(lemma_of(words[at])):
            found = words[at]
        at += 1
    if found is None or certain:
        return found
    return found if head.dep_ in _OPENING and first <= head.head.i - words[0].i < at else None


def _is_dated_noun(noun: Token, tokens: list[Token], lexicon: EventLexicon) -> bool:
    """Whether a time hangs on what happens; a word that merely ends like one needs the time in front of it."""
    lemma = lemma_of(noun)
    return lemma in lexicon.nouns or (lexicon.is_event_noun(lemma) and tokens[0].i < noun.i)


def _head_of(tokens: list[Token]) -> Token:
    """The token of an expression that hangs on something outside it."""
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head == t), tokens[0])


def _is_verbal(token: Token) -> bool:
    if token.pos_ in _VERBAL:
        return True
    return any(child.dep_ == "cop" for child in token.children)


def _predicate(token: Token) -> Token:
    """The word that carries the clause: not its auxiliary or copula."""
    while token.dep_ in _INSIDE_VERB and token.head != token:
        token = token.head
    return token


def _contains_clause(noun: Token, lexicon: EventLexicon) -> bool:
    """ "during his December 19 broadcast, he urged": the broadcast is when he urged."""
    if not noun.dep_.startswith("obl") or noun.head.pos_ not in _VERBAL or is_cause(noun, noun.head, lexicon):
        return False
    # The preposition may hang on the expression in front of the noun ("during his December 19 broadcast").
    cases = {lemma_of(t) for t in noun.subtree if t.dep_ == "case" and t.i < noun.i}
    return bool(cases & lexicon.containers) and noun.i < noun.head.i


def is_cause(noun: Token, verb: Token, lexicon: EventLexicon) -> bool:
    """ "charged in the May bombing": what somebody is charged in came before, but for a trial or a meeting."""
    return lemma_of(verb) in lexicon.accusing and lexicon.nouns.get(lemma_of(noun)) not in {"legal", "meeting"}


def _settle(
    verb: Token, confidence: float, lexicon: EventLexicon, time: tuple[int, bool, bool], sentence: Sentence
) -> tuple[Token, float]:
    """From the verb that the parse gives to the event that a reader means."""
    timex_start, lasting, past = time
    lemma = lemma_of(verb)
    if verb.pos_ == "VERB" and (lemma in lexicon.recording or (lasting and lexicon.verbs.get(lemma) == "statement")):
        for child in verb.children:
            if child.dep_ in {"obj", "obl", "nsubj:pass"} and lexicon.is_event_noun(lemma_of(child)):
                between = sentence.start_of(child) < timex_start and verb.i < child.i
                if between:
                    return child, confidence - 0.1
    # "reported a loss for the second quarter": what was lost then is told later.
    if lemma in lexicon.recording and lemma not in lexicon.light:
        for child in verb.children:
            if child.dep_ == "obj" and lemma_of(child) in lexicon.figures and sentence.start_of(child) < timex_start:
                return child, confidence - 0.1
    # "was found abandoned in May", "voted to leave on Friday": the finding, the vote.
    while verb.dep_ == "xcomp" and verb.head.pos_ == "VERB" and verb.head.tag_ in _PAST:
        if lemma_of(verb.head) in lexicon.aspectual or not (past or verb.tag_ in {"VBN", "VBG"}):
            break
        verb, confidence = verb.head, confidence - 0.05
    return verb, confidence


def _nearest(sentence: Sentence, start: int, end: int, lexicon: EventLexicon) -> Anchored | None:
    """Where the parse leaves an expression alone: the first verb behind it, else an event noun beside it."""
    tokens = [t for t in sentence if not (sentence.start_of(t) < end and start < sentence.end_of(t))]
    verbs = [t for t in tokens if t.pos_ == "VERB" and t.dep_ not in {"amod", "compound"}]
    behind = [t for t in verbs if sentence.start_of(t) >= end]
    if behind or verbs:
        return Anchored((behind or verbs[::-1])[0], 0.4)
    nouns = [t for t in tokens if t.pos_ in _NOMINAL and lexicon.is_event_noun(lemma_of(t))]
    if nouns:
        return Anchored(min(nouns, key=lambda t: abs(sentence.start_of(t) - start)), 0.3)
    return None
