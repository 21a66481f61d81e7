"""What words mean: the TOML files of `lexicon/`, read once and checked as they are read."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from tieline.graph.model import ACTOR_TYPES
from tieline.graph.predicates import CATEGORIES, PREDICATES

_SLOT = re.compile(r"([A-Z]|[a-z]+)(!?)(?:@([a-z|]+))?(!?)")
_LETTERS = frozenset("SODCXGL")


@dataclass(frozen=True, slots=True)
class Slot:
    """One place to look for an argument.

    Attributes:
        name: a letter (S, O, D, C, X, G, L) or a preposition.
        direct: the slot's head itself must be an actor; nothing is lifted out of it.
        types: the actor's type must be one of these; empty for any.
    """

    name: str
    direct: bool = False
    types: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pattern:
    """One alternative of a frame: where its source, its target and its object stand."""

    source: tuple[Slot, ...]
    target: tuple[Slot, ...]
    object: tuple[Slot, ...]
    symmetric: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A word in one meaning.

    Attributes:
        word: a lemma; for adjectives the surface words ("at odds").
        particles: words that must follow a verb ("over" in "hand over") or precede a noun ("air" in
            "air raid"); "@name" is any word of that closed class.
        nouns: lemmas of which one must be the verb's object ("cut/tie,link").
    """

    word: str
    particles: tuple[str, ...]
    nouns: tuple[str, ...]
    predicate: str
    patterns: tuple[Pattern, ...]
    example: str
    kind: str


@dataclass(frozen=True)
class Lexicon:
    """All words of the categories, by kind and by their first word."""

    verbs: Mapping[str, tuple[Entry, ...]]
    nouns: Mapping[str, tuple[Entry, ...]]
    adjectives: Mapping[str, tuple[Entry, ...]]


@cache
def load() -> Lexicon:
    """Read every category's file.

    Raises:
        ValueError: names the file, the predicate and what is wrong with which line.
    """
    frames = read("frames")
    kinds: dict[str, dict[str, list[Entry]]] = {
        k: defaultdict(list) for k in ("verbs", "nouns", "adjectives")
    }
    for category in CATEGORIES:
        for entry in _entries(category.lower(), category, frames):
            # Particles and object nouns first: "cut ties with" before "cut".
            kinds[entry.kind][entry.word].append(entry)
    for gerund, verbal in _gerunds(kinds["verbs"]).items():
        kinds["nouns"].setdefault(gerund, verbal)
    tables = (
        {w: tuple(sorted(es, key=_specific)) for w, es in kinds[k].items()}
        for k in ("verbs", "nouns", "adjectives")
    )
    return Lexicon(*tables)


# Whose verbs lend their gerund a frame of its own: "Norway's banning of inspectors".
_DEEDS = frozenset(("ACCUSE", "REJECT", "SANCTION", "COERCE", "ASSAULT", "CONCEDE"))


def _gerunds(verbs: Mapping[str, list[Entry]]) -> dict[str, list[Entry]]:
    """The gerunds of plain transitive verbs as nouns: who does it possesses them, whom is behind "of"."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for lemma, entries in verbs.items():
        gerund = list(_inflected(lemma))[-1]
        for e in entries:
            source, target = e.patterns[0].source[0], e.patterns[0].target[0]
            plain = not e.particles and not e.nouns and category_of(e.predicate) in _DEEDS
            if plain and source.name == "S" and target.name == "O":
                ends = tuple(replace(source, name=name) for name in ("G", "by", "L"))
                pattern = Pattern(ends, (replace(target, name="of"),), (), False)
                found[gerund].append(replace(e, word=gerund, patterns=(pattern,), kind="nouns"))
    return found


def read(name: str) -> dict[str, Any]:
    """Return one file of the lexicon as it stands."""
    path = files("tieline.corpus").joinpath("lexicon", f"{name}.toml")
    with path.open("rb") as stream:
        return tomllib.load(stream)


def category_of(predicate: str) -> str:
    return PREDICATES[predicate].category


@cache
def grammar() -> Mapping[str, frozenset[str]]:
    """The closed classes of `grammar.toml`, `judgements.toml` and `shapes.toml`: name to words.

    Raises:
        ValueError: two files name a class alike.
    """
    listed: dict[str, Any] = {}
    for name in ("grammar", "judgements", "shapes"):
        if twice := listed.keys() & (more := read(name)).keys():
            raise ValueError(f"{name}.toml: {min(twice)}: a class of that name stands in another file too")
        listed |= more
    return {
        name: frozenset(found.split() if isinstance(found, str) else found) for name, found in listed.items()
    }


def words(name: str) -> frozenset[str]:
    """One closed class.

    Raises:
        KeyError: there is none of that name.
    """
    return grammar()[name]


# Closed classes of verbs. Of "needing", "need" and "have" are in others, and "ought" has no other form.
_VERB_CLASSES = (
    "light",
    "receiving",
    "ending",
    "easing",
    "wanting",
    "refusing",
    "object_control",
    "raising",
    "saying",
    "denying",
    "vouching",
    "expecting",
    "opening",
    "undoing",
    "prepositional_control",
    "gerund",
    "motion",
    "amounting",
    "wronging",
    "harming",
    "breaching",
    "striving",
)


@cache
def verb_forms() -> Mapping[str, str]:
    """Regular forms of the verbs that the lexicon knows, to their lemmas.

    The parser's lemmas are wrong for some regular forms ("hopes" became "hop").
    """
    lemmas = {*load().verbs, *(w for name in _VERB_CLASSES for w in words(name) if w.isalpha())}
    found: dict[str, set[str]] = defaultdict(set)
    for lemma in lemmas:
        for form in _inflected(lemma):
            found[form].add(lemma)
    return {form: min(of) for form, of in found.items() if len(of) == 1}


def _inflected(lemma: str) -> Iterator[str]:
    if lemma.endswith("e"):
        yield from (lemma + "s", lemma + "d", lemma[:-1] + "ing")
    elif re.search(r"[^aeiou]y$", lemma):
        yield from (lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
    elif re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", lemma):
        double = lemma + lemma[-1]
        yield from (lemma + "s", double + "ed", double + "ing")
    else:
        yield from (
            lemma + ("es" if re.search("(s|x|z|ch|sh)$", lemma) else "s"),
            lemma + "ed",
            lemma + "ing",
        )


def parse_pattern(text: str, frames: Mapping[str, str]) -> tuple[Pattern, ...]:
    """Return the alternatives of a frame's name or of an inline pattern.

    Raises:
        ValueError: no such frame, or a slot that is none.
    """
    if ">" not in text and "=" not in text:
        if text not in frames:
            raise ValueError(f"no frame {text!r}")
        text = frames[text]
    found = []
    for alternative in text.split(";"):
        ends, _, objects = alternative.partition(":")
        symmetric = "=" in ends
        source, mark, target = ends.partition("=" if symmetric else ">")
        if not mark:
            raise ValueError(f"{alternative!r} has neither > nor =")
        found.append(Pattern(_slots(source), _slots(target), _slots(objects), symmetric))
    return tuple(found)


def _slots(text: str) -> tuple[Slot, ...]:
    found = []
    for part in text.split():
        match = _SLOT.fullmatch(part)
        if not match or (match[1].isupper() and match[1] not in _LETTERS):
            raise ValueError(f"{part!r} is no slot")
        types = frozenset(filter(None, (match[3] or "").split("|")))
        if not types.issubset(ACTOR_TYPES):
            raise ValueError(f"{part!r} asks for no type of actor")
        found.append(Slot(match[1], bool(match[2] or match[4]), types))
    return tuple(found)


def _entries(name: str, category: str, frames: Mapping[str, Any]) -> Iterator[Entry]:
    for predicate, kinds in read(name).items():
        listed = PREDICATES.get(predicate)
        if not listed or listed.category != category:
            raise ValueError(f"{name}.toml: {predicate!r} is no predicate of {category}")
        for kind, lines in kinds.items():
            for line in lines:
                try:
                    yield _entry(predicate, kind, *line, frames=frames)
                except (TypeError, ValueError) as error:
                    raise ValueError(f"{name}.toml: {predicate}: {line}: {error}") from error


def _entry(
    predicate: str, kind: str, word: str, frame: str, example: str, *, frames: Mapping[str, Any]
) -> Entry:
    if kind not in ("verbs", "nouns", "adjectives"):
        raise ValueError(f"{kind} is neither verbs, nouns nor adjectives")
    if not ("[" in example and "{" in example):
        raise ValueError("the example marks no [source] and {target}")
    words, _, nouns = word.partition("/")
    # Verbs are found by their first word, nouns by their last, adjectives by their surface.
    if kind == "adjectives":
        first, particles = words, []
    elif kind == "verbs":
        first, *particles = words.split()
    else:
        *particles, first = words.replace("-", " - ").split()
    if unknown := [p for p in particles if p.startswith("@") and p[1:] not in grammar()]:
        raise ValueError(f"{unknown[0]} is no closed class")
    patterns = parse_pattern(frame, frames["nouns" if kind == "nouns" else "verbs"])
    return Entry(
        first,
        tuple(particles),
        tuple(n.strip() for n in nouns.split(",")) if nouns else (),
        predicate,
        patterns,
        example,
        kind,
    )


def _specific(entry: Entry) -> tuple[int, int, bool, int]:
    """Idioms before particles before plain words, words before classes; the stricter pattern first."""
    slots = [s for p in entry.patterns for s in (*p.source, *p.target)]
    strict = sum(s.direct + bool(s.types) for s in slots)
    classes = any(p.startswith("@") for p in entry.particles)
    return (-bool(entry.nouns), -len(entry.particles), classes, -strict)
