"""Tagging and dating alone, as lines of text: what `chrono tag` and `chrono date` print."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from chrono.extracting import date_all, tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from chrono.articles import Article
    from chrono.dating import Policy, Published
    from chrono.extracting import OnProblem
    from chrono.temporal.timex3 import Timex


def written(articles: Sequence[Article], policy: Policy, form: str, on_problem: OnProblem) -> Iterator[str]:
    """Every article tagged, as a line of JSON (`jsonl`) or a TimeML document (`timeml`)."""
    tagged = tag(articles, policy, on_problem)
    for article in tagged.articles:
        known, found = tagged.dated[article.article_id], tagged.timexes[article.article_id]
        yield _json(article, known, found) if form == "jsonl" else timeml(article, known, found)


def dates(articles: Sequence[Article], policy: Policy, form: str, on_problem: OnProblem) -> Iterator[str]:
    """When each article was written, in words (`text`) or as a line of JSON (`jsonl`)."""
    dated, _ = date_all(articles, policy, on_problem)
    for article in articles:
        known = dated[article.article_id]
        if form == "jsonl":
            yield json.dumps(_columns(article, known), ensure_ascii=False)
            continue
        yield f"{article.article_id}: {known.value or 'not known'} ({known.source}, confidence {known.confidence:.2f})"
        if known.day is None and (known.after or known.before):
            yield f"    not before {known.after or '…'}" + (f", not after {known.before}" if known.before else "")
        for sentence in known.evidence:
            yield f"    {sentence}"


def _columns(article: Article, known: Published) -> dict[str, object]:
    return {
        "article_id": article.article_id,
        "published": known.day.isoformat() if known.day else None,
        "published_value": known.value,
        "published_source": known.source,
        "published_after": known.after.isoformat() if known.after else None,
        "published_before": known.before.isoformat() if known.before else None,
        "published_confidence": known.confidence,
        "published_evidence": list(known.evidence),
    }


def _json(article: Article, known: Published, found: Sequence[Timex]) -> str:
    timexes = [
        {"start": t.start, "end": t.end, "text": t.text, "type": t.type, "value": t.value, "mod": t.mod} for t in found
    ]
    return json.dumps({"id": article.article_id, "published": known.value, "timexes": timexes}, ensure_ascii=False)


def timeml(article: Article, known: Published, found: Sequence[Timex]) -> str:
    """An article as a TimeML 1.2.1 document: its date as the DCT, its time expressions as TIMEX3."""
    from xml.sax.saxutils import escape, quoteattr  # it loads all that speaks HTTP, which nothing else here needs

    text, at = "", 0
    for number, one in enumerate(found, 1):
        mod = f" mod={quoteattr(one.mod)}" if one.mod else ""
        text += escape(article.text[at : one.start])
        text += (
            f'<TIMEX3 tid="t{number}" type="{one.type}" value={quoteattr(one.value)}{mod}>{escape(one.text)}</TIMEX3>'
        )
        at = one.end
    text += escape(article.text[at:])
    value = known.value or "XXXX-XX-XX"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n'
        f"<DOCID>{escape(article.article_id)}</DOCID>\n"
        f'<DCT><TIMEX3 tid="t0" type="DATE" value={quoteattr(value)} temporalFunction="false" '
        f'functionInDocument="CREATION_TIME">{escape(value)}</TIMEX3></DCT>\n'
        f"<TITLE>{escape(article.title)}</TITLE>\n<TEXT>{text}</TEXT>\n</TimeML>"
    )
