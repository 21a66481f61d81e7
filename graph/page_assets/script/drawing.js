// drawing: the picture as it moves. vis-network gives canvas, camera and gestures; painting what is on
// it: vis-network itself takes seconds to hold, and half a second a frame to draw, 20,000 actors.
const drawing = (() => {
  const { byId, many, mayMove } = elements;
  const { options } = data;
  const LEAST = 1050; // so many arrows and actors are drawn at least while the picture moves
  const REST_MS = 160; // after so long without a move the picture is drawn whole
  const SMOOTH_MS = 40; // a slower frame means fewer arrows in the next
  const READABLE = 0.8; // the scale at which what is searched for is shown

  const place = byId("picture");
  const network = new vis.Network(place, {}, options);
  let hovered = null;

  // The camera ------------------------------------------------------------------------------------

  function camera() {
    const { x: left, y: top } = network.canvasToDOM({ x: 0, y: 0 });
    return { scale: network.getScale(), left, top, width: place.clientWidth, height: place.clientHeight };
  }

  const glide = (duration) => (mayMove ? { duration, easingFunction: "easeInOutQuad" } : false);

  /** Look where a state is looked at from. */
  function look(now, animation = false) {
    network.setSize("100%", "100%"); // as the page stands now: the canvas follows it late, and scales then
    if (now.drawn.actors.length) network.moveTo({ ...painting.view(now), animation });
  }
  const fit = (animation) => look({ ...state.now, camera: null }, animation);

  /** Bring what is chosen before the eyes where it is not, or is smaller than may be. */
  function reveal(selection, least = READABLE / 2) {
    const ids = state.endsOf(selection);
    const { scale, left, top, width, height } = camera();
    const margin = 30;
    const [l, t, r, b] = scene.bounds(ids);
    const seen = l * scale + left > margin && r * scale + left < width - margin && t * scale + top > margin && b * scale + top < height - margin;
    if (seen && scale > least) return;
    network.moveTo({ ...painting.fitting(ids, width, height, Math.max(scale, READABLE)), animation: glide(350) });
  }

  // Frames ----------------------------------------------------------------------------------------

  let last = null; // the camera of the frame before
  let lastAt = 0;
  let limit = 3 * LEAST; // arrows and actors drawn while moving
  let resting = 0;
  let wasMoving = false;
  let dragging = false;
  network.on("dragStart", () => { dragging = true; });
  network.on("dragEnd", () => { dragging = false; resting = setTimeout(() => network.redraw(), REST_MS); });

  network.on("beforeDrawing", (context) => {
    const now = camera();
    const moving = last !== null && (now.scale !== last.scale || now.left !== last.left || now.top !== last.top);
    const at = performance.now();
    if (moving) {
      const gap = at - lastAt;
      const most = painting.size;
      limit = Math.min(limit, most);
      if (wasMoving) limit = gap > SMOOTH_MS ? limit * 0.7 : Math.min(limit * 1.15, most);
      limit = Math.max(limit, LEAST);
      clearTimeout(resting);
      if (!dragging) resting = setTimeout(() => network.redraw(), REST_MS + 2 * Math.min(gap, 400)); // not between two slow frames
    }
    last = now;
    lastAt = at;
    wasMoving = moving;
    painting.frame(context, now, moving ? limit : Infinity);
  });

  /** Draw what a state draws; the camera stays. */
  function draw(now) {
    painting.take(now);
    network.redraw();
  }

  state.listen((now, before) => {
    if (!before.drawn || ["drawn", "selection", "chain", "theme"].every((key) => now[key] === before[key])) return;
    draw(now);
    if (now.everything !== before.everything || now.focus !== before.focus) fit(glide(350));
    else if (!painting.isSeen(camera())) fit(glide(350)); // the reader looked elsewhere
    // A choice that is out of sight is brought before the eyes.
    if (now.selection && now.selection !== before.selection) reveal(now.selection);
  });

  /** Draw the state that the page opens with, once all of the page stands. */
  function begin(now) {
    look(now);
    network.redraw();
    if (now.selection && !now.camera) reveal(now.selection);
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => draw(state.now));
  network.on("resize", () => { last = null; });

  // What is done on the picture -------------------------------------------------------------------

  const under = ({ x, y }) => painting.at(camera(), x, y);

  network.on("click", ({ pointer }) => {
    const found = under(pointer.DOM);
    if (!found) state.open(null);
    else if (found.mark) state.open({ actor: found.mark.actor });
    else {
      const { arrows } = found.stroke;
      state.open(arrows.length > 1 ? { pair: arrows[0].pair } : { arrow: arrows[0] });
    }
  });

  const hint = byId("hint");
  function told({ mark, stroke }) {
    if (mark) return `${mark.actor.name}, ${many(data.touching[mark.actor.id].length, "relation")}`;
    const { arrows, a, b } = stroke;
    return arrows.length > 1 ? `${many(arrows.length, "relation")} between ${a.actor.name} and ${b.actor.name}` : data.sentence(arrows[0]);
  }
  function hover({ offsetX: x, offsetY: y, buttons }) {
    const found = buttons ? null : under({ x, y });
    place.style.cursor = found ? "pointer" : "";
    tell(found && told(found), x, y);
  }

  /** Say some words beside a place on the picture; none take back what was said. */
  function tell(words, x, y) {
    hint.hidden = !words;
    if (!words) return;
    hint.textContent = words;
    hint.style.left = `${Math.max(8, Math.min(x + 14, place.clientWidth - hint.offsetWidth - 8))}px`;
    hint.style.top = `${Math.min(y + 16, place.clientHeight - hint.offsetHeight - 8)}px`;
  }
  place.addEventListener("mousemove", (event) => {
    if (!hovered) requestAnimationFrame(() => { hover(hovered); hovered = null; });
    hovered = event;
  });
  place.addEventListener("mouseleave", () => { hint.hidden = true; });
  network.on("zoom", () => { hint.hidden = true; });
  byId("zoom").addEventListener("click", ({ target }) => {
    const step = { in: 1.35, out: 1 / 1.35 }[target.dataset.zoom];
    if (step) network.moveTo({ scale: network.getScale() * step, animation: glide(200) });
    else if (target.dataset.zoom) fit(glide(350));
  });

  return { network, camera, reveal, look, begin, tell };
})();
