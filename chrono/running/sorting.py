"""Rows in order that need not fit in memory: sorted runs in files, merged stretch by stretch (external merge sort).

Knuth, The Art of Computer Programming, volume 3, section 5.4. A stretch is all rows whose first key lies between two
borders; the borders are chosen so that stretches are of about one size.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import polars as pl
from polars.io.plugins import register_io_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

_GROUPS = 16  # of rows in the file of a run; only those that a stretch touches are read


class Runs:
    """Rows of a table in runs: each sorted by the keys, in a file, or in memory where there is no folder.

    Attributes:
        columns: their names.
    """

    def __init__(self, name: str, schema: Mapping[str, Any], by: Sequence[str], size: int, folder: Path | None) -> None:
        """No rows yet.

        Args:
            name: of the files.
            schema: of the rows.
            by: columns to sort by; rows that lack the first come last. What is alike in all keeps its order in a frame.
            size: rows of a run, and of a stretch.
            folder: for the files; they are left there.
        """
        self.columns = list(schema)
        self._name, self._by, self._size, self._folder = name, list(by), size, folder
        self._runs: list[pl.LazyFrame] = []
        self._held = [pl.DataFrame(schema=schema)]

    def add(self, frame: pl.DataFrame) -> None:
        """Add rows."""
        self._held.append(frame)
        if sum(one.height for one in self._held) >= self._size:
            self._end_run()

    def _end_run(self) -> None:
        run = self._sorted(pl.concat(self._held).lazy()).collect()
        self._held = []
        if self._folder is None:
            self._runs.append(run.lazy())
            return
        file = self._folder / f"{self._name}-{len(self._runs)}.parquet"
        run.write_parquet(file, compression="lz4", row_group_size=max(1, self._size // _GROUPS))
        self._runs.append(pl.scan_parquet(file))

    def _sorted(self, frame: pl.LazyFrame) -> pl.LazyFrame:
        return frame.sort(self._by, nulls_last=[True] + [False] * (len(self._by) - 1), maintain_order=True)

    def ordered(self, schema: Mapping[str, Any], joined: tuple[Runs, str] | None = None) -> pl.LazyFrame:
        """All rows in order; one stretch at a time is in memory.

        Args:
            schema: the columns wanted.
            joined: rows with the same first key, and the column by which each of them belongs to one of these rows.
        """

        def stretches(
            columns: list[str] | None, predicate: pl.Expr | None, _rows: int | None, _batch: int | None
        ) -> Iterator[pl.DataFrame]:
            for within in self._stretches():
                some = self._all().filter(within)
                if joined is not None:
                    other, on = joined
                    some = some.join(other._all().filter(within).drop(self._by[0]), on=on)
                made = self._sorted(some).select(columns or list(schema)).collect()
                yield made if predicate is None else made.filter(predicate)

        return register_io_source(stretches, schema=pl.Schema(schema))

    def _stretches(self) -> Iterator[pl.Expr]:
        """Conditions on the first key, in order; every row fulfils one of them."""
        key = pl.col(self._by[0])
        counts = self._all().group_by(key).len().drop_nulls().collect(engine="streaming").sort(key)
        # A stretch begins where the rows before it are as many as a stretch has, once more.
        number = (pl.col("len").cum_sum() - 1) // self._size
        borders = counts.filter((number != number.shift(1)).fill_null(value=False))[:, 0]
        for low, high in pairwise([None, *borders, None]):
            within = key.is_not_null()
            within = within if low is None else within & (key >= low)
            yield within if high is None else within & (key < high)
        yield key.is_null()

    def _all(self) -> pl.LazyFrame:
        if self._held:
            self._end_run()
        return pl.concat(self._runs)
