// name: friends-of-opponents
// category: Alliances and balance
// question: Who is on good terms with an actor's main opponents, and how does it stand to the actor?
// note: An opponent is one with whom there is more conflict than cooperation, a friend the reverse;
//   "with_actor" is the friend's cooperation with the actor less their conflict.
// parameter: actor actor, such as "country:UA": whose opponents
// parameter: opponents integer = 10: so many opponents at most, those of most conflict first
// parameter: limit integer = 50: so many rows at most
// columns: opponent, with_opponent, friend, friend_with_opponent, with_actor

MATCH (a:Actor {id: $actor})-[r]-(b:Actor)
WHERE r.status IN ['stated', 'claimed'] AND NOT r.category IN ['REQUEST', 'AFFILIATE']
WITH a, b, sum(CASE WHEN r.quad ENDS WITH 'cooperation' THEN 1 ELSE -1 END) AS with_opponent
WHERE with_opponent < 0
WITH a, b, with_opponent
ORDER BY with_opponent, b.id
LIMIT $opponents
MATCH (b)-[x]-(c:Actor)
WHERE c.id <> $actor AND x.status IN ['stated', 'claimed']
  AND NOT x.category IN ['REQUEST', 'AFFILIATE']
WITH a, b, with_opponent, c,
  sum(CASE WHEN x.quad ENDS WITH 'cooperation' THEN 1 ELSE -1 END) AS friend_with_opponent
WHERE friend_with_opponent > 0
OPTIONAL MATCH (c)-[y]-(a)
WHERE y.status IN ['stated', 'claimed'] AND NOT y.category IN ['REQUEST', 'AFFILIATE']
WITH b, with_opponent, c, friend_with_opponent, sum(CASE WHEN y IS NULL THEN 0
  WHEN y.quad ENDS WITH 'cooperation' THEN 1 ELSE -1 END) AS with_actor
RETURN b.name AS opponent, with_opponent, c.name AS friend, friend_with_opponent, with_actor
ORDER BY with_opponent, b.id, friend_with_opponent DESC, c.id
LIMIT $limit
