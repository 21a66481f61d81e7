"""What stands beside the word for an act and says whether it is so: modals, negation, hedges, conditions.

Each by the closed classes of `grammar.toml`.
"""

from __future__ import annotations

from tieline.corpus.lexicon import grammar
from tieline.corpus.tokens import Tokens
from tieline.graph.model import Status

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
# What an adjective says of its noun, by its closed class.
_ADJECTIVES: tuple[tuple[str, Status], ...] = (
    ("due_adjectives", "expected"),
    ("open_adjectives", "possible"),
    ("told_adjectives", "claimed"),
    ("undone_adjectives", "negated"),
)
_NOBODY = frozenset(("no", "none", "nobody", "neither", "nothing"))
# "steered clear of criticising", "stopped short of criticising".
CLEAR = frozenset(("clear", "short"))


class Modality:
    """Reads the words beside the tokens of one article."""

    def __init__(self, t: Tokens) -> None:
        self.t = t
        self.words = grammar()

    def beside(self, i: int, category: str, came: int | None = None) -> set[Status]:
        """What stands beside a token: auxiliaries, negation, adverbs, adjectives, a condition.

        Args:
            category: of the act that is read.
            came: the token below it that one came from.
        """
        found: set[Status] = set()
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
                if category == "THREATEN":
                    continue  # "warned of war if Peru struck": the warning is given
                found.add("possible")  # "if regulators agree, X will buy Y"
            elif dep in ("amod", "compound") and not verbal and (told := self._adjective(lower)):
                found.add(told)
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
        if subject is not None:
            none = any(t.lower[c] in ("no", "neither") for c in t.children[subject])
            if none or t.lower[subject] in _NOBODY:
                found.add("negated")
        return found

    def _adjective(self, lower: str) -> Status | None:
        return next((status for name, status in _ADJECTIVES if lower in self.words[name]), None)

    def predicated(self, head: int) -> set[Status]:
        """What an adjective says of the act that it is said of: "was due to", "was unable to"."""
        found: set[Status] = set()
        lower, words = self.t.lower[head], self.words
        clear = lower in CLEAR and any(self.t.lower[c] == "of" for c in self.t.children[head])
        if lower in words["undoing"] or clear:  # "steered clear of criticising"
            found.add("negated")
        elif lower in words["expecting"]:
            found.add("expected")
        elif lower in words["opening"]:
            found.add("possible")
        for c in self.t.children[head]:
            if self.t.dep[c] == "neg":
                found.add("negated")
        return found

    def shared(self, i: int, head: int) -> set[Status]:
        """Coordinated verbs share the modal of the first, unless the later has a subject or a modal."""
        t = self.t
        own = any(
            t.dep[c] in ("nsubj", "nsubjpass", "aux")
            and not (t.dep[c] == "aux" and t.lower[c] in ("have", "has", "had", "be"))
            for c in t.children[i]
        )
        if own or t.tag[i] not in ("VB", "VBN"):
            return set()
        return {_MODALS[t.lower[c]] for c in t.children[head] if t.dep[c] == "aux" and t.lower[c] in _MODALS}

    def hypothetical(self, trigger: int) -> bool:
        """ "if they did not vote": what an "if" of its own leaves open."""
        t = self.t
        return any(t.dep[c] == "mark" and t.lower[c] in ("if", "unless") for c in t.children[trigger])

    def past(self, v: int) -> bool:
        """What is told to have been before something else is told to have been, too."""
        t = self.t
        tensed = [v, *(c for c in t.children[v] if t.dep[c] in ("aux", "auxpass"))]
        return any(t.tag[i] == "VBD" for i in tensed)
