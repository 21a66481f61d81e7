// drawing: the picture. vis-network gives canvas, camera and gestures; scene, labels and brush what is
// on it: vis-network itself takes seconds to hold, and half a second a frame to draw, 20,000 actors.
const drawing = (() => {
  const { byId, many, mayMove } = elements;
  const { options } = data;
  const COLOURS = ["--ink", "--faded", "--halo", "--mark", "--chosen", "--mixed", "--undone", "--q0", "--q1", "--q2", "--q3", "--q4"];
  const LEAST = 1200; // so many arrows and actors are drawn at least while the picture moves
  const REST_MS = 160; // after so long without a move the picture is drawn whole
  const SMOOTH_MS = 40; // a slower frame means fewer arrows in the next
  const READABLE = 0.8; // the scale at which what is searched for is shown

  const place = byId("picture");
  const network = new vis.Network(place, {}, options);
  let drawn = null; // the scene
  let chosen = []; // labels
  let colours = {};
  let hovered = null;

  // The camera ------------------------------------------------------------------------------------

  function camera() {
    const { x: left, y: top } = network.canvasToDOM({ x: 0, y: 0 });
    return { scale: network.getScale(), left, top, width: place.clientWidth, height: place.clientHeight };
  }

  const glide = (duration) => (mayMove ? { duration, easingFunction: "easeInOutQuad" } : false);

  /** Show all that is drawn, as large as it fits. */
  function fit(animation = false) {
    const [left, top, right, low] = scene.bounds(state.now.drawn.actors.map(({ id }) => id));
    if (left > right) return;
    const { width, height } = camera();
    const scale = Math.min((width - 130) / (right - left + 1), (height - 90) / (low - top + 1), 1.4);
    network.moveTo({ position: { x: (left + right) / 2, y: (top + low) / 2 }, scale: Math.max(scale, 0.01), animation });
  }

  /** Bring what is chosen before the eyes where it is not. */
  function reveal(selection) {
    const ids = state.endsOf(selection);
    const { scale, left, top, width, height } = camera();
    const margin = 30;
    const [l, t, r, b] = scene.bounds(ids);
    const seen = l * scale + left > margin && r * scale + left < width - margin && t * scale + top > margin && b * scale + top < height - margin;
    if (seen && scale > READABLE / 2) return;
    const fits = Math.min((width - 160) / (r - l + 1), (height - 120) / (b - t + 1));
    network.moveTo({ position: { x: (l + r) / 2, y: (t + b) / 2 }, scale: Math.max(Math.min(fits, Math.max(scale, READABLE)), 0.01), animation: glide(350) });
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
    if (!drawn) return;
    const now = camera();
    const moving = last !== null && (now.scale !== last.scale || now.left !== last.left || now.top !== last.top);
    const at = performance.now();
    if (moving) {
      const gap = at - lastAt;
      const most = drawn.strokes.length + drawn.marks.length;
      limit = Math.min(limit, most);
      if (wasMoving) limit = gap > SMOOTH_MS ? limit * 0.7 : Math.min(limit * 1.15, most);
      limit = Math.max(limit, LEAST);
      clearTimeout(resting);
      if (!dragging) resting = setTimeout(() => network.redraw(), REST_MS + 2 * Math.min(gap, 400)); // not between two slow frames
    }
    last = now;
    lastAt = at;
    wasMoving = moving;
    const ratio = context.canvas.width / now.width;
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const fine = brush.paint(context, drawn, now, colours, moving ? limit : Infinity);
    if (!moving) chosen = labels.choose(context, drawn, now, fine);
    labels.paint(context, chosen, now, colours);
    context.restore();
  });

  /** Draw the scene of a state; the camera stays. */
  function draw(now) {
    const style = getComputedStyle(document.documentElement);
    colours = Object.fromEntries(COLOURS.map((name) => [name, style.getPropertyValue(name).trim()]));
    drawn = scene.of(now);
    network.redraw();
  }

  state.listen((now, before) => {
    const same = ["drawn", "selection", "chain", "theme"].every((key) => now[key] === before[key]);
    if (same) return;
    draw(now);
    if (!before.drawn) fit();
    else if (now.everything !== before.everything || now.focus !== before.focus) fit(glide(350));
    // A link may say where to look; later a choice that is out of sight is brought before the eyes.
    if (now.selection && now.selection !== before.selection && (before.drawn || !now.camera)) reveal(now.selection);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => draw(state.now));
  network.on("resize", () => { last = null; });

  // What is done on the picture -------------------------------------------------------------------

  const under = ({ x, y }) => (drawn ? pointing.at(drawn, chosen, camera(), x, y) : null);

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
    hint.hidden = !found;
    if (!found) return;
    hint.textContent = told(found);
    hint.style.left = `${Math.max(8, Math.min(x + 14, place.clientWidth - hint.offsetWidth - 8))}px`;
    hint.style.top = `${y + 16}px`;
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

  return { network, fit };
})();
