// part: which of the shown actors and arrows are drawn. A large network opens on its best connected
// part, to which is added what was searched for and chosen.
const part = (() => {
  const { actors, pairs, touching } = data;
  const OPENS_ON = 150; // so many names can be told apart on one screen
  const COMPANY = 25; // as many of its neighbours come with an actor that is asked for

  /**
   * What is drawn of what is shown.
   * Returns actors, isDrawn by actor id, and lines: {pair, arrows}, the shown arrows of two drawn actors.
   */
  function of({ shown, present, isShown, asked, everything }) {
    const isDrawn = new Uint8Array(actors.length);
    if (everything || present.length <= OPENS_ON) for (const { id } of present) isDrawn[id] = 1;
    else {
      const degree = degrees(shown);
      connected(present, degree, isShown, isDrawn);
      for (const id of asked) if (degree[id]) invite(id, degree, isShown, isDrawn);
    }
    const lines = [];
    let count = 0;
    for (const pair of pairs) {
      if (!isDrawn[pair.a] || !isDrawn[pair.b]) continue;
      const between = pair.arrows.length === 1 ? pair.arrows : pair.arrows.filter(({ id }) => isShown[id]);
      if (!between.length || !isShown[between[0].id]) continue;
      count += between.length;
      lines.push({ pair, arrows: between });
    }
    return { actors: present.filter(({ id }) => isDrawn[id]), isDrawn, lines, count };
  }

  function degrees(shown) {
    const degree = new Uint32Array(actors.length);
    for (const { from, to } of shown) {
      degree[from]++;
      degree[to]++;
    }
    return degree;
  }

  /** Mark the best joined actor, and again and again the best joined of those next to the marked. */
  function connected(present, degree, isShown, isDrawn) {
    const better = (a, b) => degree[b] - degree[a] || a - b;
    const ranked = present.map(({ id }) => id).sort(better);
    const waiting = new Set();
    const next = () => {
      let best = -1;
      for (const id of waiting) if (best < 0 || better(id, best) < 0) best = id;
      return best >= 0 ? best : ranked.find((id) => !isDrawn[id]);
    };
    for (let n = 0; n < OPENS_ON; n++) {
      const id = next();
      isDrawn[id] = 1;
      waiting.delete(id);
      for (const other of neighbours(id, isShown)) if (!isDrawn[other]) waiting.add(other);
    }
  }

  /** Mark an actor and the best joined of its neighbours. */
  function invite(id, degree, isShown, isDrawn) {
    isDrawn[id] = 1;
    const near = [...neighbours(id, isShown)].sort((a, b) => degree[b] - degree[a] || a - b);
    for (const other of near.slice(0, COMPANY)) isDrawn[other] = 1;
  }

  function neighbours(id, isShown) {
    const found = new Set();
    for (const arrow of touching[id]) if (isShown[arrow.id]) found.add(arrow.from === id ? arrow.to : arrow.from);
    found.delete(id);
    return found;
  }

  return { OPENS_ON, of };
})();
