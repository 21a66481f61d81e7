"""What the small model parses wrongly as a rule, mended before anything reads it.

Each mend knows one mistake by the shape of the tree it leaves, and runs before the children are listed.
"""

from __future__ import annotations

from tieline.corpus import lexicon, phrases
from tieline.corpus.tokens import Tokens

# Verbs that take a gerund: right behind one, "supplying arms" is no kind of arms.
_GERUND = lexicon.words("gerund")
# What one means to do, or has agreed to: "a deal to buy".
_INTENTS = lexicon.words("expecting_nouns") | lexicon.words("opening_nouns")
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
# How many auxiliaries and adverbs may stand between a subject and its verb.
_NEAR = 4


def mend(t: Tokens) -> None:
    """Set heads and dependencies right; a second run changes nothing."""
    dated = {i for first, last, label in t.named if label in ("DATE", "TIME") for i in range(first, last)}
    for step in (_gerunds, _fronted_places):
        step(t)
    phrases.join(t)
    for step_of_dates in (_fronted_subjects, _headline_pairs, phrases.named_late, _objects, phrases.fined):
        step_of_dates(t, dated)
    phrases.swallowed(t)
    _headline_infinitives(t)
    _owned_infinitives(t)
    _participles(t)
    _joined_subjects(t)
    _headless_clauses(t)
    _dated_subjects(t, dated)
    _clauses_after(t)
    _swallowed_verbs(t)


def _gerunds(t: Tokens) -> None:
    """ "stopped supplying arms": the gerund is no kind of arms."""
    for i in range(1, len(t)):
        noun, verb = t.head[i], i - 1
        if (
            t.tag[i] == "VBG"
            and t.dep[i] == "amod"
            and noun > i
            and t.dep[noun] == "dobj"
            and t.head[noun] == verb
            and t.lemma[verb] in _GERUND
        ):
            t.head[i], t.dep[i], t.pos[i] = verb, "xcomp", "VERB"
            t.head[noun] = i


def _owned_infinitives(t: Tokens) -> None:
    """ "blocked Acme's deal to buy Brisk": it is Acme that would buy."""
    owned = {t.head[i] for i in range(len(t)) if t.dep[i] == "poss"}
    for i in range(4, len(t)):
        noun = i - 2
        if t.tag[i] != "VB" or t.dep[i] not in ("advcl", "xcomp") or t.lower[i - 1] != "to":
            continue
        taken = t.dep[noun] == "dobj" and t.head[noun] == t.head[i] and noun in owned
        if taken and t.lemma[noun] in _INTENTS:
            t.head[i], t.dep[i] = noun, "acl"


def _participles(t: Tokens) -> None:
    """ "helped wounded Peruvian soldiers": who helps wounds nobody."""
    for i in range(1, len(t)):
        if t.tag[i] != "VBN" or t.dep[i] not in ("xcomp", "ccomp") or t.head[i] != i - 1:
            continue
        below = [j for j in range(i + 1, len(t)) if t.head[j] == i]
        if len(below) == 1 and t.dep[below[0]] == "dobj" and t.lemma[i - 1] not in ("be", "have", "get"):
            t.head[below[0]] = i - 1
            t.head[i], t.dep[i] = below[0], "amod"


def _joined_subjects(t: Tokens) -> None:
    """ "is Peru's matter and Chile should keep out": Chile is no second matter."""
    for v in _subjectless(t):
        first = v
        while t.dep[first - 1] in ("aux", "neg", "advmod") and t.head[first - 1] == v:
            first -= 1
        last = first - 1
        joined = first < v and last > 1 and t.dep[last] == "conj" and t.pos[last] == "PROPN"
        if joined and t.pos[t.head[last]] == "NOUN" and t.lower[last - 1] in ("and", "but"):
            t.head[last], t.dep[last] = v, "nsubj"


def _fronted_places(t: Tokens) -> None:
    """ "In Kyiv, Jane Roe accused ...": the place is no subject, who stands behind it is."""
    governed = {t.head[i] for i in range(len(t)) if t.dep[i] in ("pobj", "pcomp")}
    for i in range(len(t) - 2):
        place = i + 1
        if t.pos[i] != "ADP" or t.dep[i] != "prep" or i in governed or t.dep[place] != "nsubj":
            continue
        if t.pos[place] == "PROPN" and t.head[place] == t.head[i] and t.word[place + 1] == ",":
            verb = t.head[i]
            t.head[place], t.dep[place] = i, "pobj"
            for k in range(place + 1, verb):
                if t.head[k] == place and t.dep[k] in ("conj", "appos"):
                    t.head[k], t.dep[k] = verb, "nsubj"


def _subjectless(t: Tokens) -> set[int]:
    """Finite verbs that have no subject of their own, nor one to share."""
    have = {t.head[i] for i in range(len(t)) if t.dep[i] in (*_SUBJECTS, "csubj", "expl")}
    helped = {t.head[i] for i in range(len(t)) if t.dep[i] == "aux" and t.lower[i] != "to"}
    return {
        v
        for v in range(len(t))
        if t.pos[v] in ("VERB", "AUX")
        and v not in have
        and t.dep[v] not in ("conj", "aux", "auxpass", "relcl", "acl", "xcomp", "amod")
        and (t.tag[v] in _FINITE or v in helped)
    }


def _fronted_subjects(t: Tokens, dated: set[int]) -> None:
    """ "With help from Peru, Norway built ...": who stands behind the comma is no apposition."""
    for v in _subjectless(t):
        last = v - 1
        while last > 0 and t.pos[last] in ("AUX", "ADV", "PART") and v - last < _NEAR:
            last -= 1
        if t.word[last] == "," and t.dep[last - 1] == "appos" and t.dep[t.head[last - 1]] == "appos":
            last = t.head[last - 1]  # "With help from Peru, the king, John Roe, built ..."
        if t.pos[last] not in ("PROPN", "NOUN") or t.dep[last] != "appos" or last in dated:
            continue
        first = last
        while t.head[first - 1] == last and t.dep[first - 1] in ("compound", "det", "amod", "nmod"):
            first -= 1
        if t.word[first - 1] != "," or t.head[last] > first:
            continue
        above = t.head[last]
        while t.dep[above] in ("pobj", "prep", "compound", "conj", "poss", "appos"):
            above = t.head[above]
        if above == v:
            t.head[last] = v
            t.dep[last] = "nsubjpass" if t.tag[v] == "VBN" and t.lemma[v - 1] == "be" else "nsubj"


def _headline_pairs(t: Tokens, dated: set[int]) -> None:
    """ "Norway, Peru to meet", "Norway, Peru agree": a headline's comma is an "and"."""
    for a, _ in t.sentences:
        if a + 2 >= len(t) or t.word[a + 1] != "," or t.pos[a] != "PROPN" or a in dated:
            continue
        other = a + 2
        while t.dep[other] == "compound" and t.head[other] > other:
            other = t.head[other]
        pair = t.head[a] == t.head[other] and t.dep[other] in _SUBJECTS and t.pos[other] == "PROPN"
        if pair and t.dep[a] in ("npadvmod", *_SUBJECTS):
            t.dep[a], t.dep[other], t.head[other] = t.dep[other], "conj", a


def _objects(t: Tokens, dated: set[int]) -> None:
    """ "Lyon beat Nantes 2-0": the name right behind a verb is its object, whatever numbers follow."""
    for i in range(1, len(t)):
        if t.dep[i] != "npadvmod" or t.pos[i] != "PROPN" or i in dated or t.pos[t.head[i]] != "VERB":
            continue
        verb, first = t.head[i], i
        while t.head[first - 1] == i and t.dep[first - 1] in ("compound", "det"):
            first -= 1
        if first - 1 != verb:
            continue
        objects = [j for j in range(i + 1, len(t)) if t.head[j] == verb and t.dep[j] == "dobj"]
        if all(t.pos[j] == "NUM" for j in objects):
            t.dep[i] = "dobj"
            for j in objects:
                t.dep[j] = "npadvmod"


def _headline_infinitives(t: Tokens) -> None:
    """ "Norway to sue Peru": a headline's infinitive is its verb."""
    for a, _ in t.sentences:
        root = next((i for i in range(a, len(t)) if t.head[i] == i), a)
        for v in range(root + 1, min(root + _NEAR, len(t))):
            if t.head[v] == root and t.dep[v] in ("acl", "relcl") and t.tag[v] == "VB":
                if t.pos[root] == "PROPN" and t.lower[root + 1] == "to":
                    t.head[v], t.dep[v] = v, "ROOT"
                    t.head[root], t.dep[root] = v, "nsubj"


def _headless_clauses(t: Tokens) -> None:
    """ "Norway's leader, Jane Roe, called on Peru": a finite verb behind the commas is the clause's own."""
    for v in range(1, len(t)):
        if t.tag[v] not in ("VBD", "VBZ") or t.dep[v] not in ("acl", "relcl") or t.word[v - 1] != ",":
            continue
        noun = t.head[v]
        if t.head[noun] == noun and t.pos[noun] in ("NOUN", "PROPN") and not _introduced(t, v):
            t.head[v], t.dep[v], t.pos[v] = v, "ROOT", "VERB"
            t.head[noun], t.dep[noun] = v, "nsubj"


def _introduced(t: Tokens, v: int) -> bool:
    """Whether a verb's sentence gives it a subject of its own or a conjunction."""
    first, last = t.sentences[t.sentence[v]]
    return any(t.head[i] == v and t.dep[i] in (*_SUBJECTS, "mark") for i in range(first, last))


def _dated_subjects(t: Tokens, dated: set[int]) -> None:
    """ "A court on Tuesday jailed activist Jane Roe": a day between the two hides subject and verb."""
    for v in range(3, len(t)):
        day = v - 1
        if day not in dated or t.dep[v] != "amod" or t.tag[v] not in ("VBD", "VBN"):
            continue
        if (noun := t.head[v]) < v:
            continue
        p = next((j for j in range(day, max(0, day - 4), -1) if t.dep[j] == "prep"), None)
        subject = t.head[p] if p is not None else v
        if p is None or t.pos[subject] not in ("NOUN", "PROPN") or t.head[subject] != subject or subject > p:
            continue
        while t.dep[noun] == "compound" and t.head[noun] > noun:
            noun = t.head[noun]
        if t.tag[v] == "VBN" and t.dep[noun] not in ("appos", "pobj"):
            continue
        t.head[v], t.dep[v], t.pos[v], t.tag[v] = v, "ROOT", "VERB", "VBD"
        t.head[subject], t.dep[subject] = v, "nsubj"
        t.head[noun], t.dep[noun] = v, "dobj"
        t.head[day], t.dep[day], t.head[p] = p, "pobj", v
        for j in range(noun + 1, len(t)):
            if t.head[j] == subject:
                t.head[j] = v


def _clauses_after(t: Tokens) -> None:
    """ "expelled the envoy after Peru granted asylum": what stands right before a finite verb is its
    subject, not a party of the verb before."""
    for v in range(2, len(t)):
        subject = v - 1
        if t.dep[v] != "conj" or t.tag[v] not in _FINITE or t.dep[subject] != "pobj" or _introduced(t, v):
            continue
        p = t.head[subject]
        if t.lower[p] not in ("after", "before", "since", "until") or p > subject or t.head[v] > p:
            continue
        if any(t.dep[i] == "cc" and t.head[i] == t.head[v] for i in range(p + 1, v)):
            continue
        t.head[subject], t.dep[subject] = v, "nsubj"
        t.head[p], t.dep[p], t.dep[v] = v, "mark", "advcl"


def _swallowed_verbs(t: Tokens) -> None:
    """ "Lyon sacked coach Jane Roe": a verb that has a subject is no modifier of what follows."""
    for s in range(len(t) - 1):
        v = t.head[s]
        if t.dep[s] != "nsubj" or t.dep[v] != "amod" or t.pos[s] != "PROPN" or v != s + 1:
            continue
        noun = t.head[v]
        while t.dep[noun] == "compound" and t.head[noun] > noun:
            noun = t.head[noun]
        if noun < v or t.pos[v] != "VERB":
            continue
        root = t.head[noun] == noun
        t.head[v], t.dep[v] = (v, "ROOT") if root else (t.head[noun], t.dep[noun])
        t.head[noun], t.dep[noun] = v, "dobj"
        if t.tag[v] == "VBN":
            t.tag[v] = "VBD"
