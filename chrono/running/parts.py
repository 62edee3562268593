"""Articles in parts, cut where their content says, so that one article more changes one part only.

The method is content-defined chunking (Muthitacharoen, Chen and Mazières, A Low-bandwidth Network File System, 2001),
with articles in the place of bytes.
"""

from __future__ import annotations

import hashlib
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from chrono.articles import Article

_USUAL = 32  # articles in a part, on average
_MOST = 128  # articles in a part
_LONGEST = 1_000_000  # characters in a part, unless one article is longer


@dataclass(frozen=True, slots=True)
class Part:
    """Articles that are read together.

    Attributes:
        key: 32 hexadecimal digits, the same for the same articles in the same order.
        articles: one or more, in the order of the input.
    """

    key: str
    articles: tuple[Article, ...]


def parts(articles: Iterable[Article]) -> Iterator[Part]:
    """Cut a stream of articles into parts; memory holds one part."""
    held: list[Article] = []
    digests: list[bytes] = []
    length = 0
    for article in articles:
        if held and length + len(article.text) > _LONGEST:
            yield _part(held, digests)
            held, digests, length = [], [], 0
        digest = _digest(article)
        held.append(article)
        digests.append(digest)
        length += len(article.text)
        if digest[0] % _USUAL == 0 or len(held) == _MOST:
            yield _part(held, digests)
            held, digests, length = [], [], 0
    if held:
        yield _part(held, digests)


def digest(*told: object) -> str:
    """32 hexadecimal digits for some values whose `repr` says all of them."""
    return hashlib.blake2b("\x00".join(map(repr, told)).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@cache
def fingerprint(model: str | None = None) -> str:
    """32 hexadecimal digits that change with chrono's own code and data, and with a pipeline that the user names."""
    made = hashlib.blake2b(digest_size=16)
    for file in _files(Path(__file__).parents[1]):
        made.update(file.read_bytes())
    made.update(repr(model).encode())
    if model and Path(model).is_dir():
        for file in _files(Path(model)):
            made.update(f"{file.name} {file.stat().st_size} {file.stat().st_mtime_ns}".encode())
    return made.hexdigest()


def _files(folder: Path) -> list[Path]:
    return sorted(f for f in folder.rglob("*") if f.is_file() and f.suffix not in {".pyc", ".pyo"})


def _digest(article: Article) -> bytes:
    return bytes.fromhex(digest(*astuple(article)))


def _part(held: list[Article], digests: list[bytes]) -> Part:
    return Part(hashlib.blake2b(b"".join(digests), digest_size=16).hexdigest(), tuple(held))
