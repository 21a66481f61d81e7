// name: alliances
// category: Alliances and balance
// question: Who is joined to whom by alliance, treaty, exercises or shared intelligence?
// note: These hold both ways, so the order of the two says nothing.
// parameter: since date = null, such as "2024-01-01": only what lasted or was told from that day on
// parameter: limit integer = 50: so many rows at most
// columns: actor, how, what, other, status, disputed, origins, first_day, last_day, quote

MATCH (a:Actor)-[r]->(b:Actor)
WHERE r.predicate IN ['is ally of', 'signs with', 'agrees with', 'partners with', 'exercises with',
    'shares intelligence with', 'cooperates with', 'merges with']
  AND r.status IN ['stated', 'claimed']
  AND ($since IS NULL OR r.last_day >= date($since))
RETURN a.name AS actor, r.predicate AS how, r.object AS what, b.name AS other, r.status AS status,
  r.disputed AS disputed, r.origins AS origins, r.first_day AS first_day, r.last_day AS last_day,
  r.quote AS quote
ORDER BY size(origins) DESC, actor, other, r.id
LIMIT $limit
