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
from tieline.corpus.prepositions import CHARGING
from tieline.corpus.quotes import Quotes
from tieline.corpus.sources import Sources
from tieline.corpus.subjects import PREPOSITIONAL_CONTROL
from tieline.corpus.tokens import Tokens
from tieline.graph.model import Status

# The first of these that anything on the way says decides.
_ORDER: tuple[Status, ...] = ("denied", "negated", "possible", "expected", "claimed")
_MODALS: dict[str, Status] = {
    "will": "expected",
    "'ll": "expected",
    "shall": "expected",
    "wo": "expected",
    "would": "expected",
    "'d": "expected",
    "may": "possible",
    "might": "possible",
    "could": "possible",
    "can": "possible",
    "ca": "possible",
    "should": "possible",
    "ought": "possible",
}
# Words that were spoken though somebody answers them so: "rejected the council's criticism".
_SPOKEN = frozenset(("ACCUSE", "THREATEN", "REQUEST", "PROTEST"))
_CLEAR = frozenset(("clear", "short"))
_ANSWERS = frozenset(("reject", "dismiss", "refuse", "deny"))
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
        self._category = ""
        self._deniers: list[Figure] = []
        self.sources = Sources(t, clauses, arguments)
        self.quotes = Quotes(t, self.sources.speakers, self.sources.named_at)

    def read(self, trigger: int, category: str = "") -> Factuality:
        """Read the factuality of the act of a category that a trigger tells."""
        self._category = category
        self._deniers = []
        found: set[Status] = set()
        claimants: list[Figure] = []
        t = self.t
        self._at(trigger, found, claimants)
        i, came, beside = trigger, trigger, False
        for _ in range(_HEADS):
            head = t.head[i]
            if head == i:
                break
            if ";" in t.word[head:i] and t.child(i, "nsubj", "nsubjpass") is not None:
                break  # "Oslo said no; Norway has accused Peru": what follows is the paper's own
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
        status: Status = next((s for s in _ORDER if s in found), "stated")
        if status == "negated" and self._hypothetical(trigger):
            status = "possible"  # "if they did not vote for Roe"
        # A denial is laid to who denies, not to who accuses or who reports it.
        unique = tuple(dict.fromkeys(self._deniers if status == "denied" else claimants))
        return Factuality(status, unique)

    def _hypothetical(self, trigger: int) -> bool:
        t = self.t
        return any(t.dep[c] == "mark" and t.lower[c] in ("if", "unless") for c in t.children[trigger])

    def is_question(self, trigger: int) -> bool:
        last = self.t.sentences[self.t.sentence[trigger]][1] - 1
        return self.t.word[last] == "?" or (last > 0 and self.t.word[last - 1] == "?")

    def _at(self, i: int, found: set[Status], claimants: list[Figure], came: int | None = None) -> None:
        """What stands beside a token: auxiliaries, negation, adverbs, adjectives, a condition.

        Args:
            came: the token below it that one came from.
        """
        t, words = self.t, self.words
        verbal = t.pos[i] in ("VERB", "AUX")
        infinitive = False
        for c in t.children[i]:
            lower, dep = t.lower[c], t.dep[c]
            if lower == "not" and t.lower[c + 1 : c + 2] == ["only"]:
                continue
            if dep == "neg" or (dep in ("det", "preconj", "advmod") and lower in words["negating"]):
                found.add("negated")
            elif dep in ("aux", "auxpass") and verbal:
                if lower in _MODALS:
                    found.add(_MODALS[lower])
                infinitive = infinitive or lower == "to"
            elif lower in words["reportedly"]:
                found.add("claimed")
            elif lower in words["perhaps"]:
                found.add("possible")
            elif dep == "mark" and lower in ("if", "unless", "whether"):
                found.add("possible")
            elif dep == "advcl" and verbal and any(t.lower[d] in ("if", "unless") for d in t.children[c]):
                if self._category == "THREATEN":
                    continue  # "warned of war if Peru struck": the warning is given
                found.add("possible")  # "if regulators agree, X will buy Y"
            elif dep in ("amod", "compound") and not verbal:
                self._adjective(t.lower[c], found)
        if infinitive and verbal and t.dep[i] in ("ROOT", "relcl"):
            found.add("expected")  # a headline's "Putin to visit"
        if verbal and (came is None or t.dep[came] not in ("nsubj", "nsubjpass")):
            # "sold no weapons": the object carries the verb's negation; "the talks had no agenda"
            for c in t.children[i]:
                if t.dep[c] in ("dobj", "attr") and any(
                    t.lower[d] in ("no", "neither") for d in t.children[c]
                ):
                    found.add("negated")
        subject = t.child(i, "nsubj", "nsubjpass") if verbal else None
        if subject is not None and t.lower[subject] in (
            "no",
            "none",
            "nobody",
            "neither",
            "nothing",
        ):
            found.add("negated")
        if subject is not None:
            for c in t.children[subject]:
                if t.lower[c] in ("no", "neither"):
                    found.add("negated")

    def _adjective(self, lower: str, found: set[Status]) -> None:
        words = self.words
        if lower in words["due_adjectives"]:
            found.add("expected")
        elif lower in words["open_adjectives"]:
            found.add("possible")
        elif lower in words["told_adjectives"]:
            found.add("claimed")
        elif lower in words["undone_adjectives"]:
            found.add("negated")

    def _climb(self, i: int, head: int, came: int, found: set[Status], claimants: list[Figure]) -> bool:
        """Take in what a head says of the token below it; whether to go on."""
        t, words = self.t, self.words
        dep, lemma = t.dep[i], t.lemma[head]
        if dep in ("relcl", "appos", "poss"):
            return False
        if dep == "advcl":
            marks = {t.lower[c] for c in t.children[i] if t.dep[c] in ("mark", "advmod")}
            if marks & words["ahead"] and not self._past(head):
                found.add("expected")
            if any(t.dep[c] == "acomp" and t.lower[c] in words["expecting"] for c in t.children[head]):
                if any(t.dep[c] == "aux" and t.lower[c] == "to" for c in t.children[i]):
                    found.add("expected")  # "is due in Lima to sign"
            if "for" in marks:  # "it would be difficult for Peru to sign"
                for c in t.children[head]:
                    if t.dep[c] == "acomp":
                        self._adjectival(c, found)
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
            over = t.dep[came] == "pcomp" and self._past(head)  # "fled before being caught"
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
        if t.pos[head] == "ADJ" or t.lower[head] in _CLEAR:
            self._adjectival(head, found)
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
            self._shared(i, head, found)
            return True
        taken = dep in ("dobj", "nsubjpass", "attr", "oprd") or (
            dep == "prep" and t.pos[came] in ("NOUN", "PROPN")
        )
        if clausal and lemma in _STOPPING and (asker := self._asking(head)) is not None:
            found.add("claimed")  # "urged Peru to stop arming": so the urger says
            claimants += self.sources.speakers(asker)
            return False
        if clausal or taken or (dep == "prep"):
            self._governed(i, head, clausal, taken, found, claimants)
        if lemma in words["light"] or clausal or taken or dep == "prep":
            self._at(head, found, claimants, i)
            return True
        return dep in ("nsubj",) and lemma in words["raising"]

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
        if lemma in words["denying"] and (clausal or (taken and (told or lemma in ("deny", "refute")))):
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

    def _past(self, v: int) -> bool:
        """What is told to have been before something else is told to have been, too."""
        t = self.t
        tensed = [v, *(c for c in t.children[v] if t.dep[c] in ("aux", "auxpass"))]
        return any(t.tag[i] == "VBD" for i in tensed)

    def _asking(self, v: int) -> int | None:
        """The verb that asks for what an infinitive tells."""
        t = self.t
        above = t.head[v]
        infinitive = any(t.dep[c] == "aux" and t.lower[c] == "to" for c in t.children[v])
        asks = any(category_of(e.predicate) == "REQUEST" for e in load().verbs.get(t.lemma[above], ()))
        return above if infinitive and asks and t.dep[v] in ("xcomp", "ccomp", "advcl") else None

    def _adjectival(self, head: int, found: set[Status]) -> None:
        lower, words = self.t.lower[head], self.words
        clear = lower in _CLEAR and any(self.t.lower[c] == "of" for c in self.t.children[head])
        if lower in words["undoing"] or clear:  # "steered clear of criticising"
            found.add("negated")
        elif lower in words["expecting"]:
            found.add("expected")
        elif lower in words["opening"]:
            found.add("possible")
        for c in self.t.children[head]:
            if self.t.dep[c] == "neg":
                found.add("negated")

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

    def _shared(self, i: int, head: int, found: set[Status]) -> None:
        """Coordinated verbs share the modal of the first, unless the later has a subject or a modal."""
        t = self.t
        own = any(
            t.dep[c] in ("nsubj", "nsubjpass", "aux")
            and not (t.dep[c] == "aux" and t.lower[c] in ("have", "has", "had", "be"))
            for c in t.children[i]
        )
        if not own and t.tag[i] in ("VB", "VBN"):
            for c in t.children[head]:
                if t.dep[c] == "aux" and t.lower[c] in _MODALS:
                    found.add(_MODALS[t.lower[c]])


_STOPPING = frozenset(("stop", "cease", "quit", "end", "halt"))
_ORDERING = frozenset(("order", "instruct", "direct", "command"))
