"""Made-up relations of any number: what pages are measured with; stores are with `big_graph.py`.

    python benchmarks/networks.py ACTORS RELATIONS -o relations.jsonl

A scale-free network (Barabási and Albert 1999): few actors are in most relations, most in few. One
relation in eight joins two actors that another one joins already. Each stands on one sentence of 200
characters. The same numbers give the same bytes.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tieline.graph import ids
from tieline.graph.lines import write_lines
from tieline.graph.model import Article, Evidence, Party
from tieline.graph.predicates import PREDICATES

QUOTE_LENGTH = 200
_SEED = 15
_REPEATED = 1 / 8
_EVIDENCE_OF_AN_ARTICLE = 8
_STARTS = (
    "Al Bel Cor Dan El Far Gor Hal Ir Jan Kel Lor Mar Nor Or Pel Quen Ros Sal Tor Ul Vel Wes Yar Zel".split()
)
_MIDDLES = "a e i o an en in or ar ul ad im ev os ath".split()
_ENDS = "dor mark ia stan land burg ton vik ova ski dan mir gard esk".split()
_KINDS = {
    "person": "{} {}",
    "country": "Republic of {1}",
    "organization": "{} {} Council",
    "group": "the {1} Front",
}
_OBJECTS = """
grain, fuel, medicine, a treaty, a border post, artillery shells, a loan, a pipeline, prisoners, fish
"""
_STATUSES = {"stated": 60, "claimed": 18, "expected": 7, "possible": 5, "denied": 6, "negated": 4}
_OUTLETS = [
    f"{place} {kind}"
    for place in ("Northern", "Harbour", "Evening", "City")
    for kind in ("Courier", "Ledger", "Gazette")
]


def made_up(actors: int, relations: int) -> Iterator[Evidence]:
    """Yield one piece of evidence for each relation between so many actors."""
    chance = Random(_SEED)
    parties = [_party(n, chance) for n in range(actors)]
    told: dict[tuple[int, int], set[tuple[str, str]]] = {}
    pairs: list[tuple[int, int]] = []
    predicates, objects = sorted(PREDICATES), _OBJECTS.strip().split(", ")
    for n, (a, b) in enumerate(_joined(actors, relations, chance)):
        if pairs and chance.random() < _REPEATED:
            a, b = chance.choice(pairs)
        known = told.setdefault((min(a, b), max(a, b)), set())
        while (deed := (chance.choice(predicates), chance.choice(objects))) in known:
            pass
        known.add(deed)
        pairs.append((a, b))
        yield _evidence(n, parties[a], deed, parties[b], parties[chance.randrange(actors)], chance)


def _joined(actors: int, relations: int, chance: Random) -> Iterator[tuple[int, int]]:
    """Pairs of actors; who is in many already is likelier to be in the next."""
    ends = [0]
    for n in range(relations):
        # Everybody comes in turn, so that no actor is without a relation.
        newcomer = 1 + n * (actors - 1) // relations
        other = chance.choice(ends)
        while other == newcomer:
            other = chance.randrange(newcomer)
        ends += [newcomer, other]
        yield (newcomer, other) if chance.random() < 0.5 else (other, newcomer)


def _party(n: int, chance: Random) -> Party:
    kind = chance.choices(list(_KINDS), [55, 10, 25, 10])[0]
    first, last = (chance.choice(_STARTS) + chance.choice(_MIDDLES) + chance.choice(_ENDS) for _ in range(2))
    name = f"{_KINDS[kind].format(first, last)} {n}"
    return Party(ids.actor_id(kind, name), name, kind, (f"{last} {n}",))  # type: ignore[arg-type]


def _evidence(
    n: int, source: Party, deed: tuple[str, str], target: Party, teller: Party, chance: Random
) -> Evidence:
    predicate, what = deed
    status = chance.choices(list(_STATUSES), list(_STATUSES.values()))[0]
    number, place = divmod(n, _EVIDENCE_OF_AN_ARTICLE)
    day = f"20{number % 20 + 5:02}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    outlet = _OUTLETS[number % len(_OUTLETS)]
    url = f"https://{ids.slug(outlet)}.example/{day}/{number}"
    document = f"{number:06}.md"
    quote = f"{source.name} {predicate} {target.name} over {what}, officials of both sides recorded on {day} "
    quote += "after talks that went on through the night and ended without a word to the press. " * 2
    occurred = day if chance.random() < 0.5 else None
    return Evidence(
        article=Article(
            ids.article_id(outlet, url, document, ""),
            document,
            title=f"The week of {day} as seen from the {outlet}",
            outlet=outlet,
            url=url,
            published=day,
            published_basis="given",
        ),
        source=source,
        predicate=predicate,
        object=what,
        object_key=ids.slug(what),
        target=target,
        status=status,  # type: ignore[arg-type]
        claimants=(teller,) if status in ("claimed", "denied") else (),
        quote=quote[:QUOTE_LENGTH],
        start=place * QUOTE_LENGTH,
        end=(place + 1) * QUOTE_LENGTH,
        source_mention=None,
        target_mention=None,
        occurred_from=occurred,
        occurred_to=occurred,
        confidence=chance.choice(("high", "medium", "low")),  # type: ignore[arg-type]
        rule="made-up",
        producer="made-up",
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("actors", type=int)
    parser.add_argument("relations", type=int)
    parser.add_argument("-o", "--output", type=Path, required=True)
    asked = parser.parse_args()
    with asked.output.open("w", encoding="utf-8", newline="\n") as stream:
        write_lines(made_up(asked.actors, asked.relations), stream)


if __name__ == "__main__":
    main()
