"""chrono: from news articles to a sourced, queryable, drawn chronology."""

__version__ = "0.1.0"
