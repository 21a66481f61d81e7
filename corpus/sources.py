"""Who says so: the subject of a verb of saying, who stands behind "according to", an unnamed official."""

from __future__ import annotations

from collections.abc import Iterator

from tieline.corpus import lexicon
from tieline.corpus.actors import Figure
from tieline.corpus.arguments import Arguments
from tieline.corpus.clauses import Clauses
from tieline.corpus.tokens import Tokens
from tieline.graph import ids

_INFORMANTS = lexicon.words("informants")
# Longer phrases behind the noun tell what happened, no more who speaks.
_WORDS_BEHIND = 6
# Behind these another clause begins, and who is said to say that says no more.
_TURNING = frozenset(("but", "though", "although", "while", "whereas"))


class Sources:
    """Finds who reports what in one article."""

    def __init__(self, t: Tokens, clauses: Clauses, arguments: Arguments) -> None:
        self.t = t
        self.clauses = clauses
        self.arguments = arguments
        self.words = lexicon.grammar()
        self._informants: dict[int, Figure | None] = {}

    def speakers(self, verb: int) -> list[Figure]:
        """The actors whose report a verb is, representatives standing for whom they serve."""
        if self.clauses.passive(verb):
            return self.agents(verb)
        return self._who(self.clauses.subject(verb))

    def agents(self, verb: int) -> list[Figure]:
        return self._who(self.clauses.verb(verb).get("S", []))

    def named_at(self, i: int) -> list[Figure]:
        """Whom a token names; in capitals it may be a surname: "ROE: ..."."""
        cast, word = self.arguments.cast, self.t.word[i]
        people = [f for f in cast.figures.values() if f.type == "person" and " " in f.name]
        same = [f for f in people if word.isupper() and f.name.split()[-1].upper() == word]
        mention = cast.at[i]
        return same if len(same) == 1 else list(mention.figures) if mention else []

    def _who(self, tokens: list[int]) -> list[Figure]:
        """The actors that speak, else the unnamed who do."""
        named = [a.figure for a in self.arguments.of(tokens, direct=True)]
        return named or [f for i in tokens if (f := self._informant(i))]

    def _informant(self, noun: int) -> Figure | None:
        if noun not in self._informants:
            self._informants[noun] = informant(self.t, noun)
        return self._informants[noun]

    def possessors(self, noun: int) -> list[Figure]:
        """Whose a claim or a denial is."""
        return [a.figure for a in self.arguments.of(self.clauses.noun(noun).get("G", []))]

    def beside(self, trigger: int) -> Iterator[list[Figure]]:
        """Each report that is no verb above an act: whom it names, or nobody."""
        for found in (
            self._according(trigger),
            self._added(trigger),
            self._inserted(trigger),
            self._colon(trigger),
        ):
            if found is not None:
                yield found

    def _according(self, trigger: int) -> list[Figure] | None:
        """ "According to X" lays its clause, and what stands below, to X; None where nothing is so laid."""
        t = self.t
        first, last = t.sentences[t.sentence[trigger]]
        for i in range(first, last - 1):
            if t.lower[i] == "according" and t.lower[i + 1] == "to":
                if i in t.ancestors(trigger):
                    return None  # what is told of the source itself is the reporter's own
                above = t.head[i]
                # Before or behind all else it is said of the whole sentence.
                outside = t.word[i - 1] == "," and not any(
                    t.pos[j] == "VERB" and t.dep[j] != "acl" for j in range(i + 2, last)
                )
                if outside or above == trigger or above in t.ancestors(trigger) or t.dep[i] == "ROOT":
                    inner = t.child(i + 1, "pobj")
                    inner = t.child(i, "pobj") if inner is None else inner
                    if inner is None:
                        return []
                    sources = self.clauses.spread(inner)
                    texts = [j for j in sources if t.lemma[j] in self.words["products"]]
                    return self._who(sources) or [a.figure for a in self.arguments.of(texts)]
        return None

    def _added(self, trigger: int) -> list[Figure] | None:
        """ "Norway will leave, Moscow said on Tuesday": a report that only a comma ties to its clause."""
        t = self.t
        last = t.sentences[t.sentence[trigger]][1]
        for v in range(trigger + 1, last):
            if t.pos[v] != "VERB" or t.lemma[v] not in self.words["saying"] or v in t.ancestors(trigger):
                continue
            subject = t.child(v, "nsubj")
            own = t.child(v, "ccomp", "xcomp", "dobj", "mark", "pcomp", "advcl")
            first = t.subtree(subject)[0] if subject is not None else 0
            turned = any(t.lower[j] in _TURNING for j in range(trigger + 1, first))
            if subject is not None and own is None and t.word[first - 1] == "," and not turned:
                return self.speakers(v)
        return None

    def _inserted(self, trigger: int) -> list[Figure] | None:
        """ "The truth, Roe said, was that Norway had left": a report between commas within its clause."""
        t = self.t
        for i in (trigger, *t.ancestors(trigger)):
            for v in t.children[i]:
                if v > trigger or t.dep[v] != "parataxis" or t.lemma[v] not in self.words["saying"]:
                    continue
                subject = t.child(v, "nsubj")
                if subject is not None and t.word[t.subtree(subject)[0] - 1] == ",":
                    return self.speakers(v)
        return None

    def _colon(self, trigger: int) -> list[Figure] | None:
        """A headline's "...: Kremlin" names who says so."""
        t = self.t
        first, last = t.sentences[t.sentence[trigger]]
        for i in range(max(first, last - 5), last - 1):
            if t.word[i] == ":" and trigger < i:
                m = self.arguments.cast.at[last - 1]
                if m is not None and m.first == i + 1 and m.last == last:
                    return list(m.figures)
        return None


def informant(t: Tokens, noun: int) -> Figure | None:
    """The unnamed party that a noun stands for where it speaks; None where it is no such noun.

    It is called as the article calls it, without the article: no list could tell two of them apart.
    """
    if t.lower[noun] not in _INFORMANTS:
        return None
    before = [c for c in t.children[noun] if c < noun and t.dep[c] != "det"]
    if any(t.dep[c] == "poss" and t.pos[c] == "PRON" for c in before):
        return None
    first = min((t.subtree(c)[0] for c in before), default=noun)
    last = noun + 1
    for c in t.children[noun]:
        a, b = t.subtree(c)
        if a == last and t.dep[c] in ("amod", "prep") and b - a <= _WORDS_BEHIND:
            last = b
    name = " ".join(t.words(first, last).split())
    if t.pos[first] in ("NOUN", "NUM"):
        name = name[0].lower() + name[1:]  # a capital at the beginning of a sentence is no name's
    return Figure(ids.actor_id("group", name), name, "group")
