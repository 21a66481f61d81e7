"""What a governing verb makes of the act below it: ends it, eases it, refuses it, wants it, threatens it."""

from __future__ import annotations

from tieline.corpus import lexicon

# What one party does against another, or would.
CONFLICT = frozenset(("REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "ACCUSE"))
# What is only offered or asked for until the other side agrees.
_PURCHASES = frozenset(("buys from", "invests in", "merges with", "owns"))


class Effects:
    """Predicates turned by the verbs of `grammar.toml`."""

    def __init__(self) -> None:
        words = lexicon.grammar()
        self._ending = words["ending"]
        self._easing = words["easing"]
        self._refusing = words["refusing"]
        self._wanting = words["wanting"]
        self._demanding = words["demanding"]
        self._refusing_to = words["refusing_to"]
        self._threatening_to = words["threatening_to"]
        self._vowing_to = words["vowing_to"]
        self._applying_to = words["applying_to"]
        self._bidding_to = words["bidding_to"]

    def infinitive(self, verb: str, predicate: str) -> str:
        """What an act becomes under the verb its infinitive hangs on: "refused to meet" is a refusal,
        "applied to join" a request."""
        conflict = lexicon.category_of(predicate) in CONFLICT
        if verb in self._refusing_to:
            return "refuses"
        if verb in self._threatening_to or (verb in self._vowing_to and conflict):
            return "threatens"
        if predicate == "belongs to" and verb in self._applying_to:
            return "seeks from"
        if predicate in _PURCHASES and verb in self._bidding_to:
            return "proposes to"
        return predicate

    def governed(self, verb: str, predicate: str) -> str:
        """What a noun's act becomes under the verb that takes it: "cut aid" ends it."""
        category = lexicon.category_of(predicate)
        if verb in self._threatening_to and category in CONFLICT:
            return "threatens"
        if verb in self._easing and category == "SANCTION":
            return "eases sanctions on"
        if verb in self._ending and category == "AID":
            return "cuts funding to"
        if verb in self._ending and category in ("SUPPORT", "COOPERATE"):
            return "cuts ties with"
        if verb in self._ending and verb != "end" and category == "CONSULT":
            return "breaks off talks with"
        if verb in self._refusing and category in ("CONSULT", "COOPERATE", "AGREE", "REQUEST"):
            return "rejects"
        if self.swaps(verb, predicate):
            return "seeks from"
        return predicate

    def demanded(self, verb: str, predicate: str) -> str:
        """What an act becomes for who calls for it: "called for sanctions on Peru" sanctions nobody."""
        category = lexicon.category_of(predicate)
        if verb not in self._demanding:
            return predicate
        if category in ("SANCTION", "COERCE", "ASSAULT", "PROTEST") or predicate in ("investigates", "sues"):
            return "criticizes"
        return "supports" if category == "CONCEDE" else predicate

    def swaps(self, verb: str, predicate: str) -> bool:
        """Who wants aid is not who would give it: under such a verb the ends change places."""
        return verb in self._wanting and lexicon.category_of(predicate) == "AID"
