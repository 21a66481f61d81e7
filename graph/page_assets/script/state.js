// state: what is asked, chosen and looked at. The one thing that changes; who changes it tells it
// here, and all that is shown follows as a listener.
const state = (() => {
  const { actors, arrows, touching } = data;

  let now = Object.freeze({
    criteria: filter.OPENING,
    focus: null, // {actors, hops}: only what lies within so many relations of some actors
    selection: null, // {actor}, {arrow} or {path: [actor, actor]}
    chain: null, // the best way between the ends of a selected path; null where there is none
    view: "picture", // or "table"
    theme: "auto", // or "light", "dark"
    camera: null, // [x, y, scale] of the picture, where the reader has moved it
    ...shownUnder(filter.OPENING, null),
  });
  const listeners = [];

  /** Call the listener with the state and what it was before, at each change and once at the start. */
  const listen = (listener) => listeners.push(listener);

  /** Take over some of `criteria`, `focus`, `selection`, `view`, `theme` and `camera`; all else follows. */
  function change(part) {
    const before = now;
    now = { ...before, ...part };
    const asked = now.criteria !== before.criteria || now.focus !== before.focus;
    if (asked) Object.assign(now, shownUnder(now.criteria, now.focus));
    if (asked || now.selection !== before.selection) {
      const path = now.selection && now.selection.path;
      now.chain = path ? paths.find(...path, now.isShown) : null;
    }
    Object.freeze(now);
    for (const listener of listeners) listener(now, before);
  }

  /**
   * shown: the arrows to see, in the order of their ids; isShown: the same by arrow id; present: the
   * actors that they touch; open: by each part of the filter, the arrows that fail it alone.
   */
  function shownUnder(criteria, focus) {
    const { passing, open } = filter.sort(criteria);
    let shown = passing;
    if (focus) {
      const near = within(focus, passing);
      const inside = (arrow) => near.has(arrow.from) && near.has(arrow.to);
      shown = passing.filter(inside);
      for (const name of Object.keys(open)) open[name] = open[name].filter(inside);
    }
    const isShown = new Uint8Array(arrows.length);
    const touched = new Uint8Array(actors.length);
    for (const arrow of shown) { isShown[arrow.id] = 1; touched[arrow.from] = 1; touched[arrow.to] = 1; }
    return { isShown, shown, open, present: actors.filter((actor) => touched[actor.id]) };
  }

  /** The ids of the actors within some relations of others, direction ignored. */
  function within({ actors: centres, hops }, passing) {
    const passes = new Uint8Array(arrows.length);
    for (const arrow of passing) passes[arrow.id] = 1;
    const reached = new Set(centres.map((actor) => actor.id));
    let frontier = [...reached];
    for (let hop = 0; hop < hops; hop += 1) {
      const next = [];
      for (const here of frontier) {
        for (const arrow of touching[here]) {
          const there = arrow.from === here ? arrow.to : arrow.from;
          if (passes[arrow.id] && !reached.has(there)) { reached.add(there); next.push(there); }
        }
      }
      frontier = next;
    }
    return reached;
  }

  /** What belongs to a selection: its actors and arrows, the latter only where they are shown. */
  function about(selection) {
    if (!selection) return { actors: [], arrows: [] };
    if (selection.arrow) return { actors: ends([selection.arrow]), arrows: [selection.arrow] };
    if (selection.path) {
      const { actors: on, hops } = now.chain || { actors: selection.path, hops: [] };
      return { actors: on, arrows: hops.map((hop) => hop.best) };
    }
    const own = touching[selection.actor.id].filter((arrow) => now.isShown[arrow.id]);
    return { actors: [selection.actor, ...ends(own)], arrows: own };
  }
  const ends = (some) => [...new Set(some.flatMap((arrow) => [actors[arrow.from], actors[arrow.to]]))];

  /** Choose what is read. */
  const open = (selection) => change({ selection });

  /** Tell all listeners the state that the page opens with. */
  function start(part) {
    const waiting = listeners.splice(0);
    change(part);
    listeners.push(...waiting);
    for (const listener of listeners) listener(now, {});
  }

  return { get now() { return now; }, listen, change, open, about, start };
})();
