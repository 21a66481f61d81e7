// name: dealings
// category: Actors
// question: With whom does an actor deal most, in cooperation and in conflict?
// note: Counts what is asserted, each occurrence once however many print it. Requests, roles and
//   kinship count as neither.
// parameter: actor actor, such as "country:RU": whose dealings
// parameter: since date = null, such as "2024-01-01": only what lasted or was told from that day on
// parameter: limit integer = 50: so many rows at most
// columns: other, id, cooperation, conflict, last_day

MATCH (a:Actor {id: $actor})-[r]-(b:Actor)
WHERE r.status IN ['stated', 'claimed'] AND NOT r.category IN ['REQUEST', 'AFFILIATE']
  AND ($since IS NULL OR r.last_day >= date($since))
WITH b, sum(CASE WHEN r.quad ENDS WITH 'cooperation' THEN 1 ELSE 0 END) AS cooperation,
  sum(CASE WHEN r.quad ENDS WITH 'conflict' THEN 1 ELSE 0 END) AS conflict, max(r.last_day) AS last_day
RETURN b.name AS other, b.id AS id, cooperation, conflict, last_day
ORDER BY cooperation + conflict DESC, id
LIMIT $limit
