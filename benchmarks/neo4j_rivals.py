"""The same actors and relations written by another library; `neo4j_load.py` runs it in a venv of its own.

    python neo4j_rivals.py neo4j-graphrag|langchain-neo4j relations.jsonl

Server and password come from the environment; prints the seconds from the first call to the last.
Both write the actors with their names and the relations with eight properties, without articles.
"""

import asyncio
import json
import os
import sys
import time
from itertools import groupby
from typing import Any

Line = dict[str, Any]
_KEPT = ("evidence_id", "object", "object_key", "category", "status", "evidence", "published", "confidence")


def actors(lines: list[Line]) -> dict[str, Line]:
    ends = ("source", "target")
    return {
        line[f"{end}_id"]: {"name": line[end], "type": line[f"{end}_type"].capitalize()}
        for line in lines
        for end in ends
    }


def arrow(line: Line) -> tuple[str, Line]:
    return line["predicate"].upper().replace(" ", "_"), {key: line[key] or "" for key in _KEPT}


def by_graphrag(lines: list[Line]) -> None:
    from neo4j import GraphDatabase
    from neo4j_graphrag.components.kg_writer import Neo4jWriter
    from neo4j_graphrag.components.types import Neo4jGraph, Neo4jNode, Neo4jRelationship

    driver = GraphDatabase.driver(
        os.environ["NEO4J_URI"], auth=(os.environ["NEO4J_USERNAME"], os.environ["NEO4J_PASSWORD"])
    )
    nodes = [
        Neo4jNode(id=id_, label=known["type"], properties={"name": known["name"]})
        for id_, known in actors(lines).items()
    ]
    joins = []
    for line in lines:
        kind, known = arrow(line)
        joins.append(
            Neo4jRelationship(
                start_node_id=line["source_id"], end_node_id=line["target_id"], type=kind, properties=known
            )
        )
    done = asyncio.run(Neo4jWriter(driver).run(Neo4jGraph(nodes=nodes, relationships=joins)))
    assert done.status == "SUCCESS", done.metadata
    driver.close()


def by_langchain(lines: list[Line]) -> None:
    from langchain_core.documents import Document
    from langchain_neo4j import Neo4jGraph
    from langchain_neo4j.graphs.graph_document import GraphDocument, Node, Relationship

    graph = Neo4jGraph(
        os.environ["NEO4J_URI"],
        os.environ["NEO4J_USERNAME"],
        os.environ["NEO4J_PASSWORD"],
        refresh_schema=False,
    )
    documents = []
    for name, group in groupby(lines, lambda line: line["document"]):
        told = list(group)
        nodes = {
            id_: Node(id=id_, type=known["type"], properties={"name": known["name"]})
            for id_, known in actors(told).items()
        }
        joins = []
        for line in told:
            kind, known = arrow(line)
            joins.append(
                Relationship(
                    source=nodes[line["source_id"]],
                    target=nodes[line["target_id"]],
                    type=kind,
                    properties=known,
                )
            )
        document = Document(page_content=name, metadata={"id": name})
        documents.append(GraphDocument(nodes=list(nodes.values()), relationships=joins, source=document))
    # As its documentation advises for speed: a label that all share, which is indexed.
    graph.add_graph_documents(documents, baseEntityLabel=True)


def main() -> None:
    which, file = sys.argv[1:]
    with open(file, encoding="utf-8") as stream:
        lines = [json.loads(line) for line in stream]
    start = time.monotonic()
    {"neo4j-graphrag": by_graphrag, "langchain-neo4j": by_langchain}[which](lines)
    print(time.monotonic() - start)


if __name__ == "__main__":
    main()
