// name: brokers
// category: Paths and brokers
// question: Through whom does an actor reach others that it has no dealings with?
// note: Counts what is asserted, of any kind. A broker here is a way, not a willing one.
// parameter: actor actor, such as "person:kim-jong-un": who wants to reach others
// parameter: limit integer = 50: so many rows at most
// columns: broker, id, reaches, alone, such_as

MATCH (a:Actor {id: $actor})-[r]-(m:Actor)
WHERE r.status IN ['stated', 'claimed']
WITH DISTINCT a, m
MATCH (m)-[x]-(c:Actor)
WHERE x.status IN ['stated', 'claimed'] AND c.id <> $actor
WITH a, c, collect(DISTINCT m) AS ways
WHERE NOT EXISTS { (c)-[y]-(a) WHERE y.status IN ['stated', 'claimed'] }
UNWIND ways AS m
WITH m, c, size(ways) = 1 AS alone
ORDER BY c.name, c.id
WITH m, count(c) AS reaches, sum(CASE WHEN alone THEN 1 ELSE 0 END) AS alone, collect(c.name) AS names
RETURN m.name AS broker, m.id AS id, reaches, alone, names[0..5] AS such_as
ORDER BY reaches DESC, id
LIMIT $limit
