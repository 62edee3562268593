"""A brief as Markdown: GitHub's, with footnotes; nothing in an article's text is markup."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from chrono.briefs.brief import HEAD
from chrono.chronology.exports.markdown import cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chrono.briefs.brief import Brief

# What an address may hold beside letters and digits: none of these ends a link.
_OF_ADDRESSES = "/:?#@!$&'*+,;=%-._~"


def markdown(brief: Brief, pictures: Sequence[str]) -> str:
    """The text of a Markdown file.

    Args:
        brief: what it says.
        pictures: names of the chart's files, beside this one; may be none.
    """
    parts = [f"# {cell(brief.title)}", " ".join(map(cell, (brief.lead, *brief.cautions)))]
    parts += [f"![{cell(brief.chart_words)}]({quote(name)})" for name in pictures]
    if brief.rows:
        rows = [HEAD, ("---",) * len(HEAD)]
        for number, row in enumerate(brief.rows, 1):
            when, label, parties, standing = map(cell, row.cells)
            rows.append((when, f"{label}{f'[^{number}]' if row.note else ''}", parties, standing))
        parts.append("\n".join(f"| {' | '.join(cells)} |" for cells in rows))
    if brief.sources:
        parts.append("## Sources")
        parts.append("\n".join(f"- {_linked(s.title, s.link)} – {cell(s.about)}" for s in brief.sources))
    parts += [f"[^{number}]: {cell(row.note)}" for number, row in enumerate(brief.rows, 1) if row.note]
    return "\n\n".join(parts) + "\n"


def _linked(title: str, link: str) -> str:
    return f"[{cell(title)}](<{quote(link, safe=_OF_ADDRESSES)}>)" if link else cell(title)
