"""What was read in an article, as lines for a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from tieline.corpus.dropped import Dropped
from tieline.corpus.explain import Explained, ExplainedClause, ExplainedMention, ExplainedSentence
from tieline.graph.lines import as_line
from tieline.graph.model import NOTICE, Evidence
from tieline.graph.paper import Paper, safe
from tieline.graph.text import when

# Room for the longest heading before its lines.
_HEADING = 10


def as_text(explained: Explained, paper: Paper) -> Iterator[str]:
    """Yield an article sentence by sentence, below each what was found in it and what was dropped."""
    article = explained.article
    known = (article.title, article.outlet, article.published, article.document)
    yield from paper.wrapped(safe(" · ".join(filter(None, known))), colour="bold")
    for number, sentence in enumerate(explained.sentences, 1):
        yield ""
        numbered = f"{number}. {safe(sentence.text)}"
        yield from paper.wrapped(numbered, hanging=len(f"{number}. "), colour="bold")
        for heading, colour, lines in _parts(sentence):
            yield from _under(heading, lines, paper, colour)
    yield ""
    yield counted(explained)
    yield from paper.wrapped(NOTICE, colour="dim")


def as_json(explained: Explained) -> dict[str, Any]:
    """Return an article as an object; its evidence has the keys of the interchange file."""
    article = explained.article
    return {
        "document": article.document,
        "article_id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published,
        "sentences": [_sentence_json(s) for s in explained.sentences],
    }


def _sentence_json(sentence: ExplainedSentence) -> dict[str, Any]:
    return {
        "start": sentence.start,
        "end": sentence.end,
        "text": sentence.text,
        "mentions": [asdict(m) for m in sentence.mentions],
        "clauses": [
            {**asdict(c), "slots": {name: list(words) for name, words in c.slots}} for c in sentence.clauses
        ],
        "evidence": [as_line(t.evidence) | {"trigger": [t.start, t.end]} for t in sentence.told],
        "dropped": [
            {key: value for key, value in asdict(d).items() if key != "sentence"} for d in sentence.dropped
        ],
    }


def counted(explained: Explained) -> str:
    """Return how much was told and dropped, in words."""
    told = sum(len(s.told) for s in explained.sentences)
    left_out = sum(len(s.dropped) for s in explained.sentences)
    return f"sentences: {len(explained.sentences)}, evidence: {told}, dropped: {left_out}"


# --- what the page says in the same words ---------------------------------------------------------


def of_mention(m: ExplainedMention) -> str:
    """Return `Oslo = Norway (country:NO), capital`."""
    actors = ", ".join(f"{p.name} ({p.id})" for p in m.actors)
    how = ", ".join(filter(None, (m.kind, m.rule)))
    return f"{m.words} = {actors}, {how}"


def of_clause(c: ExplainedClause) -> str:
    """Return `verb supply · subject: Norway · object: shells`."""
    slots = [f"{name}: {', '.join(words)}" for name, words in c.slots]
    return " · ".join([f"{c.kind} {c.word}", *(slots or ["no arguments"])])


def of_arrow(e: Evidence) -> str:
    """Return `Norway ─supplies→ Poland: artillery shells`."""
    line = f"─{e.predicate}─" if e.meaning.symmetric else f"─{e.predicate}→"
    return f"{e.source.name} {line} {e.target.name}" + (f": {e.object}" if e.object else "")


def of_status(e: Evidence) -> str:
    """Return status, claimants, date, confidence and rule."""
    claimants = ", ".join(c.name for c in e.claimants)
    status = f"{e.status} by {claimants}" if claimants else e.status
    dates = when(e.occurred_from, e.occurred_to) or "no date"
    return " · ".join((status, dates, f"{e.confidence} confidence", e.rule))


def of_dropped(d: Dropped) -> str:
    """Return `supplied (supplies): no target: …`."""
    return f"{d.words} ({d.meaning or d.kind}): {d.reason}"


# --- lines ----------------------------------------------------------------------------------------


def _parts(sentence: ExplainedSentence) -> Iterator[tuple[str, str, list[str]]]:
    """The headings of a sentence that have anything below them, with a colour."""
    evidence = [f"{of_arrow(t.evidence)}\n{of_status(t.evidence)}" for t in sentence.told]
    yield "actors", "", [of_mention(m) for m in sentence.mentions]
    yield "clauses", "dim", [of_clause(c) for c in sentence.clauses]
    yield "evidence", "green", evidence
    yield "dropped", "yellow", [of_dropped(d) for d in sentence.dropped]


def _under(heading: str, lines: Iterable[str], paper: Paper, colour: str) -> Iterator[str]:
    margin = 3 + _HEADING
    label = paper.ink(heading, "dim") + " " * (_HEADING - len(heading))
    for line in dict.fromkeys(lines):  # a mention told again says nothing new
        for depth, part in enumerate(line.split("\n")):
            ink = colour if depth == 0 else "dim"
            for broken in paper.wrapped(safe(part), indent=2 * depth, hanging=2, width=paper.width - margin):
                yield " " * 3 + label + paper.ink(broken, ink)
                label = " " * _HEADING
