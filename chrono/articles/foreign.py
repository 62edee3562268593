"""Whether a text is in a language that chrono has no words for: told, instead of read as if it were English."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files

_LONGEST = 20_000  # characters: enough to tell a language by
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = "LATIN"
_FEWEST_WORDS, _FEWEST_LETTERS = 15, 20
# Small words are two in five of running text. A table or an English text full of names has few of its own, and fewer of
# any other one language.
_SHARE, _TIMES = 0.12, 2


def foreign(text: str) -> str | None:
    """The language other than English, or the script, in which a text is written.

    Args:
        text: an article's text; its first 20,000 characters are looked at.

    Returns:
        "in German", "in Cyrillic letters"; None where it is English, too short, or nobody could say.
    """
    text = text[:_LONGEST]
    if script := _other_script(text):
        return f"in {script} letters"
    words = Counter(_WORD.findall(text.lower()))
    every = words.total()
    if every < _FEWEST_WORDS:
        return None
    found = {name: sum(words[word] for word in words.keys() & small) for name, small in _small_words().items()}
    english = found.pop("English")
    name, most = max(found.items(), key=lambda one: one[1])
    return f"in {name}" if most >= _SHARE * every and most > _TIMES * english else None


def _other_script(text: str) -> str | None:
    """The script of most letters, where that is not Latin."""
    if text.isascii():
        return None
    letters = Counter({c: times for c, times in Counter(text).items() if c.isalpha()})
    scripts: Counter[str] = Counter()
    for letter, times in letters.items():
        scripts[unicodedata.name(letter, _LATIN).partition(" ")[0].partition("-")[0]] += times
    if letters.total() < _FEWEST_LETTERS:
        return None
    script, most = max(scripts.items(), key=lambda one: (one[1], one[0]))
    if script == _LATIN or 2 * most <= letters.total():
        return None
    return {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese"}.get(script, script.capitalize())


@cache
def _small_words() -> dict[str, frozenset[str]]:
    source = files("chrono.articles") / "languages" / "words.toml"
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    return {name: frozenset(entry["words"].split()) for name, entry in data.items()}
