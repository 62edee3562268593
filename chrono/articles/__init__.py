"""Articles: one shape for all of them, and reading them from what people have."""

from chrono.articles.article import Article, Problem
from chrono.articles.objects import article_from_mapping
from chrono.articles.reading import from_dicts, read

__all__ = ["Article", "Problem", "article_from_mapping", "from_dicts", "read"]
