"""Which body a description stands for: "the council", "the oversight panel", "the 15-nation bloc"."""

from __future__ import annotations

from tieline.corpus import lexicon
from tieline.corpus.actors import Cast, Figure, Mention
from tieline.corpus.antecedents import NEAR, Antecedents, Referents
from tieline.corpus.common_nouns import is_firm
from tieline.corpus.subjects import PREPOSITIONAL_CONTROL
from tieline.corpus.tokens import Tokens

_BODY_NOUNS = lexicon.words("body_nouns")
COMMITTEES = lexicon.words("committees")
_ARMED = frozenset(("army", "force", "navy", "police"))
# Which sectors a common noun may stand for.
_SECTORS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(lexicon.words("business"), ("business",)),
    **dict.fromkeys(("club", "team", "side"), ("sport",)),
    **dict.fromkeys(("newspaper", "paper", "broadcaster", "magazine", "outlet", "journal"), ("media",)),
    **dict.fromkeys(lexicon.words("blocs"), ("intergovernmental",)),
    "party": ("party",),
    **dict.fromkeys(("militia", "movement"), ("rebel", "non-governmental")),
    "group": ("rebel", "non-governmental", "intergovernmental", "business"),
    "body": ("intergovernmental", "non-governmental"),
    "charity": ("non-governmental",),
    **dict.fromkeys(lexicon.words("rebels"), ("rebel",)),
}
# What states join: which words before it say no more than the noun, and whose names are of no such body.
_BLOCS = lexicon.words("blocs")
_BLOC_WORDS = lexicon.words("bloc_words")
_NO_BLOCS = lexicon.words("no_blocs")
_NO_FIRMS = lexicon.words("no_firms")
_PAPERS = lexicon.words("papers")
_BRINGING_IN = frozenset(("a", "an", "another", "one", "some"))


def modified(t: Tokens, i: int, two: bool = False) -> bool:
    """Something beside the article and the number says which one is meant: it is not a reference.

    Of two told by their number a word before the noun only says what they are: "the two Baltic countries".
    """
    told = two and "the" in (t.lower[c] for c in t.children[i])
    beside = ("amod", "compound", "nmod")
    blamed = t.dep[i] == "dobj" and t.lemma[t.head[i]] in PREPOSITIONAL_CONTROL  # "accused the bloc of greed"
    return any(
        (t.dep[c] in beside and not told and not _says_no_more(t, i, c))
        or t.dep[c] in ("poss", "relcl", "acl", "appos")
        or (t.dep[c] == "prep" and t.lower[c] in ("of", "in", "for", "from", "at") and not blamed)
        for c in t.children[i]
    )


def _says_no_more(t: Tokens, i: int, c: int) -> bool:
    """ "the regional bloc", "the 15-nation bloc"."""
    return t.lower[i] in _BLOCS and c < i and (t.lower[c] in _BLOC_WORDS or t.word[c - 1] == "-")


class Descriptions:
    """Finds the bodies of one article that its common nouns stand for."""

    def __init__(self, t: Tokens, cast: Cast, antecedents: Antecedents) -> None:
        self.t = t
        self.cast = cast
        self.antecedents = antecedents

    def described(self, i: int, lower: str) -> Referents | None:
        """Whom "the" and a noun for a body or a firm stand for."""
        if (lower in _BODY_NOUNS or lower in _SECTORS) and not modified(self.t, i):
            return self._body(i, lower)
        return self._national_firm(i) if is_firm(lower) else None

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
                if self._near(m, i) and self._may_be(m.figures[0], sectors, lower)
            }
            if len(near) == 1 and not (lower == "group" and self._brought_in(i)):
                return Referents((near.pop(),), "the only one of its kind near")
        return None

    def _near(self, m: Mention, i: int) -> bool:
        """An organisation named shortly before, not in another speaker's words."""
        near = m.first < i and self.t.sentence[i] - self.t.sentence[m.first] <= NEAR
        return near and m.figures[0].type == "organization" and not self.antecedents.other_speaker(i, m.first)

    def _brought_in(self, i: int) -> bool:
        """ "a group of farmers": the group may be theirs."""
        t = self.t
        first = t.sentences[max(0, t.sentence[i] - NEAR)][0]
        return any(
            t.lower[j] in ("group", "groups") and any(t.lower[c] in _BRINGING_IN for c in t.children[j])
            for j in range(first, i)
        )

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
            if self._near(m, i)
            and m.figures[0].sector in (None, "business", "sport")
            and m.figures[0].country == place.figures[0].country
        }
        return Referents((near.pop(),), "the only firm from there near") if len(near) == 1 else None

    @staticmethod
    def _may_be(figure: Figure, sectors: tuple[str, ...], lower: str) -> bool:
        """Whether an organisation is of one of the sectors, or may be for all that its name tells."""
        words = figure.name.split()
        if lower in _BLOCS and (figure.parent or not _NO_BLOCS.isdisjoint(words)):
            return False
        if figure.sector is not None:
            return figure.sector in sectors
        if sectors == ("rebel",) or ("rebel" in sectors and any(w in _PAPERS for w in words)):
            return False
        return not any(word in _NO_FIRMS for word in words)

    def committee(self, i: int, words: set[str]) -> Referents | None:
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
            and figure.name.split()[-1].lower() in COMMITTEES
            and kinds <= set(figure.name.lower().split())
        }
        return Referents((named.pop(),), "committee") if len(named) == 1 else None

    def short(self, i: int, lower: str) -> Referents | None:
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
