"""What the script of a report reads: the figure, and each event's row with its mentions, said once and no more.

Sentences, names and dates go into the page as JSON; the script makes the unfolded rows and the hover texts from them,
so that a page of thousands of events stays small and opens at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chrono.charts import export, words
from chrono.charts.gantt import in_every_size
from chrono.charts.themes import GROUPS, group_of, recolouring
from chrono.chronology.schema import KINDS

if TYPE_CHECKING:
    from chrono.chronology.tables import Tables
    from chrono.reports.view import EventView, MentionView, ReportView

DOWNLOADED = (
    "event_id", "first_day", "last_day", "when", "value", "label", "kind", "factuality", "status", "approximate",
    "implied", "actors", "places", "articles", "mentions", "confidence",
)  # fmt: skip
ROWS_AT_FIRST = 250  # more rows than this are laid out only when a reader asks for them
SENTENCES_OF = 100  # more events than this are printed without their sentences, unless a reader asks for them
_MARKS = {"": 0, "timex": 1, "trigger": 2}


def page_data(tables: Tables, view: ReportView) -> dict[str, Any]:
    """The data of a report's script.

    Args:
        tables: the chronology.
        view: the same in words (`report_view`).

    Returns:
        Plain lists and dicts: `columns` and `events` (a list of values for each event), `details` beside them (see
        `_detail`) with what they have `said` in common, the names of the articles, one figure (`traces`) with its
        `layouts`, and the words of enums.
    """
    chart = in_every_size(tables)
    sentences = _sentences(view)
    said: dict[str, int] = {}  # what mentions say again and again, with its place in the list
    return {
        "traces": [{key: value for key, value in trace.items() if key != "hovertext"} for trace in chart["traces"]],
        "layouts": {"wide": chart["wide"], "narrow": chart["narrow"]},
        "pages": chart["pages"],
        "shown": chart["shown"],
        "thin": chart["thin"],
        "themes": {name: recolouring("light", name) for name in ("dark", "print")},
        "config": export.CONFIG,
        "columns": DOWNLOADED,
        "events": [_values(row) for row in tables.events.select(DOWNLOADED).iter_rows(named=True)],
        "details": [_detail(event, sentences, said) for event in view.events],
        "said": list(said),
        "names": dict(zip(tables.articles["article_id"], view.names, strict=True)),
        "words": {
            "kind": {kind: words.KINDS[kind] for kind in KINDS},
            "group": {kind: GROUPS[group_of(kind)] for kind in KINDS},
            "factuality": words.FACTUALITIES,
        },
        "rowsAtFirst": ROWS_AT_FIRST,
        "sentencesOf": SENTENCES_OF,
    }


def _values(row: dict[str, Any]) -> list[Any]:
    return [str(row[name]) if name in ("first_day", "last_day") and row[name] else row[name] for name in DOWNLOADED]


def _sentences(view: ReportView) -> dict[str, str]:
    """The text of each sentence that stands in one paragraph of an article, as the page shows it."""
    made: dict[str, str] = {}
    for article in view.articles:
        for stretch in (stretch for paragraph in article.paragraphs for stretch in paragraph):
            if stretch.sentence is not None and stretch.first and stretch.last:
                made[article.sentences[stretch.sentence].target] = "".join(words.clean(p.text) for p in stretch.pieces)
    return made


def _detail(event: EventView, sentences: dict[str, str], said: dict[str, int]) -> list[Any]:
    """`[precision, how sources stand to each other, claims, mentions, corrections]`, no more than the page needs."""
    mentions = [_mention(mention, sentences, said) for mention in event.mentions]
    return [event.precision, event.status_words, event.claims, mentions, [*map(words.clean, event.corrections)]]


def _mention(mention: MentionView, sentences: dict[str, str], said: dict[str, int]) -> list[Any]:
    texts = [words.clean(piece.text) for piece in mention.pieces]
    # A sentence that stands in its article is not said again: lengths (in code points) are enough to mark it.
    shared = sentences.get(mention.target) == "".join(texts)
    marked = zip(mention.pieces, texts, strict=True)
    pieces = [value for piece, text in marked for value in (_MARKS[piece.mark], len(text) if shared else text)]
    about = [mention.article, mention.reported_by, mention.value, mention.resolved, mention.confidence]
    places = [said.setdefault(words.clean(text), len(said)) for text in about]
    return [pieces, mention.target.removeprefix("sentence-"), *places]
