"""Whether an act happened, is expected, possible, denied, and who says so.

From the word that tells the act one walks up its heads: modals, negation, hedges, the verbs and nouns
that govern it, and the clauses of report, each by the closed classes of `grammar.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass

from tieline.corpus.actors import Figure
from tieline.corpus.arguments import Arguments
from tieline.corpus.clauses import Clauses
from tieline.corpus.lexicon import category_of, grammar, load
from tieline.corpus.modality import CLEAR, Modality
from tieline.corpus.prepositions import CHARGING
from tieline.corpus.quotes import Quotes
from tieline.corpus.sources import Sources
from tieline.corpus.subjects import PREPOSITIONAL_CONTROL
from tieline.corpus.tokens import Tokens
from tieline.graph.model import Status

# The first of these that anything on the way says decides.
_ORDER: tuple[Status, ...] = ("denied", "negated", "possible", "expected", "claimed")
# Words that were spoken though somebody answers them so: "rejected the council's criticism".
_SPOKEN = frozenset(("ACCUSE", "THREATEN", "REQUEST", "PROTEST"))
_ANSWERS = frozenset(("reject", "dismiss", "refuse", "deny"))
# What a journey lends its purpose.
_OPEN: frozenset[Status] = frozenset(("expected", "possible", "negated"))
# "prefers silence over supporting": what stands behind "over" is not done.
_PREFERRING = frozenset(("prefer", "prioritise", "prioritize", "choose", "favour", "favor", "value"))
# What somebody says he stopped he had done: no denial.
STOPPING = frozenset(("stop", "cease", "quit", "end", "halt"))
_ORDERING = frozenset(("order", "instruct", "direct", "command"))
# More heads than any sentence's tree is deep: a guard, not a limit.
_HEADS = 60


@dataclass(frozen=True, slots=True)
class Factuality:
    """The status of one telling, and the actors it is laid to.

    Source of the term, a value with the sources that commit to it: Saurí and Pustejovsky, FactBank, 2009.
    """

    status: Status
    claimants: tuple[Figure, ...]


class Statuses:
    """Reads the statuses of one article."""

    def __init__(self, t: Tokens, clauses: Clauses, arguments: Arguments) -> None:
        self.t = t
        self.clauses = clauses
        self.words = grammar()
        self.modality = Modality(t)
        self._category = ""
        self._trigger = -1
        # What takes up the clause before it as something that was said: "a charge denied by Peru".
        self._taken_up = self.words["telling_nouns"] & self.words["resumptive"]
        self._deniers: list[Figure] = []
        self.sources = Sources(t, clauses, arguments)
        self.quotes = Quotes(t, self.sources.speakers, self.sources.named_at)

    def read(self, trigger: int, category: str = "") -> Factuality:
        """Read the factuality of the act of a category that a trigger tells."""
        self._category = category
        self._trigger = trigger
        self._deniers = []
        found: set[Status] = set()
        claimants: list[Figure] = []
        t = self.t
        refusing = t.dep[trigger] == "neg"
        if refusing:
            trigger = t.head[trigger]  # "will not support" is a refusal, and it is so
        else:
            found |= self.modality.beside(trigger, category)
        i, came, beside = trigger, trigger, False
        for _ in range(_HEADS):
            head = t.head[i]
            if head == i:
                break
            if ";" in t.word[head:i] and t.child(i, "nsubj", "nsubjpass") is not None:
                break  # "Oslo said no; Norway has accused Peru": what follows is the paper's own
            if any(t.dep[j] == "appos" and t.lemma[j] in self._taken_up for j in (i, head)):
                break  # "had struck first, a charge denied by Peru": the paper says who denied it
            # Beside its clause (a relative clause, "after ...") only who reports it all still counts.
            beside = beside or not self._climb(i, head, came, found, claimants)
            if beside and t.dep[i] == "xcomp" and t.lemma[head] in self.words["saying"]:
                if self.clauses.passive(head) and t.lemma[head] not in self.words["expecting"]:
                    found.add("claimed")  # "is said to receive food in return for sending arms"
            if beside and t.dep[i] in ("acl", "ccomp") and t.lemma[head] in self.words["telling_nouns"]:
                found.add("claimed")  # "his claim that a deal is near"
                claimants += self.sources.possessors(head)
            if beside and t.dep[i] == "ccomp" and t.lemma[head] in self.words["saying"]:
                if t.lemma[head] not in self.words["vouching"] and not self.quotes.apart(trigger, head):
                    found.add("claimed")
                    claimants += self.sources.speakers(head)
            came, i = i, head
        for reported in self.sources.beside(trigger):
            found.add("claimed")
            claimants += reported
        speakers = self.quotes.speakers(trigger)
        if speakers is not None:
            found.add("claimed")
            claimants += speakers if not claimants else []
        if refusing and any(t.pos[i] == "PRON" for i in self.clauses.subject(trigger)):
            found.discard("claimed")  # "said it would not": to say so is to refuse
            claimants = []
        status: Status = next((s for s in _ORDER if s in found), "stated")
        if status == "negated" and self.modality.hypothetical(trigger):
            status = "possible"  # "if they did not vote for Roe"
        # A denial is laid to who denies, not to who accuses or who reports it.
        unique = tuple(dict.fromkeys(self._deniers if status == "denied" else claimants))
        return Factuality(status, unique)

    def is_question(self, trigger: int) -> bool:
        last = self.t.sentences[self.t.sentence[trigger]][1] - 1
        return self.t.word[last] == "?" or (last > 0 and self.t.word[last - 1] == "?")

    def _climb(self, i: int, head: int, came: int, found: set[Status], claimants: list[Figure]) -> bool:
        """Take in what a head says of the token below it; whether to go on."""
        t, words = self.t, self.words
        dep, lemma = t.dep[i], t.lemma[head]
        if dep in ("relcl", "appos", "poss"):
            return False
        if dep == "advcl":
            marks = {t.lower[c] for c in t.children[i] if t.dep[c] in ("mark", "advmod")}
            if marks & words["ahead"] and not self.modality.past(head):
                found.add("expected")
            infinitive = any(t.dep[c] == "aux" and t.lower[c] == "to" for c in t.children[i])
            due = any(t.dep[c] == "acomp" and t.lower[c] in words["expecting"] for c in t.children[head])
            if infinitive and due:
                found.add("expected")  # "is due in Lima to sign"
            undone = t.lemma[head] == "be" and any(t.dep[c] == "neg" for c in t.children[head])
            if infinitive and undone:
                found.add("negated")  # "is not on the way to join"
            if infinitive and not marks:
                # "will fly to Peru to meet Roe": what the journey is for is as open as the journey
                found |= self.modality.beside(head, self._category, i) & _OPEN
            if "for" in marks:  # "it would be difficult for Peru to sign"
                for c in t.children[head]:
                    if t.dep[c] == "acomp":
                        found |= self.modality.predicated(c)
            # A participle or an adverbial clause stands beside the main clause, not under it.
            return not marks & {
                "after",
                "since",
                "as",
                "while",
                "because",
                "although",
                "though",
                "despite",
                "when",
            }
        if t.pos[i] == "ADP" or dep == "prep":
            if t.lower[i] == "over" and {t.lemma[head], t.lemma[t.head[head]]} & _PREFERRING:
                found.add("negated")  # "prefers silence over supporting Peru"
                return True
            over = t.dep[came] == "pcomp" and self.modality.past(head)  # "fled before being caught"
            if (t.lower[i] in words["ahead"] and not over) or (
                t.lower[i] == "of" and t.lower[head] == "ahead"
            ):
                found.add("expected")
            if t.lower[i] in (
                "after",
                "since",
                "despite",
                "following",
                "over",
                "due",
                "amid",
                "during",
                "because",
                "under",
            ):
                return False
        verbal = t.pos[head] in ("VERB", "AUX")
        if t.pos[head] == "ADJ" or t.lower[head] in CLEAR:
            found |= self.modality.predicated(head)
            return True
        if t.pos[head] in ("NOUN", "PROPN") and dep in ("prep", "acl", "ccomp", "pobj", "compound"):
            return self._nominal(head, i, found, claimants)
        if not verbal:
            return True
        # "refrained from condemning": the clause hangs on the preposition
        clausal = dep in ("ccomp", "xcomp", "pcomp", "parataxis") or (
            dep == "prep" and t.dep[came] == "pcomp"
        )
        if dep == "conj":
            found |= self.modality.shared(i, head)
            return True
        taken = dep in ("dobj", "nsubjpass", "attr", "oprd") or (
            dep == "prep" and t.pos[came] in ("NOUN", "PROPN")
        )
        if clausal and lemma in STOPPING and (asker := self._asking(head)) is not None:
            found.add("claimed")  # "urged Peru to stop arming": so the urger says
            claimants += self.sources.speakers(asker)
            return False
        if clausal or taken or (dep == "prep"):
            self._governed(i, head, clausal, taken, found, claimants)
        if dep == "nsubj" and self._works(head):
            return False  # "the raid did not end the war": it was flown
        if lemma in words["light"] or clausal or taken or dep == "prep":
            found |= self.modality.beside(head, self._category, i)
            return True
        return dep in ("nsubj",) and lemma in words["raising"]

    def _works(self, verb: int) -> bool:
        """Whether a verb tells what comes of its subject; who "takes place" or "effect" only happens."""
        made = self.t.child(verb, "dobj")
        return made is not None and self.t.lemma[made] not in ("place", "effect", "shape", "part")

    def _governed(
        self,
        i: int,
        head: int,
        clausal: bool,
        taken: bool,
        found: set[Status],
        claimants: list[Figure],
    ) -> None:
        t, words = self.t, self.words
        lemma = t.lemma[head]
        infinitive = any(t.dep[c] == "aux" and t.lower[c] == "to" for c in t.children[i])
        naming = t.dep[i] == "oprd" and lemma in words["naming"]
        speaking_of = t.dep[i] == "prep" and t.lower[i] == "of" and lemma in words["speaking_of"]
        quoting = lemma in ("quote", "cite") and t.lower[i] == "as" and t.dep[i] == "prep"
        if naming or speaking_of or quoting:
            found.add("claimed")
            claimants += self.sources.speakers(head)
        charged = t.dep[i] == "prep" and t.lower[i] in CHARGING and lemma in PREPOSITIONAL_CONTROL
        # "rejected a statement that Norway had struck" denies it; "rejected the strike" does not
        told = t.lemma[i] in words["telling_nouns"] or t.lemma[i] == "statement"
        # "denied Peru's allegations": Peru made them
        made = taken and i == self._trigger and self._category in _SPOKEN
        if made and lemma in words["denying"]:
            pass
        elif lemma in words["denying"] and (clausal or (taken and (told or lemma in ("deny", "refute")))):
            found.add("denied")
            self._deniers += self.sources.speakers(head)
        elif clausal and not infinitive and lemma in words["saying"] and t.dep[i] in ("ccomp", "parataxis"):
            found.add("claimed")
            claimants += self.sources.speakers(head)
        elif clausal and infinitive and lemma in words["saying"] and self.clauses.passive(head):
            if lemma in words["expecting"]:
                found.add("expected")  # "is expected to"
            elif lemma in words["opening"]:
                found.add("possible")
            else:
                found.add("claimed")  # "is said to"
            claimants += self.sources.agents(head)
        elif clausal and charged and lemma not in words["undoing"]:
            found.add("claimed")  # "accused Norway of bombing": so the accuser says
            claimants += self.sources.speakers(head)
        elif lemma in words["undoing"]:
            spoken = taken and lemma in _ANSWERS and self._category in _SPOKEN
            if (clausal or taken) and not spoken:
                found.add("negated")
        elif lemma in words["expecting"] and not (taken and self._category == "SUPPORT"):
            if clausal or taken:
                found.add("expected")
        elif clausal and infinitive and lemma in _ORDERING:
            found.add("expected")  # "ordered Peru to close"
        elif lemma == "be" and clausal and infinitive:
            found.add("expected")  # "is to visit"
        elif (
            taken
            and lemma in words["light"]
            and self._category in ("SUPPORT", "ACCUSE", "THREATEN", "REQUEST", "REJECT")
        ):
            pass  # "offered condolences": words are given by saying them
        elif lemma in words["opening"] and (clausal or taken or t.dep[i] == "prep"):
            found.add("possible")
        elif lemma in words["saying"] and clausal and lemma not in words["vouching"] and t.dep[i] == "ccomp":
            found.add("claimed")
            claimants += self.sources.speakers(head)

    def _asking(self, v: int) -> int | None:
        """The verb that asks for what an infinitive tells."""
        t = self.t
        above = t.head[v]
        infinitive = any(t.dep[c] == "aux" and t.lower[c] == "to" for c in t.children[v])
        asks = any(category_of(e.predicate) == "REQUEST" for e in load().verbs.get(t.lemma[above], ()))
        return above if infinitive and asks and t.dep[v] in ("xcomp", "ccomp", "advcl") else None

    def _nominal(self, head: int, i: int, found: set[Status], claimants: list[Figure]) -> bool:
        t, words = self.t, self.words
        lemma = t.lemma[head]
        if lemma in words["denying_nouns"]:
            found.add("denied")
            self._deniers += self.sources.possessors(head)
        elif lemma in words["telling_nouns"]:
            found.add("claimed")
            claimants += self.sources.possessors(head)
        elif lemma in words["opening_nouns"]:
            found.add("possible")
        elif lemma in words["expecting_nouns"]:
            found.add("expected")
        elif lemma in words["undoing_nouns"]:
            found.add("negated")
        else:
            # "a deepening of ties": the act goes on in the noun that takes it
            return t.dep[i] in ("acl", "ccomp", "compound") or t.lower[i] == "of"
        return True
