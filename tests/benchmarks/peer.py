"""One reader over all texts, in a process of its own: `python peer.py NAME TEXTS WARM`.

Stands alone, so that another interpreter can run it, which has the peer and not chrono. Prints one line of JSON:
documents, CPU seconds of reading them once it is warm, and how many expressions were found.

In the file of texts a record separator (U+001E) stands between two, and a unit separator (U+001F) behind the day that
begins each: a form that every language reads without a library.
"""

from __future__ import annotations

import json
import os
import sys
import time
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Texts = Sequence[tuple[str, str]]  # a text, and the day it was written, YYYY-MM-DD

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as chrono's own command sets it


def one_by_one(read: Callable[[str, str], int]) -> Callable[[Texts], int]:
    """What reads many texts by what reads one."""
    return lambda texts: sum(read(text, day) for text, day in texts)


def chrono_tagging() -> Callable[[Texts], int]:
    """Recognizing and resolving, the day given, as the peers are given it."""
    from chrono.temporal.intervals import from_date
    from chrono.temporal.recognizing import recognize
    from chrono.temporal.resolving import resolve

    return one_by_one(lambda text, day: len(resolve(recognize(text), text, from_date(date.fromisoformat(day)))))


def chrono_extraction() -> Callable[[Texts], int]:
    """The whole way: articles dated, tagged and parsed, events found and merged; counts events."""
    from chrono import running
    from chrono.articles import Article
    from chrono.dating import Policy

    def read(texts: Texts) -> int:
        some = [Article(article_id=f"a{n:06}", text=text, date=day) for n, (text, day) in enumerate(texts)]
        return running.run(some, running.Settings(Policy(date(2026, 11, 22)))).events.height

    return read


def dateparser_search() -> Callable[[Texts], int]:
    """`dateparser.search.search_dates`, told that the text is English."""
    from dateparser.search import search_dates

    def read(text: str, day: str) -> int:
        base = datetime.fromisoformat(day)
        return len(search_dates(text, languages=["en"], settings={"RELATIVE_BASE": base}) or ())

    return one_by_one(read)


def timexy() -> Callable[[Texts], int]:
    """The component alone, over a blank English pipeline, which is the least that it runs on."""
    spacy: Any = import_module("spacy")
    import_module("timexy")
    nlp = spacy.blank("en")
    nlp.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy", "overwrite": False})
    return lambda texts: sum(len(doc.ents) for doc in nlp.pipe(text for text, _ in texts))


READERS: dict[str, Callable[[], Callable[[Texts], int]]] = {
    "chrono-tagging": chrono_tagging,
    "chrono-extraction": chrono_extraction,
    "dateparser.search": dateparser_search,
    "timexy": timexy,
}


def main() -> None:
    """Read all texts once they have been read a little."""
    name, file, warm = sys.argv[1:]
    records = (record.partition("\x1f") for record in Path(file).read_text(encoding="utf-8").split("\x1e"))
    texts = [(text, day) for day, _, text in records]
    read = READERS[name]()
    if int(warm):
        read(texts[: int(warm)])
    before = time.process_time()
    found = read(texts)
    sys.stdout.write(json.dumps({"documents": len(texts), "cpu": time.process_time() - before, "found": found}) + "\n")


if __name__ == "__main__":
    main()
