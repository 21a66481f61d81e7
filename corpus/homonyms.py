"""Names that two actors bear: what the words beside one, or the rest of the article, say whom it means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from tieline.corpus import gazetteer, lexicon
from tieline.corpus.spelling import HEADS, Name, proper
from tieline.corpus.tokens import Tokens
from tieline.graph import ids
from tieline.graph.model import ActorType

# States of a federation that a state or a capital is named like, and what tells them apart.
_FEDERAL = lexicon.words("federal_states")
_FEDERAL_OFFICES = lexicon.words("federal_offices")
_FIRST_NAMES = lexicon.words("first_names_too")
# Of which types a listed actor may bear a person's surname: "Ford", "Jordan".
_NAMESAKES = frozenset(("country", "organization"))
# Capitals that stand for somebody else's government too.
_SHARED_CAPITALS = {"Brussels": "European Union"}
# ... and what stands for the Soviet Union where an article speaks of it and never of Russia.
_KREMLIN = frozenset(("Moscow", "Kremlin", "the Kremlin"))
_WHERE = frozenset(("in", "to", "from", "near", "at", "outside", "for"))
_SHARED_PARTIES = lexicon.words("shared_parties")
# What every state has, under much the same names.
_OF_STATES = ("court", "government", "military", "party")
# ... by the same words: of a party's name others have a part ("Labour" of "Young Labour").
_OF_EVERY_STATE = ("court", "government", "military")


def another(t: Tokens, form: gazetteer.Form, first: int, last: int) -> bool:
    """Whether the words beside a listed form say that it names somebody else."""
    following = t.lower[last] if last < len(t) else ""
    if form.actor.type == "person":
        # the son, not the father; of "Jane Roe-Smith" a Jane Roe is not named
        return following.rstrip(".") in ("jr", "sr", "ii", "iii", "iv") or _doubled(t, last)
    if form.actor.type == "country" and form.text in _FEDERAL and following in _FEDERAL_OFFICES:
        return True  # "Georgia Governor Jane Roe"
    if form.text in _FIRST_NAMES and last < len(t) and t.dep[first] == "compound" and t.head[first] == last:
        surname = proper(t, last) and t.word[last] not in HEADS
        return surname and gazetteer.load().at(t.text, t.start[last]) is None  # "Jordan Roe"
    bodies = form.actor.type == "organization" and form.actor.sector in _OF_STATES
    if bodies and form.kind == "name":
        # "India's Supreme Court", "the Indian Supreme Court": not the court listed by that name alone
        before = first - (first > 0 and t.lower[first - 1] == "'s")
        lists = gazetteer.load()
        owner = lists.state_at(t.text, t.start[before - 1]) if before else None
        for j in range(max(0, before - 3), before):
            boss = lists.at(t.text, t.start[j])
            if boss and boss.actor.type == "person" and t.start[j] + len(boss.text) == t.end[before - 1]:
                return form.actor.country not in (
                    None,
                    boss.actor.country,
                )  # "Lee Jae-myung's Democratic Party"
        if owner is None and following in ("in", "of") and last + 1 < len(t):
            place = last + 1 + (t.lower[last + 1] == "the")
            seat = lists.at(t.text, t.start[place]) if place < len(t) else None  # "the High Court in Nairobi"
            owner = seat.actor if seat and seat.actor.type == "country" else None
        return owner is not None and form.actor.country not in (None, owner.country)
    return False


def _doubled(t: Tokens, last: int) -> bool:
    """Whether a hyphen joins another surname to a name; in "Jane Roe-John Doe talks" it joins two people."""
    joined = last + 1 < len(t) and t.word[last] == "-" and t.start[last] == t.end[last - 1]
    return joined and t.word[last + 1][0].isupper() and not gazetteer.load().at(t.text, t.start[last + 1])


def without(names: list[Name], others: set[str]) -> list[Name]:
    """The names, less the bare ones of states that an article has named another of.

    Args:
        others: the ids of listed actors whose name the article gave to somebody else.
    """
    named = {n.known.id for n in names if n.known and n.text not in _FEDERAL}
    return [n for n in names if not n.known or n.known.id not in others - named or n.kind != "name"]


def settle(t: Tokens, names: list[Name]) -> list[Name]:
    """The names in reading order, each text one actor's throughout the article."""
    at_home = list(_at_home(list(_fuller(names))))
    return list(_unlisted(t, list(_seats(t, _agreed(at_home)))))


def _fuller(names: list[Name]) -> Iterator[Name]:
    """The names, a state's body by its bare name given to the one that the article tells whose it is: after
    "Brazil's Supreme Court" the Supreme Court is that one, unless the other state's is named in full too."""
    for name in names:
        known = name.known
        if known and known.id and known.type == "organization" and known.sector in _OF_EVERY_STATE:
            longer = [n.known for n in names if n.known and n.text.endswith(f" {name.text}")]
            full = {each.id: each for each in longer}
            owned = any(n.text == name.text and n.known is None for n in names)
            if known.id not in full and len(full) + owned == 1:
                yield replace(name, known=next(iter(full.values()), None))
                continue
        yield name


def _at_home(names: list[Name]) -> Iterator[Name]:
    """The names, less a state's bodies by what every state calls its own ("Parliament", "the Democrats"),
    where the article names other states and nothing else of that one."""
    bare = [_is_shared(n) for n in names]
    homes = {
        n.known.country for n, b in zip(names, bare, strict=True) if n.known and n.known.country and not b
    }
    for name, b in zip(names, bare, strict=True):
        if not b or not homes or (name.known and name.known.country in homes):
            yield name
        elif name.known and name.known.sector == "party":
            yield replace(name, known=None)


def _is_shared(name: Name) -> bool:
    """Whether other states' bodies are called so too: "Parliament", "the Liberals"."""
    known = name.known
    if known is None or known.type != "organization" or not known.country or known.sector not in _OF_STATES:
        return False
    form = gazetteer.load().at(name.text, 0)
    return name.text in _SHARED_PARTIES or bool(form and form.ambiguous and form.actor.id == known.id)


def _seats(t: Tokens, names: list[Name]) -> Iterator[Name]:
    """The names, a capital that acts in an article that says no more of its state given to whose seat it is:
    "Serbia accused Brussels" of the European Union."""
    forms: dict[str, set[str]] = {}
    for name in names:
        if name.known:
            forms.setdefault(name.known.id, set()).add(name.text)
    soviet = "country:SU" in forms and forms.get("country:RU", set()) <= _KREMLIN
    for name in names:
        if soviet and name.text in _KREMLIN and name.known and name.known.id == "country:RU":
            yield replace(name, known=gazetteer.load().actors["country:SU"])
            continue
        seated = _SHARED_CAPITALS.get(name.text)
        head = t.dep[name.last - 1]
        placed = head == "pobj" and t.lower[t.head[name.last - 1]] in _WHERE
        if seated and name.kind == "capital" and name.known and forms[name.known.id] == {name.text}:
            if head in ("nsubj", "nsubjpass", "dobj", "poss", "pobj", "conj") and not placed:
                known = gazetteer.load().actors[ids.actor_id("organization", seated)]
                yield replace(name, known=known, type="organization", kind="metonym")
                continue
        yield name


def _agreed(names: list[Name]) -> list[Name]:
    """The names, each text one actor's of one type.

    The parser's label changes from line to line: what the lists know once they know throughout, else the
    majority stays.
    """
    kinds: dict[str, Counter[ActorType]] = {}
    listed = {n.text: n for n in names if n.known and n.known.id}
    for name in names:
        if not name.known:
            kinds.setdefault(name.text, Counter())[name.type] += 1
    most = {text: max(found, key=lambda kind: _weight(text, kind, found)) for text, found in kinds.items()}
    agreed = []
    for name in names:
        if name.known:
            agreed.append(name)
        elif known := listed.get(name.text):
            agreed.append(replace(name, known=known.known, type=known.type))
        else:
            agreed.append(replace(name, type=most[name.text]))
    return agreed


def _weight(text: str, kind: ActorType, found: Counter[ActorType]) -> tuple[int, bool]:
    """Of as many, a full name is rather a person's, a single word rather a body's."""
    return found[kind], kind == ("person" if " " in text else "organization")


def _unlisted(t: Tokens, names: list[Name]) -> Iterator[Name]:
    """The names, without what the lists say of a short one that the article gives to somebody else.

    "The Norwegian Harbour Board (NHB)" explains its acronym; after "Jane Ford" a Ford is she, unless
    the article also names the listed Ford by another of its names.
    """
    explained = {
        n.text
        for m, n in pairwise(names)
        if m.type == "organization" and n.first == m.last + 1 and _bracketed(t, n) and not _same(m, n)
    }
    forms: dict[str, set[str]] = {}
    for name in names:
        if name.known:
            forms.setdefault(name.known.id, set()).add(name.text)
    surnames: set[str] = set()
    for name in names:
        known = name.known
        words = name.text.split()
        if name.type == "person" and len(words) > 1:
            surnames.add(words[-1])
        if known and known.id and name.text in explained:
            yield replace(name, known=None)
        elif known and known.type in _NAMESAKES and name.text in surnames and forms[known.id] == {name.text}:
            yield replace(name, known=None, type="person")
        else:
            yield name


def _bracketed(t: Tokens, name: Name) -> bool:
    closed = name.last < len(t) and t.word[name.last] == ")"
    return closed and t.word[name.first - 1] == "(" and name.text.isupper() and name.last - name.first == 1


def _same(one: Name, other: Name) -> bool:
    return bool(one.known and other.known and one.known.id == other.known.id)
