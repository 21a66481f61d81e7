"""Lists and examples that the small model joins to the wrong word, mended."""

from __future__ import annotations

from functools import cache

from tieline.corpus import lexicon
from tieline.corpus.spelling import role_nouns
from tieline.corpus.tokens import Tokens


def join(t: Tokens) -> None:
    """Hang the second of a list, and what is named for example, on what it belongs to."""
    for step in (last_titled, second_acts, second_ends, gapped, among_them, examples):
        step(t)


def lists(t: Tokens) -> None:
    """ "Norway, Peru and Chile met": the second of a list is no apposition."""
    listed = {t.head[i] for i in range(len(t)) if t.dep[i] == "conj"}
    for i in listed:
        if t.dep[i] == "appos" and t.pos[i] == t.pos[t.head[i]] == "PROPN":
            t.dep[i] = "conj"


def last_titled(t: Tokens) -> None:
    """ "Jane Roe and Omar Beck, the Chilean minister, met": one office is the last one's."""
    for i in range(3, len(t)):
        first = t.head[i]
        if t.dep[i] != "appos" or t.tag[i] != "NN" or t.pos[first] != "PROPN" or first > i:
            continue
        if t.lower[i] not in role_nouns():
            continue
        last = first
        for j in range(first + 1, i):
            if t.dep[j] == "conj" and t.head[j] == last and t.pos[j] == "PROPN":
                last = j
        if last != first and t.word[last + 1] == ",":
            t.head[i] = last


@cache
def _acts() -> frozenset[str]:
    return frozenset(lexicon.load().nouns)


def second_acts(t: Tokens) -> None:
    """ "disputes with Peru and clashes with Chile": two acts, no list of Peru and clashes."""
    for i in range(3, len(t) - 1):
        first = t.head[i]
        if t.dep[i] != "conj" or t.pos[i] != "NOUN" or t.pos[first] != "PROPN" or t.dep[first] != "pobj":
            continue
        act = t.head[t.head[first]]
        again = t.lower[i + 1] == t.lower[t.head[first]] and t.head[i + 1] == i
        if again and t.pos[act] == "NOUN":
            t.head[i] = act


def second_ends(t: Tokens) -> None:
    """ "the ousting of Roe and premier Carl Dix": whom it was done to, no ousting and Dix."""
    for i in range(4, len(t)):
        act = t.head[i]
        if t.dep[i] != "conj" or t.pos[i] != "PROPN" or t.pos[act] != "NOUN" or t.lemma[act] not in _acts():
            continue
        of = next((j for j in range(act + 1, i) if t.head[j] == act and t.lower[j] == "of"), None)
        whom = next((j for j in range(of + 1, i) if t.head[j] == of), None) if of is not None else None
        if whom is not None and (t.pos[whom] == "PROPN" or t.lower[whom] in role_nouns()):
            t.head[i] = whom


def gapped(t: Tokens) -> None:
    """ "took Peru to court over fish, and Chile over salt": the second name goes with the first."""
    for i in range(3, len(t) - 1):
        verb = t.head[i]
        if t.dep[i] != "conj" or t.pos[i] != "PROPN" or t.pos[verb] != "VERB" or t.dep[i + 1] != "prep":
            continue
        before = range(verb + 1, i)
        object_ = next((j for j in before if t.head[j] == verb and t.dep[j] == "dobj"), None)
        alike = any(t.lower[j] == t.lower[i + 1] and t.dep[j] == "prep" for j in before)
        if object_ is not None and alike and t.pos[object_] == "PROPN":
            t.head[i] = object_


def among_them(t: Tokens) -> None:
    """ "three states, among them Peru": what stands there is of the noun before the comma."""
    for i in range(2, len(t) - 2):
        them, noun = i + 1, i - 2
        if t.lower[i] != "among" or t.lower[them] != "them" or t.tag[noun] != "NNS" or t.word[i - 1] != ",":
            continue
        t.head[i], t.dep[i] = noun, "prep"
        named = them + 1
        while t.dep[named] in ("compound", "det", "amod", "poss", "nmod") and t.head[named] > named:
            named = t.head[named]
        if t.dep[them] == "pobj" and t.pos[named] == "PROPN" and t.head[named] < them:
            t.head[named], t.dep[named], t.head[them], t.dep[them] = i, "pobj", named, "det"


def examples(t: Tokens) -> None:
    """ "states in Africa, including Chad", "banks in the region, such as": examples are of what is many."""
    for i in range(3, len(t) - 1):
        such = t.lower[i] == "as" and t.lower[i - 1] == "such"
        if t.dep[i] != "prep" or t.word[i - 1 - such] != "," or not (such or t.lower[i] == "including"):
            continue
        above = t.head[i]
        if t.tag[above] in ("NNS", "NNPS") or t.pos[above] == "NOUN" and t.dep[above] != "pobj":
            continue
        many = next((j for j in range(i - 2 - such, max(i - 9, 0), -1) if t.tag[j] == "NNS"), None)
        if many is not None and all(t.pos[j] != "VERB" for j in range(many, i)):
            t.head[i] = many
