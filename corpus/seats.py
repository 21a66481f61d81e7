"""In which chamber a title seats who bears it: "Sen. Jane Roe" sits in the US Senate.

Other states have senators too: the title counts where the list of people, the words beside the name or the
article's own actors tell of the United States, and no other place stands before it; and only where the
article names the chamber: an arrow's ends are what a text speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tieline.corpus import gazetteer, lexicon, regions
from tieline.corpus.actors import Cast, Figure, Mention
from tieline.corpus.tokens import Tokens
from tieline.graph import ids

_SEATS = {
    title: ids.actor_id("organization", chamber)
    for chamber, titles in lexicon.read("seats").items()
    for title in titles
}
# "Jane Roe (R-Utah)", "Jane Roe, D-Mass.": a party's letter and a state.
_LETTER = re.compile(r"[ ,(]{1,3}[RDI]-[A-Z]")
# Words before a title that it shares with another chamber or with nobody: "state Sen. Jane Roe".
_ELSEWHERE = frozenset(("state", "provincial", "party", "student"))
_AMERICAN = frozenset(
    ids.actor_id("organization", name)
    for name in (
        "US Congress",
        "US Senate",
        "US House of Representatives",
        "Republican Party",
        "Democratic Party",
    )
)


def seats(t: Tokens, cast: Cast) -> Iterator[tuple[Mention, int, Figure]]:
    """Yield each named person, the token of the title, and the chamber that the title seats her in."""
    parts = (f for f in cast.figures.values() if f.sector == regions.SECTOR and f.country == "US")
    at_home = bool(_AMERICAN & cast.figures.keys() or _LETTER.search(t.text) or next(parts, None))
    named = {f.id for f in cast.figures.values() if f.mentions}
    for m in [m for m in cast.mentions if m.kind == "name" and m.figures[0].type == "person"]:
        i = m.first - 1
        title = t.lower[i] if i >= 0 and t.sentence[i] == t.sentence[m.first] else ""
        id_ = _SEATS.get(title)
        if id_ not in named or not t.word[i][0].isupper() or (i and t.lower[i - 1] in _ELSEWHERE):
            continue
        letter = _LETTER.match(t.text, t.end[m.last - 1])
        before = cast.at[i - 1] if i and t.sentence[i - 1] == t.sentence[i] else None
        foreign = before is not None and before.figures[0].country not in (None, "US")
        member = _is_member(m.figures[0], gazetteer.load().actors[id_].name)
        if letter or member or (not foreign and (at_home or _region_before(t, i))):
            chamber = cast.listed(gazetteer.load().actors[id_])
            yield m, i, chamber
            if title.rstrip(".").endswith("s"):
                yield from ((other, i, chamber) for other in _listed_with(t, cast, m))


def _listed_with(t: Tokens, cast: Cast, m: Mention) -> Iterator[Mention]:
    """Whom a list names after its first: "Sens. Jane Roe and John Doe"."""
    heads = [m.head]
    for head in heads:
        heads += [c for c in t.children[head] if t.dep[c] == "conj"]
    for head in heads[1:]:
        other = cast.at[head]
        if other is not None and other.kind == "name" and other.figures[0].type == "person":
            yield other


def _is_member(person: Figure, chamber: str) -> bool:
    known = gazetteer.load().actors.get(person.id)
    return known is not None and f"member of the {chamber}" in known.roles


def _region_before(t: Tokens, i: int) -> bool:
    """ "New Jersey Sen. Jane Roe": a state of the United States stands before the title."""
    return any(
        regions.country_of(t.words(first, i)) == "US"
        for first in range(max(t.sentences[t.sentence[i]][0], i - 2), i)
    )
