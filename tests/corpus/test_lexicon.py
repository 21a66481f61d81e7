"""Every word of the lexicon does what its example says."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest

from tieline.corpus import lexicon
from tieline.corpus.extract import extract
from tieline.corpus.lexicon import Entry
from tieline.graph.model import Article, Evidence
from tieline.graph.predicates import PREDICATES

_MARKS = re.compile(r"[\[\]{}<>]")


def entries() -> list[Entry]:
    words = lexicon.load()
    tables = (words.verbs, words.nouns, words.adjectives)
    return [e for table in tables for found in table.values() for e in found]


@cache
def readings() -> dict[str, tuple[Evidence, ...]]:
    """The evidence found in each example, all read in one run."""
    examples = sorted({e.example for e in entries()})
    articles = ((Article(e, e), _MARKS.sub("", e)) for e in examples)
    return {r.article.id: r.evidence for r in extract(articles)}


def holds(entry: Entry) -> bool:
    """The marked source and target are joined by the entry's predicate, the right way round."""
    plain, spans = "", {}
    opened = 0
    for c in entry.example:
        if c in "[{<":
            opened = len(plain)
        elif c in "]}>":
            spans[c] = (opened, len(plain))
        else:
            plain += c
    source, target = spans["]"], spans["}"]
    symmetric = PREDICATES[entry.predicate].symmetric
    for found in readings()[entry.example]:
        if found.predicate != entry.predicate:
            continue
        a, b = found.source_mention, found.target_mention
        assert a and b
        if _meet(a, source) and _meet(b, target):
            return True
        if symmetric and _meet(a, target) and _meet(b, source):
            return True
    return False


def _meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def test_every_example_is_read_as_marked() -> None:
    """A word's example gives the relation that its marks say."""
    failed = [f"{e.predicate}: {e.word}: {e.example}" for e in entries() if not holds(e)]
    assert not failed, "\n".join([f"{len(failed)} of {len(entries())}", *failed])


def test_no_word_stands_twice_in_one_meaning() -> None:
    """A word with the same pattern means one thing."""
    seen: dict[tuple[object, ...], str] = {}
    for e in entries():
        key = (e.kind, e.word, e.particles, e.nouns, e.patterns)
        assert seen.setdefault(key, e.predicate) == e.predicate or pytest.fail(f"{e.word}: {key}")


def test_no_closed_class_holds_a_word_twice() -> None:
    """Each word of a closed class stands there once."""
    twice = [
        f"{file}.toml: {name}: {word}"
        for file in ("grammar", "judgements", "shapes")
        for name, listed in lexicon.read(file).items()
        for word, times in Counter(listed.split() if isinstance(listed, str) else listed).items()
        if times > 1
    ]
    assert not twice, "\n".join(twice)
