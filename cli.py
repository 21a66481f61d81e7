"""The command `tieline`: parse, call, print, exit.

Answers go to stdout, all else to stderr. What is heavy is imported inside the commands, so that
help comes at once.
"""

from __future__ import annotations

import functools
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tieline.graph.errors import BadQuestion, NoPath, TielineError

if TYPE_CHECKING:
    import networkx as nx

    from tieline.graph.filter import Filter
    from tieline.graph.model import Actor, Article, Reading, Relation
    from tieline.graph.store import Added, Store
    from tieline.graph.text import Paper

_INTERRUPTED = 130  # 128 + SIGINT, as shells say it
_NAMED = 20  # a whole folder of the wrong kind must not flood the screen


class NothingFound(TielineError):
    """Asked, and nothing is the answer."""

    status = 3


class _Commands(click.Group):
    """Catches what the user can mend, once, for all commands; bugs keep their traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except TielineError as error:
            if ctx.params["debug"]:
                raise
            _say(f"Error: {error.message}")
            if error.hint:
                _say(f"Hint: {error.hint}")
            ctx.exit(error.status)
        except KeyboardInterrupt:
            if ctx.params["debug"]:
                raise
            _say("\nInterrupted: what was added before is kept, and the same command goes on.")
            ctx.exit(_INTERRUPTED)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--store", metavar="ADDRESS", help="As on each command.")
@click.option("--debug", is_flag=True, help="Show a traceback where an error ends a command.")
@click.version_option(package_name="tieline", message="%(prog)s %(version)s")
@click.pass_context
def main(ctx: click.Context, store: str | None, debug: bool) -> None:
    """Who does what to whom in the news, every arrow with the words that carry it.

    \b
    tieline build FOLDER                         articles into ./tieline-store
    tieline actors putin                         who is in it
    tieline path "Kim Jong Un" "UN Security Council"
    tieline html -o page.html                    a page to look at

    An arrow is what an outlet wrote, read by a machine with a known error rate; it is no verdict.
    """
    ctx.obj = store
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a name may hold what no terminal can


# --- what commands share --------------------------------------------------------------------------

_store = click.option(
    "--store",
    metavar="ADDRESS",
    callback=lambda ctx, _, value: value or ctx.obj,
    help="A folder, or neo4j://HOST. Else $TIELINE_STORE, $NEO4J_URI, ./tieline-store.",
)
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON for machines.")


def _words(name: str, key: str, help: str) -> Callable[..., Any]:
    return click.option(name, key, multiple=True, metavar="WORD", help=f"{help} Repeatable.")


_FILTER = (
    _words("--status", "statuses", "stated, claimed, expected, possible, denied, negated; any."),
    click.option("--disputed", type=click.Choice(["any", "only", "hide"]), default="any"),
    _words("--category", "categories", "AID, SANCTION, …: `tieline stats` names them."),
    _words("--quad", "quads", "verbal-cooperation, material-conflict, …"),
    _words("--predicate", "predicates", "supplies, meets, …"),
    _words("--type", "actor_types", "Of both actors: country, person, organization, group."),
    _words("--outlet", "outlets", "At least one of these wrote it."),
    click.option("--min-origins", type=int, default=1, metavar="N", help="Independent sources."),
    click.option(
        "--confidence", "min_confidence", default="low", metavar="WORD", help="high, medium, low."
    ),
    click.option("--since", metavar="DATE", help="2024, 2024-06 or 2024-06-18."),
    click.option("--until", metavar="DATE", help="As --since; when it occurred, else was told."),
)


def _asking(
    *, statuses: Sequence[str] = ()
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the store that it asks and the one filter, as `store` and `where`.

    Args:
        statuses: without --status; empty for the filter's own default.
    """

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @_store
        @functools.wraps(command)
        def asked(store: str | None, **given: Any) -> None:
            from tieline.graph.find import FILTER_WORDS, filter_of

            words = {name: given.pop(name) for name in FILTER_WORDS}
            words["statuses"] = words["statuses"] or statuses
            where = filter_of(**words)
            with _opened(store) as kept:
                command(store=kept, where=where, **given)

        for option in reversed(_FILTER):
            asked = option(asked)
        return asked

    return decorate


@contextmanager
def _opened(given: str | None, *, create: bool = False) -> Iterator[Store]:
    from tieline.cypher import connect

    address = connect.choose(given)
    store = connect.create_store(address) if create else connect.open_store(address)
    _say(f"store: {address}")
    try:
        yield store
    finally:
        store.close()


def _say(line: str) -> None:
    click.echo(line, err=True)


def _answer(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def _answer_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def _paper() -> Paper:
    from shutil import get_terminal_size

    from tieline.graph.text import Paper

    plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    columns = get_terminal_size((Paper().columns, 24)).columns
    return Paper(columns, coloured=sys.stdout.isatty() and not plain)


def _actor(store: Store, name: str) -> Actor:
    from tieline.graph.find import find_actor

    found = find_actor(store, name)
    if found.others:
        others = ", ".join(a.name for a in found.others[:3])
        _say(f'"{name}" is read as {found.actor.name}; it also fits {others}.')
    return found.actor


def _nothing(what: str, hidden: int = 0) -> NothingFound:
    left_out = f"This filter leaves out {hidden}: --status any shows" if hidden else ""
    return NothingFound(f"{what} passes the filter", f"{left_out or 'Ask with --status'} any.")


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


# --- filling a store ------------------------------------------------------------------------------

_paths = click.argument("paths", nargs=-1, required=True, metavar="PATHS…")
_published = click.option("--published", metavar="DATE", help="For articles that give no date.")
_model = click.option("--model", metavar="NAME", help="Another spaCy model of English.")


@main.command()
@_paths
@_published
@_model
@_store
def build(
    paths: Sequence[str], store: str | None, published: str | None, model: str | None
) -> None:
    """Read articles and add their relations to a store.

    PATHS are .txt, .md and .jsonl files, folders of them, and - for standard input. An article that
    is read again replaces itself.
    """
    left = _LeftOut()
    readings = _Watched(_read(paths, published, model, left))
    first = next(readings, None)
    if first is None:  # a store is not made for nothing
        _say(f"read no article{left.summary()}")
    else:
        with _opened(store, create=True) as kept:
            added = kept.add(chain([first], readings))
            readings.done()
            _say(f"read {_added(added)}{left.summary()}")
            _say(f"found {_many(readings.evidence, 'passage')} that carry a relation")
            _say_size(kept)
    left.finish()


@main.command()
@_paths
@click.option("-o", "--output", required=True, metavar="FILE", help="relations.jsonl, or - .")
@_published
@_model
def extract(paths: Sequence[str], output: str, published: str | None, model: str | None) -> None:
    """Read articles and write their relations, one passage a line of JSON.

    PATHS are as for `tieline build`. `tieline load` adds the file to a store.
    """
    from tieline.graph.lines import write_lines

    left = _LeftOut()
    readings = _Watched(_read(paths, published, model, left))
    lines = io.StringIO()
    count = write_lines((e for reading in readings for e in reading.evidence), lines)
    readings.done()
    _write(lines.getvalue(), output)
    _say(f"read {_many(readings.articles, 'article')}{left.summary()}")
    _say_written(_many(count, "line"), output)
    left.finish()


@main.command()
@click.argument("files", nargs=-1, required=True, metavar="FILES…")
@_store
def load(files: Sequence[str], store: str | None) -> None:
    """Add the relations of files that `tieline extract` or another extractor wrote; - is stdin.

    Each line is checked against the schema; a bad one is named and left out.
    """
    left = _LeftOut()
    with _opened(store, create=True) as kept:
        readings = _Watched(r for file in files for r in _lines_of(file, kept, left))
        added = kept.add(readings)
        readings.done()
        _say(f"read {_added(added)}{left.summary()}")
        _say_size(kept)
    left.finish()


@main.command()
@click.argument("names", nargs=-1, required=True, metavar="DOCUMENT_OR_ID…")
@_store
def forget(names: Sequence[str], store: str | None) -> None:
    """Remove articles, by document or id, and what only they carried."""
    from tieline.cypher import statements

    known: dict[str, list[str]] = {}
    with _opened(store) as kept:
        by_document = kept.run(statements.ARTICLES_BY_DOCUMENT, {"documents": names})
        by_id = kept.run(statements.ARTICLES_BY_ID, {"ids": names})
        for id_, document, *_ in (*by_document.rows, *by_id.rows):
            for name in {id_, document} & set(names):
                known.setdefault(name, []).append(id_)
        gone = kept.forget({id_ for ids in known.values() for id_ in ids})
        _say(f"forgot {_many(gone, 'article')}")
        _say_size(kept)
    if missing := [name for name in names if name not in known]:
        hint = "Give the document as `tieline relations --json` names it, or the article's id."
        raise NothingFound(f"no article {', '.join(missing)} is in the store", hint)


class _LeftOut:
    """Names on stderr what could not be read, and makes the command fail at its end."""

    def __init__(self) -> None:
        self.count = 0

    def add(self, error: TielineError) -> None:
        self.count += 1
        if self.count <= _NAMED:
            _say(f"left out: {error.message}. {error.hint}")
        elif self.count == _NAMED + 1:
            _say("left out: more, from here on only counted")

    def summary(self) -> str:
        return f"; left out {self.count:,}" if self.count else ""

    def finish(self) -> None:
        if self.count:
            sys.exit(1)


class _Watched(Iterator["Reading"]):
    """Readings passed on, counted, and told of while a person looks on."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._readings = iter(readings)
        self._shown = sys.stderr.isatty()
        self.articles = 0
        self.evidence = 0

    def __next__(self) -> Reading:
        reading = next(self._readings)
        self.articles += 1
        self.evidence += len(reading.evidence)
        if self._shown:
            told = f"\r{_many(self.articles, 'article')}, {_many(self.evidence, 'passage')} "
            click.echo(told, err=True, nl=False)
        return reading

    def done(self) -> None:
        if self._shown:
            click.echo("\r\x1b[K", err=True, nl=False)


def _read(
    paths: Sequence[str], published: str | None, model: str | None, left: _LeftOut
) -> Iterator[Reading]:
    from tieline.corpus.articles import Loaded, read_articles

    loaded = read_articles(paths, published=published, stdin=sys.stdin.buffer)

    def good() -> Iterator[tuple[Article, str]]:
        for each in loaded:
            if isinstance(each, Loaded):
                yield each.article, each.text
            else:
                left.add(each)

    articles = good()
    first = next(articles, None)
    if first is None:  # the parser is not loaded for nothing
        return
    from tieline.corpus.extract import extract
    from tieline.corpus.parsing import DEFAULT_MODEL

    yield from extract(chain([first], articles), model=_installed(model) or DEFAULT_MODEL)


def _installed(model: str | None) -> str | None:
    from importlib.util import find_spec

    if model and not (Path(model).is_dir() or (model.isidentifier() and find_spec(model))):
        raise BadQuestion(f'no spaCy model "{model}" is installed', f"Try `pip install {model}`.")
    return model


def _lines_of(file: str, store: Store, left: _LeftOut) -> Iterator[Reading]:
    from tieline.graph.lines import read_readings

    text_of = getattr(store, "text", None)  # the embedded store alone keeps texts
    try:
        with click.open_file(file, encoding="utf-8", errors="surrogateescape") as stream:
            yield from read_readings(stream, file, bad=left.add, text_of=text_of)
    except OSError as error:
        left.add(TielineError(f"{file}: {error.strerror}", "Check the path and who may read it."))


def _added(added: Added) -> str:
    total = added.new + added.replaced + added.unchanged
    parts = f"{added.new} new, {added.replaced} replaced, {added.unchanged} unchanged"
    return f"{_many(total, 'article')}: {parts}"


def _say_size(store: Store) -> None:
    held = store.size()
    joined = f"{_many(held.relations, 'relation')} between {_many(held.actors, 'actor')}"
    _say(f"the store now holds {joined}, from {_many(held.articles, 'article')}")


# --- questions ------------------------------------------------------------------------------------


@main.command()
@_asking(statuses=("any",))
@_json
def stats(store: Store, where: Filter, as_json: bool) -> None:
    """Count what a store holds; without --status, of every status."""
    from tieline.graph import stats, text

    counted = stats.stats(store.size(), store.relations(where))
    _answer_json(counted.as_json()) if as_json else _answer(text.of_stats(counted, _paper()))


@main.command()
@click.argument("text", default="")
@_asking()
@_json
def actors(store: Store, where: Filter, text: str, as_json: bool) -> None:
    """List actors, those with most relations first; with TEXT, those whose names hold it."""
    from dataclasses import asdict

    from tieline.graph import find
    from tieline.graph.text import of_actors

    wanted = find.find_actors(store, text)
    count = find.relation_counts(store, wanted, where)
    listed = sorted((a for a in wanted if count[a.id]), key=lambda a: (-count[a.id], a.id))
    if as_json:
        _answer_json([asdict(a) | {"relations": count[a.id]} for a in listed])
    else:
        _answer(of_actors([(a, count[a.id]) for a in listed], _paper()))
    if not listed:
        raise _nothing("no actor has a relation that")


@main.command()
@click.option("--limit", type=click.IntRange(1), metavar="N", help="The first so many.")
@_asking()
@_json
def relations(store: Store, where: Filter, limit: int | None, as_json: bool) -> None:
    """List relations, those of most sources first, each with a quote."""
    from tieline.graph import text

    found = text.by_origins(store.relations(where))
    shown = found[:limit]
    if as_json:
        _answer_json([r.as_json() for r in shown])
    else:
        _answer(text.of_relations(shown, _paper(), more=len(found) - len(shown)))
    if not found:
        raise _nothing("no relation")


@main.command()
@click.argument("actor")
@_asking()
@_json
def show(store: Store, where: Filter, actor: str, as_json: bool) -> None:
    """Show one actor's relations by category, each with a quote."""
    from tieline.graph import text

    who = _actor(store, actor)
    found, hidden = _touching(store, where, {who.id})
    if as_json:
        _answer_json([r.as_json() for r in found])
    elif found:
        _answer(text.of_actor(who, found, _paper(), hidden=hidden))
    if not found:
        raise _nothing(f"no relation of {who.name}", hidden)


@main.command()
@click.argument("a")
@click.argument("b")
@_asking()
@_json
def between(store: Store, where: Filter, a: str, b: str, as_json: bool) -> None:
    """Show all that joins two actors directly: every quote, the disputed side by side."""
    from tieline.graph import text

    one, other = _two(store, a, b)
    found, hidden = _touching(store, where, {one.id, other.id})
    if as_json:
        _answer_json([r.as_json() for r in found])
    elif found:
        _answer(text.between(one, other, found, _paper(), hidden=hidden))
    if not found:
        raise _nothing(f"nothing between {one.name} and {other.name}", hidden)


@main.command()
@click.argument("a")
@click.argument("b")
@click.option("--all", "every", is_flag=True, help="Every shortest path, up to 50.")
@click.option("--directed", is_flag=True, help="Only as the arrows point.")
@click.option("--no-roles", is_flag=True, help="Not by who leads or works for whom.")
@click.option("--max-hops", type=int, default=6, show_default=True, metavar="N")
@_asking()
@_json
def path(store: Store, where: Filter, a: str, b: str, as_json: bool, **ways: Any) -> None:
    """Find the shortest path between two actors, each hop with a quote.

    Arrows are walked both ways unless --directed.
    """
    from tieline.graph import text
    from tieline.graph.paths import paths

    one, other = _two(store, a, b)
    try:
        found = paths(one.id, other.id, lambda ids: store.links(ids, where), **ways)
    except NoPath as error:
        told = error.message.replace(one.id, one.name).replace(other.id, other.name)
        raise NoPath(told, error.hint) from error
    best = {hop.best.id for each in found for hop in each.hops}
    arrows = {r.id: r for r in store.relations(where, ids=best)}
    if as_json:
        _answer_json(text.paths_json(found, arrows))
    else:
        _answer(text.of_paths(found, arrows, _paper()))


@main.command()
@click.argument("cypher")
@click.option("-p", "parameters", multiple=True, metavar="NAME=VALUE", help="A $NAME of the text.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
)
@_json
@_store
def query(
    store: str | None, cypher: str, parameters: Sequence[str], form: str, as_json: bool
) -> None:
    """Answer a Cypher text that reads, such as

    \b
    MATCH (a:Actor)-[r:SUPPLIES]->(b:Actor {id: $id})
    RETURN a.name, r.object, r.status        -p id=country:RU
    """
    from tieline.graph import tables

    with _opened(store) as kept:
        table = kept.run(cypher, tables.parameters(parameters))
    if as_json or form == "json":
        _answer_json(tables.as_json(table))
    else:
        _answer(tables.as_csv(table) if form == "csv" else tables.as_text(table, _paper()))
    if not table.rows:
        raise NothingFound("no row answers", "`tieline actors` lists names and ids.")


def _two(store: Store, a: str, b: str) -> tuple[Actor, Actor]:
    one, other = _actor(store, a), _actor(store, b)
    if one.id == other.id:
        raise BadQuestion(f"both names are {one.name}", "Name two different actors.")
    return one, other


def _touching(store: Store, where: Filter, ids: set[str]) -> tuple[list[Relation], int]:
    """All relations of one actor, or between two, and how many the filter leaves out."""
    from tieline.graph.filter import ANY

    touching = store.relations(ANY, touching=[min(ids)])
    joining = [r for r in touching if ids <= {r.source.id, r.target.id}]
    found = [r for r in joining if where.passes(r)]
    return found, len(joining) - len(found)


# --- networks as files ----------------------------------------------------------------------------

_output = click.option("-o", "--output", required=True, metavar="FILE", help="Or - for stdout.")
_around = click.option(
    "--around", multiple=True, metavar="ACTOR", help="Only what lies about it. Repeatable."
)
_hops = click.option("--hops", type=click.IntRange(0), default=1, show_default=True, metavar="N")


@main.command()
@_output
@_around
@_hops
@click.option("--title", metavar="TEXT")
@_asking()
def html(
    store: Store, where: Filter, output: str, around: Sequence[str], hops: int, title: str | None
) -> None:
    """Write one page to look at in a browser; it needs no network."""
    from tieline.graph import page

    drawn, names = _network(store, where, around, hops)
    default = f"Around {' and '.join(names)}" if names else page.TITLE
    _write(page.render(drawn, title=title or default), output)
    _say_drawn(drawn, output)


@main.command()
@_output
@click.option(
    "--format", "form", type=click.Choice(["graphml", "json"]), help="Else by its ending."
)
@_around
@_hops
@_asking()
def export(
    store: Store, where: Filter, output: str, form: str | None, around: Sequence[str], hops: int
) -> None:
    """Write a network for Gephi, yEd and Cytoscape (GraphML) or networkx (JSON)."""
    from tieline.graph.export import FORMATS

    ending = f".{form}" if form else Path(output).suffix.lower()
    if ending not in FORMATS:
        raise BadQuestion(f"{output}: no format for this ending", "Add --format graphml or json.")
    drawn, _ = _network(store, where, around, hops)
    _write(FORMATS[ending](drawn), output)
    _say_drawn(drawn, output)


def _network(
    store: Store, where: Filter, around: Sequence[str], hops: int
) -> tuple[nx.MultiDiGraph, list[str]]:
    from tieline.graph import network

    centres = [_actor(store, name) for name in around]
    drawn = network.build(store.relations(where))
    if centres:
        drawn = network.around(drawn, [actor.id for actor in centres], hops)
    if not len(drawn):
        raise _nothing("no relation")
    return drawn, [actor.name for actor in centres]


def _say_drawn(drawn: nx.MultiDiGraph, output: str) -> None:
    arrows, actors = drawn.number_of_edges(), drawn.number_of_nodes()
    _say_written(f"{_many(arrows, 'relation')} between {_many(actors, 'actor')}", output)


def _say_written(what: str, output: str) -> None:
    _say(f"wrote {what}" + ("" if output == "-" else f" to {output}"))


def _write(text: str, output: str) -> None:
    from tieline.graph.export import write_text

    click.echo(text, nl=False) if output == "-" else write_text(text, Path(output))


if __name__ == "__main__":
    main()
