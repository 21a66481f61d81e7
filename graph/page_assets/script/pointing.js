// pointing: what lies under a point of the screen.
const pointing = (() => {
  const REACH = 7; // pixels beside a line or a mark that still mean it

  /** The mark, else the name, else the stroke at a point: {mark} or {stroke}, or null. */
  function at(drawn, chosen, camera, x, y) {
    const { scale, left, top } = camera;
    let best = null, least = Infinity;
    for (const mark of drawn.marks) {
      const d = Math.hypot(mark.x * scale + left - x, mark.y * scale + top - y) - brush.radius(mark, scale);
      if (d < REACH && d < least) { best = mark; least = d; }
    }
    if (best) return { mark: best };
    for (const { anchor, box: [l, t, r, b] } of chosen) {
      if (x < l || x > r || y < t || y > b) continue;
      return anchor.arrows ? { stroke: anchor } : { mark: anchor };
    }
    let found = null;
    for (const stroke of drawn.strokes) {
      const d = distance(stroke, camera, x, y, least = found ? least : REACH);
      if (d < least && (!found || stroke.near >= found.near)) { found = stroke; least = d; }
    }
    return found && { stroke: found };
  }

  /** From a point to a stroke, in pixels; Infinity where it is surely beyond `reach`. */
  function distance(stroke, { scale, left, top }, x, y, reach) {
    const x1 = stroke.a.x * scale + left, y1 = stroke.a.y * scale + top;
    const x2 = stroke.b.x * scale + left, y2 = stroke.b.y * scale + top;
    const slack = reach + Math.abs(stroke.bend) * (Math.abs(x2 - x1) + Math.abs(y2 - y1));
    if (x < Math.min(x1, x2) - slack || x > Math.max(x1, x2) + slack || y < Math.min(y1, y2) - slack || y > Math.max(y1, y2) + slack) return Infinity;
    if (!stroke.bend) return toSegment(x, y, x1, y1, x2, y2);
    const cx = (x1 + x2) / 2 - (y2 - y1) * stroke.bend, cy = (y1 + y2) / 2 + (x2 - x1) * stroke.bend;
    let nearest = Infinity, px = x1, py = y1;
    for (let n = 1; n <= 12; n++) {
      const t = n / 12, u = 1 - t;
      const qx = u * u * x1 + 2 * u * t * cx + t * t * x2, qy = u * u * y1 + 2 * u * t * cy + t * t * y2;
      nearest = Math.min(nearest, toSegment(x, y, px, py, qx, qy));
      px = qx;
      py = qy;
    }
    return nearest;
  }

  function toSegment(x, y, x1, y1, x2, y2) {
    const dx = x2 - x1, dy = y2 - y1;
    const t = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
    return Math.hypot(x1 + t * dx - x, y1 + t * dy - y);
  }

  return { at };
})();
