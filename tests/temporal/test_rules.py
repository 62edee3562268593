"""The rules' own examples and counter-examples: each is a test, named by its rule."""

from __future__ import annotations

import pytest

from chrono.temporal.alphabet import alphabet
from chrono.temporal.grammar import Rule, anchors, negatives, rules
from chrono.temporal.lexicon import languages, load
from chrono.temporal.numerals import digit_kinds, number_kinds, ordinal_kinds
from chrono.temporal.recognizing import recognize
from chrono.temporal.tokens import tokenize

from .saying import said, values

EXAMPLES = [
    pytest.param(rule.name, text, value, id=f"{rule.name}: {text}") for rule in rules() for text, value in rule.examples
]
COUNTER = [pytest.param(rule.name, text, id=f"{rule.name}: {text}") for rule in rules() for text in rule.counter]


def carried_by(text: str) -> set[str]:
    """Names of the rules that recognized something in a text."""
    return {name for one in recognize(text) for name in one.rule.split(" + ")}


@pytest.mark.parametrize(("name", "text", "value"), EXAMPLES)
def test_example_has_its_value(name: str, text: str, value: str) -> None:
    assert " ".join(values(text)) == value


@pytest.mark.parametrize(("name", "text", "value"), EXAMPLES)
def test_example_is_recognized_by_its_rule(name: str, text: str, value: str) -> None:
    assert name in carried_by(text)


@pytest.mark.parametrize(("name", "text"), COUNTER)
def test_counter_example_is_not_recognized_by_its_rule(name: str, text: str) -> None:
    assert name not in carried_by(text)


@pytest.mark.parametrize("text", negatives())
def test_nothing_is_found_in_prose_without_times(text: str) -> None:
    assert said(text) == []


def test_negatives_are_many_and_differ() -> None:
    assert len(negatives()) >= 150
    assert len(set(negatives())) == len(negatives())


def test_negatives_side_by_side_hold_no_time_either() -> None:
    assert said(" ".join(negatives())) == []


@pytest.mark.parametrize(("name", "text", "value"), EXAMPLES)
def test_an_anchor_of_a_rule_is_in_its_examples(name: str, text: str, value: str) -> None:
    (rule,) = (one for one in rules() if one.name == name)
    assert rule.anchors & set(tokenize(text).signature)


def test_what_every_text_is_full_of_anchors_no_rule() -> None:
    full = tokenize('The old man, who sells houses, went to Boston. He said: "No!"').signature
    assert anchors().pattern.search(full) is None


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_every_rule_has_an_example(rule: Rule) -> None:
    assert rule.examples


def test_rules_have_names_of_their_own() -> None:
    names = [rule.name for rule in rules()]
    assert len(set(names)) == len(names)


def test_a_rule_that_names_no_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="no word is of the kind 'weekdaze'"):
        alphabet("en").having(("weekdaze",))


def test_english_is_there_and_no_other_language_is_made_up() -> None:
    assert "en" in languages()
    with pytest.raises(FileNotFoundError):
        load("xx")


def test_every_set_of_kinds_is_known_before_the_rules_are_compiled() -> None:
    """A set of kinds that first occurs in a text is in no rule's classes, so no rule could match it."""
    letters = alphabet("en")
    rules()
    known = set(letters._letters)
    every = [digit_kinds(str(n)) for n in range(11_000)] + [digit_kinds(f"{n:02}") for n in range(100)]
    every += [digit_kinds(f"{n:03}") for n in range(1000)] + [digit_kinds(f"{n:04}") for n in range(10_000)]
    every += [ordinal_kinds(n) for n in range(1000)] + [number_kinds(n) for n in range(3000)]
    assert {frozenset(kinds) for kinds in every} <= known
    for word in load().words:
        for form in (word, word.upper(), word.title()):
            tokens = tokenize(form)
            assert {frozenset(kinds) for kinds in tokens.between(0, len(tokens.pieces))} <= known


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("twenty-five", 25),
        ("two hundred and fifty", 250),
        ("nineteen ninety-seven", 1997),
        ("three thousand two hundred", 3200),
        ("two dozen", 24),
    ],
)
def test_numbers_in_words(words: str, number: int) -> None:
    tokens = tokenize(f"{words} years")
    assert (tokens.kinds(0)["number"], tokens.places([(0, 0)])) == (number, [(0, len(words))])


@pytest.mark.parametrize(
    ("text", "value"),
    [("2 1/2 years", "P2Y6M"), ("1½ hours", "PT1H30M"), ("1,500 years", "P1500Y"), ("2.5 weeks", "P2.5W"),
     ("3-1/4 years", "P3Y3M"), ("99999999999999 years", "PXY")],
)  # fmt: skip
def test_numbers_with_fractions(text: str, value: str) -> None:
    assert values(text) == [value]
