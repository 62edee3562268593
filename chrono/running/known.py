"""What is known of all articles' dates while they are settled among each other: little of each.

What dating found (sentences of evidence, solutions) is kept with the part. Held are days, and of articles that may lend
or be lent a year the names, as numbers.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from chrono.dating import Alone, Published, date_together, is_open

if TYPE_CHECKING:
    from chrono.running.jobs import Looked


class Known:
    """Dates by article id.

    Attributes:
        dates: the day and how sure it is, nothing else.
        undated: the articles whose day is not known.
        refused: the articles that give a date which is not used.
    """

    def __init__(self) -> None:
        self.dates: dict[str, Published] = {}
        self.undated: set[str] = set()
        self.refused: set[str] = set()
        self._plain: dict[Published, Published] = {}
        self._open: dict[str, Alone] = {}
        self._names: dict[str, array[int]] = {}
        self._number: dict[str, int] = {}
        self._lent: dict[str, Published] = {}

    def add(self, looked: Looked) -> None:
        """What the articles of a part say of their dates alone."""
        for article_id, alone in looked.alone.items():
            plain = Published(day=alone.published.day, confidence=alone.published.confidence)
            self.dates[article_id] = self._plain.setdefault(plain, plain)
            if alone.published.day is None:
                self.undated.add(article_id)
            if alone.published.refused:
                self.refused.add(article_id)
            if is_open(alone):
                self._open[article_id] = alone
            numbers = (self._number.setdefault(name, len(self._number)) for name in looked.names[article_id])
            self._names[article_id] = array("I", numbers)

    def settle(self) -> None:
        """Let articles lend each other years; no article is added after it."""
        if self._open:
            words = list(self._number)
            plain = {i: Alone(known) for i, known in self.dates.items()}
            dated = date_together(plain | self._open, lambda i: (words[n] for n in self._names[i]))
            self._lent = {i: dated[i] for i, alone in self._open.items() if dated[i] is not alone.published}
            self.dates |= self._lent
            self.undated = {i for i in self.undated if self.dates[i].day is None}
        self._open, self._names, self._number, self._plain = {}, {}, {}, {}

    def settled(self, looked: Looked) -> dict[str, Published]:
        """All that is known of the dates of a part's articles, by id."""
        return {i: self._lent.get(i, alone.published) for i, alone in looked.alone.items()}
