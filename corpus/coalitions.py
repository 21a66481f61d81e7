"""What states join, named by a common noun: "the Norwegian-led coalition", "the Peru-Chile bloc"."""

from __future__ import annotations

from collections.abc import Iterator

from tieline.corpus import gazetteer
from tieline.corpus.actors import Cast, Figure, Mention
from tieline.corpus.arguments import Argument
from tieline.corpus.bodies import called
from tieline.corpus.candidate import Candidate
from tieline.corpus.tokens import Tokens
from tieline.graph import ids

_NOUNS = frozenset(("coalition", "alliance", "bloc"))
# How far before the noun its members may stand: "the Norwegian-led international military coalition".
_REACH = 5


class Coalitions:
    """Finds the coalitions of one article, and tells who leads each or belongs to it."""

    def __init__(self, t: Tokens, cast: Cast) -> None:
        self.t = t
        self.cast = cast
        self.found: list[tuple[Mention, str, tuple[Mention, ...]]] = []

    def add(self) -> None:
        """Add their mentions; "the coalition" alone is told by its name."""
        t, cast = self.t, self.cast
        for i in range(2, len(t)):
            if t.lower[i] not in _NOUNS or t.pos[i] not in ("NOUN", "PROPN"):
                continue
            if (named := cast.at[i]) is not None:
                self._named(named)
            elif leader := self._leader(i) or self._led_by(i):
                self._take(i, f"{called(leader.figures[0])}-led {t.lower[i]}", "leads", (leader,))
            elif pair := self._pair(i):
                joined = t.words(pair[0].first, pair[1].last)
                self._take(i, f"{joined} {t.lower[i]}", "belongs to", pair)
        cast.mentions.sort(key=lambda m: m.first)

    def candidates(self) -> Iterator[Candidate]:
        for mention, predicate, members in self.found:
            whole = Argument(mention.figures[0], mention, 0)
            for m in members:
                member = Argument(m.figures[0], m, 0)
                yield Candidate(member, predicate, whole, mention.head, (mention.head,), "role:coalition")

    def _leader(self, i: int) -> Mention | None:
        """ "the Norwegian-led coalition"."""
        t = self.t
        j = i - 1
        told = ("ADJ", "NOUN", "PROPN")
        while j > max(1, i - _REACH) and t.pos[j] in told and not t.lower[j].endswith("led"):
            j -= 1
        if t.lower[j].endswith("-led"):
            return self._party(j, i)  # "U.S.-led" is one token
        hyphened = j > 1 and t.lower[j] == "led" and t.word[j - 1] == "-"
        return self._party(j - 2, i) if hyphened else None

    def _named(self, m: Mention) -> None:
        """ "the Saudi-led coalition" of the lists."""
        t = self.t
        state = gazetteer.load().state_at(t.text, t.start[m.first])
        led = t.lower[m.first : m.first + 3][1:] == ["-", "led"]
        if led and state is not None and len(m.figures) == 1 and m.figures[0].type == "organization":
            leader = Mention(m.first, m.first + 1, m.first, (self.cast.listed(state),), "adjective")
            self.found.append((m, "leads", (leader,)))

    def _led_by(self, i: int) -> Mention | None:
        """ "a coalition led by Norway"."""
        t = self.t
        if t.lower[i + 1 : i + 3] != ["led", "by"]:
            return None
        j = i + 3 + (t.lower[i + 3 : i + 4] == ["the"])
        leader = self._party(j, i) if j < len(t) else None
        several = leader is not None and any(t.dep[c] == "conj" for c in t.children[leader.head])
        return None if several else leader

    def _pair(self, i: int) -> tuple[Mention, Mention] | None:
        """ "the Peru-Chile coalition": two states and nothing but a hyphen between them."""
        t = self.t
        j = i - 1
        while j > i - _REACH and j > 1 and self.cast.at[j] is None and t.pos[j] in ("ADJ", "NOUN"):
            j -= 1
        second = self._party(j, i)
        if second is None or second.first < 2 or t.word[second.first - 1] != "-":
            return None
        first = self._party(second.first - 2, i)
        return (first, second) if first is not None and first.figures != second.figures else None

    def _party(self, j: int, i: int) -> Mention | None:
        """The state, or what states join, that a token near the noun names."""
        m = self.cast.at[j] if j >= 0 and self.t.sentence[j] == self.t.sentence[i] else None
        if m is None or len(m.figures) != 1 or m.kind in ("pronoun", "nominal"):
            return None
        joins = m.figures[0].type == "country" or m.figures[0].sector == "intergovernmental"
        return m if joins else None

    def _take(self, i: int, name: str, predicate: str, members: tuple[Mention, ...]) -> None:
        t = self.t
        form = gazetteer.load().at(name, 0)
        if form is not None and form.text == name and not form.ambiguous:
            figure = self.cast.listed(form.actor)
        else:
            id_ = ids.actor_id("organization", name)
            figure = self.cast.figures.setdefault(
                id_, Figure(id_, name, "organization", None, "intergovernmental")
            )
        figure.forms[name] += 1
        mention = Mention(i, i + 1, i, (figure,), "name", "coalition")
        first, last = min(members[0].first, i), max(members[-1].last, i + 1)
        figure.forms[t.words(first, last)] += 1
        self.cast.add(mention)
        self.found.append((mention, predicate, members))
