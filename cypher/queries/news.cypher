// name: news
// category: Time
// question: What was first told since a date?
// note: What is told, not what happened: an old event may be news. Read the status.
// parameter: since date, such as "2024-06-01": the first day of the articles
// parameter: limit integer = 50: so many rows at most
// columns: published, source, predicate, object, target, status, disputed, origins, first_day, quote

MATCH (a:Actor)-[r]->(b:Actor)
WHERE date(r.published_from) >= date($since) AND r.category <> 'AFFILIATE'
RETURN r.published_from AS published, a.name AS source, r.predicate AS predicate,
  r.object AS object, b.name AS target, r.status AS status, r.disputed AS disputed,
  r.origins AS origins, r.first_day AS first_day, r.quote AS quote
ORDER BY published DESC, size(origins) DESC, source, target, r.id
LIMIT $limit
