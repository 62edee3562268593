"""Briefs: a chronology as a document to work on, in Markdown or for a word processor."""

from chrono.briefs.writing import SUFFIXES, write

__all__ = ["SUFFIXES", "write"]
