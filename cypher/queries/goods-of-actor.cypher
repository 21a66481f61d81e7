// name: goods-of-actor
// category: Supply and gifts
// question: What does an actor give and get, to and from whom?
// note: What is only expected, possible, denied or negated stands below what is asserted: read the
//   status first.
// parameter: actor actor, such as "country:KP": who gives or gets
// parameter: limit integer = 50: so many rows at most
// columns: direction, other, goods, how, status, disputed, origins, first_day, last_day, quote

MATCH (a:Actor {id: $actor})-[r]-(b:Actor)
WHERE r.predicate IN ['supplies', 'sells to', 'sends to', 'lends to', 'gifts', 'funds', 'buys from']
WITH r, b, CASE WHEN (startNode(r).id = $actor) = (r.predicate <> 'buys from')
  THEN 'gives' ELSE 'gets' END AS direction, r.status IN ['stated', 'claimed'] AS asserted
RETURN direction, b.name AS other, r.object AS goods, r.predicate AS how, r.status AS status,
  r.disputed AS disputed, r.origins AS origins, r.first_day AS first_day, r.last_day AS last_day,
  r.quote AS quote
ORDER BY direction, asserted DESC, size(origins) DESC, other, r.id
LIMIT $limit
