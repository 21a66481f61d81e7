"""Idioms in a text: the words that a verb, a noun or an adjective of the lexicon wants beside it."""

from __future__ import annotations

from itertools import islice

from tieline.corpus import lexicon
from tieline.corpus.clauses import Clauses
from tieline.corpus.lexicon import Entry
from tieline.corpus.tokens import Tokens

# How far from its verb, in tokens and in heads, a particle or the rest of an idiom may stand; further on only
# what hangs on the verb itself: "described the raid on the villages in the hills as genocide".
_REACH = 9
_FAR = 24
_BELOW = 3


class Idioms:
    """Finds the rest of an idiom of one article."""

    def __init__(self, t: Tokens, clauses: Clauses) -> None:
        self.t = t
        self.clauses = clauses

    def after(self, v: int, words: tuple[str, ...]) -> list[int] | None:
        """The tokens of words that follow a verb in order, below it: "held X accountable", "backed out";
        None where one is missing."""
        t = self.t
        found: list[int] = []
        near = t.lower[v + 1 : v + (_FAR if words and words[-1][0] == "@" else _REACH)]
        if any(word not in near for word in words if word[0] != "@"):
            return None
        for word in words:
            of_class = word.startswith("@")
            wanted = lexicon.words(word[1:]) if of_class else (word,)
            for j in range((found[-1] if found else v) + 1, v + 1 + len(near)):
                if t.lower[j] in wanted and v in islice(t.ancestors(j), _BELOW):
                    if j >= v + _REACH and not self._hangs(j, v, found):
                        continue
                    before = t.dep[j] == "amod" and j < t.head[j]
                    if of_class and before and t.dep[t.head[j]] in ("dobj", "nsubj", "poss"):
                        continue  # "called the corrupt judge": so he is, but it is not what he is called
                    if words[len(found) :] == ("to",) and not self._infinitive(j, v if not found else None):
                        continue  # "told Roe that he meant to go"
                    found.append(j)
                    break
            else:
                return None
        return found

    def _hangs(self, j: int, v: int, found: list[int]) -> bool:
        """Whether a word far from its verb hangs on the verb, or on the idiom's word before it."""
        t = self.t
        while t.dep[j] == "conj":
            j = t.head[j]
        above, dep = t.head[j], t.dep[j]
        if dep == "amod" and above < j:
            return t.head[above] == v  # "called the decision to leave regrettable"
        return above in found or (above == v and dep in ("prep", "prt", "oprd", "acomp"))

    def _infinitive(self, j: int, v: int | None) -> bool:
        """Whether a "to" that ends an idiom is an infinitive's, of the verb's own where one is given."""
        t = self.t
        return t.dep[j] == "aux" and v in (None, t.head[t.head[j]])

    def stand_before(self, n: int, words: tuple[str, ...]) -> bool:
        """The rest of a noun of several words stands right before its last: "air" before "raid"."""
        return tuple(self.t.lower[max(0, n - len(words)) : n]) == words

    def possessed(self, a: int, words: list[str]) -> int | None:
        """The noun of an idiom of three words like "at the request" whose article a possessor stands for."""
        if words[1] != "the":
            return None
        noun = self.t.child(a, "pobj")
        fits = noun is not None and self.t.lower[noun] == words[2] and self.clauses.possessors(noun)
        return noun if fits else None


_FIRST: dict[int, dict[str, list[tuple[Entry, list[str]]]]] = {}


def first_words(words: lexicon.Lexicon) -> dict[str, list[tuple[Entry, list[str]]]]:
    """Adjectives and idioms, each with its words, by their first word, longest first."""
    if id(words) not in _FIRST:
        table: dict[str, list[tuple[Entry, list[str]]]] = {}
        for entries in words.adjectives.values():
            for entry in entries:
                parts = entry.word.split()
                table.setdefault(parts[0], []).append((entry, parts))
        for entries_of_word in table.values():
            entries_of_word.sort(key=lambda e: -len(e[1]))
        _FIRST[id(words)] = table
    return _FIRST[id(words)]
