"""The pages that other libraries make of the same relations, as they come, for `pages.py`."""

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import rivals

_VERSIONS = ("pyvis==0.3.2", "gravis==0.1.0", "neo4j-viz==1.11.0", "networkx==3.5")
_READ = """
import json, sys
import networkx as nx
graph = nx.MultiDiGraph()
for line in open(sys.argv[1], encoding="utf-8"):
    told = json.loads(line)
    for end in ("source", "target"):
        graph.add_node(told[f"{end}_id"], label=told[end])
    words = " ".join([told["predicate"], told["object"]])
    graph.add_edge(told["source_id"], told["target_id"], label=words, hover=told["evidence"])
"""
# As their own first examples make a page, the quote where they show one.
_WAYS = {
    "pyvis": """
from pyvis.network import Network
net = Network(directed=True, cdn_resources="in_line")
for actor, known in graph.nodes(data=True):
    net.add_node(actor, label=known["label"])
for source, target, known in graph.edges(data=True):
    net.add_edge(source, target, title=known["hover"])
open(sys.argv[2], "w", encoding="utf-8").write(net.generate_html())
""",
    "gravis": """
import gravis
gravis.vis(graph, edge_hover_tooltip=True).export_html(sys.argv[2], overwrite=True)
""",
    "neo4j-viz": """
from neo4j_viz import Node, Relationship, VisualizationGraph
nodes = [Node(id=actor, caption=known["label"]) for actor, known in graph.nodes(data=True)]
arrows = [Relationship(source=a, target=b, caption=known["label"], properties={"quote": known["hover"]})
          for a, b, known in graph.edges(data=True)]
drawn = VisualizationGraph(nodes=nodes, relationships=arrows).render(max_allowed_nodes=100_000)
open(sys.argv[2], "w", encoding="utf-8").write(drawn.data)
""",
}


def written(lines: Path, folder: Path) -> Iterator[tuple[str, Path, float]]:
    """Yield each library's name, its page of a relations file, and the seconds that it took to write."""
    python = rivals.python_with(*_VERSIONS)
    for name, way in _WAYS.items():
        page_file = folder / f"{name}.html"
        start = time.monotonic()
        subprocess.run([str(python), "-c", _READ + way, str(lines), str(page_file)], check=True, cwd=folder)
        yield name, page_file, round(time.monotonic() - start, 1)
