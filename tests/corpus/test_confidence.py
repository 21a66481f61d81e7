"""How sure an arrow is."""

from __future__ import annotations

from tieline.corpus.analysis import analyse
from tieline.corpus.confidence import marks
from tieline.corpus.extract import extract, parsed, weigh
from tieline.graph.model import Article

PLAIN = "Norway invaded Peru on Tuesday. Norwegian President Jane Roe smiled."
DOUBTFUL = (
    "Some dockers said that fans of Norway, in a dispute with a supplier of the Kelman Bank, might back the"
    " Peruvian rebels, who had for weeks, as a neighbour put it, nobody to talk to but traders."
)


def seen(text: str) -> list[frozenset[str]]:
    [(article, text, tokens)] = parsed([(Article(text, text), text)])
    a = analyse(tokens)
    return [marks(a, c, e.status) for e, c in weigh(article, text, a).told]


def bands(text: str) -> list[str]:
    [reading] = extract([(Article(text, text), text)])
    return [e.confidence for e in reading.evidence]


def test_a_plain_sentence_is_sure() -> None:
    """States that act in short sentences are the surest there is."""
    assert set(bands(PLAIN)) == {"high"}


def test_a_far_fetched_arrow_is_less_sure() -> None:
    """What fans of one and a supplier of another might do is low."""
    assert set(bands(DOUBTFUL)) == {"low"}


def test_marks_hold_no_names() -> None:
    """Other actors of the same kind leave the same marks: what is learnt is no article's."""
    other = PLAIN.replace("Norway", "Turkey").replace("Norwegian", "Turkish").replace("Jane", "Joan")
    assert seen(PLAIN) == seen(other) != []
