"""Articles of one story lend each other a year; articles that merely lie side by side do not."""

from __future__ import annotations

from datetime import date

from chrono.articles import Article
from chrono.dating.corpus import names

from .telling import dated_all

FIRM = Article(
    article_id="firm",
    text=(
        "The dam was finished in July 2025. On Tuesday the governor of Velland met Mara Okonjo in Port Essen. They "
        "meet today, December 2, with Tobias Lindqvist of the Harbour Board, and with Ilse Brandt."
    ),
)
OPEN = Article(
    article_id="open",
    text=(
        "The broadcast was shown on December 19. In it the mayor of Port Essen thanked Mara Okonjo and Tobias "
        "Lindqvist, and asked the Harbour Board of Velland to read what Ilse Brandt wrote."
    ),
)
STRANGER = Article(
    article_id="stranger",
    text="The match was played on December 19. In it the goalkeeper of Rovers FC saved two shots by Jonas Wade.",
)


def test_a_neighbour_lends_its_year() -> None:
    known = dated_all([FIRM, OPEN])["open"]
    assert (known.day, known.value, known.source) == (date(2025, 12, 19), "2025-12-19", "corpus")
    assert known.confidence < dated_all([FIRM, OPEN])["firm"].confidence
    assert known.after == date(2025, 12, 19)
    note = known.evidence[-1]
    assert note.startswith("“firm” tells of the same names (")
    assert "2 December 2025" in note
    assert any(name in note for name in ("Okonjo", "Essen", "Velland", "Brandt"))
    assert not any(note.startswith("Nothing in the article") for note in known.evidence)


def test_alone_the_year_stays_open() -> None:
    assert dated_all([OPEN])["open"].value == "XXXX-12-19"


def test_a_stranger_lends_nothing_and_is_lent_nothing() -> None:
    known = dated_all([FIRM, STRANGER])["stranger"]
    assert (known.day, known.value, known.source) == (None, "XXXX-12-19", "text")
    together = dated_all([FIRM, OPEN, STRANGER])
    assert together["stranger"].value == "XXXX-12-19"
    assert together["open"].source == "corpus"


def test_without_inference_nothing_is_lent() -> None:
    assert dated_all([FIRM, OPEN], infer=False)["open"].source == "unknown"


def test_a_neighbour_of_another_time_of_the_year_lends_nothing() -> None:
    """19 December lies more than five months from 20 June on either side."""
    june = Article(article_id="june", text=OPEN.text, date="2025-06-25")
    assert dated_all([june, OPEN])["open"].value == "XXXX-12-19"


def test_nothing_is_lent_beyond_the_present_day() -> None:
    known = dated_all([FIRM, OPEN], today=date(2025, 12, 5))["open"]
    assert known.day is None or known.day <= date(2025, 12, 5)


def test_neighbours_confirm_what_a_weekday_left() -> None:
    weekday = Article(article_id="weekday", text=OPEN.text.replace("December 19", "Monday, December 1"))
    alone, together = dated_all([weekday])["weekday"], dated_all([FIRM, weekday])["weekday"]
    assert (alone.value, together.day) == ("XXXX-12-01", date(2025, 12, 1))
    assert together.confidence > dated_all([FIRM, OPEN])["open"].confidence


THURSDAY = Article(
    article_id="thursday",
    text=OPEN.text.replace("December 19", "Monday, December 1")
    + " On Thursday she left. Talks will open on December 20.",
)


def test_neighbours_lend_a_year_where_a_weekday_says_that_the_day_itself_is_another() -> None:
    """Not written on that Monday, for it names a Thursday: a year and bounds, and no day."""
    alone = dated_all([THURSDAY], today=date(2030, 1, 1))["thursday"]
    assert (alone.day, alone.after) == (None, None)
    assert any("1 December is a Monday in" in note for note in alone.evidence)
    known = dated_all([FIRM, THURSDAY], today=date(2030, 1, 1))["thursday"]
    assert (known.day, known.after, known.before) == (None, date(2025, 12, 1), date(2026, 6, 1))
    assert known.source == "corpus"
    assert any(note.startswith("“firm” tells of the same names (") for note in known.evidence)
    assert any("Written on or after 1 December 2025" in note for note in known.evidence)


def test_the_present_day_bounds_what_neighbours_lend() -> None:
    known = dated_all([FIRM, THURSDAY], today=date(2025, 12, 31))["thursday"]
    assert (known.day, known.value, known.source) == (None, "2025-12", "corpus")
    assert known.confidence < dated_all([FIRM])["firm"].confidence


def test_a_weekday_counts_where_its_sentence_is_all_of_the_past() -> None:
    """No verb stands near the date; the day of "on Thursday" is not the article's either."""
    text = "A crack in the wall of the old lock of Port Essen was shown to Mara Okonjo and Ilse Brandt of Velland on "
    article = Article(article_id="a", text=f"Engineers found it. {text}Monday, December 1. On Thursday Lindqvist left.")
    known = dated_all([FIRM, article], today=date(2030, 1, 1))["a"]
    assert (known.day, known.after, known.before) == (None, date(2025, 12, 1), date(2026, 6, 1))
    assert len(set(known.evidence)) == len(known.evidence)


STORY = [
    Article(article_id=f"s{n}", text=f"On Monday the mayor of Port Essen met {who} in Velland.", date=day)
    for n, (who, day) in enumerate(
        [("Mara Okonjo", "2025-09-02"), ("Tobias Lindqvist", "2025-10-07"), ("Jonas Wade", "2025-11-20")]
    )
]
PINNED = Article(
    article_id="pinned",
    text="PORT ESSEN, Oct. 16 (Coast News) -- Pumps failed. The mayor of Velland told Mara Okonjo of Port Essen so.",
)


def test_several_articles_of_a_story_lend_a_year_where_none_of_them_objects() -> None:
    known = dated_all([*STORY, PINNED])["pinned"]
    assert (known.day, known.source) == (date(2025, 10, 16), "corpus")
    assert known.evidence[-1].startswith("3 articles tell of the same names (")
    assert "all written from 2 September 2025 to 20 November 2025" in known.evidence[-1]
    assert dated_all([*STORY[:2], PINNED])["pinned"].day is None, "two are too few"
    old = Article(article_id="old", text=STORY[0].text, date="2019-09-02")
    assert dated_all([*STORY, PINNED, old])["pinned"].day is None, "one of another year objects"
    reported = Article(
        article_id="reported", text="It was shown on October 16. The mayor of Port Essen, in Velland, met Wade."
    )
    assert dated_all([*STORY, reported])["reported"].day is None, "the day itself is not known"


def test_few_names_lend_a_year_only_where_a_weekday_fits_it() -> None:
    text = "The show was on December 19. There Ilse Brandt thanked Mara from Rovers FC."
    few = Article(article_id="few", text=text)
    weekday = Article(article_id="weekday", text=text.replace("December 19", "Monday, December 1"))
    other = Article(article_id="weekday", text=text.replace("December 19", "Tuesday, December 1"))
    assert dated_all([FIRM, few])["few"].day is None
    assert dated_all([FIRM, weekday])["weekday"].day == date(2025, 12, 1)
    assert dated_all([FIRM, other])["weekday"].day is None


def test_neighbours_that_point_at_different_years_lend_none() -> None:
    """The closest is of 2025; two of 1989 share as much as a neighbour must."""
    firm = Article(article_id="b", text=OPEN.text + " Later Jonas Wade came.", date="2025-12-21")
    old = [Article(article_id=i, text=OPEN.text, date="1989-12-20") for i in ("c", "d")]
    asked = Article(article_id="a", text=OPEN.text + " Later Jonas Wade spoke.")
    assert dated_all([firm, asked])["a"].day == date(2025, 12, 19)
    assert dated_all([firm, asked, *old])["a"].day is None


def test_where_the_year_is_given_neighbours_say_nothing_of_the_day() -> None:
    given = dated_all([FIRM, OPEN], between=(date(2025, 1, 1), date(2025, 12, 31)))["open"]
    assert (given.day, given.value) == (None, "2025")


def test_names_are_words_in_capitals_inside_a_sentence() -> None:
    found = names("Yesterday Mara Okonjo’s lawyer met NATO staff on Monday in December. President Lind left.")
    assert {"NATO"} <= found
    assert not names("It fell on Nov. 3, said Mara of Lind Co. in Essen.") & {"Nov", "Co"}
    assert not found & {"Monday", "December", "Yesterday", "President"}


def test_where_no_year_fits_nothing_is_lent() -> None:
    text = OPEN.text + " They meet today, January 1, and tomorrow, Monday, January 1."
    odd = Article(article_id="odd", text=text)
    assert dated_all([FIRM, odd])["odd"].day is None
