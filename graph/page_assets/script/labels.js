// labels: which names and words find room on the picture, the most important first; none lies on another.
const labels = (() => {
  const FACE = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";
  const LONGEST = 28; // letters; the whole name stands in the panel and under the pointer
  const MOST = 160; // names in view at once
  const CELL = 64;
  const PAD = 2;
  const measured = new Map(); // widths of letters and texts at 10 pixels

  const shortened = (name) => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name);
  const fontOf = (label) => `${label.strong ? "600 " : ""}${label.size}px ${FACE}`;

  const PLAIN = /^[\x20-\u024f]*$/; // where a text is as wide as its letters
  function measure(context, strong, text) {
    const key = `${strong}${text}`;
    let width = measured.get(key);
    if (width === undefined) {
      context.font = fontOf({ strong, size: 10 });
      measured.set(key, (width = context.measureText(text).width));
    }
    return width;
  }

  /** How wide a label is: letter by letter, for measuring hundreds of names takes longer than all else. */
  function widthOf(context, { strong, text, size }) {
    let width = 0;
    if (PLAIN.test(text)) for (const letter of text) width += measure(context, strong, letter);
    else width = measure(context, strong, text);
    return (width * size) / 10;
  }

  /** Rectangles by the cells of the screen that they touch, so that few need to be compared. */
  function taken() {
    const cells = new Map();
    const each = ([left, top, right, low], visit) => {
      for (let i = Math.floor(left / CELL); i <= Math.floor(right / CELL); i++) {
        for (let j = Math.floor(top / CELL); j <= Math.floor(low / CELL); j++) if (visit(i * 4096 + j)) return true;
      }
      return false;
    };
    return {
      add: (box) => each(box, (key) => { cells.set(key, [...(cells.get(key) || []), box]); }),
      meets: (box, but) => each(box, (key) => (cells.get(key) || []).some((other) =>
        other !== but && box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])),
    };
  }

  /**
   * Choose labels for the screen.
   * Returns {text, size, strong, kind, anchor, dx, dy, box}; dx and dy are from the anchor on the screen.
   */
  function choose(context, drawn, camera, fine) {
    const { scale, left, top, width, height } = camera;
    const room = taken();
    const found = [];
    const seen = [];
    for (const mark of drawn.marks) {
      const x = mark.x * scale + left, y = mark.y * scale + top;
      if (x < 0 || y < 0 || x > width || y > height) continue;
      const r = brush.radius(mark, scale);
      const box = [x - r, y - r, x + r, y + r];
      if (r > 4) room.add(box); // names may lie on the dust of lesser actors
      seen.push([mark, x, y, r, box]);
      if (seen.length >= 4 * MOST) break;
    }
    const put = (label, x, y, places, own) => {
      const wide = widthOf(context, label), high = label.size * 1.2;
      for (const [px, py] of places(wide, high)) {
        const box = [px - wide / 2 - PAD, py - high / 2, px + wide / 2 + PAD, py + high / 2];
        if (box[0] < 0 || box[2] > width || box[1] < 0 || box[3] > height || room.meets(box, own)) continue;
        room.add(box);
        found.push({ ...label, dx: px - x, dy: py - y, box });
        return;
      }
    };
    if (drawn.titled) putWords(drawn, camera, put);
    for (const [mark, x, y, r, box] of seen) {
      if (found.length >= MOST) break;
      const near = drawn.isNear(mark);
      const size = Math.round(12.5 + Math.min(mark.size, 19) * 0.2);
      const label = { text: shortened(mark.actor.name), size, strong: mark.size > 12, kind: near ? "name" : "dim", anchor: mark };
      put(label, x, y, (wide, high) => [
        [x, y + r + high / 2 + 2], [x, y - r - high / 2 - 1],
        [x + r + wide / 2 + 4, y], [x - r - wide / 2 - 4, y],
      ], box);
    }
    if (fine) putCounts(drawn, camera, put);
    return found;
  }

  const middle = ({ x1, y1, x2, y2, cx, cy }) => [(x1 + 2 * cx + x2) / 4, (y1 + 2 * cy + y2) / 4];

  /** What the chosen arrows say, on the arrows. */
  function putWords(drawn, camera, put) {
    for (const stroke of drawn.strokes) {
      if (!stroke.near) break;
      const at = brush.curve(stroke, camera);
      if (!at || stroke.arrows.length > 1) continue;
      const [arrow] = stroke.arrows;
      const [x, y] = middle(at);
      const label = { text: shortened(data.phrase(arrow)), size: 13, strong: false, kind: stroke.colour, anchor: stroke };
      if (stroke.off) label.text = `✕ ${label.text}`;
      put(label, x, y, () => [[x, y], [x + (at.x2 - at.x1) / 8, y + (at.y2 - at.y1) / 8], [x - (at.x2 - at.x1) / 8, y - (at.y2 - at.y1) / 8]]);
    }
  }

  /** How many arrows a bundle holds, and a cross on what was denied. */
  function putCounts(drawn, camera, put) {
    let left = MOST;
    for (const stroke of drawn.strokes) {
      if (!stroke.near || !left) break;
      const many = stroke.arrows.length > 1;
      if (!many && !(stroke.off && !drawn.titled)) continue;
      const at = brush.curve(stroke, camera);
      if (!at || Math.hypot(at.x2 - at.x1, at.y2 - at.y1) < 46) continue;
      const [x, y] = middle(at);
      left--;
      put({ text: many ? String(stroke.arrows.length) : "✕", size: many ? 12 : 13, strong: true, kind: stroke.colour, anchor: stroke, pill: many }, x, y, () => [[x, y]]);
    }
  }

  /** Draw chosen labels where their anchors are now. */
  function paint(context, chosen, camera, colours) {
    const { scale, left, top } = camera;
    context.setLineDash([]);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = 4;
    for (const label of chosen) {
      const { anchor } = label;
      let x, y;
      if (anchor.arrows) {
        const at = brush.curve(anchor, camera);
        if (!at) continue;
        [x, y] = middle(at);
      } else {
        x = anchor.x * scale + left;
        y = anchor.y * scale + top;
      }
      x += label.dx;
      y += label.dy;
      context.font = fontOf(label);
      context.fillStyle = colours[{ name: "--ink", dim: "--faded" }[label.kind] || label.kind];
      context.strokeStyle = colours["--halo"];
      if (label.pill) pill(context, x, y, widthOf(context, label) + 10, 17, colours, label);
      else context.strokeText(label.text, x, y);
      context.fillText(label.text, x, y + 0.5);
    }
  }

  function pill(context, x, y, wide, high, colours, label) {
    const ink = context.fillStyle;
    context.beginPath();
    context.roundRect(x - wide / 2, y - high / 2, wide, high, high / 2);
    context.fillStyle = colours["--halo"];
    context.fill();
    context.lineWidth = 1.3;
    context.strokeStyle = colours[label.kind];
    context.stroke();
    context.lineWidth = 4;
    context.fillStyle = ink;
  }

  return { choose, paint };
})();
