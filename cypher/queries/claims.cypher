// name: claims
// category: Claims and denials
// question: Who claims what of whom?
// note: Nobody else need tell it: "origins" names all who do. Denials are under "denials".
// parameter: claimant text = "", such as "south korea": letters of a claimant's name; "" for all
// parameter: limit integer = 50: so many rows at most
// columns: claimed_by, source, predicate, object, target, status, disputed, origins, first_day, quote

MATCH (a:Actor)-[r]->(b:Actor)
WHERE r.status IN ['stated', 'claimed', 'expected', 'possible'] AND size(r.claimed_by) > 0
  AND any(name IN r.claimed_by WHERE toLower(name) CONTAINS toLower($claimant))
RETURN r.claimed_by AS claimed_by, a.name AS source, r.predicate AS predicate, r.object AS object,
  b.name AS target, r.status AS status, r.disputed AS disputed, r.origins AS origins,
  r.first_day AS first_day, r.quote AS quote
ORDER BY claimed_by, source, target, r.id
LIMIT $limit
