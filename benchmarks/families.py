"""The families of rules, and how each is put out without a switch in the product: for `ablation`.

A family is a list of patches. They fail loudly when a rule has another name by now; that each still
changes something, the table of `ablation` tells.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from unittest.mock import patch

from tieline.corpus import (
    actors,
    bodies,
    effects,
    extract,
    gazetteer,
    lexicon,
    names,
    parsing,
    populations,
)
from tieline.corpus.arguments import Argument, Arguments
from tieline.corpus.clauses import Clauses
from tieline.corpus.coalitions import Coalitions
from tieline.corpus.descriptions import Descriptions
from tieline.corpus.frames import Frames
from tieline.corpus.gazetteer import Gazetteer, Known
from tieline.corpus.home import Home
from tieline.corpus.judgements import Judgements
from tieline.corpus.lexicon import Entry, Lexicon
from tieline.corpus.obliques import SUBJECTS
from tieline.corpus.pairs import Pairs
from tieline.corpus.pronouns import Pronouns
from tieline.corpus.quotes import Quotes
from tieline.corpus.reference import _Resolver
from tieline.corpus.refusals import Refusals
from tieline.corpus.roles import Roles
from tieline.corpus.sources import Sources
from tieline.corpus.status import Factuality, Statuses
from tieline.corpus.titles import Titles
from tieline.corpus.tokens import Tokens
from tieline.corpus.unnamed import Unnamed
from tieline.corpus.verdicts import Verdicts
from tieline.corpus.wings import Wings

_WHOLE = gazetteer.load()


def out(owner: Any, *rules: str, answer: Any = ()) -> list[Any]:
    """Rules that find nothing; or that answer always the same."""
    return [patch.object(owner, rule, lambda *_, **__: answer) for rule in rules]


def generators_out(owner: Any, *rules: str) -> list[Any]:
    return [patch.object(owner, rule, lambda *_, **__: iter(())) for rule in rules]


def everywhere(old: Callable[..., Any], new: Callable[..., Any]) -> list[Any]:
    """A function exchanged in each module that imported it."""
    modules = [m for name, m in sorted(sys.modules.items()) if name.startswith("tieline.corpus")]
    return [patch.object(m, old.__name__, new) for m in modules if getattr(m, old.__name__, None) is old]


def empty(*classes: str) -> list[Any]:
    """Closed classes of the grammar without words."""
    words = lexicon.grammar()
    for name in classes:
        assert words[name], name
    emptied = {**words, **dict.fromkeys(classes, frozenset[str]())}
    return everywhere(lexicon.grammar, lambda: emptied)


def lexicon_without(kinds: str, rule: Callable[[Entry], object]) -> list[Any]:
    """The lexicon without the entries of a kind that a rule holds for."""
    whole = lexicon.load()
    kept = {word: tuple(e for e in entries if not rule(e)) for word, entries in getattr(whole, kinds).items()}
    smaller: Lexicon = replace(whole, **{kinds: {word: es for word, es in kept.items() if es}})
    return everywhere(lexicon.load, lambda: smaller)


class _Actors(dict[str, Known]):
    """Shorter lists' actors: one whom a rule looks up by its id, as the US Senate, is there all the same."""

    def __missing__(self, actor: str) -> Known:
        return _WHOLE.actors[actor]


def lists_without(*left_out: str) -> list[Any]:
    """The lists of names without some of their files."""
    read = lexicon.read

    def shorter(name: str) -> dict[str, Any]:
        return {k: type(v)() for k, v in read(name).items()} if name in left_out else read(name)

    with patch.object(lexicon, "read", shorter):
        lists = gazetteer.load.__wrapped__()
    return _lists(replace(lists, actors=_Actors(lists.actors)))


def forms_without(*kinds: str) -> list[Any]:
    """The lists of names without some ways to write them."""
    lists = gazetteer.load()
    forms = {word: tuple(f for f in fs if f.kind not in kinds) for word, fs in lists.forms.items()}
    return _lists(replace(lists, forms=forms))


def _lists(lists: Gazetteer) -> list[Any]:
    return everywhere(gazetteer.load, lambda: lists)


def parsed_without(change: Callable[[Tokens], None]) -> list[Any]:
    """Every article's tokens changed before any rule reads them."""
    mend = parsing.mend

    def mended(t: Tokens) -> None:
        mend(t)
        change(t)

    return [patch.object(parsing, "mend", mended)]


def unlabelled(dep: str) -> list[Any]:
    """A dependency that no rule knows."""

    def change(t: Tokens) -> None:
        t.dep = ["dep" if d == dep else d for d in t.dep]

    return parsed_without(change)


def lending_out(*deps: str) -> list[Any]:
    """Verbs in these places have no subject but their own."""
    lend = Clauses._subject

    def subject(self: Clauses, v: int) -> list[int]:
        own = self.t.child(v, *SUBJECTS) is not None
        return lend(self, v) if own or self.t.dep[v] not in deps else []

    return [patch.object(Clauses, "_subject", subject)]


def lifting_out() -> list[Any]:
    """An argument stands for an actor only where it is the actor's mention."""
    lift = Arguments.lift

    def flat(self: Arguments, i: int, direct: bool = False, depth: int = 0) -> list[Argument]:
        return lift(self, i, direct, depth) if self.cast.at[i] is not None else []

    return [patch.object(Arguments, "lift", flat)]


def effects_out(rule: str) -> list[Any]:
    """The candidate stays as it was found, whatever verb stands above it."""
    return [patch.object(effects.Effects, rule, lambda *given: given[-1])]


def stated(*_: object) -> Factuality:
    return Factuality("stated", ())


def unlisted_out() -> list[Any]:
    """No names but the lists'."""
    rules = ("shaped", "introduced", "houses", "recurring", "speaking", "employers")
    return [*parsed_without(lambda t: t.named.clear()), *generators_out(names, *rules)]


def families() -> dict[str, list[Any]]:
    """Each family by its name, with the patches that put it out."""
    turning = ("ending", "easing", "refusing", "wanting")
    lists = ("polities", "organizations", "people", "groups")
    return {
        **{f"lists: {name}": lists_without(name) for name in lists},
        "lists: all": lists_without(*lists),
        "lists: capitals and metonyms": forms_without("capital", "metonym"),
        "lists: leaders by surname": _lists(replace(gazetteer.load(), leaders={})),
        "names: the parser's entities": parsed_without(lambda t: t.named.clear()),
        "names: all that no list has": unlisted_out(),
        "names: organisations' shapes": generators_out(names, "shaped"),
        "names: introduced by a noun": generators_out(names, "introduced"),
        "names: families": generators_out(names, "houses"),
        "names: recurring": generators_out(names, "recurring"),
        "names: speaking": generators_out(names, "speaking"),
        "names: employers": generators_out(names, "employers"),
        "names: things that are no actors": generators_out(names, "_things"),
        "names: short forms, acronyms": [
            *out(actors, "_short_forms", answer=set()),
            *out(actors, "_given_names", answer={}),
            *out(actors, "_acronym", "_sweep"),
        ],
        "common nouns: state bodies": generators_out(bodies, "_bodies"),
        "common nouns: populations": out(populations, "_populations"),
        "common nouns: wings of organisations": out(Wings, "add"),
        "common nouns: coalitions": out(Coalitions, "add"),
        "roles: all": generators_out(Roles, "candidates"),
        "roles: titles": generators_out(Titles, "_title"),
        "roles: appositions, copulas": generators_out(Roles, "_noun"),
        'roles: "of" after a name': generators_out(Titles, "_of"),
        "roles: bodies of states": generators_out(Roles, "_body"),
        "home: offices with no state beside": generators_out(Home, "held"),
        "home: the state of an article": generators_out(Home, "_told"),
        "home: the part of a state": [patch.object(Home, "region", None)],
        'home: "the Federal Government"': out(Home, "_federation", answer=None),
        "home: the opposition": out(Home, "_opposition", answer=None),
        "home: state-owned bodies": generators_out(Home, "owned"),
        "words: verbs": generators_out(Frames, "_verb"),
        "words: nouns": generators_out(Frames, "_noun"),
        "words: adjectives": generators_out(Frames, "_adjective"),
        "words: verb/noun idioms": lexicon_without("verbs", lambda e: e.nouns),
        "words: verbs' particles": lexicon_without("verbs", lambda e: e.particles),
        "words: nouns of several words": lexicon_without("nouns", lambda e: e.particles),
        "verdicts: all": generators_out(Verdicts, "candidates"),
        "verdicts: demands, advice, warnings": out(Verdicts, "_asked", answer=None),
        "verdicts: blame": [*out(Judgements, "damns", answer=False), *generators_out(Judgements, "failings")],
        "verdicts: praise": out(Judgements, "lauds", answer=False),
        "verdicts: in quotations": out(Verdicts, "_quoted"),
        "light verbs: arguments lent": empty("light"),
        "light verbs: all effects": effects_out("governed"),
        **{f"light verbs: {name}": empty(name) for name in turning},
        "refusals, threats over infinitives": effects_out("infinitive"),
        "arguments: lifting": lifting_out(),
        "arguments: through transparent nouns": empty("transparent"),
        "arguments: through representatives": empty("representatives"),
        "arguments: counterparts of banned dealings": out(Arguments, "_counterpart"),
        "clauses: control and raising": [*lending_out("xcomp", "ccomp", "pcomp"), *empty("object_control")],
        "clauses: participles' subjects": lending_out("advcl", "acl", "amod"),
        "clauses: coordination": unlabelled("conj"),
        "clauses: relative clauses": unlabelled("relcl"),
        "clauses: passives": out(Clauses, "passive", answer=False),
        "reference: all": out(_Resolver, "of"),
        "reference: pronouns": out(Pronouns, "singular", "_plural", "_speaker"),
        'reference: "the two leaders"': out(Pairs, "of"),
        "reference: offices without a name": out(Unnamed, "of", answer=None),
        'reference: "the company"': out(Descriptions, "_body"),
        'reference: "the president"': out(_Resolver, "_office"),
        'reference: "the government"': out(_Resolver, "_bare_government", answer=False),
        "denials linked to claims": generators_out(extract._Writer, "_denials"),
        "dropped as void": out(Refusals, "why", answer=""),
        "dropped as asked": out(Statuses, "is_question", answer=False),
        "parse mends": [patch.object(parsing, "mend", lambda t: None)],
        "lemma mends": everywhere(lexicon.verb_forms, lambda: {}),
        "statuses: all": [patch.object(Statuses, "read", stated)],
        "statuses: quotations": out(Quotes, "speakers", answer=None),
        'statuses: "according to"': out(Sources, "_according", answer=None),
    }
