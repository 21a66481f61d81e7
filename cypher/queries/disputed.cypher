// name: disputed
// category: Claims and denials
// question: What do some assert and others deny, in whose words?
// note: No row says who is right. A denial counts against every act of its kind between the two.
// parameter: limit integer = 50: so many rows at most
// columns: source, predicate, object, target, asserted_by, asserted, denied_by, denied

MATCH (a:Actor)-[r]->(b:Actor)
WHERE r.disputed
MATCH (e:Evidence)-[:IN]->(x:Article)
WHERE e.id IN r.evidence AND e.status IN ['denied', 'negated']
WITH a, r, b, e, CASE WHEN size(e.claimed_by) > 0 THEN e.claimed_by
  ELSE [coalesce(x.agency, x.outlet, x.document)] END AS names
ORDER BY e.id
WITH a, r, b, collect(names) AS deniers, collect(e.quote) AS denied
RETURN a.name AS source, r.predicate AS predicate, r.object AS object, b.name AS target,
  r.origins AS asserted_by, r.quote AS asserted,
  reduce(found = [], names IN deniers | found + [n IN names WHERE NOT n IN found]) AS denied_by,
  denied
ORDER BY size(asserted_by) DESC, source, predicate, target, r.id
LIMIT $limit
