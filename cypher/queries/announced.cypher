// name: announced
// category: Time
// question: What is announced, planned or thought possible, and is it told later that it happened?
// note: "later" counts the asserted acts of this kind between the two from the announcement on.
// parameter: since date = null, such as "2024-01-01": only what lasted or was told from that day on
// parameter: limit integer = 50: so many rows at most
// columns: source, predicate, object, target, status, origins, first_day, last_day, later, quote

MATCH (a:Actor)-[r]->(b:Actor)
WHERE r.status IN ['expected', 'possible']
  AND ($since IS NULL OR r.last_day >= date($since))
WITH a, r, b, COUNT {
  (a)-[x]->(b)
  WHERE x.predicate = r.predicate AND x.status IN ['stated', 'claimed'] AND x.last_day >= r.first_day
} AS later
RETURN a.name AS source, r.predicate AS predicate, r.object AS object, b.name AS target,
  r.status AS status, r.origins AS origins, r.first_day AS first_day, r.last_day AS last_day,
  later, r.quote AS quote
ORDER BY coalesce(toString(last_day), '') DESC, source, target, r.id
LIMIT $limit
