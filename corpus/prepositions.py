"""What prepositions do in a clause, each set of them stated once."""

from __future__ import annotations

from tieline.corpus import lexicon

# Adverbs that take a verb's preposition along: "walked away from".
AWAY = lexicon.words("away")
# First words of prepositions of two, of which the second tells the slot: "out of", "together with".
COMPOUND = frozenset(("out", "up", "away", "off", "back", "over", "together", "ahead", "along"))
# "Chile, along with Peru, signed": who stands beside the subject does what it does.
COMPANY = frozenset(("along", "together", "alongside"))

# Behind verbs of prepositional control: what their object is said to do, or to have done ...
CHARGING = frozenset(("of", "for", "over", "with"))
# ... and what it is kept from besides.
CONTROLLED = CHARGING | {"from", "against"}

# Through these a verb takes a noun as it takes its object: "went into talks".
TAKING = frozenset(("in", "into", "for", "on", "to", "with", "alongside"))
# Those that, hanging on the object, may as well belong to the verb: "sent arms to Russia".
SHARED = lexicon.words("shared")
# Both name the other party of what is done together.
MUTUAL = ("with", "between")
# On the noun behind these a passive's agent may hang: "imposed on the firm Acme by Norway". The last counts.
BEFORE_AGENT = ("on", "to", "from", "of", "with", "against", "for")

# Those that, one step further down, still bring the other party: "a letter of intent with Chile" ...
DEEPER = frozenset(("with", "against"))
# ... below what stands in these slots of a verb, and of a noun. The first counts.
CHAINED_OF_VERB = ("O", "in", "into", "on", "for", "of", "out", "along")
CHAINED_OF_NOUN = ("of", "on", "for", "about", "into")

# Behind these an act is the clause's own: whatever it is ...
AMID = frozenset(("amid", "amidst", "during", "despite"))
# ... or where it takes two: "after talks with Peru, Norway ...".
AFTER = frozenset(("after", "before", "following", "under", "in", "at"))
