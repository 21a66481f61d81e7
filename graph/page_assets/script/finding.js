// finding: from a name as people type it to its actor; and the boxes that offer names.
const finding = (() => {
  const { byId, el, text, many } = elements;
  const { actors } = data;
  const OFFERED = 8;

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

  /**
   * Make an input offer actors as one types: the combobox with a list of the ARIA practices.
   * `choose` is called with the actor that is taken.
   */
  function offering(input, choose) {
    const list = el("ul", { role: "listbox", id: `${input.id}-offers`, class: "offers", "aria-label": "Actors of such a name", hidden: true });
    input.after(list);
    for (const [key, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id, autocomplete: "off", spellcheck: "false" })) input.setAttribute(key, value);
    let offered = [];
    let at = -1;

    function offer(found, words) {
      const asked = fold(words.trim());
      offered = found.slice(0, OFFERED);
      at = -1;
      list.replaceChildren(...offered.map((actor, n) => {
        const alias = byAlias(actor, asked);
        const option = el("li", { role: "option", id: `${list.id}-${n}`, "aria-selected": "false" },
          text(actor.name), alias ? el("span", { class: "state" }, "also ", text(alias)) : null,
          el("span", { class: "count" }, many(actor.value, "relation")));
        option.addEventListener("pointerdown", (event) => { event.preventDefault(); take(actor); });
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
    function take(actor) {
      input.value = actor.name;
      offer([], "");
      choose(actor);
    }

    input.addEventListener("input", () => offer(matching(input.value), input.value));
    input.addEventListener("blur", () => offer([], ""));
    input.addEventListener("keydown", (event) => {
      const { key } = event;
      if (key === "ArrowDown" || key === "ArrowUp") {
        if (list.hidden) offer(matching(input.value), input.value);
        if (offered.length) point(at < 0 ? (key === "ArrowDown" ? 0 : -1) : at + (key === "ArrowDown" ? 1 : -1));
      } else if (key === "Enter") {
        const [best] = at >= 0 ? [offered[at]] : matching(input.value);
        if (best) take(best);
        else if (input.value.trim()) none(input.value);
      } else if (key === "Escape" && !list.hidden) {
        offer([], "");
        event.stopPropagation();
      } else return;
      event.preventDefault();
    });
  }

  const none = (words) => { byId("counts").textContent = `No actor is named like “${words.trim()}”`; };

  /** Open the actor that the words fit best, and say so where there is none. */
  function search(words) {
    const [best] = matching(words);
    if (best) state.open({ actor: best });
    else if (words.trim()) none(words);
  }

  offering(byId("find"), (actor) => state.open({ actor }));
  byId("search").addEventListener("submit", (event) => { event.preventDefault(); search(byId("find").value); });

  // The way between two ------------------------------------------------------------------------------

  const ends = [null, null];
  const inputs = [byId("path-from"), byId("path-to")];
  const join = () => { if (ends[0] && ends[1] && ends[0] !== ends[1]) state.open({ path: [...ends] }); };
  inputs.forEach((input, n) => {
    offering(input, (actor) => { ends[n] = actor; if (ends[1 - n]) join(); else inputs[1 - n].focus(); });
    input.addEventListener("input", () => { ends[n] = null; });
  });
  byId("path").addEventListener("submit", (event) => {
    event.preventDefault();
    inputs.forEach((input, n) => { ends[n] = ends[n] || matching(input.value)[0] || null; });
    join();
  });
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
