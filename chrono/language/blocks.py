"""A text as paragraphs, headlines and list items: what is parsed together, and what never is."""

from __future__ import annotations

import re
from itertools import pairwise

_LINE = re.compile(r"[^\n]*\n?")
_WRAPPED = 90
_ENDS = (".", "!", "?", ":", ";", "…", "”", '"', "’", "'", ")")


def blocks(text: str) -> list[tuple[int, int]]:
    """Spans of a text's paragraphs, without the white space around them.

    A blank line always ends a paragraph. A single line break ends one too, unless the text is hard-wrapped (most lines
    short, most ending in mid-sentence), as agency copy and e-mail are.
    """
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text) if m.end() > m.start()]
    wrapped = _is_wrapped([text[s:e] for s, e in lines])
    found: list[tuple[int, int]] = []
    start: int | None = None
    end = 0
    for line_start, line_end in lines:
        line = text[line_start:line_end]
        if not line.strip():
            if start is not None:
                found.append((start, end))
            start = None
            continue
        if start is not None and not wrapped:
            found.append((start, end))
            start = None
        if start is None:
            start = line_start + len(line) - len(line.lstrip())
        end = line_start + len(line.rstrip())
    if start is not None:
        found.append((start, end))
    return found


def _is_wrapped(lines: list[str]) -> bool:
    width = max((len(line.strip()) for line in lines), default=0)
    pairs = [line.strip() for line, following in pairwise(lines) if line.strip() and following.strip()]
    if not pairs or width > 2 * _WRAPPED:
        return False
    # A wrapped line is about as wide as the widest one; a headline over its text is not.
    broken = sum(len(line) > 0.45 * width and not line.endswith(_ENDS) for line in pairs)
    return broken > 0.5 * len(pairs)
