"""Kinds of words with two meanings: every example and counter-example of the senses."""

from __future__ import annotations

import pytest

from chrono.events.kinds import kind
from chrono.events.lexicon import load
from chrono.language import Reading, Sentence, analyse

SENSES = [(word, number, sense) for word, senses in load().senses.items() for number, sense in enumerate(senses)]
EXAMPLES = [(word, text, sense.kind, True) for word, _, sense in SENSES for text in sense.examples]
COUNTER = [(word, text, sense.kind, False) for word, _, sense in SENSES for text in sense.counter]


@pytest.fixture(scope="module")
def parsed() -> dict[str, list[Sentence]]:
    texts = sorted({text for _, text, _, _ in EXAMPLES + COUNTER})
    return dict(zip(texts, analyse(Reading(text) for text in texts), strict=True))


@pytest.mark.parametrize(("word", "text", "expected", "has"), EXAMPLES + COUNTER, ids=lambda v: str(v))
def test_the_kind_of_a_word_by_its_neighbours(
    parsed: dict[str, list[Sentence]], word: str, text: str, expected: str, has: bool
) -> None:
    forms = load().forms
    tokens = [t for s in parsed[text] for t in s if forms.get(t.lemma_.lower(), t.lemma_.lower()) == word]
    assert tokens, [str(t.lemma_) for sentence in parsed[text] for t in sentence]
    assert (kind(tokens[0], load()) == expected) is has


def test_there_are_more_than_a_hundred_examples() -> None:
    assert len(EXAMPLES) + len(COUNTER) >= 150


def test_every_sense_has_a_condition_and_an_example_each_way() -> None:
    for _, _, sense in SENSES:
        assert sense.subject or sense.object or sense.near
        assert sense.examples
        assert sense.counter


@pytest.mark.parametrize(
    ("word", "text", "expected"),
    [
        ("killed", "Nine weavers were killed in a fire on Monday.", "disaster"),
        ("killed", "Nine weavers were killed in a raid on Monday.", "attack"),
        ("killed", "A leak of ammonia killed nine weavers on Monday.", "disaster"),
        ("injured", "The accidents left nine weavers injured on Monday.", "disaster"),
        ("injured", "The raids left nine weavers injured on Monday.", "attack"),
        ("killed", "An explosion killed nine weavers on Monday.", "disaster"),
        ("killed", "A valve caused the explosion that killed nine weavers on Monday.", "disaster"),
        ("killed", "Police caught the gunman who killed nine weavers on Monday.", "attack"),
        ("killed", "A bomb blast killed nine weavers on Monday.", "attack"),
        ("killed", "The blast, claimed by rebels, killed nine weavers on Monday.", "attack"),
        ("happened", "The blast happened in the boiler room on Monday.", "disaster"),
        ("happened", "The grenade attack happened in the market on Monday.", "attack"),
        ("strike", "The guild called on bakers and nurses to strike on Monday.", "protest"),
    ],
)
def test_harm_is_of_the_kind_of_what_did_it(word: str, text: str, expected: str) -> None:
    (sentence,) = next(analyse([Reading(text)]))
    assert kind(next(t for t in sentence if t.text == word), load()) == expected
