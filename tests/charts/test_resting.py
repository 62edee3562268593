from __future__ import annotations

from datetime import date

import polars as pl
import pytest
import samples

from chrono.charts import export
from chrono.charts.gantt import gantt
from chrono.charts.resting import SIGN, SIGN_WORDS, resting
from chrono.chronology.schema import frame
from chrono.chronology.tables import LOG, Tables

TEXT = "It began on 4 May 2009. Two days later they met. On Friday he left. Rain fell."


def one(sentence: str, timex: str | None, *timexes: tuple[str, str | None], source: str = "text") -> Tables:
    """A chronology of one event, told by one sentence of an article whose date is known by `source`."""
    article = samples.article("a", TEXT, published=date(2009, 5, 11), published_source=source)
    told = samples.event("e", samples.at(2009, 5, 4), samples.at(2009, 5, 5), "It", articles=["a"])
    rows = [samples.timex(article, words, "2009-05-04", samples.at(2009, 5, 4), anchor=a) for words, a in timexes]
    mention = samples.mention(1, told, article, sentence, sentence.split()[0], timex)
    return Tables(
        frame("articles", [article]), frame("timexes", rows), frame("mentions", [mention]), frame("events", [told])
    )


FULL = ("4 May 2009", None)
FRIDAY = ("Friday", "the article’s date, 11 May 2009")


def test_a_weekday_of_an_article_with_an_inferred_date_rests_on_it() -> None:
    assert resting(one("On Friday he left.", "Friday", FRIDAY)) == {"e"}
    assert resting(one("On Friday he left.", "Friday", FRIDAY, source="corpus")) == {"e"}


@pytest.mark.parametrize("source", ["given", "metadata", "dateline"])
def test_a_date_that_the_article_carries_is_nothing_to_mark(source: str) -> None:
    assert resting(one("On Friday he left.", "Friday", FRIDAY, source=source)) == set()


def test_a_full_date_rests_on_nothing() -> None:
    assert resting(one("It began on 4 May 2009.", "4 May 2009", FULL)) == set()


def test_what_is_counted_from_a_full_date_of_the_text_rests_on_nothing() -> None:
    later = ("Two days later", "“4 May 2009”")
    assert resting(one("Two days later they met.", "Two days later", FULL, later)) == set()
    assert resting(one("Two days later they met.", "Two days later", FRIDAY, ("Two days later", "“Friday”"))) == {"e"}


def test_anchors_in_a_circle_end() -> None:
    circle = (("Friday", "“Two days later”"), ("Two days later", "“Friday”"))
    assert resting(one("On Friday he left.", "Friday", *circle)) == {"e"}


def test_what_has_no_words_of_its_own_rests_on_the_article() -> None:
    assert resting(one("Rain fell.", None)) == {"e"}


def test_one_full_date_is_enough_and_so_is_a_person() -> None:
    made = one("On Friday he left.", "Friday", FRIDAY, FULL)
    more = one("It began on 4 May 2009.", "4 May 2009", FRIDAY, FULL)
    both = Tables(made.articles, made.timexes, pl.concat([made.mentions, more.mentions]), made.events)
    assert resting(both) == set()
    log = pl.DataFrame([{"event_id": "e", "action": "date", "before": "", "after": "", "note": ""}], schema=LOG)
    assert resting(Tables(made.articles, made.timexes, made.mentions, made.events, log)) == set()


def test_the_chart_says_so_beside_the_date_below_and_in_the_hover_text() -> None:
    figure = export.figure_dict(gantt(one("On Friday he left.", "Friday", FRIDAY)))
    texts = [text for trace in figure["data"] for text in trace.get("text", [])]
    assert any(text.strip() == f"4 May 2009 {SIGN}" for text in texts)
    assert any(SIGN_WORDS in note["text"] for note in figure["layout"]["annotations"])
    assert SIGN_WORDS in " ".join(str(trace.get("hovertext")) for trace in figure["data"]).replace("<br>", " ")
    plain = gantt(one("It began on 4 May 2009.", "4 May 2009", FULL)).to_json()
    assert SIGN not in plain


def test_what_goes_on_from_a_full_date_until_the_article_was_written_rests_on_that() -> None:
    exact = one("Rain fell.", None, FULL)
    start = TEXT.index("4 May 2009")
    by_context = exact.mentions.with_columns(
        timex_start=pl.lit(start, pl.UInt32), timex_end=pl.lit(start + len("4 May 2009"), pl.UInt32)
    )
    wide = by_context.with_columns(end=pl.lit(samples.at(2009, 5, 12)))
    for mentions, rests in ((by_context, set()), (wide, {"e"})):
        assert resting(Tables(exact.articles, exact.timexes, mentions, exact.events)) == rests
