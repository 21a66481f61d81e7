"""Which common nouns tell of people, and which of firms: a president, a baker, a planemaker."""

from __future__ import annotations

from tieline.corpus import lexicon
from tieline.corpus.objects import classify
from tieline.corpus.spelling import role_nouns

_PERSONS = lexicon.words("person_nouns")
_FIRMS = lexicon.words("business") | {"team", "side", "club", "conglomerate", "insurer", "developer", "miner"}
_ENDINGS = ("er", "or", "ist", "ian", "man", "boy", "girl", "ant", "ee")


def is_person(lemma: str) -> bool:
    """Whether a noun tells of a person, by the lists, else by its ending."""
    if lemma in _PERSONS or lemma in role_nouns():
        return True
    return lemma.endswith(_ENDINGS) and classify([lemma]) == lemma and lemma not in lexicon.load().nouns


def is_firm(lower: str) -> bool:
    """Whether a noun in the singular tells of a company or a club."""
    return lower in _FIRMS or lower.endswith(("maker", "giant"))
