"""Extraction of any number of articles: in parts, by one process, several, or a cluster, picked up where it stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chrono.running.engines import engine

if TYPE_CHECKING:
    from chrono.running.running import Settings, run, run_into

__all__ = ["Settings", "engine", "run", "run_into"]


def __getattr__(name: str) -> Any:
    """Load what is asked for, when it is: workers start before Polars is loaded, which takes them as long."""
    if name in {"Settings", "run", "run_into"}:
        from chrono.running import running

        return getattr(running, name)
    raise AttributeError(f"module 'chrono.running' has no attribute {name!r}")
