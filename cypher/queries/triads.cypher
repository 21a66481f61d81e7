// name: triads
// category: Alliances and balance
// question: Which threesomes around an actor are out of balance, and which are in it?
// note: A positive number is more cooperation than conflict, a negative one the reverse. Balanced are
//   three friends, or two with a common opponent; the others tend to change. Those come first.
// parameter: actor actor, such as "country:RU": who stands in all of them
// parameter: limit integer = 50: so many rows at most
// columns: balanced, other, third, with_other, with_third, between_them

MATCH (a:Actor {id: $actor})-[r]-(b:Actor)
WHERE r.status IN ['stated', 'claimed'] AND NOT r.category IN ['REQUEST', 'AFFILIATE']
WITH b, sum(CASE WHEN r.quad ENDS WITH 'cooperation' THEN 1 ELSE -1 END) AS with_other
WHERE with_other <> 0
MATCH (b)-[x]-(c:Actor)
WHERE b.id < c.id AND c.id <> $actor AND x.status IN ['stated', 'claimed']
  AND NOT x.category IN ['REQUEST', 'AFFILIATE']
WITH b, with_other, c, sum(CASE WHEN x.quad ENDS WITH 'cooperation' THEN 1 ELSE -1 END) AS between_them
WHERE between_them <> 0
MATCH (c)-[y]-(:Actor {id: $actor})
WHERE y.status IN ['stated', 'claimed'] AND NOT y.category IN ['REQUEST', 'AFFILIATE']
WITH b, with_other, c, between_them,
  sum(CASE WHEN y.quad ENDS WITH 'cooperation' THEN 1 ELSE -1 END) AS with_third
WHERE with_third <> 0
RETURN with_other * with_third * between_them > 0 AS balanced, b.name AS other, c.name AS third,
  with_other, with_third, between_them
ORDER BY balanced, other, third, b.id, c.id
LIMIT $limit
