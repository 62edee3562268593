"""Parts are cut where their content says."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chrono.articles import Article
from chrono.running.parts import fingerprint, parts

from .made import articles

MANY = articles(400)


def test_parts_hold_every_article_once_in_order() -> None:
    cut = list(parts(MANY))
    assert [a for part in cut for a in part.articles] == MANY
    assert len({part.key for part in cut}) == len(cut) > 3


@settings(deadline=None)
@given(st.integers(0, 400))
def test_one_article_more_changes_one_part_only(at: int) -> None:
    before = {part.key for part in parts(MANY)}
    new = Article(article_id="new", text="It rained in Velland on Friday.")
    after = {part.key for part in parts([*MANY[:at], new, *MANY[at:]])}
    assert len(before - after) <= 1
    assert len(after - before) <= 2  # the new article may cut its part in two


@pytest.mark.parametrize("name", [f.name for f in fields(Article)])
def test_any_field_changes_the_key(name: str) -> None:
    one = articles(1)[0]
    (before,), (after,) = parts([one]), parts([replace(one, **{name: "changed"})])
    assert before.key != after.key


def test_a_long_article_stands_alone() -> None:
    long = Article(article_id="long", text="Rain. " * 200_000)
    cut = [len(part.articles) for part in parts([long, long, articles(1)[0]])]
    assert cut[0] == cut[1] == 1


def test_no_articles_no_parts() -> None:
    assert list(parts([])) == []


def test_the_fingerprint_knows_the_pipeline() -> None:
    assert fingerprint() == fingerprint()
    assert fingerprint() != fingerprint("another")
