"""The chronology: schema, merging, ordering, querying, saving."""

from chrono.chronology.tables import Tables

__all__ = ["Tables"]
