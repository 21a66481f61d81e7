"""Small random corpora, made to collide: few actors, ties and days, names that merge."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

from hypothesis import strategies as st

from tieline.graph import ids
from tieline.graph.actors import merge_actors
from tieline.graph.filter import Filter
from tieline.graph.merge import relations
from tieline.graph.model import (
    ACTOR_TYPES,
    CONFIDENCES,
    STATUSES,
    Article,
    Evidence,
    Party,
    Reading,
    Relation,
)
from tieline.graph.predicates import CATEGORIES, QUADS

# Several are one actor once another article names them so: an acronym, a middle initial.
PARTIES = (
    Party("country:RU", "Russia", "country", ("Moscow",)),
    Party("country:RU", "Russia", "country", ("Russian",)),
    Party("country:KP", "North Korea", "country"),
    Party("person:john-smith", "John Smith", "person", ("Smith",)),
    Party("person:john-q-smith", "John Q. Smith", "person"),
    Party("organization:un", "UN", "organization"),
    Party("organization:united-nations", "United Nations", "organization", ("UN", "U.N.")),
    Party("group:the-west", "the West", "group"),
)
# Events, a state and a role, symmetric or not; four in one category, where denials meet.
PREDICATES = ("supplies", "gifts", "funds", "sells to", "meets", "visits", "has ties with", "leads")
OBJECT_KEYS = ("", "weapons", "weapons/munitions")
DAYS = (None, "2023", "2024-06", "2024-06-18", "2024-06-19")
# Texts that a database or a file may trip over.
TEXTS = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("'\"`\\$\x00\n\u2028😀"), max_size=20
)
OUTLETS = st.sampled_from([None, "The Courier", "THE COURIER", "Straße", "STRASSE", "İzmir Post"])


@st.composite
def readings(
    draw: st.DrawFn, name: str = "", predicates: Sequence[str] = PREDICATES, least: int = 0
) -> Reading:
    name = name or draw(st.uuids()).hex
    outlet = draw(OUTLETS)
    article = Article(
        id=ids.article_id(outlet, None, name, ""),
        document=f"{name}.md",
        title=draw(st.none() | TEXTS),
        outlet=outlet,
        agency=draw(st.sampled_from([None, "AFP"])),
        published=draw(st.sampled_from(DAYS)),
        language=draw(st.sampled_from(["en", "ko"])),
    )
    told = st.lists(evidences(article, predicates), min_size=least, max_size=4, unique_by=lambda e: e.id)
    evidence = tuple(draw(told))
    return Reading(article, draw(st.none() | TEXTS), evidence, "tests 1")


@st.composite
def evidences(draw: st.DrawFn, article: Article, predicates: Sequence[str] = PREDICATES) -> Evidence:
    source, target = draw(
        st.tuples(st.sampled_from(PARTIES), st.sampled_from(PARTIES)).filter(
            lambda ends: ends[0].id != ends[1].id
        )
    )
    quote = draw(TEXTS.filter(bool))
    start = draw(st.integers(0, 3))
    spans = st.none() | st.just((start, start + len(quote)))
    return Evidence(
        article=article,
        source=source,
        predicate=draw(st.sampled_from(predicates)),
        object=draw(st.sampled_from(["", "shells"])),
        object_key=draw(st.sampled_from(OBJECT_KEYS)),
        target=target,
        status=draw(st.sampled_from(STATUSES)),
        claimants=tuple(draw(st.lists(st.sampled_from(PARTIES), max_size=2))),
        quote=quote,
        start=start,
        end=start + len(quote),
        source_mention=draw(spans),
        target_mention=draw(spans),
        occurred_from=(day := draw(st.sampled_from(DAYS))),
        occurred_to=day,
        confidence=draw(st.sampled_from(CONFIDENCES)),
        rule=draw(st.sampled_from(["verb-active", ""])),
        producer="tests",
    )


@st.composite
def corpora(draw: st.DrawFn, min_size: int = 0, max_size: int = 5) -> list[Reading]:
    """Articles of different documents."""
    size = draw(st.integers(min_size, max_size))
    return [draw(readings(f"article-{number}")) for number in range(size)]


@st.composite
def dense_corpora(draw: st.DrawFn, predicates: Sequence[str]) -> list[Reading]:
    """So many articles that most of what can be asked of them has an answer."""
    return [draw(readings(f"article-{number}", predicates, 4)) for number in range(12)]


@st.composite
def filters(draw: st.DrawFn) -> Filter:
    def some(values: Iterable[str]) -> tuple[str, ...]:
        return tuple(draw(st.lists(st.sampled_from(list(values)), max_size=3, unique=True)))

    drawn: dict[str, Any] = {
        "statuses": some(STATUSES) or STATUSES,
        "disputed": draw(st.sampled_from(["any", "any", "only", "hide"])),
        "categories": some(CATEGORIES) if draw(st.booleans()) else (),
        "quads": some(QUADS) if draw(st.booleans()) else (),
        "predicates": some(PREDICATES) if draw(st.booleans()) else (),
        "actor_types": some(ACTOR_TYPES) if draw(st.booleans()) else (),
        "outlets": some(["the courier", "strasse", "i̇zmir post", "nobody", "article-1.MD"]),
        "min_origins": draw(st.sampled_from([1, 1, 2])),
        "min_confidence": draw(st.sampled_from(CONFIDENCES)),
        "since": draw(st.sampled_from(DAYS)),
        "until": draw(st.sampled_from(DAYS)),
    }
    assert drawn.keys() == {f.name for f in fields(Filter)}, "a filter that no test would compare"
    return Filter(**drawn)


def expected(corpus: Sequence[Reading]) -> list[Relation]:
    """What a store of these articles must answer: the pure function of all their evidence."""
    evidence = [e for reading in corpus for e in reading.evidence]
    parties = [p for e in evidence for p in (e.source, e.target, *e.claimants)]
    return relations(evidence, merge_actors(parties))
