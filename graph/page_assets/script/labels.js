// labels: which names and words find room on the picture, the most important first; none lies on another.
const labels = (() => {
  const FACE = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";
  const LINE = 24; // letters; longer names have two lines
  const LEADING = 1.2;
  const MOST = 160; // names in view at once
  const CELL = 64;
  const PAD = 2;
  const COUNTED = 25000; // square pixels for each number of arrows that is shown
  const measured = new Map(); // widths of letters and texts at 10 pixels

  const cut = (words) => (words.length > LINE ? `${words.slice(0, LINE - 1)}…` : words);
  /** A name in a line or two, broken between words near its middle; the panel and the pointer tell it whole. */
  function broken(name) {
    if (name.length <= LINE) return [name];
    const middle = Math.min(Math.ceil(name.length / 2), LINE);
    const after = name.indexOf(" ", middle);
    const space = after > 0 && after <= LINE ? after : name.lastIndexOf(" ", middle);
    return space > 0 ? [cut(name.slice(0, space)), cut(name.slice(space + 1))] : [cut(name)];
  }
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
  function widthOf(context, { strong, lines, size }) {
    let widest = 0;
    for (const line of lines) {
      let width = 0;
      if (PLAIN.test(line)) for (const letter of line) width += measure(context, strong, letter);
      else width = measure(context, strong, line);
      widest = Math.max(widest, width);
    }
    return (widest * size) / 10;
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
   * Choose labels for the screen, none on another nor within `covered` boxes, and lesser ones on no mark.
   * Returns {lines, size, strong, kind, anchor, dx, dy, box}; dx and dy are from the anchor on the screen.
   */
  function choose(context, drawn, camera, fine, covered) {
    const { scale, left, top, width, height } = camera;
    const words = taken();
    const marks = taken();
    for (const box of covered) words.add(box);
    const found = [];
    const seen = [];
    for (const mark of drawn.marks) {
      const x = mark.x * scale + left, y = mark.y * scale + top;
      if (x < 0 || y < 0 || x > width || y > height) continue;
      const r = brush.radius(mark, scale);
      const box = [x - r, y - r, x + r, y + r];
      if (r > 4) marks.add(box); // names may lie on the dust of lesser actors
      seen.push([mark, x, y, r, box]);
      if (seen.length >= 4 * MOST) break;
    }
    const put = (label, x, y, places, own) => {
      const wide = widthOf(context, label), high = label.size * LEADING * label.lines.length;
      const ways = places(wide, high);
      for (const clear of label.strong && own ? [true, false] : [true]) { // who matters is named in any case
        for (const [px, py] of ways) {
          const box = [px - wide / 2 - PAD, py - high / 2, px + wide / 2 + PAD, py + high / 2];
          if (box[0] < 0 || box[2] > width || box[1] < 0 || box[3] > height || words.meets(box)) continue;
          if (clear && marks.meets(box, own)) continue;
          words.add(box);
          found.push({ ...label, dx: px - x, dy: py - y, box });
          return;
        }
      }
    };
    if (drawn.titled) putWords(drawn, camera, put);
    for (const [mark, x, y, r, box] of seen) {
      if (found.length >= MOST) break;
      const near = drawn.isNear(mark);
      const size = Math.round(12.5 + Math.min(mark.size, 19) * 0.2);
      const label = { lines: broken(mark.actor.name), size, strong: mark.size > 12, kind: near ? "name" : "dim", anchor: mark };
      put(label, x, y, (wide, high) => [
        [x, y + r + high / 2 + 2], [x, y - r - high / 2 - 1],
        [x + r + wide / 2 + 4, y], [x - r - wide / 2 - 4, y],
        [x + r + wide / 2, y + r + high / 2], [x - r - wide / 2, y + r + high / 2],
        [x + r + wide / 2, y - r - high / 2], [x - r - wide / 2, y - r - high / 2],
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
      const label = { lines: broken(data.phrase(arrow)), size: 13, strong: false, kind: stroke.colour, anchor: stroke };
      if (stroke.off) label.lines[0] = `✕ ${label.lines[0]}`;
      put(label, x, y, () => [[x, y], [x + (at.x2 - at.x1) / 8, y + (at.y2 - at.y1) / 8], [x - (at.x2 - at.x1) / 8, y - (at.y2 - at.y1) / 8]]);
    }
  }

  /** How many arrows a bundle holds, and a cross on what was denied. */
  function putCounts(drawn, camera, put) {
    let left = Math.ceil((camera.width * camera.height) / COUNTED);
    for (const stroke of drawn.strokes) {
      if (!stroke.near || !left) break;
      const many = stroke.arrows.length > 1;
      if (!many && !(stroke.off && !drawn.titled)) continue;
      const at = brush.curve(stroke, camera);
      if (!at || Math.hypot(at.x2 - at.x1, at.y2 - at.y1) < 46) continue;
      const [x, y] = middle(at);
      left--;
      put({ lines: [many ? String(stroke.arrows.length) : "✕"], size: many ? 12 : 13, strong: true, kind: stroke.colour, anchor: stroke, pill: many }, x, y, () => [[x, y]]);
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
      label.lines.forEach((line, n) => {
        const low = y + label.size * LEADING * (n - (label.lines.length - 1) / 2);
        if (!label.pill) context.strokeText(line, x, low);
        context.fillText(line, x, low + 0.5);
      });
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
