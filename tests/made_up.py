"""A made-up world for tests: single relations to order, and one network of 15 actors."""

from collections.abc import Sequence

from tieline.graph import ids
from tieline.graph.dates import first_day, last_day
from tieline.graph.model import CONTRADICTING, STATUSES, Actor, Article, Evidence, Party, Relation


def actor(actor_id: str, name: str = "", **known: object) -> Actor:
    """An actor of the type its id names; the name comes from the id where none is given."""
    kind, _, rest = actor_id.partition(":")
    return Actor(actor_id, name or rest.replace("-", " ").title(), kind, **known)  # type: ignore[arg-type]


def evidence(
    source: Actor,
    predicate: str,
    target: Actor,
    *,
    object: str = "",
    status: str = "stated",
    claimants: Sequence[Actor] = (),
    quote: str = "",
    outlet: str | None = "The Courier",
    title: str | None = "A week in review",
    url: str | None = "https://courier.example/week",
    published: str | None = "2024-06-20",
    occurred: str | None = None,
) -> Evidence:
    quote = quote or f"{source.name} {predicate} {object or 'it'}: {target.name}."
    document = f"{ids.slug(outlet or 'unknown')}.md"
    article = Article(
        ids.article_id(outlet, url, document, f"{title}{published}"),
        document,
        title=title,
        outlet=outlet,
        url=url,
        published=published,
        published_basis="given" if published else None,
    )
    return Evidence(
        article=article,
        source=_party(source),
        predicate=predicate,
        object=object,
        object_key=ids.slug(object) if object else "",
        target=_party(target),
        status=status,  # type: ignore[arg-type]
        claimants=tuple(_party(c) for c in claimants),
        quote=quote,
        start=0,
        end=len(quote),
        source_mention=None,
        target_mention=None,
        occurred_from=occurred,
        occurred_to=occurred,
        confidence="high",
        rule="verb-active",
        producer="tests",
    )


def relation(source: Actor, target: Actor, *found: Evidence, id: str = "") -> Relation:
    """The relation that these pieces of evidence, all of one tie, add up to."""
    counts = {s: sum(e.status == s for e in found) for s in STATUSES}
    asserted = counts["stated"] + counts["claimed"]
    published = sorted(e.article.published for e in found if e.article.published)
    occurred = sorted(e.occurred_from for e in found if e.occurred_from)
    days = occurred or published
    first = found[0]
    return Relation(
        id=id or ids.relation_id(first.tie_id, occurred[0] if occurred else ""),
        tie_id=first.tie_id,
        source=source,
        predicate=first.predicate,
        object=first.object,
        object_key=first.object_key,
        target=target,
        status=next(s for s in STATUSES if counts[s]),
        statuses={s: n for s, n in counts.items() if n},
        disputed=bool(asserted and sum(counts[s] for s in CONTRADICTING)),
        occurred_from=occurred[0] if occurred else None,
        occurred_to=occurred[-1] if occurred else None,
        published_from=published[0] if published else None,
        published_to=published[-1] if published else None,
        first_day=first_day(days[0]).isoformat() if days else None,
        last_day=last_day(days[-1]).isoformat() if days else None,
        outlets=tuple(sorted({e.article.outlet for e in found if e.article.outlet})),
        origins=tuple(sorted({o for e in found for o in e.origins})),
        articles=len({e.article.id for e in found}),
        confidence="high",
        claimed_by=tuple(sorted({c.name for e in found for c in e.claimants})),
        quote=first.quote,
        evidence=found,
    )


def _party(of: Actor) -> Party:
    return Party(of.id, of.name, of.type, of.aliases)


# Invented states, people and bodies: nothing here was ever written of anybody.
_ACTORS = {
    a.id: a
    for a in (
        actor("country:norvia", "Norvia", aliases=("the Norvian Republic",), sector="government"),
        actor("country:estmark", "Estmark", aliases=("Kingdom of Estmark",), sector="government"),
        actor("country:talland", "Talland", sector="government"),
        actor("country:quessa", "Quessa", sector="government"),
        actor("country:low-isles", "Low Isles", sector="government"),
        actor("person:irena-vost", "Irena Vost", aliases=("Vost",), sector="government"),
        actor("person:halvar-eke", "Halvar Eke", aliases=("King Halvar",), sector="government"),
        actor("person:mirko-dahn", "Mirko Dahn", sector="military"),
        actor("person:sela-orune", "Sela Orune", sector="non-governmental"),
        actor("organization:council-of-the-sound", "Council of the Sound"),
        actor("organization:harbour-bank", "Harbour Bank", sector="business"),
        actor("organization:norvian-navy", "Norvian Navy", sector="military"),
        actor("organization:open-ledger", "Open Ledger", sector="media"),
        actor("organization:relief-corps", "Relief Corps", sector="non-governmental"),
        actor("group:hill-front", "Hill Front", sector="rebel"),
    )
}

_OUTLETS = ("The Courier", "Evening Ledger", "Sound Radio", "Talland Gazette")

# source | predicate | object | target | status | claimant or "" | date | outlets that wrote it
_TOLD = """
norvia | supplies | artillery shells | estmark | claimed | quessa | 2024-05 | 3
norvia | supplies | artillery shells | estmark | denied | norvia | | 1
estmark | supplies | grain | norvia | stated | | 2024-06 | 2
irena-vost | meets | | halvar-eke | stated | | 2024-06-18 | 4
irena-vost | meets | | halvar-eke | stated | | 2023-09-13 | 2
irena-vost | gifts | a limousine | halvar-eke | stated | | 2024-06-18 | 2
irena-vost | leads | | norvia | stated | | | 3
halvar-eke | leads | | estmark | stated | | | 3
norvia | vetoes | a monitoring panel | council-of-the-sound | stated | | 2024-03-28 | 3
quessa | accuses | | norvia | claimed | quessa | 2024-05-02 | 2
quessa | sanctions | | harbour-bank | stated | | 2024-05-30 | 2
quessa | sanctions | | norvian-navy | expected | | 2024-07 | 1
harbour-bank | lends to | | norvia | possible | | | 1
harbour-bank | sues | | quessa | expected | | 2024-08 | 1
council-of-the-sound | condemns | | norvia | stated | | 2024-06-21 | 2
council-of-the-sound | urges | a ceasefire | hill-front | stated | | 2024-06-22 | 2
talland | fights | | hill-front | stated | | 2024 | 3
hill-front | attacks | a border post | talland | claimed | mirko-dahn | 2024-06-11 | 2
hill-front | attacks | a border post | talland | denied | hill-front | | 1
mirko-dahn | represents | | talland | stated | | | 2
mirko-dahn | threatens | | hill-front | stated | | 2024-06-12 | 1
norvia | trains | fighters | hill-front | claimed | mirko-dahn | | 1
norvia | trains | fighters | hill-front | negated | | | 1
relief-corps | aids | food | talland | stated | | 2024-06 | 2
relief-corps | rescues | | low-isles | stated | | 2024-02 | 1
low-isles | thanks | | relief-corps | stated | | 2024-02-19 | 1
low-isles | belongs to | | council-of-the-sound | stated | | | 1
talland | belongs to | | council-of-the-sound | stated | | | 1
quessa | belongs to | | council-of-the-sound | stated | | | 2
norvia | belongs to | | council-of-the-sound | stated | | | 1
norvian-navy | is part of | | norvia | stated | | | 1
norvian-navy | exercises with | | estmark | stated | | 2024-06-25 | 2
norvian-navy | deploys against | | low-isles | possible | | 2024-07 | 1
sela-orune | works for | | open-ledger | stated | | | 1
norvia | arrests | | sela-orune | stated | | 2024-04-09 | 3
norvia | charges | spying | sela-orune | claimed | open-ledger | 2024-04-11 | 2
open-ledger | demands of | her release | norvia | stated | | 2024-04-12 | 2
quessa | supports | | sela-orune | stated | | 2024-04-15 | 1
talland | is ally of | | quessa | stated | | | 2
estmark | is ally of | | norvia | claimed | irena-vost | 2024-06-19 | 2
irena-vost | praises | | halvar-eke | stated | | 2024-06-19 | 1
irena-vost | promises | a gas pipeline | halvar-eke | expected | | 2025 | 1
open-ledger | criticizes | | irena-vost | stated | | 2024-04-20 | 2
"""

_SAID = {
    "stated": "{0} {1} {2}, it was recorded {4}.",
    "claimed": "{3} said that {0} {1} {2}.",
    "expected": "{0} plans a step within weeks: it {1} {2}, officials expect.",
    "possible": "It may be that {0} {1} {2}, diplomats guess.",
    "denied": "{3} called it a fairy tale that {0} {1} {2}.",
    "negated": "No sign was found that {0} {1} {2}.",
}


def network_of_15() -> list[Relation]:
    """40 arrows between 15 actors; three of them are both asserted and denied or negated."""
    by_name = {i.partition(":")[2]: a for i, a in _ACTORS.items()}
    ties: dict[tuple[str, str], list[Evidence]] = {}
    for n, line in enumerate(_TOLD.strip().splitlines()):
        who, predicate, what, whom, status, by, when, outlets = (p.strip() for p in line.split("|"))
        source, target = by_name[who], by_name[whom]
        claimants = (by_name[by],) if by else ()
        for outlet in _OUTLETS[: int(outlets)]:
            words = (source.name, f"{predicate} {what}".strip(), target.name)
            found = evidence(
                source,
                predicate,
                target,
                object=what,
                status=status,
                claimants=claimants,
                quote=_SAID[status].format(*words, by_name[by].name if by else "Nobody", f"by {outlet}"),
                outlet=outlet,
                title=f"{source.name} and {target.name}, told by {outlet}",
                url=f"https://{ids.slug(outlet)}.example/{n}",
                published=f"2024-06-{n % 28 + 1:02}",
                occurred=when or None,
            )
            tie = found.tie_id
            # What was denied or is undated joins the tie's one occurrence.
            key = next((k for k in ties if k[0] == tie), None) if not when else None
            ties.setdefault(key or (tie, when), []).append(found)
    arrows = []
    for told in ties.values():
        ends = [_ACTORS[told[0].source.id], _ACTORS[told[0].target.id]]
        if told[0].meaning.symmetric:
            ends.sort(key=lambda a: a.id)
        arrows.append(relation(ends[0], ends[1], *told))
    return arrows
