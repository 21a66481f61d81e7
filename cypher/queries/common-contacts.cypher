// name: common-contacts
// category: Paths and brokers
// question: Who deals with both of two actors, and on what terms?
// note: Counts what is asserted; requests count as neither cooperation nor conflict. Who leads or
//   represents one of them shows by "roles".
// parameter: actor actor, such as "country:US": one of the two
// parameter: other actor, such as "country:RU": the other
// parameter: limit integer = 50: so many rows at most
// columns: contact, cooperation_with_actor, conflict_with_actor, cooperation_with_other,
//   conflict_with_other, roles

MATCH (a:Actor {id: $actor})-[r]-(m:Actor)
WHERE r.status IN ['stated', 'claimed'] AND m.id <> $other
WITH m, sum(CASE WHEN r.quad ENDS WITH 'cooperation' THEN 1 ELSE 0 END) AS cooperation_with_actor,
  sum(CASE WHEN r.quad ENDS WITH 'conflict' AND r.category <> 'REQUEST' THEN 1 ELSE 0 END)
    AS conflict_with_actor,
  sum(CASE WHEN r.quad = 'structure' THEN 1 ELSE 0 END) AS roles_with_actor
MATCH (m)-[x]-(b:Actor {id: $other})
WHERE x.status IN ['stated', 'claimed']
WITH m, cooperation_with_actor, conflict_with_actor, roles_with_actor,
  sum(CASE WHEN x.quad ENDS WITH 'cooperation' THEN 1 ELSE 0 END) AS cooperation_with_other,
  sum(CASE WHEN x.quad ENDS WITH 'conflict' AND x.category <> 'REQUEST' THEN 1 ELSE 0 END)
    AS conflict_with_other,
  sum(CASE WHEN x.quad = 'structure' THEN 1 ELSE 0 END) AS roles_with_other
RETURN m.name AS contact, cooperation_with_actor, conflict_with_actor, cooperation_with_other,
  conflict_with_other, roles_with_actor + roles_with_other AS roles
ORDER BY cooperation_with_actor + cooperation_with_other DESC,
  conflict_with_actor + conflict_with_other DESC, m.id
LIMIT $limit
