"""How right the merge table is: pairwise precision and recall over annotated articles.

    python benchmarks/merges.py GOLD_DIR... [--texts DIR]... [--pairs N]

An item is an actor of one article's gold with the actor that was extracted for it, matched by name
or alias. Two items are the same for the gold when its names for them are equal once folded, and
for us when the merge table of all the articles gives them one id. Actors that no extracted relation
names are left out; how many were found stands beside. Where annotated files name one actor in two ways
(DOUBLES) the rates are given twice: as the files stand, and with those names for one.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from tieline.corpus.articles import Loaded, read_articles
from tieline.corpus.extract import extract
from tieline.corpus.gold import Gold, document_key, fold, read_gold
from tieline.graph.actors import merge_actors
from tieline.graph.ids import slug
from tieline.graph.model import Party

# Names that different gold files give to one actor, and why they are one. Nothing else is excepted.
DOUBLES = {
    ("the West", "Western countries"): "one bloc, by its noun or by its adjective",
    ("Chinese Foreign Ministry", "China's Foreign Ministry"): "one ministry, by adjective or possessive",
}


@dataclass(frozen=True, order=True)
class Item:
    """An actor of one document's gold, and what was extracted for it."""

    document: str
    gold: str
    id: str
    name: str

    def __str__(self) -> str:
        return f"{self.gold} (as {self.name}, {self.id})"


def parties(texts: Sequence[Path], documents: Sequence[Gold]) -> dict[str, set[Party]]:
    """Return the parties of the evidence of each document that has a gold file."""
    known = {gold.document for gold in documents}
    articles = [
        (one.article, one.text)
        for one in read_articles(texts)
        if isinstance(one, Loaded) and document_key(one.article.document) in known
    ]
    found: dict[str, set[Party]] = {}
    for reading in extract(articles):
        ends = found.setdefault(document_key(reading.article.document), set())
        for e in reading.evidence:
            ends.update((e.source, e.target, *e.claimants))
    if missing := sorted(known - found.keys()):
        sys.exit(f"no text of {', '.join(missing)}: name its folder with --texts")
    return found


def items(documents: Sequence[Gold], found: dict[str, set[Party]]) -> list[Item]:
    canonical = merge_actors(p for ends in found.values() for p in ends).canonical
    return sorted(
        {
            Item(gold.document, name, canonical[party.id], party.name)
            for gold in documents
            for party in found[gold.document]
            if not (name := gold.actor(party.name, party.aliases)).startswith("?")
        }
    )


@dataclass(frozen=True)
class Pair:
    """Two items, as the gold and as the merge table see them."""

    one: Item
    other: Item

    @property
    def together(self) -> bool:
        return self.one.id == self.other.id

    def keys(self, doubled: Mapping[str, str]) -> set[str]:
        names = (slug(fold(item.gold)) for item in (self.one, self.other))
        return {doubled.get(name, name) for name in names}

    def same(self, doubled: Mapping[str, str]) -> bool:
        return len(self.keys(doubled)) == 1

    def __str__(self) -> str:
        first, second = sorted(map(str, (self.one, self.other)))
        return f"{'merged' if self.together else 'apart '}  {first}  |  {second}"


def print_rates(title: str, pairs: Sequence[Pair], doubled: Mapping[str, str]) -> None:
    ours, theirs = sum(p.together for p in pairs), sum(p.same(doubled) for p in pairs)
    both = sum(p.together and p.same(doubled) for p in pairs)
    print(f"pairs, {title}:")
    print(f"  precision {both / (ours or 1):.4f} ({both} of {ours} merged are the same)")
    print(f"  recall    {both / (theirs or 1):.4f} ({both} of {theirs} that are the same)")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--texts", action="append", type=Path, help="where the texts lie")
    parser.add_argument("--pairs", type=int, default=40, help="how many kinds of wrong pairs to print")
    options = parser.parse_args()
    documents = [gold for folder in options.gold for gold in read_gold(folder)]
    known = items(documents, parties(options.texts or options.gold, documents))
    doubled = {slug(fold(second)): slug(fold(first)) for first, second in DOUBLES}
    pairs = [Pair(a, b) for a, b in combinations(known, 2)]
    actors = sum(len(set(gold.names.values())) for gold in documents)
    matched = len({(item.document, item.gold) for item in known})
    print(f"{matched} of {actors} gold actors matched in {len(documents)} documents")
    print_rates("as the files name them", pairs, {})
    print_rates("with the files' own doubles for one", pairs, doubled)
    for (first, second), why in DOUBLES.items():
        count = sum(p.same(doubled) != p.same({}) and slug(fold(first)) in p.keys(doubled) for p in pairs)
        print(f"{count:5} double  {first} = {second}: {why}")
    wrong = Counter(str(p) for p in pairs if p.together != p.same(doubled))
    example = {str(p): f"{p.one.document}, {p.other.document}" for p in reversed(pairs)}
    for kind in sorted(wrong, key=lambda k: (k[0] == "a", -wrong[k], k))[: options.pairs]:
        print(f"{wrong[kind]:5} {kind}  [{example[kind]}]")


if __name__ == "__main__":
    main()
