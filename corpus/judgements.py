"""What a clause says of its subject: that it does or is wrong, or right."""

from __future__ import annotations

from collections.abc import Iterator

from tieline.corpus import lexicon
from tieline.corpus.clauses import Clauses
from tieline.corpus.tokens import Tokens

# Auxiliaries under which what is said is said to be so.
_PLAIN_AUX = frozenset(("has", "have", "had", "is", "are", "was", "were", "been", "being", "'s", "'ve", "to"))
_SAYS_WHAT_IT_IS = ("acomp", "attr", "oprd")
# Verbs that add nothing to what an adjective says of their object: "did a terrible job".
_BEARING = frozenset(("do", "make", "play", "take", "show", "have", "give", "set", "run", "pursue"))


class Judgements:
    """Reads what clauses say of their subjects, by the words of `judgements.toml`."""

    def __init__(self, t: Tokens, clauses: Clauses) -> None:
        self.t = t
        self.clauses = clauses
        self.words = lexicon.grammar()
        self.wrongdoing = {
            (verb, noun)
            for verb, _, nouns in (line.partition("/") for line in self.words["wrongdoing"])
            for noun in nouns.split(",")
        }

    def damns(self, c: int) -> bool:
        """Whether a clause says that its subject does or is wrong: "broke the law", "is a liar"."""
        t = self.t
        if any(t.dep[a] == "neg" for a in t.children[c]):
            # "is not qualified", "is no reliable partner"
            said = self._said_to_be(c)
            return any(({t.lower[a]} | self._before(a)) & self.words["fit"] for a in said)
        if not self._so(c):
            return False
        c = self._done(c)
        said = self._said_to_be(c)
        responsible = next((a for a in said if t.lower[a] == "responsible"), None)
        if responsible is not None:
            deeds = self.clauses.below(responsible).get("for", [])
            return not t.children[responsible] or any(t.lemma[j] in self.words["harms"] for j in deeds)
        if any(self._is(a, "damning") for a in said):
            return True
        if self._out(c) or self._has_none(c) or self._deserves(c, "deserts"):
            return True
        return not self.clauses.passive(c) and (self._wrongs(c) or self._amounts(c) or self._breaches(c))

    def lauds(self, c: int) -> bool:
        """Whether a clause says that its subject is right, or does something well."""
        t = self.t
        if not self._so(c) or any(t.dep[a] == "neg" for a in t.children[c]):
            return False
        said = self._said_to_be(c)
        if self._deserves(c, "rewards"):
            return True
        return any(self._is(a, "lauding") for a in said) or self._does(c, "lauding", "fine")

    def said(self, c: int) -> int:
        """The token of what a clause says of its subject: what it is, else what it does."""
        for a in self._said_to_be(c):
            if self.t.lemma[a] in self.words["instances"]:
                return next(iter(self.clauses.below(a).get("of", [])), a)
            return a
        return self._done(c)

    def failings(self, c: int) -> Iterator[int]:
        """Nouns below a clause for what somebody is blamed for: "was due to Norway's failure to pay"."""
        t = self.t
        if any(t.dep[a] == "neg" for a in t.children[c]):
            return
        for n in range(*t.subtree(c)):
            if t.pos[n] == "NOUN" and t.lemma[n] in self.words["failings"] and self.clauses.possessors(n):
                between = []
                for i in t.ancestors(n):
                    if i == c:
                        break
                    between.append(i)
                if not any(t.lemma[i] in self.words["saying"] | self.words["denying"] for i in between):
                    yield n

    def _so(self, c: int) -> bool:
        """No auxiliary hedges what a clause says."""
        t = self.t
        return not any(t.dep[a] == "aux" and t.lower[a] not in _PLAIN_AUX for a in t.children[c])

    def _done(self, c: int) -> int:
        """What is done where somebody tries, starts or goes on: "is trying to sabotage"."""
        t = self.t
        while t.lemma[c] in self.words["striving"]:
            inner = t.child(c, "xcomp")
            if inner is None or t.pos[inner] not in ("VERB", "AUX"):
                break
            c = inner
        return c

    def _said_to_be(self, c: int) -> list[int]:
        t = self.t
        if t.lemma[c] != "be":
            return []
        found = [a for a in t.children[c] if t.dep[a] in _SAYS_WHAT_IT_IS]
        return found + [b for a in found for b in t.children[a] if t.dep[b] == "conj"]

    def _is(self, a: int, words: str) -> bool:
        """Whether a predicate, what it is an instance of or what stands before it is one of the words."""
        t = self.t
        if t.lower[a] in self.words[words]:
            return True
        if t.lemma[a] in self.words["instances"]:
            if any(self._is(j, words) for j in self.clauses.below(a).get("of", [])):
                return True
        spoilt = words == "lauding" and t.lemma[a] in self.words["damning"] | self.words["harms"]
        fine = self.words["fine"] if words == "lauding" else frozenset()
        return not spoilt and bool(self._before(a) & ((self.words[words] | fine) - self.words["kinds"]))

    def _before(self, n: int) -> set[str]:
        """The adjectives before a noun."""
        return {self.t.lower[a] for a in self.t.children[n] if self.t.dep[a] == "amod"}

    def _does(self, c: int, *names: str) -> bool:
        """ "did a terrible job": an adjective of one of the classes before what is done."""
        t = self.t
        words = frozenset[str]().union(*(self.words[name] for name in names)) - self.words["kinds"]
        done = self.clauses.object(c) if t.lemma[c] in _BEARING and not self.clauses.passive(c) else []
        return any(self._before(o) & words for o in done)

    def _out(self, c: int) -> bool:
        """ "is out of touch"."""
        t = self.t
        if t.lemma[c] != "be":
            return False
        places = [
            j for a in t.children[c] if t.lower[a] == "out" for j in self.clauses.below(a).get("of", [])
        ]
        return any(t.lower[j] in self.words["bounds"] for j in places)

    def _has_none(self, c: int) -> bool:
        """ "has no shame"."""
        t = self.t
        return t.lemma[c] == "have" and any(
            t.lemma[o] in self.words["merits"] and any(t.lower[a] == "no" for a in t.children[o])
            for o in self.clauses.object(c)
        )

    def _deserves(self, c: int, words: str) -> bool:
        t = self.t
        return t.lemma[c] in ("deserve", "merit") and any(
            t.lemma[o] in self.words[words] for o in self.clauses.object(c)
        )

    def _wrongs(self, c: int) -> bool:
        t = self.t
        verb, objects = t.lemma[c], self.clauses.object(c)
        if verb in self.words["wronging"] or (objects and verb in self.words["harming"]):
            return True
        if verb in self.words["breaching"] and {t.lemma[o] for o in objects} & self.words["wronged"]:
            return True
        if any((verb, t.lemma[o]) in self.wrongdoing for o in objects):
            return True
        if verb == "fail":
            undone = t.child(c, "xcomp", "dobj")
            return undone is not None and t.lemma[undone] not in self.words["idle"] | self.words["unblamed"]
        return self._does(c, "damning")

    def _amounts(self, c: int) -> bool:
        if self.t.lemma[c] not in self.words["amounting"]:
            return False
        slots = self.clauses.below(c)
        made = [*self.clauses.object(c), *(j for name in ("to", "of", "on") for j in slots.get(name, []))]
        return any(self._is(j, "damning") for j in made)

    def _breaches(self, c: int) -> bool:
        """ "is waging war in violation of international law"."""
        t = self.t
        places = [c, *self.clauses.object(c)]
        return any(
            t.lemma[j] in self.words["breaches"] for i in places for j in self.clauses.below(i).get("in", [])
        )
