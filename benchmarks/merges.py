"""How right the merge table is: pairwise precision and recall over annotated articles.

    python benchmarks/merges.py GOLD_DIR... [--texts DIR]... [--pairs N]

An item is an actor of one article's gold with the actor that was extracted for it, matched by name
or alias. Two items are the same for the gold when its names for them are equal once folded, and
for us when the merge table of all the articles gives them one id. Actors that no extracted relation
names are left out; how many were found stands beside.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from tieline.corpus.articles import Loaded, read_articles
from tieline.corpus.extract import extract
from tieline.corpus.gold import Gold, document_key, fold, read_gold
from tieline.graph.actors import merge_actors
from tieline.graph.ids import slug
from tieline.graph.model import Party


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
    ours, theirs, both = 0, 0, 0
    wrong: Counter[str] = Counter()
    example: dict[str, str] = {}
    for a, b in combinations(known, 2):
        told, true = a.id == b.id, slug(fold(a.gold)) == slug(fold(b.gold))
        ours, theirs, both = ours + told, theirs + true, both + (told and true)
        if told != true:
            first, second = sorted((a, b), key=str)
            kind = f"{'merged' if told else 'apart '}  {first}  |  {second}"
            wrong[kind] += 1
            example.setdefault(kind, f"{first.document}, {second.document}")
    actors = sum(len(set(gold.names.values())) for gold in documents)
    matched = len({(item.document, item.gold) for item in known})
    print(f"{matched} of {actors} gold actors matched in {len(documents)} documents")
    print(f"pairs: precision {both / (ours or 1):.4f} ({both} of {ours} merged are the same)")
    print(f"       recall    {both / (theirs or 1):.4f} ({both} of {theirs} that are the same)")
    for kind in sorted(wrong, key=lambda k: (k[0] == "a", -wrong[k], k))[: options.pairs]:
        print(f"{wrong[kind]:5} {kind}  [{example[kind]}]")


if __name__ == "__main__":
    main()
