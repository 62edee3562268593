"""What a mention costs does not grow with the article that it stands in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from chrono.dating import Published
from chrono.events import mentions, simplifications, times
from chrono.language import Reading, Sentence, analyse
from chrono.temporal.recognizing import recognize
from chrono.temporal.resolving import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = date(2025, 12, 2)
PUBLISHED = Published(DAY, DAY.isoformat(), "given", DAY, DAY, 1.0)
TOLD = "The town lost a mill on Monday. The mill closed on Tuesday, and the company left on Wednesday.\n\n"


def walks(count: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """How often the words of a sentence are walked through for the mentions of an article of so many paragraphs."""
    text = TOLD * count
    timexes = resolve(recognize(text), text, PUBLISHED.interval)
    dated = times(timexes, text, PUBLISHED.interval)
    (sentences,) = analyse([Reading(text, simplifications(timexes, dated, text))])
    walked = 0
    tokens_in, each = Sentence.tokens_in, Sentence.__iter__

    def counted(self: Sentence, start: int, end: int) -> Any:
        nonlocal walked
        walked += 1
        return tokens_in(self, start, end)

    def counting(self: Sentence) -> Iterator[Any]:
        nonlocal walked
        walked += 1
        return each(self)

    with monkeypatch.context() as patched:
        patched.setattr(Sentence, "tokens_in", counted)
        patched.setattr(Sentence, "__iter__", counting)
        assert len(mentions("a", sentences, dated, PUBLISHED)) >= 2 * count
    return walked


def test_twice_the_text_is_twice_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    assert walks(40, monkeypatch) <= 2.2 * walks(20, monkeypatch)
