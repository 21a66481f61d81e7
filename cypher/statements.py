"""Every Cypher statement of the two stores, named; values travel only as $parameters.

The text keeps to what Neo4j 5.26 and the embedded engine answer alike: inline nothing but `id`,
alias every column, write nothing inside CALL. Relationship types are static text from the closed
list of predicates. Rows to write come in UNWIND batches, sorted by id where locks are taken.
"""

from __future__ import annotations

from tieline.graph.model import ACTOR_TYPES
from tieline.graph.predicates import HEDGED_TYPES, PREDICATES

LABELS: dict[str, str] = {kind: kind.capitalize() for kind in ACTOR_TYPES}
RELATIONSHIP_TYPES = (
    *(p.relationship_type for p in PREDICATES.values()),
    *HEDGED_TYPES.values(),
)

# --- schema ---------------------------------------------------------------------------------------

SCHEMA = (
    "CREATE CONSTRAINT tieline_actor IF NOT EXISTS FOR (n:Actor) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT tieline_article IF NOT EXISTS FOR (n:Article) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT tieline_evidence IF NOT EXISTS FOR (n:Evidence) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT tieline_store IF NOT EXISTS FOR (n:Store) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX tieline_document IF NOT EXISTS FOR (n:Article) ON (n.document)",
    "CREATE INDEX tieline_serial IF NOT EXISTS FOR (n:Article) ON (n.serial)",
    "CREATE INDEX tieline_bundle IF NOT EXISTS FOR (n:Evidence) ON (n.bundle)",
    "CREATE INDEX tieline_relation IF NOT EXISTS FOR (n:Evidence) ON (n.relation)",
)

# --- the one node that writers queue at -----------------------------------------------------------

CREATE_STORE = """
MERGE (s:Store {id: 'tieline'})
ON CREATE SET s.schema = $schema, s.serial = 0, s.last_removal = 0
RETURN s.schema AS schema
"""

# Setting any property locks the node until the transaction ends, so that writers go one by one.
LOCK_STORE = """
MATCH (s:Store {id: 'tieline'})
SET s.locked = true
RETURN s.serial AS serial, s.last_removal AS last_removal
"""

STORE_SCHEMA = "MATCH (s:Store {id: 'tieline'}) RETURN s.schema AS schema"

ADVANCE_STORE = """
MATCH (s:Store {id: 'tieline'})
SET s.serial = $serial, s.last_removal = $last_removal
"""

# --- articles -------------------------------------------------------------------------------------

ARTICLES_BY_ID = """
UNWIND $ids AS id
MATCH (a:Article {id: id})
RETURN a.id AS id, a.document AS document, a.digest AS digest, a.extractor AS extractor
"""

ARTICLES_BY_DOCUMENT = """
MATCH (a:Article) WHERE a.document IN $documents
RETURN a.id AS id, a.document AS document, a.digest AS digest, a.extractor AS extractor
"""

ARTICLE_ACTORS = """
MATCH (a:Article) WHERE a.serial > $serial
RETURN a.id AS id, a.actors AS actors
"""

WHOLE_ARTICLES = """
UNWIND $ids AS id
MATCH (a:Article {id: id})
RETURN properties(a) AS article
"""

OUTLETS = "MATCH (a:Article) RETURN DISTINCT a.outlet AS outlet, a.document AS document"

CREATE_ARTICLES = """
UNWIND $rows AS row
CREATE (a:Article {id: row.id})
SET a += row.props
"""

REMOVE_EVIDENCE_OF_ARTICLES = """
UNWIND $ids AS id
MATCH (a:Article {id: id})<-[:IN]-(e:Evidence)
DETACH DELETE e
"""

REMOVE_ARTICLES = """
UNWIND $ids AS id
MATCH (a:Article {id: id})
DETACH DELETE a
"""

# --- evidence -------------------------------------------------------------------------------------

EVIDENCE_OF_ARTICLES = """
UNWIND $ids AS id
MATCH (a:Article {id: id})<-[:IN]-(e:Evidence)
RETURN a.id AS article, e.bundle AS bundle, e.parties AS parties
"""

EVIDENCE_OF_BUNDLES = """
MATCH (e:Evidence)-[:IN]->(a:Article) WHERE e.bundle IN $bundles
RETURN properties(e) AS evidence, a.id AS article
"""

ARTICLES_OF_EVIDENCE = "MATCH (e:Evidence)-[:IN]->(a:Article) RETURN e.id AS id, a.id AS article"

EVIDENCE_BY_ID = """
UNWIND $ids AS id
MATCH (e:Evidence {id: id})-[:IN]->(a:Article)
RETURN properties(e) AS evidence, a.id AS article
"""

CREATE_EVIDENCE = """
UNWIND $rows AS row
MATCH (a:Article {id: row.article})
CREATE (e:Evidence {id: row.id})-[:IN]->(a)
SET e += row.props
"""

MOVE_EVIDENCE = """
UNWIND $rows AS row
MATCH (e:Evidence {id: row.id})
SET e += row.props
"""

# --- actors ---------------------------------------------------------------------------------------

PUT_ACTORS = {
    kind: f"""
UNWIND $rows AS row
MERGE (n:Actor {{id: row.id}})
REMOVE n:{":".join(other for other in LABELS.values() if other != label)}
SET n:{label}
SET n += row.props
"""
    for kind, label in LABELS.items()
}

# One row: a thousand of them cost more than the search.
KNOWN_ACTORS = """
UNWIND $ids AS id
MATCH (n:Actor {id: id})
RETURN collect(n.id) AS ids
"""

REMOVE_LONELY_ACTORS = """
UNWIND $ids AS id
MATCH (n:Actor {id: id}) WHERE NOT (n)--()
DELETE n
"""

ACTORS_BY_ID = """
UNWIND $ids AS id
MATCH (n:Actor {id: id})
RETURN properties(n) AS actor, labels(n) AS labels
"""

ACTORS = "MATCH (n:Actor) RETURN properties(n) AS actor, labels(n) AS labels"

# --- relations ------------------------------------------------------------------------------------

REMOVE_RELATIONS_OF_BUNDLES = """
UNWIND $rows AS row
MATCH (a:Actor {id: row.source})-[r]->(b:Actor {id: row.target}) WHERE r.category = row.category
DELETE r
"""

CREATE_RELATIONS = {
    name: f"""
UNWIND $rows AS row
MATCH (a:Actor {{id: row.source}})
MATCH (b:Actor {{id: row.target}})
CREATE (a)-[r:{name}]->(b)
SET r += row.props, r.first_day = date(row.first_day), r.last_day = date(row.last_day)
"""
    for name in RELATIONSHIP_TYPES
}

_RELATION = "RETURN properties(r) AS relation, startNode(r).id AS source, endNode(r).id AS target"
_LINK = (
    "RETURN r.id AS id, r.predicate AS predicate, r.n_origins AS origins, "
    "startNode(r).id AS source, endNode(r).id AS target"
)

# Each takes a condition on a, r, b made by `conditions.condition`, of static pieces too.
RELATIONS = "MATCH (a:Actor)-[r]->(b:Actor) WHERE {condition} " + _RELATION
RELATIONS_FROM = "UNWIND $ids AS id MATCH (a:Actor {id: id})-[r]->(b:Actor) " + _RELATION
RELATIONS_TOUCHING = (
    "UNWIND $touching AS id MATCH (a:Actor {{id: id}})-[r]-(b:Actor) WHERE {condition} " + _RELATION
)
RELATIONS_BETWEEN = (
    "UNWIND $rows AS row MATCH (a:Actor {{id: row.source}})-[r]->(b:Actor {{id: row.target}}) "
    "WHERE r.id IN $ids AND {condition} " + _RELATION
)
RELATIONS_ANYWHERE = "MATCH (a:Actor)-[r]->(b:Actor) WHERE r.id IN $ids AND {condition} " + _RELATION
LINKS = (
    "UNWIND $touching AS id MATCH (a:Actor {{id: id}})-[r]-(b:Actor) WHERE {condition} "
    + _LINK
    + ", COUNT {{ (b)--() }} AS degree"
)
# By pairs: between two actors it is the one of fewer arrows that is looked at. Each is found once.
LINKS_BETWEEN = (
    "UNWIND $touching AS id MATCH (one:Actor {{id: id}}) WITH collect(one) AS ones "
    "UNWIND $to AS other MATCH (b:Actor {{id: other}}) UNWIND ones AS a "
    "MATCH (a)-[r]-(b) WHERE {condition} " + _LINK
)
DEGREES = """
UNWIND $ids AS id
MATCH (a:Actor {id: id})
RETURN a.id AS id, COUNT { (a)--() } AS n
"""

# Where a relation stands, so that it is found without looking at every arrow.
ENDS_OF_RELATIONS = """
MATCH (e:Evidence) WHERE e.relation IN $ids
RETURN DISTINCT e.relation AS id, e.source AS source, e.target AS target
"""

# --- size -----------------------------------------------------------------------------------------

COUNT_ARTICLES = "MATCH (n:Article) RETURN count(n) AS n"
COUNT_EVIDENCE = "MATCH (n:Evidence) RETURN count(n) AS n"
COUNT_ACTORS = "MATCH (n:Actor) RETURN count(n) AS n"
COUNT_RELATIONS = "MATCH (:Actor)-[r]->() RETURN count(r) AS n"

# --- the whole store, in the order of its ids -----------------------------------------------------

WHOLE_STORE = """
MATCH (s:Store {id: 'tieline'})
RETURN s.id AS id, s.schema AS schema, s.serial AS serial, s.last_removal AS last_removal,
  s.locked AS locked, 'Store' AS LABEL
"""
ACTORS_IN_ORDER = """
MATCH (n:Actor) WHERE n.id >= ''
RETURN properties(n) AS props, labels(n) AS LABEL ORDER BY n.id
"""
ARTICLES_IN_ORDER = """
MATCH (a:Article) WHERE a.id >= ''
RETURN properties(a) AS props, 'Article' AS LABEL ORDER BY a.id
"""
EVIDENCE_IN_ORDER = """
MATCH (e:Evidence) WHERE e.id >= ''
RETURN properties(e) AS props, 'Evidence' AS LABEL ORDER BY e.id
"""
EVIDENCE_OF_ARTICLES_IN_ORDER = """
MATCH (e:Evidence)-[:IN]->(a:Article) WHERE e.id >= ''
RETURN e.id AS START_ID, a.id AS END_ID, 'IN' AS TYPE ORDER BY e.id
"""
RELATIONS_IN_ORDER = """
MATCH (a:Actor)-[r]->(b:Actor) WHERE a.id >= ''
RETURN a.id AS START_ID, b.id AS END_ID, type(r) AS TYPE, properties(r) AS props ORDER BY a.id, r.id
"""

# The import tool takes an empty list for none.
AFTER_IMPORT = tuple(
    f"MATCH {pattern} WHERE x.{name} IS NULL CALL (x) {{ SET x.{name} = [] }} IN TRANSACTIONS OF 10000 ROWS"
    for pattern, name in (
        ("(x:Actor)", "aliases"),
        ("(x:Evidence)", "claimed_by"),
        ("(:Actor)-[x]->(:Actor)", "claimed_by"),
    )
)
