"""Roles and offices in a text: which one some words name, whose it is, and the relation that a role with
both its ends is."""

from __future__ import annotations

from collections.abc import Iterator

from tieline.corpus import lexicon, regions
from tieline.corpus.actors import Cast, Mention
from tieline.corpus.arguments import Argument
from tieline.corpus.candidate import Candidate
from tieline.corpus.role_words import NO_PERSON_PLACE, Office, Role, first_words, roles, spelt
from tieline.corpus.tokens import Tokens

# Held of a person, an office of a state is of that person's state: "his prime minister".
_HELD = frozenset(("leads", "represents"))
_PORTFOLIO_HOLDERS = lexicon.words("portfolio_holders")
_WHENCE = frozenset(("supplies", "belongs to", "sells to", "buys from"))
_OFFICIAL = lexicon.words("official_roles")
_RANKS = lexicon.words("ranks")
# Offices that firms have and no state.
_OF_FIRMS = lexicon.words("posts")
# How many words a role may have.
_WORDS = 5
# Words between a state and a title that leave the role as it is.
_BETWEEN = lexicon.words("skip")
# How many tokens before a name a title may take.
_TITLE = 7
# Capitalised words before an office that are no part of its portfolio.
_BESIDE = _BETWEEN | {"the", "a", "federal", "mr", "mrs"}


class Offices:
    """The roles and offices that one article's words name."""

    def __init__(self, t: Tokens, cast: Cast) -> None:
        self.t = t
        self.cast = cast

    def title_before(self, m: Mention) -> tuple[tuple[str, ...], int] | None:
        """The longest role that ends before a name, ranks between them passed over, and its first
        token."""
        return self._title_at(m, m.first) or self._title_at(m, self._posting(m))

    def _posting(self, m: Mention) -> int:
        """Where the post ends of "ambassador to Peru Jane Roe"; 0 where no place parts it from the name."""
        place = self._posted(m)
        return self.t.head[place.head] if place else 0

    def place_of(self, m: Mention) -> Mention | None:
        """What somebody is the head of by "President of Peru Jane Roe"; an envoy is not of where she goes."""
        place = self._posted(m)
        return place if place and self.t.lower[self.t.head[place.head]] == "of" else None

    def _posted(self, m: Mention) -> Mention | None:
        """The place right before a name that stands under the name's post."""
        t = self.t
        place = self.cast.at[m.first - 1] if m.first > 1 else None
        if place is None or place.last != m.first or t.dep[place.head] != "pobj":
            return None
        p = t.head[place.head]
        post = t.head[p]
        return place if t.dep[p] == "prep" and t.dep[post] == "nmod" and t.head[post] == m.head else None

    def _title_at(self, m: Mention, end: int) -> tuple[tuple[str, ...], int] | None:
        t = self.t
        start = t.sentences[t.sentence[m.first]][0]
        while end > start:
            for first in range(max(start, end - _WORDS), end):
                words = tuple(t.lower[first:end])
                if words in roles() and self._plain(first, end):
                    rank = words[-1] in _RANKS and self._title_before_rank(first, start)
                    return rank or (words, first)
            if t.lower[end - 1] not in _RANKS:
                return None
            end -= 1
        return None

    def announced(self, m: Mention) -> tuple[tuple[str, ...], int] | None:
        """ "The Trade Minister, Jane Roe, ...": a title with its article, and the name between commas."""
        t = self.t
        i = m.first - 1
        if i < 1 or t.word[i] != "," or not self.closed(m):
            return None
        found = next(
            ((tuple(t.lower[k:i]), k) for k in range(max(0, i - _WORDS), i) if self._role(k, i)), None
        )
        start = self.office(found[1], i).first if found else 0
        while start and t.lower[start - 1] in _BETWEEN | {"federal"}:
            start -= 1
        listed = start > 1 and t.word[start - 2] in (",", ";")
        return found if start and t.lower[start - 1] == "the" and not listed else None

    def closed(self, m: Mention) -> bool:
        """Whether what is said of a name ends with it: no list goes on."""
        t = self.t
        return m.last >= len(t) or t.word[m.last] in (",", ".") or t.pos[m.last] in ("VERB", "AUX")

    def _role(self, first: int, last: int) -> bool:
        return tuple(self.t.lower[first:last]) in roles() and self._plain(first, last)

    def _title_before_rank(self, end: int, start: int) -> tuple[tuple[str, ...], int] | None:
        """ "army spokesman General Jane Roe": what stands before a rank says more than the rank."""
        for first in range(max(start, end - _WORDS), end):
            words = tuple(self.t.lower[first:end])
            if words in roles() and self._plain(first, end):
                return words, first
        return None

    def _plain(self, first: int, last: int) -> bool:
        """No name stands in the span."""
        return all(
            m is None or m.kind in ("nominal", "pronoun") or last - first > 1
            for m in self.cast.at[first:last]
        )

    def place_before(self, i: int, *, persons: bool = False) -> Mention | None:
        """The actor named right before a title: "Norwegian", "Norway's", "the Acme"."""
        t = self.t
        j = i - 1
        # "Norwegian Financial Services Minister": the portfolio stands between
        portfolio = any(word in _PORTFOLIO_HOLDERS for word in t.lower[i : i + 3])
        while j >= 0 and self.cast.at[j] is None and i - j <= _TITLE:
            joint = t.lower[j] in ("and", "for", ",", "&") and j > 0 and self.cast.at[j - 1] is None
            named = portfolio and (t.word[j][0].isupper() or joint)
            field = t.pos[j] == "NOUN" and t.dep[j] in ("compound", "nmod") and t.word[j].islower()
            parted = regions.is_region(t.word[j])  # "Bakers' Union Lapland secretary"
            between = t.lower[j] in _BETWEEN or t.pos[j] in ("ADJ", "ADV") or parted
            if not (between or named or field):
                return None  # of a "trade policy adviser" the field may stand between
            j -= 1
        m = self.cast.at[j] if j >= 0 and t.sentence[j] == t.sentence[i] else None
        if m is not None and m.figures[0].sector == "intergovernmental":
            # "Israeli U.N. spokesman": Israel's, there
            beside = m.first > t.sentences[t.sentence[m.first]][0]
            sender = self.cast.at[m.first - 1] if beside else None
            m = sender if sender and sender.figures[0].type == "country" else m
        if t.lower[j + 1] == ",":
            return None  # "Jane Roe, Trade Minister John Doe and ...": a list of officials
        if m is not None and m.kind == "pronoun" and persons and t.dep[j] == "poss" and len(m.figures) == 1:
            return m
        if m is None or m.kind in ("pronoun", "nominal") or len(m.figures) != 1:
            return None
        return m if persons or m.figures[0].type != "person" else None

    def body_within(self, first: int) -> Mention | None:
        """ "Norway's foreign ministry spokesman" speaks for the ministry."""
        m = self.cast.at[first]
        body = m is not None and m.rule == "common noun" and m.figures[0].type == "organization"
        return m if body else None

    def around(self, i: int) -> tuple[int, int] | None:
        """The span of the longest role around a token: "chief of staff" around "chief"."""
        t = self.t
        a, b = t.sentences[t.sentence[i]]
        spans = [
            (first, last)
            for first in range(max(a, i - _WORDS + 1), i + 1)
            if first == i or t.lower[first] in first_words()
            for last in range(i + 1, min(b, i + _WORDS) + 1)
            if last - first <= _WORDS
        ]
        spans.sort(key=lambda s: s[0] - s[1])
        return next((s for s in spans if self.role(*s)), None)

    def role(self, first: int, last: int) -> Role | None:
        """The role that a span names, its last word in whichever number."""
        words = tuple(self.t.lower[first:last])
        return roles().get(words) or roles().get((*words[:-1], self.t.lemma[last - 1]))

    def office(self, first: int, last: int) -> Office:
        """The office that a role's span names, its portfolio included: "Trade and Farming Minister"."""
        t = self.t
        portfolio = t.lower[last - 1] in ("minister", "secretary")
        start = t.sentences[t.sentence[first]][0]
        while portfolio and first > start and self.cast.at[first - 1] is None:
            before = t.lower[first - 1]
            joined = before in ("and", "&", ",") and first - 1 > start and t.word[first - 2][0].isupper()
            joined = joined and self.cast.at[first - 2] is None
            if not (joined or t.word[first - 1][0].isupper()) or before in _BESIDE:
                break
            first -= 1
        return Office(first, spelt(t.lower[first:last]))

    def fits(
        self, role: Role, holder: Argument, place: Argument, trigger: int, rule: str
    ) -> Iterator[Candidate]:
        """The candidate that a role with both its ends is, if they fit it."""
        predicate = role.predicate
        if place.mention.kind == "adjective" and place.figure.type == "country" and role.by_nationality:
            predicate = role.by_nationality
        if holder.figure is place.figure:
            return
        if predicate == "leads" and place.figure.name.endswith(" countries"):
            return  # "Europe director": of a body's work there
        beside = self.t.dep[place.mention.head] in ("compound", "nmod")
        if predicate == "leads" and place.figure.type == "country" and beside and self._of_firm(trigger):
            return  # "Peru CEO Jane Roe": of a firm's work there
        if holder.figure.type == "person" and predicate == "is part of":
            predicate = "represents"  # "Chile's embassy in Lima, Jane Roe": she is no part, she acts for it
        owning = predicate == "owns" or (predicate == "belongs to" and role.reversed)
        if owning and place.mention.kind == "adjective" and place.figure.type == "country":
            return  # "its Chinese parent": whence, not whose
        if predicate in _WHENCE and place.mention.kind == "adjective" and place.figure.type == "group":
            return  # "its main African supplier": whence, not whose
        if predicate == "rivals" and self.t.pos[place.mention.head] == "ADJ":
            return  # "Boeing's European rival", "Democratic rival Jane Roe": whence, not whose
        if predicate == "works for" and place.figure.type == "country":
            # "China's top diplomat" acts for China; "a Chinese analyst" need not
            if place.mention.kind == "adjective" and self.t.lower[trigger] not in _OFFICIAL:
                return
            predicate = "represents"
        if place.figure.type == "person" and predicate in _HELD and self._of_state(trigger):
            if state := self.cast.country(place.figure.country):  # "his defence minister": of his state
                place = Argument(state, place.mention, place.depth + 1)
        if place.figure.type == "person" and predicate in NO_PERSON_PLACE:
            return
        if predicate == "is relative of" and place.figure.type != "person":
            return
        if predicate == "is citizen of" and place.figure.type != "country":
            return
        ends = (place, holder) if role.reversed else (holder, place)
        depth = holder.depth + place.depth
        yield Candidate(ends[0], predicate, ends[1], trigger, (trigger,), rule, depth)

    def _of_firm(self, trigger: int) -> bool:
        found = self.around(trigger)
        return found is not None and " ".join(self.t.lower[slice(*found)]) in _OF_FIRMS

    def _of_state(self, trigger: int) -> bool:
        found = self.around(trigger)
        return found is not None and self.office(*found).of_state
