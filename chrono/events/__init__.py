"""Events as each sentence tells them: mentions."""

from chrono.events.choosing import chosen
from chrono.events.extracting import mentions
from chrono.events.mention import Mention
from chrono.events.times import simplifications, times

__all__ = ["Mention", "chosen", "mentions", "simplifications", "times"]
