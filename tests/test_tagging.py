"""Tagged articles as TimeML: written, read back by chrono and by an XML parser, and one file for each."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from running import ROOT, TODAY, chrono
from temporal.phrasing import TEXTS

from chrono.articles import Article, Problem, read
from chrono.articles.timeml import gold_timexes
from chrono.dating import Policy
from chrono.extracting import tag
from chrono.tagging import saved, timeml

if TYPE_CHECKING:
    from pathlib import Path

POLICY = Policy(date(2026, 11, 22), default=date(2025, 12, 2))
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
MARKUP = st.sampled_from(
    ["<b>", "&amp;", "]]>", "</TEXT>", "<TEXT>", "\r\n", "\r", "\x00", "\x0b", "<TIMEX3 ", '"', "'", "&#13;"]
)


@st.composite
def hostile(draw: st.DrawFn) -> str:
    """Text with times in it, and with all that markup trips over."""
    anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    return "".join(draw(st.lists(TEXTS | anything | MARKUP, min_size=1, max_size=8)))


def _no_problem(problem: Problem) -> None:
    raise AssertionError(problem)


def read_back(article: Article, folder: Path, policy: Policy = POLICY) -> None:
    """Write an article, read it again, and compare all that TimeML holds."""
    tagged = tag([article], policy)
    known, found = tagged.dated[article.article_id], tagged.timexes[article.article_id]
    document = timeml(article, known, found)
    path = folder / "again.tml"
    path.write_bytes(document.encode())
    (again,) = read([path], on_problem=_no_problem)
    assert again.text == NO_XML.sub("\ufffd", article.text)
    assert again.title == " ".join(NO_XML.sub("\ufffd", article.title).split())
    assert again.date == (known.value or "XXXX-XX-XX")
    told = [(t.start, t.end, t.type, t.value, t.mod) for t in found]
    gold = [(start, end, a["type"], a["value"], a.get("mod")) for start, end, a in gold_timexes(path)]
    assert gold == told
    text = ElementTree.fromstring(document).find("TEXT")  # a parser that knows nothing of chrono
    assert text is not None
    assert "".join(text.itertext()) == again.text


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(hostile().filter(lambda text: bool(NO_XML.sub("\ufffd", text).strip())), st.text(max_size=8))
@example("They met on\r\nMay 3 & <b>left</b> on\rMonday.]]>", "a <TEXT> & b")
def test_timeml_comes_back(tmp_path: Path, text: str, title: str) -> None:
    title = "".join(c for c in title if not 0xD800 <= ord(c) < 0xE000)
    read_back(Article(article_id="a", text=text, title=title), tmp_path)


def test_our_articles_come_back(tmp_path: Path) -> None:
    paths = [ROOT / "seeds", ROOT / "tests" / "events" / "news.jsonl", ROOT / "tests" / "temporal" / "news.txt"]
    articles = list(read(paths, on_problem=lambda problem: None))
    assert len(articles) > 20
    for article in articles:
        read_back(article, tmp_path)


def test_an_unknown_date_comes_back_as_unknown(tmp_path: Path) -> None:
    article = Article(article_id="a", text="They met yesterday and on 5 May.")
    tagged = tag([article], Policy(date(2026, 11, 22)))
    (tmp_path / "a.tml").write_text(timeml(article, tagged.dated["a"], tagged.timexes["a"]), encoding="utf-8")
    (again,) = read([tmp_path / "a.tml"], on_problem=_no_problem)
    assert tag([again], Policy(date(2026, 11, 22))).timexes == tagged.timexes


def test_file_names_lead_nowhere_else(tmp_path: Path) -> None:
    ids = ["../../up", "a/b", "A/B", "x" * 400, "..", "CON fig\0", "Übung 1"]
    articles = [Article(article_id=name, text="On 5 May 2019.") for name in ids]
    assert (
        saved(articles, POLICY, "timeml", tmp_path / "out", lambda problem: None) == f"7 articles: {tmp_path / 'out'}"
    )
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == sorted(
        ["up.tml", "a-b.tml", "A-B-2.tml", "x" * 100 + ".tml", "article.tml", "CON-fig.tml", "Übung-1.tml"]
    )
    assert list(tmp_path.iterdir()) == [tmp_path / "out"]


def test_several_articles_need_a_folder(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"They met on {name} and on 5 May 2019.", encoding="utf-8")
    both = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for options in ((), ("-o", tmp_path / "both.tml")):
        ran = chrono("tag", *both, "--to", "timeml", *options, *TODAY)
        assert (ran.code, ran.out) == (2, "")
        assert "holds one article" in ran.err[-1]
        assert "-o FOLDER" in ran.err[-1]
    ran = chrono("tag", *both, "--to", "timeml", "-o", tmp_path / "out", "--date", "2025-12-02", *TODAY)
    assert (ran.code, ran.out, ran.err) == (0, "", [f"2 articles: {tmp_path / 'out'}"])
    again = chrono("tag", tmp_path / "out", *TODAY)
    lines = [json.loads(line) for line in again.out.splitlines()]
    assert [(line["id"], line["published"], len(line["timexes"])) for line in lines] == [
        ("a", "2025-12-02", 1),
        ("b", "2025-12-02", 1),
    ]
    ran = chrono("tag", *both, "-o", tmp_path / "lines.jsonl", "--date", "2025-12-02", *TODAY)
    assert ran.code == 0
    texts = [json.loads(line) for line in (tmp_path / "lines.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(line["id"], len(line["timexes"])) for line in texts] == [("a", 1), ("b", 1)]
    ran = chrono("tag", both[0], "--to", "timeml", "-o", tmp_path / "one.tml", "--date", "2025-12-02", *TODAY)
    assert ran.code == 0
    assert (tmp_path / "one.tml").is_file()


def test_bounds_of_the_user_settle_what_they_can() -> None:
    article = Article(article_id="a", text="They met on May 4 and yesterday. Last year they had not.")
    year = date(1998, 1, 1), date(1998, 12, 31)
    for policy in (Policy(date(2026, 11, 22), between=year), Policy(date(2026, 11, 22), between=year, infer=False)):
        tagged = tag([article], policy)
        assert tagged.dated["a"].day is None
        assert [one.value for one in tagged.timexes["a"]] == ["1998-05-04", "XXXX-XX-XX", "1997"]
    given = Article(article_id="a", text=article.text, date="1998")
    assert [one.value for one in tag([given], POLICY).timexes["a"]] == ["1998-05-04", "XXXX-XX-XX", "1997"]


def test_a_day_without_its_year_settles_the_days_around_it() -> None:
    article = Article(article_id="a", text="They meet today, December 19. They had met yesterday and last month.")
    tagged = tag([article], Policy(date(2026, 11, 22)))
    assert tagged.dated["a"].value == "XXXX-12-19"
    assert [one.value for one in tagged.timexes["a"]] == ["XXXX-12-19", "XXXX-12-19", "XXXX-12-18", "XXXX-11"]
