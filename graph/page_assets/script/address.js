// address: the state as the hash of an address, so that a link or a reload brings back what was seen.
const address = (() => {
  const { actors, arrows } = data;
  const LISTS = ["status", "category", "quad", "predicate", "type", "outlet"];
  const WORDS = ["disputed", "confidence", "since", "until"];
  const actorOf = new Map(actors.map((actor) => [actor.key, actor]));
  const arrowOf = new Map(arrows.map((arrow) => [arrow.key, arrow]));

  // A list of null asks for nothing and is written "any"; an empty one asks for none.
  const worded = (list) => (list === null ? ["any"] : list.length ? list : [""]);
  const listed = (words) => (words.includes("any") ? null : words.filter(Boolean));
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

  /** The state as a hash without its "#"; empty where nothing was asked, chosen or turned to. */
  function write({ criteria, focus, selection, view, theme, camera, everything }) {
    const said = new URLSearchParams();
    for (const name of LISTS) if (!same(criteria[name], filter.OPENING[name])) for (const value of worded(criteria[name])) said.append(name, value);
    for (const name of WORDS) if (criteria[name] !== filter.OPENING[name]) said.set(name, criteria[name]);
    if (criteria.origins !== filter.OPENING.origins) said.set("origins", criteria.origins);
    if (focus) { for (const actor of focus.actors) said.append("around", actor.key); said.set("hops", focus.hops); }
    if (selection && selection.actor) said.set("actor", selection.actor.key);
    if (selection && selection.arrow) said.set("arrow", selection.arrow.key);
    if (selection && selection.pair) for (const id of [selection.pair.a, selection.pair.b]) said.append("between", actors[id].key);
    if (everything !== data.everything) said.set("drawn", everything ? "all" : "part");
    if (selection && selection.path) for (const actor of selection.path) said.append("path", actor.key);
    if (view !== "picture") said.set("view", view);
    if (camera) said.set("at", camera.join("_"));
    if (theme !== "auto") said.set("theme", theme);
    return said.toString();
  }

  /** What a hash says of the state; what it says of nobody here is passed over. */
  function read(hash) {
    const said = new URLSearchParams(hash.replace(/^#/, ""));
    const criteria = { ...filter.OPENING };
    for (const name of LISTS) if (said.has(name)) criteria[name] = listed(said.getAll(name));
    for (const name of WORDS) if (said.has(name)) criteria[name] = said.get(name);
    if (!data.confidences.includes(criteria.confidence)) criteria.confidence = filter.EVERYTHING.confidence;
    if (!["any", "only", "hide"].includes(criteria.disputed)) criteria.disputed = "any";
    for (const end of ["since", "until"]) if (!/^\d{4}(-\d\d){0,2}$/.test(criteria[end] || "")) criteria[end] = null;
    if (said.has("origins")) criteria.origins = Math.max(1, Math.floor(Number(said.get("origins"))) || 1);
    const around = said.getAll("around").map((key) => actorOf.get(key)).filter(Boolean);
    const hops = Math.min(3, Math.max(1, Math.floor(Number(said.get("hops"))) || 1));
    const path = said.getAll("path").map((key) => actorOf.get(key)).filter(Boolean);
    const actor = actorOf.get(said.get("actor"));
    const arrow = arrowOf.get(said.get("arrow"));
    const two = said.getAll("between").map((key) => actorOf.get(key)).filter(Boolean);
    const pair = two.length === 2 ? data.pairBetween(two[0].id, two[1].id) : null;
    return {
      criteria: filter.isOpening(criteria) ? filter.OPENING : criteria,
      focus: around.length ? { actors: around, hops } : null,
      selection: path.length === 2 && path[0] !== path[1] ? { path } : arrow ? { arrow } : pair ? { pair } : actor ? { actor } : null,
      everything: said.has("drawn") ? said.get("drawn") === "all" : data.everything,
      view: said.get("view") === "table" ? "table" : "picture",
      theme: ["light", "dark"].includes(said.get("theme")) ? said.get("theme") : "auto",
      camera: /^-?\d+_-?\d+_\d*\.?\d+$/.test(said.get("at") || "") ? said.get("at").split("_").map(Number) : null,
    };
  }

  /** What the page opens with: what its address says, else what it was made with. */
  function opening() {
    const made = (data.opening.path || []).map((key) => ["path", key]);
    return read(location.hash.length > 1 ? location.hash : new URLSearchParams(made).toString());
  }

  return { actor: (key) => actorOf.get(key), write, read, opening };
})();
