import io
import json
import resource
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from http.server import HTTPServer
from pathlib import Path
from typing import NoReturn

import click
import pytest
from click.testing import CliRunner, Result
from made_up import network_of_15
from neo4j_server import Neo4jServer
from playwright.sync_api import Page, expect

from tieline.cli import main
from tieline.cypher.browser import place, serve
from tieline.graph.lines import write_lines
from tieline.graph.model import NOTICE

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"

# Each question, with actors that the samples name.
QUESTIONS = {
    "stats": [],
    "actors": ["kim"],
    "relations": ["--limit", "3"],
    "show": ["Russia"],
    "between": ["Putin", "Kim Jong-un"],
    "path": ["Kim Jong Un", "UN Security Council"],
    "query": ["MATCH (a:Person)-[r]->(:Country) RETURN a.name, type(r), r.quote"],
}
FILTERED = [name for name in QUESTIONS if name != "query"]
FILES = {"html": "page.html", "export": "network.graphml"}


def run(*arguments: str | Path, store: Path | str | None = None, stdin: object = None) -> Result:
    told = [*map(str, arguments), *(["--store", str(store)] if store else [])]
    return CliRunner().invoke(main, told, input=stdin)  # type: ignore[arg-type]


def process(*arguments: str | Path) -> Sequence[str]:
    return [sys.executable, "-m", "tieline.cli", *map(str, arguments)]


def failed(result: Result, status: int) -> str:
    """Check that a command ended by this status with an error and a hint; return both lines."""
    assert result.exit_code == status, result.output
    error, hint = result.stderr.strip().splitlines()[-2:]
    assert error.startswith("Error: ")
    assert hint.startswith("Hint: ")
    return f"{error}\n{hint}"


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample articles, built into a store; to be asked only."""
    store = tmp_path_factory.mktemp("samples") / "store"
    built = run("build", SAMPLES, store=store)
    assert built.exit_code == 0, built.output
    assert built.stdout == ""
    assert f"store: {store}" in built.stderr
    assert "read 6 articles, " in built.stderr
    assert "6 new, 0 replaced, 0 unchanged" in built.stderr
    return store


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up world as a relations file."""
    path = tmp_path_factory.mktemp("world") / "relations.jsonl"
    every = (e for relation in network_of_15() for e in relation.evidence)
    # One document holds one article.
    apart = (replace(e, article=replace(e.article, document=f"{e.article.url}")) for e in every)
    with path.open("w", encoding="utf-8") as stream:
        write_lines(apart, stream)
    return path


@pytest.fixture(scope="module")
def loaded(world: Path) -> Path:
    """The made-up world, loaded into a store; to be asked only."""
    store = world.with_name("store")
    assert run("load", world, store=store).exit_code == 0
    return store


# --- filling a store ------------------------------------------------------------------------------


def test_bad_articles_do_not_stop_the_good(tmp_path: Path) -> None:
    """A bad article is named with its cure, the others are stored, and the command fails."""
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "latin.txt").write_bytes("Norvia attacked Talland. Cafés.".encode("latin-1"))
    (tmp_path / "good.txt").write_text("France sent tanks to Ukraine on Monday.")
    store = tmp_path / "store"
    built = run("build", tmp_path, tmp_path / "none.md", store=store)
    assert built.exit_code == 1
    for name, cure in (("empty.txt", ""), ("latin.txt", "iconv"), ("none.md", "path")):
        (line,) = (at for at in built.stderr.splitlines() if name in at)
        assert cure in line
    assert "read 1 article, 1 passage; left out 3\n1 new" in built.stderr
    again = run("build", tmp_path / "good.txt", store=store)
    assert again.exit_code == 0
    assert "0 new, 0 replaced, 1 unchanged" in again.stderr


def test_no_store_is_made_for_nothing(tmp_path: Path) -> None:
    """Where no article can be read, no store is made."""
    assert run("build", tmp_path / "none.txt", store=tmp_path / "store").exit_code == 1
    assert not (tmp_path / "store").exists()
    assert "2024-13" in failed(run("build", SAMPLES, "--published", "2024-13"), 2)
    assert "no-such-model" in failed(run("build", SAMPLES, "--model", "no-such-model"), 2)


def test_extract_and_load_are_build(samples: Path, tmp_path: Path) -> None:
    """What is extracted and loaded answers as what is built, and is the same bytes every time."""
    lines = tmp_path / "relations.jsonl"
    extracted = run("extract", SAMPLES, "-o", lines)
    assert extracted.exit_code == 0
    piped = run("extract", SAMPLES, "-o", "-")
    assert piped.stdout == lines.read_text("utf-8")
    store = tmp_path / "store"
    assert run("load", "-", store=store, stdin=piped.stdout_bytes).exit_code == 0
    every = ("relations", "--status", "any", "--json")
    assert run(*every, store=store).stdout == run(*every, store=samples).stdout


def test_lines_of_articles(tmp_path: Path) -> None:
    """Articles come as lines of JSON too; a passage names the file and the article's id."""
    articles = tmp_path / "articles.jsonl"
    articles.write_text('{"id": "a7", "text": "France sent tanks to Ukraine."}\n')
    (line,) = run("extract", articles, "-o", "-").stdout.splitlines()
    assert json.loads(line)["document"] == f"{articles}#a7"


def test_bad_lines_are_named_and_left_out(world: Path, tmp_path: Path) -> None:
    """A bad line is refused by its number and with the reason; all others are loaded."""
    good = world.read_text("utf-8").splitlines()
    wrong = json.loads(good[0])
    file = tmp_path / "relations.jsonl"
    bad = ["no json", json.dumps(wrong | {"status": "sure"}), json.dumps(wrong | {"end": 0})]
    file.write_text("\n".join([*bad[:2], *good, bad[2]]), encoding="utf-8")
    told = run("load", file, tmp_path / "none.jsonl", store=tmp_path / "store")
    assert told.exit_code == 1
    for where in ("line 1: no JSON", "line 2: status", f"line {len(good) + 3}: end", "none.jsonl"):
        assert sum(where in line for line in told.stderr.splitlines()) == 1
    assert "left out 4" in told.stderr
    assert run("load", world, store=tmp_path / "store").stderr.count("\n0 new, 0 replaced") == 1


def test_a_quote_must_stand_in_its_article(samples: Path, tmp_path: Path) -> None:
    """Where the store has the article, a line that quotes other words is refused."""
    lines = run("extract", SAMPLES / "panel-veto.md", "-o", "-").stdout.splitlines()
    built = tmp_path / "store"
    run("build", SAMPLES / "panel-veto.md", store=built)
    line = json.loads(lines[0])
    line["evidence"] = line["evidence"].replace("e", "x")
    forged = json.dumps(line)
    told = run("load", "-", store=built, stdin=forged)
    assert told.exit_code == 1
    assert "line 1: evidence is not what the article says" in told.stderr


def test_forget(world: Path, tmp_path: Path) -> None:
    """Articles are forgotten by document or id; one that is not there is named."""
    store = tmp_path / "store"
    run("load", world, store=store)
    first, *_, last = (json.loads(line) for line in world.read_text("utf-8").splitlines())
    told = run("forget", first["document"], last["article_id"], "nowhere.md", store=store)
    assert "forgot 2 articles" in told.stderr
    assert "nowhere.md" in failed(told, 3)
    assert "forgot" not in run("forget", first["document"], store=store).stderr


# --- questions ------------------------------------------------------------------------------------


@pytest.mark.parametrize("question", QUESTIONS)
def test_questions_answer(question: str, samples: Path) -> None:
    """Every question answers on stdout, as JSON too, and says on stderr which store it asked."""
    told = run(question, *QUESTIONS[question], store=samples)
    assert told.exit_code == 0, told.output
    assert told.stdout
    assert told.stderr.splitlines()[0] == f"store: {samples}"
    as_json = run(question, *QUESTIONS[question], "--json", store=samples)
    assert json.loads(as_json.stdout)
    assert "\x1b" not in told.stdout


@pytest.mark.parametrize("question", [*QUESTIONS, *FILES])
def test_without_a_store(question: str, tmp_path: Path) -> None:
    """Where there is no store, every question says so and how to make one."""
    output = ["-o", str(tmp_path / FILES[question])] if question in FILES else []
    asked = run(question, *QUESTIONS.get(question, []), *output, store=tmp_path / "none")
    assert "tieline build" in failed(asked, 1)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "asked",
    [
        ("show", "Norvya"),
        ("between", "Estmark", "Norvya"),
        ("path", "Norvya", "Estmark"),
        ("actors", "Norvya"),
        ("html", "-o", "-", "--around", "Norvya"),
        ("export", "-o", "-", "--format", "json", "--around", "Norvya"),
    ],
)
def test_unknown_actors(asked: Sequence[str], loaded: Path) -> None:
    """A name that fits nobody ends a command by 3 and offers the nearest."""
    assert 'no actor "Norvya"\nHint: Did you mean "Norvia"' in failed(run(*asked, store=loaded), 3)


@pytest.mark.parametrize("question", FILTERED)
@pytest.mark.parametrize(
    "misuse", [("--status", "sure"), ("--quad", "x"), ("--since", "May"), ("--disputed", "x")]
)
def test_misused_filters(question: str, misuse: Sequence[str], samples: Path) -> None:
    """A word that the filter does not know ends any question by 2 and names those it knows."""
    failed(run(question, *QUESTIONS[question], *misuse, store=samples), 2)


@pytest.mark.parametrize("question", FILTERED[1:])
def test_nothing_found(question: str, samples: Path) -> None:
    """Where nothing passes the filter a question ends by 3; its JSON is still JSON."""
    asked = (question, *QUESTIONS[question], "--outlet", "Nobody's Herald")
    failed(run(*asked, store=samples), 3)
    as_json = run(*asked, "--json", store=samples)
    assert as_json.exit_code == 3
    assert as_json.stdout in ("[]\n", "")  # a path that is not there has no chains to list


def test_between_golden(loaded: Path) -> None:
    """What is joined directly is told with every quote, the disputed side by side."""
    told = run("between", "Norvia", "hill front", "--status", "any", store=loaded)
    assert told.stdout.splitlines() == [
        "Norvia and Hill Front",
        "",
        "Norvia ─trains→ Hill Front: fighters   claimed by Mirko Dahn · disputed",
        "    said                                      │ denied",
        "    “Mirko Dahn said that Norvia trains       │ “No sign was found that Norvia trains",
        "    fighters Hill Front.”                     │ fighters Hill Front.”",
        "    — The Courier, 2024-06-22 · claimed by    │ — The Courier, 2024-06-23 · negated",
        "      Mirko Dahn                              │",
    ]


def test_the_filter_and_what_it_leaves_out(loaded: Path) -> None:
    """A question counts what its filter leaves out; one filter narrows every question alike."""
    asked = ("show", "Norvian Navy")
    assert "The filter leaves out 2 more" in run(*asked, store=loaded).stdout
    assert "leaves out" not in run(*asked, "--status", "any", store=loaded).stdout
    narrow = ("--predicate", "SUPPLIES", "--min-origins", "1", "--since", "2024-05")
    found = json.loads(run("relations", *narrow, "--json", store=loaded).stdout)
    assert {r["predicate"] for r in found} == {"supplies"}
    assert json.loads(run("stats", *narrow, "--json", store=loaded).stdout)["passing"] == len(found)


def test_paths(loaded: Path) -> None:
    """A path names its hops and ends with what an arrow is; no path ends by 3 with the cure."""
    asked = ("path", "Sela Orune", "Estmark")
    told = run(*asked, store=loaded)
    assert told.stdout.startswith("Sela Orune – Norvia – Estmark (2 hops)\n")
    assert " ".join(told.stdout.split()).endswith(NOTICE)
    found = json.loads(run(*asked, "--all", "--json", store=loaded).stdout)
    assert [a["name"] for a in found["paths"][0]["actors"]] == ["Sela Orune", "Norvia", "Estmark"]
    alone = failed(run(*asked, "--max-hops", "1", store=loaded), 3)
    assert "nothing joins Sela Orune and Estmark within 1 hop" in alone
    failed(run("path", "Estmark", "Estmark", store=loaded), 2)


def test_query_formats(loaded: Path) -> None:
    """A Cypher text answers as a table, JSON or CSV, and takes parameters."""
    asked = (
        "query",
        "MATCH (a:Actor {id: $id}) RETURN a.name, a.aliases",
        "-p",
        "id=country:norvia",
    )
    assert run(*asked, "--format", "csv", store=loaded).stdout.splitlines() == [
        "a.name,a.aliases",
        'Norvia,"[""the Norvian Republic""]"',
    ]
    as_json = json.loads(run(*asked, "--format", "json", store=loaded).stdout)
    assert as_json == [{"a.name": "Norvia", "a.aliases": ["the Norvian Republic"]}]
    assert "-p" in failed(run(*asked[:2], store=loaded), 2)
    failed(run("query", "MATCH (a:Actor) DELETE a", store=loaded), 2)
    failed(run("query", "MATCH (a:Nobody) RETURN a", store=loaded), 3)


def test_the_catalogue_is_found_and_asked(loaded: Path) -> None:
    """Questions are listed, searched and explained; one is asked by name, its actors named freely."""
    assert "goods-of-actor" in run("queries").stdout
    told = run("queries", "goods-of-actor").stdout
    assert "tieline query --name goods-of-actor -p actor=country:KP" in told
    assert ':params {actor: "country:KP", limit: 50}\nMATCH' in told
    (found,) = json.loads(run("queries", "goods-of-actor", "--json").stdout)
    assert found["parameters"][0]["required"]
    asked = ("query", "--name", "goods-of-actor", "-p", "actor=kingdom of estmark", "--json")
    rows = json.loads(run(*asked, store=loaded).stdout)
    assert {(row["direction"], row["other"]) for row in rows} == {("gets", "Norvia"), ("gives", "Norvia")}
    assert "-p limit=" not in run(*asked, store=loaded).stderr
    assert "-p limit=" in run(*asked, "-p", "limit=1", store=loaded).stderr
    for wrong, status, word in (
        (("queries", "no such words"), 3, "tieline queries"),
        (("query", "--name", "goods-of"), 2, "or goods-of-actor?"),
        (("query", "--name", "goods-of-actor"), 2, "-p actor="),
        (("query", "--name", "goods-of-actor", "-p", "actor=estmrk"), 3, "Estmark"),
        (("query", "--name", "goods", "-p", "goods=spoons"), 3, "tieline queries goods"),
        (("query", "RETURN 1 AS one", "--name", "goods"), 2, "--name"),
        (("query",), 2, "--name"),
    ):
        assert word in failed(run(*wrong, store=loaded if wrong[0] == "query" else None), status)


@pytest.mark.neo4j
def test_both_stores_answer_alike(
    world: Path, loaded: Path, neo4j: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commands say the same whichever store they ask."""
    monkeypatch.setenv("NEO4J_USERNAME", neo4j.user)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j.password)
    assert run("load", world, store=neo4j.uri).exit_code == 0
    for asked in (
        ("stats",),
        ("relations", "--status", "any", "--json"),
        ("between", "Irena Vost", "King Halvar"),
        ("path", "Sela Orune", "Estmark", "--all"),
        ("query", QUESTIONS["query"][0] + " ORDER BY r.id"),
        ("query", "--name", "timeline", "-p", "actor=norvia", "-p", "other=estmark"),
    ):
        assert run(*asked, store=neo4j.uri).stdout == run(*asked, store=loaded).stdout


# --- files ----------------------------------------------------------------------------------------


def test_what_a_newcomer_asks_of_a_page(samples: Path, browser_page: Page, tmp_path: Path) -> None:
    """By mouse and by keys: who vetoed what, what was only expected, how two are joined, who claims it."""
    file = tmp_path / "page.html"
    run("html", "-o", file, store=samples)
    browser_page.goto(file.as_uri())
    story = browser_page.get_by_role("complementary", name="Story")
    browser_page.get_by_label("Find an actor or a deed").fill("vetoed")
    browser_page.get_by_role("option", name="vetoes").click()
    expect(story.get_by_role("heading", level=2)).to_contain_text("Russia vetoes")
    expect(story).to_contain_text("not disputed")
    expect(story.locator("blockquote").first).to_contain_text("vetoed")

    browser_page.reload()
    browser_page.get_by_role("button", name="Reset").click()
    browser_page.keyboard.press("Escape")
    browser_page.get_by_role("button", name="Picture", exact=True).click()
    browser_page.get_by_role("button", name="Only expected").click()
    listed = story.locator(".list .state")
    expect(listed.first).to_contain_text("expected")
    assert all(state.startswith("expected") for state in listed.all_inner_texts())

    browser_page.get_by_role("button", name="Reset").press("Enter")
    browser_page.get_by_text("Path between two").press("Enter")
    for key in ("Tab", "kim jong un", "Enter", "security council", "Enter"):
        browser_page.keyboard.press(key) if key in ("Tab", "Enter") else browser_page.keyboard.type(key)
    expect(story.get_by_role("heading", level=2)).to_have_text("Kim Jong Un – Russia – UN Security Council")
    expect(story.locator("blockquote")).to_have_count(2)
    browser_page.keyboard.press("Tab")
    browser_page.get_by_role("button", name="Skip to the picture").press("Enter")
    browser_page.keyboard.press("Home")
    browser_page.keyboard.press("Enter")
    expect(story.get_by_role("heading", level=2)).to_have_text("Russia")
    expect(story).to_contain_text("claimed by South Korea")


def test_files(loaded: Path, tmp_path: Path) -> None:
    """Pages and networks are written whole or about an actor, in the format that is asked for."""
    page = tmp_path / "page.html"
    wrote = run("html", "-o", page, "--around", "Vost", "--title", "<Vost>", store=loaded)
    assert wrote.exit_code == 0, wrote.output
    assert wrote.stdout == ""
    assert "&lt;Vost&gt;" in page.read_text("utf-8")
    whole = json.loads(run("export", "-o", "-", "--format", "json", store=loaded).stdout)
    part = run("export", "-o", "-", "--format", "json", "--around", "Vost", store=loaded)
    assert 0 < len(json.loads(part.stdout)["nodes"]) < len(whole["nodes"])
    assert run("export", "-o", tmp_path / "network.graphml", store=loaded).exit_code == 0
    assert "--format" in failed(run("export", "-o", tmp_path / "x.doc", store=loaded), 2)
    assert "cannot write" in failed(run("html", "-o", tmp_path / "no" / "page", store=loaded), 1)


@pytest.mark.parametrize("part", [("--around", "Vost"), ("--path", "Vost", "Norvya"), ("--status", "any")])
def test_the_import_tool_is_given_a_whole_store(part: Sequence[str], loaded: Path, tmp_path: Path) -> None:
    """A part that is asked for is refused: it must not be taken for what was written."""
    files = tmp_path / "import"
    asked = ("export", "--format", "neo4j-import", "-o", files)
    assert "whole store" in failed(run(*asked, *part, store=loaded), 2)
    assert not files.exists()
    assert run(*asked, store=loaded).stdout.startswith("neo4j-admin database import full")


def test_a_page_of_paths_and_of_a_file(loaded: Path, world: Path, tmp_path: Path) -> None:
    """--path takes paths and what lies about them; a relations file is drawn like its store."""

    def drawn(name: str, *asked: str, store: Path = loaded) -> tuple[str, str]:
        page = tmp_path / name
        wrote = run("html", "-o", page, *asked, store=store)
        assert wrote.exit_code == 0, wrote.output
        return wrote.stderr, page.read_text("utf-8")

    ends = ("--path", "open ledger", "king halvar")
    narrow, text = drawn("path.html", *ends, "--hops", "0", "--theme", "dark")
    assert "<title>From Open Ledger to Halvar Eke</title>" in text
    assert '<style id="dark" media="screen">' in text
    wide, _ = drawn("wide.html", *ends)
    whole, page = drawn("whole.html")
    count = [int(said.split("wrote ")[1].split()[0]) for said in (narrow, wide, whole)]
    assert 2 <= count[0] < count[1] < count[2] == 40
    assert drawn("again.html", store=world)[1] == page
    failed(run("html", "-o", tmp_path / "no.html", "--path", "Norvia", "Norvia", store=loaded), 2)


@pytest.mark.parametrize("command", FILES)
def test_a_file_that_stood_is_kept(command: str, loaded: Path, tmp_path: Path) -> None:
    """Where the disk takes no more, what stood in the file stays, and nothing lies beside it."""
    output = tmp_path / FILES[command]
    output.write_text("kept")

    def full_disk() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))

    told = subprocess.run(
        process(command, "-o", output, "--store", loaded),
        capture_output=True,
        text=True,
        preexec_fn=full_disk,
        check=False,
    )
    assert told.returncode == 1
    assert f"Error: cannot write {output}: File too large" in told.stderr
    assert [(f.name, f.read_text()) for f in tmp_path.iterdir()] == [(output.name, "kept")]


# --- manners --------------------------------------------------------------------------------------


def test_debug_shows_the_traceback(loaded: Path) -> None:
    """With --debug an error comes as a traceback."""
    told = run("--debug", "show", "Norvya", store=loaded)
    assert type(told.exception).__name__ == "UnknownActor"


def test_interrupted(tmp_path: Path) -> None:
    """Ctrl-C ends a command by 130 with one line."""

    class Impatient(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if size:  # click looks first whether it reads bytes
                raise KeyboardInterrupt
            return b""

    told = run("build", "-", store=tmp_path / "store", stdin=Impatient())
    assert told.exit_code == 130
    assert told.stderr.strip().startswith("Interrupted")
    assert len(told.stderr.strip().splitlines()) == 1


def test_a_closed_pipe_is_quiet(loaded: Path) -> None:
    """Who reads only the first lines sees no error."""
    asked = process("relations", "--status", "any", "--json", "--store", loaded)
    with subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as told:
        assert told.stdout and told.stderr
        told.stdout.close()
        assert told.stderr.read() == f"store: {loaded}\n"


def test_the_store_that_the_environment_names(loaded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """--store stands before or behind the command, else TIELINE_STORE decides."""
    monkeypatch.setenv("TIELINE_STORE", str(loaded))
    assert run("stats").stdout == run("--store", str(loaded), "stats").stdout
    failed(run("--store", "nowhere", "stats"), 1)


def test_help_comes_at_once() -> None:
    """What is heavy is loaded by the commands that need it: help loads click alone."""
    heavy = "{'spacy', 'networkx', 'kglite', 'neo4j', 'pyvis', 'jinja2', 'json', 'pathlib'}"
    code = f"import sys, tieline.cli; print(*{heavy} & sys.modules.keys())"
    bare = "import sys, click; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    click = subprocess.run([sys.executable, "-c", bare], capture_output=True, text=True, check=True)
    assert not set(told.stdout.split()) - set(click.stdout.split())


def test_score_measures_against_gold(tmp_path: Path) -> None:
    """`score` prints precision and recall of extracted relations, and says what a wrong folder lacks."""
    root = Path(__file__).parents[1]
    relations = tmp_path / "relations.jsonl"
    articles = sorted(str(p) for p in (root / "corpus" / "samples").glob("*.md") if p.name != "README.md")
    assert CliRunner().invoke(main, ["extract", *articles, "-o", str(relations)]).exit_code == 0
    gold = root / "tests" / "data" / "samples"
    measured = CliRunner().invoke(main, ["score", str(gold), str(relations), "--json"])
    assert measured.exit_code == 0
    assert json.loads(measured.stdout)["directed"]["precision"] > 0.8
    wrong = CliRunner().invoke(main, ["score", str(tmp_path), str(relations)])
    assert wrong.exit_code == 1


# --- Neo4j Browser --------------------------------------------------------------------------------


def test_where_to_look_in_neo4j_browser(tmp_path: Path) -> None:
    """Address, style and guide are told for the server that is meant; favorites become a file."""
    told = run("browser", store="neo4j://graphs.example")
    assert told.exit_code == 0
    assert told.stdout.splitlines() == [
        "open   http://graphs.example:7474/browser/",
        "style  :style http://localhost:7475/style.grass",
        "guide  :play http://localhost:7475/guide.html",
    ]
    as_json = json.loads(run("browser", "--json").stdout)
    assert as_json["opened"].startswith(as_json["browser"])
    packed = tmp_path / "favorites.zip"
    assert str(packed) in run("browser", "--favorites", packed).stderr
    assert packed.read_bytes().startswith(b"PK")
    failed(run("browser", "--favorites", tmp_path / "none" / "favorites.zip"), 1)


def test_style_and_guide_served_from_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """--serve opens the page with the guide and goes on until it is stopped; a taken port is told."""
    opened = []
    monkeypatch.setattr(click, "launch", opened.append)
    monkeypatch.setattr(place, "server", lambda: serve.server(port=0))
    monkeypatch.setattr(HTTPServer, "serve_forever", lambda self: interrupted())
    told = run("browser", "--serve", "--open")
    assert told.exit_code == 0
    assert opened == ["http://localhost:7474/browser/?cmd=play&arg=http://localhost:7475/guide.html"]
    with serve.server(port=0) as taken:
        monkeypatch.setattr(place, "server", lambda: serve.server(port=taken.server_port))
        assert "leave out --serve" in failed(run("browser", "--serve"), 1)


def interrupted() -> NoReturn:
    raise KeyboardInterrupt
