// start: what is done once, and what other programs may call.
(() => {
  if (matchMedia("(max-width: 680px)").matches) elements.byId("filters").open = false;
  drawing.begin(state.now);
  window.tieline = Object.freeze({
    network: drawing.network,
    filter: (criteria) => state.change({ criteria: { ...filter.EVERYTHING, ...criteria } }),
    search: finding.search,
    /** Show the way between two actors, given by id or name, and return its ids: [actors, arrows]; null where there is none. */
    path(from, to) {
      const ends = [from, to].map((one) => address.actor(one) || finding.matching(one)[0]);
      if (!ends[0] || !ends[1] || ends[0] === ends[1]) return null;
      state.open({ path: ends });
      const { chain } = state.now;
      return chain && [chain.actors.map((actor) => actor.key), chain.hops.map((hop) => hop.best.key)];
    },
    /** Where an actor lies on the picture. */
    place: (key) => (({ x, y }) => ({ x, y }))(address.actor(key)),
    json: () => sharing.json(state.now.shown),
    csv: () => sharing.csv(state.now.shown),
  });
})();
