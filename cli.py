"""The command `tieline`: parse, call, print, exit.

Answers go to stdout, all else to stderr. What is heavy is imported inside the commands, so that
help comes at once.
"""

from __future__ import annotations

import functools
import gc
import io
import os
import shlex
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from tieline.graph.errors import BadQuestion, NothingFound, TielineError

if TYPE_CHECKING:
    from tieline.graph.filter import Filter
    from tieline.graph.model import Reading, Relation
    from tieline.graph.paper import Paper
    from tieline.graph.store import Store

_INTERRUPTED = 130  # 128 + SIGINT, as shells say it
# A collection each so many new values instead of each 700: a command's millions mostly live to its end,
# and walking them again and again took a seventh of its time.
_COLLECTED_AFTER = 50_000
_IMPORT = "neo4j-import"  # the one format that is not of a network, but of a whole store
_NAMED = 20  # a whole folder of the wrong kind must not flood the screen


class _Commands(click.Group):
    """Catches what the user can mend, once, for all commands; bugs keep their traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)  # as they are used, not by the alphabet

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (TielineError, KeyboardInterrupt) as error:
            if ctx.params["debug"]:
                raise
            if isinstance(error, KeyboardInterrupt):
                _say("\nInterrupted; nothing that was stored before is lost.")
                ctx.exit(_INTERRUPTED)
            _say(f"Error: {error.message}" + (f"\nHint: {error.hint}" if error.hint else ""))
            ctx.exit(error.status)


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
    gc.set_threshold(_COLLECTED_AFTER)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a name may hold what no terminal can


# --- what commands share --------------------------------------------------------------------------

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def _options(*options: Decorator) -> Decorator:
    return lambda command: functools.reduce(lambda made, add: add(made), options[::-1], command)


def _words(name: str, key: str, help: str) -> Decorator:
    return click.option(name, key, multiple=True, metavar="WORD", help=f"{help} Repeatable.")


_store = click.option(
    "--store",
    metavar="ADDRESS",
    callback=lambda ctx, _, value: value or ctx.obj,
    help="A folder, FILE.jsonl or neo4j://HOST. Else $TIELINE_STORE, $NEO4J_URI, ./tieline-store.",
)
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON for machines.")
_filter = _options(
    _words("--status", "statuses", "stated, claimed, expected, possible, denied, negated; any."),
    click.option("--disputed", metavar="WORD", help="any, only or hide."),
    _words("--category", "categories", "AID, SANCTION, …: `tieline stats` names them."),
    _words("--quad", "quads", "verbal-cooperation, material-conflict, …"),
    _words("--predicate", "predicates", "supplies, meets, …"),
    _words("--type", "actor_types", "Of both actors: country, person, organization, group."),
    _words("--outlet", "outlets", "At least one of these wrote it."),
    click.option("--min-origins", type=int, metavar="N", help="Independent sources."),
    click.option("--confidence", "min_confidence", metavar="WORD", help="high, medium or low."),
    click.option("--since", metavar="DATE", help="2024, 2024-06 or 2024-06-18."),
    click.option("--until", metavar="DATE", help="As --since: when it occurred, else was told."),
)


def _asking(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the store that it asks and the one filter, as `store` and `where`."""

    @_filter
    @_store
    @functools.wraps(command)
    def asked(store: str | None, **given: Any) -> None:
        from tieline.graph.find import FILTER_WORDS, filter_of

        where = filter_of(**{name: given.pop(name) for name in FILTER_WORDS})
        with _opened(store) as kept:
            command(store=kept, where=where, **given)

    return asked


@contextmanager
def _opened(given: str | None, *, create: bool = False) -> Iterator[Store]:
    from tieline.cypher import connect

    address = connect.choose(given)
    make = connect.create_store if create else connect.open_store
    store = make(address, ask=_ask_hidden if _at_terminal() else None)
    _say(f"store: {address}")
    try:
        yield store
    finally:
        store.close()


def _at_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _ask_hidden(what: str) -> str:
    answer: str = click.prompt(what, default="", hide_input=True, show_default=False, err=True)
    return answer


def _say(line: str) -> None:
    click.echo(line, err=True)


def _answer(answer: Iterator[str] | list[Any] | dict[str, Any]) -> None:
    """Print lines as they come, anything else as JSON."""
    if isinstance(answer, (list, dict)):
        import json

        answer = iter([json.dumps(answer, ensure_ascii=False, indent=1)])
    for line in answer:
        click.echo(line)


def _answer_relations(
    found: Sequence[Relation], lines: Iterator[str], as_json: bool, nothing: str, hidden: int = 0
) -> None:
    if found or as_json:
        _answer([relation.as_json() for relation in found] if as_json else lines)
    if not found:
        raise _nothing(nothing, hidden)


def _nothing(what: str, hidden: int = 0) -> NothingFound:
    left_out = f"It leaves out {hidden:,}. " if hidden else ""
    return NothingFound(
        f"{what} passes the filter", f"{left_out}Drop a condition, or say --status any for every status."
    )


def _paper() -> Paper:
    from tieline.graph.paper import paper_for

    return paper_for(sys.stdout, os.environ)


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


# --- filling a store ------------------------------------------------------------------------------

_reading = _options(
    click.option("--published", metavar="DATE", help="For articles that give no date."),
    click.option("--model", metavar="NAME", help="Another spaCy model of English."),
)
_articles = _options(click.argument("paths", nargs=-1, required=True, metavar="PATHS…"), _reading)


@main.command()
@_articles
@_store
def build(store: str | None, paths: Sequence[str], **given: str | None) -> None:
    """Read articles and add their relations to a store.

    PATHS are .txt, .md and .jsonl files, folders of them, and - for standard input. An article that
    is read again replaces itself.
    """
    from tieline.corpus.readings import read

    progress = _Progress()
    readings = read(paths, bad=progress.leave_out, stdin=sys.stdin.buffer, **given)
    first = next(readings, None)
    if first is None:  # a store is not made for nothing
        _say(f"read {progress}")
    else:
        with _opened(store, create=True) as kept:
            _say_added(kept, progress.watch(chain([first], readings)), progress)
    sys.exit(1 if progress.left_out else 0)


@main.command()
@_articles
@click.option("-o", "--output", required=True, metavar="FILE", help="relations.jsonl, or - .")
def extract(output: str, paths: Sequence[str], **given: str | None) -> None:
    """Read articles and write their relations as lines of JSON.

    PATHS are as for `tieline build`. `tieline load` adds the file to a store.
    """
    from tieline.corpus.readings import read
    from tieline.graph.lines import write_lines

    progress = _Progress()
    readings = read(paths, bad=progress.leave_out, stdin=sys.stdin.buffer, **given)
    lines = io.StringIO()
    count = write_lines((e for r in progress.watch(readings) for e in r.evidence), lines)
    _say(f"read {progress}")
    _write(lines.getvalue(), output, _many(count, "line"))
    sys.exit(1 if progress.left_out else 0)


@main.command()
@click.argument("article", metavar="ARTICLE")
@_reading
@click.option("--html", "page", metavar="FILE", help="Write it as a page to look at. Or - .")
@_json
def explain(article: str, page: str | None, as_json: bool, **given: str | None) -> None:
    """Show how an article was read, and what was dropped.

    Sentence by sentence: actors, clauses, the evidence with its rule, and why other words that could
    tell a relation told none. ARTICLE is a file, or - for standard input.
    """
    from tieline.corpus import explanation, readings

    progress = _Progress()
    found = list(readings.explain([article], bad=progress.leave_out, stdin=sys.stdin.buffer, **given))
    if page and found:
        from tieline.corpus.explain_page import as_html

        _write(as_html(found), page, _many(len(found), "article"))
    if as_json:
        _answer([explanation.as_json(each) for each in found])
    elif not page:
        paper = _paper()
        _answer(line for each in found for line in explanation.as_text(each, paper))
    sys.exit(1 if progress.left_out else 0)


@main.command()
@click.argument("gold", metavar="GOLD")
@click.argument("relations", metavar="RELATIONS")
@click.option(
    "--misses", type=click.IntRange(0), default=0, metavar="N", help="Show N misses and wrong arrows."
)
@_json
def score(gold: str, relations: str, misses: int, as_json: bool) -> None:
    """Measure relations against annotated articles.

    GOLD is a folder of NAME.gold.json, RELATIONS what `tieline extract` wrote of the same articles.
    """
    from pathlib import Path

    from tieline.corpus import score as scoring

    scores = scoring.score(Path(gold), Path(relations))
    _answer(scores.as_json() if as_json else scoring.report(scores, show=misses))


@main.command()
@click.argument("files", nargs=-1, required=True, metavar="FILES…")
@_store
def load(files: Sequence[str], store: str | None) -> None:
    """Add relations that an extractor, ours or another, wrote.

    FILES hold a line of JSON for each passage, - is standard input. A line that does not keep to
    the schema is named and left out.
    """
    from tieline.graph.lines import read_file

    progress = _Progress(size=sum(os.path.getsize(f) for f in files if os.path.isfile(f)))
    with _opened(store, create=True) as kept:
        text_of = getattr(kept, "text", None)  # the embedded store alone keeps texts
        bad, stdin, passed = progress.leave_out, sys.stdin.buffer, progress.passed
        read = (read_file(f, bad=bad, text_of=text_of, stdin=stdin, passed=passed) for f in files)
        _say_added(kept, progress.watch(chain.from_iterable(read)), progress)
    sys.exit(1 if progress.left_out else 0)


@main.command()
@click.argument("names", nargs=-1, required=True, metavar="DOCUMENT_OR_ID…")
@_store
def forget(names: Sequence[str], store: str | None) -> None:
    """Remove articles and what only they carried."""
    from tieline.cypher import statements

    with _opened(store) as kept:
        kept.forget(())  # a store that can only be asked says so, before it is asked in Cypher
        rows = kept.run(statements.ARTICLES_BY_DOCUMENT, {"documents": list(names)}).rows
        rows += kept.run(statements.ARTICLES_BY_ID, {"ids": list(names)}).rows
        if rows:
            gone = kept.forget({id_ for id_, *_ in rows})
            _say(f"forgot {_many(gone, 'article')}")
            _say_size(kept)
    known = {name for id_, document, *_ in rows for name in (id_, document)}
    if missing := [name for name in names if name not in known]:
        hint = "`tieline relations --json` names the documents."
        raise NothingFound(f"no article {', '.join(missing)} in the store", hint)


class _Progress:
    """What is read and what is left out: told of on stderr and counted; the latter is a failure.

    Where the bytes to be read are known, it is a bar with the rate and the time that is left.
    """

    def __init__(self, size: int = 0) -> None:
        self.articles = self.evidence = self.left_out = 0
        self._shown = sys.stderr.isatty()
        self._bar: Any = click.progressbar(
            length=size, file=sys.stderr, show_percent=True, item_show_func=lambda _: self._rate()
        )
        self._read = 0
        self._began = time.monotonic()

    def leave_out(self, error: TielineError) -> None:
        self.left_out += 1
        if self.left_out <= _NAMED:
            _say(f"left out: {error.message}. {error.hint}")
        elif self.left_out == _NAMED + 1:
            _say("left out: more, from here on only counted")

    def passed(self, size: int) -> None:
        self._read += size

    def watch(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        try:
            for reading in readings:
                self.articles += 1
                self.evidence += len(reading.evidence)
                if self._shown and self._read:
                    self._bar.update(self._read)
                    self._read = 0
                elif self._shown:
                    click.echo(f"\x1b[K{self}\r", err=True, nl=False)
                yield reading
        finally:
            if self._shown and self._bar.pos:
                self._bar.render_finish()  # which also brings the cursor back

    def _rate(self) -> str:
        seconds = max(time.monotonic() - self._began, 0.001)
        return f"{_many(self.evidence, 'passage')}, {self.evidence / seconds:,.0f}/s"

    def __str__(self) -> str:
        told = f"{_many(self.articles, 'article')}, {_many(self.evidence, 'passage')}"
        return told + (f"; left out {self.left_out:,}" if self.left_out else "")


def _say_added(store: Store, readings: Iterable[Reading], progress: _Progress) -> None:
    added = store.add(readings)
    _say(f"read {progress}")  # longer than what it covers on a terminal
    _say(f"{added.new:,} new, {added.replaced:,} replaced, {added.unchanged:,} unchanged")
    _say_size(store)


def _say_size(store: Store) -> None:
    held = store.size()
    joined = f"{_many(held.relations, 'relation')} between {_many(held.actors, 'actor')}"
    _say(f"the store now holds {joined}, from {_many(held.articles, 'article')}")


# --- questions ------------------------------------------------------------------------------------


@main.command(context_settings={"default_map": {"statuses": ["any"]}})
@_asking
@_json
def stats(store: Store, where: Filter, as_json: bool) -> None:
    """Count what a store holds, of every status."""
    from tieline.graph import stats, text

    counted = stats.stats(store.size(), store.relations(where))
    _answer(counted.as_json() if as_json else text.of_stats(counted, _paper()))


@main.command()
@click.argument("text", default="")
@_asking
@_json
def actors(store: Store, where: Filter, text: str, as_json: bool) -> None:
    """List actors, or those whose names hold TEXT."""
    from dataclasses import asdict

    from tieline.graph.find import listed
    from tieline.graph.text import of_actors

    found = listed(store, text, where)
    in_json = [asdict(actor) | {"relations": count} for actor, count in found]
    _answer(in_json if as_json else of_actors(found, _paper()))
    if not found:
        raise _nothing("no actor has a relation that")


@main.command()
@click.option("--limit", type=click.IntRange(1), metavar="N", help="The first so many.")
@_asking
@_json
def relations(store: Store, where: Filter, limit: int | None, as_json: bool) -> None:
    """List relations, those of most sources first."""
    from tieline.graph import order, text

    found = order.by_origins(store.relations(where))
    shown = found[:limit]
    lines = text.of_relations(shown, _paper(), more=len(found) - len(shown))
    _answer_relations(shown, lines, as_json, "no relation")


@main.command()
@click.argument("actor")
@_asking
@_json
def show(store: Store, where: Filter, actor: str, as_json: bool) -> None:
    """Show one actor's relations by category."""
    from tieline.graph import find, text

    who = find.find_actor(store, actor, tell=_say)
    found, hidden = find.joining(store, where, who)
    lines = text.of_actor(who, found, _paper(), hidden=hidden)
    _answer_relations(found, lines, as_json, f"no relation of {who.name}", hidden)


@main.command()
@click.argument("a")
@click.argument("b")
@_asking
@_json
def between(store: Store, where: Filter, a: str, b: str, as_json: bool) -> None:
    """Show all that joins two actors directly.

    Every quote is shown, and of what is disputed both sides.
    """
    from tieline.graph import find, text

    one, other = find.find_two(store, a, b, tell=_say)
    found, hidden = find.joining(store, where, one, other)
    lines = text.between(one, other, found, _paper(), hidden=hidden)
    nothing = f"nothing that joins {one.name} and {other.name} directly"
    _answer_relations(found, lines, as_json, nothing, hidden)


@main.command()
@click.argument("a")
@click.argument("b")
@click.option("--all", "every", is_flag=True, help="Every shortest path, up to 50.")
@click.option("--directed", is_flag=True, help="Only as the arrows point.")
@click.option("--no-roles", is_flag=True, help="Not by who leads or works for whom.")
@click.option("--max-hops", type=int, default=6, metavar="N", help="At most so many; 6.")
@_asking
@_json
def path(store: Store, where: Filter, a: str, b: str, as_json: bool, **ways: Any) -> None:
    """Find the shortest path between two actors.

    Arrows are walked both ways unless --directed.
    """
    from tieline.graph import find, paths, text

    one, other = find.find_two(store, a, b, tell=_say)
    chains, best = paths.in_store(store, one, other, where, **ways)
    _answer(text.paths_json(chains, best) if as_json else text.of_paths(chains, best, _paper()))


@main.command()
@click.argument("cypher", default="")
@click.option("--name", metavar="NAME", help="Ask one of `tieline queries` instead.")
@click.option("-p", "given", multiple=True, metavar="NAME=VALUE", help="A $NAME of the text.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", help="Of the answer."
)
@_json
@_store
def query(
    store: str | None, cypher: str, name: str | None, given: Sequence[str], form: str, as_json: bool
) -> None:
    """Answer a Cypher text, or a question of the catalogue.

    \b
    It reads (:Actor)-[:SUPPLIES]->(:Actor) and the like, for example:
      tieline query 'MATCH (a:Actor)-[r]->(b:Actor {id: $id})
                     RETURN a.name, type(r), r.object' -p id=country:RU
      tieline query --name goods-of-actor -p actor="north korea"
    """
    from tieline.cypher import catalogue
    from tieline.graph import tables

    if bool(name) == bool(cypher):
        raise BadQuestion("give a Cypher text or --name NAME", "`tieline queries` lists the names.")
    saved = catalogue.named(name) if name else None
    with _opened(store) as kept:
        if saved:
            values = catalogue.bound(saved, tables.words(given), kept, tell=_say)
            table = kept.run(saved.text, values)
            if len(table.rows) == values.get("limit"):
                _say(f"These are the first {len(table.rows)}; -p limit=N asks for more.")
        else:
            table = kept.run(cypher, tables.parameters(given))
    if as_json or form == "json":
        _answer(tables.as_json(table))
    else:
        _answer(tables.as_csv(table) if form == "csv" else tables.as_text(table, _paper()))
    if not table.rows:
        cure = f"`tieline queries {name}` tells what it asks." if name else ""
        raise NothingFound("no row answers", cure or "`tieline actors` lists names and ids.")


@main.command()
@click.argument("text", default="")
@_json
def queries(text: str, as_json: bool) -> None:
    """List the catalogue of questions for `tieline query`.

    With TEXT only those that hold its words; of a single one all that is needed to ask it.
    """
    from tieline.cypher import catalogue, catalogue_text

    found = catalogue.holding(text)
    if as_json:
        _answer(catalogue_text.as_json(found))
    elif len(found) == 1:
        _answer(catalogue_text.explained(found[0], _paper()))
    elif found:
        _answer(catalogue_text.listed(found, _paper()))
    if not found:
        raise NothingFound(f'no query holds "{text}"', "`tieline queries` lists all.")


@main.command()
@click.option("--open", "opens", is_flag=True, help="Open it, and the guide in it.")
@click.option("--serve", "serves", is_flag=True, help="Serve style and guide until Ctrl-C.")
@click.option("--favorites", metavar="FILE", help="Write a zip to be dropped on Neo4j Browser.")
@_json
@_store
def browser(store: str | None, opens: bool, serves: bool, favorites: str | None, as_json: bool) -> None:
    """Say how to look at a store in Neo4j Browser.

    `docker compose up --wait` serves style and guide; for a Neo4j of your own --serve does.
    """
    from pathlib import Path

    from tieline.cypher import connect
    from tieline.cypher.browser import place, slides
    from tieline.graph.export import write_bytes

    there = place.place(connect.choose(store))
    if favorites:
        write_bytes(slides.favorites(), Path(favorites))
        _say(f"wrote {favorites}: drop it on the window of Neo4j Browser")
    _answer(there.as_json() if as_json else iter(there.lines()))
    with place.serving() if serves else nullcontext() as server:
        if opens:
            click.launch(there.opened)
        if server:
            _say("serving style and guide until Ctrl-C")
            with suppress(KeyboardInterrupt):
                server.serve_forever()


# --- networks as files ----------------------------------------------------------------------------

_drawing = _options(
    click.option("-o", "--output", required=True, metavar="FILE", help="Or - for stdout."),
    _words("--around", "around", "An actor: only what lies about it."),
    click.option(
        "--path", "ends", nargs=2, metavar="A B", help="Only the shortest paths and what lies about them."
    ),
    click.option("--hops", type=click.IntRange(0), default=1, metavar="N", help="How far about these; 1."),
)


@main.command()
@_drawing
@click.option("--title", metavar="TEXT", help="Of the page.")
@click.option("--theme", type=click.Choice(["auto", "light", "dark"]), default="auto", help="Its colours.")
@click.option(
    "--quotes",
    type=click.Choice(["short", "full", "none"]),
    default="short",
    help="Of each passage at most 25 words (short), all, or none.",
)
@click.option("--all", "everything", is_flag=True, help="Draw a large network whole at once.")
@_asking
def html(output: str, title: str | None, theme: Any, quotes: Any, everything: bool, **asked: Any) -> None:
    """Write one page to look at, search and read in a browser."""
    from tieline.graph import page

    # A page can show on demand what nobody asserts, so that goes along unless a status is asked for.
    hedged = not click.get_current_context().params["statuses"]
    drawn = _network(**asked, hedged=hedged)
    opening: dict[str, Any] = {"path": drawn.ends} if drawn.ends else {}
    if hedged:
        opening["criteria"] = {"status": asked["where"].statuses}
    title = title or drawn.title or page.TITLE
    how = {"theme": theme, "quotes": quotes, "everything": everything}
    text = page.render(drawn.network, title=title, opening=opening, **how)
    _write(text, output, drawn.size)


class _ExportFormat(click.ParamType):  # type: ignore[type-arg]  # older click has no generic one
    """A choice of `graph.export.FORMATS` and of the import tool's, read only where it is asked for."""

    name = "format"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return self._choice().convert(value, param, ctx)

    def get_metavar(self, *asked: Any, **asking: Any) -> str | None:
        return self._choice().get_metavar(*asked, **asking)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> Any:
        return self._choice().shell_complete(ctx, param, incomplete)

    @staticmethod
    def _choice() -> click.Choice[str]:
        from tieline.graph.export import FORMATS

        return click.Choice([*(ending.removeprefix(".") for ending in FORMATS), _IMPORT])


@main.command()
@_drawing
@click.option("--format", "form", type=_ExportFormat(), help="Else by the ending.")
@_asking
def export(output: str, form: str | None, **asked: Any) -> None:
    """Write a network for Gephi, yEd, networkx, spreadsheets.

    As neo4j-import it is the whole store, as a folder of CSV files for Neo4j's own import tool: the
    fastest way into an empty database.
    """
    from tieline.graph.export import FORMATS

    if form == _IMPORT:
        _export_for_import(output, **asked)
        return
    ending = f".{form}" if form else os.path.splitext(output)[1].lower()
    if ending not in FORMATS:
        *names, last = (known.removeprefix(".") for known in FORMATS)
        hint = f"Add --format {', '.join(names)} or {last}."
        raise BadQuestion(f"{output}: no format for this ending", hint)
    drawn = _network(**asked)
    _write(FORMATS[ending](drawn.network), output, drawn.size)


def _export_for_import(output: str, store: Store, where: Filter, **asked: Any) -> None:
    from pathlib import Path

    from tieline.cypher.neo4j import import_files
    from tieline.graph.filter import Filter

    rows = getattr(store, "rows", None)  # a network in a file has lost what a store needs
    if rows is None:
        raise BadQuestion(f"{store.address} is a network, not a store", "Name the store it was made of.")
    if where != Filter() or asked["around"] or asked["ends"]:
        raise BadQuestion(f"{_IMPORT} takes the whole store", "Leave out the filter, --around and --path.")
    command = import_files.write(rows, Path(output))
    _say(f"wrote {output}. Stop Neo4j and run the command below; it fills an empty database, or with")
    _say("--overwrite-destination=true one that it replaces. Then start Neo4j and make the indexes:")
    _say(f"cypher-shell -f {shlex.quote(os.path.join(output, import_files.SCHEMA_FILE))}")
    click.echo(command)


class _Drawn(NamedTuple):
    """A network to be written, and how to speak of it."""

    network: Any
    title: str
    ends: tuple[str, ...]
    size: str


def _network(
    store: Store,
    where: Filter,
    around: Sequence[str],
    ends: tuple[str, str] | None,
    hops: int,
    hedged: bool = False,
) -> _Drawn:
    from dataclasses import replace

    from tieline.graph import find, network, paths
    from tieline.graph.model import STATUSES

    two = find.find_two(store, *ends, tell=_say) if ends else None
    centres = [find.find_actor(store, name, tell=_say) for name in around]
    inner = {actor.id for actor in centres}
    if two:
        chains, _ = paths.in_store(store, *two, where, every=True)
        inner |= {actor for chain in chains for actor in chain.actors}
    drawn = network.build(store.relations(replace(where, statuses=STATUSES) if hedged else where))
    if inner:
        drawn = network.around(drawn, inner, hops)
    if not len(drawn):
        raise _nothing("no relation")
    titles = [f"Around {' and '.join(a.name for a in centres)}"] if centres else []
    titles += [f"From {two[0].name} to {two[1].name}"] if two else []
    size = f"{_many(drawn.number_of_edges(), 'relation')} between {_many(drawn.number_of_nodes(), 'actor')}"
    return _Drawn(drawn, "; ".join(titles), tuple(actor.id for actor in two or ()), size)


def _write(text: str, output: str, what: str) -> None:
    from pathlib import Path

    from tieline.graph.export import write_text

    if output == "-":
        click.echo(text, nl=False)
    else:
        write_text(text, Path(output))
    _say(f"wrote {what}" + ("" if output == "-" else f" to {output}"))


if __name__ == "__main__":
    main()
