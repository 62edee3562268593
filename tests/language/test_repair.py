"""Wrong parses as a small model makes them, each word as word/TAG/POS/relation/head, and what is mended of them."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from chrono.language.pipeline import load
from chrono.language.repair import repair


def mended(parse: str) -> dict[str, tuple[str, str]]:
    """The relation and the head's word of each word whose head or relation is changed."""
    rows = [word.rsplit("/", 4) for word in parse.split()]
    doc = Doc(
        load().vocab,
        words=[row[0] for row in rows],
        tags=[row[1] for row in rows],
        pos=[row[2].removesuffix("*") for row in rows],
        deps=[row[3] for row in rows],
        heads=[int(row[4]) for row in rows],
        ents=["B-PLACE" if row[2].endswith("*") else "O" for row in rows],
        morphs=["Definite=Ind|PronType=Art" if row[0] in {"a", "an"} else "" for row in rows],
    )
    before = [(token.dep_, token.head.i) for token in doc]
    return {t.text: (t.dep_, t.head.text) for t in repair(doc) if (t.dep_, t.head.i) != before[t.i]}


@pytest.mark.parametrize(
    ("parse", "changed"),
    [
        (  # the day is no subject
            "The/DT/DET/det/2 firm/NN/NOUN/nmod:desc/2 Monday/NNP/PROPN/nsubj/3 sold/VBD/VERB/ROOT/3"
            " ships/NNS/NOUN/obj/3",
            {"The": ("det", "firm"), "firm": ("nsubj", "sold"), "Monday": ("obl:unmarked", "sold")},
        ),
        (
            "men/NNS/NOUN/ROOT/0 who/WP/PRON/nsubj/3 yesterday/NN/NOUN/nsubj/3 fled/VBD/VERB/acl:relcl/0",
            {"yesterday": ("obl:unmarked", "fled")},
        ),
        ("Monday/NNP/PROPN/nsubj/2 was/VBD/AUX/cop/2 quiet/JJ/ADJ/ROOT/2", {}),
        (  # the speaker stands last
            "It/PRP/PRON/nsubj/1 has/VBZ/VERB/ccomp/8 ships/NNS/NOUN/nsubj/8 of/IN/ADP/case/4 oak/NN/NOUN/nmod/2"
            " ,/,/PUNCT/punct/7 Ina/NNP/PROPN/compound/7 Holt/NNP/PROPN/conj/4 said/VBD/VERB/ROOT/8",
            {"ships": ("obj", "has"), "Holt": ("nsubj", "said")},
        ),
        (
            "Men/NNS/NOUN/nsubj/1 joined/VBD/VERB/ROOT/1 the/DT/DET/det/3 march/NN/NOUN/obj/1 ,/,/PUNCT/punct/7"
            " a/DT/DET/det/6 clerk/NN/NOUN/nsubj/7 said/VBD/VERB/acl:relcl/3",
            {"said": ("parataxis", "joined")},
        ),
        (  # what is said follows, so that it is no speaker at the end
            "Men/NNS/NOUN/nsubj/1 left/VBD/VERB/ROOT/1 ,/,/PUNCT/punct/4 clerks/NNS/NOUN/conj/0"
            " said/VBD/VERB/parataxis/1 nothing/NN/PRON/obj/4",
            {},
        ),
        (  # a conjunction taken for a preposition
            "Shares/NNS/NOUN/nsubj/1 rose/VBD/VERB/ROOT/1 after/IN/ADP/case/4 the/DT/DET/det/4 maker/NN/NOUN/obl/1"
            " reported/VBD/VERB/conj/1 gains/NNS/NOUN/obj/5",
            {"after": ("mark", "reported"), "maker": ("nsubj", "reported"), "reported": ("advcl", "rose")},
        ),
        (
            "Men/NNS/NOUN/nsubj/1 fled/VBD/VERB/ROOT/1 before/IN/ADP/case/3 owners/NNS/NOUN/obl/1 of/IN/ADP/case/5"
            " mills/NNS/NOUN/nmod/3 came/VBD/VERB/parataxis/1",
            {"before": ("mark", "came"), "owners": ("nsubj", "came"), "came": ("advcl", "fled")},
        ),
        (
            "Men/NNS/NOUN/nsubj/1 fled/VBD/VERB/ROOT/1 since/IN/ADP/case/3 mills/NNS/NOUN/obl/1 shut/VBD/VERB/advcl/1",
            {"since": ("mark", "shut"), "mills": ("nsubj", "shut")},
        ),
        (  # "and", a comma, a preposition that leads no clause: the verb has the subject of the one before
            "Men/NNS/NOUN/nsubj/1 left/VBD/VERB/ROOT/1 after/IN/ADP/case/3 talks/NNS/NOUN/obl/1"
            " and/CC/CCONJ/cc/5 slept/VBD/VERB/conj/1",
            {},
        ),
        (
            "Men/NNS/NOUN/nsubj/1 left/VBD/VERB/ROOT/1 after/IN/ADP/case/3 talks/NNS/NOUN/obl/1"
            " ,/,/PUNCT/punct/5 slept/VBD/VERB/conj/1",
            {},
        ),
        (
            "Men/NNS/NOUN/nsubj/1 came/VBD/VERB/ROOT/1 from/IN/ADP/case/3 town/NN/NOUN/obl/1 slept/VBD/VERB/conj/1",
            {},
        ),
        (  # a relative clause behind a preposition
            "It/PRP/PRON/nsubj/1 is/VBZ/AUX/ROOT/1 Holt/NNP/PROPN/obl/1 ,/,/PUNCT/punct/5 with/IN/ADP/case/5"
            " whom/WP/PRON/obl/1 Berg/NNP/PROPN/nsubj/7 met/VBD/VERB/acl:relcl/5",
            {"whom": ("obl", "met"), "met": ("acl:relcl", "Holt")},
        ),
        (  # a price for each
            "It/PRP/PRON/nsubj/1 rose/VBD/VERB/ROOT/1 to/IN/ADP/case/3 $/$/SYM/obl/1 2/CD/NUM/nummod/3"
            " a/DT/DET/det/6 share/NN/NOUN/obj/1 from/IN/ADP/case/8 $/$/SYM/nmod/6 1/CD/NUM/nummod/8",
            {"share": ("nmod:unmarked", "$"), "$": ("obl", "rose")},
        ),
        (
            "It/PRP/PRON/nsubj/1 cost/VBD/VERB/ROOT/1 90/CD/NUM/nummod/3 cents/NNS/NOUN/obj/1 a/DT/DET/det/5"
            " share/NN/NOUN/obj/1",
            {"share": ("nmod:unmarked", "cents")},
        ),
        (  # no amount
            "She/PRP/PRON/nsubj/1 gave/VBD/VERB/ROOT/1 2/CD/NUM/nummod/3 men/NNS/NOUN/iobj/1 a/DT/DET/det/5"
            " ship/NN/NOUN/obj/1",
            {},
        ),
        (  # places in a list
            "raids/NNS/NOUN/nsubj/5 in/IN/ADP/case/2 Oslo/NNP/PROPN*/nmod/0 and/CC/CCONJ/cc/4 Rome/NNP/PROPN*/conj/0"
            " failed/VBD/VERB/ROOT/5",
            {"Rome": ("conj", "Oslo")},
        ),
        (  # a person is no place
            "men/NNS/NOUN/nsubj/5 in/IN/ADP/case/2 Oslo/NNP/PROPN*/nmod/0 and/CC/CCONJ/cc/4 Holt/NNP/PROPN/conj/0"
            " met/VBD/VERB/ROOT/5",
            {},
        ),
        (  # what is to be done is to be done to the object
            "They/PRP/PRON/nsubj/1 plan/VBP/VERB/ROOT/1 a/DT/DET/det/3 sale/NN/NOUN/obj/1 ,/,/PUNCT/punct/7"
            " to/TO/PART/mark/7 be/VB/AUX/aux:pass/7 held/VBN/VERB/conj/1 here/RB/ADV/advmod/7",
            {"held": ("acl", "sale")},
        ),
        (
            "They/PRP/PRON/nsubj/1 plan/VBP/VERB/ROOT/1 to/TO/PART/mark/3 stay/VB/VERB/xcomp/1 and/CC/CCONJ/cc/6"
            " to/TO/PART/mark/6 work/VB/VERB/conj/3",
            {},
        ),
        (  # dashes part a subject from its verb as commas do
            "Firms/NNS/NOUN/nsubj/1 said/VBD/VERB/ROOT/1 their/PRP$/PRON/nmod:poss/3 plan/NN/NOUN/ccomp/1"
            " --/:/PUNCT/punct/5 begun/VBN/VERB/parataxis/1 late/RB/ADV/advmod/5 --/:/PUNCT/punct/9"
            " will/MD/AUX/aux/9 work/VB/VERB/parataxis/1",
            {"plan": ("nsubj", "work"), "begun": ("acl", "plan"), "work": ("ccomp", "said")},
        ),
        (  # where a thing is stands between its article and its noun
            "The/DT/DET/det/1 Dover/NNP/PROPN/nsubj/6 ,/,/PUNCT/punct/3 Del./NNP/PROPN/appos/1 ,/,/PUNCT/punct/5"
            " bank/NN/NOUN/appos/1 closed/VBD/VERB/ROOT/6",
            {
                "The": ("det", "bank"),
                "Dover": ("compound", "bank"),
                ",": ("punct", "Del."),
                "bank": ("nsubj", "closed"),
            },
        ),
        (
            "The/DT/DET/det/1 mayor/NN/NOUN/nsubj/8 ,/,/PUNCT/punct/3 Ina/NNP/PROPN/appos/1 ,/,/PUNCT/punct/1"
            " and/CC/CCONJ/cc/7 the/DT/DET/det/7 clerk/NN/NOUN/conj/1 left/VBD/VERB/ROOT/8",
            {},
        ),
        (  # a period that ended is no event beside what was in it
            "In/IN/ADP/case/1 May/NNP/PROPN/obl/2 ended/VBD/VERB/ROOT/2 sales/NNS/NOUN/nsubj/4"
            " rose/VBD/VERB/parataxis/2",
            {},
        ),
        (
            "In/IN/ADP/case/2 the/DT/DET/det/2 year/NN/NOUN/obl/3 ended/VBD/VERB/ROOT/3 Monday/NNP/PROPN/obl:unmarked/3"
            " sales/NNS/NOUN/nsubj/6 rose/VBD/VERB/parataxis/3",
            {"year": ("obl", "rose"), "ended": ("acl", "year"), "rose": ("ROOT", "rose")},
        ),
        (
            "Sun/NNP/PROPN/nsubj/6 reported/VBD/VERB/parataxis/0 gains/NNS/NOUN/obj/1 in/IN/ADP/case/5"
            " the/DT/DET/det/5 year/NN/NOUN/nmod/2 ended/VBD/VERB/ROOT/6 Monday/NNP/PROPN/obl:unmarked/6",
            {"Sun": ("nsubj", "reported"), "reported": ("ROOT", "reported"), "ended": ("acl", "year")},
        ),
        (  # a day is no object
            "Rights/NNS/NOUN/nsubj/1 expire/VBP/VERB/ROOT/1 Monday/NNP/PROPN/obj/1",
            {"Monday": ("obl:unmarked", "expire")},
        ),
        ("He/PRP/PRON/nsubj/1 hates/VBZ/VERB/ROOT/1 Black/NNP/PROPN/compound/3 Monday/NNP/PROPN/obj/1", {}),
        (  # a figure that moved is what was reported
            "Sun/NNP/PROPN/nsubj/1 reported/VBD/VERB/csubj/3 income/NN/NOUN/obj/1 fell/VBD/VERB/ROOT/3",
            {"reported": ("ROOT", "reported"), "income": ("nsubj", "fell"), "fell": ("ccomp", "reported")},
        ),
        (
            "Sun/NNP/PROPN/nsubj/1 sold/VBD/VERB/ROOT/1 ships/NNS/NOUN/obj/1 left/VBD/VERB/acl/2 over/RP/ADP/advmod/3",
            {},
        ),
        (  # what stands behind a preposition is no subject
            "In/IN/ADP/case/1 May/NNP/PROPN/obl/12 ,/,/PUNCT/punct/4 after/IN/ADP/case/4 talks/NNS/NOUN/nsubj/12"
            " ,/,/PUNCT/punct/7 a/DT/DET/det/7 fire/NN/NOUN/appos/4 in/IN/ADP/case/9 Dover/NNP/PROPN/nmod/7"
            " ,/,/PUNCT/punct/9 Del./NNP/PROPN/appos/9 killed/VBD/VERB/ROOT/12 two/CD/NUM/obj/12",
            {},  # no comma closes the aside
        ),
        (
            "In/IN/ADP/case/1 May/NNP/PROPN/obl/13 ,/,/PUNCT/punct/4 after/IN/ADP/case/4 talks/NNS/NOUN/nsubj/13"
            " ,/,/PUNCT/punct/7 a/DT/DET/det/7 fire/NN/NOUN/appos/4 in/IN/ADP/case/9 Dover/NNP/PROPN/nmod/7"
            " ,/,/PUNCT/punct/9 Del./NNP/PROPN/appos/9 ,/,/PUNCT/punct/4 killed/VBD/VERB/ROOT/13",
            {"talks": ("obl", "killed"), "fire": ("nsubj", "killed")},
        ),
        (  # what is joined to a name inside an aside is the aside
            "Berg/NNP/PROPN/nsubj/8 ,/,/PUNCT/punct/0 head/NN/NOUN/list/0 and/CC/CCONJ/cc/4 owner/NN/NOUN/conj/0"
            " of/IN/ADP/case/6 mills/NNS/NOUN/nmod/4 ,/,/PUNCT/punct/0 left/VBD/VERB/ROOT/8",
            {"head": ("appos", "Berg"), "owner": ("appos", "Berg")},
        ),
        (  # a list
            "Berg/NNP/PROPN/nsubj/6 ,/,/PUNCT/punct/2 Holt/NNP/PROPN/conj/0 and/CC/CCONJ/cc/4 clerks/NNS/NOUN/conj/0"
            " ,/,/PUNCT/punct/0 left/VBD/VERB/ROOT/6",
            {},
        ),
    ],
)
def test_what_a_parser_hangs_on_the_wrong_word(parse: str, changed: dict[str, tuple[str, str]]) -> None:
    assert mended(parse) == changed


def test_a_sentence_too_long_to_read_is_left_alone() -> None:
    wrong = "men/NNS/NOUN/ROOT/0 who/WP/PRON/nsubj/3 yesterday/NN/NOUN/nsubj/3 fled/VBD/VERB/acl:relcl/0"
    assert mended(wrong)
    assert not mended(wrong + " on/RB/ADV/advmod/3" * 150)
