"""What holds of every run, whatever is fed in."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from chrono.articles import Article
from chrono.dating import Published
from chrono.dating.constraints import constraints
from chrono.dating.evidence import Agrees, NotAfter, NotBefore, Pin
from chrono.temporal.recognizing import recognize

from .telling import TODAY, dated_all

MONTHS = st.sampled_from("January February March April June July August September October November December".split())
WEEKDAYS = st.sampled_from("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
YEARS = st.integers(1985, 2035)
NUMBERS = st.integers(1, 31)
SENTENCES = st.one_of(
    st.builds("They meet today, {} {}.".format, MONTHS, NUMBERS),
    st.builds("They met yesterday, {} {}.".format, MONTHS, NUMBERS),
    st.builds("They meet tomorrow, {}, {} {}.".format, WEEKDAYS, MONTHS, NUMBERS),
    st.builds("They met on {}, {} {}.".format, WEEKDAYS, MONTHS, NUMBERS),
    st.builds("It was shown on {} {}.".format, MONTHS, NUMBERS),
    st.builds("It was finished in {} {}.".format, MONTHS, YEARS),
    st.builds("It will be finished in {} {}.".format, MONTHS, YEARS),
    st.builds("It was begun in {}.".format, YEARS),
    st.builds("It was finished on {} {}, {}.".format, MONTHS, NUMBERS, YEARS),
    st.builds("It will be opened on {} {}.".format, MONTHS, NUMBERS),
    st.builds("They will meet this {}, {} {}.".format, WEEKDAYS, MONTHS, NUMBERS),
    st.builds("They met last {}, {} {}.".format, WEEKDAYS, MONTHS, NUMBERS),
    st.builds("The mayor said on {} that it rains.".format, WEEKDAYS),
    st.builds("ESSEN, {} {} (Wire) -- It rains.".format, MONTHS, NUMBERS),
    st.builds("It was sold last year, in {}.".format, YEARS),
    st.builds("They look to next month's summit in {}.".format, MONTHS),
    st.builds("They marked the {}th anniversary of {}.".format, st.integers(0, 999), YEARS),
    st.sampled_from(["President Bill Clinton spoke.", "Former President Barack Obama spoke on TikTok."]),
    st.just("The mayor of Port Essen thanked Mara Okonjo and Tobias Lindqvist of the Harbour Board in Velland."),
    st.just("The goalkeeper of Rovers FC saved a shot by Jonas Wade."),
    st.text(max_size=20),
)
TEXTS = st.lists(SENTENCES, min_size=1, max_size=6).map(" ".join)
STATED = (
    st.none()
    | st.dates(date(1990, 1, 1), date(2030, 1, 1)).map(str)
    | st.sampled_from(["02/12/2025", "soon", "1/1/2040"])
)
ARTICLES = st.lists(st.tuples(TEXTS, STATED, STATED), min_size=1, max_size=5).map(
    lambda rows: [
        Article(article_id=f"a{i}", text=text, date=given, metadata_date=metadata)
        for i, (text, given, metadata) in enumerate(rows)
    ]
)
BETWEEN = st.none() | st.tuples(st.dates(date(1990, 1, 1)), st.dates(date(1990, 1, 1))).map(lambda b: (min(b), max(b)))
DEFAULTS = st.none() | st.dates(date(1990, 1, 1), date(2040, 1, 1))


def written_by(known: Published) -> None:
    """What must hold of every answer."""
    assert 0.0 <= known.confidence <= 1.0
    if known.day is None:
        assert known.value is None or "X" in known.value or len(known.value) in (4, 7)
        return
    assert known.day <= TODAY
    assert known.value == known.day.isoformat()
    assert known.source != "unknown"
    assert known.evidence
    # The bounds are never contradicted by the article's own day.
    assert known.after is None or known.after <= known.day
    assert known.before is None or known.day <= known.before


@given(ARTICLES, BETWEEN, DEFAULTS, st.booleans())
def test_never_after_today_and_within_its_own_bounds(
    articles: list[Article], between: tuple[date, date] | None, default: date | None, infer: bool
) -> None:
    dated = dated_all(articles, between=between, default=default, infer=infer)
    assert set(dated) == {article.article_id for article in articles}
    for known in dated.values():
        written_by(known)


@given(ARTICLES, st.randoms())
def test_the_order_of_the_articles_does_not_matter(articles: list[Article], random: object) -> None:
    other = list(articles)
    getattr(random, "shuffle")(other)  # noqa: B009
    assert dated_all(articles) == dated_all(other)


def nearest(month: int, day: int, to: date) -> date:
    found = []
    for year in (to.year - 1, to.year, to.year + 1):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return min(found, key=lambda one: abs(one - to))


@settings(max_examples=200)
@given(TEXTS, BETWEEN)
def test_a_date_from_the_text_contradicts_nothing_in_it(text: str, between: tuple[date, date] | None) -> None:
    known = dated_all([Article(article_id="a", text=text)], between=between)["a"]
    if known.day is None:
        return
    assert known.source in ("text", "dateline")
    if known.source == "dateline":
        return
    if between:
        assert between[0] <= known.day <= between[1]
    found = constraints(text, recognize(text))
    for one in found:
        if isinstance(one, Pin):
            there = nearest(one.month, one.day, known.day) - timedelta(days=one.offset)
            assert -one.early <= (known.day - there).days <= one.late
        elif isinstance(one, NotAfter):
            clash = [c for c in found if isinstance(c, NotBefore) and one.day < c.day <= TODAY]
            assert known.day <= one.day or clash or (between and one.day < between[0])
        elif isinstance(one, Agrees):
            assert nearest(one.month, one.day, known.day).weekday() == one.weekday
        elif isinstance(one, NotBefore) and one.day <= TODAY:
            earlier = [c for c in found if isinstance(c, NotAfter) and c.day < one.day]
            assert known.day >= one.day or earlier or (between and one.day > between[1])
