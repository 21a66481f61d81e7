"""The guide and the favorites: pictures to look at first, then the catalogue, question by question."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

from tieline.cypher.browser.serve import ADDRESS
from tieline.cypher.browser.style import colour
from tieline.cypher.catalogue import catalogue
from tieline.cypher.saved_query import SavedQuery
from tieline.graph.model import NOTICE
from tieline.graph.predicates import OWN, QUADS

# Zip files carry times; ours must be the same bytes whenever it is made.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Picture:
    """A question that is answered by a drawing."""

    name: str
    question: str
    text: str


PICTURES = (
    Picture(
        "asserted",
        "Who does what to whom, as somebody asserts?",
        """MATCH (a:Actor)-[r]->(b:Actor)
WHERE r.status IN ['stated', 'claimed']
RETURN a, r, b
ORDER BY r.n_origins DESC, r.id
LIMIT 25""",
    ),
    Picture(
        "around",
        "What surrounds one actor?",
        """MATCH (a:Actor {id: 'country:KR'})-[r]-(b:Actor)
RETURN a, r, b
ORDER BY r.n_origins DESC, r.id
LIMIT 25""",
    ),
    Picture(
        "hedged",
        "What is only expected or possible, denied, or said not to be so?",
        """MATCH (a:Actor)-[r:EXPECTED|POSSIBLE|DENIED|NEGATED]->(b:Actor)
RETURN a, r, b
ORDER BY r.n_origins DESC, r.id
LIMIT 25""",
    ),
    Picture(
        "sources",
        "Which passages of which articles carry these arrows?",
        """MATCH (a:Actor)-[r:SUPPLIES|GIFTS|SELLS_TO]->(b:Actor)
WITH a, r, b ORDER BY r.n_origins DESC, r.id LIMIT 5
MATCH (e:Evidence)-[i:IN]->(d:Article) WHERE e.id IN r.evidence
RETURN a, r, b, e, i, d""",
    ),
    Picture(
        "path",
        "What is the shortest chain between two actors?",
        """MATCH (a:Actor {id: 'person:kim-jong-un'}), (b:Actor {id: 'organization:un-security-council'})
MATCH p = shortestPath((a)-[*..6]-(b))
WHERE all(n IN nodes(p) WHERE n:Actor)
  AND all(r IN relationships(p) WHERE r.status IN ['stated', 'claimed'])
RETURN p""",
    ),
)


def guide() -> str:
    """Return the guide as Neo4j Browser takes it: one slide a picture, then one a category."""
    slides = [_first_slide(), *map(_picture_slide, PICTURES)]
    for category, queries in groupby(catalogue().values(), key=lambda q: q.category):
        slides.append(_category_slide(category, queries))
    carousel = "\n".join(f'<slide class="row-fluid">\n{slide}\n</slide>' for slide in slides)
    return (
        '<article class="guide">\n<title>tieline</title>\n'
        f'<carousel class="deck container-fluid">\n{carousel}\n</carousel>\n</article>\n'
    )


def favorites() -> bytes:
    """Return a zip file of all of them, which Neo4j Browser takes when it is dropped on its window."""
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w") as packed:
        for folder, name, question, text in _favorites():
            entry = zipfile.ZipInfo(f"{folder}/{name}.cypher", _NO_TIME)
            # The first line is what the list of favorites shows.
            packed.writestr(entry, f"// {question}\n{text}\n")
    return found.getvalue()


def runnable(query: SavedQuery) -> str:
    """Return a question with values in place of its parameters.

    Neo4j Browser sets parameters by commands of their own, and shows no rows where a command and a
    question run together; so that one click asks, the values stand in the text.
    """
    values = {p.name: p.shown if p.required else p.default for p in query.parameters}
    # JSON's strings, numbers and null are Cypher's too.
    return re.sub(
        r"\$(\w+)", lambda used: json.dumps(values[used[1]], ensure_ascii=False), query.text.strip()
    )


def _favorites() -> Iterator[tuple[str, str, str, str]]:
    for picture in PICTURES:
        yield "tieline Pictures", picture.name, picture.question, picture.text
    for query in catalogue().values():
        yield f"tieline {query.category}", query.name, query.question, runnable(query)


def _first_slide() -> str:
    quads = "".join(
        f'<li><b style="color: {colour(OWN[of[0]].relationship_type)}">&#9644;</b> {quad}</li>'
        for quad, of in QUADS.items()
    )
    return f"""<h3>Who does what to whom</h3>
<p class="lead">{escape(NOTICE)}</p>
<p>First let arrows be drawn in these colours. A click puts the command into the editor; the arrow there
runs it:</p>
{_pre(f":style {ADDRESS}/style.grass")}
<p>Read the quote before you repeat an arrow: click the arrow, and <code>quote</code> is in its properties,
with <code>outlets</code>, <code>origins</code> and <code>claimed_by</code>.</p>
<p>An arrow that somebody asserts is wide, has its predicate as type, and is coloured by its kind:</p>
<ul class="undecorated">{quads}</ul>
<p>A thin arrow is no assertion. Its type is <code>EXPECTED</code>, <code>POSSIBLE</code>, <code>DENIED</code>
or <code>NEGATED</code>, and its predicate says what it is that is only expected, or did not happen.
Between the actors of an answer Neo4j Browser draws every arrow that there is, thin ones too, unless its
setting &ldquo;Connect result nodes&rdquo; is off.</p>
<p>The queries on the next slides work in the same way. Names in quotes are yours to change: an actor's id
stands in <code>tieline actors --json</code> and in the properties of its node.</p>"""


def _picture_slide(picture: Picture) -> str:
    return f"<h3>{escape(picture.question)}</h3>\n{_pre(picture.text)}"


def _category_slide(category: str, queries: Iterable[SavedQuery]) -> str:
    told = (
        f"<h4>{escape(q.question)}</h4>\n"
        + (f"<p>{escape(q.note)}</p>\n" if q.note else "")
        + _pre(runnable(q))
        for q in queries
    )
    return f"<h3>{escape(category)}</h3>\n" + "\n".join(told)


def _pre(text: str) -> str:
    return f'<pre class="pre-scrollable code runnable">{escape(text, quote=False)}</pre>'
