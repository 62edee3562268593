"""When an article was written, with the evidence."""

from chrono.dating.dating import Policy, date_articles
from chrono.dating.evidence import Published

__all__ = ["Policy", "Published", "date_articles"]
