// name: sanctions
// category: Vetoes and sanctions
// question: Who sanctions, bans, expels, fines or cuts ties with whom?
// note: Only what is asserted; sanctions that are announced or threatened are under "announced".
// parameter: since date = null, such as "2024-01-01": only what lasted or was told from that day on
// parameter: limit integer = 50: so many rows at most
// columns: actor, how, what, against, status, origins, first_day, quote

MATCH (a:Actor)-[r]->(b:Actor)
WHERE r.category = 'SANCTION'
  AND r.status IN ['stated', 'claimed']
  AND ($since IS NULL OR r.last_day >= date($since))
RETURN a.name AS actor, r.predicate AS how, r.object AS what, b.name AS against,
  r.status AS status, r.origins AS origins, r.first_day AS first_day, r.quote AS quote
ORDER BY r.n_origins DESC, actor, against, r.id
LIMIT $limit
