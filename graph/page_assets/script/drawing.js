// drawing: the picture on vis-network's canvas. A function of the state, and the clicks on it.
const drawing = (() => {
  const { byId, many, mayMove } = elements;
  const { actors, arrows, options, touching } = data;
  const SHAPES = { country: "hexagon", person: "dot", organization: "square", group: "triangle" };
  const DASHES = {
    stated: false, claimed: [9, 5], expected: [2, 5], possible: [2, 5],
    denied: [10, 4, 2, 4], negated: [10, 4, 2, 4],
  };
  const DRAWN_WHILE_MOVING = 3000; // more arrows than this make dragging stutter
  const READABLE = 0.5; // below this scale names are too small to read

  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  options.interaction.hideEdgesOnDrag = arrows.length > DRAWN_WHILE_MOVING;
  options.interaction.hideEdgesOnZoom = options.interaction.hideEdgesOnDrag;
  const network = new vis.Network(byId("picture"), { nodes, edges }, options);

  function nodeLooks(actor, { selection, isShown }, bright) {
    const near = !bright || bright.actors.has(actor.id);
    const here = selection && selection.actor === actor;
    const fill = css(here ? "--chosen" : "--mark");
    const edge = css(here ? "--q2" : "--halo");
    const colour = { background: fill, border: edge };
    return {
      id: actor.id, hidden: !touching[actor.id].some((arrow) => isShown[arrow.id]),
      color: { ...colour, highlight: colour, hover: { background: css("--chosen"), border: edge } },
      opacity: near ? 1 : 0.25, borderWidth: here ? 4 : 2, borderWidthSelected: here ? 4 : 2,
      font: {
        color: near ? css("--ink") : css("--line"), strokeColor: css("--halo"), strokeWidth: 4,
        face: "system-ui, sans-serif",
      },
    };
  }

  function edgeLooks(arrow, { isShown }, bright) {
    const near = !bright || bright.arrows.has(arrow.id);
    const undone = data.undone(arrow);
    const colour = css(undone ? "--undone" : `--${data.colour(arrow)}`);
    const head = { enabled: true, type: undone ? "bar" : "arrow", scaleFactor: 0.75 };
    const named = bright && near ? data.phrase(arrow) : "";
    return {
      id: arrow.id, hidden: !isShown[arrow.id],
      color: { color: colour, highlight: colour, hover: colour, opacity: near ? 1 : 0.12, inherit: false },
      arrows: { to: head, from: arrow.symmetric ? head : { enabled: false } },
      label: [undone && near ? "✕" : "", named].filter(Boolean).join(" ") || undefined,
      font: {
        color: colour, strokeColor: css("--halo"), strokeWidth: 4, size: 13, align: "horizontal",
        face: "system-ui, sans-serif",
      },
    };
  }

  /** What stays bright: all that belongs to the selection. */
  function brightAbout(selection) {
    if (!selection) return null;
    const near = state.about(selection);
    return {
      arrows: new Set(near.arrows.map((arrow) => arrow.id)),
      actors: new Set(near.actors.map((actor) => actor.id)),
    };
  }

  function smooth(arrow) {
    if (!arrow.bend) return { enabled: false };
    return { enabled: true, type: arrow.bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(arrow.bend) };
  }

  function draw(now) {
    const bright = brightAbout(now.selection);
    nodes.update(actors.map((actor) => nodeLooks(actor, now, bright)));
    edges.update(arrows.map((arrow) => edgeLooks(arrow, now, bright)));
  }

  /** Mark what is chosen, and bring it before the eyes where it is not, unless a link says where to look. */
  function mark(selection, reveals) {
    if (!selection) { network.unselectAll(); return; }
    const { actor, arrow, path } = selection;
    const ends = path || (arrow ? [actors[arrow.from], actors[arrow.to]] : [actor]);
    network.setSelection(arrow ? { nodes: [], edges: [arrow.id] } : { nodes: ends.map((end) => end.id), edges: [] }, { highlightEdges: false });
    const { clientWidth: width, clientHeight: height } = byId("picture");
    const seen = ends.map(({ x, y }) => network.canvasToDOM({ x, y }))
      .every(({ x, y }) => x > 0 && y > 0 && x < width && y < height);
    if (seen || !reveals) return;
    const middle = { x: (ends[0].x + ends[ends.length - 1].x) / 2, y: (ends[0].y + ends[ends.length - 1].y) / 2 };
    network.moveTo({ position: middle, scale: Math.max(network.getScale(), 0.8), animation: mayMove && { duration: 350 } });
  }

  /** Show all; where that makes names too small to read, show the best joined actor's surroundings. */
  function fit() {
    network.fit({ maxZoomLevel: 1.4 });
    if (network.getScale() >= READABLE) return;
    const hub = actors.reduce((best, actor) => (actor.value > best.value ? actor : best));
    network.moveTo({ position: { x: hub.x, y: hub.y }, scale: READABLE });
  }

  nodes.add(actors.map((actor) => ({
    id: actor.id, label: actor.label, x: actor.x, y: actor.y, value: actor.value, shape: SHAPES[actor.type],
  })));
  edges.add(arrows.map((arrow) => ({
    id: arrow.id, from: arrow.from, to: arrow.to, width: arrow.width, dashes: DASHES[arrow.status],
    smooth: smooth(arrow), selfReference: { size: 18 + 60 * Math.abs(arrow.bend), angle: 0.7 },
  })));
  state.listen((now, before) => {
    if (now.shown !== before.shown || now.selection !== before.selection || now.theme !== before.theme) draw(now);
    if (now.selection !== before.selection) mark(now.selection, before.shown || !now.camera);
    if (!before.shown) fit();
  });

  // What is done on the picture -------------------------------------------------------------------

  network.on("click", ({ nodes: [actor], edges: [arrow] }) => {
    if (actor !== undefined) state.open({ actor: actors[actor] });
    else state.open(arrow === undefined ? null : { arrow: arrows[arrow] });
  });
  const hint = byId("hint");
  function point(words, { pointer }) {
    hint.textContent = words;
    hint.hidden = false;
    const room = byId("picture").clientWidth - hint.offsetWidth - 8;
    hint.style.left = `${Math.max(8, Math.min(pointer.DOM.x + 14, room))}px`;
    hint.style.top = `${pointer.DOM.y + 16}px`;
  }
  network.on("hoverEdge", (at) => point(data.sentence(arrows[at.edge]), at));
  network.on("hoverNode", (at) => point(`${actors[at.node].name}, ${many(touching[at.node].length, "relation")}`, at));
  for (const left of ["blurEdge", "blurNode", "dragStart", "zoom"]) network.on(left, () => { hint.hidden = true; });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => draw(state.now));
  byId("zoom").addEventListener("click", ({ target }) => {
    const step = { in: 1.35, out: 1 / 1.35 }[target.dataset.zoom];
    if (step) network.moveTo({ scale: network.getScale() * step, animation: mayMove && { duration: 200 } });
    else if (target.dataset.zoom) network.fit({ animation: mayMove });
  });

  return { network };
})();
