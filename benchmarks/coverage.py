"""How many of the gold's events are told in words that the lexicon knows.

    python benchmarks/coverage.py GOLD_DIR... [--misses N]

Of the required relations that are events, the share whose quote holds at least one word or idiom
of their own category, by lemma and whatever its frame: entries of the categories, roles ("backer"),
and words that turn the category of what they govern ("end talks", "vow to bomb", "will not accept",
"said that ... must"), as extraction does.
What is missed here no rule can find.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from tieline.corpus import lexicon
from tieline.corpus.effects import Effects
from tieline.corpus.gold import Arrow, read_gold
from tieline.corpus.governed import ABLE, GRANTED, TAKEN, WILLING
from tieline.corpus.lexicon import Entry, category_of
from tieline.corpus.parsing import DEFAULT_MODEL, assemble, load_model, plain
from tieline.corpus.spacing import Spaced
from tieline.corpus.tokens import Tokens
from tieline.graph.predicates import OWN

_NOT = frozenset(("not", "n't", "n’t"))


def triggers(t: Tokens, words: Mapping[str, Iterable[Entry]]) -> Iterator[tuple[str, str]]:
    """Yield predicate and word of each entry of the lexicon whose words all stand in the quote."""
    present = set(t.lemma) | set(t.lower)
    surface = f" {' '.join(t.lower)} "
    for first in present:
        for entry in words.get(first, ()):
            if entry.kind == "adjectives":
                found = f" {entry.word} " in surface
            else:
                found = all(map(present.intersection, map(words_of, entry.particles))) and (
                    not entry.nouns or not present.isdisjoint(entry.nouns)
                )
            if found:
                yield entry.predicate, " ".join((*entry.particles, entry.word))
    for predicate, roles in role_words().items():
        for role in roles:
            if f" {role} " in surface or f" {role}s " in surface:
                yield predicate, role


def turned(present: set[str], predicates: set[str]) -> Iterator[str]:
    """Yield the categories that governing verbs and "will not" make of the predicates found."""
    effects = Effects()
    categories = set(map(category_of, predicates))
    if present & _NOT and (
        present & WILLING and categories & GRANTED or present & ABLE and predicates & TAKEN
    ):
        yield "REJECT"
    for verb in present:
        for predicate in {OWN[c].name for c in categories} | predicates:
            for after in (effects.governed(verb, predicate), effects.infinitive(verb, predicate)):
                if after != predicate:
                    yield category_of(after)
    yield from judged(present)


def judged(present: set[str]) -> Iterator[str]:
    """Yield the categories of what somebody says of somebody, as `corpus/verdicts.py` finds them."""
    any_of = {name: not present.isdisjoint(words) for name, words in lexicon.grammar().items()}
    if any_of["breaching"] and present & {"would", "could"}:
        yield "THREATEN"
    if not any_of["saying"] and '"' not in present:
        return  # nobody speaks
    if present & {"must", "should", "need", "ought"} or {"it", "be", "up", "to"} <= present:
        yield "REQUEST"
    wrong = ("damning", "wronging", "harming", "failings", "breaches")
    harm = "responsible" in present and any_of["harms"]
    deeds = (line.partition("/") for line in lexicon.words("wrongdoing"))
    done = any(verb in present and not present.isdisjoint(nouns.split(",")) for verb, _, nouns in deeds)
    unfit = any_of["fit"] and not present.isdisjoint(("not", "n't"))
    out = any_of["bounds"] and {"out", "of"} <= present
    without = any_of["merits"] and {"have", "no"} <= present
    deserved = any_of["deserts"] and "deserve" in present
    known = any(map(any_of.get, wrong))
    if known or harm or done or unfit or out or without or deserved or {"should", "have"} <= present:
        yield "ACCUSE"  # "said that the raid was illegal"
    if any_of["lauding"] or (any_of["rewards"] and "deserve" in present):
        yield "SUPPORT"


def words_of(particle: str) -> Iterable[str]:
    """A particle of an entry, or the words of the class that it names."""
    return lexicon.words(particle[1:]) if particle.startswith("@") else (particle,)


@cache
def role_words() -> Mapping[str, tuple[str, ...]]:
    """The roles that tell an event, by predicate."""
    return {
        predicate: tuple(section.get("roles", ()))
        for predicate, section in lexicon.read("roles").items()
        if category_of(predicate) != "AFFILIATE"
    }


def by_first_word() -> dict[str, list[Entry]]:
    words = lexicon.load()
    found = defaultdict(list)
    for kind in (words.verbs, words.nouns, words.adjectives):
        for entries in kind.values():
            for entry in entries:
                found[entry.word.split()[0]].append(entry)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--misses", type=int, default=0, help="how many to print of a category")
    options = parser.parse_args()
    words = by_first_word()
    for folder in options.gold:
        events = [
            arrow
            for gold in read_gold(folder)
            for arrow in gold.relations
            if arrow.category != "AFFILIATE" and not arrow.optional
        ]
        missed: dict[str, list[tuple[Arrow, list[str]]]] = defaultdict(list)
        quotes = [plain(arrow.evidence) for arrow in events]
        for arrow, quote, doc in zip(events, quotes, load_model(DEFAULT_MODEL).pipe(quotes), strict=True):
            t = assemble(Spaced(quote, [(0, len(quote))], None), [doc])
            predicates = {predicate for predicate, _ in triggers(t, words)}
            found = set(map(category_of, predicates))
            found |= set(turned({*t.lemma, *t.lower}, predicates))
            if arrow.category not in found:
                missed[arrow.category].append((arrow, sorted(found)))
        total = Counter(arrow.category for arrow in events)
        covered = len(events) - sum(map(len, missed.values()))
        print(f"{folder}: {covered} of {len(events)} events covered: {covered / len(events):.3f}")
        for category in sorted(total, key=lambda c: (-len(missed[c]), c)):
            print(f"  {category:10} {len(missed[category]):3} of {total[category]:3} missed")
            for arrow, others in missed[category][: options.misses]:
                ends = f"{arrow.source} -> {arrow.target}"
                print(f"    {arrow.document}: {ends}: {arrow.evidence}  {others or ''}")


if __name__ == "__main__":
    main()
