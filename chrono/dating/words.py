"""What a language file says of dates: on which side of the article's day they lie, who was in office when."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from chrono.temporal.lexicon import load as load_lexicon

if TYPE_CHECKING:
    from datetime import date

Terms = tuple[tuple["date", "date | None"], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language.

    Attributes:
        apposition: what may stand between "today" and the date that explains it.
        holding: what may stand between "last month" and the month that it is ("'s summit in").
        open_before: words directly before a date that keep it from lying surely behind the article.
        open_between: words that do so between a verb of the past and a date.
        modals: words in front of a participle that make it no verb of the past, and verbs that look ahead.
        ahead_before, behind_before: words directly before a date that settle its side.
        set_before, set_in_past: words that do so ("set for"), and what keeps them from it ("was set for").
        doubting: words in whose sentence a year may lie ahead.
        full_before, the: what stands before one that does not, and before one with its month.
        terms_with, terms_before: what sets a term, with the words directly before its date.
        past, not_past, past_endings, future: cues of tense; `telling`: verbs that report.
        doing, not_doing: endings of verbs that go on, and words that merely end so.
        changed: words before a date near the top that is not the one of publication.
        no_dateline: words directly before a date that make it a term or an end.
        aside: words of a line near the top that is about a picture or another page.
        no_names: words in capitals that are part of no name.
        anniversary: what stands before the year of an anniversary; its group is the number.
        since_year, years_on: what stands before and behind the year of "since 2022 … three years on".
        numbers: numbers in words.
        since: names of things, to the first day on which anybody knew them.
        titles: finds a title of office with the names behind it.
        terms: terms of office, by title and name.
        former, other: words in front of a title: no longer in office; not in that office.
    """

    apposition: re.Pattern[str]
    holding: re.Pattern[str]
    open_before: frozenset[str]
    open_between: frozenset[str]
    modals: frozenset[str]
    ahead_before: frozenset[str]
    behind_before: frozenset[str]
    set_before: frozenset[str]
    set_in_past: frozenset[str]
    doubting: frozenset[str]
    full_before: frozenset[str]
    the: frozenset[str]
    terms_with: re.Pattern[str]
    terms_before: frozenset[str]
    past: frozenset[str]
    not_past: frozenset[str]
    telling: frozenset[str]
    past_endings: tuple[str, ...]
    future: re.Pattern[str]
    doing: tuple[str, ...]
    not_doing: frozenset[str]
    changed: re.Pattern[str]
    no_dateline: re.Pattern[str]
    aside: re.Pattern[str]
    no_names: frozenset[str]
    anniversary: re.Pattern[str]
    since_year: re.Pattern[str]
    years_on: re.Pattern[str]
    numbers: dict[str, int]
    since: dict[str, date]
    titles: re.Pattern[str]
    terms: dict[tuple[str, str], Terms]
    former: frozenset[str]
    other: frozenset[str]

    def is_past(self, word: str) -> bool:
        """Whether a word in lower case is, or ends like, a verb of the past."""
        if word in self.modals or word in self.not_past:
            return False
        return word in self.past or (len(word) > 3 and word.endswith(self.past_endings))


def read(language: str = "en") -> dict[str, Any]:
    """The language file as it stands."""
    source = files("chrono.dating") / "languages" / f"{language}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def languages() -> list[str]:
    """The languages that have a file."""
    folder = files("chrono.dating") / "languages"
    return sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml"))


@cache
def load(language: str = "en") -> Words:
    """The words of a language.

    Raises:
        FileNotFoundError: there is no file for it.
    """
    data = read(language)
    lexicon = load_lexicon(language)
    joined, side, terms = data["joined"], data["side"], data["terms"]
    offices = {title: names for title, names in terms.items() if isinstance(names, dict)}
    looking_ahead, not_past = frozenset(side["looking_ahead"]), frozenset(side["not_past"])
    return Words(
        apposition=re.compile(rf"\s*[,(–—-]?\s*(?:(?:{_any(joined['between'])})\s+)?", re.IGNORECASE),
        holding=re.compile(rf"(?:{_any(joined['possessive'])})(?: [\w’'-]+){{1,2}} (?:{_any(joined['holding'])}) "),
        open_before=frozenset(side["open_before"]),
        open_between=frozenset(side["open_between"]),
        modals=frozenset(side["modals"]) | looking_ahead,
        ahead_before=frozenset(side["ahead_before"]),
        behind_before=frozenset(side["behind_before"]),
        set_before=frozenset(side["set_before"]),
        set_in_past=frozenset(side["set_in_past"]),
        doubting=frozenset(side["doubting"]),
        full_before=frozenset(side["full_before"]),
        the=frozenset(side["the"]),
        terms_with=_whole(side["terms_with"]),
        terms_before=frozenset(side["terms_before"]),
        past=frozenset(cue for cue in lexicon.past_cues if " " not in cue) - looking_ahead - not_past,
        not_past=not_past,
        telling=frozenset(side["telling"]),
        past_endings=lexicon.past_endings,
        future=_whole(set(lexicon.future_cues) - set(side["not_ahead"])),
        doing=tuple(side["doing"]),
        not_doing=frozenset(side["not_doing"]),
        changed=_whole(data["dateline"]["changed"]),
        no_dateline=re.compile(rf"\b(?:{_any(data['dateline']['no_dateline'])})\s+\Z", re.IGNORECASE),
        aside=_whole(data["dateline"]["aside"]),
        no_names=frozenset(data["names"]["none"]),
        anniversary=re.compile(data["anniversary"]["pattern"]),
        since_year=re.compile(data["years_on"]["since"], re.IGNORECASE),
        years_on=re.compile(data["years_on"]["pattern"], re.IGNORECASE),
        numbers={word: int(str(kinds["numeral"])) for word, kinds in lexicon.words.items() if "numeral" in kinds},
        since=data["since"],
        titles=re.compile(
            rf"\b(?P<title>{_any(t.replace(' ', '*') for t in offices)}) ".replace(r"\*", "[ -]")
            + r"(?P<names>[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|de|van|von)){0,3})"
        ),
        terms={
            (title, name): tuple((term[0], term[1] if len(term) > 1 else None) for term in held)
            for title, names in offices.items()
            for every, held in names.items()
            for name in every.split("|")
        },
        former=frozenset(terms["former"]),
        other=frozenset(terms["other"]),
    )


def _whole(words: Any) -> re.Pattern[str]:
    """Any of some phrases, in capitals or not; the first letter rules out most words of a text."""
    first = "".join(sorted({re.escape(word[0]) for word in words}))
    return re.compile(rf"\b(?=[{first}])(?:{_any(words)})\b", re.IGNORECASE)


def _any(words: Any) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
