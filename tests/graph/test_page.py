"""The page by what its reader does and sees, in a real Chromium without a network."""

import csv
import io
import json
import re
from dataclasses import fields, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import empty_page
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from made_up import actor, evidence, network_of_15, relation
from playwright.sync_api import Browser, Page, expect
from random_corpora import expected, filters, readings

from tieline.graph import export, network, page, paths
from tieline.graph.errors import NoPath
from tieline.graph.filter import ANY, Filter
from tieline.graph.model import ASSERTED, NOTICE, Relation
from tieline.graph.order import by_origins
from tieline.graph.page import Theme

RELATIONS = network_of_15()


def opened(
    browser_page: Page, folder: Path, relations: list[Relation], *, hash: str = "", **how: Any
) -> Page:
    """Write the page of some relations and open it as a file; any request or error fails the test."""
    file = folder / "page.html"
    browser_page.set_default_timeout(8000)
    page.write(network.build(relations), file, **how)
    browser_page.on(
        "request", lambda r: pytest.fail(r.url) if not r.url.startswith(("file:", "blob:")) else None
    )
    browser_page.on("pageerror", lambda error: pytest.fail(str(error)))
    browser_page.on("console", lambda m: pytest.fail(m.text) if m.type == "error" else None)
    browser_page.goto(file.as_uri() + hash)
    return browser_page


@pytest.fixture
def world(browser_page: Page, tmp_path: Path) -> Page:
    return opened(browser_page, tmp_path, RELATIONS, quotes="full")


def rows(shown: Page) -> list[list[str]]:
    """What the table says, row by row."""
    shown.get_by_role("button", name="Table", exact=True).click()
    cells = "rs => rs.map(r => [...r.cells].map(c => c.innerText))"
    return shown.locator("tbody tr").evaluate_all(cells)


def exported(shown: Page, button: str) -> str:
    """The text of the file that a button under Share gives."""
    shown.get_by_text("Share", exact=True).click()
    with shown.expect_download() as download:
        shown.get_by_role("button", name=button).click()
    return download.value.path().read_text("utf-8")


# --- reading --------------------------------------------------------------------------------------


def test_an_arrow_is_read_within_two_clicks(world: Page) -> None:
    """An actor, then one of its arrows: who says so, in which words, where; claims beside denials."""
    world.get_by_role("button", name="Norvia 14").click()
    world.get_by_role("button", name="supplies artillery shells").first.click()
    story = world.get_by_role("complementary", name="Story")
    expect(story.get_by_role("heading", level=2)).to_be_focused()
    said = story.locator("section", has_text="Asserted")
    expect(said.locator("blockquote").first).to_have_text(
        "Quessa said that Norvia supplies artillery shells Estmark."
    )
    expect(said.get_by_text("claimed by Quessa").first).to_be_visible()
    expect(said.get_by_role("link").first).to_have_attribute("href", "https://the-courier.example/0")
    denied = story.locator("section", has_text="Denied")
    expect(denied.locator("blockquote")).to_contain_text("Norvia called it a fairy tale")
    expect(story.get_by_text("Also between")).to_be_visible()
    world.keyboard.press("Escape")
    expect(story.get_by_role("heading", level=2)).to_have_text("Open an arrow to read who wrote what")


def test_every_arrow_is_in_the_table(world: Page) -> None:
    """The table lists the relations as `tieline relations` does, each opening its story."""
    listed = rows(world)
    said = {"demands of her release": "demands her release of"}  # the object stands where one says it
    deeds = [f"{r.predicate} {r.object}".strip() for r in by_origins(RELATIONS)]
    assert [row[:3] for row in listed] == [
        [r.source.name, said.get(deed, deed), r.target.name]
        for r, deed in zip(by_origins(RELATIONS), deeds, strict=True)
    ]
    world.get_by_role("button", name="gifts a limousine").click()
    expect(world.get_by_role("heading", level=2)).to_have_text("Irena Vost gifts a limousine → Halvar Eke")


# --- filtering ------------------------------------------------------------------------------------


def test_choices_combine_and_counts_keep_their_word(world: Page) -> None:
    """The number beside a choice is what it gives; table, counts and files show the same relations."""
    world.get_by_label("Disputed").select_option("only")
    assert len(rows(world)) == 3
    world.get_by_label(re.compile("^assault")).uncheck()
    assert len(rows(world)) == 2
    expect(world.get_by_role("status")).to_contain_text("2 of 40 relations")
    box = world.locator("label", has_text=re.compile("^assault"))
    assert int(box.locator(".count").inner_text()) == 1
    box.click()
    assert len(rows(world)) == 3
    world.get_by_role("button", name="Reset").click()
    expect(world.get_by_role("status")).to_have_text("15 actors, 40 relations")


def test_time_is_chosen_on_the_histogram(world: Page) -> None:
    """Sliders over the bars ask for a time as --since and --until do; the keys move them."""
    until = world.get_by_role("slider", name="Until")
    until.focus()
    for _ in range(16):
        until.press("ArrowLeft")
    told = re.search(r"until=([\d-]+)", world.url)
    assert told
    kept = [r for r in RELATIONS if replace(ANY, until=told[1]).passes(r)]
    assert 0 < len(kept) < len(RELATIONS)
    assert len(rows(world)) == len(kept)


def test_the_page_opens_on_what_is_asserted(browser_page: Page, tmp_path: Path) -> None:
    """What nobody asserts is on the page, one tick away, and not on the first picture."""
    shown = opened(browser_page, tmp_path, RELATIONS, opening={"criteria": {"status": ASSERTED}})
    hedged = [r for r in RELATIONS if r.status not in ASSERTED]
    assert len(rows(shown)) == len(RELATIONS) - len(hedged)
    shown.get_by_label(re.compile("^expected")).check()
    for status in ("stated", "claimed"):
        shown.get_by_label(re.compile(f"^{status}")).uncheck()
    assert {row[3] for row in rows(shown)} == {"expected"}
    shown.get_by_role("button", name="Reset").click()
    assert {row[3].split(",")[0] for row in rows(shown)} == set(ASSERTED)


def criteria(where: Filter) -> dict[str, Any]:
    """The same filter as the page takes it: null for what is not asked."""
    return {
        "status": list(where.statuses),
        "disputed": where.disputed,
        "category": list(where.categories) or None,
        "quad": list(where.quads) or None,
        "predicate": list(where.predicates) or None,
        "type": list(where.actor_types) or None,
        "outlet": list(where.outlets) or None,
        "origins": where.min_origins,
        "confidence": where.min_confidence,
        "since": where.since,
        "until": where.until,
    }


@st.composite
def articles(draw: st.DrawFn) -> list[Relation]:
    """Relations of articles whose texts, outlets and dates are made to trip one up, beside the world's."""
    return [*RELATIONS, *expected([draw(readings(f"article-{n}")) for n in range(20)])]


@st.composite
def few_at_once(draw: st.DrawFn) -> Filter:
    """A filter of one to three parts: of more hardly anything would be left."""
    whole = draw(filters())
    parts = draw(st.sets(st.sampled_from([f.name for f in fields(Filter)]), min_size=1, max_size=3))
    return replace(ANY, **{part: getattr(whole, part) for part in parts})


# The numbers beside the statuses, which are counted under all other choices.
COUNTS = """Object.fromEntries(
    [...document.querySelectorAll("#choices fieldset:nth-of-type(2) label")].map((label) =>
        [".text", ".count"].map((part) => label.querySelector(part).innerText)))"""


def test_every_filter_gives_what_the_command_line_gives(_browser: Browser, tmp_path: Path) -> None:
    """Random filters: page, table, CSV and JSON show the relations of `tieline relations --json`."""

    @settings(max_examples=2, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(relations=articles(), asked=st.lists(few_at_once(), min_size=15, max_size=15))
    def law(relations: list[Relation], asked: list[Filter]) -> None:
        with empty_page(_browser) as browser_page:
            shown = opened(browser_page, tmp_path, relations, quotes="full")
            for where in asked:
                shown.evaluate("criteria => tieline.filter(criteria)", criteria(where))
                told = [r.as_json() for r in by_origins(r for r in relations if where.passes(r))]
                data = json.loads(shown.evaluate("tieline.json()"))
                assert data == {"notice": NOTICE, "relations": told}
                built = network.build(r for r in relations if where.passes(r))
                assert shown.evaluate("tieline.csv()") == export.csv_table(built)
                assert len(rows(shown)) == len(told)
                all_told = f"{len(told)} of {len(relations)} relations"
                told_of = all_told if len(told) < len(relations) else f"{len(relations)} relations"
                expect(shown.get_by_role("status")).to_contain_text(told_of)
                for status, count in shown.evaluate(COUNTS).items():
                    assert int(count) == sum(replace(where, statuses=(status,)).passes(r) for r in relations)

    law()


# --- finding ----------------------------------------------------------------------------------------


def test_names_aliases_and_deeds_are_offered(world: Page) -> None:
    """What is typed offers actors by name and alias and deeds in any tense; the keys choose among them."""
    box = world.get_by_label("Find an actor or a deed")
    box.fill("of estm")
    expect(world.locator("#find-offers li")).to_have_text(["Estmarkalso Kingdom of Estmark5 relations"])
    box.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "find-offers-0")
    box.press("Escape")
    expect(world.get_by_role("listbox")).to_be_hidden()
    box.fill("vetoed")
    box.press("Enter")
    expect(world.get_by_role("status")).to_contain_text("1 of 40 relations")
    expect(world.get_by_role("heading", level=2)).to_contain_text("Norvia vetoes")  # the only one is opened
    world.get_by_role("button", name="predicate: vetoes: take back").click()
    expect(world.get_by_role("status")).to_have_text("15 actors, 40 relations")
    box.fill("nobody at all")
    box.press("Enter")
    expect(world.get_by_role("status")).to_contain_text("named like")


def test_two_names_find_what_lies_between_them(world: Page) -> None:
    """Two names, in full or not, open their relations, else the way between them, and nobody else's."""
    box = world.get_by_label("Find an actor or a deed")
    for words in ("norvia estmark", "estm and norv", "kingdom of estmark – norvia"):
        box.fill(words)
        expect(world.locator("#find-offers li")).to_have_text(
            re.compile("(Norvia|Estmark) and (Norvia|Estmark)[0-9]+ relations")
        )
        box.press("Enter")
        expect(world.get_by_role("heading", level=2)).to_have_text(
            re.compile("(Norvia|Estmark) and (Norvia|Estmark)")
        )
    box.fill("open ledger halvar eke")
    box.press("Enter")
    expect(world.get_by_role("heading", level=2)).to_have_text("Open Ledger – Irena Vost – Halvar Eke")
    box.fill("norvia nobody")
    expect(world.get_by_role("listbox")).to_be_hidden()


def test_how_it_is_told_is_found_and_by_whom(browser_page: Page, tmp_path: Path) -> None:
    """A status is found as a deed is; beside each relation stands who says so, nobody who says less."""
    two = [actor("country:a", "Anland"), actor("country:b", "Belland")]
    says = {name: actor(f"person:{name}", name.title()) for name in ("oracle", "seer", "envoy")}
    told = [
        ("visits", "", "expected", "oracle"),
        ("buys from", "grain", "claimed", "envoy"),
        ("buys from", "grain", "possible", "seer"),
    ]
    found = [
        evidence(two[0], deed, two[1], object=what, status=status, claimants=[says[by]], quote=f"{by} {deed}")
        for deed, what, status, by in told
    ]
    relations = [relation(*two, found[0]), relation(*two, *found[1:])]
    shown = opened(browser_page, tmp_path, relations, opening={"criteria": {"status": ASSERTED}})
    shown.get_by_label("Find an actor or a deed").fill("expect")
    shown.keyboard.press("Enter")
    story = shown.get_by_role("complementary", name="Story")
    expect(story.get_by_role("heading", level=2)).to_have_text("Anland visits → Belland")
    expect(story.locator("dl")).to_contain_text("SaysOracle")
    shown.get_by_role("button", name="Reset").click()
    shown.get_by_label("Find an actor or a deed").fill("anland belland")
    shown.keyboard.press("Enter")
    expect(story.locator("li")).to_have_text(["Anland buys grain from → Bellandclaimed by Envoy"])
    show = story.get_by_role("button", name="Show all")
    show.focus()
    shown.keyboard.press("Enter")
    expect(story.locator("li .state")).to_have_text(["claimed by Envoy", "expected, says Oracle"])
    expect(story.get_by_role("heading", level=2)).to_be_focused()  # the button is gone


# --- paths ----------------------------------------------------------------------------------------


def test_paths_are_those_of_the_command_line(world: Page) -> None:
    """Between any two actors, under some filters, the page finds what `tieline path` finds."""
    for where in (ANY, Filter(), replace(ANY, statuses=("claimed", "denied"))):
        world.evaluate("criteria => tieline.filter(criteria)", criteria(where))
        built = network.build(r for r in RELATIONS if where.passes(r))
        pairs = list(combinations(sorted({end.id for r in RELATIONS for end in (r.source, r.target)}), 2))
        found = world.evaluate("pairs => pairs.map(([a, b]) => tieline.path(a, b))", pairs)
        for (a, b), here in zip(pairs, found, strict=True):
            try:
                best = paths.paths(a, b, paths.InNetwork(built))[0]
                told = [list(best.actors), [hop.best.id for hop in best.hops]]
            except NoPath:
                told = None
            assert here == told, (a, b, where)


def test_a_path_is_found_by_two_names_and_told_by_its_quotes(world: Page) -> None:
    """Two names give the hops in order, each with its best quote; a narrower filter may find none."""
    world.get_by_text("Path between two").click()
    world.get_by_label("From", exact=True).first.fill("open led")
    world.keyboard.press("Tab")  # typed is as good as taken
    world.keyboard.type("king")
    world.keyboard.press("ArrowDown")
    world.keyboard.press("Enter")
    story = world.get_by_role("complementary", name="Story")
    expect(story.get_by_role("heading", level=2)).to_have_text("Open Ledger – Irena Vost – Halvar Eke")
    expect(story.locator("blockquote").first).to_contain_text("Open Ledger criticizes Irena Vost")
    world.get_by_label(re.compile("^claimed")).uncheck()
    world.get_by_label(re.compile("^stated")).uncheck()
    expect(story).to_contain_text("Nothing joins them")


# --- sharing ----------------------------------------------------------------------------------------


def test_files_and_paper_carry_what_is_shown_and_the_notice(world: Page) -> None:
    """PNG, CSV, JSON and print give what the filters let through, each with the notice."""
    world.get_by_label("Disputed").select_option("only")
    kept = [r.id for r in by_origins(r for r in RELATIONS if r.disputed)]
    told = json.loads(exported(world, "Data (JSON)"))
    assert [r["id"] for r in told["relations"]] == kept
    lines = list(csv.DictReader(io.StringIO(exported(world, "Table (CSV)").removeprefix("\ufeff"))))
    assert [line["id"] for line in lines] == kept
    assert {told["notice"], *(line["notice"] for line in lines)} == {NOTICE}
    world.get_by_text("Share", exact=True).click()
    with world.expect_download() as download:
        world.get_by_role("button", name="Picture (PNG)").click()
    assert download.value.path().read_bytes().startswith(b"\x89PNG")
    world.evaluate("dispatchEvent(new Event('beforeprint'))")
    world.emulate_media(media="print")
    expect(world.get_by_text(NOTICE)).to_be_visible()
    picture = world.get_by_role("img", name="as it was seen").bounding_box()
    table = world.get_by_role("table").bounding_box()
    assert picture and table
    assert picture["height"] > 200
    assert table["y"] >= picture["y"] + picture["height"]
    expect(world.locator("tbody tr")).to_have_count(len(kept))
    expect(world.get_by_label("Find an actor or a deed")).to_be_hidden()


def test_a_link_brings_back_what_was_seen(world: Page) -> None:
    """Filters, selection, surroundings, view and theme are in the address; a reload restores them."""
    world.get_by_label(re.compile("^possible")).uncheck()
    world.get_by_label("Origins").select_option(index=1)
    world.get_by_label("Find an actor or a deed").fill("norvia")
    world.keyboard.press("Enter")
    world.get_by_role("button", name="Show only what lies within 1").click()
    world.get_by_role("button", name="Dark").click()
    world.get_by_role("button", name="Larger").click()
    world.wait_for_timeout(1200)  # the picture glides, and the address follows when it rests
    scale = world.evaluate("tieline.network.getScale()")
    before = rows(world)
    counts, heading = world.inner_text("#counts"), world.inner_text(".story h2")
    world.reload()
    assert world.evaluate("tieline.network.getScale()") == pytest.approx(scale, abs=0.01)
    assert (world.inner_text("#counts"), world.inner_text(".story h2")) == (counts, heading)
    assert (
        world.locator("tbody tr").evaluate_all("rs => rs.map(r => [...r.cells].map(c => c.innerText))")
        == before
    )
    expect(world.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", "true")
    expect(world.get_by_role("button", name="Show only what lies within 1")).to_have_attribute(
        "aria-pressed", "true"
    )


def test_a_notebook_shows_the_page(browser_page: Page) -> None:
    """What `show` gives a notebook is a frame of its own, in which the page works."""
    shown = page.show(network.build(RELATIONS), height=500)
    browser_page.set_content(f"<h1>A notebook</h1>{shown._repr_html_()}")
    frame = browser_page.frame_locator("iframe")
    frame.get_by_label("Find an actor or a deed").fill("king")
    frame.get_by_label("Find an actor or a deed").press("Enter")
    expect(frame.get_by_role("heading", level=2)).to_have_text("Halvar Eke")


# --- everyone ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("theme", "width"), [("light", 1440), ("dark", 375)])
def test_axe_finds_nothing(browser_page: Page, tmp_path: Path, theme: Theme, width: int) -> None:
    """axe-core finds no violation: at rest, with a story, in the table, with all lists open."""
    browser_page.set_viewport_size({"width": width, "height": 900})
    shown = opened(browser_page, tmp_path, RELATIONS, theme=theme)
    axe = Axe()

    def check() -> None:
        found = axe.run(shown)
        assert found.violations_count == 0, found.generate_report()

    check()
    shown.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    shown.get_by_label("Find an actor or a deed").fill("no")
    check()
    shown.keyboard.press("Escape")
    shown.evaluate("document.getElementById('sharing').open = false")
    shown.get_by_role("button", name="supplies artillery shells").first.click()
    check()
    shown.get_by_role("button", name="Table", exact=True).click()
    shown.get_by_label(re.compile("^stated")).uncheck()
    check()


def test_the_keyboard_alone_reaches_everything(world: Page) -> None:
    """By Tab and keys: a search, an arrow's quotes, a filter, the table, a file; the focus is always seen."""
    stops = world.evaluate("document.querySelectorAll('button, input, select, summary, a[href]').length")
    seen = []
    for _ in range(stops + 5):
        world.keyboard.press("Tab")
        if world.evaluate("document.activeElement === document.body"):
            break
        outline = world.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        seen.append(world.evaluate("document.activeElement.id || document.activeElement.innerText"))
        assert outline != "none", f"the focus on {seen[-1]} is not seen"
    assert {"find", "show-picture", "show-table", "theme"} <= set(seen)
    assert any("Norvia" in name for name in seen), "no arrow is reached"


def test_the_picture_is_walked_by_keys(world: Page) -> None:
    """Arrow keys go to who is joined there, told to screen readers; Enter opens one, Escape leads back."""
    picture, told = world.locator("#picture"), world.locator("#walked")
    world.keyboard.press("Tab")
    expect(world.get_by_role("button", name="Skip to the picture")).to_be_focused()
    world.keyboard.press("Enter")
    expect(picture).to_be_focused()
    expect(told).to_have_text("Norvia, country, 14 relations in all")
    reached = set()
    for key in ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"] * 3:
        world.keyboard.press(key)
        reached.add(told.inner_text().split(",")[0])
    assert len(reached) > 3
    assert re.search(r"\d relations? with .*, \d+ relations? in all", told.inner_text())
    name = told.inner_text().split(",")[0]
    expect(world.locator("#hint")).to_contain_text(f"{name}, ")  # seen, too: not each has its name drawn
    world.keyboard.press("Enter")
    expect(world.get_by_role("heading", level=2)).to_have_text(name)
    expect(world.get_by_role("heading", level=2)).to_be_focused()
    world.keyboard.press("Escape")
    expect(picture).to_be_focused()
    world.keyboard.press("Home")
    expect(told).to_contain_text("Norvia")


def test_a_narrow_screen_has_it_all_without_scrolling_sideways(browser_page: Page, tmp_path: Path) -> None:
    """At 375 px nothing is cut off, and a story opens under the picture."""
    browser_page.set_viewport_size({"width": 375, "height": 800})
    shown = opened(browser_page, tmp_path, RELATIONS)
    for act in (
        lambda: None,
        lambda: shown.get_by_role("button", name="supplies artillery shells").first.click(),
        lambda: shown.get_by_text("Legend and filters").click(),
        lambda: shown.get_by_role("button", name="Table", exact=True).click(),
    ):
        act()
        assert shown.evaluate("document.documentElement.scrollWidth") <= 375


# --- many arrows ------------------------------------------------------------------------------------


def test_many_arrows_between_two_are_one_and_open_on_demand(world: Page) -> None:
    """A click on a bundle of arrows lists them all; each opens from there."""
    ends = """['norvia', 'estmark'].map((name) =>
        tieline.network.canvasToDOM(tieline.place(`country:${name}`)))"""
    (a, b), box = world.evaluate(ends), world.locator("#picture").bounding_box()
    assert box
    world.mouse.click(box["x"] + (a["x"] + b["x"]) / 2, box["y"] + (a["y"] + b["y"]) / 2)
    expect(world.get_by_role("heading", level=2)).to_have_text("Estmark and Norvia")
    between = [r for r in RELATIONS if {r.source.name, r.target.name} == {"Norvia", "Estmark"}]
    expect(world.locator(".story .list li")).to_have_count(len(between))


def test_a_large_network_opens_on_its_best_connected_part(browser_page: Page, tmp_path: Path) -> None:
    """It says how many are drawn; all are in the table and found by search; one click draws all."""
    hub = actor("country:hub", "Hub")
    others = [actor(f"person:p{n}", f"Person {n}") for n in range(400)]
    told = [relation(hub, other, evidence(hub, "visits", other)) for other in others]
    shown = opened(browser_page, tmp_path, told)
    drawn = shown.locator("#drawn")
    expect(drawn).to_contain_text("Drawn: 150 of 401 actors and 149 of 400 relations")
    expect(shown.get_by_role("status")).to_have_text("401 actors, 400 relations")
    shown.get_by_label("Find an actor or a deed").fill("person 399")
    shown.keyboard.press("Enter")
    expect(shown.get_by_role("heading", level=2)).to_have_text("Person 399")
    expect(drawn).to_contain_text("Drawn: 151 of 401")
    shown.get_by_role("button", name="Draw all").click()
    expect(drawn).to_contain_text("All 401 actors are drawn")
