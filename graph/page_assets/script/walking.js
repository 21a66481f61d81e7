// walking: the picture by the keyboard, from actor to actor; each is told to those who hear the page.
(() => {
  const { byId, many } = elements;
  const { actors, touching } = data;
  const { network } = drawing;
  const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
  const place = byId("picture");
  const told = byId("walked");
  let here = null; // the actor

  /** How many shown relations join an actor to each drawn other one, by the other's id. */
  function joined(actor) {
    const { isShown, drawn } = state.now;
    const found = new Map();
    for (const arrow of touching[actor.id]) {
      const other = arrow.from === actor.id ? arrow.to : arrow.from;
      if (isShown[arrow.id] && drawn.isDrawn[other] && other !== actor.id) found.set(other, (found.get(other) || 0) + 1);
    }
    return found;
  }

  /** The nearest of some actors that lies in a direction, no more than 60 degrees beside it. */
  function ahead(some, [dx, dy]) {
    let best = null, least = Infinity;
    for (const actor of some) {
      const x = actor.x - here.x, y = actor.y - here.y;
      const along = x * dx + y * dy, beside = Math.abs(x * dy - y * dx);
      const far = along + 2 * beside;
      if (along > 0 && beside < 1.75 * along && far < least) { best = actor; least = far; }
    }
    return best;
  }

  function go(actor) {
    const between = here && actor ? joined(actor).get(here.id) : 0;
    const words = actor && [actor.name, actor.type, between ? `${many(between, "relation")} with ${here.name}` : "", `${many(touching[actor.id].length, "relation")} in all`];
    here = actor;
    told.textContent = actor ? words.filter(Boolean).join(", ") : "Nobody is drawn.";
    if (actor) drawing.reveal({ actor }, 0);
    network.redraw();
  }
  const best = () => state.now.drawn.actors.reduce((one, other) => (one && data.byWeight(one, other) <= 0 ? one : other), null);
  const isHere = () => here && state.now.drawn.isDrawn[here.id];

  place.addEventListener("focus", () => { if (place.matches(":focus-visible")) go(isHere() ? here : best()); });
  byId("skip").addEventListener("click", () => byId(state.now.view === "table" ? "table" : "picture").focus());
  place.addEventListener("blur", () => { drawing.tell(null); network.redraw(); });
  place.addEventListener("keydown", (event) => {
    const { key } = event;
    if (key !== "Home" && key !== "Enter" && key !== " " && !WAYS[key]) return;
    event.preventDefault();
    if (key === "Home" || !isHere()) go(best());
    else if (WAYS[key]) {
      const next = ahead([...joined(here).keys()].map((id) => actors[id]), WAYS[key]) || ahead(state.now.drawn.actors, WAYS[key]);
      if (next) go(next);
    } else state.open({ actor: here });
  });
  network.on("afterDrawing", (context) => {
    if (!isHere() || !place.matches(":focus-visible")) return;
    const camera = drawing.camera();
    painting.ring(context, camera, here);
    drawing.tell(`${here.name}, ${many(touching[here.id].length, "relation")}`, here.x * camera.scale + camera.left, here.y * camera.scale + camera.top);
  });
  state.listen(({ selection }, before) => {
    if (selection && selection.actor && selection !== before.selection) here = selection.actor;
  });
  // vis-network makes a stop for the keyboard of its own, at which nothing can be done.
  for (const stop of place.querySelectorAll("[tabindex]")) stop.tabIndex = -1;
})();
