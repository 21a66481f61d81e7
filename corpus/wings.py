"""Bodies of organisations, named by common nouns: "the party's executive", "Acme's audit committee"."""

from __future__ import annotations

from collections.abc import Iterator

from tieline.corpus import lexicon
from tieline.corpus.actors import Cast, Figure, Mention
from tieline.corpus.arguments import Argument
from tieline.corpus.candidate import Candidate
from tieline.corpus.tokens import Tokens
from tieline.graph import ids

# What such a body is called, and which words before tell that it is one.
_WINGS = {
    "wing": lexicon.words("wings"),
    "arm": frozenset(("military", "armed", "political")),
    "bureau": frozenset(("political",)),
    "executive": frozenset(("national", "federal")),
    "secretariat": frozenset(("national", "general")),
    "board": frozenset(("appeal", "appeals", "disciplinary", "advisory", "governing", "supervisory")),
}
# Such bodies that any word before tells apart, and how many words may.
_PANELS = lexicon.words("committees")
_FIELDS = 5


# Words before a committee that do not tell which it is.
_PLAIN = frozenset(("independent", "new", "own", "powerful", "special", "former"))


def _field(t: Tokens, i: int) -> bool:
    """A word of what a committee is for."""
    return t.word[i].islower() and (t.pos[i] in ("NOUN", "ADJ") or t.lower[i] in ("and", "-", "&"))


class Wings:
    """Finds the bodies of one article's organisations, and tells whose they are."""

    def __init__(self, t: Tokens, cast: Cast) -> None:
        self.t = t
        self.cast = cast
        self.found: list[tuple[int, Mention, Mention]] = []

    def add(self) -> None:
        """Add their mentions; one that an article names again is the same actor."""
        t, cast = self.t, self.cast
        for i in range(1, len(t)):
            if t.lower[i] in _PANELS:
                self._panel(i)
                continue
            if t.lower[i - 1] not in _WINGS.get(t.lower[i], ()) or any(cast.at[i - 1 : i + 1]):
                continue
            owner = self._owner(i)
            if owner is not None:
                what = f"{t.lower[i - 1]} {t.lower[i]}"
                self._take(i - 1, i, owner, what, f"{what} of {owner.figures[0].name}")
        cast.mentions.sort(key=lambda m: m.first)

    def _take(self, first: int, i: int, owner: Mention, what: str, form: str) -> None:
        name = f"{owner.figures[0].name} {what}"
        figure = Figure(ids.actor_id("organization", name), name, "organization", None, None)
        figure = self.cast.figures.setdefault(figure.id, figure)
        figure.forms[name] += 1
        figure.forms[form] += 1
        wing = Mention(first, i + 1, i, (figure,), "name", "common noun")
        self.cast.add(wing)
        self.found.append((i, wing, owner))

    def _panel(self, i: int) -> None:
        """ "Acme's independent audit and ethics committee": an organisation stands before its fields."""
        t, cast = self.t, self.cast
        first = i
        while first and i - first <= _FIELDS and cast.at[first - 1] is None and _field(t, first - 1):
            first -= 1
        owned = first and t.lower[first - 1] in ("'s", "'")
        owner = cast.at[first - 1 - owned] if first - 1 - owned >= 0 else None
        if first == i or cast.at[i] or owner is None or t.sentence[owner.first] != t.sentence[i]:
            return
        figure = owner.figures[0]
        if len(owner.figures) == 1 and figure.type == "organization" and owner.last == first - owned:
            while t.lower[first] in _PLAIN and first < i - 1:
                first += 1
            what = " ".join(t.words(first, i + 1).lower().split())
            self._take(first, i, owner, what, t.words(owner.first, i + 1))

    def candidates(self) -> Iterator[Candidate]:
        for i, wing, owner in self.found:
            ends = Argument(wing.figures[0], wing, 0), Argument(owner.figures[0], owner, 0)
            yield Candidate(ends[0], "is part of", ends[1], i, (i,), "role:part")

    def _owner(self, i: int) -> Mention | None:
        """The organisation right before, or the first that "of" brings."""
        t, cast = self.t, self.cast
        for j in (i - 2, i - 3):
            m = cast.at[j] if j >= 0 and t.sentence[j] == t.sentence[i] else None
            if m and m.figures[0].type == "organization" and len(m.figures) == 1:
                return m if j == i - 2 or t.lower[i - 2] in ("'s", "'") else None
        if t.words(i + 1, min(i + 2, len(t))) != "of":
            return None
        for j in range(i + 2, min(i + 8, t.sentences[t.sentence[i]][1])):
            m = cast.at[j]
            if m and m.figures[0].type == "organization" and len(m.figures) == 1:
                return m
            if t.pos[j] in ("VERB", "AUX", "ADP") or t.word[j] == ",":
                return None
        return None
