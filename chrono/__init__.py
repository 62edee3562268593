"""chrono: from news articles to a sourced, queryable, drawn chronology."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chrono.api import Chronology, extract, load
    from chrono.articles import Article

__version__ = "0.1.0"
__all__ = ["Article", "Chronology", "__version__", "extract", "load"]


def __getattr__(name: str) -> Any:
    """Load what is asked for, when it is: `chrono --help` needs no Polars."""
    if name == "Article":
        from chrono.articles import Article

        return Article
    if name in {"Chronology", "extract", "load"}:
        from chrono import api

        return getattr(api, name)
    raise AttributeError(f"module 'chrono' has no attribute {name!r}")
