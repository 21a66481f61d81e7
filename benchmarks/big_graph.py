"""A made-up relations file of the size that analysts reach, the same bytes on every machine.

    python benchmarks/big_graph.py -o relations.jsonl [--articles 20000]

Twenty-five passages an article, five actors for each article: 20,000 articles give 100,000 actors and
500,000 relations of one passage each. Few actors are in many relations and most in a handful, as in
the news; every tie is told once, and no two actors merge.
"""

import argparse
import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from tieline.graph import ids
from tieline.graph.lines import as_line
from tieline.graph.model import ActorType, Article, Evidence, Party, Status
from tieline.graph.predicates import PREDICATES

ARTICLES = 20_000
PASSAGES = 25  # an article
ACTORS = 5  # for each article of the corpus
_OUTLETS = 200
# The weight of the actor of rank n is n to this power: the first is in two of a hundred relations.
_SKEW = -0.8
_SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "or", "il")]
_OBJECTS = ("", "weapons", "weapons/munitions", "food", "energy/oil", "money", "technology", "troops")
_STATUSES: dict[Status, int] = {"stated": 55, "claimed": 20, "expected": 10, "possible": 8, "negated": 7}
_FIRST_DAY = date(2020, 1, 1)
_DAYS = 1826


def corpus(
    articles: int = ARTICLES, kinds: int = len(PREDICATES)
) -> Iterator[tuple[Article, list[Evidence]]]:
    """Yield each article with its evidence, in the order of the interchange file.

    Args:
        kinds: how many predicates are told. Each is a statement that a new server plans first.
    """
    made = random.Random(articles)
    actors = [_actor(number) for number in range(articles * ACTORS)]
    weights = list(accumulate((rank + 1) ** _SKEW for rank in range(len(actors))))
    ends = made.choices(actors, cum_weights=weights, k=2 * articles * PASSAGES)
    ends[: len(actors)] = actors  # so that each is there
    made.shuffle(ends)
    predicates = list(PREDICATES.values())[:kinds]
    told: set[str] = set()
    for number in range(articles):
        article = _article(number, made)
        passages: list[Evidence] = []
        while len(passages) < PASSAGES:
            source, target = ends.pop(), ends.pop()
            while target is source:
                target = made.choice(actors)
            start = 200 * len(passages)
            passage = _passage(article, source, target, start, made, predicates)
            while passage.tie_id in told:
                passage = _passage(article, source, target, start, made, predicates)
            told.add(passage.tie_id)
            passages.append(passage)
        yield article, passages


def write(path: Path, articles: int = ARTICLES, kinds: int = len(PREDICATES)) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for _, passages in corpus(articles, kinds):
            for one in passages:
                stream.write(json.dumps(as_line(one), ensure_ascii=False) + "\n")


def _actor(number: int) -> Party:
    """The actor of a rank: a person in six of ten, whose surname nine others share."""
    kind: ActorType = "group" if number % 50 == 49 else "organization" if number % 5 > 2 else "person"
    if number < 200:
        kind = "country"
        return Party(f"country:X{number:03}", f"{_word(number)}land", kind)
    if kind == "person":
        last = _word(number % 9973)
        return Party(ids.actor_id(kind, name := f"{_word(number)} {last}"), name, kind, (last,))
    name = f"{_word(number)} {'Front' if kind == 'group' else 'Committee'} of {_word(number % 97)}"
    return Party(ids.actor_id(kind, name), name, kind)


def _word(number: int) -> str:
    """A name for each number, no two the same."""
    syllables = ""
    number += len(_SYLLABLES)
    while number:
        number, one = divmod(number, len(_SYLLABLES))
        syllables = _SYLLABLES[one] + syllables
    return syllables.capitalize()


def _article(number: int, made: random.Random) -> Article:
    document = f"articles/{number:06}.md"
    outlet = f"{_word(made.randrange(_OUTLETS))} Courier"
    day = (_FIRST_DAY + timedelta(days=made.randrange(_DAYS))).isoformat()
    return Article(
        id=ids.article_id(outlet, None, document, ""),
        document=document,
        title=f"{_word(made.randrange(10**6))} and {_word(made.randrange(10**6))} in the week to {day}",
        outlet=outlet,
        agency="AFP" if number % 7 == 0 else None,
        published=day,
        published_basis="given",
    )


def _passage(
    article: Article, source: Party, target: Party, start: int, made: random.Random, predicates: list
) -> Evidence:
    predicate = made.choice(predicates)
    key = made.choice(_OBJECTS)
    thing = key.rpartition("/")[2]
    status = made.choices(list(_STATUSES), weights=list(_STATUSES.values()))[0]
    assert article.published
    when = article.published[: made.choice((4, 7, 10))] if made.random() < 0.4 else None
    quote = (
        f"{source.name} {predicate.name} {target.name}{thing and ' over '}{thing}, "
        f"it was told on {article.published} in {_word(made.randrange(10**6))}."
    )
    return Evidence(
        article=article,
        source=source,
        predicate=predicate.name,
        object=thing,
        object_key=key,
        target=target,
        status=status,
        claimants=(source,) if status == "claimed" else (),
        quote=quote,
        start=start,
        end=start + len(quote),
        source_mention=(start, start + len(source.name)),
        target_mention=None,
        occurred_from=when,
        occurred_to=when,
        confidence=made.choice(("high", "high", "medium", "low")),
        rule="verb-active",
        producer="big-graph 1",
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    options = parser.parse_args()
    write(options.output, options.articles)


if __name__ == "__main__":
    main()
