"""Footnotes of a Word document, which python-docx reads past: the part that holds them, and the marks in the text.

Office Open XML (ECMA-376-1, 17.11): `word/footnotes.xml` holds two separators and a `w:footnote` for each note; a
`w:footnoteReference` in a run of the text names it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_TEXT, _MARK = "footnote text", "footnote reference"
_SEPARATORS = (("-1", "separator"), ("0", "continuationSeparator"))


class Footnotes:
    """The footnotes of one document."""

    def __init__(self, document: Document) -> None:
        self._root: Any = parse_xml(f"<w:footnotes {nsdecls('w')}/>")
        for number, kind in _SEPARATORS:
            note = self._note(number, kind)
            note.append(_paragraph_of(OxmlElement(f"w:{kind}")))
        part = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, self._root, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        text = document.styles.add_style(_TEXT, WD_STYLE_TYPE.PARAGRAPH)
        text.base_style = document.styles["Normal"]
        text.font.size = Pt(8)
        text.paragraph_format.space_after = Pt(2)
        document.styles.add_style(_MARK, WD_STYLE_TYPE.CHARACTER).font.superscript = True
        self._text_id, self._mark_id = text.style_id, document.styles[_MARK].style_id
        self._count = 0

    def add(self, paragraph: Paragraph, text: str) -> None:
        """Put a note's mark at the end of a paragraph; numbers are the order of these calls."""
        self._count += 1
        number = str(self._count)
        mark = OxmlElement("w:footnoteReference")
        mark.set(qn("w:id"), number)
        paragraph._p.append(self._marked(mark))
        said = OxmlElement("w:r")
        words = OxmlElement("w:t")
        words.set(qn("xml:space"), "preserve")
        words.text = f" {text}"
        said.append(words)
        note = self._note(number)
        written = _paragraph_of()
        style = OxmlElement("w:pStyle")
        style.set(qn("w:val"), self._text_id)
        properties = OxmlElement("w:pPr")
        properties.append(style)
        for element in (properties, self._marked(OxmlElement("w:footnoteRef")), said):
            written.append(element)
        note.append(written)

    def _note(self, number: str, kind: str = "") -> Any:
        note = OxmlElement("w:footnote")
        if kind:
            note.set(qn("w:type"), kind)
        note.set(qn("w:id"), number)
        self._root.append(note)
        return note

    def _marked(self, mark: Any) -> Any:
        style = OxmlElement("w:rStyle")
        style.set(qn("w:val"), self._mark_id)
        properties = OxmlElement("w:rPr")
        properties.append(style)
        run = OxmlElement("w:r")
        run.append(properties)
        run.append(mark)
        return run


def _paragraph_of(*marks: Any) -> Any:
    paragraph = OxmlElement("w:p")
    for mark in marks:
        run = OxmlElement("w:r")
        run.append(mark)
        paragraph.append(run)
    return paragraph
