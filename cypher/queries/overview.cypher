// name: overview
// category: Data quality
// question: How sure and how well dated is what the store holds, category by category?
// note: "asserted" are stated or claimed, "hedged" expected or possible; "dated" is what tells when it
//   occurred, the rest is placed by when it was told; "single" rests on one origin.
// columns: category, relations, asserted, hedged, denied, disputed, single, dated, low_confidence

MATCH (:Actor)-[r]->(:Actor)
RETURN r.category AS category, count(r) AS relations,
  sum(CASE WHEN r.status IN ['stated', 'claimed'] THEN 1 ELSE 0 END) AS asserted,
  sum(CASE WHEN r.status IN ['expected', 'possible'] THEN 1 ELSE 0 END) AS hedged,
  sum(CASE WHEN r.status IN ['denied', 'negated'] THEN 1 ELSE 0 END) AS denied,
  sum(CASE WHEN r.disputed THEN 1 ELSE 0 END) AS disputed,
  sum(CASE WHEN r.n_origins = 1 THEN 1 ELSE 0 END) AS single,
  sum(CASE WHEN coalesce(r.occurred_from, r.occurred_to) IS NULL THEN 0 ELSE 1 END) AS dated,
  sum(CASE WHEN r.confidence = 'low' THEN 1 ELSE 0 END) AS low_confidence
ORDER BY relations DESC, category
