// start: the first picture, and what other programs may call on the page.
(() => {
  if (matchMedia("(max-width: 680px)").matches) elements.byId("filters").open = false;
  state.start();
  window.tieline = Object.freeze({
    network: drawing.network,
    filter: (criteria) => state.change({ criteria: { ...filter.EVERYTHING, ...criteria } }),
    search: finding.search,
  });
})();
