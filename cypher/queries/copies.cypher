// name: copies
// category: Sources
// question: What do several outlets print that comes from a single origin?
// note: However often it is printed, it rests on one word.
// parameter: limit integer = 50: so many rows at most
// columns: origin, outlets, source, predicate, object, target, status, disputed, quote

MATCH (a:Actor)-[r]->(b:Actor)
WHERE r.status IN ['stated', 'claimed'] AND r.n_origins = 1 AND size(r.outlets) > 1
RETURN r.origins[0] AS origin, r.outlets AS outlets, a.name AS source, r.predicate AS predicate,
  r.object AS object, b.name AS target, r.status AS status, r.disputed AS disputed, r.quote AS quote
ORDER BY size(outlets) DESC, origin, source, target, r.id
LIMIT $limit
