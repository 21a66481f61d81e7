// name: chains
// category: Paths and brokers
// question: Through whom are two actors joined, in one, two or three steps?
// note: Direction is ignored and only what is asserted counts. A chain says who deals with whom, not
//   that its ends do. `tieline path` finds longer ones.
// parameter: actor actor, such as "person:kim-jong-un": one end
// parameter: other actor, such as "organization:un-security-council": the other end
// parameter: limit integer = 50: so many rows at most
// columns: steps, chain, weakest_origins

MATCH p = (a:Actor {id: $actor})-[*1..3]-(b:Actor {id: $other})
WHERE all(n IN nodes(p) WHERE n:Actor AND single(m IN nodes(p) WHERE m.id = n.id))
  AND all(r IN relationships(p) WHERE r.status IN ['stated', 'claimed'])
WITH p, reduce(least = 1000000, r IN relationships(p) |
  CASE WHEN r.n_origins < least THEN r.n_origins ELSE least END) AS weakest
WITH [n IN nodes(p) | n.name] AS chain, [n IN nodes(p) | n.id] AS ids, length(p) AS steps,
  max(weakest) AS weakest_origins
RETURN steps, chain, weakest_origins
ORDER BY steps, weakest_origins DESC, ids
LIMIT $limit
