"""What is looked at only in part is found as if it were looked at whole: anchors, sentences' cues, the years beside.

The texts are made of the lexicon's own words, of words that mean no time, of figures and of marks.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chrono.temporal import completing, tense
from chrono.temporal.alphabet import alphabet
from chrono.temporal.context import Context
from chrono.temporal.grammar import _Notation, anchors, rules
from chrono.temporal.intervals import Grain, Interval, on, this
from chrono.temporal.lexicon import load
from chrono.temporal.meaning import Direction, Parts
from chrono.temporal.recognizing import _candidates, recognize
from chrono.temporal.tense import Tense
from chrono.temporal.tokens import tokenize

LEXICON = load("en")
PHRASES = [" ".join((first, *rest)) for first, every in LEXICON.phrases.items() for rest, _ in every]
FIGURES = [
    "1",
    "12",
    "31",
    "97",
    "1987",
    "2031",
    "1,500",
    "2.5",
    "2 1/2",
    "12:30",
    "1999-12-31",
    "3rd",
    "1990s",
    "’90s",
]
PLAIN = ["envoys", "harbour", "Rotterdam", "dredgers", "quietly", "Mr.", "U.N.", "don’t", "will", "was", "built"]
MARKS = [",", ".", "-", "–", "/", "(", ")", "%", "$", "'", "’", "’s", "``", "''", "‘", "\n", "\n\n", " \n ", "\t", "…"]
CUES = [*LEXICON.future_cues, *LEXICON.past_cues, "will be held", "is expected to be formally signed", "had to be"]
words = st.one_of(
    st.sampled_from(sorted(LEXICON.words)),
    st.sampled_from(sorted(LEXICON.words)).map(str.title),
    st.sampled_from(PHRASES),
    st.sampled_from(FIGURES),
    st.sampled_from(PLAIN),
    st.sampled_from(MARKS),
    st.sampled_from([text for rule in rules() for text, _ in rule.examples]),
)
texts = st.lists(st.tuples(words, st.sampled_from([" ", " ", " ", "", "\n"])), max_size=40).map(
    lambda every: "".join(word + blank for word, blank in every)
)


@given(texts)
def test_around_the_anchors_every_match_is_found(text: str) -> None:
    signature = tokenize(text).signature
    whole = {(*match.span(), order) for order, rule in enumerate(rules()) for match in rule.pattern.finditer(signature)}
    found = _candidates(signature, anchors())
    assert {(start, -end, order) for start, end, order in found} == whole
    assert len(found) == len(whole)


@given(texts)
def test_pieces_are_the_text(text: str) -> None:
    tokens = tokenize(text)
    assert "".join(tokens.pieces).rstrip() == text[tokens.first :].rstrip()
    assert not text[: tokens.first].strip()
    assert len(tokens.signature) == len(tokens.roles) == len(tokens.pieces)
    every = range(len(tokens.pieces))
    for at, (start, end) in enumerate(tokens.places((at, at) for at in every)):
        assert text[start:end] == tokens.pieces[at].rstrip()
    every_third = [(at, at + 2) for at in every[:-2:3]]
    starts = [start for start, _ in tokens.places((at, at) for at in every)]
    assert [start for start, _ in tokens.places(every_third)] == [starts[first] for first, _ in every_third]


@given(texts)
def test_what_is_known_of_a_token_goes_with_its_letter_and_its_role(text: str) -> None:
    """Both are read off at once for all tokens; the rest is looked up where it is asked for, a piece forgotten too."""
    tokens = tokenize(text)
    tokens.letters.clear()
    tokens.letters._met.clear()
    for at in range(len(tokens.pieces)):
        known = tokens.known(at)
        assert (tokens.signature[at], tokens.roles[at]) == (known.letter, known.role)
        assert tokens.letters.letter(known.kinds) == known.letter


@given(texts)
def test_what_is_remembered_changes_nothing(text: str) -> None:
    known = recognize(text)
    alphabet("en").clear()
    assert recognize(text) == known


def test_a_piece_of_endless_text_is_not_remembered() -> None:
    recognize(" ".join("z" * n for n in range(200)) + "9" * 1000 + "\n" * 1000)
    assert max(map(len, alphabet("en"))) < 100


@pytest.mark.parametrize("pattern", ["<the>* {month}", "{month}+", "(?i: {month} )", "{month} x"])
def test_a_pattern_that_repeats_is_refused(pattern: str) -> None:
    """Its matches would have no widest one."""
    with pytest.raises(ValueError, match="a pattern of single tokens"):
        _Notation(pattern)


@pytest.mark.parametrize("pattern", ["<the>?", "(?= {month} )", "(?: {month} | <the>? )"])
def test_a_pattern_that_needs_nothing_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="must need a token"):
        _Notation(pattern).read()


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("<the>? {month}", {"month": 1}),
        ("(?<= <in> ) {year} (?! <unit> . )", {"year": 0}),
        ("(?: {month} | {year} <of> )", {"month|year": 0, "month|of": 1}),
        ("(?: <the> <day> )? {n:number} {units}", {"number": 2, "units": 3}),
        ("(?: <the> | <that> <same>? ) (?= <of> . ) {unit} <of>", {"the|that": 0, "unit": 2, "of": 3}),
        ("(?: <the> <same> | <that> ) . {unit}", {"the|that": 0, "same|that": 1, "unit": 3}),
    ],
)
def test_what_a_pattern_needs_and_what_may_stand_before_it(pattern: str, needs: dict[str, int]) -> None:
    assert _Notation(pattern).read() == [(frozenset(one.split("|")), behind) for one, behind in needs.items()]


@given(
    st.lists(
        st.one_of(st.sampled_from(CUES), st.sampled_from(PLAIN), st.sampled_from([".", ",", "“", "\n"])), max_size=90
    ),
    st.integers(0, 200),
)
def test_cues_of_a_sentence_are_those_of_the_text(every: list[str], length: int) -> None:
    text = " ".join(every)
    cues = tense._cues_of(text, "en")
    for start in [found.start() for found in re.finditer(r"\b\w", text)]:
        end = min(len(text), start + length)
        whole = [cue for cue in cues if start <= cue[0] and cue[1] <= end]
        assert tense._cues_in(text, start, end, "en") == whole


@given(
    st.sampled_from([
        Parts(month=2, day=29), Parts(month=12, day=31), Parts(month=1, day=1), Parts(month=7), Parts(season="WI"),
        Parts(quarter=4), Parts(feast="easter"), Parts(feast="11-4-4"), Parts(half=1), Parts(month=3, day=1, hour=6),
    ]),
    st.integers(-3, 2100),
    st.integers(0, 365 * 24),
    st.sampled_from([Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.YEAR, Grain.HOUR]),
    st.sampled_from([one for one in Direction if one is not Direction.SAME]),
    st.sampled_from([None, *Tense]),
)  # fmt: skip
def test_the_years_beside_are_enough(
    parts: Parts, year: int, hours: int, grain: Grain, direction: Direction, ahead: Tense | None
) -> None:
    start = on(year).start + hours * 3600
    anchor = this(Interval(start, start, grain), grain)
    context = Context(anchor, tense=ahead)
    every = [
        (distance, named)
        for named, interval in completing._readings(parts, anchor.year, 8)
        if (distance := completing._distance(interval, anchor, direction, context)) is not None
    ]
    whole = min(every, key=lambda one: one[0])[1] if every else None
    assert completing._year(parts, anchor, direction, context) == whole
