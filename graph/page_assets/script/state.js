// state: what is asked, chosen and looked at, at first what the address says. The one thing that
// changes; who changes it tells it here, and all that is shown follows as a listener.
const state = (() => {
  const { actors, arrows, touching } = data;

  const NEW = {
    criteria: filter.OPENING,
    focus: null, // {actors, hops}: only what lies within so many relations of some actors
    selection: null, // {actor}, {arrow}, {pair} or {path: [actor, actor]}
    chain: null, // the best way between the ends of a selected path; null where there is none
    view: "picture", // or "table"
    theme: "auto", // or "light", "dark"
    camera: null, // [x, y, scale] of the picture, where the reader has moved it
    asked: [], // ids of actors that the picture must hold beside the best connected
    everything: Boolean(data.everything), // whether all that is shown is drawn
  };
  const listeners = [];
  let now = {};
  advance({ ...NEW, ...address.opening() });

  /** Call the listener with the state and what it was before: at once with nothing before, and at each change. */
  function listen(listener) {
    listeners.push(listener);
    listener(now, {});
  }

  /** Take over some of what is not derived: all else follows. */
  function change(some) {
    const before = now;
    advance(some);
    for (const listener of listeners) listener(now, before);
  }

  function advance(some) {
    const before = now;
    now = { ...before, ...some };
    const asked = now.criteria !== before.criteria || now.focus !== before.focus;
    if (asked) Object.assign(now, shownUnder(now.criteria, now.focus));
    if (asked || now.everything !== before.everything) now.drawn = part.of(now);
    if (asked || now.selection !== before.selection) {
      const path = now.selection && now.selection.path;
      now.chain = path ? paths.find(...path, now.isShown) : null;
    }
    const missing = endsOf(now.selection).filter((id) => !now.drawn.isDrawn[id] && !now.asked.includes(id));
    if (missing.length) {
      now.asked = [...now.asked, ...missing];
      now.drawn = part.of(now);
    }
    Object.freeze(now);
  }

  /** The ids of the actors that a selection is about: of a path all on it. */
  function endsOf(selection) {
    if (!selection) return [];
    const { actor, arrow, pair, path } = selection;
    if (actor) return [actor.id];
    if (path) return (now.chain ? now.chain.actors : path).map(({ id }) => id);
    return arrow ? [arrow.from, arrow.to] : [pair.a, pair.b];
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

  /** The shown arrows that a selection is about. */
  function arrowsOf(selection) {
    if (!selection) return [];
    const { actor, arrow, pair } = selection;
    if (arrow) return [arrow];
    if (pair || actor) return (pair ? pair.arrows : touching[actor.id]).filter(({ id }) => now.isShown[id]);
    return now.chain ? now.chain.hops.map((hop) => hop.best) : [];
  }

  /** Choose what is read. */
  const open = (selection) => change({ selection });

  return { get now() { return now; }, listen, change, open, endsOf, arrowsOf };
})();
