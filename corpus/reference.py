"""Whom pronouns and common nouns stand for, each by a named rule, or nobody: never guessed."""

from __future__ import annotations

from collections.abc import Iterable

from tieline.corpus import gazetteer, lexicon
from tieline.corpus.actors import Cast, Figure, Mention
from tieline.corpus.antecedents import REACH, Antecedents
from tieline.corpus.clauses import Clauses
from tieline.corpus.gender import GENDERED
from tieline.corpus.home import Home
from tieline.corpus.people import PERSON_NOUNS, is_firm
from tieline.corpus.quotes import Quotes
from tieline.corpus.spelling import HEADS
from tieline.corpus.subjects import BLAMING
from tieline.corpus.tokens import Tokens

_PERSONAL = frozenset(GENDERED)
_NEUTER = frozenset(("it", "its"))
_PLURAL = frozenset(("they", "them", "their"))
_FIRST = frozenset(("i", "my", "me"))
PRONOUNS = _PERSONAL | _NEUTER | _PLURAL | _FIRST
_HALVES = {"north": ("KP",), "south": ("KR",)}
_PAIR_PERSONS = frozenset(
    (
        "leaders",
        "presidents",
        "ministers",
        "men",
        "heads",
        "officials",
        "counterparts",
        "chiefs",
        "pair",
        "duo",
    )
)
_PAIR_STATES = frozenset(
    (
        "countries",
        "nations",
        "states",
        "sides",
        "neighbours",
        "neighbors",
        "allies",
        "capitals",
        "governments",
        "powers",
        "rivals",
        "koreas",
    )
)
_PAIR_BODIES = lexicon.words("pair_bodies")
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
        if cast.at[i] is None:
            resolver.look(i)
    cast.mentions.sort(key=lambda m: m.first)


class _Resolver:
    def __init__(self, t: Tokens, cast: Cast, clauses: Clauses, quotes: Quotes, home: Home) -> None:
        self.t = t
        self.cast = cast
        self.home = home
        self.clauses = clauses
        self.quotes = quotes
        self.antecedents = Antecedents(t, cast, clauses, quotes)
        self.described = {
            title for f in cast.figures.values() if f.type == "person" and f.mentions for title in f.titles
        }

    def look(self, i: int) -> None:
        t = self.t
        lower = t.lower[i]
        if t.pos[i] == "PRON":
            if lower in ("his", "hers", "theirs") and t.dep[i] != "poss":
                return  # "why did he not pay his?": a thing of somebody's
            if lower in _PERSONAL:
                self._pronoun(i, ("person",), "personal pronoun")
            elif lower in _NEUTER:
                self._pronoun(i, ("country", "organization"), "neuter pronoun")
            elif lower in _PLURAL:
                self._plural(i)
            elif lower in _FIRST:
                self._speaker(i)
            elif lower == "both" and t.dep[i] in ("nsubj", "pobj", "dobj"):
                self._pair(i, i + 1, ("person", "country"), "both")
        elif t.pos[i] in ("NOUN", "PROPN", "ADJ"):
            if lower == "old" and self._aged(i):
                self._pronoun(i, ("person",), "by age")
            elif lower.endswith(("an", "i")) and (country := self._alone_national(i)):
                self._compatriot(i, country)
            else:
                self._nominal(i, lower)

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

    def _compatriot(self, i: int, country: str) -> None:
        """ "the Nigerian": the one person near who is told to be one, else whom "she" would mean."""
        here = self.t.sentence[i]
        near = {
            m.figures[0]
            for m in self.cast.mentions
            if m.first < i and here - self.t.sentence[m.first] <= REACH and m.figures[0].type == "person"
        }
        told = {f for f in near if f.country == country}
        figure = next(iter(told)) if len(told) == 1 else None
        if not told and (other := self.antecedents.of(i, ("person",))) and other.country is None:
            figure = other
        if figure:
            self._add(i, i, i + 1, (figure,), "by nationality")

    def _nominal(self, i: int, lower: str) -> None:
        t = self.t
        first = t.subtree(i)[0]
        words = {t.lower[c] for c in t.children[i] if t.dep[c] in ("det", "nummod", "poss", "preconj")}
        two = bool(words & {"two", "both"})
        if lower in ("government", "administration", "authorities") and self._bare_government(i, words):
            federal = any(t.lower[c] == "federal" for c in t.children[i])
            if state := self.home.federal if federal else self.home.state:
                self._add(i, i, i + 1, (state,), "the government")
        elif lower in _HALVES and "the" in words and t.pos[i] != "ADJ":
            figure = self._first_of(self.cast.country(c) for c in _HALVES[lower])
            if figure and not any(t.dep[c] in ("prep", "amod", "compound") for c in t.children[i]):
                self._add(i, i, i + 1, (figure,), "half of a divided country")
        elif lower in _PAIR_STATES and (two or lower == "sides") and not self._modified(i, two):
            self._pair(
                i,
                i + 1,
                ("country",) if lower not in ("sides", "rivals") else ("country", "person", "organization"),
                "two states",
            )
        elif lower in _PAIR_PERSONS and two and not self._modified(i, two):
            self._pair(i, i + 1, ("person",), "two leaders")
        elif lower in _PAIR_BODIES and two and not self._modified(i, two):
            self._pair(i, i + 1, ("organization",), "two bodies")
        elif (
            (lower in PERSON_NOUNS or lower in self.described)
            and words & {"the"}
            and t.dep[i] not in ("compound", "appos", "attr")
        ):
            self._office(i, first, lower)
        elif (
            (lower in _BODY_NOUNS or lower in _SECTORS)
            and words & {"the"}
            and not self._modified(i)
            and t.dep[i] not in ("compound", "attr", "appos")
        ):
            self._body(i, lower)
        elif is_firm(lower) and words & {"the"} and t.dep[i] not in ("compound", "attr", "appos"):
            self._national_firm(i)
        elif lower in _COMMITTEES and words & {"the", "this", "a"} and t.dep[i] != "compound":
            self._committee(i, words)
        elif t.word[i] in HEADS and words & {"the"} and t.pos[i] == "PROPN" and not self._modified(i):
            self._short(i, lower)
        elif lower in ("latter", "former") and "the" in words and t.pos[i] != "ADJ":
            self._ordinal(i, lower)

    def _bare_government(self, i: int, words: set[str]) -> bool:
        t = self.t
        others = [
            c
            for c in t.children[i]
            if t.dep[c] in ("amod", "compound", "poss", "nmod", "relcl", "acl", "prep")
            and t.lower[c] not in ("federal", "central", "national")
        ]
        return not others and ("the" in words or t.lower[i] == "authorities") and t.dep[i] != "compound"

    def _modified(self, i: int, two: bool = False) -> bool:
        """Something beside the article and the number says which one is meant: it is not a reference. Of two
        told by their number a word before the noun only says what they are: "the two Baltic countries"."""
        t = self.t
        told = two and "the" in (t.lower[c] for c in t.children[i])
        beside = ("amod", "compound", "nmod")
        blamed = t.dep[i] == "dobj" and t.lemma[t.head[i]] in BLAMING  # "accused the bloc of greed"
        return any(
            (t.dep[c] in beside and not told)
            or t.dep[c] in ("poss", "relcl", "acl", "appos")
            or (t.dep[c] == "prep" and t.lower[c] in ("of", "in", "for", "from", "at") and not blamed)
            for c in t.children[i]
        )

    def _pronoun(self, i: int, types: tuple[str, ...], rule: str) -> None:
        figure = self.antecedents.of(i, types)
        if figure and not (types == ("person",) and self.antecedents.newcomer(i, figure)):
            self._add(i, i, i + 1, (figure,), rule)

    def _plural(self, i: int) -> None:
        """A list of actors, a population, or the pair named last; never a single state."""
        t = self.t
        here = t.sentence[i]
        for number in range(here, max(-1, here - 2), -1):
            a, b = t.sentences[number]
            if number < here and self.antecedents.other_speaker(i, a):
                continue
            for subject in (True, False):
                for m in reversed(self.cast.mentions):
                    if not (a <= m.first < b and m.first < i) or m.kind == "adjective":
                        continue
                    if subject and not self.antecedents.is_subject(m.head):
                        continue
                    if len(m.figures) > 1:
                        self._add(i, i, i + 1, m.figures, "plural pronoun")
                        return
                    listed = self._listed(m)
                    if len(listed) > 1:
                        self._add(i, i, i + 1, listed, "plural pronoun")
                        return
                    if (
                        m.figures[0].type == "group"
                        or m.kind == "demonym"
                        or self._plural_body(m, number == here)
                    ):
                        self._add(i, i, i + 1, m.figures, "plural pronoun")
                        return

    def _plural_body(self, m: Mention, here: bool) -> bool:
        """ "Acme have sold their midfielder": a club or a firm that its verb takes for many."""
        t = self.t
        verb = t.head[m.head]
        if not here or m.figures[0].type != "organization" or t.dep[m.head] != "nsubj":
            return False
        plural = [c for c in t.children[verb] if t.dep[c] in ("aux", "auxpass")] or [verb]
        return any(t.lower[c] in ("have", "are", "were") for c in plural)

    def _listed(self, m: Mention) -> tuple[Figure, ...]:
        figures: dict[str, Figure] = {}
        for j in self.clauses.spread(m.head):
            other = self.cast.at[j]
            if other is None:
                return ()
            for f in other.figures:
                figures[f.id] = f
        return tuple(figures.values())

    def _speaker(self, i: int) -> None:
        speakers = self.quotes.speakers(i)
        if speakers and len(speakers) == 1 and speakers[0].type == "person":
            self._add(i, i, i + 1, (speakers[0],), "first person")

    def _pair(self, first: int, last: int, types: tuple[str, ...], rule: str) -> None:
        """The two actors named last, if one type has just two near; else the article's foremost two."""
        t = self.t
        here = t.sentence[first]
        outside = self._above(first)
        for kind in types:
            for number in range(here, max(-1, here - REACH), -1):
                a, b = t.sentences[number]
                near: dict[str, Figure] = {}
                for m in self.cast.mentions:
                    if a <= m.first < b and m.first < first and m.kind != "pronoun":
                        for f in m.figures:
                            if f.type == kind:
                                near[f.id] = f
                if near.keys() & outside and len(near) == 2:
                    return  # "he threatened to quit if the two sides failed": he is neither
                if len(near) == 2:
                    self._add(last - 1, first, last, tuple(near.values()), rule)
                    return
                if len(near) > 2:
                    break
            if kind == "organization":
                continue  # an article names more bodies than it is about
            foremost = sorted(
                (f for f in self.cast.figures.values() if f.type == kind), key=lambda f: -f.mentions
            )[:3]
            if {f.id for f in foremost[:2]} & outside or (kind != types[0] and self._many(types[0])):
                continue
            if len(foremost) == 2 or (len(foremost) == 3 and foremost[1].mentions > 2 * foremost[2].mentions):
                self._add(last - 1, first, last, tuple(foremost[:2]), rule)
                return

    def _many(self, kind: str) -> bool:
        return sum(f.type == kind and f.mentions > 0 for f in self.cast.figures.values()) > 1

    def _above(self, i: int) -> set[str]:
        """Who does what the clauses above a token's own tell."""
        verbs = [v for v in self.t.ancestors(i) if self.t.pos[v] in ("VERB", "AUX")]
        mentions = (self.cast.at[j] for v in verbs[1:] for j in self.clauses.subject(v) if j < i)
        return {f.id for m in mentions if m for f in m.figures}

    def _office(self, i: int, first: int, lower: str) -> None:
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
                return
            elif t.dep[c] in ("prep", "relcl", "acl"):
                return
        seen: list[Figure] = []
        for m in reversed(self.cast.mentions):
            f = m.figures[0]
            if m.first < i and f.type == "person" and lower in f.titles and f not in seen:
                seen.append(f)
        if country is not None:
            seen = [f for f in seen if f.country and f.country == country.country]
        if seen and max(f.mentions for f in seen) > 2 * seen[0].mentions:
            return  # the nearest may be a president whom the article only recalls
        if len(seen) == 1 or (seen and country is None and t.sentence[i] - self._last(seen[0], i) <= 2):
            self._add(i, first, i + 1, (seen[0],), "office")

    def _last(self, figure: Figure, before: int) -> int:
        places = [m.first for m in self.cast.mentions if figure in m.figures and m.first < before]
        return self.t.sentence[places[-1]] if places else -99

    def _body(self, i: int, lower: str) -> None:
        """ "the council": the organisation named last whose name ends with that word; "the company": the
        only business near."""
        for m in reversed(self.cast.mentions):
            f = m.figures[0]
            if lower in _ARMED and not f.country:
                continue  # "the army" is the state's, not the Liberation Army that fights it
            if m.first < i and f.type == "organization" and self._called(f, lower):
                self._add(i, i, i + 1, (f,), "body")
                return
        sectors = _SECTORS.get(lower)
        if sectors:
            near = {
                m.figures[0]
                for m in self.cast.mentions
                if m.first < i
                and self.t.sentence[i] - self.t.sentence[m.first] <= 2
                and m.figures[0].type == "organization"
                and self._may_be(m.figures[0], sectors)
            }
            if len(near) == 1:
                self._add(i, i, i + 1, (near.pop(),), "the only one of its kind near")

    def _national_firm(self, i: int) -> None:
        """ "the American planemaker": the one firm near that the lists know to be from there."""
        t = self.t
        beside = [c for c in t.children[i] if t.dep[c] not in ("det", "punct", "prep")]
        place = self.cast.at[beside[0]] if len(beside) == 1 else None
        if place is None or place.kind != "adjective" or place.figures[0].type != "country":
            return
        near = {
            m.figures[0]
            for m in self.cast.mentions
            if m.first < i
            and t.sentence[i] - t.sentence[m.first] <= 2
            and m.figures[0].type == "organization"
            and m.figures[0].sector in (None, "business", "sport")
            and m.figures[0].country == place.figures[0].country
        }
        if len(near) == 1:
            self._add(i, i, i + 1, (near.pop(),), "the only firm from there near")

    @staticmethod
    def _may_be(figure: Figure, sectors: tuple[str, ...]) -> bool:
        """Whether an organisation is of one of the sectors, or may be for all that its name tells."""
        if figure.sector is not None:
            return figure.sector in sectors
        if sectors == ("rebel",) or ("rebel" in sectors and any(w in _PAPERS for w in figure.name.split())):
            return False
        return not any(word in _NO_FIRMS for word in figure.name.split())

    def _committee(self, i: int, words: set[str]) -> None:
        """ "the oversight panel", "a House panel": the one committee whose name holds all its words."""
        t = self.t
        beside = [c for c in t.children[i] if t.dep[c] in ("amod", "compound", "nmod")]
        kinds = {t.lower[c] for c in beside}
        if (not kinds and "this" not in words) or any(
            t.dep[c] in ("poss", "relcl", "acl", "prep", "appos") for c in t.children[i]
        ):
            return
        named = {
            figure
            for figure in self.cast.figures.values()
            if figure.type == "organization"
            and figure.name.split()[-1].lower() in _COMMITTEES
            and kinds <= set(figure.name.lower().split())
        }
        if len(named) == 1:
            self._add(i, i, i + 1, (named.pop(),), "committee")

    def _short(self, i: int, lower: str) -> None:
        """ "the Times", "the Board": the one body of the article whose name ends so."""
        t = self.t
        named = {
            m.figures[0]
            for m in self.cast.mentions
            if m.first < i and m.figures[0].type == "organization" and self._ends(m.figures[0], lower)
        }
        beside = [j for j in (i - 1, i + 1) if j < len(t) and t.pos[j] == "PROPN" and self.cast.at[j] is None]
        if len(named) == 1 and not beside:
            self._add(i, i, i + 1, (named.pop(),), "last word of a name")

    @staticmethod
    def _ends(figure: Figure, lower: str) -> bool:
        return " " in figure.name and figure.name.split()[-1].lower() == lower

    @staticmethod
    def _called(figure: Figure, lower: str) -> bool:
        return any(
            lower == w.lower() for name in (figure.name, *figure.forms) for w in name.split()[-1:]
        ) or (f" {lower} of " in f" {figure.name.lower()} ")

    def _ordinal(self, i: int, lower: str) -> None:
        a, _ = self.t.sentences[self.t.sentence[i]]
        for start in (a, self.t.sentences[max(0, self.t.sentence[i] - 1)][0]):
            near = [m for m in self.cast.mentions if start <= m.first < i and m.kind == "name"]
            if len(near) == 2 and near[0].figures[0] is not near[1].figures[0]:
                self._add(i, i, i + 1, near[1 if lower == "latter" else 0].figures, "the latter")
                return

    def _add(self, head: int, first: int, last: int, figures: tuple[Figure, ...], rule: str) -> None:
        kind = "pronoun" if self.t.pos[head] == "PRON" else "nominal"
        self.cast.add(Mention(head, head + 1, head, figures, kind, rule))

    @staticmethod
    def _first_of(figures: Iterable[Figure | None]) -> Figure | None:
        return next((f for f in figures if f), None)
