"""Which names of an article are one actor, and where each actor is mentioned."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from tieline.corpus import gazetteer, homonyms, lexicon, regions
from tieline.corpus.gazetteer import Known
from tieline.corpus.given import STYLED, Gender, gender_of, is_given
from tieline.corpus.spelling import Name, capitalised, role_nouns
from tieline.corpus.tokens import Tokens
from tieline.graph import ids
from tieline.graph.model import ActorType, Party


@dataclass(slots=True, eq=False)
class Figure:
    """One actor of one article, while it is read."""

    id: str
    name: str
    type: ActorType
    country: str | None = None
    sector: str | None = None
    parent: str | None = None
    forms: Counter[str] = field(default_factory=Counter)
    titles: set[str] = field(default_factory=set)

    def party(self) -> Party:
        """The actor as the article names it: by its fullest name there, if that is a full one."""
        used = {form for form, times in self.forms.items() if times > 0}
        name = self.name
        if self.type in ("person", "organization"):
            listed = self.id in gazetteer.load().actors  # "Norway's central bank" has a name
            full = [f for f in used if len(f.split()) > 1 and f[0].isupper()]
            full = [f for f in full if not (listed and f.split()[-1][0].islower())]
            if self.type == "person":  # "Norway's envoy" is no name
                full = [f for f in full if not re.search(r"['’]s? ", f)]
            name = max(full or [name], key=lambda f: (len(f), f))
        return Party(self.id, name, self.type, tuple(sorted({*used, self.name} - {name})))

    @property
    def mentions(self) -> int:
        return sum(self.forms.values())


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """Tokens first to before last that stand for one actor, or for several ("the two leaders").

    Attributes:
        kind: name, adjective, demonym, capital, metonym, pronoun or nominal.
        head: the token that governs the others.
        rule: how it was resolved, for nominals and pronouns.
    """

    first: int
    last: int
    head: int
    figures: tuple[Figure, ...]
    kind: str
    rule: str = ""


@dataclass(slots=True)
class Cast:
    """All actors of an article and all their mentions.

    Attributes:
        at: the mention that covers a token, if any.
        mentions: in reading order; pronouns and nominals are added as they are resolved.
    """

    figures: dict[str, Figure]
    at: list[Mention | None]
    mentions: list[Mention] = field(default_factory=list)

    def add(self, mention: Mention) -> None:
        for i in range(mention.first, mention.last):
            self.at[i] = mention
        self.mentions.append(mention)

    def replace(self, mention: Mention, figure: Figure, form: str) -> None:
        """Let a mention stand for another actor."""
        new = Mention(mention.first, mention.last, mention.head, (figure,), mention.kind, mention.rule)
        self.mentions[self.mentions.index(mention)] = new
        self.at[mention.first : mention.last] = [new] * (mention.last - mention.first)
        mention.figures[0].forms[form] -= 1
        figure.forms[form] += 1

    def country(self, code: str | None) -> Figure | None:
        return self.figures.get(f"country:{code}") if code else None

    def listed(self, known: Known) -> Figure:
        """The figure of an actor of the lists, added where the article has none yet."""
        return self.figures.setdefault(
            known.id,
            Figure(
                known.id,
                known.name,
                known.type,
                known.country,
                known.sector,
                known.parent,
                titles={role.partition(" of ")[0].split()[-1] for role in known.roles},
            ),
        )


def cast(t: Tokens, names: list[Name]) -> Cast:
    """Settle which names are one actor: full names first, then acronyms, surnames and short names."""
    result = Cast({}, [None] * len(t))
    short: dict[str, list[Figure]] = {}
    alone: list[Name] = []
    for name in homonyms.settle(t, names):
        if name.known and name.known.id:
            _mention(t, result, name, result.listed(name.known))
        elif name.type == "person" and " " in name.text:
            _mention(t, result, name, _person(result, name))
        elif name.type == "organization" and " " in name.text:
            figure = _organization(result, name)
            _mention(t, result, name, figure)
        else:
            alone.append(name)
    for figure in result.figures.values():
        for form in _short_forms(figure):
            short.setdefault(form, []).append(figure)
    for mention in list(result.mentions):
        _acronym(t, result, mention, short)
    given = _given_names(result)
    opening = _opening(result)
    for name in alone:
        _mention(t, result, name, _lone(t, result, name, short, given, opening))
    _again(t, result)
    _sweep(t, result, short, opening)
    result.mentions.sort(key=lambda m: m.first)
    return result


def head_of(t: Tokens, first: int, last: int) -> int:
    """The token of a span whose head lies outside it."""
    for i in range(last - 1, first - 1, -1):
        if not first <= t.head[i] < last or t.head[i] == i:
            return i
    return last - 1


def _mention(t: Tokens, result: Cast, name: Name, figure: Figure) -> None:
    if any(result.at[name.first : name.last]):
        return
    figure.forms[name.text] += 1
    head = head_of(t, name.first, name.last)
    result.add(Mention(name.first, name.last, head, (figure,), name.kind))


def _person(result: Cast, name: Name) -> Figure:
    id_ = ids.actor_id("person", name.text)
    known = gazetteer.load().actors.get(id_)
    if known:
        return result.listed(known)
    words = name.text.lower().replace(".", "").split()
    for figure in result.figures.values():
        if figure.type == "person" and " " in figure.name:
            theirs = figure.name.lower().replace(".", "").split()
            if theirs[-1] == words[-1] and (set(words) <= set(theirs) or set(theirs) <= set(words)):
                return figure
    return result.figures.setdefault(id_, Figure(id_, name.text, "person"))


def _organization(result: Cast, name: Name) -> Figure:
    id_ = ids.actor_id("organization", name.text)
    known = gazetteer.load().actors.get(id_)
    if known:
        return result.listed(known)
    country = name.known.country if name.known else None
    return result.figures.setdefault(id_, Figure(id_, name.text, "organization", country))


def _short_forms(figure: Figure) -> set[str]:
    """What may stand for an actor once its full name is known in the article."""
    forms: set[str] = set()
    if figure.sector == regions.SECTOR or (
        figure.type == "organization" and figure.id in gazetteer.load().actors
    ):
        return forms  # the lists say which short names are safe: "New York" is no newspaper
    for full in {figure.name, *figure.forms}:
        words = full.split()
        if words[-1].rstrip(".") in ("Jr", "Sr", "II", "III", "IV"):
            words = words[:-1]
        if len(words) < 2:
            continue
        if figure.type == "person":
            forms.add(words[-1])
            if re.match(r"(?:al|el)-\w", words[-1], re.IGNORECASE):
                forms.add(words[-1][3:])
            if words[0] in lexicon.grammar()["family_first"]:
                forms.add(words[0])
                if len(words[-1]) < 4 or "-" in words[-1]:
                    forms.discard(words[-1])
            if len(words) > 2 and words[-2].lower() in (
                "van",
                "von",
                "de",
                "der",
                "al",
                "bin",
                "el",
                "le",
                "da",
                "dos",
                "ben",
            ):
                forms.add(" ".join(words[-2:]))
        elif figure.type == "organization":
            plain = words[0].lower() in _PLAIN_STARTS or regions.is_region(words[0])
            if len(words[0]) > 3 and not plain:
                forms.add(words[0])
            if len(words) > 2 and not gazetteer.load().at(" ".join(words[:-1]), 0):
                forms.add(" ".join(words[:-1]))
            initials = "".join(w[0] for w in words if w[0].isupper())
            if len(initials) > 2:
                forms.add(initials)
    return forms


_PLAIN_STARTS = lexicon.words("plain_starts")


def _acronym(t: Tokens, result: Cast, mention: Mention, short: dict[str, list[Figure]]) -> None:
    """ "International Institute for Strategic Studies (IISS)": the acronym is the same actor."""
    i = mention.last
    if i + 2 >= len(t) or t.word[i] != "(" or t.word[i + 2] != ")":
        return
    word = t.word[i + 1]
    figure = mention.figures[0]
    if not re.fullmatch(r"[A-Z][A-Za-z&.]{1,9}", word) or figure.type not in (
        "organization",
        "group",
    ):
        return
    if word.isupper() or word in _short_forms(figure) or len(word) > 3:
        short[word] = [figure]
        if not result.at[i + 1]:
            figure.forms[word] += 1
            result.add(Mention(i + 1, i + 2, i + 1, (figure,), "name"))


def _given_names(result: Cast) -> dict[str, list[Figure]]:
    found: dict[str, list[Figure]] = {}
    for figure in result.figures.values():
        if figure.type == "person" and " " in figure.name:
            found.setdefault(figure.name.split()[0], []).append(figure)
    return found


def _opening(result: Cast) -> dict[str, Figure]:
    """Listed bodies by the first word of their names, where only one begins so and nobody is called so:
    "Bloc" of the Bloc Québécois."""
    found: dict[str, list[Figure]] = {}
    for figure in result.figures.values():
        first, *rest = figure.name.split()
        plain = first.lower() in _PLAIN_STARTS or is_given(first) or gazetteer.load().at(first, 0)
        if figure.type == "organization" and rest and len(first) > 3 and not plain:
            found.setdefault(first, []).append(figure)
    return {first: figures[0] for first, figures in found.items() if len(figures) == 1}


def _lone(
    t: Tokens,
    result: Cast,
    name: Name,
    short: dict[str, list[Figure]],
    given: dict[str, list[Figure]],
    opening: dict[str, Figure],
) -> Figure:
    """A single word: the short form of somebody named in full, else an actor of its own."""
    bearers = _styled(t, name.first, short.get(name.text, []))
    if not bearers and name.type == "person" and len(given.get(name.text, [])) == 1:
        bearers = given[name.text]
    if bearers:
        return max(bearers, key=lambda f: (f.mentions, f.type == name.type))
    id_ = ids.actor_id(name.type, name.text)
    lists = gazetteer.load()
    leader = lists.leaders.get(name.text)
    # A bare surname is a leader's only where the article names the state or an administration too.
    governing = name.last < len(t) and t.lower[name.last] == "administration"
    shown = leader is not None and (governing or result.country(leader.country) is not None)
    known = lists.actors.get(id_) or (leader if shown else None)
    if known is None and name.text in opening:
        return opening[name.text]
    return (
        result.listed(known) if known else result.figures.setdefault(id_, Figure(id_, name.text, name.type))
    )


def _styled(t: Tokens, first: int, bearers: list[Figure]) -> list[Figure]:
    """Of those who share a surname the ones whom the style before it fits: "Mrs Roe" is not John Roe."""
    style = t.lower[first - 1].rstrip(".") if first and len(bearers) > 1 else ""
    wanted: Gender | None = next((g for g, words in STYLED.items() if style in words), None)
    fitting = [f for f in bearers if wanted is None or gender_of((f.name, *sorted(f.forms))) == wanted]
    return fitting or bearers


def _again(t: Tokens, result: Cast) -> None:
    """Find the full names of people and bodies again where the parser missed them."""
    full: dict[str, list[tuple[str, Figure]]] = {}
    for figure in result.figures.values():
        for form in sorted(f for f in figure.forms if figure.type in ("person", "organization") and " " in f):
            if figure.type == "person" and not is_given(form.split()[0]):
                continue  # "Second Bay Shoal" may be a person only to the parser
            full.setdefault(form.split()[0], []).append((form, figure))
    for i in range(len(t)):
        for form, figure in full.get(t.word[i], ()) if result.at[i] is None else ():
            last = i + len(form.split())
            if t.words(i, min(last, len(t))) == form and not any(result.at[i:last]):
                figure.forms[form] += 1
                result.add(Mention(i, last, head_of(t, i, last), (figure,), "name"))
                break


def _sweep(t: Tokens, result: Cast, short: dict[str, list[Figure]], opening: dict[str, Figure]) -> None:
    """Find the short forms that the parser saw no name in."""
    lone = {
        f.name: [f]
        for f in result.figures.values()
        if " " not in f.name and f.type != "country" and f.sector != regions.SECTOR
    }
    for i in range(1, len(t)):
        figure = opening.get(t.word[i]) if result.at[i] is None and t.pos[i] == "PROPN" else None
        if figure and (t.lower[i - 1] == "the" or t.lower[min(i + 1, len(t) - 1)] in role_nouns()):
            lone[t.word[i]] = [figure]
    places = {i for first, last, label in t.named for i in range(first, last) if label in ("GPE", "LOC")}
    firsts = {form.split()[0]: form for form in sorted({**lone, **short})}
    for i, word in enumerate(t.word):
        form = firsts.get(word)
        if form is None or result.at[i] or not capitalised(word):
            continue
        last = i + len(form.split())
        if last > len(t) or t.words(i, last) != form:
            if (bearers := short.get(word) or lone.get(word)) is None:
                continue
            form, last = word, i + 1
        else:
            bearers = _styled(t, i, short.get(form) or lone[form])
        following = t.word[last] if last < len(t) else ""
        preceding = t.word[i - 1] if i else ""
        # Inside a longer run of capitalised words it is some other name's part.
        # The tagger takes an unknown name that begins a sentence for a noun.
        acting = t.pos[i] == "NOUN" and t.dep[last - 1] in ("nsubj", "nsubjpass", "poss")
        if (t.pos[i] != "PROPN" and not acting) or (
            capitalised(following) and t.pos[last] == "PROPN" and not result.at[last]
        ):
            continue
        if (
            capitalised(preceding)
            and t.pos[i - 1] == "PROPN"
            and result.at[i - 1] is None
            and t.lower[i - 1] not in lexicon.grammar()["titles"]
        ):
            continue
        figure = max(bearers, key=lambda f: f.mentions)
        if i in places and figure.type == "organization" and figure.name.split()[0] == form != figure.name:
            continue  # "in Kano" is no Kano Corps
        figure.forms[form] += 1
        result.add(Mention(i, last, head_of(t, i, last), (figure,), "name"))
