"""Where actors are named: by the lists, by the shape of organisations' names, by the parser's entities.

A name is a run of tokens with a type and, where a list knows it, the listed actor. Which names are one
actor is settled in `actors`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from tieline.corpus import gazetteer, homonyms, lexicon
from tieline.corpus.entities import entities
from tieline.corpus.gazetteer import Known
from tieline.corpus.given import is_given
from tieline.corpus.introduced import employers, firms, houses, introduced, recurring, speaking
from tieline.corpus.regions import regions
from tieline.corpus.shapes import is_field, shaped
from tieline.corpus.spelling import HEADS, PREFIXES, Name, capitalised, proper, role_nouns, shouted
from tieline.corpus.tokens import Tokens
from tieline.graph.model import ActorType

_AGENTIVE = lexicon.words("agentive")
_PARTICLES = frozenset(("do", "da", "dos", "das", "del", "della", "di", "du"))
# What a candidate's seat of government is not: "a White House bid".
_RACES = (
    *(["bid"], ["bids"], ["race"], ["races"], ["campaign"], ["campaigns"], ["run"], ["runs"], ["hopeful"]),
    *(["hopefuls"], ["contender"], ["contenders"], ["hopes"], ["ambitions"]),
)
_PORTFOLIO_HOLDERS = lexicon.words("portfolio_holders")
_COMPASS = frozenset(("east", "west", "eastern", "western"))


def find(t: Tokens) -> list[Name]:
    """Return the names of an article in reading order, none overlapping another."""
    taken = [False] * len(t)
    found: list[Name] = []

    def take(names: Iterator[Name]) -> None:
        for name in names:
            if not (name.known and name.known.id) and shouted(t, name.first):
                continue
            if not any(taken[name.first : name.last]):
                taken[name.first : name.last] = [True] * (name.last - name.first)
                found.append(name)

    for first, last in _things(t):
        taken[first:last] = [True] * (last - first)
    labelled = entities(t)
    listed = _listed(t, labelled)
    longer = {(n.first, n.last) for n in labelled if n.last - n.first > 1}
    # "the port operator Maersk Terminals" is more than the listed Maersk.
    explained = [
        n
        for n in introduced(t, taken)
        if not any(
            k.last - k.first >= n.last - n.first and k.first < n.last and n.first < k.last for k in listed
        )
    ]
    take(regions(t, taken))
    take(n for n in listed if n.last - n.first > 1 and n.kind == "name" and not _inside_longer(t, n, longer))
    take(shaped(t, taken, {n.first: n for n in listed}))
    take(iter(explained))
    take(houses(t, taken))
    take(n for n in listed if not _inside_longer(t, n, longer))
    take(iter(labelled))
    take(employers(t, taken))
    take(speaking(t, taken))
    take(recurring(t, taken))
    said: dict[str, ActorType] = {n.text: n.type for n in reversed(explained)}
    said |= dict.fromkeys(firms(t, found), "organization")
    found = [n if n.known or n.text not in said else replace(n, type=said[n.text]) for n in found]
    return sorted(found, key=lambda n: n.first)


def _things(t: Tokens) -> Iterator[tuple[int, int]]:
    """Proper names of what is no actor: no part of them names one."""
    by_word = _things_by_word()
    for i, word in enumerate(t.word):
        for thing in by_word.get(word, ()):
            end = t.start[i] + len(thing)
            if t.text.startswith(thing, t.start[i]) and not t.text[end : end + 1].isalnum():
                last = i + 1
                while last < len(t) and t.end[last - 1] < end:
                    last += 1
                if last >= len(t) or t.word[last] not in HEADS:  # "the Brexit Party" is a body
                    yield i, last
                break
        if word == "White" and t.word[i + 1 : i + 2] == ["House"] and t.lower[i + 2 : i + 3] in _RACES:
            yield i, i + 2
        if word in ("War", "Wars") and i and t.word[i - 1][0].isupper() and t.pos[i - 1] in ("PROPN", "ADJ"):
            yield i - 1, i + 1  # "the Iraq War"


@cache
def _things_by_word() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for thing in sorted(lexicon.grammar()["things"], key=lambda s: (-len(s), s)):
        found.setdefault(thing.split()[0], []).append(thing)
    return found


def _listed(t: Tokens, entities: list[Name]) -> list[Name]:
    """Every form of the lists; ambiguous ones only where the parser too saw a name of that type."""
    lists = gazetteer.load()
    seen = {i: e for e in entities for i in range(e.first, e.last)}
    labels = {i: label for first, last, label in t.named for i in range(first, last)}
    found = []
    others: set[str] = set()
    refused: dict[int, int] = {}  # where the longest form was not meant, its characters
    i = 0
    while i < len(t):
        word = t.word[i]
        form = None
        if lists.may_begin(word, t.text[t.end[i] : t.end[i] + 1]):
            form = lists.at(t.text, t.start[i], refused.get(i))
        if form is None and word.isupper() and len(word) > 3:
            form = _headline_form(t, lists, i)
        longer = form and form.text.startswith("the ") and lists.at(t.text, t.start[i + 1])
        if form is None or (longer and len(longer.text) + 4 > len(form.text)):
            i += 1  # "the West German government" is not the West's
            continue
        end = t.start[i] + len(form.text)
        last = i + 1
        while last < len(t) and t.end[last - 1] < end:
            last += 1
        era = last + 1 < len(t) and t.word[last] == "-" and t.end[last] == t.start[last + 1]
        if era and t.word[last + 1].islower() and t.lower[last + 1] not in _AGENTIVE:
            i = last  # "Soviet-era", "Seoul-based": of the state, not the state
            continue
        if i > 1 and t.word[i - 1] == "-" and t.lower[i - 2] in PREFIXES and form.kind == "name":
            i = last  # "anti-Taliban forces", "a post-Taliban government"
            continue
        if i and t.word[i - 1] == "New" and form.actor.type == "country" and form.text != "New":
            i += 1  # "New Jersey" is not Jersey
            continue
        joined = last + 1 < len(t) and t.word[last] in _PARTICLES and capitalised(t.word[last + 1])
        if joined and form.actor.type == "organization" and last - i == 1:
            i += 1  # "Vale do Norte" is not Vale
            continue
        held = last < len(t) and form.actor.type == "organization" and t.lower[last - 1] == "representative"
        if held and proper(t, last) and t.dep[last - 1] in ("compound", "nmod"):
            refused[i] = len(form.text)  # "US Trade Representative Jane Roe" is a person's title
            continue
        if homonyms.another(t, form, i, last):
            others.add(form.actor.id)
            i = last
            continue
        if form.kind == "adjective" and form.actor.type == "country" and _somebody(t, i, last):
            i = last  # "the Australian was accused": one person
            continue
        if form.kind == "adjective" and i and is_given(t.word[i - 1]) and t.head[i - 1] == last - 1:
            i = last  # "Mark Cuban"
            continue
        blocked = form.actor.type == "group" and last < len(t) and proper(t, last)
        if blocked and lists.at(t.text, t.start[last]) is None:
            i += 1  # "the West Bank" is not the West
            continue
        if i > 1 and t.word[i - 2] == "-" and form.actor.type == "group" and t.lower[i - 1] in _COMPASS:
            i = last  # "north-west African states" are not all African states
            continue
        if t.end[last - 1] == end or len(form.text) > 3:
            if (
                not form.ambiguous
                or _certain(t, form.actor, i, last, seen.get(i), labels)
                or _bloc(t, form, i, last)
                or (form.text.isupper() and t.lower[last : last + 1] and t.lower[last] in role_nouns())
            ):
                found.append(Name(i, last, t.words(i, last), form.actor.type, form.kind, form.actor))
                i = last
                continue
            if form.actor.sector == "military":
                refused[i] = len(form.text)  # "Russian forces" may be the state's all the same
                continue
        i += 1
    return homonyms.without(found, others)


def _somebody(t: Tokens, first: int, last: int) -> bool:
    """A nationality as a noun of its own, in the singular: "a Dane", "the Australian"; not "the Chinese"."""
    head = last - 1
    alone = t.dep[head] in ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "appos", "conj", "attr")
    single = t.word[head].endswith(("an", "i", "ek", "ard")) and t.tag[head] in ("NN", "NNP", "JJ")
    return alone and single and t.lower[max(0, first - 1) : first] in (["the"], ["a"], ["an"], ["another"])


def _bloc(t: Tokens, form: gazetteer.Form, first: int, last: int) -> bool:
    """ "Western banks": a bloc's adjective with a capital of its own before a population."""
    return (
        form.actor.type == "group"
        and t.pos[last - 1] == "ADJ"
        and last < len(t)
        and t.lower[last] in lexicon.words("populations")
        and t.pos[last] == "NOUN"
        and t.word[first] == form.text
    )


def _headline_form(t: Tokens, lists: gazetteer.Gazetteer, i: int) -> gazetteer.Form | None:
    form = lists.at(t.word[i].title(), 0)
    return form if form and len(form.text) == len(t.word[i]) and not form.ambiguous else None


def _certain(
    t: Tokens, actor: Known, first: int, last: int, entity: Name | None, labels: dict[int, str]
) -> bool:
    kind = actor.type
    label = labels.get(first)
    if label is None and t.lower[first] == "the" and labels.get(last - 1) == "GPE":
        label = "GPE"  # "The Hague", where the parser leaves the article out
    if actor.sector == "business" and first and t.lower[first - 1] == "the" and last - first == 1:
        return False  # "the Amazon" is the river
    if last < len(t) and t.lower[last] in _PORTFOLIO_HOLDERS:
        return False  # "Foreign Affairs Secretary": no magazine's
    if actor.sector == "media" and is_field(t, last):
        return False
    verb = t.head[last - 1]
    if actor.sector == "media" and t.dep[last - 1] == "nsubj" and t.lemma[verb] == "report" and verb >= last:
        return True  # "Bloomberg reported"
    before = first - 1
    longer = t.pos[before] == "PROPN" and t.dep[before] == "compound" and first <= t.head[before] < last
    if longer and entity is None:
        return False  # "Super Eagles": the end of a name of something else
    wanted = {"country": ("GPE", "NORP"), "organization": ("ORG",), "person": ("PERSON",)}
    if label not in wanted.get(kind, ("NORP", "ORG", "GPE")):
        # "Tesla fired ...": a listed firm that acts, though the parser saw no name
        acting = t.dep[last - 1] in ("nsubj", "nsubjpass", "poss") and t.pos[last - 1] == "PROPN"
        return actor.sector == "business" and label is None and acting
    return entity is None or (entity.first >= first and entity.last <= last)


def _inside_longer(t: Tokens, name: Name, longer: set[tuple[int, int]]) -> bool:
    """A state's name inside a longer proper name ("Real Madrid") is no mention of the state."""
    if name.kind == "adjective" or name.known is None or name.known.type == "person":
        return False
    for first, last in longer:
        if first <= name.first and name.last <= last and last - first > name.last - name.first:
            return True
    return False
