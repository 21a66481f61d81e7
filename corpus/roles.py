"""Who holds which office where: titles before names, appositions, copulas, "of" after a name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice

from tieline.corpus import lexicon
from tieline.corpus.actors import Cast, Figure, Mention
from tieline.corpus.arguments import Argument, Arguments
from tieline.corpus.clauses import Clauses
from tieline.corpus.frames import Candidate
from tieline.corpus.parsing import Tokens

_PLACES = ("of", "at", "for", "with", "in", "from", "to", "on")
_SKIP = frozenset(
    """former ex late then acting deputy interim new outgoing incoming current veteran senior top vice chief the a an
    long-time longtime founding assistant associate old first second third ousted powerful reclusive young leading
    hardline exiled controversial embattled current-""".split()
)
# An army named in passing tells nothing of its state; a ministry or a parliament is asked for as one.
_STATE_BODIES = frozenset(
    """ministry department agency parliament court bank bureau office council commission committee broadcaster senate
    assembly congress cabinet service regulator intelligence newspaper prosecutor treasury""".split()
)
# How many tokens before a name a title may take.
_TITLE = 7


@cache
def _roles() -> dict[tuple[str, ...], str]:
    """Role nouns as word tuples, to the predicate each means."""
    found = {}
    for predicate, section in lexicon.read("roles").items():
        for role in section["roles"]:
            found[tuple(role.lower().replace("-", " - ").split())] = predicate
    return found


@cache
def _role_heads() -> frozenset[str]:
    return frozenset(words[-1] for words in _roles())


_PARTS = ("is part of", "owns", "represents", "is ally of")
_STATE_OFFICES = frozenset(
    tuple(office.split())
    for office in (
        "president", "prime minister", "premier", "chancellor", "king", "queen", "emperor", "supreme leader",
        "foreign minister", "defence minister", "defense minister", "finance minister", "interior minister",
        "secretary of state", "defense secretary", "foreign secretary", "home secretary", "attorney general",
        "attorney - general", "deputy prime minister", "vice president", "treasury secretary", "defence secretary",
        "deputy foreign minister", "health minister", "trade minister", "justice minister", "first lady",
    )
)


class Roles:
    """Finds the offices of one article."""

    def __init__(self, t: Tokens, cast: Cast, clauses: Clauses, arguments: Arguments) -> None:
        self.t = t
        self.cast = cast
        self.clauses = clauses
        self.arguments = arguments

    def note_titles(self) -> None:
        """Remember each person's titles, so that "the president" finds its bearer."""
        for m in self.cast.mentions:
            f = m.figures[0]
            if f.type == "person":
                for words, first in self._titles_before(m):
                    f.titles.add(words[-1])
                    place = self._before(first)
                    if place is not None and place.figures[0].type == "country" and not f.country:
                        f.country = place.figures[0].country

    def candidates(self) -> Iterator[Candidate]:
        for m in list(self.cast.mentions):
            if m.kind in ("name",) and m.figures[0].type == "person":
                yield from self._title(m)
                yield from self._of(m)
            if m.kind == "name" and m.figures[0].type == "organization":
                yield from self._title(m)
                yield from self._organization(m)
        for i in range(len(self.t)):
            if self.t.pos[i] in ("NOUN", "PROPN") and self.t.lower[i] in _role_heads():
                yield from self._noun(i)

    def _titles_before(self, m: Mention) -> Iterator[tuple[tuple[str, ...], int]]:
        """Role words that end right before a name: (words, their first token), the longest first."""
        t = self.t
        last = m.first
        if last and t.word[last - 1] == "," and last > 1:
            last -= 1
        bound = max(t.sentences[t.sentence[m.first]][0], last - _TITLE)
        while last > bound:
            for first in range(bound, last):
                words = tuple(t.lower[first:last])
                if words in _roles() and all(self.cast.at[j] is None or self.cast.at[j].kind in ("nominal", "pronoun") or len(words) > 1 for j in range(first, last)):  # type: ignore[union-attr]
                    yield words, first
                    return
            return

    def _before(self, i: int) -> Mention | None:
        """The state or body named right before a title: "Norwegian", "Norway's", "the Acme"."""
        t = self.t
        j = i - 1
        while j >= 0 and self.cast.at[j] is None and i - j <= _TITLE and (
            t.lower[j] in _SKIP - {"the", "a", "an"} or t.lower[j] in ("'s", "'", "-") or t.pos[j] in ("ADJ", "ADV")
        ):
            if t.sentence[j] != t.sentence[i]:
                return None
            j -= 1
        if j >= 0 and t.sentence[j] == t.sentence[i]:
            m = self.cast.at[j]
            if m and m.kind not in ("pronoun", "nominal") and len(m.figures) == 1 and m.figures[0].type != "person":
                return m
        return None

    def _title(self, m: Mention) -> Iterator[Candidate]:
        """"Norwegian Prime Minister Jane Roe", "the Acme chief Jane Roe", "state broadcaster ABC"."""
        t = self.t
        for words, first in self._titles_before(m):
            predicate = _roles()[words]
            if m.figures[0].type == "organization" and predicate not in _PARTS:
                return
            place = self._before(first)
            if place is None and first and t.word[first - 1] in ("and", "&"):
                place = self._before_other(first)
            if place is not None:
                if predicate == "works for" and place.figures[0].type == "country":
                    return
                yield self._candidate(m, predicate, place, first + len(words) - 1, "role:title")
            elif predicate == "leads" or words[-1] in ("minister", "secretary", "attorney-general"):
                yield from self._bare(m, words, first)
            return

    def _before_other(self, first: int) -> Mention | None:
        """"Norwegian president and army chief Jane Roe": what stands before the other title."""
        t = self.t
        j = first - 2
        while j > first - 5 and j >= 0 and self.cast.at[j] is None:
            j -= 1
        m = self.cast.at[j] if j >= 0 and t.sentence[j] == t.sentence[first] else None
        return m if m and len(m.figures) == 1 and m.figures[0].type != "person" else None

    def _bare(self, m: Mention, words: tuple[str, ...], first: int) -> Iterator[Candidate]:
        """"President Jane Roe" with no state beside it: the state she is listed for if the article names
        it, else the only state that the article is about."""
        if words not in _STATE_OFFICES:
            return
        person = m.figures[0]
        state = self.cast.country(person.country) or self.cast.main_state()
        if state is None:
            return
        named = next((x for x in self.cast.mentions if state in x.figures and x.kind != "pronoun"), None)
        if named:
            rule = "role:listed" if person.country else "role:main-state"
            yield Candidate(
                Argument(person, m, 0), _roles()[words], Argument(state, named, 1), first + len(words) - 1,
                (first + len(words) - 1,), rule, 1,
            )

    def _of(self, m: Mention) -> Iterator[Candidate]:
        """"Jane Roe of the Institute": works there."""
        t = self.t
        for c in t.children[m.head]:
            if t.dep[c] == "prep" and t.lower[c] in ("of", "from", "at", "with") and m.last <= c <= m.last + 1:
                inner = t.child(c, "pobj")
                if inner is None:
                    continue
                for a in self.arguments.lift(inner, True):
                    if a.figure.type == "organization":
                        yield self._candidate(m, "works for", a.mention, m.head, "role:of")

    def _organization(self, m: Mention) -> Iterator[Candidate]:
        """A state's own body: "Norway's Ministry of Trade", "the Norwegian parliament's committee"."""
        t = self.t
        f = m.figures[0]
        words = {w.lower() for w in f.name.split()}
        for c in t.children[m.head]:
            if t.dep[c] in ("poss", "amod", "compound", "nmod") and not m.first <= c < m.last:
                for a in self.arguments.lift(c):
                    if a.figure.type in ("country", "organization") and a.figure is not f and (a.figure.type == "organization" or words & _STATE_BODIES):
                        yield self._candidate(m, "is part of", a.mention, m.head, "role:part")
            if t.dep[c] == "prep" and t.lower[c] == "of" and c == m.last and (inner := t.child(c, "pobj")) is not None:
                for a in self.arguments.lift(inner, True):
                    if a.figure.type in ("country", "organization") and words & _STATE_BODIES:
                        yield self._candidate(m, "is part of", a.mention, m.head, "role:part")
        if f.country and words & _STATE_BODIES and (owner := self.cast.country(f.country)):
            first = self.cast.at[m.first]
            if first is m and any(m.first <= j < m.last for j in range(m.first, m.first + 1)):
                at = Mention(m.first, m.first + 1, m.first, (owner,), "adjective")
                if t.words(m.first, m.first + 1) in owner.forms:
                    yield self._candidate(m, "is part of", at, m.head, "role:part")

    def _noun(self, i: int) -> Iterator[Candidate]:
        """A role noun that says its holder and its place: apposition, copula, "as"."""
        t = self.t
        if self.cast.at[i] is not None and self.cast.at[i].kind == "name":  # type: ignore[union-attr]
            return
        words = self._role_at(i)
        if words is None:
            return
        predicate = _roles()[words]
        holders = self._holders(i)
        if not holders:
            return
        places = self._places(i, predicate, {h.figure for h in holders})
        for h in holders:
            for place in places:
                if place.figure is not h.figure:
                    yield Candidate(h, self._fitting(predicate, h, place), place, i, (i,), "role:noun")

    @staticmethod
    def _fitting(predicate: str, holder: Argument, place: Argument) -> str:
        return predicate

    def _role_at(self, i: int) -> tuple[str, ...] | None:
        """The longest role that ends at a token."""
        t = self.t
        for size in range(5, 0, -1):
            first = i - size + 1
            if first >= 0 and tuple(t.lower[first : i + 1]) in _roles():
                return tuple(t.lower[first : i + 1])
        lemma = (t.lemma[i],)
        return lemma if lemma in _roles() else None

    def _holders(self, i: int) -> list[Argument]:
        t = self.t
        dep, head = t.dep[i], t.head[i]
        while dep == "conj" and t.pos[head] in ("NOUN", "PROPN") and self.cast.at[head] is None:
            dep, head = t.dep[head], t.head[head]
        if dep == "conj":
            # "a fellow at the Institute and a former envoy": coordinated with the wrong noun
            for above in islice(t.ancestors(head), 4):
                if t.dep[above] == "appos":
                    dep, head = "appos", t.head[above]
                    break
        if dep == "appos" and self.cast.at[head]:
            return [a for j in self._list_of(head) for a in self.arguments.lift(j, True)]
        for c in t.children[i]:
            if t.dep[c] == "appos" and self.cast.at[c] and self.cast.at[c].kind == "name":  # type: ignore[union-attr]
                return self.arguments.lift(c, True)
        if dep == "attr" and t.lemma[head] in ("be", "become", "remain"):
            return self.arguments.of(self.clauses.subject(head), direct=True)
        if dep in ("oprd", "xcomp") and t.pos[head] == "VERB":
            return self.arguments.of(self.clauses.object(head), direct=True)
        if dep == "pobj" and t.lower[head] == "as" and t.pos[t.head[head]] == "VERB":
            verb = t.head[head]
            return self.arguments.of(self.clauses.object(verb), direct=True) or self.arguments.of(
                self.clauses.subject(verb), direct=True
            )
        if dep in ("nsubj", "dobj", "pobj", "nsubjpass", "ROOT", "poss"):
            # "the Acme chief executive, Jane Roe": parsed as one phrase now and then
            return []
        return []

    def _list_of(self, head: int) -> list[int]:
        return [head]

    def _places(self, i: int, predicate: str, holders: set[Figure]) -> list[Argument]:
        slots = self.clauses.noun(i)
        found: list[Argument] = []
        for name in ("G", *_PLACES):
            tokens = [j for j in slots.get(name, []) if j != i]
            lifted = [a for a in self.arguments.of(tokens, direct=name != "of" and name != "G") if a.figure not in holders]
            if predicate == "works for" and name == "G":
                # "a North Korea expert", "a British analyst": the topic, the nationality
                lifted = [a for a in lifted if a.figure.type == "organization"]
            if name in ("in", "to", "on", "from"):
                lifted = [a for a in lifted if a.mention.kind == "name"]
            found += lifted
            if lifted:
                break
        return found

    def _candidate(self, m: Mention, predicate: str, place: Mention, trigger: int, rule: str) -> Candidate:
        return Candidate(
            Argument(m.figures[0], m, 0), predicate, Argument(place.figures[0], place, 0), trigger, (trigger,), rule
        )
