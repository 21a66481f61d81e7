// filter: which arrows a reader asks for, by the rules of the command line's filter, and how many
// each other choice would show.
const filter = (() => {
  const { actors, arrows, confidences } = data;

  /** Criteria that let every arrow through. A list of null asks for nothing, an empty one for none. */
  const EVERYTHING = Object.freeze({
    status: null, disputed: "any", category: null, quad: null, predicate: null, type: null, outlet: null,
    origins: 1, confidence: confidences[confidences.length - 1], since: null, until: null,
  });

  /** What the page opens with and is reset to. */
  const OPENING = Object.freeze({ ...EVERYTHING, ...opening() });
  function opening() {
    const asked = data.opening.criteria || {};
    const held = (arrow) => !asked.status || asked.status.includes(arrow.status);
    // A list of statuses that would hide all or nothing asks for nothing.
    return arrows.some(held) && !arrows.every(held) ? asked : { ...asked, status: null };
  }

  /** First and last day of a partial date, as the texts that days are compared by. */
  const firstDay = (date) => `${date}-01-01`.slice(0, date.length < 7 ? 10 : date.length < 10 ? date.length + 3 : 10);
  function lastDay(date) {
    if (date.length >= 10) return date;
    const [year, month] = date.split("-");
    if (!month) return `${year}-12-31`;
    return `${date}-${new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()}`;
  }

  // As Python folds case: by way of upper case "ß" is "ss".
  const folded = (name) => name.toUpperCase().toLowerCase();
  const among = (wanted, value) => !wanted || wanted.has(value);

  /** What each part of the filter asks: name -> whether an arrow meets it. */
  function tests(criteria) {
    const { disputed, origins, confidence, since, until } = criteria;
    const lists = ["status", "category", "quad", "predicate", "type"].map((name) => criteria[name] && new Set(criteria[name]));
    const [status, category, quad, predicate, type] = lists;
    const outlets = criteria.outlet && new Set(criteria.outlet.map(folded));
    const least = confidences.indexOf(confidence);
    const from = since && firstDay(since);
    const to = until && lastDay(until);
    return {
      status: (arrow) => among(status, arrow.status),
      disputed: (arrow) => disputed === "any" || arrow.disputed === (disputed === "only"),
      category: (arrow) => among(category, arrow.category) && among(quad, arrow.quad),
      predicate: (arrow) => among(predicate, arrow.predicate),
      type: (arrow) => among(type, actors[arrow.from].type) && among(type, actors[arrow.to].type),
      outlet: (arrow) => !outlets || arrow.outlets.some((name) => outlets.has(folded(name))),
      origins: (arrow) => arrow.origins.length >= origins,
      confidence: (arrow) => confidences.indexOf(arrow.confidence) <= least,
      time: (arrow) =>
        (!from || (arrow.last_day !== null && arrow.last_day >= from)) &&
        (!to || (arrow.first_day !== null && arrow.first_day <= to)),
    };
  }

  /**
   * The arrows that meet all criteria; and by each part of the filter those that fail it at most:
   * what a choice there has to choose from.
   */
  function sort(criteria) {
    const parts = Object.entries(tests(criteria));
    const passing = [];
    const open = Object.fromEntries(parts.map(([name]) => [name, []]));
    for (const arrow of arrows) {
      let failed = null;
      let count = 0;
      for (const [name, passes] of parts) {
        if (!passes(arrow)) { failed = name; count += 1; if (count > 1) break; }
      }
      if (count === 0) passing.push(arrow);
      else if (count === 1) open[failed].push(arrow);
    }
    return { passing, open };
  }

  const isOpening = (criteria) => Object.keys(OPENING).every((name) => criteria[name] === OPENING[name]);

  return { EVERYTHING, OPENING, sort, isOpening, folded };
})();
