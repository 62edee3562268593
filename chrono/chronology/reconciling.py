"""One row of the events table from all mentions of an event: what all support, and what they disagree on."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from chrono.chronology.copies import Sources, independent
from chrono.chronology.wording import when
from chrono.temporal import intervals
from chrono.temporal.intervals import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from chrono.chronology.merging import Cluster
    from chrono.dating import Published
    from chrono.events import Mention

_FACTUALITY = ("actual", "planned", "possible", "negated")
_SURE = 0.1  # of confidence: sources that differ by less are equally sure


@dataclass(frozen=True, slots=True)
class Claim:
    """One date that is claimed: its mentions, and the most precise of them."""

    mentions: tuple[Mention, ...]

    @property
    def precise(self) -> Mention:
        """The mention with the shortest interval; of several, the surest."""
        return min(self.mentions, key=lambda m: (length(m), -m.confidence, m.mention_id))


def reconcile(cluster: Cluster, published: Mapping[str, Published], copies: Sources) -> dict[str, Any]:
    """The row of an event (every column of `events`).

    Args:
        cluster: its mentions.
        published: when each article was written, by id.
        copies: which articles are copies of one another.
    """
    dated = cluster.dated
    source = independent(((m.article_id, m.sentence) for m in cluster.mentions), copies)
    claims = _claims(dated)
    disputed = len(claims) > 1
    leading = max(claims, key=lambda c: (len(_sources(c.mentions, source)), -length(c.precise), c.precise.value))
    precise = leading.precise
    interval = _whole(claims) if disputed else precise.interval
    said = min((m.factuality for m in dated), key=_FACTUALITY.index)
    best = _best(cluster.leading, said)
    # An article that only announces the event confirms no date; a copy confirms nothing.
    sources = _sources(dated, source)
    dating = {m.article_id for m in dated}
    actors = _names(m.actors for m in (best, *cluster.mentions))
    founder = min(cluster.leading, key=lambda m: _told(m, published))
    return {
        "event_id": identity(founder),
        "start": interval.start_datetime if interval else None,
        "end": interval.end_datetime if interval else None,
        "grain": str(interval.grain) if interval else None,
        "first_day": interval.first_day if interval else None,
        "last_day": interval.last_day if interval else None,
        "when": when(f"{precise.value}/…" if disputed else precise.value, interval, precise.mod),
        "value": precise.value,
        "extent": "throughout" if precise.throughout else "within",
        "approximate": all(m.approximate for m in dated),
        "implied": all(m.implied for m in dated),
        "label": best.label,
        "kind": best.kind if best.kind != "other" else next((m.kind for m in dated if m.kind != "other"), "other"),
        "factuality": said,
        "actors": actors,
        "places": [place for place in _names(m.places for m in (best, *cluster.mentions)) if place not in actors],
        "articles": sorted({m.article_id for m in cluster.mentions}, key=lambda a: (a not in dating, a)),
        "mentions": len(cluster.mentions),
        "status": "disputed" if disputed else "single" if len(sources) == 1 else "agreed",
        "claims": [_claim(c) for c in sorted(claims, key=lambda c: c.precise.value)] if disputed else [],
        "confidence": _confidence(leading.mentions, source, len(sources)),
    }


def length(m: Mention) -> int:
    """Seconds of a mention's interval; more than any where it has none."""
    return m.interval.end - m.interval.start if m.interval else 10**15


def identity(founder: Mention) -> str:
    """A readable id: the day, who, and eight characters that tell apart what else would be alike.

    All of it is from the first telling of the event, so that it stays the same when later articles add to it.
    """
    day = _iso(founder.interval) if founder.interval else "undated"
    who = _slug((*founder.actors, *founder.places, founder.lemma)[0])
    digest = hashlib.blake2s(f"{founder.article_id}\x00{founder.mention_id}".encode(), digest_size=4).hexdigest()
    return f"{day}-{who}-{digest}"


def _told(m: Mention, published: Mapping[str, Published]) -> tuple[Any, ...]:
    """When a mention was written: by its article's date, those without one last, then by its place."""
    known = published.get(m.article_id)
    day = known.day if known and known.day else date.max
    return (day, m.article_id, m.sentence_start, m.trigger_start, m.mention_id)


def _claims(dated: Sequence[Mention]) -> list[Claim]:
    """The dates claimed: mentions whose times meet make one claim; the finer times come first.

    A coarse time that fits several claims ("in October") takes no side.
    """
    found: list[list[Mention]] = []
    for m in sorted(dated, key=lambda m: (length(m), m.value, -m.confidence, m.mention_id)):
        fitting = [c for c in found if m.interval is None or all(_meet(m, other) for other in c)]
        if not fitting:
            found.append([m])
        elif len(fitting) == 1:
            fitting[0].append(m)
    return [Claim(tuple(c)) for c in found]


def _meet(a: Mention, b: Mention) -> bool:
    return a.interval is None or b.interval is None or a.interval.meets(b.interval)


def _whole(claims: Sequence[Claim]) -> Interval | None:
    """From the first claimed day to the last."""
    spans = [c.precise.interval for c in claims if c.precise.interval]
    if not spans:
        return None
    coarsest = max((s.grain for s in spans), key=lambda g: g.rank)
    return Interval(min(s.start for s in spans), max(s.end for s in spans), coarsest)


def _claim(claim: Claim) -> dict[str, Any]:
    return {"value": claim.precise.value, "articles": sorted({m.article_id for m in claim.mentions})}


def _sources(mentions: Iterable[Mention], source: Mapping[str, str]) -> dict[str, float]:
    """How sure each independent source is."""
    found: dict[str, float] = defaultdict(float)
    for m in mentions:
        found[source[m.article_id]] = max(found[source[m.article_id]], m.confidence)
    return dict(sorted(found.items()))


def _confidence(leading: Sequence[Mention], source: Mapping[str, str], every: int) -> float:
    """That one source at least is right; of a dispute, the leading claim's part in all sources."""
    doubt = 1.0
    sure = _sources(leading, source)
    for confidence in sure.values():
        doubt *= 1 - confidence
    return round(min(0.99, 1 - doubt) * len(sure) / max(len(sure), every), 2)


def _best(dated: Sequence[Mention], said: str) -> Mention:
    """The mention whose label says most, of those that are surest and say whether it happened."""
    top = max(m.confidence for m in dated)
    sure = [m for m in dated if m.confidence >= top - _SURE]
    return max(
        sure,
        key=lambda m: (
            m.factuality == said,
            not m.label.endswith("…"),
            len({*m.actors, *m.places}),
            m.confidence,
            len(m.label),
            m.mention_id,
        ),
    )


def _names(lists: Iterable[Sequence[str]]) -> list[str]:
    """All names, each once; "Varga" is left out where "Tomas Varga" stands."""
    names = list(dict.fromkeys(name for names in lists for name in names))
    endings = {" ".join(words[i:]) for name in names for words in [name.split()] for i in range(1, len(words))}
    return [name for name in names if name not in endings]


def _iso(interval: Interval) -> str:
    year, month, day = intervals.civil(interval.start)
    return f"{year:04}-{month:02}-{day:02}" if year > 0 else f"bc{1 - year:04}-{month:02}-{day:02}"


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:32] or "event"
