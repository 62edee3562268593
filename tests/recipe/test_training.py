"""The language model's recipe: reading treebanks, variants, packing. The sentences are ours."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc
from spacy.training import Example

from chrono.language import load
from training import augmenting
from training.averaging import average
from training.packing import pack
from training.rows import names, to_doc, to_sentences
from training.treebank import documents, read

CONLLU = """\
# newdoc id = one
# newpar
# text = Anna Lund didn't say why.
# ner = yes
1\tAnna\tAnna\tPROPN\tNNP\tNumber=Sing\t5\tnsubj\t_\tNE=B-PERSON
2\tLund\tLund\tPROPN\tNNP\tNumber=Sing\t1\tflat\t_\tNE=I-PERSON
3-4\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
3\tdid\tdo\tAUX\tVBD\t_\t5\taux\t_\t_
4\tn't\tnot\tPART\tRB\t_\t5\tadvmod\t_\t_
5\tsay\tsay\tVERB\tVB\t_\t0\troot\t_\t_
6\twhy\twhy\tADV\tWRB\t_\t5\tadvmod\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_

# newpar
# text = The ship sank.
# ner = no
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_
2\tship\tship\tNOUN\tNN\t_\t3\tnsubj\t_\t_
3\tsank\tsink\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

"""


@pytest.fixture
def docs(tmp_path: Path) -> list[Doc]:
    path = tmp_path / "some.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    return list(documents(path, spacy.blank("en").vocab, plain=True))


def test_a_treebank_becomes_documents_with_their_spacing(docs: list[Doc], tmp_path: Path) -> None:
    assert [d.text for d in docs] == ["Anna Lund didn't say why. The ship sank."]
    doc = docs[0]
    assert [t.text for t in doc][:5] == ["Anna", "Lund", "did", "n't", "say"]
    assert [(t.dep_, t.head.text) for t in doc][:3] == [("nsubj", "say"), ("flat", "Anna"), ("aux", "say")]
    assert [s.text for s in doc.sents] == ["Anna Lund didn't say why.", "The ship sank."]
    assert [(e.text, e.label_) for e in doc.ents] == [("Anna Lund", "PERSON")]
    assert [t.ent_iob_ for t in doc][-4:] == ["", "", "", ""], "names of the second sentence are missing, not absent"
    assert [s.document for s in read(tmp_path / "some.conllu")] == ["one", "one"]


def test_rows_and_back(docs: list[Doc]) -> None:
    again = to_doc(docs[0].vocab, to_sentences(docs[0]))
    assert again.to_json() == docs[0].to_json()


def test_variants_keep_sentences_and_heads(docs: list[Doc]) -> None:
    vary = augmenting.syntax_variants(seed=3)
    nlp = spacy.blank("en")
    seen: set[str] = set()
    for _ in range(400):
        for example in vary(nlp, Example(nlp.make_doc(docs[0].text), docs[0])):
            doc = example.reference
            seen.add(doc.text)
            assert sum(t.dep_ == "ROOT" for t in doc) == len(list(doc.sents))
            assert all(t.head.sent == t.sent for t in doc)
    assert any("didn’t" in text for text in seen)
    assert any(text.isupper() for text in seen)
    assert any("onday" in text or "esterday" in text for text in seen)
    assert any(text.startswith(("•", "-", "*", "–", "—", "·", "▪")) for text in seen)
    assert any("Reuters" in text for text in seen)


@pytest.mark.parametrize("seed", range(30))
def test_an_inserted_time_dates_its_verb(docs: list[Doc], seed: int) -> None:
    sentence = to_sentences(docs[0])[1]
    before = len(sentence)
    augmenting.insert_time(sentence, random.Random(seed))
    if len(sentence) > before:
        times = [r for r in sentence if r.dep in {"obl", "obl:unmarked"}]
        assert [r.head.text for r in times if r.head] == ["sank"]
        assert to_doc(docs[0].vocab, [sentence]).text.endswith(".")


def test_names_are_swapped_the_same_way_throughout(tmp_path: Path, docs: list[Doc]) -> None:
    for name, words in {
        "first": "Bo",
        "last": "Ek",
        "cities": "Ys",
        "countries": "Oz",
        "organizations": "ACME",
    }.items():
        (tmp_path / f"{name}.txt").write_text(words, encoding="utf-8")
    vary = augmenting.name_variants(str(tmp_path), seed=1)
    nlp = spacy.blank("en")
    found = {
        e.text
        for _ in range(30)
        for x in vary(nlp, Example(nlp.make_doc(docs[0].text), docs[0]))
        for e in x.reference.ents
    }
    assert {"Anna Lund", "Bo Ek"} <= found <= {"Anna Lund", "Bo Ek", "ANNA LUND", "BO EK"}
    assert names(to_sentences(docs[0])[0]) == [(0, 2, "PERSON")]


def test_an_average_lies_between(tmp_path: Path) -> None:
    for name, value in {"a": 1.0, "b": 2.0}.items():
        nlp = spacy.blank("en")
        nlp.add_pipe("tagger").add_label("X")
        nlp.initialize()
        layer = next(n for n in nlp.get_pipe("tagger").model.walk() if n.has_param("W"))
        layer.set_param("W", layer.get_param("W") * 0 + value)
        nlp.to_disk(tmp_path / name)
    made = spacy.load(average(tmp_path / "a", tmp_path / "b", tmp_path / "c"))
    layer = next(n for n in made.get_pipe("tagger").model.walk() if n.has_param("W"))
    assert (layer.get_param("W") == 1.5).all()


def test_a_packed_pipeline_says_the_same(tmp_path: Path) -> None:
    own = Path(__file__).parents[2] / "chrono" / "language" / "model"
    for part in ("syntax", "names"):
        nlp = spacy.load(own)
        for pipe in nlp.pipe_names:
            if (pipe == "ner") is (part == "syntax"):
                nlp.remove_pipe(pipe)
        nlp.vocab.strings.add("aTrainingWord")
        nlp.to_disk(tmp_path / part)
    packed = load(str(pack(tmp_path / "syntax", tmp_path / "names", tmp_path / "packed", "0.0.0")))
    text = "On Monday, Anna Lund of the Ruritanian Ministry said that the ships had left Oslo."

    def told(doc: Doc) -> list[tuple[object, ...]]:
        return [(t.text, t.lemma_, t.pos_, t.tag_, t.dep_, t.head.i, str(t.morph), t.ent_type_) for t in doc]

    assert told(packed(text)) == told(load()(text))
    assert packed.meta["license"] == "CC BY-SA 4.0"
    assert "aTrainingWord" not in (tmp_path / "packed" / "vocab" / "strings.json").read_text(encoding="utf-8")
