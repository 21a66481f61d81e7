"""One parsed article as a flat table of tokens: what everything after the parser reads.

Plain lists, copied once, are what makes the rules cheap beside the parser.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tokens:
    """An article's tokens; index i is one token everywhere.

    Attributes:
        text: the article's text, quotes and apostrophes plain, its words one blank apart.
        origin: where each character of it stands in the article's text; None where all stand as there.
        start, end: characters, half-open, in `text`.
        head: index of the syntactic head; a root is its own.
        children: indices in reading order.
        sentence: index into `sentences`.
        sentences: (first, last) token, half-open.
        named: spaCy's entities as (first, last, label), half-open.
    """

    text: str
    origin: list[int] | None = None
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    word: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    tag: list[str] = field(default_factory=list)
    dep: list[str] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    children: list[list[int]] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    named: list[tuple[int, int, str]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.word)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Characters of the article's text from token `first` to before token `last`."""
        start, end = self.start[first], self.end[last - 1]
        if self.origin is None:
            return start, end
        return self.origin[start], self.origin[end - 1] + 1

    def words(self, first: int, last: int) -> str:
        return self.text[self.start[first] : self.end[last - 1]]

    def subtree(self, i: int) -> tuple[int, int]:
        """The first and the last token (half-open) below token i, itself included."""
        first, last = i, i
        stack = [i]
        while stack:
            j = stack.pop()
            first, last = min(first, j), max(last, j)
            stack += self.children[j]
        return first, last + 1

    def child(self, i: int, *deps: str) -> int | None:
        """The first child with one of these dependencies."""
        for j in self.children[i]:
            if self.dep[j] in deps:
                return j
        return None

    def ancestors(self, i: int) -> Iterator[int]:
        while self.head[i] != i:
            i = self.head[i]
            yield i
