// name: weak
// category: Data quality
// question: Which asserted relations rest on least and should be read before they are used?
// note: Of low confidence and in one article only; the quote shows whether it was read rightly.
// parameter: limit integer = 50: so many rows at most
// columns: source, predicate, object, target, status, disputed, origins, quote

MATCH (a:Actor)-[r]->(b:Actor)
WHERE r.status IN ['stated', 'claimed'] AND r.confidence = 'low' AND r.n_articles = 1
RETURN a.name AS source, r.predicate AS predicate, r.object AS object, b.name AS target,
  r.status AS status, r.disputed AS disputed, r.origins AS origins, r.quote AS quote
ORDER BY disputed DESC, source, predicate, target, r.id
LIMIT $limit
