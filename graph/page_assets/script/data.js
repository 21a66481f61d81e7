// data: the actors, arrows and articles that the page carries, and how each is put into words.
// They come as rows of numbers and texts (`page_data.py` writes them); an actor's or arrow's id is
// its place in its list, its key the id that the command line knows.
const data = (() => {
  const { everything, texts, types, statuses, confidences, quads, options, notice, title, quotes, opening, ...rows } =
    JSON.parse(elements.byId("data").textContent);
  const quadNames = Object.keys(quads);
  const quadOf = new Map(quadNames.flatMap((quad) => quads[quad].map((category) => [category, quad])));
  const worded = (numbers) => numbers.map((n) => texts[n]);

  const articles = rows.articles.map(([document, title, outlet, url, published]) => ({
    document: texts[document], title: texts[title], outlet: texts[outlet], url: texts[url], published: texts[published],
  }));
  const predicates = rows.predicates.map(([name, category, symmetric, kind]) => ({
    name, category, quad: quadOf.get(category), symmetric: Boolean(symmetric), role: kind !== "event",
  }));
  const actors = rows.actors.map(([key, name, type, aliases, country, sector, x, y], id) => ({
    id, key, name: texts[name], type: types[type], aliases: worded(aliases), country: texts[country],
    sector: texts[sector], x, y, value: 0,
  }));

  /** One relation. Its evidence is made when it is read: most of it never is. */
  class Arrow {
    #evidence;

    constructor([key, tie, from, predicate, object, to, status, disputed, occurredFrom, occurredTo, publishedFrom,
      publishedTo, firstDay, lastDay, outlets, origins, count, confidence, evidence], id) {
      const { name, category, quad, symmetric, role } = predicates[predicate];
      Object.assign(this, {
        id, key, tie, from, to, category, quad, symmetric, role,
        predicate: name, object: texts[object], status: statuses[status], disputed: Boolean(disputed),
        occurred_from: texts[occurredFrom], occurred_to: texts[occurredTo],
        published_from: texts[publishedFrom], published_to: texts[publishedTo],
        first_day: texts[firstDay], last_day: texts[lastDay], outlets: worded(outlets),
        origins: worded(origins), articles: count, confidence: confidences[confidence],
      });
      this.#evidence = evidence;
    }

    get evidence() {
      return this.#evidence.map(([quote, start, end, status, claimedBy, article, from, to, confidence, rule]) => ({
        quote, start, end, status: statuses[status], claimed_by: worded(claimedBy), article: articles[article],
        occurred_from: texts[from], occurred_to: texts[to], confidence: confidences[confidence], rule: texts[rule],
      }));
    }
  }
  const arrows = rows.arrows.map((row, id) => new Arrow(row, id));

  /** The arrows of each actor, by its id. */
  const touching = actors.map(() => []);
  /** Two actors {id, a, b} and all arrows between them, whatever their direction. */
  const pairs = [];
  const pairOf = new Map();
  for (const arrow of arrows) {
    touching[arrow.from].push(arrow);
    if (arrow.to !== arrow.from) touching[arrow.to].push(arrow);
    const [a, b] = arrow.from < arrow.to ? [arrow.from, arrow.to] : [arrow.to, arrow.from];
    const key = a * actors.length + b;
    let pair = pairOf.get(key);
    if (!pair) {
      pair = { id: pairs.length, a, b, arrows: [] };
      pairOf.set(key, pair);
      pairs.push(pair);
    }
    pair.arrows.push(arrow);
    arrow.pair = pair;
  }
  /** The pair of two actors by their ids; undefined where nothing joins them. */
  const pairBetween = (a, b) => pairOf.get(Math.min(a, b) * actors.length + Math.max(a, b));
  for (const actor of actors) actor.value = touching[actor.id].length;

  /** An outlet or origin in few words: of an article without an outlet, its file's name. */
  const files = new Set(articles.filter(({ outlet }) => !outlet).map(({ document }) => document));
  const shortly = (name) => (files.has(name) ? name.split(/[\\/]/).pop() || name : name);

  const undone = ({ status }) => status === "denied" || status === "negated";
  // "Buys weapons from" somebody: between these verbs and their prepositions stands what is passed on.
  const PASSING_ON = /^(buys|demands|lends|proposes|seeks|seizes|sells|sends|withdraws) (from|of|to)$/;
  /** What is done, in the order in which it is said. */
  function phrase({ predicate, object }) {
    if (!object) return predicate;
    const [, verb, preposition] = PASSING_ON.exec(predicate) || [null, predicate];
    return [verb, object, preposition].filter(Boolean).join(" ");
  }
  const when = (from, to) => (!from || !to || from === to ? from || to || "" : `${from} to ${to}`);
  const sentence = (arrow) =>
    `${actors[arrow.from].name} ${phrase(arrow)} ${arrow.symmetric ? "↔" : "→"} ${actors[arrow.to].name} (${arrow.status})`;
  /** The class that colours what belongs to an arrow. */
  const colour = (arrow) => `q${quadNames.indexOf(arrow.quad)}`;
  /** Best joined first. */
  const byWeight = (a, b) => b.value - a.value || a.id - b.id;

  return {
    actors, arrows, pairs, pairBetween, everything, quads, quadNames, types, statuses, confidences, options, notice, title, quotes, opening, touching,
    shortly, undone, phrase, when, sentence, colour, byWeight,
  };
})();
