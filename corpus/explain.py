"""What was read in an article, sentence by sentence: actors, clauses, evidence, and what was dropped.

A walk over the same objects that `extract` reads; it decides nothing itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from tieline.corpus import dropped, lexicon
from tieline.corpus.actors import Mention
from tieline.corpus.analysis import Analysis, analyse
from tieline.corpus.dropped import Dropped, phrase
from tieline.corpus.extract import PRODUCER, Weighed, parsed, weigh
from tieline.corpus.obliques import Slots
from tieline.corpus.parsing import DEFAULT_MODEL
from tieline.corpus.tokens import Tokens
from tieline.graph.model import Article, Evidence, Party


@dataclass(frozen=True, slots=True)
class ExplainedMention:
    """Words that stand for an actor, or for several.

    Attributes:
        kind: name, adjective, demonym, capital, metonym, pronoun or nominal.
        rule: how a common noun or pronoun was resolved; empty for what names itself.
    """

    words: str
    start: int
    end: int
    actors: tuple[Party, ...]
    kind: str
    rule: str


@dataclass(frozen=True, slots=True)
class ExplainedClause:
    """A verb, noun or adjective with its arguments, voice, coordination and control undone.

    Attributes:
        kind: verb, noun or adjective.
        word: its lemma, or an adjective's own words.
        slots: each slot's name, by a word or a preposition, with the words that fill it.
    """

    kind: str
    word: str
    start: int
    end: int
    slots: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One evidence, and the characters of the word that tells it."""

    evidence: Evidence
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ExplainedSentence:
    """One sentence, all that was found in it and all that was not."""

    start: int
    end: int
    text: str
    mentions: tuple[ExplainedMention, ...]
    clauses: tuple[ExplainedClause, ...]
    told: tuple[Told, ...]
    dropped: tuple[Dropped, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """One article; what no sentence covers was taken for the page around it."""

    article: Article
    text: str
    sentences: tuple[ExplainedSentence, ...]


def explain(articles: Iterable[tuple[Article, str]], *, model: str = DEFAULT_MODEL) -> Iterator[Explained]:
    """Yield what was read in each article, in order.

    Raises:
        ValueError: the model is not installed.
    """
    for article, text, tokens in parsed(articles, model=model):
        yield _explained(article, text, tokens)


def _explained(article: Article, text: str, t: Tokens) -> Explained:
    if not len(t):
        return Explained(article, text, ())
    a = analyse(t, thorough=True)
    weighed = weigh(article, text, a, PRODUCER)
    left_out = dropped.of(a, weighed)
    return Explained(
        article,
        text,
        tuple(
            ExplainedSentence(
                *t.span(first, last),
                text=" ".join(text[slice(*t.span(first, last))].split()),
                mentions=tuple(_mentions(a, first, last)),
                clauses=tuple(_clauses(a, first, last)),
                told=tuple(_told(t, weighed, number)),
                dropped=tuple(d for d in left_out if d.sentence == number),
            )
            for number, (first, last) in enumerate(t.sentences)
        ),
    )


def _mentions(a: Analysis, first: int, last: int) -> Iterator[ExplainedMention]:
    def mention_at(i: int) -> Mention | None:
        return a.cast.at[i]

    for m, tokens in groupby(range(first, last), key=mention_at):
        covered = list(tokens)
        if m is not None:
            start, end = a.tokens.span(covered[0], covered[-1] + 1)
            words = a.tokens.words(covered[0], covered[-1] + 1)
            yield ExplainedMention(words, start, end, tuple(f.party() for f in m.figures), m.kind, m.rule)


def _clauses(a: Analysis, first: int, last: int) -> Iterator[ExplainedClause]:
    """The clauses of all verbs, and of the nouns and adjectives that the lexicon knows."""
    t, nouns = a.tokens, lexicon.load().nouns
    adjectives = {x.trigger: x for x in a.frames.tried if x.entry.kind == "adjectives"}
    for i in range(first, last):
        if t.pos[i] == "VERB":
            yield _clause(a, i, "verb", t.lemma[i], a.clauses.verb(i))
        elif t.pos[i] in ("NOUN", "PROPN") and t.lemma[i] in nouns and a.cast.at[i] is None:
            yield _clause(a, i, "noun", t.lemma[i], a.clauses.noun(i))
        if i in adjectives:
            yield _clause(a, i, "adjective", adjectives[i].entry.word, adjectives[i].slots)


def _clause(a: Analysis, i: int, kind: str, word: str, slots: Slots) -> ExplainedClause:
    filled = tuple(
        (dropped.SLOTS.get(name, name), tuple(dict.fromkeys(phrase(a, j) for j in tokens)))
        for name, tokens in slots.items()
        if tokens
    )
    return ExplainedClause(kind, word, *a.tokens.span(i, i + 1), filled)


def _told(t: Tokens, weighed: Weighed, sentence: int) -> Iterator[Told]:
    """The evidence whose quote begins in a sentence; a sentence further on may hold its trigger."""
    start, end = t.span(*t.sentences[sentence])
    for evidence, candidate in weighed.told:
        if start <= evidence.start < end:
            yield Told(evidence, *t.span(candidate.trigger, candidate.trigger + 1))
