"""Tokens of our own say what spaCy's say."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from chrono.language import load, text_of
from chrono.language.documents import spans

TEXT = (
    "Two aides of Prime Minister Ana Ruiz left Lisbon for Rome, where talks hadn't begun. "
    'They said: "We will see what 12 ports can do."  Nobody answered.'
)
HELD = (
    "i", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "whitespace_", "is_alpha", "is_punct",
    "is_quote", "is_space", "like_num",
)  # fmt: skip


@pytest.fixture(scope="module")
def doc() -> Doc:
    return load()(TEXT)


def test_they_hold_what_spacy_holds(doc: Doc) -> None:
    found = spans(doc)[0].doc
    assert len(found) == len(doc)
    for token, parsed in zip(found, doc, strict=True):
        assert [getattr(token, name) for name in HELD] == [getattr(parsed, name) for name in HELD]
        for feature in ("Number", "Tense", "VerbForm", "Definite", "Polarity", "Gender"):
            assert token.morph.get(feature) == parsed.morph.get(feature)
    assert any(token.ent_type_ for token in found)


def numbers(tokens: object) -> list[int]:
    return [token.i for token in tokens]  # type: ignore[attr-defined]


def test_they_stand_in_the_same_tree(doc: Doc) -> None:
    found = spans(doc)[0].doc
    for token, parsed in zip(found, doc, strict=True):
        assert token.head.i == parsed.head.i
        for name in ("children", "lefts", "rights", "subtree", "ancestors"):
            assert numbers(getattr(token, name)) == numbers(getattr(parsed, name)), (parsed, name)
        assert (token.sent.start, token.sent.end) == (parsed.sent.start, parsed.sent.end)
        assert (token.left, token.right) == (parsed.left_edge.i, parsed.right_edge.i)
        assert token.projective
    for token in found:
        for other in found:
            assert token.is_ancestor(other) == doc[token.i].is_ancestor(doc[other.i])


def test_sentences_have_their_root_and_names(doc: Doc) -> None:
    found = spans(doc)
    assert [s.root.text for s in found] == [s.root.text for s in doc.sents]
    assert [[(e.text, e.label) for e in s.ents] for s in found] == [
        [(e.text, e.label_) for e in s.ents] for s in doc.sents
    ]
    assert text_of(tuple(found[0])) == str(next(doc.sents))


def test_a_subtree_with_a_gap_is_gathered() -> None:
    words = ["A", "man", "came", "who", "sang"]
    gapped = Doc(spacy.blank("en").vocab, words=words, heads=[1, 2, 2, 4, 1], deps=["dep"] * 5)
    found = spans(gapped)[0].doc
    assert [t.text for t in found[1].subtree] == ["A", "man", "who", "sang"]
    assert (found[1].projective, found[2].projective) == (False, True)
    assert [t.text for t in found[2].subtree] == words


def test_there_is_no_neighbour_in_front_of_the_first(doc: Doc) -> None:
    first = spans(doc)[0].doc[0]
    assert first.nbor().text == "aides"
    with pytest.raises(IndexError):
        first.nbor(-1)
    with pytest.raises(IndexError):
        first.nbor(len(doc))


def test_no_words_are_no_sentence() -> None:
    assert spans(spacy.blank("en")("")) == []
    assert text_of(()) == ""
