// data: the actors, arrows and articles that the page carries, and how each is put into words.
// An actor's or arrow's id is its place in its list.
const data = (() => {
  const { actors, arrows, articles, quads, options } = JSON.parse(elements.byId("data").textContent);
  const quadNames = Object.keys(quads);
  const quadOf = new Map(quadNames.flatMap((quad) => quads[quad].map((category) => [category, quad])));

  /** The arrows of each actor, by its id. */
  const touching = actors.map(() => []);
  for (const arrow of arrows) {
    arrow.quad = quadOf.get(arrow.category);
    arrow.outlets = [...new Set(arrow.evidence.map((e) => articles[e.article].outlet).filter(Boolean))];
    touching[arrow.from].push(arrow);
    if (arrow.to !== arrow.from) touching[arrow.to].push(arrow);
  }

  const undone = ({ status }) => status === "denied" || status === "negated";
  const phrase = (arrow) => [arrow.predicate, arrow.object].filter(Boolean).join(" ");
  const when = (from, to) => (!from || !to || from === to ? from || to || "" : `${from} to ${to}`);
  const sentence = (arrow) =>
    `${actors[arrow.from].name} ${phrase(arrow)} ${arrow.symmetric ? "↔" : "→"} ${actors[arrow.to].name} (${arrow.status})`;
  /** The class that colours what belongs to an arrow. */
  const colour = (arrow) => `q${quadNames.indexOf(arrow.quad)}`;
  /** Best joined first. */
  const byWeight = (a, b) => b.value - a.value || a.id - b.id;

  return { actors, arrows, articles, quads, quadNames, options, touching, undone, phrase, when, sentence, colour, byWeight };
})();
