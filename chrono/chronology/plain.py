"""Text that is safe in other people's files: without control characters, and never a formula."""

from __future__ import annotations

import re

# Everything that could reorder or hide what a reader sees, or break a line where no line ends.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LINE = re.compile("\r\n|[\r\u2028\u2029]")
# A spreadsheet takes a cell that starts like this for a formula; wide forms count in East Asian ones.
_FORMULA = "=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20"
_UNSAFE = re.compile(f"'*[{_FORMULA}]")
_SAFE = re.compile(f"'+[{_FORMULA}]")


def clean(text: str) -> str:
    """Text whose lines end with line feeds, without control characters (shown as U+FFFD) and overrides of direction."""
    return _CONTROL.sub("\ufffd", _DIRECTION.sub("", _LINE.sub("\n", text)))


def line(text: str) -> str:
    """Clean text on one line."""
    return " ".join(clean(text).split())


def escaped(text: str) -> str:
    """Text as a cell that starts no formula: with an apostrophe in front where it would. `unescaped` takes it back."""
    return f"'{text}" if _UNSAFE.match(text) else text


def unescaped(cell: str) -> str:
    """The text that `escaped` made a cell of."""
    return cell[1:] if _SAFE.match(cell) else cell
