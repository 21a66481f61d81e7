"""What the small model joins wrongly within phrases of nouns, mended: lists, titles before names, names that
belong to no noun behind them."""

from __future__ import annotations

from tieline.corpus import enumerations, gazetteer, lexicon
from tieline.corpus.given import is_given
from tieline.corpus.spelling import role_nouns
from tieline.corpus.tokens import Tokens

_PEOPLE = (
    lexicon.words("private")
    | lexicon.words("person_nouns")
    | lexicon.words("body_nouns")
    | lexicon.words("associates")
)
_INTENTS = lexicon.words("expecting_nouns") | lexicon.words("opening_nouns") | lexicon.words("undoing_nouns")
_TALKS = frozenset(("talks", "negotiations", "discussions"))
# Who is posted somewhere, and what leads from the post to the place.
_POSTED = frozenset(
    ("ambassador", "envoy", "commissioner", "consul", "representative", "emissary", "delegate")
)
_POSTINGS = frozenset(("to", "in", "for", "at", "of"))
_SENDERS = lexicon.words("sent")
_GIVING = lexicon.words("giving")
# What is granted without an article: "gave the Pentagon permission".
_GRANTED = lexicon.words("granted")
_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "poss", "dative", "attr"))
# How many words may stand between "and" and the title of who comes next.
_TITLE = 5


def join(t: Tokens) -> None:
    """Mend lists, and nouns that were parsed as two."""
    for step in (
        enumerations.lists,
        first_names,
        titled_seconds,
        posted,
        senders,
        nouns_as_clauses,
        split_objects,
        enumerations.join,
        purposes,
        rivals,
    ):
        step(t)


def first_names(t: Tokens) -> None:
    """ "Putin and Chinese leader Xi met": the first name is no part of the second."""
    joined = {t.head[i] for i in range(len(t)) if t.dep[i] == "cc"}
    for i in joined:
        if t.dep[i] == "compound" and t.pos[i] == "PROPN" and t.head[i] > i + 1:
            t.dep[i] = "conj"


def senders(t: Tokens) -> None:
    """ "met officials from the bank": people, not the meeting, are from there."""
    for i in range(1, len(t)):
        if t.lower[i] == "from" and t.dep[i] == "prep":
            noun = i - 1
            if t.pos[noun] == "NOUN" and t.lower[noun] in _SENDERS and t.head[noun] == t.head[i]:
                t.head[i] = noun


def titled_seconds(t: Tokens) -> None:
    """ "Roe and Defense Minister Anna Dix met": the title is the second's, and both stand in one list."""
    for cc in range(1, len(t) - 3):
        if t.dep[cc] != "cc":
            continue
        first = cc - 1
        if t.pos[first] != "PROPN" or t.head[cc] != first:
            continue
        title = next((j for j in range(cc + 1, min(cc + _TITLE, len(t) - 1)) if _is_title(t, j)), None)
        if title is None:
            continue
        name = title + 1
        while t.dep[name] == "compound" and t.head[name] > name:
            name = t.head[name]
        if t.dep[name] in _ARGUMENTS and t.head[first] in (name, title) and t.head[first] > first:
            t.head[first], t.dep[first] = t.head[name], t.dep[name]
            t.head[name] = first
        elif not (t.dep[name] == "appos" and t.head[name] == t.head[title] == first):
            continue
        t.dep[name] = "conj"
        t.head[title], t.dep[title] = name, "compound"
        for j in range(cc + 1, title):
            if t.head[j] in (first, name):
                t.head[j], t.dep[j] = title, "compound"


def posted(t: Tokens) -> None:
    """ "Norway's ambassador to Peru Jane Roe spoke": she speaks, and Peru is no part of her name."""
    for p in range(1, len(t) - 3):
        if t.lower[p] not in _POSTINGS:
            continue
        post, first = p - 1, p + 1 + (t.lower[p + 1] == "the")
        held = t.lower[post] in role_nouns() if t.lower[p] == "of" else t.lower[post] in _POSTED
        if not held:
            continue
        place = gazetteer.load().at(t.text, t.start[first])
        if place is None:
            continue
        name = first
        while name < len(t) and t.end[name] <= t.start[first] + len(place.text):
            name += 1
        end = name
        while end < len(t) and t.pos[end] == "PROPN" and t.word[end][0].isupper():
            end += 1
        person = any((k, end, "PERSON") in t.named for k in (first, name))
        if end - name < 2 or not (person or is_given(t.word[name])):
            continue
        _posted(t, post, first, name, end)


def _posted(t: Tokens, post: int, first: int, name: int, end: int) -> None:
    """Let the name head its phrase: the post before it, the place within."""
    inside = range(post, end)
    outer = [i for i in inside if t.head[i] not in inside and t.dep[i] not in ("prep", "det")]
    if not outer or any(t.head[i] == i for i in outer):
        return  # a headline's phrase without a verb
    p, last = post + 1, end - 1
    above, dep = t.head[outer[0]], t.dep[outer[0]]
    for j in range(len(t)):
        if t.head[j] in inside and j not in inside:
            t.head[j] = last if j >= end else t.head[j] if t.head[j] == post else post
    for j in inside:
        if j >= name:
            t.head[j], t.dep[j] = last, "compound"
        elif j > p:
            t.head[j], t.dep[j] = name - 1, "det" if j < first else "compound"
    t.head[last], t.dep[last] = above, dep
    t.head[name - 1], t.dep[name - 1] = p, "pobj"
    t.head[p], t.dep[p] = post, "prep"
    t.head[post], t.dep[post] = last, "nmod"
    t.named[:] = [span for span in t.named if span[1] <= first or span[0] >= end]
    t.named += [(first, name, "GPE"), (name, end, "PERSON")]
    t.named.sort()


def _is_title(t: Tokens, j: int) -> bool:
    """A role's noun right before a name."""
    return t.lower[j] in role_nouns() and t.pos[j] in ("NOUN", "PROPN") and t.pos[j + 1] == "PROPN"


def nouns_as_clauses(t: Tokens) -> None:
    """ "a ceasefire offer by Norway": a noun is no clause of the one before it."""
    for i in range(1, len(t)):
        if t.dep[i] != "acl" or t.tag[i] not in ("NN", "VB"):
            continue
        kind = i - 1
        if t.head[i] == kind and t.pos[kind] == "NOUN" and t.lower[kind] != "to":
            t.head[i], t.dep[i] = t.head[kind], t.dep[kind]
            t.head[kind], t.dep[kind], t.pos[i] = i, "compound", "NOUN"
            for j in range(len(t)):
                if t.head[j] == i and t.dep[j] == "agent":
                    t.dep[j] = "prep"
                if t.head[j] == kind and j < kind:
                    t.head[j] = i


def named_late(t: Tokens, dated: set[int]) -> None:
    """ "against her old boss, Carl Dix, in court": a name behind a comma names the noun before it."""
    for i in range(len(t)):
        if t.dep[i] != "npadvmod" or t.pos[i] != "PROPN" or i in dated:
            continue
        first = i
        while t.head[first - 1] == i and t.dep[first - 1] == "compound":
            first -= 1
        noun = first - 2
        if noun > 0 and t.word[first - 1] == "," and t.pos[noun] == "NOUN" and noun not in dated:
            if t.dep[noun] in ("pobj", "dobj") and t.head[i] < noun and t.lemma[noun] in _PEOPLE:
                t.head[i], t.dep[i] = noun, "appos"


def fined(t: Tokens, dated: set[int]) -> None:
    """ "fined Intel 376 million euros", "paid chipmaker Intel 9 million": the name is no part of the sum."""
    for i in range(1, len(t) - 1):
        if t.dep[i] not in ("nmod", "compound") or t.pos[i] != "PROPN" or t.pos[i + 1] not in ("NUM", "SYM"):
            continue
        money, first = t.head[i], i
        while t.head[first - 1] == i and t.dep[first - 1] in ("compound", "det"):
            first -= 1
        verb, before = t.head[money], first - 1
        if money < i or t.dep[money] != "dobj" or t.pos[verb] != "VERB":
            continue
        giving = t.lemma[verb] in _GIVING
        if before == verb:
            t.head[i], t.dep[i] = verb, "dative" if giving else "dobj"
        elif t.head[before] == verb and t.dep[before] in ("dobj", "dative") and t.pos[before] == "NOUN":
            t.head[i], t.dep[i], t.dep[before] = before, "appos", "dative" if giving else "dobj"
        else:
            continue
        t.dep[money] = "dobj" if giving else "npadvmod"


def split_objects(t: Tokens) -> None:
    """ "against Acme co-founder Jane Roe", "Acme co-founder Jane Roe left": a preposition has one object and
    a verb one subject, the last; the rest is its kind."""
    for i in range(len(t) - 1, 1, -1):
        dep = t.dep[i]
        if (
            dep not in ("pobj", "nsubj", "nsubjpass")
            or t.pos[i] != "PROPN"
            or (t.head[i] < i) != (dep == "pobj")
        ):
            continue
        first = i
        while t.head[first - 1] == i and t.dep[first - 1] == "compound":
            first -= 1
        for j in range(first - 1, t.head[i] if dep == "pobj" else -1, -1):
            if t.head[j] != t.head[i] or t.dep[j] != dep:
                break
            t.head[j], t.dep[j] = i, "compound"


def swallowed(t: Tokens) -> None:
    """ "gave the Pentagon permission", "granted the Peruvian government access": to whom, not what kind."""
    for thing in range(3, len(t)):
        if t.dep[thing] != "dobj" or t.lower[thing] not in _GRANTED:
            continue
        verb, whom = t.head[thing], thing - 1
        if t.lemma[verb] not in _GIVING:
            continue
        first = verb + 1
        if t.head[whom] != thing or t.dep[whom] not in ("compound", "nmod") or t.lower[first] != "the":
            continue
        t.head[whom], t.dep[whom] = verb, "dative"
        for j in range(first, whom):
            if t.head[j] == thing:
                t.head[j] = whom


def purposes(t: Tokens) -> None:
    """ "is in advanced talks to buy", "the refusal of Peru to buy": the noun is to buy."""
    for i in range(2, len(t) - 1):
        if t.dep[i] != "aux" or t.lower[i] != "to":
            continue
        deal, noun = t.head[i], i - 1
        if t.dep[deal] not in ("advcl", "xcomp"):
            continue
        if t.pos[noun] == "PROPN" and t.dep[noun] == "pobj" and t.lower[t.head[noun]] in ("of", "by"):
            noun = t.head[t.head[noun]]
        if t.lower[noun] in _TALKS or (noun < i - 1 and t.lemma[noun] in _INTENTS):
            if deal > i and t.head[deal] < noun:
                t.head[deal], t.dep[deal] = noun, "acl"


def rivals(t: Tokens) -> None:
    """ "overtook rival Acme": no part of Acme's name, but what it is to somebody."""
    for i in range(1, len(t) - 1):
        if t.lower[i] in ("rival", "rivals") and t.dep[i] == "compound" and t.pos[i + 1] == "PROPN":
            if t.pos[i - 1] not in ("PROPN", "PART"):
                t.pos[i], t.dep[i] = "ADJ", "amod"
