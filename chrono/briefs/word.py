"""A brief as a Word document (.docx): chart, table with a head on every page, real footnotes."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from chrono.briefs.brief import HEAD
from chrono.errors import ChronoError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.table import Table, _Row
    from docx.text.paragraph import Paragraph

    from chrono.briefs.brief import Brief

_PAGE, _MARGIN = (21.0, 29.7), 2.0  # A4, in centimetres
_WIDTHS = (3.0, 6.9, 3.6, 3.5)
_TALLEST = 24.8
_RULE = "BFBFBF"  # lines of the table
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the least that a zip file can say: outputs do not depend on the clock


def needed() -> None:
    """Ask for what a .docx is written with.

    Raises:
        ChronoError: python-docx is not installed.
    """
    try:
        import docx  # noqa: F401
    except ImportError:
        message = "a .docx needs python-docx: pip install python-docx (the extra chrono[docx]), or write .md"
        raise ChronoError(message) from None


def word(brief: Brief, pictures: Sequence[bytes]) -> bytes:
    """The bytes of a .docx file; the same for the same brief and pictures.

    Args:
        brief: what it says.
        pictures: the chart, as PNG; may be none.

    Raises:
        ChronoError: python-docx is not installed.
    """
    needed()
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    from chrono.briefs.footnotes import Footnotes

    document = docx.Document()
    _set_up(document, brief.title)
    _numbered(document)
    footnotes = Footnotes(document)
    document.add_heading(brief.title, level=0)
    document.add_paragraph(" ".join((brief.lead, *brief.cautions)))
    for picture in pictures:
        document.add_picture(io.BytesIO(picture), width=Cm(_PAGE[0] - 2 * _MARGIN))
        shape = document.inline_shapes[-1]
        if shape.height > Cm(_TALLEST):
            shape.width, shape.height = int(shape.width * Cm(_TALLEST) / shape.height), Cm(_TALLEST)
        shape._inline.docPr.set("descr", brief.chart_words)
        document.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.CENTER
        document.paragraphs[-1].paragraph_format.space_after = Pt(8)
    if brief.rows:
        table = document.add_table(rows=1, cols=len(HEAD), style="Table Grid")
        table.autofit = False
        _ruled(table)
        for column, width in zip(table.columns, _WIDTHS, strict=True):
            column.width = Cm(width)
        _fill(table.rows[0], HEAD, bold=True)
        _mark(table.rows[0], "w:tblHeader")
        for row in brief.rows:
            made = table.add_row()
            _fill(made, row.cells)
            _mark(made, "w:cantSplit")
            if row.note:
                footnotes.add(made.cells[1].paragraphs[0], row.note)
    if brief.sources:
        document.add_heading("Sources", level=1)
    for source in brief.sources:
        paragraph = document.add_paragraph(style="List Bullet")
        paragraph.paragraph_format.space_after = Pt(2)
        _linked(paragraph, source.title, source.link)
        paragraph.add_run(f" – {source.about}")
    written = io.BytesIO()
    document.save(written)
    return _without_clock(written.getvalue())


def _set_up(document: Document, title: str) -> None:
    from docx.shared import Cm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = (Cm(length) for length in _PAGE)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(_MARGIN)
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(10)
    said = document.core_properties
    said.title, said.author, said.comments = title[:255], "chrono", ""
    for element in list(said._element):
        if element.tag.endswith(("}created", "}modified")):
            said._element.remove(element)


def _fill(row: _Row, texts: Sequence[str], *, bold: bool = False) -> None:
    from docx.shared import Cm, Pt

    for cell, text, width in zip(row.cells, texts, _WIDTHS, strict=True):
        cell.width = Cm(width)
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(2)
        run = paragraph.add_run(text)
        run.font.size, run.font.bold = Pt(9), bold


def _ruled(table: Table) -> None:
    """Pale lines between rows alone, and room over the words."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn

    single, none = f'w:val="single" w:sz="4" w:color="{_RULE}"', 'w:val="nil"'
    sides = {"top": single, "left": none, "bottom": single, "right": none, "insideH": single, "insideV": none}
    lines = "".join(f"<w:{side} {line}/>" for side, line in sides.items())
    room = '<w:top w:w="40" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/>'
    # Word wants the properties in the order of the standard (ECMA-376-1, 17.4.60).
    of_table = {element.tag: element for element in table._tbl.tblPr}
    layout, look = of_table[qn("w:tblLayout")], of_table[qn("w:tblLook")]
    layout.addprevious(parse_xml(f"<w:tblBorders {nsdecls('w')}>{lines}</w:tblBorders>"))
    look.addprevious(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{room}</w:tblCellMar>"))


def _numbered(document: Document) -> None:
    """The page's number at the foot of each page."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    number = OxmlElement("w:fldSimple")
    number.set(qn("w:instr"), "PAGE")
    paragraph._p.append(number)


def _mark(row: _Row, name: str) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _linked(paragraph: Paragraph, text: str, address: str) -> None:
    """Text that leads to an address, where there is one."""
    run: Any = paragraph.add_run(text)
    if not address:
        return
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    run.font.underline, run.font.color.rgb = True, RGBColor(0x1A, 0x4F, 0x8B)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run._r.addprevious(link)
    link.append(run._r)


def _without_clock(content: bytes) -> bytes:
    """The same zip file with the parts' times set to one that is no time."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return made.getvalue()
