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


def test_where_the_year_is_given_neighbours_say_nothing_of_the_day() -> None:
    given = dated_all([FIRM, OPEN], between=(date(2025, 1, 1), date(2025, 12, 31)))["open"]
    assert (given.day, given.value) == (None, "2025")


def test_names_are_words_in_capitals_inside_a_sentence() -> None:
    found = names("Yesterday Mara Okonjo’s lawyer met NATO staff on Monday in December. President Lind left.")
    assert {"NATO"} <= found
    assert not found & {"Monday", "December", "Yesterday", "President"}


def test_where_no_year_fits_nothing_is_lent() -> None:
    text = OPEN.text + " They meet today, January 1, and tomorrow, Monday, January 1."
    odd = Article(article_id="odd", text=text)
    assert dated_all([FIRM, odd])["odd"].day is None
