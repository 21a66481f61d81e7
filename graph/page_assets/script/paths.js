// paths: the shortest chains between two actors, chosen as `tieline path` chooses: direction ignored,
// among equals fewer roles, then more origins, then smaller ids.
const paths = (() => {
  const { actors, touching } = data;
  const MAX_HOPS = 6; // beyond six nearly everybody is joined to everybody, and a chain says nothing

  /** How many relations lie between an actor and each other: an array by id, -1 where too far. */
  function distances(from, isShown, stop) {
    const far = new Int8Array(actors.length).fill(-1);
    far[from] = 0;
    let frontier = [from];
    for (let hop = 1; hop <= MAX_HOPS && frontier.length && far[stop] < 0; hop += 1) {
      const next = [];
      for (const here of frontier) {
        for (const arrow of touching[here]) {
          const there = arrow.from === here ? arrow.to : arrow.from;
          if (isShown[arrow.id] && far[there] < 0) { far[there] = hop; next.push(there); }
        }
      }
      frontier = next;
    }
    return far;
  }

  const ascending = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  const byWorth = (a, b) => a.role - b.role || b.origins.length - a.origins.length || ascending(a.key, b.key);

  /** [roles, -origins, actor keys]: the smaller, the better. */
  function better(a, b) {
    if (a.roles !== b.roles) return a.roles < b.roles;
    if (a.origins !== b.origins) return a.origins > b.origins;
    const n = a.actors.findIndex((actor, i) => actor !== b.actors[i]);
    return n >= 0 && a.actors[n].key < b.actors[n].key;
  }

  /**
   * The best shortest chain from one actor to another over shown arrows: {actors, hops}, hop i joining
   * actors i and i + 1 by its `best` arrow and `others`; null where nothing joins them.
   */
  function find(from, to, isShown) {
    // From the end backwards, so that each step forward knows who is on a shortest chain.
    const left = distances(to.id, isShown, from.id);
    if (from === to || left[from.id] < 0) return null;
    let best = new Map([[from.id, { actors: [from], hops: [], roles: 0, origins: 0 }]]);
    for (let togo = left[from.id] - 1; togo >= 0; togo -= 1) {
      const next = new Map();
      for (const [here, chain] of best) {
        const joined = new Map();
        for (const arrow of touching[here]) {
          const there = arrow.from === here ? arrow.to : arrow.from;
          if (isShown[arrow.id] && left[there] === togo) joined.set(there, [...(joined.get(there) || []), arrow]);
        }
        for (const [there, some] of joined) {
          const [first, ...others] = some.sort(byWorth);
          const reached = {
            actors: [...chain.actors, actors[there]], hops: [...chain.hops, { best: first, others }],
            roles: chain.roles + first.role, origins: chain.origins + first.origins.length,
          };
          if (!next.has(there) || better(reached, next.get(there))) next.set(there, reached);
        }
      }
      best = next;
    }
    return best.get(to.id);
  }

  return { find, MAX_HOPS };
})();
