"""Events as each sentence tells them: mentions."""

from chrono.events.extracting import mentions
from chrono.events.mention import Mention
from chrono.events.times import simplifications, times

__all__ = ["Mention", "mentions", "simplifications", "times"]
