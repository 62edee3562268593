"""TimeML: offsets that agree with the annotation's."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from chrono.articles import Problem
from chrono.articles.timeml import plain_text

from .collecting import problems_of, read_one

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = """<?xml version="1.0" ?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<DOCID>x</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="1998-08-07" functionInDocument="CREATION_TIME">08/07/1998</TIMEX3></DCT>
<TITLE>Blasts
 at &amp; near embassies</TITLE>
<TEXT>\r\n\r\nIt <EVENT eid="e1" class="x>y">happened</EVENT> on <TIMEX3 tid="t1" value="1998-08-07">Friday</TIMEX3>.\r
AT&T &amp;lt; 5 < 6 &#8212; <!-- no <b> -->&nope;<![CDATA[<raw> &amp;]]>&apos;
</TEXT>
</TimeML>
"""


def test_text_is_untouched(tmp_path: Path) -> None:
    article = read_one(tmp_path / "wsj_1.tml", DOCUMENT)
    assert article.text == "\r\n\r\nIt happened on Friday.\r\nAT&T &lt; 5 < 6 — &nope;<raw> &amp;'\n"
    assert article.text.index("Friday") == 19
    assert article.article_id == "wsj_1"
    assert (article.title, article.date) == ("Blasts at & near embassies", "1998-08-07")


@pytest.mark.parametrize(
    ("source", "date"),
    [
        ("<DCT>1998-08-07</DCT><TEXT>x</TEXT>", "1998-08-07"),
        ("<DCT><TIMEX3 value='1998'>x</TIMEX3></DCT><TEXT>x</TEXT>", "1998"),
        ('<TEXT>x</TEXT><TIMEX3 value="1999" functionInDocument="CREATION_TIME"/>', "1999"),
        ('<TEXT><TIMEX3 value="1999" functionInDocument="NONE">x</TIMEX3></TEXT>', None),
        ("<TEXT>x</TEXT>", None),
    ],
)
def test_creation_time(tmp_path: Path, source: str, date: str | None) -> None:
    assert read_one(tmp_path / "a.tml", source).date == date


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("all <b>of it</b>", "all of it"),
        ("<TEXT>not closed</TimeML>", "not closed"),
        ("<TEXT>cut off", "cut off"),
        ('<TEXT id="1">a</s> b <s>c</TEXT>', "a b c"),
        ("<TEXT>1 <2 <3 <a b</TEXT>", "1 <2 <3 <a b"),
        ("<TEXT>a<!-->b</TEXT>", "ab"),
        ("<TEXT>a<?pi?>b</TEXT>", "ab"),
    ],
)
def test_what_is_not_well_formed(tmp_path: Path, source: str, text: str) -> None:
    assert read_one(tmp_path / "a.tml", source).text == text


def test_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.tml"
    assert problems_of(path, "<TEXT> <s/> </TEXT>") == [Problem(str(path), "has no text in its <TEXT>")]


def test_entities_of_the_file_are_never_expanded(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    source = f'<!DOCTYPE T [<!ENTITY l0 "ha">{entities}<!ENTITY f SYSTEM "file:///etc/hostname">]><TEXT>&l9;&f;</TEXT>'
    assert read_one(tmp_path / "a.tml", source).text == "&l9;&f;"


@pytest.mark.parametrize("entity", ["&#xD800;", "&#55296;"])
def test_surrogates_become_printable(entity: str) -> None:
    assert plain_text(f"a{entity}b") == "a\ufffdb"


@pytest.mark.parametrize("entity", ["&#x110000;", "&#" + "9" * 5000 + ";"])
def test_impossible_characters_stay(entity: str) -> None:
    assert plain_text(entity) == entity


@pytest.mark.parametrize(
    "piece", ["<!--", "<?", "<![CDATA[", '<a "', "<a '\"", "<TEXT ", "<DCT>", "<" + "a" * 1000, "&"]
)
def test_time_is_linear(tmp_path: Path, piece: str) -> None:
    started = time.perf_counter()
    read_one(tmp_path / "a.tml", "<TEXT>x</TEXT><TEXT>x" + piece * (500_000 // len(piece)))
    assert time.perf_counter() - started < 10  # a search to the end from each place takes minutes
