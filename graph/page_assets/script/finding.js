// finding: from a name as people type it to its actor; and the boxes that offer names.
const finding = (() => {
  const { byId, el, text, many } = elements;
  const { actors } = data;
  const OFFERED = 8;
  const MOST_WORDS = 12; // of two names

  const fold = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const named = actors.map((actor) => [actor.name, ...actor.aliases].map(fold));
  const ranked = [...actors].sort(data.byWeight);
  const FITS = [
    (name, asked) => name === asked,
    (name, asked) => name.startsWith(asked),
    (name, asked) => name.includes(` ${asked}`),
    (name, asked) => name.includes(asked),
  ];

  /** The actors that some words fit, best first: whole names, beginnings, words, parts; then best joined. */
  function matching(words) {
    const asked = fold(words.trim());
    if (!asked) return [];
    const found = FITS.map(() => []);
    for (const actor of ranked) {
      let best = FITS.length;
      for (const name of named[actor.id]) {
        if (!name.includes(asked)) continue;
        const way = FITS.findIndex((fits) => fits(name, asked));
        if (way < best) best = way;
      }
      if (best < FITS.length) found[best].push(actor);
    }
    return found.flat();
  }

  /** The alias by which an actor was found, where its name does not hold the words. */
  function byAlias(actor, asked) {
    const n = named[actor.id].findIndex((name) => name.includes(asked));
    return n > 0 ? actor.aliases[n - 1] : "";
  }

  /** An actor as something to offer. */
  function offer(actor, words) {
    const alias = byAlias(actor, fold(words.trim()));
    return {
      name: actor.name, about: alias ? ["also ", text(alias)] : [], count: many(actor.value, "relation"), actor,
    };
  }

  /**
   * Make an input offer what `offers` finds for its words: the combobox with a list of the ARIA
   * practices. `take` is called with what is taken.
   */
  function offering(input, offers, take) {
    const list = el("ul", { role: "listbox", id: `${input.id}-offers`, class: "offers", "aria-label": "Suggestions", hidden: true });
    input.after(list);
    for (const [key, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id, autocomplete: "off", spellcheck: "false" })) input.setAttribute(key, value);
    let offered = [];
    let at = -1;

    function fill(found) {
      offered = found.slice(0, OFFERED);
      at = -1;
      list.replaceChildren(...offered.map((one, n) => {
        const option = el("li", { role: "option", id: `${list.id}-${n}`, "aria-selected": "false" },
          text(one.name), el("span", { class: "state" }, ...one.about), el("span", { class: "count" }, one.count));
        option.addEventListener("pointerdown", (event) => { event.preventDefault(); choose(one); });
        return option;
      }));
      list.hidden = !offered.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
      input.removeAttribute("aria-activedescendant");
    }
    function point(n) {
      at = (n + offered.length) % offered.length;
      [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
      input.setAttribute("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({ block: "nearest" });
    }
    function choose(one) {
      input.value = one.name;
      fill([]);
      take(one);
    }

    input.addEventListener("input", () => fill(offers(input.value)));
    input.addEventListener("blur", () => fill([]));
    input.addEventListener("keydown", (event) => {
      const { key } = event;
      if (key === "ArrowDown" || key === "ArrowUp") {
        if (list.hidden) fill(offers(input.value));
        if (offered.length) point(at < 0 ? (key === "ArrowDown" ? 0 : -1) : at + (key === "ArrowDown" ? 1 : -1));
      } else if (key === "Enter") {
        const best = at >= 0 ? offered[at] : offers(input.value)[0];
        if (best) choose(best);
        else if (input.value.trim()) none(input.value);
      } else if (key === "Escape" && !list.hidden) {
        fill([]);
        event.stopPropagation();
      } else return;
      event.preventDefault();
    });
  }

  const actorsFor = (words) => matching(words).slice(0, OFFERED).map((actor) => offer(actor, words));

  const none = (words) => { byId("counts").textContent = `Nothing here is named like “${words.trim()}”`; };

  // Anybody, any two, any deed, and how it is told ---------------------------------------------------

  /** Two names in one, as {ends, whole}: who is meant, and how many of them are named in full. */
  function split(words, at) {
    const halves = [words.slice(0, at), words.slice(at)];
    const ends = halves.map((half) => matching(half.join(" "))[0]);
    if (!ends[0] || !ends[1] || ends[0] === ends[1]) return null;
    const whole = ends.filter((actor, n) => named[actor.id].includes(fold(halves[n].join(" "))));
    return { ends, whole: whole.length };
  }

  /** What lies between the two actors whom some words name one after the other, at best in full. */
  function betweenFor(asked) {
    const words = asked.split(/[\s,–-]+/).filter((word) => word && word !== "and");
    if (words.length < 2 || words.length > MOST_WORDS || matching(asked).length) return [];
    const found = words.slice(1).map((_, n) => split(words, n + 1)).filter(Boolean);
    const [best] = found.sort((a, b) => b.whole - a.whole);
    if (!best) return [];
    const [a, b] = best.ends;
    const pair = data.pairBetween(a.id, b.id);
    return [{
      name: `${a.name} and ${b.name}`, about: [],
      count: pair ? many(pair.arrows.length, "relation") : "path", selection: pair ? { pair } : { path: best.ends },
    }];
  }

  const counted = (of) => {
    const counts = new Map();
    for (const arrow of data.arrows) counts.set(of(arrow), (counts.get(of(arrow)) || 0) + 1);
    return [...counts];
  };
  const deeds = counted(({ predicate }) => predicate);
  const tellings = counted(({ status }) => status);

  /** Deeds that begin as the words do, in whatever tense: "vetoed" and "veto" find "vetoes". */
  function deedsFor(words) {
    const asked = fold(words.trim());
    if (asked.length < 3) return [];
    const stem = (deed) => deed.replace(/(?<=\w{3})e?s\b/, "");
    return deeds.filter(([deed]) => deed.startsWith(asked) || asked.startsWith(stem(deed)))
      .map(([deed, n]) => ({ name: deed, about: ["what is done"], count: many(n, "relation"), criteria: { predicate: [deed] } }));
  }

  /** The statuses that begin as the words do. */
  function tellingsFor(words) {
    const asked = fold(words.trim());
    return tellings.filter(([status]) => asked.length >= 3 && status.startsWith(asked))
      .map(([status, n]) => ({ name: status, about: ["how it is told"], count: many(n, "relation"), criteria: { status: [status] } }));
  }
  const anything = (words) => [
    ...actorsFor(words).slice(0, OFFERED - 2), ...betweenFor(words), ...tellingsFor(words), ...deedsFor(words)];

  function go({ actor, selection, criteria }) {
    if (actor) state.open({ actor });
    else if (selection) state.open(selection);
    else {
      state.change({ criteria: { ...state.now.criteria, ...criteria }, selection: null, view: "table" });
      const { shown } = state.now;
      if (shown.length === 1) state.open({ arrow: shown[0] });
    }
  }

  /** Open what the words fit best, and say so where there is nothing. */
  function search(words) {
    const [best] = anything(words);
    if (best) go(best);
    else if (words.trim()) none(words);
  }

  offering(byId("find"), anything, go);
  byId("reset").addEventListener("click", () => { byId("find").value = ""; });
  byId("search").addEventListener("submit", (event) => { event.preventDefault(); search(byId("find").value); });

  // The way between two ------------------------------------------------------------------------------

  const ends = [null, null];
  const inputs = [byId("path-from"), byId("path-to")];

  /** Find the way between what both boxes name, taken from their lists or only typed; else ask for what is missing. */
  function seek() {
    inputs.forEach((input, n) => { ends[n] = ends[n] || matching(input.value)[0] || null; });
    const open = ends.indexOf(null);
    if (open < 0) {
      if (ends[0] !== ends[1]) state.open({ path: [...ends] });
      return;
    }
    if (inputs[open].value.trim()) none(inputs[open].value);
    inputs[open].focus();
  }
  inputs.forEach((input, n) => {
    offering(input, actorsFor, ({ actor }) => { ends[n] = actor; seek(); });
    input.addEventListener("input", () => { ends[n] = null; });
  });
  byId("path").addEventListener("submit", (event) => { event.preventDefault(); seek(); });
  state.listen(({ selection }, before) => {
    if (selection === before.selection || !selection || !selection.path) return;
    selection.path.forEach((actor, n) => { ends[n] = actor; inputs[n].value = actor.name; });
    byId("pathfinder").open = true;
  });

  /** Begin a way at an actor: its other end is asked for. */
  function pathFrom(actor) {
    [ends[0], ends[1]] = [actor, null];
    [inputs[0].value, inputs[1].value] = [actor.name, ""];
    byId("pathfinder").open = true;
    inputs[1].focus();
  }

  return { matching, search, pathFrom };
})();
