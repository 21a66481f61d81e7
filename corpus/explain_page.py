"""One offline HTML file of articles with their arrows marked, and under each sentence what was dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tieline.corpus.explain import Explained, ExplainedSentence
from tieline.corpus.explanation import (
    counted,
    of_arrow,
    of_clause,
    of_dropped,
    of_mention,
    of_status,
)
from tieline.graph.model import ASSERTED, NOTICE
from tieline.graph.predicates import QUADS

TITLE = "What was read, and what was dropped"

_SURROGATE = re.compile("[\ud800-\udfff]")


class _Arrow(NamedTuple):
    """One evidence as the page shows it; `quad` numbers its colour."""

    number: int
    text: str
    how: str
    quad: int
    asserted: bool


class _Run(NamedTuple):
    """Characters of a sentence that are marked alike.

    Attributes:
        kind: an actor's type, "trigger", or empty.
        arrows: of a trigger, the arrows that it tells.
    """

    text: str
    kind: str = ""
    told: str = ""
    arrows: tuple[_Arrow, ...] = ()


class _Block(NamedTuple):
    """A sentence, or text beside all sentences: then `runs` is empty."""

    beside: str
    runs: tuple[_Run, ...] = ()
    arrows: tuple[_Arrow, ...] = ()
    actors: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


def as_html(explained: Sequence[Explained]) -> str:
    """Return one page of the articles, the same for the same articles; it asks for no other file.

    Every word of an article passes through the template's escaping, no script runs, and the page's
    Content-Security-Policy forbids every request.
    """
    from jinja2 import Environment, StrictUndefined

    env = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    articles = []
    number = 0
    for each in explained:
        blocks = list(_blocks(each, number))
        number += sum(len(block.arrows) for block in blocks)
        article = each.article
        known = (article.outlet, article.published, article.document)
        articles.append(
            {
                "title": article.title or article.document,
                "known": " · ".join(filter(None, known)),
                "counts": counted(each),
                "blocks": blocks,
            }
        )
    page = env.from_string(_PAGE).render(
        title=articles[0]["title"] if len(articles) == 1 else TITLE,
        notice=NOTICE,
        articles=articles,
    )
    return _SURROGATE.sub("\ufffd", page) + "\n"


def _blocks(explained: Explained, number: int) -> Iterator[_Block]:
    """The sentences of an article in order, with what lies beside them.

    Args:
        number: how many arrows the articles before have.
    """
    at = 0
    for sentence in explained.sentences:
        yield from _beside(explained.text[at : sentence.start])
        arrows = tuple(_arrows(sentence, number))
        number += len(arrows)
        yield _Block(
            "",
            tuple(_runs(explained.text, sentence, arrows)),
            arrows,
            tuple(dict.fromkeys(map(of_mention, sentence.mentions))),
            tuple(map(of_clause, sentence.clauses)),
            tuple(dict.fromkeys(map(of_dropped, sentence.dropped))),
        )
        at = max(at, sentence.end)
    yield from _beside(explained.text[at:])


def _beside(text: str) -> Iterator[_Block]:
    if any(map(str.isalnum, text)):
        yield _Block(text.strip())


def _arrows(sentence: ExplainedSentence, number: int) -> Iterator[_Arrow]:
    quads = list(QUADS.values())
    for n, told in enumerate(sentence.told, number + 1):
        e = told.evidence
        quad = next(i for i, categories in enumerate(quads) if e.meaning.category in categories)
        yield _Arrow(n, of_arrow(e), of_status(e), quad, e.status in ASSERTED)


def _runs(text: str, sentence: ExplainedSentence, arrows: tuple[_Arrow, ...]) -> Iterator[_Run]:
    """Cut a sentence at its mentions and triggers; inside a mention a trigger shows by its number."""
    by_trigger: dict[tuple[int, int], tuple[_Arrow, ...]] = {}
    for told, arrow in zip(sentence.told, arrows, strict=True):
        span = told.start, told.end
        by_trigger[span] = (*by_trigger.get(span, ()), arrow)
    named = {(m.start, m.end): m for m in sentence.mentions}
    at = sentence.start
    for start, end in sorted({*named, *by_trigger}, key=lambda span: (span[0], -span[1])):
        if start < at or end > sentence.end:
            continue  # inside a mention, or in the sentence that a denial answers
        yield _Run(text[at:start])
        mention = named.get((start, end))
        kind = mention.actors[0].type if mention else "trigger"
        told_of = of_mention(mention) if mention else ""
        within = [by_trigger[span] for span in by_trigger if start <= span[0] and span[1] <= end]
        yield _Run(text[start:end], kind, told_of, tuple(a for told in within for a in told))
        at = end
    yield _Run(text[at : sentence.end])


_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>{{ title }}</title>
<link rel="icon" href="data:,">
<style>
:root { color-scheme: light dark; --soft: light-dark(#5a626c, #a3a9b2); --line: light-dark(#dcd9d1, #333941);
  --q0: light-dark(#1f78a8, #69c0ec); --q1: light-dark(#0a4f9c, #4b8fe6); --q2: light-dark(#96590a, #eeb041);
  --q3: light-dark(#b3300c, #f06c3f); --q4: light-dark(#665a76, #aa9fbd); }
body { max-width: 52em; margin: 0 auto; padding: 1.5em; background: light-dark(#fbfaf7, #14171b);
  color: light-dark(#1d2126, #e8e6e1); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font: 600 1.5em/1.2 Georgia, serif; margin-bottom: 0; }
.soft, summary, .beside { color: var(--soft); font-size: .85em; }
.beside { white-space: pre-line; border-left: 3px solid var(--line); padding-left: .8em; }
.sentence { border-top: 1px solid var(--line); padding: .7em 0; }
.text { font: 1.1em/1.6 Georgia, serif; margin: 0; }
mark { color: inherit; border-radius: 3px; padding: 0 2px; unicode-bidi: isolate; }
.country { background: light-dark(#d9e8f5, #1d3a55); }
.person { background: light-dark(#e0efd8, #28431d); }
.organization { background: light-dark(#f5e6cf, #4b3714); }
.group { background: light-dark(#eadff0, #402a4b); }
.trigger { background: none; border-bottom: 2px solid; padding: 0; }
sup a, .number { color: inherit; font: 600 .75em system-ui, sans-serif; text-decoration: none; }
ul { list-style: none; margin: .4em 0; padding: 0; }
.arrow { border-left: 4px solid; padding-left: .6em; margin: .35em 0; } .undone { border-left-style: dotted; }
.arrow > span { color: light-dark(#1d2126, #e8e6e1); } .arrow:target { outline: 2px solid; }
.q0 { color: var(--q0); } .q1 { color: var(--q1); } .q2 { color: var(--q2); } .q3 { color: var(--q3); }
.q4 { color: var(--q4); }
details ul { font-size: .85em; padding-left: 1.2em; } summary { cursor: pointer; }
</style>
</head>
<body>
<p class="soft" role="note">{{ notice }}</p>
{% macro more(heading, lines) %}
{% if lines %}
<details><summary>{{ heading }}: {{ lines | length }}</summary>
<ul>{% for line in lines %}<li dir="auto">{{ line }}</li>{% endfor %}</ul></details>
{% endif %}
{% endmacro %}
{% for article in articles %}
<article>
<h1 dir="auto">{{ article.title }}</h1>
<p class="soft" dir="auto">{{ article.known }}<br>{{ article.counts }}</p>
{% for block in article.blocks %}
{% if block.beside %}
<p class="beside" dir="auto" title="Taken for the page around, not read">{{ block.beside }}</p>
{% else %}
<section class="sentence">
<p class="text" dir="auto">{% for run in block.runs %}
{% if run.kind %}<mark class="{{ run.kind }}" title="{{ run.told }}">{{ run.text }}</mark>
{%- for arrow in run.arrows %}<sup><a class="q{{ arrow.quad }}" href="#arrow-{{ arrow.number }}">\
{{ arrow.number }}</a></sup>{% endfor %}
{% else %}{{ run.text }}{% endif %}{% endfor %}</p>
<ul>
{% for arrow in block.arrows %}
<li class="arrow q{{ arrow.quad }}{{ '' if arrow.asserted else ' undone' }}" id="arrow-{{ arrow.number }}">\
<b class="number">{{ arrow.number }}</b> <span dir="auto">{{ arrow.text }}</span>
<br><span class="soft" dir="auto">{{ arrow.how }}</span></li>
{% endfor %}
</ul>
{{ more("Dropped", block.dropped) }}
{{ more("Actors", block.actors) }}
{{ more("Clauses", block.clauses) }}
</section>
{% endif %}
{% endfor %}
</article>
{% endfor %}
</body>
</html>"""
