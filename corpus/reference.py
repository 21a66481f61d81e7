"""Whom common nouns and pronouns stand for, each by a named rule, or nobody: never guessed."""

from __future__ import annotations

from tieline.corpus import gazetteer, lexicon
from tieline.corpus.actors import Cast, Figure, Mention
from tieline.corpus.antecedents import NEAR, REACH, Referents
from tieline.corpus.clauses import Clauses
from tieline.corpus.common_nouns import is_firm
from tieline.corpus.home import Home
from tieline.corpus.pairs import Pairs
from tieline.corpus.pronouns import Pronouns
from tieline.corpus.quotes import Quotes
from tieline.corpus.spelling import HEADS
from tieline.corpus.subjects import PREPOSITIONAL_CONTROL
from tieline.corpus.tokens import Tokens

_GOVERNMENTS = frozenset(("government", "administration", "regime", "cabinet"))
_HEADS_OF_STATES = frozenset(("president", "minister", "premier", "chancellor", "leader", "ruler"))
_HALVES = {"north": "KP", "south": "KR"}
_BODY_NOUNS = lexicon.words("body_nouns")
_COMMITTEES = frozenset(("committee", "subcommittee", "panel", "commission"))
_ARMED = frozenset(("army", "force", "navy", "police"))
# Which sectors a common noun may stand for.
_SECTORS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(lexicon.words("business"), ("business",)),
    **dict.fromkeys(("club", "team", "side"), ("sport",)),
    **dict.fromkeys(("newspaper", "paper", "broadcaster", "magazine", "outlet", "journal"), ("media",)),
    **dict.fromkeys(("bloc", "alliance"), ("intergovernmental",)),
    "party": ("party",),
    **dict.fromkeys(("group", "militia", "movement"), ("rebel", "non-governmental")),
    "charity": ("non-governmental",),
    **dict.fromkeys(("rebels", "militants", "insurgents", "guerrillas"), ("rebel",)),
}
_NO_FIRMS = lexicon.words("no_firms")
_PAPERS = lexicon.words("papers")


def resolve(t: Tokens, cast: Cast, clauses: Clauses, quotes: Quotes, home: Home) -> None:
    """Add the mentions that pronouns and nominals are, in reading order, each seeing those before it."""
    resolver = _Resolver(t, cast, clauses, quotes, home)
    for i in range(len(t)):
        if cast.at[i] is None and (found := resolver.of(i)):
            kind = "pronoun" if t.pos[i] == "PRON" else "nominal"
            cast.add(Mention(i, i + 1, i, found.figures, kind, found.rule))
    cast.mentions.sort(key=lambda m: m.first)


class _Resolver:
    def __init__(self, t: Tokens, cast: Cast, clauses: Clauses, quotes: Quotes, home: Home) -> None:
        self.t = t
        self.cast = cast
        self.home = home
        self.pairs = Pairs(t, cast, clauses)
        self.pronouns = Pronouns(t, cast, clauses, quotes, self.pairs)
        self.described = {
            title for f in cast.figures.values() if f.type == "person" and f.mentions for title in f.titles
        }

    def of(self, i: int) -> Referents | None:
        """Whom a token that is no name stands for."""
        t = self.t
        lower = t.lower[i]
        if t.pos[i] == "PRON":
            return self.pronouns.of(i)
        if t.pos[i] not in ("NOUN", "PROPN", "ADJ"):
            return None
        if lower == "old" and self._aged(i):
            return self.pronouns.singular(i, ("person",), "by age")
        if lower.endswith(("an", "i")) and (country := self._alone_national(i)):
            return self._compatriot(i, country)
        return self._nominal(i, lower)

    def _aged(self, i: int) -> bool:
        """ "the 24-year-old" with no noun behind."""
        t = self.t
        the = any(t.lower[c] == "the" for c in t.children[i])
        told = any(t.dep[c] in ("prep", "relcl", "acl") for c in t.children[i])  # "the 24-year-old from Lima"
        return (
            the
            and not told
            and t.word[i - 1] == "-"
            and t.lower[i - 2] == "year"
            and t.dep[i] in ("nsubj", "nsubjpass", "dobj", "pobj", "poss")
        )

    def _alone_national(self, i: int) -> str | None:
        """The state of "the Nigerian", where no noun stands behind."""
        t = self.t
        alone = [t.lower[c] for c in t.children[i]] == ["the"] and t.tag[i] not in ("NNS", "NNPS")
        if not alone or t.dep[i] not in ("nsubj", "nsubjpass", "dobj"):
            return None
        state = gazetteer.load().state_at(t.text, t.start[i])
        return state.country if state else None

    def _compatriot(self, i: int, country: str) -> Referents | None:
        """ "the Nigerian": the one person near who is told to be one, else whom "she" would mean."""
        here = self.t.sentence[i]
        near = {
            m.figures[0]
            for m in self.cast.mentions
            if m.first < i and here - self.t.sentence[m.first] <= REACH and m.figures[0].type == "person"
        }
        told = {f for f in near if f.country == country}
        figure = next(iter(told)) if len(told) == 1 else None
        if not told and (other := self.pronouns.antecedents.of(i, ("person",))) and other.country is None:
            figure = other
        return Referents((figure,), "by nationality") if figure else None

    def _nominal(self, i: int, lower: str) -> Referents | None:
        t = self.t
        words = {t.lower[c] for c in t.children[i] if t.dep[c] in ("det", "nummod", "poss", "preconj")}
        two = bool(words & {"two", "both"})
        the = "the" in words
        argument = t.dep[i] not in ("compound", "appos", "attr")
        if lower in ("government", "administration", "authorities") and self._bare_government(i, words):
            federal = any(t.lower[c] == "federal" for c in t.children[i])
            state = self.home.federal if federal else self.home.state
            return Referents((state,), "the government") if state else None
        if lower in _GOVERNMENTS and (state := self._led_state(i)):
            return Referents((state,), "government of its leader")
        if lower in _HALVES and the and t.pos[i] != "ADJ":
            half = self.cast.country(_HALVES[lower])
            told = any(t.dep[c] in ("prep", "amod", "compound") for c in t.children[i])
            return Referents((half,), "half of a divided country") if half and not told else None
        if (pair := self.pairs.named(lower, two)) and not self._modified(i, two):
            return self.pairs.of(i, *pair)
        if lower in self.described and the and argument:
            return self._office(i, lower)
        if (lower in _BODY_NOUNS or lower in _SECTORS) and the and argument and not self._modified(i):
            return self._body(i, lower)
        if is_firm(lower) and the and argument:
            return self._national_firm(i)
        if lower in _COMMITTEES and words & {"the", "this", "a"} and t.dep[i] != "compound":
            return self._committee(i, words)
        if t.word[i] in HEADS and the and t.pos[i] == "PROPN" and not self._modified(i):
            return self._short(i, lower)
        if lower in ("latter", "former") and the and t.pos[i] != "ADJ":
            return self._ordinal(i, lower)
        return None

    def _bare_government(self, i: int, words: set[str]) -> bool:
        t = self.t
        others = [
            c
            for c in t.children[i]
            if t.dep[c] in ("amod", "compound", "poss", "nmod", "relcl", "acl", "prep")
            and t.lower[c] not in ("federal", "central", "national")
        ]
        return not others and ("the" in words or t.lower[i] == "authorities") and t.dep[i] != "compound"

    def _led_state(self, i: int) -> Figure | None:
        """ "the Roe administration", "the government of President Roe": the state that the lists, or the
        article, say she leads."""
        t = self.t
        beside = [c for c in t.children[i] if t.dep[c] in ("poss", "compound", "nmod", "amod") and c < i]
        of = next((c for c in t.children[i] if t.lower[c] == "of" and c == i + 1), None)
        if of is not None:
            beside += [c for c in t.children[of] if t.dep[c] == "pobj"]
        leaders = [m.figures[0] for c in beside if (m := self.cast.at[c]) and m.kind == "name"]
        if len(leaders) != 1 or leaders[0].type != "person" or not leaders[0].titles & _HEADS_OF_STATES:
            return None
        known = gazetteer.load().actors.get(f"country:{leaders[0].country}")
        return self.cast.listed(known) if known else None

    def _modified(self, i: int, two: bool = False) -> bool:
        """Something beside the article and the number says which one is meant: it is not a reference. Of two
        told by their number a word before the noun only says what they are: "the two Baltic countries"."""
        t = self.t
        told = two and "the" in (t.lower[c] for c in t.children[i])
        beside = ("amod", "compound", "nmod")
        blamed = (
            t.dep[i] == "dobj" and t.lemma[t.head[i]] in PREPOSITIONAL_CONTROL
        )  # "accused the bloc of greed"
        return any(
            (t.dep[c] in beside and not told)
            or t.dep[c] in ("poss", "relcl", "acl", "appos")
            or (t.dep[c] == "prep" and t.lower[c] in ("of", "in", "for", "from", "at") and not blamed)
            for c in t.children[i]
        )

    def _office(self, i: int, lower: str) -> Referents | None:
        """ "the president": the nearest person named with that title, of the state named beside it."""
        t = self.t
        country = None
        for c in t.children[i]:
            m = self.cast.at[c]
            if (
                t.dep[c] in ("amod", "compound", "poss", "nmod")
                and m
                and m.figures[0].type in ("country", "organization")
            ):
                country = m.figures[0]
            elif t.dep[c] == "appos" or (
                t.dep[c] in ("amod", "compound") and lower not in ("minister", "leader", "president")
            ):
                return None
            elif t.dep[c] in ("prep", "relcl", "acl"):
                return None
        seen: list[Figure] = []
        for m in reversed(self.cast.mentions):
            f = m.figures[0]
            if m.first < i and f.type == "person" and lower in f.titles and f not in seen:
                seen.append(f)
        if country is not None:
            seen = [f for f in seen if f.country and f.country == country.country]
        if seen and max(f.mentions for f in seen) > 2 * seen[0].mentions:
            return None  # the nearest may be a president whom the article only recalls
        if len(seen) == 1 or (seen and country is None and t.sentence[i] - self._last(seen[0], i) <= NEAR):
            return Referents((seen[0],), "office")
        return None

    def _last(self, figure: Figure, before: int) -> int:
        places = [m.first for m in self.cast.mentions if figure in m.figures and m.first < before]
        return self.t.sentence[places[-1]] if places else -99

    def _body(self, i: int, lower: str) -> Referents | None:
        """ "the council": the organisation named last whose name ends with that word; "the company": the
        only business near."""
        for m in reversed(self.cast.mentions):
            f = m.figures[0]
            if lower in _ARMED and not f.country:
                continue  # "the army" is the state's, not the Liberation Army that fights it
            if m.first < i and f.type == "organization" and self._called(f, lower):
                return Referents((f,), "body")
        sectors = _SECTORS.get(lower)
        if sectors:
            near = {
                m.figures[0]
                for m in self.cast.mentions
                if m.first < i
                and self.t.sentence[i] - self.t.sentence[m.first] <= NEAR
                and m.figures[0].type == "organization"
                and self._may_be(m.figures[0], sectors)
            }
            if len(near) == 1:
                return Referents((near.pop(),), "the only one of its kind near")
        return None

    def _national_firm(self, i: int) -> Referents | None:
        """ "the American planemaker": the one firm near that the lists know to be from there."""
        t = self.t
        beside = [c for c in t.children[i] if t.dep[c] not in ("det", "punct", "prep")]
        place = self.cast.at[beside[0]] if len(beside) == 1 else None
        if place is None or place.kind != "adjective" or place.figures[0].type != "country":
            return None
        near = {
            m.figures[0]
            for m in self.cast.mentions
            if m.first < i
            and t.sentence[i] - t.sentence[m.first] <= NEAR
            and m.figures[0].type == "organization"
            and m.figures[0].sector in (None, "business", "sport")
            and m.figures[0].country == place.figures[0].country
        }
        return Referents((near.pop(),), "the only firm from there near") if len(near) == 1 else None

    @staticmethod
    def _may_be(figure: Figure, sectors: tuple[str, ...]) -> bool:
        """Whether an organisation is of one of the sectors, or may be for all that its name tells."""
        if figure.sector is not None:
            return figure.sector in sectors
        if sectors == ("rebel",) or ("rebel" in sectors and any(w in _PAPERS for w in figure.name.split())):
            return False
        return not any(word in _NO_FIRMS for word in figure.name.split())

    def _committee(self, i: int, words: set[str]) -> Referents | None:
        """ "the oversight panel", "a House panel": the one committee whose name holds all its words."""
        t = self.t
        beside = [c for c in t.children[i] if t.dep[c] in ("amod", "compound", "nmod")]
        kinds = {t.lower[c] for c in beside}
        if (not kinds and "this" not in words) or any(
            t.dep[c] in ("poss", "relcl", "acl", "prep", "appos") for c in t.children[i]
        ):
            return None
        named = {
            figure
            for figure in self.cast.figures.values()
            if figure.type == "organization"
            and figure.name.split()[-1].lower() in _COMMITTEES
            and kinds <= set(figure.name.lower().split())
        }
        return Referents((named.pop(),), "committee") if len(named) == 1 else None

    def _short(self, i: int, lower: str) -> Referents | None:
        """ "the Times", "the Board": the one body of the article whose name ends so."""
        t = self.t
        named = {
            m.figures[0]
            for m in self.cast.mentions
            if m.first < i and m.figures[0].type == "organization" and self._ends(m.figures[0], lower)
        }
        beside = [j for j in (i - 1, i + 1) if j < len(t) and t.pos[j] == "PROPN" and self.cast.at[j] is None]
        return Referents((named.pop(),), "last word of a name") if len(named) == 1 and not beside else None

    @staticmethod
    def _ends(figure: Figure, lower: str) -> bool:
        return " " in figure.name and figure.name.split()[-1].lower() == lower

    @staticmethod
    def _called(figure: Figure, lower: str) -> bool:
        return any(
            lower == w.lower() for name in (figure.name, *figure.forms) for w in name.split()[-1:]
        ) or (f" {lower} of " in f" {figure.name.lower()} ")

    def _ordinal(self, i: int, lower: str) -> Referents | None:
        a, _ = self.t.sentences[self.t.sentence[i]]
        for start in (a, self.t.sentences[max(0, self.t.sentence[i] - 1)][0]):
            near = [m for m in self.cast.mentions if start <= m.first < i and m.kind == "name"]
            if len(near) == 2 and near[0].figures[0] is not near[1].figures[0]:
                return Referents(near[1 if lower == "latter" else 0].figures, "the latter")
        return None
