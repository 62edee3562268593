"""What the report's templates show: records in words, made from the four tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from chrono.charts import words
from chrono.charts.resting import SIGN_WORDS, resting
from chrono.charts.themes import group_of
from chrono.reports.evidence import resolved, spans_of
from chrono.reports.marking import Piece, Span, Stretch, apart, paragraphs, pieces

if TYPE_CHECKING:
    from chrono.chronology.tables import Tables


@dataclass(frozen=True, slots=True)
class MentionView:
    """One mention of an event: its sentence and what it says; `target` is the id of the sentence in the article."""

    pieces: tuple[Piece, ...]
    article: str
    target: str
    reported_by: str
    value: str
    resolved: str
    confidence: str


@dataclass(frozen=True, slots=True)
class EventView:
    """One row of the event table; `number` is its place, from 1."""

    number: int
    event_id: str
    when: str
    label: str
    group: str
    kind: str
    factuality: str
    factuality_words: str
    status: str
    status_words: str
    precision: str
    actors: tuple[str, ...]
    places: tuple[str, ...]
    articles: tuple[str, ...]
    claims: tuple[tuple[str, str], ...]
    corrections: tuple[str, ...]
    confidence: str
    dated: bool
    rests: bool
    mentions: tuple[MentionView, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that an article's page names, and the numbers of the events that it tells."""

    target: str
    events: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article: how it is dated, and its text."""

    number: int
    title: str
    publisher: str
    url: str
    link: str
    dated: str
    how: str
    known: bool
    inferred: bool
    bounds: str
    confidence: str
    evidence: tuple[str, ...]
    paragraphs: tuple[tuple[Stretch, ...], ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """All that a report shows; `names` are the articles' titles, short enough for a reference."""

    articles: tuple[ArticleView, ...]
    events: tuple[EventView, ...]
    names: tuple[str, ...]


def report_view(tables: Tables) -> ReportView:
    """The records that the report's templates show.

    Args:
        tables: the chronology.

    Returns:
        Articles and events in the order of the tables, everything in words; nothing in them is escaped yet.
    """
    articles = tables.articles.to_dicts()
    by_id = {row["article_id"]: row for row in articles}
    number_of = {row["article_id"]: number for number, row in enumerate(articles, 1)}
    timexes: dict[str, list[dict[str, Any]]] = {}
    for timex in tables.timexes.iter_rows(named=True):
        timexes.setdefault(timex["article_id"], []).append(timex)
    mentions: dict[str, list[dict[str, Any]]] = {}
    sentences: dict[str, list[Span]] = {}
    for row in tables.mentions.iter_rows(named=True):
        mentions.setdefault(row["event_id"], []).append(row)
        sentences.setdefault(row["article_id"], []).append(Span(row["sentence_start"], row["sentence_end"]))
    named = {article_id: apart(spans) for article_id, spans in sentences.items()}
    names = {
        article_id: words.shorten(row["title"] or article_id, words.REFERENCE) for article_id, row in by_id.items()
    }
    told: dict[str, list[int]] = {}
    corrected = _corrected(tables)
    rest = resting(tables)
    events = []
    for number, event in enumerate(tables.events.iter_rows(named=True), 1):
        shown = []
        # What dates the event stands before what only announces it.
        for row in sorted(mentions.get(event["event_id"], []), key=lambda row: bool(row["implied"])):
            target = _target(number_of.get(row["article_id"], 0), named[row["article_id"]], row["sentence_start"])
            if number not in told.setdefault(target, []):
                told[target].append(number)
            shown.append(_mention(row, by_id, names, target, timexes.get(row["article_id"], [])))
        events.append(
            _event(
                number,
                event,
                names,
                tuple(shown),
                corrected.get(event["event_id"], []),
                rests=event["event_id"] in rest,
            )
        )
    articles_shown = tuple(
        _article(number, row, timexes.get(row["article_id"], []), named.get(row["article_id"], []), told)
        for number, row in enumerate(articles, 1)
    )
    return ReportView(articles_shown, tuple(events), tuple(names[row["article_id"]] for row in articles))


def safe_link(url: str | None) -> str:
    """The address if a browser may follow it (`http` or `https`), else nothing."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return ""
    return (url or "").strip() if parts.scheme in ("http", "https") and parts.netloc else ""


def _target(article: int, sentences: list[Span], start: int) -> str:
    # The sentence's own name, or that of the one which it overlaps.
    place = max((i for i, span in enumerate(sentences) if span.start <= start), default=0)
    return f"sentence-{article}-{place + 1}"


def _mention(
    row: dict[str, Any],
    articles: dict[str, dict[str, Any]],
    names: dict[str, str],
    target: str,
    timexes: list[dict[str, Any]],
) -> MentionView:
    spans = spans_of(row)
    trigger = [Span(row["trigger_start"], row["trigger_end"])]
    text = articles.get(row["article_id"], {}).get("text") or ""
    start, end = row["sentence_start"], row["sentence_end"]
    if text[start:end] != row["sentence"]:  # offsets of another text: the sentence itself is still right
        text, start, end, spans, trigger = row["sentence"], 0, len(row["sentence"]), [], []
    anchors = [
        t["anchor"] for t in timexes if spans and t["start_char"] < spans[0].end and t["end_char"] > spans[0].start
    ]
    anchor = next((anchor for anchor in anchors if anchor), "")
    return MentionView(
        pieces=pieces(text, start, end, spans, trigger),
        article=names.get(row["article_id"], row["article_id"]),
        target=target,
        reported_by=row["reported_by"] or "",
        value=words.value(row["value"]),
        resolved=resolved(row, anchor, text),
        confidence=words.share(row["confidence"]),
    )


def _corrected(tables: Tables) -> dict[str, list[str]]:
    """Event ids to what a person changed in them, with what stood there before; a merge stands with what it made."""
    told: dict[str, list[str]] = {}
    for row in tables.corrections.iter_rows(named=True):
        merged = row["action"] == "merge"
        words = f"{row['action']}, before: {row['before']}" + (f" ({row['note']})" if row["note"] else "")
        told.setdefault(row["after"] if merged else row["event_id"], []).append(words)
    return told


def _event(
    number: int,
    event: dict[str, Any],
    names: dict[str, str],
    mentions: tuple[MentionView, ...],
    corrections: list[str],
    *,
    rests: bool,
) -> EventView:
    dated = event["start"] is not None
    value = words.timex_value(event["value"])
    claims = tuple(
        (words.value(claim["value"]), "; ".join(names.get(name, name) for name in claim["articles"] or []))
        for claim in event["claims"] or []
    )
    return EventView(
        number=number,
        event_id=event["event_id"],
        when=event["when"] or ("no date known" if not dated and value == "unknown" else value),
        label=event["label"] or "(no words)",
        group=group_of(event["kind"] or "other"),
        kind=words.KINDS.get(event["kind"] or "other", "other"),
        factuality=event["factuality"] or "actual",
        factuality_words=words.FACTUALITIES[event["factuality"] or "actual"],
        status=event["status"] or "single",
        status_words=words.agreement(event["status"], len(event["articles"] or [])),
        precision=words.precision(
            event["grain"] or "day",
            event["extent"] or "within",
            approximate=bool(event["approximate"]),
            implied=bool(event["implied"]),
            rests=SIGN_WORDS if rests else "",
        )
        if dated
        else "not dated",
        actors=tuple(event["actors"] or []),
        places=tuple(event["places"] or []),
        articles=tuple(names.get(name, name) for name in event["articles"] or []),
        claims=claims if event["status"] == "disputed" else (),
        corrections=tuple(corrections),
        confidence=words.share(event["confidence"]) if dated else "–",
        dated=dated,
        rests=rests,
        mentions=mentions,
    )


def _article(
    number: int,
    row: dict[str, Any],
    timexes: list[dict[str, Any]],
    sentences: list[Span],
    told: dict[str, list[int]],
) -> ArticleView:
    source = row["published_source"] or "unknown"
    marks = [Span(t["start_char"], t["end_char"], _timex_title(t)) for t in timexes]
    targets = [f"sentence-{number}-{place}" for place in range(1, len(sentences) + 1)]
    published = row["published"]
    link = safe_link(row["url"])
    return ArticleView(
        number=number,
        title=row["title"] or row["article_id"],
        publisher=row["publisher"] or "",
        url=row["url"] or "",
        link=link,
        dated=_dated(row),
        how=words.SOURCES[source],
        known=published is not None or source != "unknown",
        inferred=published is None or source in (*words.INFERRED, "unknown"),
        bounds=words.bounds(row["published_after"], row["published_before"]),
        confidence=words.share(row["published_confidence"]),
        evidence=tuple(row["published_evidence"] or []),
        paragraphs=_paragraphs(row, sentences, marks),
        sentences=tuple(Sentence(target, tuple(told.get(target, []))) for target in targets),
    )


def _dated(row: dict[str, Any]) -> str:
    """When an article was written; where only its lower bound is known, that is what is said."""
    published = row["published"]
    if published is None:
        said = words.timex_value(row["published_value"])
        return "no date known" if said == "unknown" else said
    open_ended = row["published_after"] == published and row["published_before"] is None
    return f"on or after {words.long_day(published)}" if open_ended else words.long_day(published)


def _paragraphs(row: dict[str, Any], sentences: list[Span], marks: list[Span]) -> tuple[tuple[Stretch, ...], ...]:
    made = [tuple(stretches) for stretches in paragraphs(row["text"], sentences, marks)]
    # The title stands above the text; where the text begins with it too, once is enough.
    if made and [stretch.sentence for stretch in made[0]] == [None]:
        first = "".join(piece.text for piece in made[0][0].pieces)
        if first.strip() == (row["title"] or "").strip():
            made = made[1:]
    return tuple(made)


def _timex_title(timex: dict[str, Any]) -> str:
    said = words.value(timex["value"]) if timex["type"] in ("DATE", "TIME") else timex["value"]
    title = f"{timex['value']} ({timex['type'].lower()})" if said == timex["value"] else f"{said} ({timex['value']})"
    return f"{title}, counted from {timex['anchor']}" if timex["anchor"] else title
