// name: dealings-with-sanctioned
// category: Vetoes and sanctions
// question: Who trades with, supplies, aids or gets goods from an actor under sanctions?
// note: It does not say that the dealing broke the sanctions, or that these held at the time.
// parameter: limit integer = 50: so many rows at most
// columns: sanctioned, sanctioned_by, source, predicate, object, target, status, disputed, origins,
//   first_day, quote

MATCH (s:Actor)-[x]->(b:Actor)
WHERE x.predicate IN ['sanctions', 'bans', 'isolates'] AND x.status IN ['stated', 'claimed']
WITH DISTINCT b, s.name AS name
ORDER BY name
WITH b, collect(name) AS sanctioned_by
MATCH (b)-[r]-(:Actor)
WHERE r.category IN ['AID', 'COOPERATE'] AND r.status IN ['stated', 'claimed']
WITH b, sanctioned_by, r, startNode(r) AS giver, endNode(r) AS taker
RETURN b.name AS sanctioned, sanctioned_by, giver.name AS source, r.predicate AS predicate,
  r.object AS object, taker.name AS target, r.status AS status, r.disputed AS disputed,
  r.origins AS origins, r.first_day AS first_day, r.quote AS quote
ORDER BY size(sanctioned_by) DESC, sanctioned, size(origins) DESC, source, r.id
LIMIT $limit
