"""Articles in tests, and when they were written, on a fixed present day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from chrono.articles import Article
from chrono.dating import Policy, Published, date_articles
from chrono.temporal.recognizing import recognize

if TYPE_CHECKING:
    from collections.abc import Sequence

TODAY = date(2026, 3, 1)


def dated_all(articles: Sequence[Article], **policy: Any) -> dict[str, Published]:
    found = {article.article_id: recognize(article.text) for article in articles}
    return date_articles(articles, found, Policy(**{"today": TODAY, **policy}))


def dated(text: str, article: dict[str, Any] | None = None, **policy: Any) -> Published:
    """One article alone; `article` holds what else its source states."""
    return dated_all([Article(article_id="a", text=text, **(article or {}))], **policy)["a"]
