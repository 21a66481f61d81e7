// name: meetings
// category: Meetings
// question: Who met, visited, hosted or talked with whom, and when?
// note: One meeting told as a visit and as talks stands twice. Meetings that are only expected are
//   under "announced".
// parameter: since date = null, such as "2024-01-01": only what lasted or was told from that day on
// parameter: limit integer = 50: so many rows at most
// columns: first_day, last_day, dated, actor, how, other, status, origins, quote

MATCH (a:Actor)-[r]->(b:Actor)
WHERE r.category = 'CONSULT' AND NOT r.predicate IN ['invites', 'mediates for']
  AND r.status IN ['stated', 'claimed']
  AND ($since IS NULL OR r.last_day >= date($since))
WITH a, r, b, CASE WHEN coalesce(r.occurred_from, r.occurred_to) IS NULL
  THEN 'when told' ELSE 'when it was' END AS dated
RETURN r.first_day AS first_day, r.last_day AS last_day, dated, a.name AS actor, r.predicate AS how,
  b.name AS other, r.status AS status, r.origins AS origins, r.quote AS quote
ORDER BY coalesce(toString(last_day), '') DESC, actor, other, r.id
LIMIT $limit
