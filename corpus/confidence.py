"""How sure an arrow is: high, medium or low, by counting the steps that could have gone wrong.

Each doubt is one such step. On annotated articles arrows without a doubt were right in more than nine
of ten, those with one in about eight, those with more in less than that; so the count is the ranking.
"""

from __future__ import annotations

from tieline.corpus.frames import Candidate
from tieline.corpus.parsing import Tokens
from tieline.graph.model import Confidence

# A sentence of more words is parsed wrongly more often than not somewhere.
_LONG = 42
# An actor further from the word that ties it was the wrong one twice as often.
_FAR = 16


def doubts(t: Tokens, c: Candidate) -> list[str]:
    """Return what makes a candidate less than sure, in words."""
    found = []
    for end, argument in (("source", c.source), ("target", c.target)):
        mention = argument.mention
        if mention.kind in ("pronoun", "nominal"):
            found.append(f"the {end} is resolved ({mention.rule})")
        elif mention.rule == "common noun" and argument.figure.type == "group":
            found.append(f"the {end} is a population")
        if argument.depth > 0:
            found.append(f"the {end} is lifted out of a longer phrase")
        if argument.depth > 1:
            found.append(f"the {end} stands deep in it")
    if not c.rule.startswith("role:"):
        first, last = t.sentences[t.sentence[c.trigger]]
        if last - first > _LONG:
            found.append("the sentence is long")
        far = max(abs(a.mention.head - c.trigger) for a in (c.source, c.target))
        if far > _FAR:
            found.append("an actor stands far from the word")
    elif c.rule in ("role:listed", "role:main-state"):
        found.append("the place is inferred")
    return found


def confidence(t: Tokens, c: Candidate) -> Confidence:
    """Return high without a doubt, medium with one, low with more."""
    count = len(doubts(t, c))
    return "high" if not count else "medium" if count == 1 else "low"
