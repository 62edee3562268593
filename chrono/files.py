"""Writing files whole: a reader never sees half of one."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def write(path: Path, content: bytes | Callable[[Path], object]) -> Path:
    """Write beside the target, then move; folders that do not exist are made.

    Args:
        path: the file.
        content: its bytes, or what writes them to the path that it is given.

    Raises:
        OSError: it cannot be written; nothing is left behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    try:
        if isinstance(content, bytes):
            part.write_bytes(content)
        else:
            content(part)
        part.replace(path)
    except OSError as error:
        error.filename = str(path)  # people know the file by this name
        raise
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return path
