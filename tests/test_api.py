"""What a chronology says of itself."""

from __future__ import annotations

import datetime
import re

import samples

from chrono.api import Chronology, gather
from chrono.articles import Article, Problem


def test_a_chronology_says_its_size_and_span_and_no_more() -> None:
    made = Chronology(**samples.seeds().named())
    assert repr(made) == str(made) == "Chronology(9 events, 3 articles, 2014 – 19 Dec 2025)"
    assert repr(Chronology()) == "Chronology(0 events, 0 articles)"


def _ids(*articles: Article) -> list[str]:
    problems: list[Problem] = []
    found = [article.article_id for article in gather(articles, problems.append)]
    assert not problems
    return found


def test_an_article_without_an_id_gets_one_made_of_what_it_says() -> None:
    one, other = Article(text="They met in Essen."), Article(text="They met in Essen.", title="The ferry")
    ids = _ids(one, other)
    assert all(re.fullmatch(r"article-[0-9a-f]{8}", i) for i in ids)
    assert len(set(ids)) == 2
    assert _ids(other, Article(article_id="own", text="x"), one) == [ids[1], "own", ids[0]]
    assert _ids(one, one) == [ids[0], f"{ids[0]}-2"]


def test_the_date_of_an_article_may_be_a_date() -> None:
    made = gather(Article(text="They met.", date=datetime.date(2025, 12, 2)), lambda _: None)  # type: ignore[arg-type]
    assert made[0].date == "2025-12-02"
