"""Ministries that many states have under one name, told apart by the state beside them."""

from __future__ import annotations

from tieline.corpus import gazetteer
from tieline.corpus.actors import Cast, Figure, Mention
from tieline.corpus.bodies import called, owner_of
from tieline.corpus.tokens import Tokens
from tieline.graph import ids

# How their names begin.
_OF_STATES = ("Ministry of ", "Department of ", "Ministry for ", "Department for ")


def tell_apart(t: Tokens, cast: Cast) -> None:
    """ "Norway's Ministry of Trade": many states have a ministry of that name; the state is part of it."""
    owned: dict[Figure, dict[Figure, Mention]] = {}
    for m in cast.mentions:
        figure = m.figures[0]
        if m.kind == "name" and figure.type == "organization" and figure.name.startswith(_OF_STATES):
            if figure.id not in gazetteer.load().actors and (owner := owner_of(cast, t, m.first, m.head)):
                owned.setdefault(figure, {})[owner.figures[0]] = owner
    for figure, owners in owned.items():
        for state, owner in owners.items():
            named = [
                m
                for m in cast.mentions
                if m.figures == (figure,)
                and (
                    len(owners) == 1
                    or (near := owner_of(cast, t, m.first, m.head))
                    and near.figures[0] is state
                )
            ]
            whole = f"{called(state)} {figure.name}"
            form = gazetteer.load().at(whole, 0)
            if form is not None and form.text == whole:
                its = cast.listed(form.actor)
            else:
                id_ = ids.actor_id("organization", whole)
                its = cast.figures.setdefault(
                    id_, Figure(id_, whole, "organization", state.country, "government")
                )
            for m in named:
                cast.replace(m, its, t.words(m.first, m.last))
            its.forms[t.words(owner.first, named[0].last) if named[0].first > owner.first else whole] += 1
