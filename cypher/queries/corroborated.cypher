// name: corroborated
// category: Sources
// question: What do several independent origins assert?
// note: An origin is the claimant, else the agency, else the outlet: copies of one report count once.
// parameter: origins integer = 2: so many at least
// parameter: limit integer = 50: so many rows at most
// columns: source, predicate, object, target, status, disputed, origins, outlets, articles, first_day,
//   quote

MATCH (a:Actor)-[r]->(b:Actor)
WHERE r.status IN ['stated', 'claimed'] AND r.n_origins >= $origins
RETURN a.name AS source, r.predicate AS predicate, r.object AS object, b.name AS target,
  r.status AS status, r.disputed AS disputed, r.origins AS origins, r.outlets AS outlets,
  r.n_articles AS articles, r.first_day AS first_day, r.quote AS quote
ORDER BY size(origins) DESC, articles DESC, source, target, r.id
LIMIT $limit
