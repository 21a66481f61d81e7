// name: supplied-attackers
// category: Supply and gifts
// question: Who gives goods to an actor that attacks a third one?
// note: It does not say that these goods were used in the attack.
// parameter: goods text = "", such as "weapons": a class of goods and all below it; "" for all
// parameter: limit integer = 50: so many rows at most
// columns: giver, goods, attacker, victim, attacks, disputed, origins, first_day, quote

MATCH (a:Actor)-[r]-(b:Actor)
WHERE r.predicate IN ['supplies', 'sells to', 'sends to', 'lends to', 'gifts', 'funds', 'buys from']
  AND (startNode(r).id = a.id) = (r.predicate <> 'buys from')
  AND r.status IN ['stated', 'claimed']
  AND ($goods = '' OR r.object_key = $goods OR r.object_key STARTS WITH $goods + '/')
MATCH (b)-[x]->(c:Actor)
WHERE x.category = 'ASSAULT' AND x.status IN ['stated', 'claimed'] AND c.id <> a.id
WITH a, r, b, c, x.predicate AS attack
ORDER BY attack
WITH a, r, b, c, collect(DISTINCT attack) AS attacks
RETURN a.name AS giver, r.object AS goods, b.name AS attacker, c.name AS victim, attacks,
  r.disputed AS disputed, r.origins AS origins, r.first_day AS first_day, r.quote AS quote
ORDER BY size(origins) DESC, giver, attacker, victim, r.id, c.id
LIMIT $limit
