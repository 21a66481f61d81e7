"""Bodies of organisations, named by common nouns: "the party's executive", "its military wing"."""

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
}


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
            if t.lower[i - 1] not in _WINGS.get(t.lower[i], ()) or any(cast.at[i - 1 : i + 1]):
                continue
            owner = self._owner(i)
            if owner is None:
                continue
            text = f"{owner.figures[0].name} {t.lower[i - 1]} {t.lower[i]}"
            figure = Figure(ids.actor_id("organization", text), text, "organization", None, None)
            figure = cast.figures.setdefault(figure.id, figure)
            for form in (text, f"{t.lower[i - 1]} {t.lower[i]} of {owner.figures[0].name}"):
                figure.forms[form] += 1
            wing = Mention(i - 1, i + 1, i, (figure,), "name", "common noun")
            cast.add(wing)
            self.found.append((i, wing, owner))
        cast.mentions.sort(key=lambda m: m.first)

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
