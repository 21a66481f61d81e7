// name: doubles
// category: Data quality
// question: Which other actors may be the same as one, by the words of their names?
// note: At least half the words of the shorter name must be in the longer; look at the relations
//   before you take them for one.
// parameter: actor actor, such as "organization:national-intelligence-service": whose doubles
// parameter: limit integer = 50: so many rows at most
// columns: actor, id, shared, relations

MATCH (a:Actor {id: $actor})
WITH a, split(toLower(a.name), ' ') AS words
MATCH (b:Actor)
WHERE b.id <> a.id
WITH b, words, split(toLower(b.name), ' ') AS others
WITH b, [w IN words WHERE w IN others] AS shared,
  CASE WHEN size(others) < size(words) THEN size(others) ELSE size(words) END AS shorter
WHERE size(shared) > 0 AND size(shared) * 2 >= shorter
RETURN b.name AS actor, b.id AS id, shared, COUNT { (b)-[]-(:Actor) } AS relations
ORDER BY size(shared) DESC, relations DESC, id
LIMIT $limit
