"""Headlines of events: a clause that can stand alone, in at most 80 characters."""

from chrono.events.headlines.headlining import headline

__all__ = ["headline"]
