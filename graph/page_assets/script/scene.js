// scene: what the picture consists of under a state: a mark for each actor, a stroke for each arrow
// or bundle of arrows. In the network's own coordinates; how it looks on a screen is the brush's.
const scene = (() => {
  const { actors, undone, quadNames } = data;
  const heaviest = actors.reduce((most, { value }) => Math.max(most, value), 12); // in a few relations nobody stands out
  const OPENED_BEND = 0.22; // between opened arrows of two actors, as a share of their distance
  const WIDEST_BEND = 0.9;
  const OPENED = 15; // more arrows of two actors stay one; the panel lists them
  // By origins: told by one, the thinnest line that still shows its dashes; five are as good as more.
  const WIDTHS = [1.5, 2.3, 3, 3.7, 4.4];
  const MIXED = "--mixed";

  const ROOMY = 600; // so many marks do not crowd each other; more are smaller

  /** Of every actor, by its id; `size` is its radius in pixels at scale 1. */
  const marks = actors.map((actor) => ({ actor, x: actor.x, y: actor.y, size: 0 }));

  /** What a state draws: marks and strokes, the most important first, those that a choice is about before all. */
  function of({ drawn, selection }) {
    const chosen = selection && new Set(state.arrowsOf(selection)); // what stays bright
    const bright = selection && new Set(state.endsOf(selection).concat([...chosen].flatMap(({ from, to }) => [from, to])));
    const opened = selection && (selection.pair || (selection.arrow && selection.arrow.pair));
    const strokes = [];
    for (const { pair, arrows } of drawn.lines) {
      const near = !chosen || arrows.some((arrow) => chosen.has(arrow));
      if (arrows.length === 1 || (pair === opened && arrows.length <= OPENED)) {
        const middle = (arrows.length - 1) / 2;
        const step = Math.min(OPENED_BEND, WIDEST_BEND / (middle || 1));
        arrows.forEach((arrow, slot) => strokes.push(single(arrow, (slot - middle) * step, near && (!chosen || chosen.has(arrow)))));
      } else if (chosen && selection.path && near) {
        // On a path the arrow that is walked stands for all between the two.
        for (const arrow of arrows.filter((one) => chosen.has(one))) strokes.push(single(arrow, 0, true));
      } else {
        const one = pair === opened && selection.arrow; // beside the others
        if (one && near) strokes.push(single(one, OPENED_BEND, true));
        strokes.push(bundle(pair, arrows, near && !one));
      }
    }
    strokes.sort((a, b) => b.near - a.near || b.weight - a.weight);
    const least = 6 * Math.min(1, Math.max(0.4, Math.sqrt(ROOMY / drawn.actors.length)));
    for (const { id, value } of drawn.actors) marks[id].size = least + 13 * Math.sqrt(value / heaviest);
    const isNear = (mark) => !bright || bright.has(mark.actor.id);
    const some = drawn.actors.map(({ id }) => marks[id]).sort((a, b) => isNear(b) - isNear(a) || data.byWeight(a.actor, b.actor));
    return {
      marks: some, strokes, isNear,
      isChosen: (mark) => Boolean(selection && (selection.actor === mark.actor || (selection.path && selection.path.includes(mark.actor)))),
      groups: grouped(strokes),
      titled: Boolean(selection && !selection.actor) || Boolean(chosen && chosen.size <= 30),
    };
  }

  const weightOf = (a, b) => Math.min(actors[a].value, actors[b].value);

  function single(arrow, bend, near) {
    const off = undone(arrow);
    return {
      a: marks[arrow.from], b: marks[arrow.to],
      // Seen from the other end, right is left.
      bend: arrow.from <= arrow.to ? bend : -bend,
      arrows: [arrow], near, weight: weightOf(arrow.from, arrow.to) + arrow.origins.length,
      colour: off ? "--undone" : `--q${quadNames.indexOf(arrow.quad)}`,
      dash: arrow.status === "stated" ? "" : arrow.status,
      width: WIDTHS[Math.min(arrow.origins.length, WIDTHS.length) - 1],
      heads: arrow.symmetric ? 3 : 1, off,
    };
  }

  /** One stroke for many: the colour that most share, the line of the surest, heads where any points. */
  function bundle(pair, arrows, near) {
    const sure = ["stated", "claimed", "expected", "possible", "denied", "negated"];
    const counts = new Map();
    let status = sure.length, heads = 0;
    for (const arrow of arrows) {
      const colour = undone(arrow) ? "--undone" : `--q${quadNames.indexOf(arrow.quad)}`;
      counts.set(colour, (counts.get(colour) || 0) + 1);
      status = Math.min(status, sure.indexOf(arrow.status));
      heads |= arrow.symmetric ? 3 : arrow.to === pair.b ? 1 : 2;
    }
    const [colour, most] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best));
    return {
      a: marks[pair.a], b: marks[pair.b], bend: 0, arrows, near, weight: weightOf(pair.a, pair.b) + 2 * arrows.length,
      colour: most * 2 > arrows.length ? colour : MIXED, dash: status ? sure[status] : "",
      width: Math.min(2.4 + 0.55 * arrows.length, 8), heads, off: false,
    };
  }

  /** Strokes of one look together: a canvas draws them many times faster so. Each keeps its rank. */
  function grouped(strokes) {
    const groups = new Map();
    strokes.forEach((stroke, rank) => {
      stroke.rank = rank;
      const key = `${stroke.near}${stroke.colour}${stroke.dash}${stroke.width}`;
      let group = groups.get(key);
      if (!group) {
        const { near, colour, dash, width } = stroke;
        groups.set(key, (group = { near, colour, dash, width, strokes: [] }));
      }
      group.strokes.push(stroke);
    });
    return [...groups.values()].sort((a, b) => a.near - b.near); // the bright on top
  }

  /** Left, top, right and low edge of some actors. */
  function bounds(ids) {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const id of ids) {
      const { x, y } = marks[id];
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    }
    return box;
  }

  return { of, bounds, markOf: (actor) => marks[actor.id] };
})();
