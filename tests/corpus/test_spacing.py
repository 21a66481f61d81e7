"""Words of a passage stand one blank apart, and every offset still points into the article."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tieline.corpus.extract import extract
from tieline.corpus.spacing import spaced
from tieline.graph.model import Article

_PIECES = st.lists(st.sampled_from(("Peru", "met", " ", "  ", "\n", "\t", " \n ", "é", ".")), max_size=20)


@given(_PIECES, _PIECES, _PIECES)
def test_every_character_is_found_again(one: list[str], between: list[str], other: list[str]) -> None:
    """Inside passages runs of blanks become one blank; all else stays and maps to where it stood."""
    parts = ["".join(p) for p in (one, between, other)]
    body = "".join(parts)
    a, b = len(parts[0]), len(parts[0]) + len(parts[1])
    found = spaced(body, [(0, a), (b, len(body))])
    origin = found.origin or range(len(body) + 1)
    for (first, last), (was, ended) in zip(found.passages, [(0, a), (b, len(body))], strict=True):
        closed = found.text[first:last]
        assert closed.split() == body[was:ended].split()
        assert "  " not in closed and "\n" not in closed
        assert (origin[first], origin[last]) == (was, ended)
        assert all(body[origin[i]] == found.text[i] for i in range(first, last) if found.text[i] != " ")
    assert found.text[found.passages[0][1] : found.passages[1][0]] == parts[1]


def test_names_with_odd_blanks_are_names() -> None:
    """Entities, non-breaking blanks and line ends inside a name part no name, and quotes stay exact."""
    text = "The envoy of the United&nbsp;Nations,  Jane\u00a0\u00a0Roe,&nbsp;&nbsp;thanked   Norway.\n"
    (reading,) = extract([(Article("1", "1.txt"), text)])
    told = {
        (e.source.name, e.target.name): tuple(
            text[slice(*m)] for m in (e.source_mention, e.target_mention) if m
        )
        for e in reading.evidence
    }
    assert told[("Jane Roe", "Norway")] == ("Jane\u00a0\u00a0Roe", "Norway")
    assert told[("Jane Roe", "United Nations")][1] == "United&nbsp;Nations"
    assert all(text[e.start : e.end] == e.quote for e in reading.evidence)
