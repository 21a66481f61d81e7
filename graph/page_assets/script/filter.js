// filter: which arrows a reader asks for. The same rules as the command line's filter.
const filter = (() => {
  const { actors } = data;

  /** Criteria that let every arrow through. A list of null asks for nothing, an empty one for none. */
  const EVERYTHING = Object.freeze({
    status: null, disputed: "any", category: null, quad: null, predicate: null, type: null, outlet: null, origins: 1,
  });

  const among = (wanted, value) => !wanted || wanted.includes(value);

  /** Whether an arrow meets all criteria. */
  function passes(criteria, arrow) {
    const { status, disputed, category, quad, predicate, type, outlet, origins } = criteria;
    return (
      among(status, arrow.status) &&
      (disputed === "any" || Boolean(arrow.disputed) === (disputed === "only")) &&
      among(category, arrow.category) &&
      among(quad, arrow.quad) &&
      among(predicate, arrow.predicate) &&
      among(type, actors[arrow.from].type) &&
      among(type, actors[arrow.to].type) &&
      (!outlet || arrow.outlets.some((name) => outlet.includes(name))) &&
      arrow.origins.length >= origins
    );
  }

  return { EVERYTHING, passes };
})();
