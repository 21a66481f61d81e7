// brush: a scene on a canvas, in the pixels of the screen. `camera` is {scale, left, top, width, height}:
// a point of the network lies at x * scale + left.
const brush = (() => {
  const DASHES = {
    "": [], claimed: [9, 5], expected: [2, 5], possible: [2, 5], denied: [10, 4, 2, 4], negated: [10, 4, 2, 4],
  };
  const FINE = 1500; // with more strokes in view there is no room for dashes, heads and widths
  const FINE_MOVING = 300;
  const HAIR = 1; // pixels; thicker lines take a canvas many times as long
  const SHAPED_MOVING = 60; // marks that keep their shape while the picture moves; the others are squares
  const LOOP = 0.75 * Math.PI;

  const clamp = (value, least, most) => Math.min(Math.max(value, least), most);
  const marksGrow = (scale) => clamp(scale, 0.1, 3) ** 0.55;
  const radius = (mark, scale) => Math.max(1.2, mark.size * marksGrow(scale));

  /** The curve of a stroke on the screen: ends, control point, or null where it is out of view. */
  function curve(stroke, { scale, left, top, width, height }) {
    const x1 = stroke.a.x * scale + left, y1 = stroke.a.y * scale + top;
    const x2 = stroke.b.x * scale + left, y2 = stroke.b.y * scale + top;
    let cx = (x1 + x2) / 2, cy = (y1 + y2) / 2;
    if (stroke.bend) {
      cx -= (y2 - y1) * stroke.bend;
      cy += (x2 - x1) * stroke.bend;
    }
    if (Math.max(x1, x2, cx) < 0 || Math.min(x1, x2, cx) > width || Math.max(y1, y2, cy) < 0 || Math.min(y1, y2, cy) > height) return null;
    return { x1, y1, x2, y2, cx, cy };
  }

  /** Draw the `limit` most important strokes and marks that are in view. */
  function paint(context, drawn, camera, colours, limit) {
    context.lineCap = "butt";
    context.lineJoin = "round";
    const inView = [];
    let count = 0;
    for (const group of drawn.groups) {
      const curves = [];
      for (const stroke of group.strokes) {
        if (stroke.rank >= limit) break;
        const at = curve(stroke, camera);
        if (at) curves.push([stroke, at]);
      }
      count += curves.length;
      if (curves.length) inView.push([group, curves]);
    }
    const fine = count <= (limit < Infinity ? FINE_MOVING : FINE);
    for (const [group, curves] of inView) strokeGroup(context, group, curves, camera, colours, fine, count);
    context.globalAlpha = 1;
    paintMarks(context, drawn, camera, colours, limit);
    return fine;
  }

  function strokeGroup(context, group, curves, { scale }, colours, fine, count) {
    const grow = clamp(scale, 0.3, 1.6) ** 0.5;
    context.strokeStyle = context.fillStyle = colours[group.colour];
    context.globalAlpha = group.near ? (fine ? (count < 250 ? 0.9 : 0.6) : count < 8000 ? 0.5 : 0.3) : fine ? 0.13 : 0.08;
    context.lineWidth = fine ? Math.max(group.width * grow, 0.7) : Math.min(group.width * grow * 0.6, HAIR);
    context.setLineDash(fine ? DASHES[group.dash].map((length) => length * grow) : []);
    context.beginPath();
    const headed = [];
    for (const [stroke, at] of curves) {
      if (stroke.a === stroke.b) {
        const r = radius(stroke.a, scale) + 6 + 14 * Math.abs(stroke.bend);
        context.moveTo(at.x1 + r, at.y1 - r);
        context.arc(at.x1, at.y1 - r, r, 0, 2 * LOOP);
        continue;
      }
      const straight = !stroke.bend;
      if (!fine) {
        context.moveTo(at.x1, at.y1);
        if (straight) context.lineTo(at.x2, at.y2);
        else context.quadraticCurveTo(at.cx, at.cy, at.x2, at.y2);
        continue;
      }
      // Arrows end at the marks, not beneath them.
      const size = Math.max(4, (3.2 + 1.5 * group.width) * grow);
      const tip = pulled(at.cx, at.cy, at.x2, at.y2, radius(stroke.b, scale) + 2);
      const tail = pulled(at.cx, at.cy, at.x1, at.y1, radius(stroke.a, scale) + 2);
      if (!tip || !tail) continue;
      const end = stroke.heads & 1 && !stroke.off ? pulled(at.cx, at.cy, tip.x, tip.y, size * 0.8) || tip : tip;
      const begin = stroke.heads & 2 && !stroke.off ? pulled(at.cx, at.cy, tail.x, tail.y, size * 0.8) || tail : tail;
      context.moveTo(begin.x, begin.y);
      if (straight) context.lineTo(end.x, end.y);
      else context.quadraticCurveTo(at.cx, at.cy, end.x, end.y);
      if (stroke.heads & 1) headed.push([tip, size, stroke.off]);
      if (stroke.heads & 2) headed.push([tail, size, stroke.off]);
    }
    context.stroke();
    if (!headed.length) return;
    context.setLineDash([]);
    context.beginPath();
    for (const [{ x, y, ux, uy }, size, off] of headed) {
      // What was denied ends at a bar: it is not said to have reached anybody.
      const back = off ? 2.5 : size * 1.25, half = size * (off ? 0.8 : 0.6);
      if (off) {
        context.moveTo(x - uy * half, y + ux * half);
        context.lineTo(x + uy * half, y - ux * half);
        context.lineTo(x - ux * back + uy * half, y - uy * back - ux * half);
        context.lineTo(x - ux * back - uy * half, y - uy * back + ux * half);
      } else {
        context.moveTo(x, y);
        context.lineTo(x - ux * back - uy * half, y - uy * back + ux * half);
        context.lineTo(x - ux * back + uy * half, y - uy * back - ux * half);
      }
      context.closePath();
    }
    context.fill();
  }

  /** The point `by` pixels before (x, y), coming from (fx, fy), with the direction; null where there is no room. */
  function pulled(fx, fy, x, y, by) {
    const dx = x - fx, dy = y - fy, length = Math.hypot(dx, dy);
    if (length <= by) return null;
    const ux = dx / length, uy = dy / length;
    return { x: x - ux * by, y: y - uy * by, ux, uy };
  }

  const OUTLINES = {
    person: (context, x, y, r) => { context.moveTo(x + r, y); context.arc(x, y, r, 0, 2 * Math.PI); },
    organization: (context, x, y, r) => context.rect(x - 0.88 * r, y - 0.88 * r, 1.76 * r, 1.76 * r),
    country: (context, x, y, r) => polygon(context, x, y, 1.08 * r, 6, 0),
    group: (context, x, y, r) => polygon(context, x, y + 0.15 * r, 1.25 * r, 3, -Math.PI / 2),
  };

  function polygon(context, x, y, r, corners, turn) {
    for (let n = 0; n < corners; n++) {
      const angle = turn + (2 * Math.PI * n) / corners;
      context[n ? "lineTo" : "moveTo"](x + r * Math.cos(angle), y + r * Math.sin(angle));
    }
    context.closePath();
  }

  function paintMarks(context, drawn, camera, colours, limit) {
    const { scale, left, top, width, height } = camera;
    context.setLineDash([]);
    const kinds = { far: [], near: [], chosen: [] };
    const shaped = limit < Infinity ? SHAPED_MOVING : Infinity;
    let n = 0;
    for (const mark of drawn.marks) {
      if (n >= limit) break;
      const x = mark.x * scale + left, y = mark.y * scale + top, r = radius(mark, scale);
      if (x < -r || y < -r || x > width + r || y > height + r) continue;
      n++;
      kinds[drawn.isChosen(mark) ? "chosen" : drawn.isNear(mark) ? "near" : "far"].push([mark, x, y, r]);
    }
    for (const [kind, some] of Object.entries(kinds)) {
      context.globalAlpha = kind === "far" ? 0.3 : 1;
      context.fillStyle = colours[kind === "chosen" ? "--chosen" : "--mark"];
      context.strokeStyle = colours[kind === "chosen" ? "--q2" : "--halo"];
      context.lineWidth = kind === "chosen" ? 5 : 2.5;
      for (let from = 0; from < some.length; from += 300) { // one path of thousands is slow to fill
        const batch = some.slice(from, from + 300);
        const isSmall = ([, , , r], at) => r <= 2.6 || from + at >= shaped;
        const large = batch.filter((one, at) => !isSmall(one, at));
        context.beginPath();
        for (const [mark, x, y, r] of large) OUTLINES[mark.actor.type](context, x, y, r);
        context.stroke();
        for (const [, x, y, r] of batch.filter(isSmall)) context.rect(x - r, y - r, 2 * r, 2 * r);
        context.fill();
      }
    }
    context.globalAlpha = 1;
  }

  return { curve, radius, paint };
})();
