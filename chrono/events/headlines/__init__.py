"""Headlines of events: a clause that can stand alone, in at most 80 characters."""

from chrono.events.headlines.comparing import earlier_figure
from chrono.events.headlines.headlining import headline

__all__ = ["earlier_figure", "headline"]
