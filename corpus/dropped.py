"""What was considered in an article and became no evidence, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from tieline.corpus.analysis import Analysis
from tieline.corpus.arguments import Argument
from tieline.corpus.candidate import Candidate
from tieline.corpus.extract import Weighed
from tieline.corpus.frames import Tried
from tieline.corpus.lexicon import Pattern, Slot
from tieline.corpus.pronouns import PRONOUNS
from tieline.graph.model import ActorType

# What the letters of slots mean; prepositions stand for themselves.
SLOTS = {
    "S": "subject",
    "O": "object",
    "D": "dative",
    "C": "subject of complement",
    "X": "complement",
    "G": "possessor",
    "L": "subject of its verb",
}
# A phrase is shown by so many words before its head: enough to find it in the sentence.
_BEFORE = 4
_WITHIN_PHRASE = ("amod", "compound", "nummod", "nmod", "poss", "case", "quantmod", "neg", "prt")


@dataclass(frozen=True, slots=True)
class Dropped:
    """A word, role, pronoun or relation that was considered, and why it is no evidence.

    Attributes:
        kind: word (of the lexicon), role, pronoun or relation (its ends found, then refused).
        words: what stands in the text.
        meaning: the predicate that it would have had, with its ends where they were found.
    """

    sentence: int
    kind: str
    words: str
    start: int
    end: int
    meaning: str
    reason: str


def of(a: Analysis, weighed: Weighed) -> list[Dropped]:
    """Return all that was dropped, in reading order."""
    found = [*_words(a), *_roles(a), *_pronouns(a), *_relations(a, weighed)]
    return sorted(dict.fromkeys(found), key=lambda d: (d.start, d.kind, d.meaning))


def phrase(a: Analysis, i: int) -> str:
    """The words of the actor at a token, else of the noun phrase up to it; of a verb it alone."""
    t, first = a.tokens, i
    if m := a.cast.at[i]:
        return " ".join(t.words(m.first, m.last).split())
    if t.pos[i] not in ("VERB", "AUX"):
        for j in t.children[i]:
            if j < i and t.dep[j] in _WITHIN_PHRASE and i - j <= _BEFORE:
                first = min(first, max(t.subtree(j)[0], i - _BEFORE))
    return " ".join(t.words(first, i + 1).split())


def _at(a: Analysis, kind: str, i: int, meaning: str, reason: str) -> Dropped:
    t = a.tokens
    return Dropped(t.sentence[i], kind, t.word[i], *t.span(i, i + 1), meaning, reason)


def _ends(c: Candidate) -> str:
    return f"{c.source.figure.name} {c.predicate} {c.target.figure.name}"


def _relations(a: Analysis, weighed: Weighed) -> Iterator[Dropped]:
    """Those whose ends were both found: refused by the writer, or by the words around them."""
    for c, reason in weighed.dropped:
        yield _at(a, "relation", c.trigger, _ends(c), reason)

    for c, reason in a.frames.lost:
        yield _at(a, "relation", c.trigger, _ends(c), reason)


# --- words of the lexicon without their ends ------------------------------------------------------


def _words(a: Analysis) -> Iterator[Dropped]:
    """Words none of whose meanings found both ends; told by the meaning that came nearest."""
    by_trigger = sorted(a.frames.tried, key=lambda x: x.trigger)
    for trigger, meanings in groupby(by_trigger, key=lambda x: x.trigger):
        tried = list(meanings)
        if any(x.found for x in tried):
            continue
        nearest = max(tried, key=lambda x: sum(bool(_found(a, x, s)) for s in _sides(x)))
        yield _at(a, "word", trigger, nearest.entry.predicate, _why(a, nearest))


def _sides(tried: Tried) -> tuple[list[Slot], list[Slot]]:
    """The slots of all alternatives, those of the source and those of the target, each once."""

    def every(side: str) -> list[Slot]:
        patterns: tuple[Pattern, ...] = tried.entry.patterns
        return list(dict.fromkeys(slot for p in patterns for slot in getattr(p, side)))

    return every("source"), every("target")


def _why(a: Analysis, tried: Tried) -> str:
    source_slots, target_slots = _sides(tried)
    sources, targets = _found(a, tried, source_slots), _found(a, tried, target_slots)
    if not sources:
        return f"no source: {_looked(a, tried, source_slots)}"
    figures = [x.figure for x in sources]
    mentions = [x.mention for x in sources]
    if any(x.figure not in figures for x in targets):
        return "no alternative of its frame has both its ends"
    if any(x.mention not in mentions for x in targets):
        return f"an actor towards itself: {figures[0].name}"
    return f"no target: {_looked(a, tried, target_slots)}"


def _found(a: Analysis, tried: Tried, slots: list[Slot]) -> list[Argument]:
    return [
        x for slot in slots for x in _actors(a, tried, slot) if not slot.types or x.figure.type in slot.types
    ]


def _actors(a: Analysis, tried: Tried, slot: Slot) -> list[Argument]:
    tokens = [i for i in tried.slots.get(slot.name, []) if i != tried.trigger]
    return a.arguments.of(tokens, direct=slot.direct)


def _looked(a: Analysis, tried: Tried, slots: list[Slot]) -> str:
    """What stood in each slot; the empty ones are named together."""
    empty: list[str] = []
    seen: list[str] = []
    for slot in slots:
        name = SLOTS.get(slot.name, f'"{slot.name}"')
        tokens = [i for i in tried.slots.get(slot.name, []) if i != tried.trigger]
        there = [x.figure for x in _actors(a, tried, slot)]
        wanted = " or ".join(sorted(slot.types))
        if not tokens:
            empty.append(name)
        elif there:
            seen += [
                f"{name} {f.name} is of type {f.type}, not {wanted}"
                if slot.types and f.type not in slot.types
                else f"{name} {f.name} is the source"
                for f in there
            ]
        else:
            words = ", ".join(f"'{phrase(a, i)}'" for i in tokens)
            seen.append(f"{name} {words} is no known actor")
    if empty:
        seen.append(f"nothing in {', '.join(dict.fromkeys(empty))}")
    return "; ".join(dict.fromkeys(seen))


# --- roles and pronouns ---------------------------------------------------------------------------


def _roles(a: Analysis) -> Iterator[Dropped]:
    """Roles whose holder is known and that are a role of nothing, or of what does not fit."""
    told = {c.trigger for c in a.candidates if c.rule.startswith("role:")}
    for sought in a.roles.sought:
        if sought.trigger in told:
            continue
        holders = ", ".join(x.figure.name for x in sought.holders)
        places = ", ".join(f"{x.figure.name} ({x.figure.type})" for x in sought.places)
        reason = f"no place fits: {places}" if places else "no place: nothing it is a role of stands by"
        yield _at(a, "role", sought.trigger, f"{holders} {sought.predicate} …", reason)


# By a pronoun's first form: the types that it could mean, and what was missing.
_ASKED: dict[str, tuple[tuple[ActorType, ...], str]] = {
    "he": (("person",), "no person is certain"),
    "it": (("country", "organization"), "no country or organization is certain"),
    "they": ((), "no list of actors and no population just before"),
    "i": (("person",), "no person is known to speak here"),
}
_FORMS = {"its": "it", "them": "they", "their": "they", "my": "i", "me": "i"}


def _pronouns(a: Analysis) -> Iterator[Dropped]:
    """Pronouns that were left alone, but for those that the parser takes for fillers ("there is")."""
    t = a.tokens
    for i in range(len(t)):
        if t.pos[i] != "PRON" or t.lower[i] not in PRONOUNS or a.cast.at[i] or t.dep[i] == "expl":
            continue
        form = _FORMS.get(t.lower[i], t.lower[i])
        types, missing = _ASKED.get(form, _ASKED["he"])
        since = t.sentences[max(0, t.sentence[i] - 1)][0]
        near = dict.fromkeys(
            f.name for m in a.cast.mentions if since <= m.first < i for f in m.figures if f.type in types
        )
        named = f"; named just before: {', '.join(near)}" if near else ""
        yield _at(a, "pronoun", i, "", f"left unresolved, {missing}{named}")
