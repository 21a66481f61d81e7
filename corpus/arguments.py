"""Which actors an argument stands for: itself, its apposition, its possessor, what its "of" takes."""

from __future__ import annotations

from dataclasses import dataclass

from tieline.corpus import lexicon
from tieline.corpus.actors import Cast, Figure, Mention
from tieline.corpus.clauses import Clauses
from tieline.corpus.common_nouns import is_firm, is_person
from tieline.corpus.spelling import PREFIXES, role_nouns
from tieline.corpus.tokens import Tokens

# How far below an argument an actor may stand: "the activities of the council's committee's panel".
_DEPTH = 4
_GONE = frozenset(("retired", "former", "ex"))
_PREFIXES = PREFIXES | {"pro"}
_LANDS = frozenset(("country", "nation", "homeland", "people", "government", "administration", "state"))
_DEALINGS = frozenset(("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"))


@dataclass(frozen=True, slots=True)
class Argument:
    """An actor found in a slot, with the mention that names it and how far below the slot it stood."""

    figure: Figure
    mention: Mention
    depth: int


class Arguments:
    """Finds actors in the slots of one article."""

    def __init__(self, t: Tokens, cast: Cast, clauses: Clauses) -> None:
        self.t = t
        self.cast = cast
        self.clauses = clauses
        words = lexicon.grammar()
        self._transparent = words["transparent"]
        self._representatives = words["representatives"]
        self._private = words["private"]
        self._civil = words["civil"]
        self._bodies = words["bodies"]
        self._products = words["products"]
        self._sent = lexicon.words("sent")
        self._saying = words["saying"]
        self._state_deeds = words["state_deeds"]
        self._sites = words["sites"]
        self._telling_nouns = words["telling_nouns"]
        self._resumptive = words["resumptive"]
        self._owning = words["owning"]
        self._organs = words["organs"]
        self._stating = words["saying"] | words["denying"] | words["stating"]
        self._speaking_for = words["speaking_for"]
        self._people = words["private"] | role_nouns()
        self._needy = words["needy"]
        self._undergone = words["undergone"]
        self._nouns = lexicon.load().nouns

    def of(
        self,
        tokens: list[int],
        *,
        direct: bool = False,
        beyond: bool = False,
        sites: bool = False,
        needy: bool = False,
    ) -> list[Argument]:
        """The actors of a slot, each once, in reading order.

        Args:
            beyond: an act among actors yields its counterpart: "banned deals with Norway".
            sites: a place of nobody named yields its state: "struck a refinery in Norway".
            needy: so do people in need and where they live: "sent tents to families in Norway".
        """
        found: dict[int, Argument] = {}
        for i in tokens:
            lifted = self.lift(i, direct)
            if beyond and not lifted and not direct:
                lifted = self._counterpart(i)
            places = (sites and self.t.lemma[i] in self._sites) or (needy and self.t.lemma[i] in self._needy)
            if places and not lifted:
                lifted = [a for a in self._through(i, ("in",), 0) if a.figure.type == "country"]
            for argument in lifted:
                found.setdefault(id(argument.figure), argument)
        return list(found.values())

    def lift(self, i: int, direct: bool = False, depth: int = 0) -> list[Argument]:
        """The actors that one token stands for; empty where none is certain.

        Args:
            direct: the token itself must be an actor, or be named by an apposition.
        """
        t = self.t
        mention = self.cast.at[i]
        if mention is not None:
            if t.lower[max(0, mention.first - 2)] in _PREFIXES and t.word[mention.first - 1] == "-":
                return []  # "anti-Taliban forces", "pro-Russian crowds"
            if mention.kind == "adjective" and t.pos[i] == "ADJ" and t.dep[i] in ("amod", "acomp"):
                return [] if direct else self._as(mention, depth)
            return [*self._beside(i, mention, depth), *self._as(mention, depth)]
        if depth > _DEPTH or t.pos[i] not in (
            "NOUN",
            "PROPN",
            "PRON",
            "NUM",
            "DET",
            "ADJ",
            "VERB",
            "X",
        ):
            return []
        for c in t.children[i]:
            if t.dep[c] == "appos" and (m := self.cast.at[c]) and m.kind != "adjective":
                several = self.clauses.spread(c) if t.tag[i] in ("NNS", "NNPS") else [c]
                return [a for j in several if (each := self.cast.at[j]) for a in self._as(each, depth)]
        if t.dep[i] == "appos" and t.lemma[i] in self._resumptive:
            return self._resumed(i, depth)
        if t.dep[i] == "appos" and (m := self.cast.at[t.head[i]]) and m.kind == "name":
            return self._as(m, depth)  # "Chile, a country that": what it is called is itself
        if (named := self._named_behind(i)) is not None:
            return self._as(named, depth)
        examples = self._examples(i)
        if examples:
            return examples
        lemma = t.lemma[i].removeprefix("ex-")  # "his ex-wife" is as little he as his wife
        if lemma in self._transparent or t.lower[i] in self._transparent:
            inner = self.clauses.noun(i).get("of", [])
            lifted = [a for j in inner for a in self.lift(j, direct, depth + 1)]
            if lifted:
                return lifted
        for c in t.children[i]:
            # "Fatah party": the name before the kind of body is its name.
            m = self.cast.at[c]
            if (
                t.dep[c] in ("compound", "nmod")
                and m
                and m.figures[0].type in ("organization", "group")
                and lemma in self._bodies
            ):
                return self._as(m, depth)
        acting = lemma in self._representatives or t.lower[i] in self._representatives
        firm = t.tag[i] == "NN" and is_firm(t.lower[i]) and not self._party(i)
        acting = acting and not firm  # "the Swedish firm" is no state
        gone = t.tag[i] == "NN" and any(t.lower[c] in _GONE for c in t.children[i] if t.dep[c] == "amod")
        if gone and is_person(lemma):
            return []  # "the retired Marine Corps general" speaks for himself
        if acting and lemma not in self._private:
            names = (
                "modifier",
                "poss",
                "of",
                *(("from",) if t.lower[i] in self._sent else ()),
                *(("for",) if t.lower[i] in self._speaking_for else ()),
            )
            lifted = self._through(i, names, depth, blocs=True) or self._owner(i, depth)
            if not lifted and t.lower[i] in self._organs:
                lifted = [a for a in self._through(i, ("in",), depth) if a.figure.type == "country"]
            if lifted:
                return lifted
        if t.pos[i] == "PRON" and t.lower[i] in ("it", "they"):
            return self._speaker(i, depth)
        if firm and any((m := self.cast.at[c]) and m.kind == "adjective" for c in t.children[i]):
            return []
        passing = t.tag[i] == "NN" and any(t.lower[c] in ("a", "an", "another") for c in t.children[i])
        if passing and not acting and is_person(lemma):
            return []  # "a baker from Norway": nobody's but his own
        if direct or lemma in self._private or t.pos[i] not in ("NOUN", "PROPN", "VERB"):
            return []
        if lemma in self._civil:
            return [a for a in self._through(i, ("poss", "by", "of"), depth) if a.figure.type != "country"]
        if lemma in self._products:
            # "issued a statement criticising": what a text says, its issuer says
            return self._through(i, ("G", "by", "from", "of", "L"), depth)
        if lemma in self._nouns and lemma not in _LANDS:
            # An act belongs to who does it, never to whom it hits: "condemned the attack on Poland".
            return self._doers(i, depth)
        names = ("poss", "by", "of", "G", "from") if t.pos[i] == "NOUN" else ("poss", "by", "of", "G")
        if lemma in self._state_deeds:
            names = (*names, "in")
        return self._through(i, names, depth) or self._owner(i, depth)

    def _party(self, i: int) -> bool:
        """ "the Chinese side refuted": who states, denies or is thanked is no club."""
        t = self.t
        told = t.lemma[t.head[i]] in self._stating and t.dep[i] in ("nsubj", "dobj")
        return t.lower[i] == "side" and told and any(t.lower[c] == "the" for c in t.children[i])

    def _beside(self, i: int, mention: Mention, depth: int) -> list[Argument]:
        """ "Peruvian and British armed forces": the first adjective's country, beside a name that begins with
        the second."""
        t = self.t
        first = mention.first - 2
        if t.tag[i] not in ("NNS", "NNPS") or first < 0 or t.lower[first + 1] != "and":
            return []
        m = self.cast.at[first]
        beside = m is not None and m.kind == "adjective" and t.head[first] == i
        return self._as(m, depth) if m and beside and t.head[mention.first] == first else []

    def _named_behind(self, i: int) -> Mention | None:
        """ "the candidate of the Unity Party, Jane Roe": the name behind a role's "of" bears the role."""
        t = self.t
        for c in t.children[i] if t.lemma[i] in role_nouns() else ():
            inner = t.child(c, "pobj") if t.lower[c] in ("of", "for") else None
            named = t.child(inner, "appos") if inner is not None else None
            m = self.cast.at[named] if named is not None else None
            if m and m.kind == "name" and m.figures[0].type == "person":
                return m
        return None

    def _resumed(self, i: int, depth: int) -> list[Argument]:
        """ "Norway closed its ports, a move that Peru condemned": the clause's subject made the move."""
        verb = next((j for j in self.t.ancestors(i) if self.t.pos[j] in ("VERB", "AUX")), None)
        told = self.t.lemma[i] in self._telling_nouns
        while told and verb is not None and self.t.dep[verb] in ("ccomp", "conj", "advcl"):
            # "Chile said that Peru struck, an accusation": who said so accuses
            verb = self.t.head[verb]
        if verb is None or depth or self.clauses.passive(verb):
            return []
        return [a for j in self.clauses.subject(verb) for a in self.lift(j, False, depth + 1)]

    def _speaker(self, i: int, depth: int) -> list[Argument]:
        """ "the Peruvian government said it would": who speaks, where nobody else is meant."""
        t = self.t
        v = t.head[i]
        while t.dep[v] in ("conj", "xcomp", "aux") and t.head[v] != v:
            v = t.head[v]
        above = t.head[v]
        if (
            t.dep[i] not in ("nsubj", "nsubjpass")
            or t.dep[v] != "ccomp"
            or t.lemma[above] not in self._saying
        ):
            return []
        speakers = [a for j in self.clauses.subject(above) for a in self.lift(j, False, depth + 1)]
        fits = all(a.figure.type != "person" and a.mention.first < i for a in speakers)
        return speakers if len({a.figure.id for a in speakers}) == 1 and fits else []

    def _owner(self, n: int, depth: int) -> list[Argument]:
        """ "a tanker owned by Norway": what hits a thing hits its owner."""
        t = self.t
        for c in t.children[n]:
            if t.dep[c] in ("acl", "relcl") and t.lemma[c] in self._owning and self.clauses.passive(c):
                owners = self.clauses.verb(c).get("S", [])
                if lifted := [a for j in owners if j != n for a in self.lift(j, True, depth + 1)]:
                    return lifted
            if t.dep[c] == "amod" and t.lemma[c] in self._owning and c > 1 and t.word[c - 1] == "-":
                if lifted := self.lift(c - 2, True, depth + 1):
                    return lifted  # "a rebel-held town"
            if t.dep[c] in ("acl", "relcl") and t.lemma[c] == "belong":
                owners = self.clauses.below(c).get("to", [])
                if lifted := [a for j in owners for a in self.lift(j, True, depth + 1)]:
                    return lifted
        return []

    def _counterpart(self, n: int) -> list[Argument]:
        return self._through(n, ("with", "from", "to", "of"), 0) if self._deals(n) else []

    def _deals(self, n: int) -> bool:
        entries = self._nouns.get(self.t.lemma[n], ())
        return any(lexicon.category_of(e.predicate) in _DEALINGS for e in entries)

    def _doers(self, n: int, depth: int) -> list[Argument]:
        slots = self.clauses.noun(n)
        for entry in self._nouns[self.t.lemma[n]]:
            for pattern in entry.patterns:
                for slot in pattern.source:
                    if slot.name != "L" and slot.name in slots:
                        lifted = [
                            a for j in slots[slot.name] if j != n for a in self.lift(j, False, depth + 1)
                        ]
                        if slot.name == "G" and "of" not in slots and self._is_borne(n):
                            lifted = [a for a in lifted if a.figure.type != "person"]
                        if lifted:
                            return lifted
        # "an agreement on cooperation between Norway and Peru": the doers stand with the inner act
        for name in ("on", "of", "about") if self._deals(n) else ():
            for j in slots.get(name, ()):
                if self.t.lemma[j] in self._nouns and (lifted := self._doers(j, depth + 1)):
                    return lifted
        return self._through(n, ("by",), depth)

    def _is_borne(self, n: int) -> bool:
        """ "condemned Roe's arrest": it was done to her; "a warrant for Roe's arrest" is for her."""
        t = self.t
        above = t.head[n]
        meant = t.lower[above] == "for" and t.pos[t.head[above]] == "NOUN"
        return t.lemma[n] in self._undergone and not meant

    def _through(self, n: int, names: tuple[str, ...], depth: int, *, blocs: bool = False) -> list[Argument]:
        slots = self.clauses.noun(n)
        for name in names:
            if name in ("poss", "modifier"):
                wanted = ("poss",) if name == "poss" else ("amod", "compound", "nmod")
                inner = [
                    j for c in self.t.children[n] if self.t.dep[c] in wanted for j in self.clauses.spread(c)
                ]
            else:
                inner = slots.get(name, [])
            if name == "poss" and any(self.t.tag[c] == "WP$" for c in self.t.children[n]):
                inner = self.clauses.possessors(n)  # "whose forces"
            lifted = [a for j in inner if j != n for a in self.lift(j, False, depth + 1)]
            if name in ("G", "modifier") and self._is_deed(n):
                lifted = [a for a in lifted if not self._towards(a.mention)]
            if self.t.lemma[n] in self._people:
                # "his lawyer", "her ex-wife": another person
                lifted = [
                    a for a in lifted if a.figure.type != "person" or self.t.dep[a.mention.head] != "poss"
                ]
            if self.t.lemma[n] in _LANDS:
                lifted = [b for a in lifted if (b := self._state_of(a))]
            elif self.t.lemma[n] in self._bodies:
                # "his company" is not he
                lifted = [a for a in lifted if a.figure.type != "person"]
            # "Asian markets" are not Asia: a bloc's adjective says where, not for whom.
            lifted = [a for a in lifted if a.figure.type != "group" or not self._where(a.mention)]
            if lifted:
                return lifted
        # "an appeal filed by Norway", "the offer made by Norway"; never "a car given by Norway"
        said = self.t.lemma[n] in self._products or self.t.lemma[n] in self._nouns
        for c in self.t.children[n] if said else ():
            if self.t.dep[c] in ("acl", "relcl") and self.t.tag[c] == "VBN" and "by" in names:
                agents = self.clauses.verb(c).get("S", [])
                if lifted := [a for j in agents if j != n for a in self.lift(j, True, depth + 1)]:
                    return lifted
        return []

    def _where(self, m: Mention) -> bool:
        """An adjective, or a bloc's name that stands for one: "the Asian giant"."""
        region = m.figures[0].name.endswith(" countries")
        return m.kind == "adjective" or (region and self.t.dep[m.head] == "amod")

    def _is_deed(self, n: int) -> bool:
        lemma = self.t.lemma[n]
        return lemma in self._nouns or lemma in self._products or lemma in ("policy", "strategy")

    def _towards(self, m: Mention) -> bool:
        """ "the Iran policy": a state's noun before another says towards whom; whose it is, an adjective."""
        state = m.kind == "name" and m.figures[0].type == "country"
        named = self.t.words(m.first, m.last)
        short = named.replace(".", "").isupper() or " " in named  # "US", "United States": have no adjective
        return state and not short and self.t.dep[m.head] in ("compound", "nmod")

    def _state_of(self, a: Argument) -> Argument | None:
        """ "his country": the state of the person, where it is known; never the person."""
        if a.figure.type != "person":
            return a
        state = self.cast.country(a.figure.country)
        return Argument(state, a.mention, a.depth) if state else None

    def _examples(self, i: int) -> list[Argument]:
        """ "several states including Chile and Peru", "such as Chile", "among them Chile"."""
        t = self.t
        for c in t.children[i]:
            alike = t.lower[c] == "like" and t.tag[i] in ("NNS", "NNPS") and t.dep[c] == "prep"
            among = t.lower[c] == "among" and t.lower[c + 1] == "them"
            named = (
                among
                or t.lower[c] == "including"
                or alike
                or (
                    t.lower[c] == "as"
                    and t.dep[c] == "prep"
                    and any(t.lower[d] == "such" for d in t.children[c])
                )
            )
            if named and (inner := t.child(c, "pobj")) is not None:
                return [a for j in self.clauses.spread(inner) for a in self.lift(j, True, 1)]
        return []

    @staticmethod
    def _as(mention: Mention, depth: int) -> list[Argument]:
        return [Argument(f, mention, depth) for f in mention.figures]
