// painting: a scene as a frame on a canvas, in the page's colours; and the first one. vis-network takes
// as long to read as all else, so the first picture does not wait for it.
const painting = (() => {
  const { byId, el } = elements;
  const COLOURS = ["--ink", "--faded", "--halo", "--mark", "--chosen", "--focus", "--mixed", "--undone", "--q0", "--q1", "--q2", "--q3", "--q4"];
  const place = byId("picture");
  let drawn = null; // the scene
  let chosen = []; // labels
  let colours = {};

  /** Take what a state draws, in the colours of now. */
  function take(now) {
    const style = getComputedStyle(document.documentElement);
    colours = Object.fromEntries(COLOURS.map((name) => [name, style.getPropertyValue(name).trim()]));
    drawn = scene.of(now);
  }

  /** Draw what was taken: whole at rest, else the `limit` most important of it and the labels as they were. */
  function frame(context, camera, limit = Infinity) {
    const ratio = context.canvas.width / camera.width;
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const fine = brush.paint(context, drawn, camera, colours, limit);
    if (limit === Infinity) chosen = labels.choose(context, drawn, camera, fine, covered());
    labels.paint(context, chosen, camera, colours);
    context.restore();
  }

  /** Draw a ring about an actor: there the keyboard is. */
  function ring(context, camera, actor) {
    const ratio = context.canvas.width / camera.width;
    const mark = scene.markOf(actor);
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.beginPath();
    context.arc(mark.x * camera.scale + camera.left, mark.y * camera.scale + camera.top, brush.radius(mark, camera.scale) + 7, 0, 2 * Math.PI);
    context.lineWidth = 3;
    context.strokeStyle = colours["--focus"];
    context.stroke();
    context.restore();
  }

  /** What lies on the picture, as boxes. */
  function covered() {
    const { left, top } = place.getBoundingClientRect();
    return [byId("drawn"), byId("zoom")].map((part) => part.getBoundingClientRect()).filter(({ width }) => width)
      .map((box) => [box.left - left, box.top - top, box.right - left, box.bottom - top]);
  }

  /** Where to look to see some actors as large as they fit, with their names: {position, scale}. */
  function fitting(ids, width, height, most) {
    const [left, top, right, low] = scene.bounds(ids);
    const { offsetTop, offsetHeight } = byId("drawn");
    const above = offsetTop + offsetHeight; // is nothing where it is hidden
    const [beside, about] = [Math.min(130, 0.22 * width), Math.min(90, 0.18 * height)];
    const wanted = Math.min((width - beside) / (right - left + 1), (height - above - about) / (low - top + 1), most);
    const scale = Math.max(wanted, 0.01);
    return { position: { x: (left + right) / 2, y: (top + low) / 2 - above / 2 / scale }, scale };
  }

  const all = () => state.now.drawn.actors.map(({ id }) => id);

  /** Where a state is looked at from: where its reader has moved to, else so that all is seen. */
  function view({ camera }, width = place.clientWidth, height = place.clientHeight) {
    if (camera) return { position: { x: camera[0], y: camera[1] }, scale: camera[2] };
    return fitting(all(), width, height, 1.4);
  }

  function first() {
    const { clientWidth: width, clientHeight: height } = place;
    const { position, scale } = view(state.now);
    const canvas = el("canvas", { width: width * devicePixelRatio, height: height * devicePixelRatio });
    place.append(canvas); // until vis-network puts its own there
    take(state.now);
    frame(canvas.getContext("2d"), { scale, left: width / 2 - position.x * scale, top: height / 2 - position.y * scale, width, height });
  }
  first();

  return {
    take, frame, ring, fitting, view,
    /** Whether any actor is in view. */
    isSeen: ({ scale, left, top, width, height }) => drawn.marks.some(({ x, y }) => {
      const [across, down] = [x * scale + left, y * scale + top];
      return across > 0 && across < width && down > 0 && down < height;
    }),
    /** How much is drawn at rest. */
    get size() { return drawn.strokes.length + drawn.marks.length; },
    at: (camera, x, y) => pointing.at(drawn, chosen, camera, x, y),
  };
})();
