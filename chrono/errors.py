"""What can go wrong that is the user's to mend: told in one line, without a traceback."""

from __future__ import annotations


class ChronoError(Exception):
    """The message is one clear line that says what is wrong and, where that is known, what to do."""
