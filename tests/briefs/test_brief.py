"""Briefs: what they say, read back by the readers of their formats; nothing hostile in them runs."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from pathlib import Path

import browser
import crowds
import docx
import polars as pl
import pytest
import samples
from docx.oxml.ns import qn
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from running import chrono as process

from chrono.api import Chronology
from chrono.articles import Problem
from chrono.briefs import write
from chrono.briefs.brief import HEAD, brief
from chrono.briefs.markdown import markdown
from chrono.briefs.word import word
from chrono.chronology.tables import Tables
from chrono.errors import ChronoError

READER = MarkdownIt("gfm-like", {"linkify": False}).use(footnote_plugin)


def html(text: str) -> str:
    """What a Markdown reader with footnotes makes of a text."""
    return str(READER.render(text))


def notes(content: bytes) -> list[str]:
    """The texts of a .docx's footnotes, without the separators."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        root = docx.oxml.parse_xml(file.read("word/footnotes.xml"))
    told = [note for note in root if note.get(qn("w:type")) is None]
    return ["".join(t.text or "" for t in note.iter(qn("w:t"))).strip() for note in told]


@pytest.fixture(scope="module")
def picture() -> bytes:
    """A chart as PNG, drawn once."""
    from chrono.charts.export import picture
    from chrono.charts.gantt import gantt

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BROWSER_PATH", browser.executable())
        return picture(gantt(samples.seeds(), theme="print"), "png")


def test_a_brief_says_its_span_its_sources_and_what_to_beware_of() -> None:
    said = brief(samples.seeds())
    assert said.title == "Chronology of 3 articles"
    assert re.fullmatch(r"\d+ events, .* – .* 2025, told in \d+ sentences of 3 articles\.", said.lead)
    told = " ".join(said.cautions)
    for part in ("inferred", "disagree about the date of 1 event", "1 event has no known date", "only planned"):
        assert part in told, part
    assert len(said.sources) == 3
    assert any("inferred" in source.about for source in said.sources)


def test_every_event_has_a_row_and_a_footnote_with_its_sentences() -> None:
    tables = samples.seeds()
    said = brief(tables)
    assert len(said.rows) == tables.events.height
    for row, event in zip(said.rows, tables.events.to_dicts(), strict=True):
        assert event["label"] in row.cells
        told = tables.mentions.filter(tables.mentions["event_id"] == event["event_id"])
        for mention in told.unique("article_id").to_dicts():
            assert mention["sentence"][:40] in row.note
    disputed = tables.events["status"].to_list().index("disputed")
    assert said.rows[disputed].cells[3] == "happened; sources disagree: 1 Dec 2025 or 28 Nov 2025"
    assert said.rows[disputed].note.startswith("Dates claimed: 1 Dec 2025 by Europe counts its fires; 28 Nov 2025 by ")


def test_a_footnote_names_the_day_of_its_article_and_articles_of_one_title_both_speak() -> None:
    tables = samples.seeds()
    tables = Tables(**tables.named() | {"articles": tables.articles.with_columns(title=pl.lit("One title"))})
    said = brief(tables)
    witkoff = next(row for row in said.rows if "Witkoff meets" in row.cells[1])
    assert "(One title, 2 December 2025, inferred); " in witkoff.note
    assert witkoff.note.endswith("(One title, 1 December 2025, inferred)")


def test_one_and_many_are_told_in_their_own_words() -> None:
    seeds = samples.seeds()
    told = " ".join(brief(seeds).cautions)
    assert "1 event has no known date and stands last." in told
    one = Tables(**seeds.named() | {"articles": seeds.articles.head(1)})
    assert "The date of 1 article is inferred" in " ".join(brief(one).cautions)
    assert "inferred" not in " ".join(brief(samples.month()).cautions)


def test_markdown_is_read_with_its_table_footnotes_and_picture() -> None:
    tables = samples.seeds()
    made = html(markdown(brief(tables), ["my chart.svg"]))
    assert made.count("<tr>") == tables.events.height + 1
    assert [f"<th>{word}</th>" in made for word in HEAD] == [True] * len(HEAD)
    assert len(re.findall(r'<li id="fn\d+" class="footnote-item">', made)) == tables.events.height
    assert '<img src="my%20chart.svg" alt="Chronology: ' in made


def test_a_word_file_is_read_with_its_table_footnotes_and_picture(picture: bytes) -> None:
    tables = samples.seeds()
    content = word(brief(tables), [picture])
    document = docx.Document(io.BytesIO(content))
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == list(HEAD)
    assert len(table.rows) == tables.events.height + 1
    assert document.inline_shapes[0].width <= docx.shared.Cm(17)
    assert notes(content) == [row.note for row in brief(tables).rows]
    marks = [mark.get(qn("w:id")) for mark in document.element.body.iter(qn("w:footnoteReference"))]
    assert marks == [str(number) for number in range(1, tables.events.height + 1)]


def test_a_word_file_keeps_the_order_of_the_standard_and_numbers_its_pages() -> None:
    content = word(brief(samples.seeds()), [])
    document = docx.Document(io.BytesIO(content))
    order = [element.tag.split("}")[1] for element in document.tables[0]._tbl.tblPr]
    assert order == ["tblStyle", "tblW", "tblBorders", "tblLayout", "tblCellMar", "tblLook"]
    assert 'w:instr="PAGE"' in document.sections[0].footer._element.xml


def test_letters_of_the_chart_can_be_read_on_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", browser.executable())
    written = write(crowds.month(), tmp_path / "b.docx")
    document = docx.Document(str(written[0]))
    assert len(document.inline_shapes) > 1
    for number, shape in enumerate(document.inline_shapes):
        drawn = document.part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed].image
        pixels = drawn.px_width / 2 / shape.width.cm  # twice as sharp as the figure
        assert 12 / pixels / 2.54 * 72 > 6.5  # points of the smallest letters
        assert shape.height.cm < (25.7 if number else 22.2)  # words stand above the first


def test_hostile_text_is_shown_as_text() -> None:
    said = brief(samples.hostile(), title=samples.HOSTILE[2])
    made = html(markdown(said, []))
    tags = {tag.lower() for tag in re.findall(r"<([a-zA-Z]\w*)", made)}
    blocks = {"h1", "h2", "p", "table", "thead", "tbody", "tr", "th", "td", "section", "ol", "ul", "li", "hr"}
    assert tags <= blocks | {"sup", "a"}
    assert all(address.startswith("#fn") for address in re.findall(r'href="([^"]*)', made))
    for words in samples.HOSTILE[:4]:
        assert words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;") in made
    document = docx.Document(io.BytesIO(word(said, [])))
    assert samples.HOSTILE[0] in document.tables[0].rows[1].cells[1].text
    assert not [link for link in document.part.rels.values() if link.is_external]


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://news.example/a_(1)?q=x>y", "https://news.example/a_%281%29?q=x%3Ey"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
    ],
)
def test_only_addresses_of_the_web_are_links(url: str, link: str | None) -> None:
    tables = samples.seeds()
    tables = Tables(**tables.named() | {"articles": tables.articles.with_columns(url=pl.lit(url))})
    made = html(markdown(brief(tables), []))
    links = {address for address in re.findall(r'href="([^"]*)', made) if not address.startswith("#")}
    assert links == ({link} if link else set())


def test_the_same_chronology_gives_the_same_bytes(picture: bytes) -> None:
    assert word(brief(samples.seeds()), [picture]) == word(brief(samples.seeds()), [picture])


def test_a_chronology_without_events_or_dates_still_makes_a_brief(tmp_path: Path) -> None:
    written = write(Tables(), tmp_path / "empty.md")
    assert written == [tmp_path / "empty.md"]
    assert "0 events told in 0 sentences of 0 articles." in written[0].read_text(encoding="utf-8")
    docx.Document(str(write(Tables(), tmp_path / "empty.docx")[0]))


def test_without_a_browser_the_brief_is_written_and_the_loss_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "kaleido", None)
    told: list[Problem] = []
    written = write(samples.seeds(), tmp_path / "b.md", on_problem=told.append)
    assert [file.name for file in written] == ["b.md"]
    assert [problem.what for problem in told] == [
        "written without its chart: pictures need kaleido: pip install kaleido (the extra chrono[images])"
    ]
    with pytest.raises(ChronoError, match=r"chrono\[images\]"):
        write(samples.seeds(), tmp_path / "c.md")


def test_without_python_docx_the_remedy_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    monkeypatch.setitem(sys.modules, "kaleido", None)
    told: list[Problem] = []
    with pytest.raises(ChronoError, match=r"chrono\[docx\]"):
        write(samples.seeds(), tmp_path / "b.docx", on_problem=told.append)
    assert told == []  # nothing was written, with or without a chart


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ChronoError, match=r"\.md or \.docx"):
        write(samples.seeds(), tmp_path / "b.pdf")


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", browser.executable())
    Chronology(**samples.seeds().named()).save(tmp_path / "c")
    ran = process("brief", tmp_path / "c", "-o", tmp_path / "b.md", "--title", "A week", "--about", "Witkoff")
    assert (ran.code, (tmp_path / "b.svg").read_bytes()[:4]) == (0, b"<svg")
    assert (tmp_path / "b.md").read_text(encoding="utf-8").startswith("# A week\n")
    assert process("brief", tmp_path / "c", "-o", tmp_path / "b.odt").code == 2
