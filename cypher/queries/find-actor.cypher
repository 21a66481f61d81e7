// name: find-actor
// category: Actors
// question: Which actors have a name or an alias that holds this text?
// note: Other questions name an actor by its id. One actor may stand under several ids where its
//   spellings left a doubt.
// parameter: text text, such as "kim": letters of a name, in any case
// parameter: limit integer = 50: so many rows at most
// columns: actor, id, kind, aliases, relations

MATCH (a:Actor)
WHERE toLower(a.name) CONTAINS toLower($text)
  OR any(alias IN a.aliases WHERE toLower(alias) CONTAINS toLower($text))
WITH a, COUNT { (a)-[]-(:Actor) } AS relations
RETURN a.name AS actor, a.id AS id, [l IN labels(a) WHERE l <> 'Actor'][0] AS kind,
  a.aliases AS aliases, relations
ORDER BY relations DESC, id
LIMIT $limit
