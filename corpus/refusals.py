"""Candidates that say nothing, each with the reason: towards oneself or one's own, in another sense."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tieline.corpus import lexicon
from tieline.corpus.actors import Figure
from tieline.corpus.analysis import Analysis
from tieline.corpus.candidate import Candidate
from tieline.corpus.common_nouns import is_person
from tieline.corpus.effects import CONFLICT
from tieline.corpus.lexicon import category_of
from tieline.corpus.verdicts import RULES

_GETTING_THERE = lexicon.words("getting_there")
DENYING = frozenset(("deny", "reject", "dismiss", "refute"))
_SPANS = ("day", "hour", "week", "month", "minute", "deadline")
# What who acts for a state does to it is done for it: "share Norway's concerns", "forcing Norway to act".
_FOR_IT = frozenset(("AGREE", "AID", "COOPERATE"))
_FOR_IT_TOO = frozenset(
    ("supports", "deepens ties with", "seeks ties with", "has ties with", "coerces", "withdraws from")
)
# Verdicts on what somebody is to do.
_BIDDING = RULES & {"should", "must", "needs", "up to"}
# Whose citizens are let go, let in or hit is a party by its name, not by an adjective.
_CITIZENS = frozenset(("releases", "shelters"))
# What is done to a person, or to a body by itself.
_BY_LAW = frozenset(("arrests", "charges", "convicts", "sentences", "kidnaps"))
_CHIEFS = frozenset(("head", "leader", "chief", "boss", "president", "chairman", "director", "founder"))
# "left Peru facing a crisis", "left the firm at 35 percent": nobody leaves.
_STATES_OF = ("xcomp", "ccomp", "oprd", "acomp")


def _services(candidates: Sequence[Candidate]) -> Iterator[tuple[str, str, int]]:
    """Who serves what, by itself or through a body of it, and the token that says so."""
    held = [
        (c.source.figure.id, c.target.figure.id, c.trigger)
        for c in candidates
        if c.predicate in ("leads", "represents", "is part of")
    ]
    for who, what, i in held:
        yield who, what, i
        yield from ((who, state, i) for body, state, _ in held if body == what)


class Refusals:
    """Says of the candidates of one article which are void."""

    def __init__(self, a: Analysis) -> None:
        self.t = a.tokens
        self.clauses = a.clauses
        self.statuses = a.statuses
        self._officers = {c.source.figure for c in a.candidates if c.rule.startswith("role:")}
        self._serving = list(_services(a.candidates))
        self._dated = {
            i for first, last, label in self.t.named if label in ("DATE", "TIME") for i in range(first, last)
        }

    def why(self, c: Candidate) -> str:
        """Why a candidate says nothing; empty where it says something."""
        if c.source.figure is c.target.figure:
            return "an actor towards itself"
        if c.rule.startswith("role:"):
            return ""
        return self._own(c) or self._elsewhere(c) or self._empty(c) or self._other_sense(c)

    def _own(self, c: Candidate) -> str:
        """Towards the state one belongs to."""
        source, target, category = c.source.figure, c.target.figure, category_of(c.predicate)
        own = target.type == "country" and source.country == target.country
        if own and category in CONFLICT and c.target.mention.kind == "pronoun":
            return "of his own state, by a pronoun that may be another's"
        if own and source.type == "person" and (category == "CONSULT" or c.predicate == "accepts"):
            return "dealings with his own state"
        serving = target.type == "country" and any(
            (who, state) == (source.id, target.id) and i != c.trigger for who, state, i in self._serving
        )
        if serving and c.rule in _BIDDING:
            return "what his own state is to do, he says as its own"
        if serving and source.type == "person" and (category in _FOR_IT or c.predicate in _FOR_IT_TOO):
            return "done for the state that he acts for"
        return ""

    def _elsewhere(self, c: Candidate) -> str:
        """Told of somebody whom it does not fit."""
        home = c.source.figure.country
        if c.predicate == "protests to" and home and home == c.target.figure.country:
            return "its own envoy, summoned home"
        if c.rule == "verb:join" and c.target.mention.rule == "common noun":
            return "one more among many, no member"
        travels = c.predicate == "visits" and self.t.lemma[c.trigger] in _GETTING_THERE
        if travels and c.source.figure.type == "person" and not self._official(c.source.figure):
            return "travels of somebody without an office"
        if c.source.figure.sector == "media" and (
            category_of(c.predicate) in ("THREATEN", "REQUEST") or c.rule in RULES
        ):
            return "what a paper reports is no threat, request or verdict of its own"
        citizens = c.predicate in _CITIZENS and c.target.figure.type == "country"
        if citizens and c.target.mention.kind == "adjective":
            return "an adjective says where people come from, not who is a party"
        governor = self.clauses.governor(c.trigger)
        if governor is not None and self.t.lemma[governor] == "confirm":
            if c.source.figure.type == "person" and category_of(c.predicate) in CONFLICT:
                return "who confirms a deed has not done it"
        return ""

    def _empty(self, c: Candidate) -> str:
        """Told so that nothing is said to have been done."""
        t, category = self.t, category_of(c.predicate)
        if category == "AFFILIATE" and self.statuses.is_question(c.trigger):
            return "asked, not told"
        timed = [i for i in c.objects if i in self._dated or t.lemma[i] in _SPANS]
        if c.objects and category == "AID" and len(timed) == len(c.objects):
            return "time is given, and nothing else"
        if c.predicate == "sends to" and t.lemma[c.trigger] == "send":
            state = c.source.figure.type == "country"  # whose divers or troops are help
            if all(t.lemma[i] == "police" or (not state and is_person(t.lemma[i])) for i in c.objects):
                return "whom one sends is no aid"
        if t.lemma[c.trigger] in DENYING and self.answered(c.trigger):
            return "an answer to what was told before"
        if c.predicate == "concedes to" and t.child(c.trigger, "neg") is not None:
            return "what is not allowed is no concession"
        return ""

    def _other_sense(self, c: Candidate) -> str:
        """A word that means something else here."""
        t, i = self.t, c.trigger
        if c.predicate == "leaves" and t.lemma[i] == "leave":
            left = t.child(i, *_STATES_OF)
            if left is not None and left > i:
                return "left in a state, not behind"
            for p in t.children[i]:
                amount = t.child(p, "pobj") if t.dep[p] == "prep" and t.lower[p] == "at" else None
                if amount is not None and t.child(amount, "nummod") is not None:
                    return "left in a state, not behind"
        if t.lemma[i] == "argue" and t.child(i, "ccomp") is not None and c.predicate == "is at odds with":
            return "argued that, not with each other"
        if c.rule == "verb:call" and c.predicate == "urges" and c.target.figure.type == "person":
            asked = self.clauses.verb(i)
            if not (asked.get("X") or asked.get("for") or t.child(i, "advcl") is not None):
                return "called on him: a visit"
        if c.rule == "noun:peace" and self._wished(i):
            return "wanted, not made"
        if c.predicate in _BY_LAW and c.target.figure.type == "organization" and self._chief(c):
            return "one person of it, not the body"
        return ""

    def _wished(self, noun: int) -> bool:
        """ "want peace with Peru"."""
        verb = self.clauses.governor(noun)
        return verb is not None and self.t.lemma[verb] in lexicon.words("wanting")

    def _chief(self, c: Candidate) -> bool:
        """ "arrested the head of the firm"."""
        objects = self.clauses.verb(c.trigger).get("O", [])
        return any(self.t.lemma[i] in _CHIEFS for i in objects)

    def _official(self, figure: Figure) -> bool:
        """Somebody who holds an office, or acts for a body, by the lists or by this article."""
        return bool(figure.country or figure in self._officers)

    def answered(self, v: int) -> bool:
        """ "…, a claim that Peru denies", "…, which Peru denies": what was told before the comma."""
        t = self.t
        subject = t.child(v, "nsubj")
        if t.dep[v] != "relcl" or subject is None or t.tag[subject] in ("WDT", "WP"):
            return False
        noun = t.head[v]
        vague = lexicon.words("vague")
        if t.lower[noun] in vague or t.lemma[noun] in vague or t.lower[noun] == "something":
            return True
        which = t.child(v, "dobj")
        return which is not None and t.lower[which] == "which" and t.word[which - 1] == ","
