from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import crowds
import polars as pl
import pytest
import samples

from chrono.charts import export
from chrono.charts.resting import SIGN
from chrono.chronology.schema import frame
from chrono.chronology.tables import Tables
from chrono.reports.data import ROWS_AT_FIRST
from chrono.reports.report import render, write
from chrono.reports.view import report_view, safe_link

if TYPE_CHECKING:
    from pathlib import Path


def body(page: str) -> str:
    """The words of a page, without scripts, styles and tags."""
    bare = re.sub(r"<(script|style)\b.*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>", "", bare).split())


def data_of(page: str) -> dict[str, Any]:
    """What the page's script reads."""
    made: dict[str, Any] = json.loads(page.split('id="chronology-data">')[1].split("</script>")[0])
    return made


@pytest.fixture(scope="module")
def page() -> str:
    return render(samples.seeds(), plotlyjs="directory")


def test_the_same_tables_give_the_same_bytes(page: str) -> None:
    assert render(samples.seeds(), plotlyjs="directory") == page


def test_the_top_says_span_counts_and_how_dates_are_known(page: str) -> None:
    words = body(page)
    assert "2014 – 19 Dec 2025 · 9 events, told 12 times in 3 articles" in words
    assert "3 of 3 articles carry no certain date" in words
    assert "19 December, year unknown" in words
    assert "inferred from the other articles · confidence 55 %" in words
    assert "“today, December 2” names the day." in words
    assert "Proved: between 1 December 2025 and 2 December 2025." in words


def test_disputed_events_are_named_with_their_dates(page: str) -> None:
    section = page[page.index('id="disputed"') : page.index('id="sources"')]
    assert "Dragone tells the Financial Times" in section
    assert "1 Dec 2025" in section
    assert "28 Nov 2025" in section


def test_there_is_no_banner_where_dates_are_given() -> None:
    assert 'class="banner"' not in render(samples.month(), plotlyjs="cdn")


def test_every_event_has_a_row_and_every_mention_its_sentence(page: str) -> None:
    tables = samples.seeds()
    assert len(re.findall(r'<tbody class="event"', page)) == tables.events.height
    mentions = [mention for detail in data_of(page)["details"] for mention in detail[3]]
    assert len(mentions) == tables.mentions.height
    targets = {f"sentence-{mention[1]}" for mention in mentions}
    assert len(targets) == len(set(tables.mentions.select("article_id", "sentence_start").rows()))
    for target in targets:
        assert page.count(f'id="{target}"') == 1
    # The sentence stands in its article: what is marked in it is said in lengths.
    parts = [(0, "Steve Witkoff "), (2, "meets"), (0, " Putin in Moscow "), (1, "today, December 2"), (0, ".")]
    assert [value for mark, text in parts for value in (mark, len(text))] in (mention[0] for mention in mentions)


def test_what_mentions_say_again_is_said_once(page: str) -> None:
    data = data_of(page)
    assert len(set(data["said"])) == len(data["said"])
    witkoff = next(
        detail
        for event, detail in zip(data["events"], data["details"], strict=True)
        if "Witkoff meets" in event[data["columns"].index("label")]
    )
    about = [[data["said"][place] for place in mention[2:]] for mention in witkoff[3]]
    tables = samples.seeds()
    view = next(event for event in report_view(tables).events if "Witkoff meets" in event.label)
    assert about == [[m.article, m.reported_by, m.value, m.resolved, m.confidence] for m in view.mentions]


def test_a_thousand_events_take_less_than_two_megabytes() -> None:
    tables = crowds.crowd(1000, length=200, long=2)
    assert len(render(tables, plotlyjs="directory").encode()) < 1_800_000  # and plotly.js beside it


def test_expressions_in_articles_say_value_and_anchor(page: str) -> None:
    title = "1 Dec 2025 (2025-12-01), counted from Monday, December 1"
    assert f'<mark class="timex" title="{title}">that same Monday</mark>' in page


def test_an_article_without_a_date_says_so_once() -> None:
    source = samples.article("a", "Somebody came on Friday.", published_after=date(2009, 5, 4))
    words = body(render(Tables(articles=frame("articles", [source])), plotlyjs="cdn"))
    assert "no date known on or after 4 May 2009" in words
    assert SIGN not in words
    assert "confidence 0" not in words


def test_page_and_figure_are_the_same_bytes_in_every_process() -> None:
    script = (
        "import sys; sys.path[:0] = ['tests']; import samples; from chrono.charts import export;"
        "from chrono.charts.gantt import gantt; from chrono.reports.report import render;"
        "print(render(samples.hostile(), plotlyjs='directory'));"
        "print(render(samples.seeds(), plotlyjs='directory')); print(export.figure_json(gantt(samples.seeds())))"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", script], capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1


def test_an_empty_chronology_is_a_page_too() -> None:
    words = body(render(Tables(), plotlyjs="cdn"))
    assert "0 events" in words
    assert "There are no articles." in words


def test_articles_that_date_nothing_are_said_to_date_nothing(page: str) -> None:
    none = Tables(articles=samples.seeds().articles)
    assert "There is no event to show: the articles below date none." in render(none)
    assert "There is no event to show" not in page


def test_hostile_texts_stay_text() -> None:
    page = render(samples.hostile(), plotlyjs="cdn")
    assert page.count("<script") == 3  # data, plotly.js, ours
    assert page.count("</script") == 3
    assert "<img" not in page
    assert "onload=window" not in re.sub(r"<script.*?</script>|&lt;svg onload=window", "", page, flags=re.DOTALL)
    assert 'href="javascript' not in page
    assert not set(page) & set("\x00\x1b\u202e")
    assert "{{ 7 * 7 }}" in page


def test_data_in_the_page_is_json_and_cannot_close_its_element() -> None:
    page = render(samples.hostile(), plotlyjs="cdn")
    data = data_of(page)
    assert data["events"][1][data["columns"].index("label")] == samples.HOSTILE[1]


def test_what_is_not_certain_is_named() -> None:
    section = body(render(samples.seeds(), plotlyjs="cdn"))
    assert "no date The alliance studies a more aggressive answer" in section
    assert "gap 3–18 Dec 2025 (16 days): no event is dated to a day or month" in section
    assert "What is not certain" not in render(samples.month(), plotlyjs="cdn")


def test_many_articles_are_folded_and_many_rows_wait() -> None:
    page = render(crowds.season(), plotlyjs="cdn")
    assert page.count('<details class="rest">') == 1
    assert "35 more articles" in page
    assert len(re.findall(r'<tbody class="event" id="event-\d+" hidden>', page)) == 502 - ROWS_AT_FIRST
    assert len(page.encode()) < 2_300 * 502


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://news.example/a", "https://news.example/a"),
        ("HTTP://news.example", "HTTP://news.example"),
        ("javascript:alert(1)", ""),
        (" javascript://news.example/%0aalert(1)", ""),
        ("data:text/html,x", ""),
        ("//news.example", ""),
        ("https:", ""),
        ("http://[", ""),
        (None, ""),
    ],
)
def test_only_web_addresses_become_links(url: str | None, link: str) -> None:
    assert safe_link(url) == link


def test_the_policy_is_strict(page: str) -> None:
    policy = page.split('Content-Security-Policy" content="')[1].split('"')[0]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["connect-src"] == "'none'"
    assert "unsafe" not in rules["script-src"]
    assert "unsafe" not in rules["style-src-elem"]
    script = page.rsplit("<script>", 1)[1].split("</script>")[0]
    assert export.csp_hash(script) in rules["script-src"]


def test_directory_writes_plotly_beside_the_page_once(tmp_path: Path) -> None:
    made = write(samples.seeds(), tmp_path / "a.html", plotlyjs="directory")
    assert [path.name for path in made] == ["a.html", export.plotly_file()]
    assert made[1].read_bytes() == export.plotly_source().encode()
    assert made[0].stat().st_size < 200_000
    made[1].write_text("cut off")
    write(samples.seeds(), tmp_path / "b.html", plotlyjs="directory")
    assert made[1].read_bytes() == export.plotly_source().encode()


def test_an_unknown_place_for_plotly_is_named() -> None:
    with pytest.raises(ValueError, match="'moon'"):
        render(Tables(), plotlyjs="moon")


def test_a_sentence_whose_offsets_are_of_another_text_is_still_shown() -> None:
    tables = samples.seeds()
    moved = Tables(
        articles=tables.articles.with_columns(text=pl.lit("Another text altogether.")),
        timexes=tables.timexes,
        mentions=tables.mentions,
        events=tables.events,
    )
    first = report_view(moved).events[0].mentions[0]
    assert "".join(piece.text for piece in first.pieces) == tables.mentions["sentence"][0]


def test_the_chart_opens_the_page_and_its_key_stands_above_it(page: str) -> None:
    parts = [
        'class="banner"',
        'id="chart"',
        'class="key"',
        'id="chrono-chart"',
        'id="disputed"',
        'id="sources"',
        'id="events"',
    ]
    assert sorted(parts, key=page.index) == parts
    assert "3 of 3 articles carry no certain date of publication. Their dates were inferred" in body(page)


def test_what_has_no_date_has_no_confidence_in_one() -> None:
    undated = [event for event in report_view(samples.seeds()).events if not event.dated]
    assert {event.confidence for event in undated} == {"–"}


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Divers came.", "dated by context: “Sunday” in the sentence before"),
        ("Rain fell.", "dated by context: “Sunday” 2 sentences before"),
        ("The mayor spoke.", "dated by context: “Sunday” earlier in the article"),
        ("A ferry sank on Sunday.", "counted from the day the article was written"),
    ],
)
def test_words_of_another_sentence_are_named_and_not_marked(sentence: str, words: str) -> None:
    text = "News. A ferry sank on Sunday. Divers came. Rain fell.\nThe mayor spoke."
    article = samples.article("a", text)
    event = samples.event("e", samples.at(2025, 11, 30), samples.at(2025, 12, 1), "It", articles=["a"])
    start = text.index("Sunday")
    by_context = {"timex_text": "Sunday", "timex_start": start, "timex_end": start + 6, "implied": True}
    row = samples.mention(1, event, article, sentence, sentence.split()[-1].strip("."), None, **by_context)
    times = [samples.timex(article, "Sunday", "2025-11-30", samples.at(2025, 11, 30))]
    tables = Tables(
        frame("articles", [article]), frame("timexes", times), frame("mentions", [row]), frame("events", [event])
    )
    shown = report_view(tables).events[0].mentions[0]
    assert shown.resolved == words
    assert [p.text for p in shown.pieces if p.mark == "timex"] == (["Sunday"] if "Sunday" in sentence else [])
    assert "".join(p.text for p in shown.pieces) == sentence
