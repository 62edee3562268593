"""Whether it happened: how far a cue of negation, of a plan or of a possibility reaches. The sentences are ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from chrono.events.factuality import factuality
from chrono.events.lexicon import load
from chrono.language import Reading, analyse
from events import factuality_eval

if TYPE_CHECKING:
    from pathlib import Path

SENTENCES = [
    # the word, the sentence, what it is
    ("landed", "The ferry never landed.", "negated"),
    ("hurt", "No one was hurt in the fire.", "negated"),
    ("signed", "Neither minister signed the pact.", "negated"),
    ("stop", "He failed to stop the train.", "negated"),
    ("comment", "The bank declined to comment.", "negated"),
    ("ordering", "The general denied ordering an attack.", "negated"),
    ("sank", "The navy denied that the ship sank.", "negated"),
    ("sank", "The navy did not deny that the ship sank.", "actual"),
    ("asking", "They left without asking the owner.", "negated"),
    ("share", "The two firms no longer share an office.", "negated"),
    ("summit", "The king cancelled the summit.", "negated"),
    ("cancelled", "The king cancelled the summit.", "actual"),
    ("talks", "The two sides did not hold talks.", "negated"),
    ("answered", "The director did not apologize but answered every question.", "actual"),
    ("met", "They not only met the mayor but gave him a medal.", "actual"),
    ("left", "The clerk refused to say who left the door open.", "actual"),
    ("stolen", "He declined to discuss the papers stolen from his car.", "actual"),
    ("reported", "The village reported no losses.", "actual"),
    ("killed", "The storm killed no cattle.", "negated"),
    ("travel", "The envoy will travel to Oslo.", "planned"),
    ("build", "The town plans to build a bridge.", "planned"),
    ("meet", "The two are going to meet.", "planned"),
    ("leave", "The fleet is about to leave.", "planned"),
    ("opened", "The museum is to be opened by the queen.", "planned"),
    ("release", "The court will hear the case and release a ruling.", "planned"),
    ("vote", "The council will hold a vote.", "planned"),
    ("visit", "The papers wrote of a planned visit.", "planned"),
    ("found", "The police will question the man found in the barn.", "actual"),
    ("saying", "The mayor vowed to resign, saying she was tired.", "actual"),
    ("strike", "The army could strike the port.", "possible"),
    ("flee", "The farmers may have to flee.", "possible"),
    ("invade", "The marshal threatened to invade the island.", "possible"),
    ("breaks", "If the government breaks its word, the king will speak.", "possible"),
    ("merger", "Workers fear the proposed merger.", "possible"),
    ("rises", "The guide suggested that the river rises each spring.", "actual"),
]


@pytest.mark.parametrize(("word", "sentence", "said"), SENTENCES, ids=[f"{w}: {s}" for w, s, _ in SENTENCES])
def test_how_far_a_cue_reaches(word: str, sentence: str, said: str) -> None:
    (parsed,) = next(analyse([Reading(sentence)]))
    token = next(t for t in parsed if t.text == word)
    assert factuality(token, load()) == said


TML = """<TimeML><TEXT>The ship <EVENT eid="e1" class="OCCURRENCE">sank</EVENT> &amp; nobody
<EVENT eid="e2" class="OCCURRENCE">swam</EVENT>. They will <EVENT eid="e3" class="OCCURRENCE">sue</EVENT>. A
<EVENT eid="e4" class="OCCURRENCE">trial</EVENT> may <EVENT eid="e5" class="OCCURRENCE">follow</EVENT>.</TEXT>
<MAKEINSTANCE eventID="e1" eiid="ei1" tense="PAST" polarity="POS"/>
<MAKEINSTANCE eventID="e2" eiid="ei2" tense="PAST" polarity="NEG"/>
<MAKEINSTANCE eventID="e3" eiid="ei3" tense="FUTURE" polarity="POS"/>
<MAKEINSTANCE eventID="e4" eiid="ei4" tense="NONE" polarity="POS"/>
<MAKEINSTANCE eventID="e5" eiid="ei5" tense="PRESENT" modality="may" polarity="POS"/></TimeML>"""


def test_the_classes_of_gold_events() -> None:
    found = list(factuality_eval.gold(TML))
    assert [said for _, _, said in found] == ["actual", "negated", "planned", "bare", "possible"]
    assert found[1][0] == len("The ship sank & nobody\n")


def test_a_file_with_nearly_all_negated_is_left_out() -> None:
    assert list(factuality_eval.gold(TML.replace('polarity="POS"', 'polarity="NEG"'))) == []


def test_the_table_counts_every_class(tmp_path: Path) -> None:
    (tmp_path / "one.tml").write_text(TML, encoding="utf-8")
    table = list(factuality_eval.score(tmp_path, errors=False))
    assert table[1].split() == ["negated+planned", "2", "2", "1.000", "1.000", "1.000"]
