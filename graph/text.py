"""Answers as lines for a terminal: every arrow with its quote and where it stands."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from tieline.graph.model import (
    ASSERTED,
    CONTRADICTING,
    NOTICE,
    Actor,
    Evidence,
    Relation,
    Status,
)
from tieline.graph.order import in_time
from tieline.graph.paper import Paper, safe
from tieline.graph.predicates import QUADS

if TYPE_CHECKING:
    from tieline.graph.paths import Chains
    from tieline.graph.stats import Stats

_TWO_COLUMNS = 76  # two columns of some six words each
_GUTTER = "  │ "
_HEADS = {"said": "green", "denied": "red"}


def of_actor(actor: Actor, relations: Sequence[Relation], paper: Paper, *, hidden: int = 0) -> Iterator[str]:
    """Yield an actor's relations by category, each with its best quote.

    Args:
        hidden: how many more there are that the filter left out.
    """
    yield from _title(actor.name, paper)
    known = [actor.type, actor.id]
    if actor.aliases:
        known.append(f"also {', '.join(actor.aliases)}")
    yield from paper.wrapped(safe(" · ".join(known)), colour="dim")
    by_category: dict[str, list[Relation]] = defaultdict(list)
    for relation in relations:
        by_category[relation.category].append(relation)
    for quad, categories in QUADS.items():
        for category in (c for c in categories if c in by_category):
            found = by_category[category]
            yield ""
            yield paper.ink(f"{category} {len(found)}", "bold") + paper.ink(f" · {quad}", "dim")
            for relation in in_time(found):
                yield from _arrow_and_quote(relation, paper, indent=2, seen_from=actor.id)
    yield from _hidden(hidden, paper)


def of_relations(relations: Iterable[Relation], paper: Paper, *, more: int = 0) -> Iterator[str]:
    """Yield relations as they come, each with its best quote.

    Args:
        more: how many a limit cut off.
    """
    for relation in relations:
        yield from _arrow_and_quote(relation, paper)
    if more:
        yield ""
        yield paper.ink(f"and {more} more", "dim")


def between(
    a: Actor, b: Actor, relations: Sequence[Relation], paper: Paper, *, hidden: int = 0
) -> Iterator[str]:
    """Yield all that joins two actors directly, with every evidence; the disputed side by side."""
    yield from _title(f"{a.name} and {b.name}", paper)
    for relation in in_time(relations):
        yield ""
        yield from _headed(relation, paper)
        if relation.disputed:
            yield from _side_by_side(relation, paper)
        else:
            yield from _told(relation.evidence, paper, 4)
    yield from _hidden(hidden, paper)


def of_paths(chains: Chains, relations: Mapping[str, Relation], paper: Paper) -> Iterator[str]:
    """Yield chains, each hop with the quote of its best arrow; at the end what an arrow is.

    Args:
        relations: the best of each hop, by id.
    """
    names = {actor.id: safe(actor.name) for r in relations.values() for actor in (r.source, r.target)}
    for number, chain in enumerate(chains, 1):
        if number > 1:
            yield ""
        hops = "1 hop" if len(chain.hops) == 1 else f"{len(chain.hops)} hops"
        walked = " – ".join(names[id_] for id_ in chain.actors)
        count = f"{number}. " if len(chains) > 1 else ""
        yield from paper.wrapped(f"{count}{walked} ({hops})", colour="bold")
        for here, hop in zip(chain.actors, chain.hops, strict=False):
            also = f"+{len(hop.others)} more" if hop.others else ""
            yield from _arrow_and_quote(relations[hop.best.id], paper, indent=2, seen_from=here, also=also)
    if chains.more:
        yield ""
        yield f"There are more than these {len(chains)} shortest paths."
    yield ""
    yield from paper.wrapped(NOTICE, colour="dim")


def of_actors(counted: Sequence[tuple[Actor, int]], paper: Paper) -> Iterator[str]:
    """Yield one line an actor: relations, name, id, aliases."""
    names = max((len(safe(actor.name)) for actor, _ in counted), default=0)
    digits = max((len(str(count)) for _, count in counted), default=0)
    for actor, count in counted:
        also = f" · also {', '.join(actor.aliases)}" if actor.aliases else ""
        name = paper.ink(f"{safe(actor.name):<{names}}", "bold")
        yield f"{count:>{digits}}  {name}  {paper.ink(safe(actor.id + also), 'dim')}"


def of_stats(counted: Stats, paper: Paper) -> Iterator[str]:
    """Yield what a store holds, one heading a line."""
    size = counted.size
    told = " to ".join(sorted({d for d in (counted.published_from, counted.published_to) if d}))
    heads: list[tuple[str, str]] = [
        ("articles", f"{size.articles:,}" + (f", published {told}" if told else "")),
        ("evidence", f"{size.evidence:,} passages"),
        ("actors", f"{size.actors:,}"),
        ("relations", f"{size.relations:,}"),
        ("passing", f"{counted.relations:,}" if counted.relations != size.relations else ""),
        ("by status", _counts(counted.statuses)),
        ("disputed", f"{counted.disputed:,}" if counted.disputed else ""),
        ("by category", _counts(counted.categories)),
        ("by outlet", _counts(counted.outlets)),
        ("most joined", _counts({a.name: count for a, count in counted.most_joined})),
    ]
    for head, value in heads:
        if value:
            wrapped = textwrap.wrap(value, paper.width - 13, break_on_hyphens=False)
            first, *rest = (line.replace("\xa0", " ") for line in wrapped)
            yield paper.ink(f"{head:<13}", "dim") + first
            yield from (" " * 13 + line for line in rest)


def _counts(counts: Mapping[str, int]) -> str:
    # Hard spaces, so that a count stays beside its name when lines break.
    each = (f"{safe(name)} {count:,}".replace(" ", "\xa0") for name, count in counts.items())
    return " · ".join(each)


def paths_json(chains: Chains, relations: Mapping[str, Relation]) -> dict[str, Any]:
    """Return `{"paths": [{"actors", "relations"}], "more"}`, best first.

    Each path has the best relation of each hop. `more` says that the limit cut some paths off.
    """
    actors = {a.id: a for r in relations.values() for a in (r.source, r.target)}
    return {
        "paths": [
            {
                "actors": [
                    {"id": id_, "name": actors[id_].name, "type": actors[id_].type} for id_ in chain.actors
                ],
                "relations": [relations[hop.best.id].as_json() for hop in chain.hops],
            }
            for chain in chains
        ],
        "more": chains.more,
    }


def arrow(relation: Relation, seen_from: str | None = None) -> str:
    """Return `A ─supplies→ B: object`, from its target `B ←supplies─ A: object`.

    Args:
        seen_from: the actor id that comes first.
    """
    first, line, last = relation.source, f"─{relation.predicate}→", relation.target
    if relation.meaning.symmetric:
        line = f"─{relation.predicate}─"
    if seen_from == relation.target.id:
        first, last = last, first
        if not relation.meaning.symmetric:
            line = f"←{relation.predicate}─"
    what = f": {relation.object}" if relation.object else ""
    return safe(f"{first.name} {line} {last.name}{what}")


def _arrow_and_quote(
    relation: Relation,
    paper: Paper,
    *,
    indent: int = 0,
    seen_from: str | None = None,
    also: str = "",
) -> Iterator[str]:
    yield from _headed(relation, paper, indent, seen_from, also)
    best = _best(relation)
    others = len(relation.evidence) - 1
    more = f"+{others} more passage{'s' * (others > 1)}" if others else ""
    yield from _quote(best.quote, [_place(best)], [more], paper, indent + 4)


def _headed(
    relation: Relation, paper: Paper, indent: int = 0, seen_from: str | None = None, also: str = ""
) -> Iterator[str]:
    """Yield the arrow and, behind or below it, when, by whom, how sure."""
    text = arrow(relation, seen_from)
    marks = [(mark, colour) for mark, colour in (*_marks(relation), (also, "dim")) if mark]
    plain = " · ".join(mark for mark, _ in marks)
    inked = paper.ink(" · ", "dim").join(paper.ink(mark, colour) for mark, colour in marks)
    if indent + len(text) + 3 + len(plain) <= paper.width:
        yield " " * indent + paper.ink(text, "bold") + (f"   {inked}" if marks else "")
        return
    yield from paper.wrapped(text, indent=indent, hanging=2, colour="bold")
    if not marks:
        return
    if indent + 2 + len(plain) <= paper.width:
        yield " " * (indent + 2) + inked
    else:
        yield from paper.wrapped(plain, indent=indent + 2)


def _marks(relation: Relation) -> Iterator[tuple[str, str]]:
    yield when(relation.occurred_from, relation.occurred_to), "cyan"
    claimants = () if relation.status == "stated" else relation.claimed_by
    yield _status(relation.status, claimants), _colour(relation.status)
    if relation.disputed:
        yield "disputed", "red"
    if len(relation.origins) > 1:
        yield f"{len(relation.origins)} origins", "green"
    if relation.confidence == "low":
        yield "low confidence", "yellow"


def when(first: str | None, last: str | None) -> str:
    """Return a time as people write it: a date, two of them, an open end, or nothing."""
    if first and last:
        return first if first == last else f"{first} to {last}"
    return f"since {first}" if first else f"until {last}" if last else ""


def _status(status: Status, claimants: Sequence[str]) -> str:
    by = " and ".join(filter(None, (", ".join(claimants[:-1]), *claimants[-1:])))
    if not by:
        return "" if status == "stated" else status
    return safe(f"{status} by {by}" if status in ("claimed", "denied") else f"{status}, says {by}")


def _colour(status: Status) -> str:
    return "red" if status in CONTRADICTING else "yellow"


def _told(evidence: Sequence[Evidence], paper: Paper, indent: int, *, width: int = 0) -> Iterator[str]:
    """Yield each quote, where it stands, and its status; copies stand below one quote."""
    copies: dict[tuple[object, ...], list[Evidence]] = defaultdict(list)
    for e in evidence:
        copies[e.quote, e.status, e.claimants, e.occurred_from, e.occurred_to].append(e)
    for told in copies.values():
        first = told[0]
        status = _status(first.status, [c.name for c in first.claimants])
        marks = [status, when(first.occurred_from, first.occurred_to)]
        yield from _quote(first.quote, [_place(e) for e in told], marks, paper, indent, width)


def _quote(
    quote: str,
    places: Sequence[str],
    marks: Iterable[str],
    paper: Paper,
    indent: int,
    width: int = 0,
) -> Iterator[str]:
    yield from paper.wrapped(f"“{safe(quote)}”", indent=indent, width=width)
    line = " · ".join(filter(None, ("; ".join(places), *marks)))
    yield from paper.wrapped(f"— {safe(line)}", indent=indent, hanging=2, colour="dim", width=width)


def _place(evidence: Evidence) -> str:
    article = evidence.article
    agency = f" ({article.agency})" if article.agency else ""
    date = f", {article.published}" if article.published else ""
    return f"{article.outlet or article.document}{agency}{date}"


def _side_by_side(relation: Relation, paper: Paper) -> Iterator[str]:
    """Yield what asserts a relation beside what denies it; below one another where it is narrow."""
    indent = 4
    by_side: dict[str, list[Evidence]] = {"said": [], "denied": [], "besides": []}
    for e in relation.evidence:
        side = "said" if e.status in ASSERTED else "denied" if e.status in CONTRADICTING else ""
        by_side[side or "besides"].append(e)
    besides = by_side.pop("besides")
    if paper.columns < _TWO_COLUMNS:
        for head, told in by_side.items():
            yield " " * indent + paper.ink(head, _HEADS[head])
            yield from _told(told, paper, indent)
    else:
        width = (paper.width - indent - len(_GUTTER)) // 2
        plain = Paper(paper.columns)  # colours would count as columns
        heads = [f"{head:<{width}}" for head in by_side]
        inked = _GUTTER.join(paper.ink(head, _HEADS[head.strip()]) for head in heads)
        yield " " * indent + (inked if paper.coloured else inked.rstrip())
        columns = (_told(told, plain, 0, width=width) for told in by_side.values())
        for left, right in zip_longest(*columns, fillvalue=""):
            yield f"{' ' * indent}{left:<{width}}{_GUTTER}{right}".rstrip()
    yield from _told(besides, paper, indent)


def _best(relation: Relation) -> Evidence:
    """The evidence whose quote stands on the arrow."""
    return next(
        (e for e in relation.evidence if (e.quote, e.status) == (relation.quote, relation.status)),
        relation.evidence[0],
    )


def _title(text: str, paper: Paper) -> Iterator[str]:
    yield from paper.wrapped(safe(text), colour="bold")


def _hidden(count: int, paper: Paper) -> Iterator[str]:
    if count:
        yield ""
        told = (
            f"The filter leaves out {count:,} more, by its options or by status (--status any: every status)."
        )
        yield paper.ink(told, "dim")
