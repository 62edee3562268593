"""The report in a browser: what a reader does with it."""

from __future__ import annotations

import csv
import io
import itertools
import json
import re
from typing import TYPE_CHECKING, Any, Protocol

import browser
import crowds
import polars as pl
import pytest
import samples
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from chrono.charts.export import figure_dict
from chrono.charts.gantt import gantt
from chrono.charts.words import clean
from chrono.chronology.tables import LOG, Tables
from chrono.reports.data import ROWS_AT_FIRST
from chrono.reports.report import write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Browser, Page


class Open(Protocol):
    """Writes the report of tables and opens it."""

    def __call__(self, tables: Tables, **context: Any) -> AbstractContextManager[browser.Opened]: ...


@pytest.fixture(scope="module")
def running() -> Iterator[Browser]:
    with browser.running() as made:
        yield made


@pytest.fixture
def open_report(running: Browser, tmp_path: Path) -> Open:
    def made(tables: Tables, plotlyjs: str = "directory", **context: Any) -> AbstractContextManager[browser.Opened]:
        write(tables, tmp_path / "report.html", plotlyjs=plotlyjs)
        return browser.opened(running, tmp_path / "report.html", **context)

    return made


def shown(page: Page) -> list[str]:
    return page.locator("tbody.event:visible button.open").all_text_contents()


def row(page: Page, label: str) -> str:
    """The selector of the row of an event."""
    number = page.locator("tbody.event", has_text=label).first.get_attribute("id")
    return f"#{number}"


@pytest.mark.parametrize(
    ("plotlyjs", "width", "scheme"),
    [("inline", 390, "light"), ("inline", 1280, "dark"), ("directory", 390, "dark"), ("directory", 1920, "light")],
)
def test_it_opens_from_disk_without_complaint(open_report: Open, plotlyjs: str, width: int, scheme: str) -> None:
    given = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    with open_report(samples.seeds(), plotlyjs=plotlyjs, **given) as opened:
        assert opened.complaints == []
        assert all(url.startswith("file:") for url in opened.requests)
        assert len(opened.requests) == (1 if plotlyjs == "inline" else 2)
        assert opened.page.locator("#chrono-chart .scatterlayer .point").count() >= 5
        assert opened.page.locator("#chrono-chart .barlayer .point").count() >= 3
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
        paper = opened.page.evaluate("document.getElementById('chrono-chart').layout.paper_bgcolor")
        assert paper == ("#ffffff" if scheme == "light" else "#14181f")


def test_chart_to_row_to_sentence_to_chart_by_mouse(open_report: Open) -> None:
    with open_report(samples.seeds()) as opened:
        page = opened.page
        target = row(page, "Witkoff meets Putin")
        assert page.locator(f"{target} .detail").is_hidden()
        box = page.evaluate(
            """() => { const chart = document.getElementById('chrono-chart');
            const curve = chart.data.findIndex(t => t.type === 'scatter' && (t.customdata || []).includes('e-witkoff'));
            const trace = chart.data[curve], at = trace.customdata.indexOf('e-witkoff');
            const [x, y] = ['xaxis', 'yaxis'].map(name => chart._fullLayout[name + trace[name].slice(1)]);
            chart.scrollIntoView({block: 'center', behavior: 'instant'});
            const r = chart.getBoundingClientRect();
            return [r.x + x._offset + x.d2p(trace.x[at]), r.y + y._offset + y.d2p(trace.y[at])]; }"""
        )
        page.mouse.move(box[0], box[1])
        page.wait_for_selector(".hoverlayer .hovertext")
        page.mouse.click(box[0], box[1])
        page.wait_for_selector(f"{target} .detail", state="visible")
        assert page.evaluate("document.activeElement.textContent") == "Witkoff meets Putin in Moscow"

        page.locator(f"{target} a.to-sentence").first.click()
        sentence = page.locator(".sentence.current")
        assert sentence.text_content() == "Steve Witkoff meets Putin in Moscow today, December 2."
        assert sentence.locator("mark.timex").all_text_contents() == ["today, December 2"]
        assert page.evaluate("document.activeElement.id") == sentence.get_attribute("id")

        page.get_by_role("button", name="Show event 7 in the chart").first.click()
        assert page.evaluate("document.activeElement.id") == "chrono-chart"
        assert "Witkoff" in (page.locator("#chart-says").text_content() or "")
        assert "Witkoff" in (page.locator(".hoverlayer .hovertext").text_content() or "")
        assert opened.complaints == []


def test_words_in_the_chart_open_their_row(open_report: Open) -> None:
    with open_report(samples.seeds()) as opened:
        opened.page.locator(".annotation-text-g", has_text="Trump: talks").locator("text").click()
        opened.page.wait_for_selector(f"{row(opened.page, 'Trump: talks')} .detail", state="visible")


def test_chart_to_row_to_sentence_to_chart_by_keyboard(open_report: Open) -> None:
    with open_report(samples.seeds()) as opened:
        page = opened.page
        page.focus("#chrono-chart")
        for _ in range(4):
            page.keyboard.press("ArrowDown")
        assert "Trump: talks" in (page.locator("#chart-says").text_content() or "")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.textContent") == "Trump: talks “going along well”"
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.className").startswith("sentence")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "chrono-chart"


def test_search_filters_and_sorting(open_report: Open) -> None:
    with open_report(samples.seeds()) as opened:
        page = opened.page
        assert len(shown(page)) == 9
        page.fill("input[name=q]", "bombardment DNIPRO")
        assert shown(page) == ["Russian bombardment claims at least four lives in Dnipro"]
        assert page.locator("#shown").text_content() == "1 of 9 events"
        page.click("button[type=reset]")
        expect(page.locator("#shown")).to_have_text("9 events")
        page.select_option("select[name=kind]", "attack")
        assert len(shown(page)) == 2
        page.select_option("select[name=place]", "Dnipro")
        assert len(shown(page)) == 1
        page.select_option("select[name=kind]", "")
        page.select_option("select[name=place]", "")
        page.select_option("select[name=factuality]", "planned")
        assert shown(page) == ["Witkoff meets Putin in Moscow"]
        page.select_option("select[name=factuality]", "")
        page.select_option("select[name=actor]", "Vladimir Putin")
        assert len(shown(page)) == 2
        page.select_option("select[name=actor]", "")
        page.fill("input[name=from]", "2025-12-02")
        assert len(shown(page)) == 2
        page.click("button[type=reset]")
        page.click("th button[data-sort=label]")
        assert shown(page) == sorted(shown(page), key=str.lower)
        page.click("th button[data-sort=label]")
        assert shown(page) == sorted(shown(page), key=str.lower, reverse=True)
        assert page.locator("th[aria-sort=descending]").text_content() == "What"


def test_the_view_can_be_sent_as_an_address(open_report: Open) -> None:
    with open_report(samples.seeds()) as opened:
        page = opened.page
        page.select_option("select[name=kind]", "statement")
        page.click("th button[data-sort=label]")
        page.locator("tbody.event:visible button.open").nth(1).click()
        before, address = shown(page), page.url
        page.goto("about:blank")
        page.goto(address)
        assert shown(page) == before
        assert page.locator(".detail:visible").count() == 1


def test_a_click_in_the_chart_finds_a_row_that_a_filter_hides(open_report: Open) -> None:
    with open_report(samples.seeds()) as opened:
        opened.page.select_option("select[name=kind]", "attack")
        opened.page.locator(".annotation-text-g", has_text="Trump: talks").locator("text").click()
        opened.page.wait_for_selector(f"{row(opened.page, 'Trump: talks')} .detail", state="visible")


def test_downloads(open_report: Open) -> None:
    with open_report(samples.hostile()) as opened:
        made = {}
        for name in ("csv", "json"):
            with opened.page.expect_download() as download:
                opened.page.click(f"#{name}")
            made[name] = download.value.path().read_text(encoding="utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(made["csv"])))
        assert len(rows) == len(json.loads(made["json"])) == len(samples.HOSTILE)
        cells = [cell for line in rows for cell in line.values()]
        assert [cell for cell in cells if re.match(r"[=+\-@\t\r]", cell)] == []
        assert "'" + samples.HOSTILE[-1] in cells


@pytest.mark.parametrize("width", [390, 1280])
def test_hostile_articles_run_nothing(open_report: Open, width: int) -> None:
    with open_report(samples.hostile(), viewport={"width": width, "height": 900}) as opened:
        page = opened.page
        page.click("#expand")
        page.focus("#chrono-chart")
        for _ in samples.HOSTILE:
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_timeout(100)
        assert opened.complaints == []
        assert len(opened.requests) == 2  # itself, and plotly.js beside it
        assert page.evaluate("window.hacked") is None
        assert page.locator("a[href^=javascript]").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_keyboard_walks_through_the_chart_in_view(open_report: Open) -> None:
    with open_report(crowds.month(), reduced_motion="reduce") as opened:
        page = opened.page
        page.focus("#chrono-chart")
        for keys, number in ((["End"], 62), (["Home"], 1), (["ArrowDown"] * 40, 41)):
            for key in keys:
                page.keyboard.press(key)
            assert (page.locator("#chart-says").text_content() or "").startswith(f"{number}. ")
            # The browser scrolls, and Plotly draws the hover, in their own time.
            page.wait_for_function(
                """() => { const drawn = document.querySelector('.hoverlayer .hovertext path');
                const box = drawn && drawn.getBoundingClientRect();
                return box && 0 <= box.top && box.top < box.bottom && box.bottom <= 720; }""",
                timeout=10_000,
            )


def test_the_rest_of_the_disputed_is_a_click_away(open_report: Open) -> None:
    with open_report(crowds.season(), reduced_motion="reduce") as opened:
        page = opened.page
        page.locator("#disputed a.to-view").click()
        disputed = crowds.season().events.filter(status="disputed").height
        expect(page.locator("#shown")).to_have_text(f"{disputed} of 502 events")
        assert page.url.endswith("#status=disputed")
        assert page.evaluate("document.getElementById('events').getBoundingClientRect().top") < 400


def test_the_scale_above_says_what_the_scale_below_says(open_report: Open) -> None:
    with open_report(crowds.season()) as opened:
        above, below = opened.page.evaluate(
            """['xaxis21', 'xaxis2'].map(name => document.getElementById('chrono-chart')._fullLayout[name]._vals
            .map(tick => [tick.x, tick.text.slice(0, 3)]))"""
        )
        assert above == below
        assert len(above) > 3


def test_dates_that_rest_on_inferred_ones_are_marked_in_their_rows(open_report: Open) -> None:
    with open_report(samples.seeds()) as opened:
        page = opened.page
        assert page.locator(row(page, "Witkoff meets Putin") + " .when").text_content() == (
            "2 Dec 2025 ◔ counted from an inferred date of publication"
        )
        assert page.locator(row(page, "The Maidan revolution") + " .when").text_content() == "in 2014"
        page.click("#expand")
        facts = page.locator(row(page, "Witkoff meets Putin") + " .facts").first.text_content() or ""
        assert facts.startswith("planned · known to the day, counted from an inferred date of publication")
        assert "who: Steve Witkoff, Vladimir Putin · where: Moscow" in facts


@pytest.mark.parametrize("name", ["seeds", "hostile"])
def test_unfolded_sentences_are_those_of_the_table(open_report: Open, name: str) -> None:
    tables = getattr(samples, name)()
    with open_report(tables) as opened:
        opened.page.click("#expand")
        said = opened.page.locator("blockquote").all_text_contents()
        marked = opened.page.locator("blockquote mark.timex").all_text_contents()
    assert sorted(said) == sorted(clean(sentence) for sentence in tables.mentions["sentence"])
    assert sorted(marked) == sorted(clean(text) for text in tables.mentions["timex_text"].drop_nulls())


def test_hostile_corrections_stay_text(open_report: Open) -> None:
    made = samples.hostile()
    log = [
        {"event_id": event_id, "action": "label", "before": words, "after": words, "note": words}
        for event_id, words in zip(made.events["event_id"], samples.HOSTILE, strict=True)
    ]
    tables = Tables(made.articles, made.timexes, made.mentions, made.events, pl.DataFrame(log, schema=LOG))
    with open_report(tables, viewport={"width": 390, "height": 900}) as opened:
        opened.page.click("#expand")
        said = opened.page.locator(".facts", has_text="Corrected by hand").all_text_contents()
        assert len(said) == len(samples.HOSTILE)
        assert any(samples.HOSTILE[0] in one for one in said)
        assert opened.page.evaluate("window.hacked") is None
        assert opened.complaints == []
        assert not set("".join(said)) & set("\u202e\x00\x1b")
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= 390


A4_INSIDE = (297 - 32) / 25.4 * 96
A4_WIDE = (210 - 28) / 25.4 * 96  # pixels between the margins that report.css gives


def test_print_is_light_and_whole_and_comes_back(open_report: Open, tmp_path: Path) -> None:
    with open_report(crowds.month(), color_scheme="dark") as opened:
        page = opened.page
        page.evaluate("""addEventListener('beforeprint', () => { window.printed = Array.from(
            document.querySelectorAll('#paper .page'), one => [one.layout.paper_bgcolor, one._fullLayout.width,
            one.offsetHeight, one.data.flatMap(trace => trace.customdata || [])]);
            window.rows = Array.from(document.querySelectorAll('#paper .page'), one => one.data.flatMap(
            trace => trace.customdata ? trace.y.map(row => (trace.yaxis || 'y') + ' ' + Math.round(row)) : []));
            window.struck = Array.from(document.querySelectorAll('#paper .page'), one => {
                const lines = Array.from(one.querySelectorAll('.trace.scatter path.js-line')).flatMap(path => {
                    const at = path.getScreenCTM(), to = ([x, y]) => [at.a * x + at.e, at.d * y + at.f];
                    return path.getAttribute('d').split('M').slice(1).map(part => part.split('L').map(
                        point => to(point.split(',').map(Number)))).filter(part => part.length === 2);
                });
                window.lines = (window.lines || 0) + lines.length;
                return Array.from(one.querySelectorAll('.textpoint text'), text => text.getBoundingClientRect())
                    .filter(text => lines.some(([[left, top], [right]]) => top > text.top && top < text.bottom
                        && left < text.right - 2 && right > text.left + 2)).length;
            });
            window.first = document.querySelector('main section').id; })""")
        page.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True)
        printed = page.evaluate("window.printed")
        assert len(printed) > 1
        assert {(paper, width) for paper, width, _, _ in printed} == {("#fffffe", 860)}
        assert all(height * 0.78 <= A4_INSIDE for _, _, height, _ in printed)
        assert {one for *_, ids in printed for one in ids} == set(crowds.month().events["event_id"])
        rows = [row for rows in page.evaluate("window.rows") for row in set(rows)]
        assert len(rows) == len(set(rows)) == 63  # one of ten years stands in both bands
        assert page.evaluate("window.lines") > 50
        assert set(page.evaluate("window.struck")) == {0}  # no line runs through a date
        assert page.evaluate("window.first") == "disputed"  # a chart of whole pages leaves none half empty
        page.wait_for_timeout(300)  # the page's policy forbids the polling of `wait_for_function`
        assert page.evaluate("document.querySelector('main section').id") == "chart"
        assert page.locator("#paper .page").count() == 0
        assert page.evaluate("document.getElementById('chrono-chart').layout.paper_bgcolor") == "#14181f"
        assert page.locator(".detail:visible").count() == 0
        page.emulate_media(media="print")
        page.set_viewport_size({"width": int(A4_WIDE), "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= int(A4_WIDE)
        assert page.locator(".detail:visible").count() == 62
        assert page.locator(".controls:visible, .bar:visible, nav:visible, #chrono-chart:visible").count() == 0
        kept = page.evaluate(
            """Array.from(document.querySelectorAll('tbody.event > tr:first-child, .mention'),
            one => getComputedStyle(one).breakInside)"""
        )
        assert set(kept) == {"avoid"}


def test_many_events_are_printed_without_their_sentences_unless_asked_for(open_report: Open, tmp_path: Path) -> None:
    seen = """addEventListener('beforeprint', () => { const table = document.getElementById('table');
        window.printed = [document.getElementById('printed').textContent, table.className,
        document.querySelectorAll('#table .detail').length,
        document.querySelector('.rest')?.nextElementSibling?.id]; })"""
    with open_report(crowds.crowd(110, length=40)) as opened:
        page = opened.page
        page.evaluate(seen)

        def printed() -> list[Any]:
            page.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True)
            page.wait_for_timeout(300)
            return list(page.evaluate("window.printed"))

        page.locator("button.open").first.click()  # what is unfolded on the screen is not printed either
        without = "Printed without the sentences that tell each event; they stand in the articles below."
        assert printed() == [without, "short", 1, "articles"]
        assert page.evaluate("document.querySelector('.rest').parentElement.id") == "sources"
        page.emulate_media(media="print")
        assert page.locator(".detail:visible").count() == 0
        page.emulate_media(media="screen")
        page.select_option("select[name=print]", "with")
        assert "print=with" in page.url
        assert printed()[:3] == ["", "", 110]
        page.select_option("select[name=print]", "")
        page.select_option("select[name=kind]", "attack")
        few = page.locator("tbody.event:visible").count()
        assert printed()[:2] == [f"Printed: {few} of 110 events, as filtered.", ""]
        page.goto("about:blank")
        page.goto((tmp_path / "report.html").as_uri() + "#print=without")
        page.evaluate(seen)
        assert printed()[:3] == [without, "short", 0]


def test_no_row_of_a_short_print_is_cut(open_report: Open) -> None:
    with open_report(crowds.month()) as opened:
        page = opened.page
        page.emulate_media(media="print")
        # Rows that may not be parted from the next one leave no place to break: a browser breaks within one then.
        breaks = """() => { const row = document.querySelector('tbody.event > tr'), style = getComputedStyle(row);
            return [style.breakAfter, style.breakInside, getComputedStyle(row.parentElement).breakInside]; }"""
        assert page.evaluate(breaks) == ["avoid", "avoid", "avoid"]
        page.evaluate("document.getElementById('table').classList.add('short')")
        assert page.evaluate(breaks) == ["auto", "avoid", "avoid"]


def test_only_some_of_many_rows_are_laid_out_until_asked_for(open_report: Open) -> None:
    with open_report(crowds.crowd(300, length=40)) as opened:
        page = opened.page
        assert len(shown(page)) == ROWS_AT_FIRST
        assert page.locator("#shown").text_content() == "300 events"
        last = page.locator("tbody.event button.open").last.text_content() or ""
        page.fill("input[name=q]", "witnesses of event 299 said")
        assert len(shown(page)) == 1
        page.click("button[type=reset]")
        expect(page.locator("#shown")).to_have_text("300 events")
        page.focus("#chrono-chart")
        page.keyboard.press("End")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.textContent") == last
        page.click("#more")
        assert len(shown(page)) == 300
        assert page.locator("#more").is_hidden()


@pytest.mark.parametrize("name", ["seeds", "hostile"])
def test_the_page_says_the_same_in_hover_texts_as_the_figure(open_report: Open, name: str) -> None:
    tables = getattr(samples, name)()
    told: dict[str, str] = {}
    for trace in figure_dict(gantt(tables))["data"]:
        told |= dict(zip(trace.get("customdata", []), trace.get("hovertext", []), strict=True))
    with open_report(tables) as opened:
        said = opened.page.evaluate(
            """Object.fromEntries(document.getElementById('chrono-chart').data.flatMap(
            trace => (trace.customdata || []).map((id, i) => [id, trace.hovertext[i]])))"""
        )
    assert said == told


@pytest.mark.parametrize(
    ("name", "width"), [("seeds", 390), ("seeds", 1280), ("seeds", 1920), ("month", 390), ("month", 1280)]
)
def test_words_in_the_chart_neither_touch_nor_leave_it(open_report: Open, name: str, width: int) -> None:
    tables = samples.seeds() if name == "seeds" else crowds.month()
    with open_report(tables, viewport={"width": width, "height": 900}) as opened:
        boxes = opened.page.evaluate(
            """() => { const chart = document.getElementById('chrono-chart').getBoundingClientRect();
            return [[chart.left, chart.right, 0, 0, ''], ...Array.from(document.querySelectorAll(
            '#chrono-chart .annotation-text-g text, #chrono-chart .textpoint text, #chrono-chart .xtick text'))
            .filter(one => getComputedStyle(one).display !== 'none' && one.textContent.trim())
            .map(one => [one.getBoundingClientRect(), one.textContent])
            .map(([r, text]) => [r.left, r.right, r.top, r.bottom, text])]; }"""
        )
    whole, *texts = boxes
    assert len(texts) > 9
    for left, right, _, _, text in texts:
        assert whole[0] - 1 <= left, text
        assert right <= whole[1] + 1, text
    for (l1, r1, t1, b1, one), (l2, r2, t2, b2, other) in itertools.combinations(texts, 2):
        assert r1 <= l2 + 1 or r2 <= l1 + 1 or b1 <= t2 + 3 or b2 <= t1 + 3, (one, other)


@pytest.mark.parametrize("name", ["seeds", "month"])
def test_on_a_telephone_the_title_of_a_band_is_apart_from_its_first_event(open_report: Open, name: str) -> None:
    tables = samples.seeds() if name == "seeds" else crowds.month()
    with open_report(tables, viewport={"width": 390, "height": 900}) as opened:
        gaps = opened.page.evaluate(
            """() => { const boxes = Array.from(document.querySelectorAll('#chrono-chart .annotation-text-g text'),
            one => [one.textContent, one.getBoundingClientRect()]);
            return boxes.filter(([text]) => /^(In focus|The long view)/.test(text)).map(([, title]) => Math.min(
            ...boxes.map(([, box]) => box.top - title.bottom).filter(gap => gap > -title.height))); }"""
        )
    assert len(gaps) == 2
    assert min(gaps) > 8


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("name", "width"), [("seeds", 390), ("seeds", 1280), ("seeds", 1920), ("month", 1280)])
def test_axe_finds_nothing_serious(open_report: Open, scheme: str, name: str, width: int) -> None:
    tables = samples.seeds() if name == "seeds" else crowds.month()
    # The page's policy keeps axe out too: it runs in a context that may pass it.
    given = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme, "bypass_csp": True}
    with open_report(tables, **given) as opened:
        opened.page.click("#expand")
        found = Axe().run(opened.page).response["violations"]
        serious = [
            (fault["id"], node["html"][:120], node["failureSummary"][:200])
            for fault in found
            if fault["impact"] in ("serious", "critical")
            for node in fault["nodes"]
        ]
        assert serious == []


def test_the_page_has_names_for_its_parts(open_report: Open) -> None:
    with open_report(samples.seeds()) as opened:
        page = opened.page
        for role in ("banner", "main", "navigation", "contentinfo", "search", "table"):
            assert page.get_by_role(role).count() == 1, role
        nameless = page.evaluate(
            """() => Array.from(document.querySelectorAll('section, article, nav, form, button, input, select'))
            .filter(one => !one.ariaLabel && !one.getAttribute('aria-labelledby'))
            .filter(one => !one.textContent.trim() && !one.labels?.length)
            .map(one => one.outerHTML)"""
        )
        assert nameless == []
        ids = page.evaluate("Array.from(document.querySelectorAll('main [id]')).map(one => one.id)")
        assert len(ids) == len(set(ids))
