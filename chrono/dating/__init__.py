"""When an article was written, with the evidence."""

from chrono.dating.corpus import names
from chrono.dating.dating import Alone, Policy, date_alone, date_articles, date_together, is_open
from chrono.dating.evidence import Published

__all__ = ["Alone", "Policy", "Published", "date_alone", "date_articles", "date_together", "is_open", "names"]
