"""Articles in, readings out: parse once, then pure functions over the tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, tee

from tieline.corpus import cleaning, lexicon, occurrence
from tieline.corpus.actors import Figure
from tieline.corpus.analysis import Analysis, analyse
from tieline.corpus.candidate import Candidate
from tieline.corpus.confidence import confidence
from tieline.corpus.dates import find_dates
from tieline.corpus.lexicon import category_of
from tieline.corpus.objects import classify
from tieline.corpus.parsing import DEFAULT_MODEL, assemble, load_model, plain
from tieline.corpus.refusals import DENYING, Refusals
from tieline.corpus.spacing import spaced
from tieline.corpus.status import STOPPING, Factuality
from tieline.corpus.tokens import Tokens
from tieline.corpus.verdicts import RULES
from tieline.graph.dates import first_day, last_day
from tieline.graph.model import CONFIDENCES, Article, Evidence, Reading, Status
from tieline.graph.predicates import PREDICATES

VERSION = "1"
PRODUCER = f"tieline-{VERSION}"

# A sentence longer than this is cut to its clause; analysts quote no longer ones.
_QUOTE_CHARS = 320
# Passages parsed together: bigger batches were no faster, and cost memory.
_BATCH = 16


def extract(articles: Iterable[tuple[Article, str]], *, model: str = DEFAULT_MODEL) -> Iterator[Reading]:
    """Yield a reading for each article, in order.

    Raises:
        ValueError: the model is not installed.
    """
    producer = PRODUCER if model == DEFAULT_MODEL else f"{PRODUCER}+{model}"
    for article, text, tokens in parsed(articles, model=model):
        yield Reading(article, text, tuple(read(article, text, tokens, producer)), producer)


def parsed(
    articles: Iterable[tuple[Article, str]], *, model: str = DEFAULT_MODEL
) -> Iterator[tuple[Article, str, Tokens]]:
    """Yield each article with its text and its tokens, in order.

    Raises:
        ValueError: the model is not installed.
    """
    nlp = load_model(model)
    first, second = tee(
        (article, text, spaced(body := plain(text), [(p.start, p.end) for p in cleaning.passages(body)]))
        for article, text in articles
    )
    docs = nlp.pipe((s.text[a:b] for _, _, s in first for a, b in s.passages), batch_size=_BATCH)
    for article, text, s in second:
        yield article, text, assemble(s, islice(docs, len(s.passages)))


def read(article: Article, text: str, t: Tokens, producer: str = PRODUCER) -> list[Evidence]:
    """Return the evidence of one parsed article, in the order of the interchange file."""
    if not len(t):
        return []
    return [e for e, _ in weigh(article, text, analyse(t), producer).told]


@dataclass(frozen=True, slots=True)
class Weighed:
    """What became of an article's candidates.

    Attributes:
        told: each evidence with its candidate, in the order of the interchange file.
        dropped: each candidate that became none, with the reason.
    """

    told: tuple[tuple[Evidence, Candidate], ...]
    dropped: tuple[tuple[Candidate, str], ...]


def weigh(article: Article, text: str, a: Analysis, producer: str = PRODUCER) -> Weighed:
    """Read status, claimants and dates of the candidates; drop what is void or repeated."""
    writer = _Writer(article, text, a, producer)
    told = writer.evidence(a.candidates)
    return Weighed(tuple(told), tuple(writer.dropped))


class _Writer:
    """Turns candidates into evidence: status, claimants, object, dates, quote, confidence."""

    def __init__(self, article: Article, text: str, a: Analysis, producer: str) -> None:
        self.article = article
        self.text = text
        self.analysis = a
        self.t = a.tokens
        self.clauses = a.clauses
        self.statuses = a.statuses
        self.producer = producer
        self.acts = frozenset(c.trigger for c in a.candidates if not c.rule.startswith("role:"))
        self.refusals = Refusals(a)
        self.dated = {
            i for first, last, label in self.t.named if label in ("DATE", "TIME") for i in range(first, last)
        }
        self.dropped: list[tuple[Candidate, str]] = []

    def evidence(self, candidates: Sequence[Candidate]) -> list[tuple[Evidence, Candidate]]:
        found: dict[tuple[object, ...], tuple[Evidence, Candidate]] = {}
        told: list[tuple[int, Candidate, Factuality]] = []
        for c in candidates:
            if void := self.refusals.why(c):
                self.dropped.append((c, void))
                continue
            told.append((self.t.sentence[c.trigger], c, self._factuality(c)))
        told += list(self._denials(told))
        for sentence, c, factuality in told:
            evidence = self._evidence(sentence, c, factuality)
            role = category_of(c.predicate) == "AFFILIATE"
            key: tuple[object, ...] = (
                (evidence.source.id, evidence.target.id)
                if role
                else (sentence, evidence.tie_id, evidence.status)
            )
            kept = found.get(key)
            if kept and (role or not _surer(evidence, kept[0])):
                self.dropped.append((c, f"{kept[0].rule} tells it already"))
                continue
            if kept:
                self.dropped.append((kept[1], f"{evidence.rule} tells it better"))
            found[key] = evidence, c
        return sorted(found.values(), key=lambda told: told[0].order)

    def _factuality(self, c: Candidate) -> Factuality:
        if c.rule.startswith("role:"):
            return Factuality("stated", ()) if c.rule != "role:noun" else self._of_role(c)
        if c.rule in RULES and c.source.figure in (self.statuses.quotes.speakers(c.trigger) or ()):
            return Factuality("stated", ())  # that somebody says so in his own words is so
        if self.statuses.is_question(c.trigger):
            return Factuality("possible", ())  # what is asked is open
        if self.clauses.joined(c.trigger) is not None:
            return Factuality("stated", ())  # "Iran-backed rebels": whoever speaks, the writer calls them so
        factuality = self.statuses.read(c.trigger, category_of(c.predicate))
        stopped = self.t.lemma[self.t.head[c.trigger]] in STOPPING
        if factuality.status == "negated" and c.source.figure in factuality.claimants and not stopped:
            return replace(factuality, status="denied")  # who says that he has not done it denies it
        return factuality

    def _of_role(self, c: Candidate) -> Factuality:
        """An office beside a name is a fact; one that is predicated may be wished, planned or denied."""
        factuality = self.statuses.read(c.trigger)
        t, i = self.t, c.trigger
        while t.dep[i] == "compound" and t.head[i] > i:
            i = t.head[i]  # "an EU member state"
        predicated = t.dep[i] in ("attr", "oprd", "xcomp") or (
            t.dep[i] == "pobj" and t.lower[t.head[i]] == "as"
        )
        if predicated and factuality.status in ("negated", "possible", "expected"):
            return Factuality(factuality.status, ())
        return Factuality("stated", ())

    def _denials(
        self, told: Sequence[tuple[int, Candidate, Factuality]]
    ) -> Iterator[tuple[int, Candidate, Factuality]]:
        """ "Pyongyang denies this": what the sentence before claims of Pyongyang is denied."""
        t = self.t
        for v in range(len(t)):
            if t.lemma[v] not in DENYING or t.pos[v] != "VERB":
                continue
            objects = self.clauses.object(v) if not self.statuses.clauses.passive(v) else []
            beside = {t.lower[c] for c in t.children[v]}
            if beside & {"nor", "neither", "not", "n't", "never"}:
                continue
            vague = [o for o in objects if t.lower[o] in _VAGUE or t.lemma[o] in _VAGUE]
            vague = vague or ([t.head[v]] if self.refusals.answered(v) else [])
            if not vague:
                continue
            deniers = self.statuses.sources.speakers(v)
            sentence = t.sentence[v]
            for number, c, factuality in told:
                if number in (sentence - 1, sentence) and c.trigger < v:
                    accused = c.source.figure in deniers
                    if accused and factuality.status in ("claimed", "possible"):
                        yield sentence, c, Factuality("denied", tuple(deniers))
                    denier = next((f for f in deniers if self._answers(f, c.target.figure)), None)
                    if category_of(c.predicate) == "ACCUSE" and denier:
                        yield (
                            sentence,
                            replace(
                                c,
                                source=replace(c.target, figure=denier),
                                predicate="denies",
                                target=c.source,
                                trigger=v,
                                objects=tuple(o for o in vague[:1] if t.lower[o] in _VAGUE),
                                rule="denial:accuser",
                            ),
                            Factuality("stated", ()),
                        )

    @staticmethod
    def _answers(denier: Figure, accused: Figure) -> bool:
        """A state answers for its own bodies."""
        return denier is accused or (denier.type == "country" and denier.country == accused.country)

    def _evidence(self, sentence: int, c: Candidate, factuality: Factuality) -> Evidence:
        t = self.t
        words, key = self._object(c)
        start, end = self._quote(sentence, c)
        when = self._when(c, factuality.status)
        status = factuality.status
        published = self.article.published
        if (
            status in ("stated", "claimed")
            and when[0]
            and published
            and first_day(when[0]) > last_day(published)
        ):
            status = "expected"  # told as a fact, dated after the paper
        return Evidence(
            article=self.article,
            source=c.source.figure.party(),
            predicate=c.predicate,
            object=words,
            object_key=key,
            target=c.target.figure.party(),
            status=status,
            claimants=tuple(f.party() for f in factuality.claimants),
            quote=self.text[start:end],
            start=start,
            end=end,
            source_mention=t.span(c.source.mention.first, c.source.mention.last),
            target_mention=t.span(c.target.mention.first, c.target.mention.last),
            occurred_from=when[0],
            occurred_to=when[1],
            confidence=confidence(self.analysis, c, status),
            rule=c.rule,
            producer=self.producer,
        )

    def _object(self, c: Candidate) -> tuple[str, str]:
        """The object as worded, and its class; a noun that is the act itself has no class."""
        t = self.t
        objects = [i for i in c.objects if i not in self.dated]
        if not objects:
            return "", ""  # "was detained on May 9": a day is no object
        first = self._measured(objects[0])
        a, b = t.subtree(first)
        core = [
            j
            for noun in {first, objects[0]}
            for j in t.children[noun]
            if t.dep[j] in ("amod", "compound", "nummod", "nmod", "quantmod", "advmod")
        ]
        a = min(a, t.subtree(objects[0])[0])
        a = max(a, min([objects[0], first, *(t.subtree(j)[0] for j in core if j < first)]))
        for m in (c.source.mention, c.target.mention):
            if c.rule.startswith("role:") and m.first == a and m.last <= first:
                a = m.last  # "Ohio Governor" is governor
        end = first + 1
        if len(objects) > 1 and objects[-1] - first < 12:
            end = objects[-1] + 1
        if t.pos[first] in ("VERB", "AUX"):
            which = next((j for j in range(first, b) if t.lower[j] in ("which", "who")), b)
            a, end = first, min(which - (t.word[which - 1] == ","), first + 8)
        words = " ".join(t.words(a, end).split())
        if first == c.trigger:
            return words, ""
        return words, classify([t.lemma[j] for j in range(a, first + 1)])

    def _measured(self, noun: int) -> int:
        """What is counted: of "dozens of rockets" the rockets."""
        t = self.t
        if t.lemma[noun] not in _MEASURES and t.lower[noun] not in _MEASURES:
            return noun
        of = next((c for c in t.children[noun] if t.lower[c] == "of" and t.dep[c] == "prep"), None)
        counted = t.child(of, "pobj") if of is not None else None
        return noun if counted is None else counted

    def _quote(self, sentence: int, c: Candidate) -> tuple[int, int]:
        """The sentence, cut to its clause when long; of a role its noun phrase, and of what stands beside
        somebody's words only what stands there."""
        t = self.t
        a, b = t.sentences[sentence]
        start, end = t.span(a, b)
        ends = (c.source.mention, c.target.mention)
        needed = [c.trigger, *(i for m in ends for i in (m.first, m.last - 1))]
        needed = [i for i in needed if a <= i < b]
        if not needed:
            return start, end
        inside = self.statuses.quotes.inside
        beside = any(inside[i] >= 0 for i in range(a, b)) and all(inside[i] < 0 for i in needed)
        if (beside and end - start > _QUOTE_CHARS) or c.rule.startswith("role:"):
            first, last = min(needed), max(needed) + 1
            while first > a and t.dep[first - 1] in _MODIFIERS and first <= t.head[first - 1] < last:
                first -= 1  # "former" belongs to the title
            return t.span(first, last)
        if end - start <= _QUOTE_CHARS:
            return start, end
        for above in (c.trigger, *t.ancestors(c.trigger)):
            first, last = t.subtree(above)
            if first <= min(needed) and max(needed) < last and t.pos[above] in ("VERB", "AUX"):
                return t.span(max(first, a), min(last, b))
        return start, end

    def _when(self, c: Candidate, status: Status) -> tuple[str | None, str | None]:
        """The date that stands with the trigger's own clause."""
        t = self.t
        if PREDICATES[c.predicate].kind != "event" or c.rule.startswith("role:"):
            return None, None  # a state's beginning and end are seldom told beside it
        sentence = t.words(*t.sentences[t.sentence[c.trigger]])
        tense = occurrence.tense(t, c.trigger, status in ("expected", "possible"))
        dates = find_dates(sentence, self.article.published, tense=tense)
        if not dates:
            return None, None
        return occurrence.occurred(t, c.trigger, c.target.mention.last - 1, dates, self.acts)


_VAGUE = lexicon.words("vague")
_MEASURES = lexicon.words("measures")
_MODIFIERS = ("amod", "compound", "nmod", "advmod")


def _surer(one: Evidence, other: Evidence) -> bool:
    return CONFIDENCES.index(one.confidence) < CONFIDENCES.index(other.confidence)
