from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from weakref import WeakKeyDictionary

import pytest
import spacy
from running import ROOT
from spacy.tokens import Doc

from chrono.language import (
    LanguageError,
    Reading,
    Sentence,
    Simplification,
    Word,
    analyse,
    forgetting,
    load,
    parts_of_speech,
    pipeline,
)
from chrono.language.repair import repair

OWN = Path(__file__).parents[2] / "chrono" / "language" / "model"


def parsed(text: str, *simplified: Simplification) -> list[Sentence]:
    return next(analyse([Reading(text, simplified)]))


def test_sentences_stand_where_the_article_has_them() -> None:
    text = "A headline\n\nMr. Trump spoke. He left\nat once.\n"
    assert [text[s.start : s.end] for s in parsed(text)] == ["A headline", "Mr. Trump spoke.", "He left\nat once."]


def test_a_token_knows_its_place_behind_a_simplification() -> None:
    text = "On that same Monday, a ship sank."
    sentence = parsed(text, Simplification(3, 19, "Monday"))[0]
    assert {sentence.written(t): text[sentence.start_of(t) : sentence.end_of(t)] for t in sentence} == {
        "On": "On", "that same Monday": "that same Monday", ",": ",", "a": "a", "ship": "ship", "sank": "sank", ".": "."
    }  # fmt: skip
    assert [t.text for t in sentence.tokens_in(3, 19)] == ["Monday"]


def test_texts_come_back_in_order_and_apart() -> None:
    found = list(analyse([Reading("One fell. Two rose."), Reading(""), Reading("Three stood.")]))
    assert [len(sentences) for sentences in found] == [2, 0, 1]


def test_a_paragraph_without_end_is_cut() -> None:
    sentences = parsed("word " * 30_000)
    assert sentences[-1].end == 30_000 * 5 - 1


@pytest.mark.parametrize(
    "text", ["\x00\x01", "‮abc", "a" * 10_000, "((((((", "\u0301" * 50, "1 2 3", "ALL CAPITALS HERE"]
)
def test_strange_text_is_parsed_or_passed_over(text: str) -> None:
    for sentence in parsed(text):
        assert 0 <= sentence.start <= sentence.end <= len(text)


def test_a_verb_in_the_past_is_no_adjective_clause() -> None:
    doc = repair(load()("On Monday, a Russian bombardment of Ukraine killed at least four people."))
    killed = next(t for t in doc if t.text == "killed")
    assert killed.dep_ == "ROOT"
    assert {t.text: t.dep_ for t in killed.children if t.pos_ != "PUNCT"} == {
        "Monday": "obl", "bombardment": "nsubj", "people": "obj"
    }  # fmt: skip


def test_every_parse_is_mended() -> None:
    sentence = parsed("On Monday, a Russian bombardment of Ukraine killed at least four people.")[0]
    assert sentence.span.root.text == "killed"


def test_a_pipeline_that_is_not_there_is_one_line() -> None:
    with pytest.raises(LanguageError, match="no_such_pipeline") as caught:
        load("no_such_pipeline")
    assert "\n" not in str(caught.value)


def test_a_pipeline_of_other_labels_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(LanguageError, match="Universal Dependencies"):
        load(str(tmp_path / "blank"))


def test_the_shipped_model_says_its_licence() -> None:
    assert load().meta["license"] == "CC BY-SA 4.0"
    notice = Path(__file__).parents[2] / "chrono" / "language" / "NOTICE.md"
    assert "CC BY-SA 4.0" in notice.read_text(encoding="utf-8")


def test_the_part_of_speech_of_an_ambiguous_word() -> None:
    march, may = parts_of_speech(["They will march on the capital.", "It opened in May."])
    assert Word(10, 15, "VERB") in march
    assert Word(13, 16, "PROPN") in may


def test_only_chosen_sentences_are_parsed() -> None:
    text = "A ship sank on Monday. The crew swam. Nobody drowned on Tuesday."
    found = next(analyse([Reading(text, parsed=[(0, 22), (38, 64)])]))
    assert [s.parsed for s in found] == [True, False, True]
    assert [bool(s.span.root.dep_) for s in found if s.parsed] == [True, True]
    assert all(not token.dep_ for token in found[1])


def test_many_texts_go_through_in_order() -> None:
    texts = [f"Number {i} fell. It rose." for i in range(60)]
    assert [s[0].text for s in analyse(Reading(t) for t in texts)] == texts


def test_weights_are_in_single_precision_when_they_work() -> None:
    nlp = load()
    kinds = {
        node.get_param(name).dtype.name
        for _, pipe in nlp.pipeline
        if hasattr(pipe, "model")
        for node in pipe.model.walk()
        for name in node.param_names
        if node.has_param(name)
    }
    assert kinds == {"float32"}
    assert nlp.vocab.vectors.data.dtype.name == "float32"


def test_a_pipeline_of_another_maker_works_by_path(tmp_path: Path) -> None:
    """One under Universal Dependencies with OntoNotes' types of names, as other makers have them."""
    nlp = spacy.load(OWN, exclude=["ner", "trainable_lemmatizer"])
    nlp.add_pipe("entity_ruler").add_patterns(
        [{"label": "GPE", "pattern": [{"TEXT": "Ruritania"}]}, {"label": "DATE", "pattern": [{"TEXT": "Monday"}]}]
    )
    nlp.to_disk(tmp_path / "theirs")
    text = "The ships left Ruritania on Monday. They sank."
    found = next(analyse([Reading(text)], str(tmp_path / "theirs")))
    assert [(s.span.root.text, [(e.text, e.label) for e in s.span.ents]) for s in found] == [
        ("left", [("Ruritania", "PLACE")]),
        ("sank", []),
    ]


def test_a_pipeline_under_other_labels_is_refused_by_name(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    parser = nlp.add_pipe("parser")
    for label in ("ROOT", "nsubj", "dobj", "prep", "pobj"):
        parser.add_label(label)
    nlp.initialize()
    nlp.to_disk(tmp_path / "ontonotes")
    with pytest.raises(LanguageError, match=r"ontonotes.*not one of Universal Dependencies.*lacks case, ccomp"):
        load(str(tmp_path / "ontonotes"))


def test_what_governs_as_a_verb_is_one() -> None:
    nlp = load()
    words = "The company plans to move .".split()
    doc = Doc(
        nlp.vocab,
        words=words,
        pos=["DET", "NOUN", "NOUN", "PART", "VERB", "PUNCT"],
        deps=["det", "nsubj", "ROOT", "mark", "xcomp", "punct"],
        heads=[1, 2, 2, 4, 2, 2],
    )
    assert [t.pos_ for t in repair(doc)] == ["DET", "NOUN", "VERB", "PART", "VERB", "PUNCT"]


def test_words_met_inside_are_forgotten() -> None:
    text = "Qorvath met Ilse Brandt in Zemberly on Monday."
    strings = load().vocab.strings
    with forgetting():
        ((sentence,),) = analyse([Reading(text)])
        assert next(token.text for token in sentence) == "Qorvath"
        assert "Qorvath" in strings
    assert "Qorvath" not in strings


def test_common_words_are_cut_once_and_others_are_not_kept() -> None:
    nlp = load()
    text = "Envoy Grelluvin said, \"We can't stay: the talks (all of them) failed.\" U.S. officials weren't told."
    with forgetting():
        before = [(token.text, token.norm_, token.whitespace_) for token in nlp.make_doc(text)]
    with forgetting(texts=[text]):
        assert [(token.text, token.norm_, token.whitespace_) for token in nlp.make_doc(text)] == before
    kept = pipeline._KEPT[nlp]
    assert {"said,", "(all", "talks"} <= kept
    assert "Grelluvin" not in kept
    assert "Grelluvin" not in nlp.vocab.strings


def test_common_words_are_kept_up_to_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_KEPT", WeakKeyDictionary())
    monkeypatch.setattr(pipeline, "_MOST_KEPT", 3)
    with forgetting(texts=["one two three four five"]):
        assert pipeline._KEPT[load()] == {"one", "two", "three"}


def test_tokens_of_a_stretch_are_those_that_overlap_it() -> None:
    text = "In spring rain fell. On that same Monday, a ship sank off  the coast."
    for sentence in parsed(text, Simplification(24, 40, "Monday")):
        for start in range(len(text)):
            for end in range(start, len(text) + 1):
                overlapping = [t for t in sentence if sentence.start_of(t) < end and start < sentence.end_of(t)]
                assert sentence.tokens_in(start, end) == overlapping


def test_reading_articles_leaves_no_word_behind() -> None:
    from datetime import date

    from chrono import running
    from chrono.articles import Article
    from chrono.dating import Policy

    text = "Quillomar resigned on 3 May 2024."
    made = running.run([Article(article_id="a", text=text)], running.Settings(Policy(date(2026, 11, 22))))
    assert made.mentions["actors"].explode().to_list() == ["Quillomar"]
    assert "Quillomar" not in load().vocab.strings


@pytest.mark.parametrize("own", [False, True])
def test_the_collector_of_garbage_is_left_alone_in_other_peoples_processes(own: bool) -> None:
    script = (
        "import gc; from chrono import language; from chrono.language import pipeline\n"
        f"if {own}: language.own_process()\n"
        "pipeline.load(); print(gc.get_freeze_count() > 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(own)
