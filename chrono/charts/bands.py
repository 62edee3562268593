"""Scale: one band of time, or a background band above a foreground one. Chosen by the data alone.

The rule, in words:

1. *Short* events last at most 31 days. The **core** is the shortest stretch of time that holds at least 60 % of them
   (and at least three). It grows to the next short event on either side as long as the gap is no longer than the
   longest of these: the stretch itself, a week, a hundredth of the whole span.
2. The **focus window** is the core with a twentieth (at least a day) added on both sides, cut at midnight.
3. If the focus window covers less than a sixth of the whole span, there are two bands; else one, over the whole span.
4. With two bands: what touches the focus window and is no longer than it is drawn in the foreground; what is longer or
   elsewhere is drawn in the background. A long event that fills its time (`throughout`) and touches the window is drawn
   in both, cut at the window's edge with a chevron in the foreground.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chrono.charts.marks import Mark

SHORT = timedelta(days=31)
DAY = timedelta(days=1)
_SHARE_IN_CORE = 0.6
_FEWEST_IN_CORE = 3
_FOCUS_AT_MOST = 6  # the whole span is this many times the focus window before a second band pays


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of time `[start, end)` as drawn, and the marks in it, one a row."""

    name: str
    start: datetime
    end: datetime
    marks: tuple[Mark, ...]


def bands(marks: Sequence[Mark]) -> tuple[list[Band], tuple[datetime, datetime] | None]:
    """Divides marks into bands by the rule above.

    Args:
        marks: all marks of a chart, in order.

    Returns:
        The bands from top to bottom (none when there are no marks), and the focus window when there are two.
    """
    if not marks:
        return [], None
    span = min(mark.low for mark in marks), max(mark.high for mark in marks)
    focus = _focus(marks, max(7 * DAY, (span[1] - span[0]) / 100))
    if focus is None or (focus[1] - focus[0]) * _FOCUS_AT_MOST >= span[1] - span[0]:
        return [Band("whole", *_padded(*span), tuple(marks))], None
    length = focus[1] - focus[0]
    background, foreground = [], []
    for mark in marks:
        near = mark.start < focus[1] and mark.end > focus[0]
        long = mark.end - mark.start > length
        if near and (not long or mark.shape == "bar"):
            foreground.append(mark)
        if long or not near:
            background.append(mark)
    if not background:
        return [Band("whole", *_padded(*span), tuple(marks))], None
    whole = _padded(min(span[0], focus[0]), max(span[1], focus[1]))
    return [Band("background", *whole, tuple(background)), Band("foreground", *focus, tuple(foreground))], focus


def _focus(marks: Sequence[Mark], gap: timedelta) -> tuple[datetime, datetime] | None:
    short = sorted((mark.low, mark.high) for mark in marks if mark.end - mark.start <= SHORT)
    needed = max(_FEWEST_IN_CORE, ceil(_SHARE_IN_CORE * len(short)))
    if len(short) < needed:
        return None
    first = _shortest(short, needed)
    last = first + needed - 1
    low, high = short[first][0], max(end for _, end in short[first : last + 1])
    grown = True
    while grown:
        grown, reach = False, max(high - low, gap)
        if last + 1 < len(short) and short[last + 1][0] - high <= reach:
            last, grown = last + 1, True
            high = max(high, short[last][1])
        if first > 0 and low - short[first - 1][0] <= reach:
            first, grown = first - 1, True
            low = short[first][0]
    return _padded(low, high)


def _shortest(short: Sequence[tuple[datetime, datetime]], needed: int) -> int:
    # Where the shortest stretch of so many begins. The latest end of each is kept in a queue, so that time is linear.
    queue: deque[int] = deque()
    best: tuple[timedelta, int] | None = None
    for last, (_, high) in enumerate(short):
        while queue and short[queue[-1]][1] <= high:
            queue.pop()
        queue.append(last)
        first = last - needed + 1
        if first < 0:
            continue
        if queue[0] < first:
            queue.popleft()
        length = short[queue[0]][1] - short[first][0]
        if best is None or length < best[0]:
            best = length, first
    return best[1] if best else 0


def _padded(low: datetime, high: datetime) -> tuple[datetime, datetime]:
    # Near the ends of the calendar there may be no room to pad.
    pad = max((high - low) / 20, DAY)
    start = low - pad if low - datetime.min > pad + DAY else low
    end = high + pad if datetime.max - high > pad + DAY else high
    floor = start.replace(hour=0, minute=0, second=0, microsecond=0)
    ceiling = end.replace(hour=0, minute=0, second=0, microsecond=0)
    return floor, ceiling if ceiling == end or datetime.max - ceiling <= DAY else ceiling + DAY
