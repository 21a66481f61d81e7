// start: the state that the page opens with, and what other programs may call on it.
(() => {
  const { byId } = elements;
  if (matchMedia("(max-width: 680px)").matches) byId("filters").open = false;
  const asMade = new URLSearchParams((data.opening.path || []).map((key) => ["path", key])).toString();
  state.start(address.read(location.hash.length > 1 ? location.hash : asMade));
  address.look(state.now);
  state.listen(address.follow);
  window.tieline = Object.freeze({
    network: drawing.network,
    filter: (criteria) => state.change({ criteria: { ...filter.EVERYTHING, ...criteria } }),
    search: finding.search,
    path(from, to) {
      const chain = paths.find(address.actor(from), address.actor(to), state.now.isShown);
      return chain && [chain.actors.map((actor) => actor.key), chain.hops.map((hop) => hop.best.key)];
    },
    /** Where an actor lies on the picture. */
    place: (key) => (({ x, y }) => ({ x, y }))(address.actor(key)),
    json: () => sharing.json(state.now.shown),
    csv: () => sharing.csv(state.now.shown),
  });
})();
