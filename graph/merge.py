"""Relations as a pure, order-free function of the evidence.

A tie is what can be told again, denied, corroborated: (source, predicate, object_key, target). A
relation is one occurrence of it. Nothing reaches beyond a bundle, all ties of one category between
two actors, so a store can make a bundle anew without looking at the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import reduce

from tieline.graph import ids
from tieline.graph.actors import ActorTable
from tieline.graph.dates import first_day, interval, last_day, overlap
from tieline.graph.model import (
    ASSERTED,
    CONFIDENCES,
    CONTRADICTING,
    STATUSES,
    Actor,
    Evidence,
    Relation,
)

Bundle = tuple[str, str, str]
Interval = tuple[date, date]

# Reports of one meeting differ by days ("on Tuesday", "June 18-19"); two meetings of the same people
# within ten days are rarer than one that lasts.
_PRECISE_DAYS = 10
# What a paper tells without a date is news, not the visit of years ago that another article dates.
_RECENT_DAYS = 400


def bundle(evidence: Evidence, table: ActorTable) -> Bundle:
    """Return (source id, category, target id) after merging; symmetric ends ordered by id."""
    source, target = _ends(evidence, table)
    return (source.id, evidence.meaning.category, target.id)


def relations(evidence: Iterable[Evidence], table: ActorTable) -> list[Relation]:
    """Return every relation that the evidence carries, sorted by id.

    The evidence must hold whole bundles. Repeats count once; what merging has joined to itself
    (both ends one actor) is no relation.
    """
    bundles: dict[Bundle, dict[str, Evidence]] = defaultdict(dict)
    for one in evidence:
        key = bundle(one, table)
        if key[0] != key[2]:
            known = bundles[key].setdefault(one.id, one)
            if known is not one and known != one:
                bundles[key][one.id] = min(known, one, key=_standing)
    found = (r for key, told in bundles.items() for r in _of_bundle(key, told.values(), table))
    return sorted(found, key=lambda r: r.id)


def _standing(evidence: Evidence) -> tuple[str, int, str]:
    """What decides between two tellings of one id, so that the order of reading does not."""
    return (evidence.article.document, CONFIDENCES.index(evidence.confidence), repr(evidence))


@dataclass(slots=True)
class _Occurrence:
    """What tells of one time.

    Attributes:
        days: by the most precise of its evidence; a vaguer date that fits leaves them as they are.
    """

    days: Interval | None
    evidence: list[Evidence] = field(default_factory=list)


def _of_bundle(key: Bundle, evidence: Iterable[Evidence], table: ActorTable) -> Iterable[Relation]:
    source, target = table.actors[key[0]], table.actors[key[2]]
    ties: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for one in sorted(evidence, key=lambda e: e.order):
        ties[(one.predicate, one.object_key)].append(one)
    denials = [e for told in ties.values() for e in told if e.status == "denied"]
    for (predicate, object_key), told in ties.items():
        tie = ids.tie_id(source.id, predicate, object_key, target.id)
        for occurrence in _occurrences(told):
            own = {e.id for e in occurrence.evidence}
            against = [d for d in denials if d.id not in own and _denies(d, object_key, occurrence)]
            yield _relation(tie, source, target, occurrence, against, table)


def _occurrences(told: Sequence[Evidence]) -> list[_Occurrence]:
    """Group a tie's evidence by compatible dates; states and roles have one occurrence."""
    if len(told) == 1 or told[0].meaning.kind != "event":
        return [_Occurrence(_span(told), list(told))]
    dated = [(interval(e.occurred_from, e.occurred_to), e) for e in told]
    occurrences: list[_Occurrence] = []
    known = sorted(((days, e) for days, e in dated if days), key=lambda d: (_length(d[0]), d[0], d[1].order))
    for days, one in known:
        fits = [o for o in occurrences if o.days and overlap(o.days, days)]
        precise = _length(days) <= _PRECISE_DAYS
        if len(fits) == 1 or (fits and precise):
            joined = fits[0]
            for other in fits[1:]:
                joined.evidence += other.evidence
                joined.days = _union(joined.days, other.days)
                occurrences.remove(other)
            joined.evidence.append(one)
            if precise:
                joined.days = _union(joined.days, days)
        else:
            same = [o for o in fits if o.days == days]
            if same:
                same[0].evidence.append(one)
            else:
                occurrences.append(_Occurrence(days, [one]))
    undated = [e for days, e in dated if not days]
    if undated:
        alone = _Occurrence(None)
        # All find their place before any takes it: what is undated decides nothing for another.
        places = [[o for o in occurrences if _could_be(one, o)] for one in undated]
        for one, fits in zip(undated, places, strict=True):
            (fits[0] if len(fits) == 1 else alone).evidence.append(one)
        if alone.evidence:
            occurrences.append(alone)
    return occurrences


def _could_be(undated: Evidence, occurrence: _Occurrence) -> bool:
    """What has happened began before it was printed; what is expected ends after.

    An expectation of unknown date may be of the next time: it joins what others expect, never what has
    happened.
    """
    published = undated.article.published
    hopeful = undated.status in ("expected", "possible")
    if not occurrence.days:
        return False
    if not published:
        return not hopeful or all(e.status in ("expected", "possible") for e in occurrence.evidence)
    if hopeful:
        return occurrence.days[1] >= first_day(published)
    printed = last_day(published)
    return occurrence.days[0] <= printed and (printed - occurrence.days[1]).days <= _RECENT_DAYS


def _denies(denial: Evidence, object_key: str, occurrence: _Occurrence) -> bool:
    named = denial.object_key
    if named and object_key != named and not object_key.startswith(named + "/"):
        return False
    if not occurrence.days:
        return True
    when = interval(denial.occurred_from, denial.occurred_to)
    if when:
        return overlap(when, occurrence.days)
    published = denial.article.published
    return not published or occurrence.days[0] <= last_day(published)


def _relation(
    tie: str,
    source: Actor,
    target: Actor,
    occurrence: _Occurrence,
    against: list[Evidence],
    table: ActorTable,
) -> Relation:
    own = occurrence.evidence
    evidence = tuple(sorted([*own, *against], key=lambda e: e.order))
    statuses = [e.status for e in evidence]
    carried = {e.status for e in own}
    status = next(s for s in STATUSES if s in carried)
    deciding = ASSERTED if status in ASSERTED else (status,)
    telling = [e for e in own if e.status in deciding]
    best = min(telling, key=lambda e: (STATUSES.index(e.status), e.article.published or "9999", e.id))
    days = occurrence.days
    published = sorted(e.article.published for e in evidence if e.article.published)
    exact = [e for e in own if _within(e, days)] if days else []
    first, last = _days(days, published)
    key = "" if best.meaning.kind != "event" or not occurrence.days else _label(occurrence.days)
    return Relation(
        id=ids.relation_id(tie, key),
        tie_id=tie,
        source=source,
        predicate=best.predicate,
        object=best.object or next((e.object for e in telling if e.object), ""),
        object_key=best.object_key,
        target=target,
        status=status,
        statuses={s: statuses.count(s) for s in STATUSES if s in statuses},
        disputed=status in ASSERTED and any(s in statuses for s in CONTRADICTING),
        occurred_from=min(
            (e.occurred_from for e in exact if e.occurred_from),
            key=lambda d: (first_day(d), d),
            default=None,
        ),
        occurred_to=max(
            (e.occurred_to for e in exact if e.occurred_to),
            key=lambda d: (last_day(d), d),
            default=None,
        ),
        published_from=published[0] if published else None,
        published_to=published[-1] if published else None,
        first_day=first,
        last_day=last,
        outlets=tuple(sorted({e.article.outlet or e.article.document for e in telling})),
        origins=tuple(sorted({o for e in telling for o in _origins(e, table)})),
        articles=len({e.article.id for e in evidence}),
        confidence=min((e.confidence for e in telling), key=CONFIDENCES.index),
        claimed_by=tuple(sorted({table.of(c).name for e in telling for c in e.claimants})),
        quote=best.quote,
        evidence=evidence,
    )


def _origins(evidence: Evidence, table: ActorTable) -> Iterable[str]:
    if evidence.claimants:
        return [table.of(c).name for c in evidence.claimants]
    return evidence.origins


def _ends(evidence: Evidence, table: ActorTable) -> tuple[Actor, Actor]:
    source, target = table.of(evidence.source), table.of(evidence.target)
    if evidence.meaning.symmetric and target.id < source.id:
        return target, source
    return source, target


def _span(evidence: Iterable[Evidence]) -> Interval | None:
    return reduce(_union, (interval(e.occurred_from, e.occurred_to) for e in evidence))


def _within(evidence: Evidence, days: Interval) -> bool:
    when = interval(evidence.occurred_from, evidence.occurred_to)
    return bool(when and days[0] <= when[0] and when[1] <= days[1])


def _days(days: Interval | None, published: Sequence[str]) -> tuple[str | None, str | None]:
    """First and last day: when it occurred, an open end reaching to what is printed; else when printed."""
    printed = (first_day(published[0]), last_day(published[-1])) if published else None
    if not days:
        return (printed[0].isoformat(), printed[1].isoformat()) if printed else (None, None)
    first, last = days
    if last == date.max:
        last = max(first, printed[1]) if printed else first
    if first == date.min:
        first = last
    return first.isoformat(), last.isoformat()


def _union(a: Interval | None, b: Interval | None) -> Interval | None:
    return (min(a[0], b[0]), max(a[1], b[1])) if a and b else a or b


def _length(days: Interval) -> int:
    return (days[1] - days[0]).days + 1


def _label(days: Interval) -> str:
    return f"{days[0]}/{days[1]}"
