// state: what is asked, chosen and looked at. The one thing that changes; who changes it tells it
// here, and all that is shown follows as a listener.
const state = (() => {
  const { actors, arrows } = data;

  let now = Object.freeze({
    criteria: filter.EVERYTHING,
    selection: null, // {actor} or {arrow}
    view: "picture", // or "table"
    shown: arrows, // that meet the criteria, in the order of their ids
    present: actors, // that some shown arrow touches
    isShown: arrows.map(() => true), // by arrow id
  });
  const listeners = [];

  /** Call the listener with the state and what it was before, at each change and once at the start. */
  const listen = (listener) => listeners.push(listener);

  /** Take over some of `criteria`, `selection` and `view`; all else follows from them. */
  function change(part) {
    const before = now;
    now = { ...before, ...part };
    if (part.criteria) Object.assign(now, shownUnder(part.criteria));
    Object.freeze(now);
    for (const listener of listeners) listener(now, before);
  }

  function shownUnder(criteria) {
    const isShown = arrows.map((arrow) => filter.passes(criteria, arrow));
    const shown = arrows.filter((arrow) => isShown[arrow.id]);
    const touched = new Set(shown.flatMap((arrow) => [arrow.from, arrow.to]));
    return { isShown, shown, present: actors.filter((actor) => touched.has(actor.id)) };
  }

  /** Choose what is read: {actor}, {arrow} or null. */
  const open = (selection) => change({ selection });

  function start() {
    for (const listener of listeners) listener(now, {});
  }

  return { get now() { return now; }, listen, change, open, start };
})();
