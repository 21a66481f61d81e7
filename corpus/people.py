"""Which common nouns tell of people: a president, a baker, a motorist."""

from __future__ import annotations

from tieline.corpus import lexicon
from tieline.corpus.objects import classify
from tieline.corpus.spelling import role_nouns

PERSON_NOUNS = lexicon.words("person_nouns")
_ENDINGS = ("er", "or", "ist", "ian", "man", "boy", "girl", "ant", "ee")


def is_person(lemma: str) -> bool:
    """Whether a noun tells of a person, by the lists, else by its ending."""
    if lemma in PERSON_NOUNS or lemma in role_nouns():
        return True
    return lemma.endswith(_ENDINGS) and classify([lemma]) == lemma and lemma not in lexicon.load().nouns
