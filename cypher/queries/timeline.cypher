// name: timeline
// category: Time
// question: What happened between two actors, in order of time?
// note: Undated events stand where they were told. Read the status: not all of it happened.
// parameter: actor actor, such as "country:RU": one of the two
// parameter: other actor, such as "country:KP": the other
// parameter: since date = null, such as "2024-01-01": only what lasted or was told from that day on
// parameter: limit integer = 500: so many rows at most
// columns: first_day, last_day, source, predicate, object, target, status, disputed, origins, quote

MATCH (a:Actor {id: $actor})-[r]-(b:Actor {id: $other})
WHERE $since IS NULL OR r.last_day >= date($since)
WITH r, CASE WHEN startNode(r).id = $actor THEN a.name ELSE b.name END AS source,
  CASE WHEN startNode(r).id = $actor THEN b.name ELSE a.name END AS target
RETURN r.first_day AS first_day, r.last_day AS last_day, source, r.predicate AS predicate,
  r.object AS object, target, r.status AS status, r.disputed AS disputed, r.origins AS origins,
  r.quote AS quote
ORDER BY first_day, last_day, r.id
LIMIT $limit
