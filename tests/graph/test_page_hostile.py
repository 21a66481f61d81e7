"""Whatever an article, a name or a title holds, the page shows it as text and runs nothing of it."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from made_up import actor, evidence, relation
from playwright.sync_api import Page

from tieline.graph import network, page
from tieline.graph.model import Relation

_RUN = "pwned()"
PAYLOADS = [
    # markup that loads or runs
    f"<script>{_RUN}</script>",
    f"</script><script>{_RUN}</script>",
    f"</ScRiPt ><script>{_RUN}//",
    f"<!--<script>{_RUN}</script>-->",
    f"--><script>{_RUN}</script>",
    f"]]><script>{_RUN}</script>",
    f"<img src=x onerror={_RUN}>",
    f"<img src=https://evil.example/p.png onload={_RUN}>",
    f"\"><img src=x onerror='{_RUN}'>",
    f"'><svg/onload={_RUN}>",
    f"<svg><script>{_RUN}</script></svg>",
    f"<svg><animate onbegin={_RUN} attributeName=x>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={_RUN}>",
    f"<iframe src=javascript:{_RUN}></iframe>",
    f"<iframe srcdoc='<script>parent.{_RUN}</script>'>",
    f"<object data=javascript:{_RUN}>",
    "<embed src=https://evil.example/>",
    f"<body onload={_RUN}>",
    f"<details open ontoggle={_RUN}>",
    f"<input autofocus onfocus={_RUN}>",
    f"<video><source onerror={_RUN}></video>",
    f"<form action=javascript:{_RUN}><button>go</button></form>",
    f"<a href=javascript:{_RUN}>href</a>",
    f"<template><script>{_RUN}</script></template>",
    f"<noscript><p title='</noscript><img src=x onerror={_RUN}>'>",
    f"</textarea><script>{_RUN}</script>",
    f"</title><script>{_RUN}</script>",
    f"</style><script>{_RUN}</script>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<style>@import 'https://evil.example/x.css'; * { display: none }</style>",
    "<plaintext>",
    "<!doctype html><html></html>",
    # attributes and addresses
    f'" onmouseover="{_RUN}" x="',
    f"' onclick='{_RUN}' y='",
    f"` onfocus=`{_RUN}`",
    f"javascript:{_RUN}",
    f" \tjava\nscript:{_RUN}",
    f"JaVaScRiPt:{_RUN}",
    f"data:text/html,<script>{_RUN}</script>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "//evil.example/x",
    "https://user:word@evil.example/<b>",
    "blob:https://evil.example/1",
    # styles, templates, scripts
    "color: red; background: url(https://evil.example/x.png)",
    "} body { background: url(https://evil.example/x.png) } .a {",
    "{{ 7 * 7 }}{% raw %}",
    "${7 * 7} #{7 * 7} <%= 7 * 7 %>",
    "\\u003cscript\\u003e",
    "\\x3cscript\\x3e \\",
    "&lt;script&gt; &amp; &#60;b&#62; &quot;",
    '"]}, "x": [{',
    "'; pwned(); //",
    "`${pwned()}`",
    "\u2028pwned()\u2029",
    # names that objects know already
    "__proto__",
    "constructor",
    "hasOwnProperty",
    "toString",
    "null",
    "undefined",
    "NaN",
    # formulas
    '=HYPERLINK("https://evil.example","x")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1;2)",
    "\t=1+1",
    # characters
    "\x00null\x00",
    "\x07\x1b[31mred",
    "\u202egnp.exe\u202c",
    "\u2066a\u2067b\u2069\u200f",
    "half \ud83d a pair",
    "\udc00 low",
    "\ufeffmark\ufffe\uffff",
    "Z\u0351\u036b\u0343a\u0363\u035el\u034fg\u0321o",
    "👩‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "‮".join("a" * 200),
    " ",
    "word " * 20_000,
    "W" * 100_000,
]


def hostile(n: int, payload: str) -> Relation:
    """A relation that has the payload in every field that holds words."""
    source = replace(actor(f"person:p{n}", payload), aliases=(payload, f"alias {payload}"), country=payload)
    target = actor("country:quiet", "Quiet")
    found = evidence(
        source,
        "supplies",
        target,
        object=payload,
        status="claimed",
        claimants=(source,),
        quote=payload,
        outlet=payload,
        title=payload,
        url=payload,
    )
    found = replace(found, article=replace(found.article, document=payload, id=f"article{n}"), rule=payload)
    return relation(source, target, found, id=f"relation{n:03}")


def test_nothing_is_run_and_all_is_shown_as_written(browser_page: Page, tmp_path: Path) -> None:
    """No script, dialog, request or element comes from any field; each reads as it was written."""
    assert len(PAYLOADS) >= 60
    built = network.build([hostile(n, payload) for n, payload in enumerate(PAYLOADS)])
    title = " · ".join(p for p in PAYLOADS if len(p) < 1000)
    file = tmp_path / "page.html"
    page.write(built, file, title=title, quotes="full")
    asked: list[str] = []
    browser_page.on("request", lambda request: asked.append(request.url))
    browser_page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    browser_page.on("pageerror", lambda error: pytest.fail(str(error)))
    browser_page.add_init_script(
        "window.hits = []; window.pwned = () => hits.push('run');"
        "addEventListener('securitypolicyviolation', e => hits.push(e.violatedDirective + e.blockedURI));"
    )
    browser_page.goto(file.as_uri())

    shown = browser_page.evaluate(
        """texts => {
          const payloads = JSON.parse(texts);
          const wrong = [];
          const see = (n, what, element, wanted) => {
            const said = element ? element.textContent : "nothing";
            if (said !== wanted) wrong.push([n, what, said.slice(0, 80), wanted.slice(0, 80)]);
          };
          document.getElementById("show-table").click();
          const lines = [...document.querySelectorAll("tbody tr")];
          const rows = new Map(lines.map((row) => [row.cells[0].textContent, row]));
          document.getElementById("show-picture").click(); // a hidden table costs no layout
          payloads.forEach((payload, n) => {
            const row = rows.get(payload);
            if (!row) { wrong.push([n, "no row"]); return; }
            see(n, "deed", row.cells[1], `supplies ${payload}`);
            row.cells[1].querySelector("button").click();
            const story = document.getElementById("story");
            see(n, "heading", story.querySelector("h2 .link bdi"), payload);
            see(n, "quote", story.querySelector("blockquote"), payload);
            const by = [...story.querySelectorAll("figcaption bdi")].map((b) => b.textContent);
            for (const [what, at] of [["claimant", 0], ["outlet", 1], ["title", 2]])
              if (by[at] !== payload) wrong.push([n, what, String(by[at]).slice(0, 80)]);
            row.cells[0].querySelector("button").click();
            see(n, "actor", story.querySelector("h2"), payload);
            if (!story.textContent.includes(`alias ${payload}`)) wrong.push([n, "alias"]);
          });
          for (const list of document.querySelectorAll("fieldset details")) list.open = true;
          return wrong;
        }""",
        json.dumps(PAYLOADS),
    )
    assert shown == []
    for name in PAYLOADS[:8]:
        browser_page.get_by_label("Find an actor or a deed").fill(name)
        browser_page.keyboard.press("Enter")
        assert browser_page.locator(".story h2").text_content() == name
    wanted = title.translate(dict.fromkeys(range(55296, 57344), "�")).replace("\x00", "\ufffd")
    assert browser_page.locator("h1").text_content() == wanted
    left = browser_page.evaluate(
        """() => ({
          hits, scripts: document.scripts.length,
          strange: document.body.querySelectorAll(
            "img:not(#printed), iframe, object, embed, video, [action], " +
            "base, meta, template, plaintext, math").length,
          handlers: [...document.querySelectorAll("*")]
            .flatMap((e) => [...e.attributes]).filter((a) => a.name.startsWith("on")).length,
          links: [...document.querySelectorAll("a[href]")]
            .map((a) => a.protocol).filter((p) => !/^https?:$/.test(p)),
        })"""
    )
    assert left == {"hits": [], "scripts": 4, "strange": 0, "handlers": 0, "links": []}
    assert asked == [file.as_uri()]
    table = csv.reader(io.StringIO(browser_page.evaluate("tieline.csv()")))
    assert not [cell for row in table for cell in row if cell[:1] in "=+-@\t\r" and cell]


@pytest.mark.parametrize("quotes", ["short", "none"])
def test_quotes_are_cut_or_left_out(quotes: str, tmp_path: Path) -> None:
    """Short quotes have at most 25 words and keep what they are quoted for in sight; none leaves no word."""
    a, b = actor("country:norvia", "Norvia"), actor("country:estmark", "Estmark")
    long = " ".join(["secretword"] * 60) + " Norvia gave Estmark grain " + " ".join(["secretword"] * 60)
    told = relation(a, b, evidence(a, "supplies", b, object="grain", quote=long))
    text = page.render(network.build([told]), quotes=quotes)  # type: ignore[arg-type]
    assert text.count("secretword") == (21 if quotes == "short" else 0)
    assert ("Norvia gave Estmark grain" in text) == (quotes == "short")
