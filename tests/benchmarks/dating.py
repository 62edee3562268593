"""How well articles are dated whose date is hidden: figures, and a plot of what a confidence is worth.

    python -m benchmarks.dating CORPORA [--plot FILE.svg]

CORPORA is a folder with `timebank`, `aquaint` (TimeML) and `timeset-dev` (articles.jsonl, gold.jsonl). To be run in
the folder `tests`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chrono.articles import Article, read
from chrono.dating import Policy, Published, date_articles
from chrono.temporal.recognizing import recognize

TODAY = date(2026, 11, 22)
# A line that is only a date in figures: the agency's own, which would give the answer away.
_BARE = re.compile(
    r"\s*(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-?\d\d-?\d\d(?:[ T]\d\d:?\d\d(?::?\d\d)?\S*)?"
    r"|\d{2}-\d{2}-\d{4}\s\d{4}\S*)\s*"
)
_HEAD = 6
WEEK = 7


@dataclass(frozen=True, slots=True)
class Case:
    """An article without its date, and the date."""

    article: Article
    day: date

    @property
    def held(self) -> bool:
        """Whether it is of the third whose errors are never looked at."""
        return hashlib.sha1(self.article.article_id.encode()).digest()[0] % 3 == 0


def timeml(folder: Path) -> Iterator[Case]:
    """Articles of TimeML files, their DCT and bare dates at the head taken out."""
    for article in read([folder], on_problem=lambda _: None):
        found = re.match(r"(\d{4})-?(\d\d)-?(\d\d)", article.date or "")
        if found:
            day = date(*map(int, found.groups()))
            yield Case(Article(article_id=article.article_id, text=_headless(article.text)), day)


def timelines(folder: Path) -> Iterator[Case]:
    """Wikinews articles, whose dateline is not in the text."""
    days = {g["id"]: date.fromisoformat(g["date"]) for g in _lines(folder / "gold.jsonl")}
    for one in _lines(folder / "articles.jsonl"):
        yield Case(Article(article_id=one["id"], text=one["text"]), days[one["id"]])


def _lines(path: Path) -> Iterator[dict[str, str]]:
    return (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def _headless(text: str) -> str:
    kept, seen = [], 0
    for line in text.split("\n"):
        seen += bool(line.strip())
        if seen > _HEAD or not _BARE.fullmatch(line):
            kept.append(line)
    return "\n".join(kept)


def dated(cases: list[Case], way: str) -> dict[str, Published]:
    """Every article's date: of a folder (`hidden`), each alone with its year (`year`), or with a dateline put back."""
    if way == "hidden":
        return _dated([c.article for c in cases], Policy(TODAY))
    found: dict[str, Published] = {}
    for case in cases:
        article, policy = case.article, Policy(TODAY)
        if way == "year":
            policy = Policy(TODAY, between=(date(case.day.year, 1, 1), date(case.day.year, 12, 31)))
        else:
            title, _, rest = article.text.partition("\n")
            text = f"{title}\n{case.day:%A, %B} {case.day.day}, {case.day.year}\n{rest}"
            article = Article(article_id=article.article_id, text=text)
        found |= _dated([article], policy)
    return found


def _dated(articles: list[Article], policy: Policy) -> dict[str, Published]:
    return date_articles(articles, {a.article_id: recognize(a.text) for a in articles}, policy)


def row(cases: list[Case], found: dict[str, Published]) -> str:
    """The figures of some articles as cells of a table."""
    known = [(found[c.article.article_id], c.day) for c in cases]
    days = [(p.day, day) for p, day in known if p.day]
    week = sum(abs((ours - true).days) <= WEEK for ours, true in days)
    exact = sum(ours == true for ours, true in days)
    bound = sum(bool(p.after or p.before) for p, _ in known)
    outside = sum(bool((p.after and day < p.after) or (p.before and day > p.before)) for p, day in known)
    return f"{len(cases)} | {len(days)} | {exact} | {week} | {bound} | {outside}"


def plot(sure: dict[float, list[bool]], path: Path) -> None:
    """Of the articles said to be so sure, how many were right within a week; dots grow with their number."""
    import plotly.graph_objects as go

    said = sorted(sure)
    right = [sum(sure[c]) / len(sure[c]) for c in said]
    figure = go.Figure()
    figure.add_scatter(x=[0, 1], y=[0, 1], mode="lines", line={"dash": "dot", "color": "#767676"}, hoverinfo="skip")
    figure.add_scatter(
        x=said,
        y=right,
        mode="markers+text",
        text=[f"{sum(sure[c])}/{len(sure[c])}" for c in said],
        textposition=["bottom center" if y > 0.5 else "top center" for y in right],
        marker={"size": [8 + 3 * len(sure[c]) ** 0.5 for c in said], "color": "#0072B2"},
    )
    figure.update_layout(
        width=640, height=480, showlegend=False, template="plotly_white", margin={"l": 60, "r": 20, "t": 20, "b": 50}
    )
    figure.update_xaxes(title="confidence said", range=[0.5, 1.02])
    figure.update_yaxes(title="share right within a week", range=[-0.05, 1.1])
    figure.write_image(path)


def main() -> None:
    """Print the table, and draw the plot where it is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--plot", type=Path)
    args = parser.parse_args()
    corpora = {name: list(timeml(args.corpora / name)) for name in ("timebank", "aquaint")}
    corpora["timeset-dev"] = list(timelines(args.corpora / "timeset-dev"))
    sure: dict[float, list[bool]] = defaultdict(list)
    print("| corpus | articles | given a day | right | within 7 days | with a bound | true date outside its bounds |")
    print("|---|---|---|---|---|---|---|")
    for way in ("hidden", "year", "dateline"):
        for name, cases in corpora.items():
            found = dated(cases, way)
            print(f"| {name}, {way} | {row(cases, found)} |")
            print(f"| – held back | {row([c for c in cases if c.held], found)} |")
            for case in cases:
                known = found[case.article.article_id]
                if known.day and way != "dateline":
                    sure[round(known.confidence, 2)].append(abs((known.day - case.day).days) <= WEEK)
    for said in sorted(sure, reverse=True):
        print(f"confidence {said}: {sum(sure[said])} of {len(sure[said])} right within a week")
    if args.plot:
        plot(sure, args.plot)


if __name__ == "__main__":
    main()
