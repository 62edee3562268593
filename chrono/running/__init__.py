"""Extraction of any number of articles: in parts, by one process, several, or a cluster, picked up where it stopped."""

from chrono.running.engines import engine
from chrono.running.running import Settings, run, run_into

__all__ = ["Settings", "engine", "run", "run_into"]
