// name: denials
// category: Claims and denials
// question: What is denied or said not to be so, by whom, and does anybody assert it?
// note: "asserted" counts the acts of this kind between the two that others assert and this disputes.
// parameter: since date = null, such as "2024-01-01": only what lasted or was told from that day on
// parameter: limit integer = 50: so many rows at most
// columns: denied_by, status, source, predicate, object, target, asserted, first_day, quote

MATCH (a:Actor)-[r]->(b:Actor)
WHERE r.status IN ['denied', 'negated']
  AND ($since IS NULL OR r.last_day >= date($since))
WITH a, r, b, COUNT {
  (a)-[x]->(b)
  WHERE x.disputed AND x.category = r.category AND any(e IN r.evidence WHERE e IN x.evidence)
} AS asserted
RETURN r.origins AS denied_by, r.status AS status, a.name AS source, r.predicate AS predicate,
  r.object AS object, b.name AS target, asserted, r.first_day AS first_day, r.quote AS quote
ORDER BY asserted DESC, source, target, r.id
LIMIT $limit
