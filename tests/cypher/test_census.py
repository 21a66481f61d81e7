"""The merge table that follows each writing is the table of all that is named."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from tieline.cypher.census import Census
from tieline.cypher.rows import Read
from tieline.graph.actors import merge_actors
from tieline.graph.ids import actor_id
from tieline.graph.model import Article, Party, Reading

# Full names, initials, acronyms and surnames that may each be the other's.
NAMES = [
    "John Smith",
    "John Q. Smith",
    "John R. Smith",
    "Smith",
    "Joint Staff",
    "JS",
    "J.S.",
    "John Q Smith",
    "United Nations",
    "UN",
    "The UN",
    "Sergei Smith",
    "Sergey Smith",
]


@st.composite
def parties(draw: st.DrawFn) -> Party:
    name = draw(st.sampled_from(NAMES))
    kind = draw(st.sampled_from(["person", "organization"]))
    aliases = draw(st.lists(st.sampled_from(NAMES), max_size=2))
    return Party(actor_id(kind, name), name, kind, tuple(aliases))  # type: ignore[arg-type]


def made(name: str, named: Sequence[Party]) -> Read:
    places = {party: place for place, party in enumerate(dict.fromkeys(named))}
    return Read(Reading(Article(name, name), None, ()), {}, places, "")


@settings(max_examples=150, deadline=None)
@given(
    writings=st.lists(
        st.dictionaries(st.sampled_from("abcde"), st.lists(parties(), max_size=4), max_size=3),
        max_size=5,
    )
)
def test_the_table_is_that_of_all_parties(writings: list[dict[str, list[Party]]]) -> None:
    """However articles come, change and go, actors are merged as if all were read at once."""
    census = Census()
    held: dict[str, list[Party]] = {}
    for writing in writings:
        gone = [name for name in writing if name in held]
        old = merge_actors(p for named in held.values() for p in named)
        coming = {name: named for name, named in writing.items() if named}
        change = census.swap(gone, [made(name, named) for name, named in coming.items()])
        for name in gone:
            del held[name]
        stayed = dict(held)
        held |= coming
        table = merge_actors(p for named in held.values() for p in named)
        assert (census.table.actors, census.table.canonical) == (table.actors, table.canonical)
        assert change.actors == {id_ for id_, actor in table.actors.items() if old.actors.get(id_) != actor}
        for name, named in stayed.items():
            places = list(dict.fromkeys(named))
            renamed = {
                place
                for place, party in enumerate(places)
                if (old.of(party).id, old.of(party).name) != (table.of(party).id, table.of(party).name)
            }
            assert change.articles.get(name, frozenset()) == renamed
