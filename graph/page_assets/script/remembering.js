// remembering: the address follows the state, and the state an address that is changed or gone back to.
(() => {
  const { network } = drawing;
  const GESTURE_MS = 250; // a wheel turns many times a second
  let written = null;

  state.listen((now) => {
    const hash = address.write(now);
    if (hash === written) return;
    written = hash;
    try {
      history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
    } catch { /* within a notebook's frame there is no address to keep it in */ }
  });

  let waiting = 0;
  for (const moved of ["dragEnd", "zoom", "animationFinished"]) {
    network.on(moved, () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        const { x, y } = network.getViewPosition();
        state.change({ camera: [Math.round(x), Math.round(y), Number(network.getScale().toFixed(3))] });
      }, GESTURE_MS);
    });
  }

  addEventListener("hashchange", () => {
    if (location.hash.replace(/^#/, "") === written) return;
    state.change(address.read(location.hash));
    if (state.now.camera) drawing.look(state.now);
  });
})();
