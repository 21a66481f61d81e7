"""What each family of rules is worth: the scores that are lost without it.

    python benchmarks/ablation.py GOLD_DIR... [--only WORD]...

Each folder holds NAME.txt and NAME.gold.json. Texts are parsed once; then, family by family, the rules are
put out from here (the product has no switches) and everything after the parser runs again. A family that
others stand in for shows a small loss: what is lost without two is more than the sum of both. A negative
loss means that the articles score better without.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from tieline.corpus import actors, bodies, clauses, extract, frames, gazetteer, lexicon, names, parsing
from tieline.corpus.actors import Cast
from tieline.corpus.arguments import Argument, Arguments
from tieline.corpus.articles import Loaded, read_articles
from tieline.corpus.clauses import Clauses
from tieline.corpus.frames import Frames
from tieline.corpus.gazetteer import Gazetteer
from tieline.corpus.lexicon import Entry, Lexicon
from tieline.corpus.parsing import Tokens
from tieline.corpus.reference import _Resolver
from tieline.corpus.roles import Roles
from tieline.corpus.score import LEVELS, Scores, score
from tieline.corpus.status import Judgement, Quotes, Statuses
from tieline.graph.lines import write_lines
from tieline.graph.model import Article

# --- putting rules out: each returns patches, which fail loudly when the rule has another name by now ----


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


def lists_without(*left_out: str) -> list[Any]:
    """The lists of names without some of their files."""
    read = lexicon.read

    def shorter(name: str) -> dict[str, Any]:
        return {k: [] for k in read(name)} if name in left_out else read(name)

    with patch.object(lexicon, "read", shorter):
        return _lists(gazetteer.load.__wrapped__())


def forms_without(*kinds: str) -> list[Any]:
    """The lists of names without some ways to write them."""
    lists = gazetteer.load()
    forms = {word: tuple(f for f in fs if f.kind not in kinds) for word, fs in lists.forms.items()}
    return _lists(replace(lists, forms=forms))


def _lists(lists: Gazetteer) -> list[Any]:
    return everywhere(gazetteer.load, lambda: lists)


def parsed_without(change: Callable[[Tokens], None]) -> list[Any]:
    """Every article's tokens changed before any rule reads them."""
    mend = parsing._mend

    def mended(t: Tokens) -> None:
        mend(t)
        change(t)

    return [patch.object(parsing, "_mend", mended)]


def unlabelled(dep: str) -> list[Any]:
    """A dependency that no rule knows."""

    def change(t: Tokens) -> None:
        t.dep = ["dep" if d == dep else d for d in t.dep]

    return parsed_without(change)


def lending_out(*deps: str) -> list[Any]:
    """Verbs in these places have no subject but their own."""
    lend = Clauses._subject

    def subject(self: Clauses, v: int) -> list[int]:
        own = self.t.child(v, *clauses._SUBJECTS) is not None
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
    return [patch.object(frames._Effects, rule, lambda *given: given[-1])]


def stated(*_: object) -> Judgement:
    return Judgement("stated", ())


def families() -> dict[str, list[Any]]:
    """Each family by its name, with the patches that put it out."""
    effects = ("ending", "easing", "refusing", "wanting")
    lists = ("polities", "organizations", "people", "groups")
    return {
        **{f"lists: {name}": lists_without(name) for name in lists},
        "lists: all": lists_without(*lists),
        "lists: capitals and metonyms": forms_without("capital", "metonym"),
        "lists: leaders by surname": _lists(replace(gazetteer.load(), leaders={})),
        "names: the parser's entities": parsed_without(lambda t: t.named.clear()),
        "names: organisations' shapes": generators_out(names, "_shaped"),
        "names: introduced by a noun": generators_out(names, "_introduced"),
        "names: recurring": generators_out(names, "_recurring"),
        "names: speaking": generators_out(names, "_speaking"),
        "names: employers": generators_out(names, "_employers"),
        "names: things that are no actors": generators_out(names, "_things"),
        "names: short forms, acronyms": [
            *out(actors, "_short_forms", answer=set()),
            *out(actors, "_given_names", answer={}),
            *out(actors, "_acronym", "_sweep"),
        ],
        "common nouns: state bodies": generators_out(bodies, "_bodies"),
        "common nouns: populations": out(bodies, "_populations"),
        "roles: all": generators_out(Roles, "candidates"),
        "roles: titles": generators_out(Roles, "_title"),
        "roles: appositions, copulas": generators_out(Roles, "_noun"),
        'roles: "of" after a name': generators_out(Roles, "_of"),
        "roles: bodies of states": generators_out(Roles, "_body"),
        "roles: listed and main state's offices": generators_out(Roles, "_bare"),
        "main state of an article": out(Cast, "main_state", answer=None),
        "words: verbs": generators_out(Frames, "_verb"),
        "words: nouns": generators_out(Frames, "_noun"),
        "words: adjectives": generators_out(Frames, "_adjective"),
        "words: verb/noun idioms": lexicon_without("verbs", lambda e: e.nouns),
        "words: verbs' particles": lexicon_without("verbs", lambda e: e.particles),
        "words: nouns of several words": lexicon_without("nouns", lambda e: e.particles),
        'words: "must"': generators_out(Frames, "_must"),
        "light verbs: arguments lent": empty("light"),
        "light verbs: all effects": effects_out("under"),
        **{f"light verbs: {name}": empty(name) for name in effects},
        "refusals, threats over infinitives": effects_out("below"),
        "arguments: lifting": lifting_out(),
        "arguments: through transparent nouns": empty("transparent"),
        "arguments: through representatives": empty("representatives"),
        "arguments: counterparts of banned dealings": out(Arguments, "_counterpart"),
        "clauses: control and raising": [*lending_out("xcomp", "ccomp", "pcomp"), *empty("object_control")],
        "clauses: participles' subjects": lending_out("advcl", "acl", "amod"),
        "clauses: coordination": unlabelled("conj"),
        "clauses: relative clauses": unlabelled("relcl"),
        "clauses: passives": out(Clauses, "passive", answer=False),
        "reference: all": out(_Resolver, "look"),
        "reference: pronouns": out(_Resolver, "_pronoun", "_plural", "_speaker"),
        'reference: "the two leaders"': out(_Resolver, "_pair"),
        'reference: "the company"': out(_Resolver, "_body"),
        'reference: "the president"': out(_Resolver, "_office"),
        'reference: "the government"': out(_Resolver, "_bare_government", answer=False),
        "denials linked to claims": generators_out(extract._Writer, "_denials"),
        "dropped as void": out(extract._Writer, "_void", answer=""),
        "dropped as asked": out(Statuses, "is_question", answer=False),
        "parse mends": [patch.object(parsing, "_mend", lambda t: None)],
        "lemma mends": everywhere(parsing.verb_forms, lambda: {}),
        "statuses: all": [patch.object(Statuses, "judge", stated)],
        "statuses: quotations": out(Quotes, "speakers", answer=None),
        'statuses: "according to"': out(Statuses, "_according", answer=None),
    }


# --- measuring ------------------------------------------------------------------------------------


class ParsedOnce:
    """Stands where the parser stood, and parses no text twice."""

    def __init__(self) -> None:
        self._nlp = parsing.load_model()
        self._docs: dict[str, Any] = {}

    def pipe(self, texts: Iterable[str], **how: Any) -> Iterator[Any]:
        given = list(texts)
        new = [text for text in dict.fromkeys(given) if text not in self._docs]
        self._docs.update(zip(new, self._nlp.pipe(new, **how), strict=True))
        return (self._docs[text] for text in given)


@dataclass(frozen=True)
class Run:
    """What one run over all folders scored, folder by folder, and the arrows that it told."""

    folders: tuple[Scores, ...]
    arrows: Counter[tuple[str, ...]]

    def typed(self, folder: int | None = None) -> float:
        return self._scores(folder).count("typed").f1

    def precision(self, folder: int | None = None) -> float:
        return self._scores(folder).count("directed").precision

    def status(self) -> float:
        return self._scores(None).status_macro_f1

    def _scores(self, folder: int | None) -> Scores:
        """Of one folder, or of all as if they were one."""
        if folder is not None:
            return self.folders[folder]
        return Scores(
            {level: tuple(o for s in self.folders for o in s.outcomes[level]) for level in LEVELS},
            tuple(d for s in self.folders for d in s.details),
            (),
        )


def run(folders: Sequence[Path], articles: Sequence[list[tuple[Article, str]]]) -> Run:
    found: list[Scores] = []
    arrows: Counter[tuple[str, ...]] = Counter()
    with tempfile.TemporaryDirectory() as place:
        relations = Path(place) / "relations.jsonl"
        for folder, texts in zip(folders, articles, strict=True):
            told = [e for reading in extract.extract(texts) for e in reading.evidence]
            with relations.open("w", encoding="utf-8") as stream:
                write_lines(told, stream)
            found.append(score(folder, relations))
            arrows.update((e.article.document, e.source.id, e.predicate, e.target.id, e.status) for e in told)
    return Run(tuple(found), arrows)


def row(name: str, whole: Run, without: Run) -> list[str]:
    """The losses, pooled and by folder, and how many arrows went and came."""
    places = (None, *range(len(whole.folders))) if len(whole.folders) > 1 else (None,)
    losses = [
        *(whole.typed(p) - without.typed(p) for p in places),
        *(whole.precision(p) - without.precision(p) for p in places),
        whole.status() - without.status(),
    ]
    gone, come = (whole.arrows - without.arrows).total(), (without.arrows - whole.arrows).total()
    return [name, *(f"{round(x, 3) + 0:.3f}" for x in losses), f"-{gone} +{come}"]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--only", action="append", default=[], help="families whose name holds this")
    options = parser.parse_args()
    articles = [
        [(one.article, one.text) for one in read_articles([folder]) if isinstance(one, Loaded)]
        for folder in options.gold
    ]
    parser_once = ParsedOnce()
    with patch.object(extract, "load_model", lambda _: parser_once):
        whole = run(options.gold, articles)
        runs: dict[str, Run] = {}
        for name, patches in families().items():
            if not options.only or any(word in name for word in options.only):
                with ExitStack() as stack:
                    for one in patches:
                        stack.enter_context(one)
                    runs[name] = run(options.gold, articles)
    parts = ["all", *(folder.name for folder in options.gold)] if len(options.gold) > 1 else ["all"]
    print(f"{sum(map(len, articles))} articles; with every rule:")
    for n, part in zip((None, *range(len(options.gold))), parts, strict=False):
        print(f"  {part:8} typed F1 {whole.typed(n):.3f}, directed precision {whole.precision(n):.3f}")
    print(f"  status macro F1 {whole.status():.3f}\n")
    titles = [*(f"typed F1, {p}" for p in parts), *(f"directed P, {p}" for p in parts), "status F1", "arrows"]
    print(f"| lost without | {' | '.join(titles)} |")
    print(f"| --- |{' ---: |' * len(titles)}")
    by_loss = sorted(runs, key=lambda n: (runs[n].typed(), runs[n].precision(), runs[n].status()))
    for name in by_loss:
        print(f"| {' | '.join(row(name, whole, runs[name]))} |")
    if unchanged := [name for name in by_loss if runs[name].arrows == whole.arrows]:
        print(f"\nWithout these not one arrow changed: {', '.join(unchanged)}.")


if __name__ == "__main__":
    main()
