// name: goods
// category: Supply and gifts
// question: Who supplies, sells, sends, lends or gives what to whom?
// note: What one side buys from the other counts as given by that other. Only what is asserted is
//   listed; a disputed delivery is asserted by some and denied by others.
// parameter: goods text = "", such as "weapons": a class of goods and all below it; "" for all
// parameter: since date = null, such as "2024-01-01": only what lasted or was told from that day on
// parameter: limit integer = 50: so many rows at most
// columns: giver, goods, class, receiver, how, status, disputed, origins, first_day, last_day, quote

MATCH (a:Actor)-[r]->(b:Actor)
WHERE r.predicate IN ['supplies', 'sells to', 'sends to', 'lends to', 'gifts', 'funds', 'buys from']
  AND r.status IN ['stated', 'claimed']
  AND ($goods = '' OR r.object_key = $goods OR r.object_key STARTS WITH $goods + '/')
  AND ($since IS NULL OR r.last_day >= date($since))
WITH a, r, b, r.predicate = 'buys from' AS bought
RETURN CASE WHEN bought THEN b.name ELSE a.name END AS giver, r.object AS goods,
  r.object_key AS class, CASE WHEN bought THEN a.name ELSE b.name END AS receiver,
  r.predicate AS how, r.status AS status, r.disputed AS disputed, r.origins AS origins,
  r.first_day AS first_day, r.last_day AS last_day, r.quote AS quote
ORDER BY size(origins) DESC, first_day, r.id
LIMIT $limit
