"""Short articles to be read in parts, and jobs that fail on purpose."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Self

from chrono.articles import Article

PEOPLE = ["Mara Okonjo", "Tobias Lindqvist", "Ilse Brandt", "Jonas Wade", "Petra Sandoval"]
TOWNS = ["Port Essen", "Velland", "Oslo", "Lisbon", "Nairobi"]


def articles(count: int) -> list[Article]:
    """Articles that differ, some without a date of their own."""
    return [_article(number) for number in range(count)]


def _article(number: int) -> Article:
    day = date(2025, 1, 6) + timedelta(days=number)
    who, where = PEOPLE[number % 5], TOWNS[number * 3 % 5]
    text = (
        f"{who} met {PEOPLE[(number + 2) % 5]} in {where} on {day:%B} {day.day}. "
        f"The talks of the two lasted from Monday to Wednesday. They will sign a treaty in {where} next month."
    )
    return Article(article_id=f"n{number:03}", text=text, date=None if number % 4 == 3 else day.isoformat())


@dataclass(frozen=True, slots=True)
class Counted:
    """What a made job gives: the articles' ids, and those that were lost with the reason."""

    ids: tuple[str, ...]
    lost: tuple[tuple[str, str], ...] = ()

    def and_then(self, other: Counted) -> Counted:
        return Counted(self.ids + other.ids, self.lost + other.lost)


@dataclass(frozen=True, slots=True)
class Deadly:
    """A job that ends its whole process when it meets the article `bad`."""

    articles: tuple[str, ...]

    def run(self) -> Counted:
        if "bad" in self.articles:
            os._exit(1)
        return Counted(self.articles)

    def halves(self) -> tuple[Self, Self]:
        at = len(self.articles) // 2
        return replace(self, articles=self.articles[:at]), replace(self, articles=self.articles[at:])

    def lost(self, reason: str) -> Counted:
        return Counted((), tuple((one, reason) for one in self.articles))


@dataclass(frozen=True, slots=True)
class Pid:
    """A job that tells the number of its process."""

    def run(self) -> int:
        return os.getpid()


@dataclass(frozen=True, slots=True)
class Sleeping:
    """A job that takes a minute."""

    def run(self) -> None:
        time.sleep(60)
