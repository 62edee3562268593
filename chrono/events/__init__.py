"""Events as each sentence tells them: mentions."""

from chrono.events.choosing import chosen
from chrono.events.datelines import simplifications
from chrono.events.extracting import mentions
from chrono.events.mention import Mention
from chrono.events.times import times

__all__ = ["Mention", "chosen", "mentions", "simplifications", "times"]
