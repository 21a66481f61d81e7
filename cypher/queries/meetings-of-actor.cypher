// name: meetings-of-actor
// category: Meetings
// question: Whom did an actor, or somebody who leads or represents it, meet, and whom is it to meet?
// note: Read the status: expected and possible meetings are listed too.
// parameter: actor actor, such as "country:RU": whose meetings
// parameter: since date = null, such as "2024-01-01": only what lasted or was told from that day on
// parameter: limit integer = 50: so many rows at most
// columns: first_day, last_day, who, how, other, status, origins, quote

MATCH (a:Actor {id: $actor})
OPTIONAL MATCH (p:Actor)-[role]->(a)
WHERE role.predicate IN ['leads', 'represents', 'works for'] AND role.status IN ['stated', 'claimed']
WITH a, collect(DISTINCT p.id) AS people
UNWIND [a.id] + people AS id
MATCH (w:Actor {id: id})-[r]-(b:Actor)
WHERE r.category = 'CONSULT' AND NOT r.predicate IN ['invites', 'mediates for']
  AND r.status IN ['stated', 'claimed', 'expected', 'possible']
  AND ($since IS NULL OR r.last_day >= date($since))
RETURN r.first_day AS first_day, r.last_day AS last_day, w.name AS who, r.predicate AS how,
  b.name AS other, r.status AS status, r.origins AS origins, r.quote AS quote
ORDER BY coalesce(toString(last_day), '') DESC, who, other, r.id
LIMIT $limit
