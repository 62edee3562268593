"""Every export read back by a reader that is not ours, or held against the documented format."""

from __future__ import annotations

import html
import io
import json
import re
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import icalendar
import polars as pl
import pytest
import samples
from markdown_it import MarkdownIt

from chrono.api import Chronology
from chrono.chronology.exports import FORMS, SUFFIXES, ExportError, export, form_of
from chrono.chronology.plain import clean, line, unescaped
from chrono.chronology.schema import SCHEMAS, frame
from chrono.chronology.tables import Tables

LABELS = (
    "a line\nand another\r\nand\u2028more", "commas, and; semicolons: colons", "pipes | and || \\| backslash \\",
    "#1 #35; #amp; hash", "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "<b>bold</b><script>x</script> & &amp; &lt;",
    "nul \x00 esc \x1b bell \x07", "`code` *bold* _i_ ~~no~~ [a](javascript:x) ![b](c)", '"quoted", \'so\' “it” is',
    "title of the fight", "section five falls", "click here", "call me", "2025-12-01 is the day", "100%% %% }%%{",
    "gantt", "done, crit, milestone", "https://evil.example/?a=b&c=d www.evil.example a@b.example",
    "\u202eesrever\u202c", "BEGIN:VEVENT", "END:VCALENDAR\r\nBEGIN:VALARM", "日本語：テスト 🎯" + "長" * 60, "", "---",
    "$x$ {y}", "x" * 80,
)  # fmt: skip


def hostile() -> Tables:
    """An event for each label, told by one article whose every text is hostile; one more has no date."""
    source = samples.article(
        "<i>|a,b;c:d\n", "; ".join(LABELS), title=LABELS[9], url="https://news.example/a?b=c&d=<e>"
    )
    told = [
        samples.event(
            f"e{n}", samples.at(2025) + timedelta(days=n), samples.at(2025) + timedelta(days=n + n % 3 + 1), label,
            places=[label], actors=[label], articles=[source["article_id"]], status=("single", "disputed")[n % 2],
            factuality=("actual", "planned", "possible", "negated")[n % 4],
            claims=[{"value": label, "articles": [label]}] if n % 2 else [],
        )
        for n, label in enumerate(LABELS)
    ]  # fmt: skip
    mentions = [
        samples.mention(n, event, source, label or "; ", (label or "; ")[:1], None)
        for n, (event, label) in enumerate(zip(told, LABELS, strict=True))
    ]
    told.append(samples.event("undated", None, None, "Nobody knows when", articles=[source["article_id"]]))
    return Tables(frame("articles", [source]), mentions=frame("mentions", mentions), events=frame("events", told))


def text(tables: Tables, form: str) -> str:
    return export(tables, form).content.decode()


LISTS = {name: SCHEMAS["events"][name] for name in ("actors", "places", "claims")}  # an empty list shows no type
EVERY = [samples.seeds(), samples.hostile(), hostile(), Tables()]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("tables", EVERY, ids=["seeds", "attacks", "hostile", "empty"])
def test_the_same_tables_give_the_same_bytes(tables: Tables, form: str) -> None:
    made = export(tables, form)
    assert made == export(tables, form)
    undated = tables.events.filter(pl.col("first_day").is_null())["event_id"].to_list()
    assert list(made.left_out) == (undated if form in {"ics", "timelinejs", "mermaid"} else [])
    if form != "parquet":
        allowed = {"\n", "\t"} | ({"\r"} if form == "ics" else set())
        assert not [c for c in made.content.decode() if c < " " and c not in allowed]


@pytest.mark.parametrize("tables", EVERY)
def test_parquet_and_json_hold_the_whole_table(tables: Tables) -> None:
    assert pl.read_parquet(io.BytesIO(export(tables, "parquet").content)).equals(tables.events)
    rows = json.loads(text(tables, "json"))
    assert rows == [json.loads(row) for row in text(tables, "jsonl").split("\n")[:-1]]
    assert [row["label"] for row in rows] == tables.events["label"].to_list()
    assert all(set(row) == set(SCHEMAS["events"]) for row in rows)
    if rows:
        content = io.BytesIO(export(tables, "jsonl").content)
        lines = pl.read_ndjson(content, schema_overrides=LISTS)
        assert lines["label"].to_list() == [row["label"] for row in rows]


@pytest.mark.parametrize("tables", EVERY[:3])
def test_json_lines_are_lines_for_every_reader(tables: Tables) -> None:
    assert len(text(tables, "jsonl").splitlines()) == tables.events.height


@pytest.mark.parametrize("tables", EVERY[:3])
def test_csv_is_read_by_polars(tables: Tables) -> None:
    read = pl.read_csv(io.BytesIO(export(tables, "csv").content), infer_schema=False)
    assert read["event_id"].to_list() == tables.events["event_id"].to_list()
    assert [unescaped(label or "") for label in read["label"]] == [clean(label) for label in tables.events["label"]]


def unfolded(content: str) -> list[str]:
    return content.replace("\r\n ", "").split("\r\n")


@pytest.mark.parametrize("tables", EVERY)
def test_icalendar_is_read_by_icalendar(tables: Tables) -> None:
    content = export(tables, "ics").content
    calendar = icalendar.Calendar.from_ical(content)
    assert not calendar.errors
    assert calendar["VERSION"] == "2.0"
    events = list(calendar.walk("VEVENT"))
    dated = tables.events.drop_nulls("first_day").to_dicts()
    assert len(events) == len(dated)
    assert [c.name for c in calendar.walk()] == ["VCALENDAR", *["VEVENT"] * len(dated)]  # nothing was smuggled in
    for event, row in zip(events, dated, strict=True):
        assert not event.errors
        # Inclusive for people, exclusive on the wire; whole days.
        days = event.decoded("DTSTART"), event.decoded("DTEND")
        assert days == (row["first_day"], row["last_day"] + timedelta(days=1))
        assert type(days[0]) is date
        assert str(event["SUMMARY"]) == (line(row["label"]) or "(no words)")
        assert str(event["UID"]) == f"{line(row['event_id'])}@chrono"
        assert {"DTSTAMP", "STATUS", "DESCRIPTION"} <= set(event)
    for raw in content.split(b"\r\n"):
        assert len(raw) <= 75
        assert b"\n" not in raw
        raw.decode()  # no character is cut in two
    assert len({str(event["UID"]) for event in events}) == len(events)


def test_the_description_of_a_calendar_event_names_sources_and_claims() -> None:
    calendar = icalendar.Calendar.from_ical(export(samples.seeds(), "ics").content)
    disputed = next(row for row in samples.seeds().events.to_dicts() if row["status"] == "disputed")
    event = next(e for e in calendar.walk("VEVENT") if str(e["UID"]).startswith(disputed["event_id"]))
    for claim in disputed["claims"]:
        assert claim["value"] in str(event["DESCRIPTION"])
    assert "sources disagree" in str(event["DESCRIPTION"])


class Plain(HTMLParser):
    """What a browser shows of some HTML, and the elements and addresses in it."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.shown, self.elements, self.addresses = "", set[str](), set[str | None]()
        self.feed(source)
        self.close()

    def handle_data(self, data: str) -> None:
        self.shown += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.addresses |= {value for name, value in attrs if name == "href"}
        assert {name for name, _ in attrs} <= {"href"}


def check_date(value: dict[str, Any]) -> None:
    """A date object of https://timeline.knightlab.com/docs/json-format.html: whole numbers, a year at least."""
    assert set(value) <= {"year", "month", "day", "hour", "minute", "second", "millisecond", "display_date", "format"}
    assert "year" in value
    ranges = {"month": (1, 12), "day": (1, 31), "hour": (0, 23), "minute": (0, 59), "second": (0, 59)}
    for name, number in value.items():
        assert type(number) is int
        low, high = ranges.get(name, (-271_820, 275_759))
        assert low <= number <= high


def check_slide(slide: dict[str, Any]) -> None:
    """A slide object of the same page."""
    known = {"start_date", "end_date", "text", "media", "group", "display_date", "background", "autolink", "unique_id"}
    assert set(slide) <= known
    check_date(slide["start_date"])
    if "end_date" in slide:
        check_date(slide["end_date"])
        assert slide["end_date"] != slide["start_date"]
    assert set(slide["text"]) <= {"headline", "text"}
    assert all(type(slide[name]) is str for name in ("group", "display_date", "unique_id"))
    assert slide["autolink"] is False


@pytest.mark.parametrize("tables", EVERY)
def test_timelinejs_is_as_documented(tables: Tables) -> None:
    data = json.loads(text(tables, "timelinejs"))
    assert set(data) <= {"events", "title", "eras", "scale"}
    dated = tables.events.drop_nulls("first_day").to_dicts()
    assert len(data["events"]) == len(dated)
    assert len({slide["unique_id"] for slide in data["events"]}) == len(dated)
    for slide, row in zip(data["events"], dated, strict=True):
        check_slide(slide)
        start = slide["start_date"]
        assert date(start["year"], start["month"], start["day"]) == row["first_day"]
        end = slide.get("end_date", start)
        assert date(end["year"], end["month"], end["day"]) == row["last_day"]
        headline = Plain(slide["text"]["headline"])
        assert headline.elements == set()
        assert headline.shown == (line(row["label"]) or "(no words)")
        body = Plain(slide["text"]["text"])
        assert body.elements <= {"p", "cite", "a"}
        assert all(address and address.startswith("https://news.example/") for address in body.addresses)
        assert html.unescape(slide["display_date"]) == line(row["when"])


# The lexer of Mermaid's gantt grammar (packages/mermaid/src/diagrams/gantt/parser/gantt.jison), after it has put
# placeholders for character codes: a name without # : ; and line ends, a colon, data without # and ;.
TASK = re.compile(r"    (?P<name>[^#:\n;]+) :(?P<data>[^#\n;]+)")
STATEMENTS = re.compile(
    r"(?:acc(?:Title|Descr\w*)|axisFormat|call|click|dateFormat|excludes|gantt|href|includes|inclusiveEndDates|section|"
    r"tickInterval|title|todayMarker|topAxis|vert|weekday|weekend|\d{4}-\d\d-\d\d|.?%|[}{])",
    re.IGNORECASE,
)
DATA = re.compile(r"(?:crit, )?(?:done, |active, )?e(?P<id>\d+), (?P<first>\d{4}-\d\d-\d\d), (?P<last>\d{4}-\d\d-\d\d)")


@pytest.mark.parametrize("tables", EVERY)
def test_mermaid_is_of_its_grammar(tables: Tables) -> None:
    lines = text(tables, "mermaid").split("\n")
    assert lines[0] == "gantt"
    assert lines[1].startswith("    title ")
    assert lines[2:6] == [
        "    dateFormat YYYY-MM-DD", "    axisFormat %Y-%m-%d", "    inclusiveEndDates", "    todayMarker off",
    ]  # fmt: skip
    dated = tables.events.drop_nulls("first_day").to_dicts()
    assert len(lines) == 6 + len(dated) + 1
    for number, (task, row) in enumerate(zip(lines[6:], dated, strict=False), 1):
        codes = dict(enumerate(re.findall(r"#(\d+);", task)))
        placed = re.sub(r"#\d+;", "\ue000", task)
        parsed = TASK.fullmatch(placed)
        assert parsed, task
        assert not STATEMENTS.match(parsed["name"]), task
        data = DATA.fullmatch(parsed["data"])
        assert data, task
        assert (data["id"], data["first"], data["last"]) == (str(number), str(row["first_day"]), str(row["last_day"]))
        given = iter(codes.values())
        shown = re.sub("\ue000", lambda _, given=given: chr(int(next(given))), parsed["name"])
        assert shown == (line(row["label"]) or "(no words)")
        assert ("crit" in parsed["data"]) is (row["status"] == "disputed")


@pytest.mark.parametrize("tables", EVERY)
@pytest.mark.parametrize("renderer", ["commonmark", "gfm-like"])
def test_markdown_is_a_table_of_plain_text(tables: Tables, renderer: str) -> None:
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tokens = reader.parse(text(tables, "markdown"))
    cells = [token for token in tokens if token.type == "inline"]
    assert {t.type for t in tokens} <= {f"{part}_{end}" for part in ("table", "thead", "tbody", "tr", "th", "td")
                                        for end in ("open", "close")} | {"inline"}  # fmt: skip
    assert len(cells) == 7 * (tables.events.height + 1)
    for row, event in enumerate(tables.events.to_dicts(), 1):
        parts = cells[7 * row + 1].children or []
        assert {part.type for part in parts} <= {"text", "text_special"}
        assert "".join(part.content for part in parts) == (line(event["label"]) or "(no words)")
    # What code hosts make links of without markup is written so that they do not.
    if renderer == "gfm-like":
        assert not re.search(r"://|www\.|@", text(tables, "markdown"))


@pytest.mark.parametrize(("suffix", "form"), SUFFIXES.items())
def test_the_suffix_chooses(tmp_path: Path, suffix: str, form: str) -> None:
    chronology = Chronology(**samples.seeds().named())
    left_out = chronology.export(tmp_path / f"x{suffix}")
    made = export(samples.seeds(), form)
    assert (tmp_path / f"x{suffix}").read_bytes() == made.content
    assert left_out == made.left_out
    assert form_of(f"A.B{suffix.upper()}") == form


def test_a_format_that_chrono_does_not_write() -> None:
    for name in ("x.xlsx", "x"):
        with pytest.raises(ExportError, match=r"\.ics"):
            form_of(name)
    with pytest.raises(ExportError, match="timelinejs"):
        export(Tables(), "xlsx")


def test_a_last_day_that_no_day_follows() -> None:
    told = samples.event("e", samples.at(9999, 12, 31), None, "The end", last_day=date(9999, 12, 31), articles=[])
    tables = Tables(events=frame("events", [told]))
    event = icalendar.Calendar.from_ical(export(tables, "ics").content).walk("VEVENT")[0]
    assert "DTEND" not in event
    assert event.decoded("DTSTART") == date(9999, 12, 31)
