// name: changes
// category: Time
// question: Between whom is there conflict, or cooperation, since a date that was not told of before?
// note: Counts what is asserted. What ceased is not listed: silence of the papers is no evidence. With
//   "known_before" there were dealings before, of the other kind.
// parameter: since date, such as "2024-02-01": what began before is compared with what began after
// parameter: limit integer = 50: so many rows at most
// columns: actor, other, known_before, cooperation_before, conflict_before, cooperation_since,
//   conflict_since

MATCH (a:Actor)-[r]-(b:Actor)
WHERE a.id < b.id AND r.status IN ['stated', 'claimed'] AND r.first_day IS NOT NULL
  AND NOT r.category IN ['REQUEST', 'AFFILIATE']
WITH a, b, r.first_day >= date($since) AS new, r.quad ENDS WITH 'cooperation' AS good
WITH a, b, sum(CASE WHEN NOT new AND good THEN 1 ELSE 0 END) AS cooperation_before,
  sum(CASE WHEN NOT new AND NOT good THEN 1 ELSE 0 END) AS conflict_before,
  sum(CASE WHEN new AND good THEN 1 ELSE 0 END) AS cooperation_since,
  sum(CASE WHEN new AND NOT good THEN 1 ELSE 0 END) AS conflict_since
WHERE (cooperation_before = 0 AND cooperation_since > 0) OR (conflict_before = 0 AND conflict_since > 0)
RETURN a.name AS actor, b.name AS other, cooperation_before + conflict_before > 0 AS known_before,
  cooperation_before, conflict_before, cooperation_since, conflict_since
ORDER BY known_before DESC, cooperation_since + conflict_since DESC, a.id, b.id
LIMIT $limit
