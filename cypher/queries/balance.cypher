// name: balance
// category: Alliances and balance
// question: Which pairs are on good terms, which on bad, and which on both?
// note: Counts what is asserted, in both directions; the balance is cooperation less conflict.
//   Requests, roles and kinship count as neither.
// parameter: since date = null, such as "2024-01-01": only what lasted or was told from that day on
// parameter: limit integer = 50: so many rows at most
// columns: actor, other, cooperation, conflict, balance, last_day

MATCH (a:Actor)-[r]-(b:Actor)
WHERE a.id < b.id AND r.status IN ['stated', 'claimed'] AND NOT r.category IN ['REQUEST', 'AFFILIATE']
  AND ($since IS NULL OR r.last_day >= date($since))
WITH a, b, sum(CASE WHEN r.quad ENDS WITH 'cooperation' THEN 1 ELSE 0 END) AS cooperation,
  sum(CASE WHEN r.quad ENDS WITH 'conflict' THEN 1 ELSE 0 END) AS conflict, max(r.last_day) AS last_day
RETURN a.name AS actor, b.name AS other, cooperation, conflict, cooperation - conflict AS balance,
  last_day
ORDER BY cooperation + conflict DESC, a.id, b.id
LIMIT $limit
