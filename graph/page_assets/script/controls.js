// controls: the form that says what is asked for. It is the legend too, and every choice shows how
// many relations it has under all other choices.
const controls = (() => {
  const { byId, el, text, grouped, many } = elements;
  const { actors, arrows, quads, quadNames, statuses, types, confidences } = data;
  const LISTED = 60; // so many of a long list at once; the words above it find the others
  const choices = byId("choices");
  const updates = []; // what each control does at a change of the state

  const ask = (part) => state.change({ criteria: { ...state.now.criteria, ...part } });
  const count = (n) => el("span", { class: "count" }, grouped(n));
  const aside = (words) => el("span", { class: "aside" }, words);

  /** How many of the arrows that a part of the filter has to choose from have each value. */
  function counted(now, part, valuesOf) {
    if (tallies.of !== now) { tallies.of = now; tallies.by = new Map(); }
    if (!tallies.by.has(part)) {
      const counts = new Map();
      for (const some of [now.shown, now.open[part]]) {
        for (const arrow of some) {
          const values = valuesOf(arrow);
          values.forEach((value, n) => {
            if (!values.includes(value, n + 1)) counts.set(value, (counts.get(value) || 0) + 1);
          });
        }
      }
      tallies.by.set(part, counts);
    }
    return tallies.by.get(part);
  }
  const tallies = { of: null, by: new Map() }; // of the last state alone

  /** A tick box with its sign, words and count. */
  function box(words, sign, tick) {
    const input = el("input", { type: "checkbox" });
    const number = count(0);
    input.addEventListener("change", () => tick(input.checked));
    const label = el("label", { class: "choice" }, input, sign, text(words, "span"), number);
    return { input, label, show(n) { number.textContent = grouped(n); label.classList.toggle("none", !n); } };
  }

  /** A choice with a button that leaves nothing else of its list, and gives all back. */
  function withOnly({ label }, words, isOnly, take) {
    const button = el("button", { type: "button", class: "only", onclick: () => take(!isOnly(state.now.criteria)) });
    updates.push(({ criteria }) => {
      button.textContent = isOnly(criteria) ? "all" : "only";
      button.setAttribute("aria-label", isOnly(criteria) ? `All, not only ${words}` : `Only ${words}`);
    });
    return el("div", { class: "with-only" }, label, button);
  }

  /** Take a value out of a list of wanted ones or put it in; null where all are wanted. */
  function toggled(wanted, all, values, on) {
    const kept = new Set(wanted || all);
    for (const value of values) if (on) kept.add(value); else kept.delete(value);
    return kept.size === all.length ? null : all.filter((value) => kept.has(value));
  }

  // What is done -----------------------------------------------------------------------------------

  const present = new Set(arrows.map((arrow) => arrow.category));
  const categories = Object.values(quads).flat().filter((category) => present.has(category));
  /** The categories asked for, quads resolved. */
  const wantedCategories = ({ category, quad }) =>
    categories.filter((c) => (!category || category.includes(c)) && (!quad || quad.some((q) => quads[q].includes(c))));
  function deeds() {
    const groups = quadNames.map((quad) => ({ quad, own: categories.filter((c) => quads[quad].includes(c)) })).filter(({ own }) => own.length);
    const take = (values, on) =>
      ask({ quad: null, category: toggled(wantedCategories(state.now.criteria), categories, values, on) });
    return groups.map(({ quad, own }) => {
      const whole = box(quad[0].toUpperCase() + quad.slice(1), el("span", { class: "swatch" }), (on) => take(own, on));
      const parts = own.map((category) => {
        const part = box(category.toLowerCase(), null, (on) => take([category], on));
        part.label.classList.add("sub");
        return part;
      });
      updates.push((now) => {
        const wanted = new Set(wantedCategories(now.criteria));
        const counts = counted(now, "category", (arrow) => [arrow.category]);
        own.forEach((category, n) => {
          parts[n].input.checked = wanted.has(category);
          parts[n].show(counts.get(category) || 0);
        });
        const on = own.filter((category) => wanted.has(category)).length;
        whole.input.checked = on > 0;
        whole.input.indeterminate = on > 0 && on < own.length;
        whole.show(own.reduce((sum, category) => sum + (counts.get(category) || 0), 0));
      });
      const isOnly = (criteria) => String(wantedCategories(criteria)) === String(own) && own.length < categories.length;
      return el("div", { class: `quad q${quadNames.indexOf(quad)}` },
        withOnly(whole, quad, isOnly, (on) => ask({ quad: null, category: on ? own : null })), ...parts.map((part) => part.label));
    });
  }

  // Lists of a few: all ticked at first ------------------------------------------------------------

  function few(part, all, valuesOf, sign) {
    return all.map((value) => {
      const choice = box(value, sign(value), (on) => ask({ [part]: toggled(state.now.criteria[part], all, [value], on) }));
      updates.push((now) => {
        choice.input.checked = !now.criteria[part] || now.criteria[part].includes(value);
        choice.show(counted(now, part, valuesOf).get(value) || 0);
      });
      const isOnly = (criteria) => String(criteria[part]) === value && all.length > 1;
      return withOnly(choice, value, isOnly, (on) => ask({ [part]: on ? [value] : null }));
    });
  }

  const NS = "http://www.w3.org/2000/svg";
  function drawn(name, size, d) {
    const svg = document.createElementNS(NS, "svg");
    const path = document.createElementNS(NS, "path");
    path.setAttribute("d", d);
    for (const [key, value] of Object.entries({ class: name, viewBox: `0 0 ${size}`, width: size.split(" ")[0], height: size.split(" ")[1], "aria-hidden": "true" })) svg.setAttribute(key, value);
    svg.append(path);
    return svg;
  }
  const line = (status) => drawn(`sample ${status}`, "36 12", "M1 6H35");
  const SHAPES = {
    country: "M4.5 2h7L15 8l-3.5 6h-7L1 8z", person: "M8 2a6 6 0 1 0 .01 0z",
    organization: "M2.5 2.5h11v11h-11z", group: "M8 1.5 15 14H1z",
  };

  // Long lists: nothing ticked asks for nothing ------------------------------------------------------

  function long(part, noun, valuesOf) {
    const all = [...new Set(arrows.flatMap(valuesOf))].sort();
    const folded = all.map(filter.folded);
    const find = all.length > 12 ? el("input", { type: "search", "aria-label": `Find ${noun}`, placeholder: `Find ${noun}`, autocomplete: "off" }) : null;
    const list = el("div", { class: "long" });
    const chosen = el("span", { class: "chosen" });
    const details = el("details", {}, el("summary", {}, `${noun[0].toUpperCase()}${noun.slice(1)} `, chosen), find, list);
    function fill(now) {
      const wanted = now.criteria[part] || [];
      chosen.textContent = wanted.length ? `${wanted.length} chosen` : "any";
      if (!details.open) return;
      const counts = counted(now, part, valuesOf);
      const words = find ? filter.folded(find.value.trim()) : "";
      const ranked = all.map((value, n) => n).filter((n) => folded[n].includes(words))
        .sort((a, b) => wanted.includes(all[b]) - wanted.includes(all[a]) || (counts.get(all[b]) || 0) - (counts.get(all[a]) || 0) || a - b);
      list.replaceChildren(...ranked.slice(0, LISTED).map((n) => {
        const value = all[n];
        const choice = box(data.shortly(value), null, (on) => {
          const kept = (state.now.criteria[part] || []).filter((other) => other !== value);
          const next = on ? [...kept, value] : kept;
          ask({ [part]: next.length ? next : null });
        });
        choice.input.checked = wanted.includes(value);
        choice.input.value = value;
        choice.show(counts.get(value) || 0);
        return choice.label;
      }), ranked.length > LISTED ? el("p", {}, `${grouped(ranked.length - LISTED)} more: find them by name`) : "");
    }
    details.addEventListener("toggle", () => fill(state.now));
    if (find) find.addEventListener("input", () => fill(state.now));
    list.addEventListener("change", ({ target }) => {
      // The list is made anew; the focus stays on the value that was ticked.
      const again = [...list.querySelectorAll("input")].find((input) => input.value === target.value);
      if (again) again.focus();
    });
    updates.push(fill);
    return details;
  }

  // Thresholds and the rest --------------------------------------------------------------------------

  /** A choice of one: options are [value, words], each with the count of arrows whose rank it holds. */
  function one(part, label, options, rank, holds) {
    const select = el("select", {}, ...options.map(([value]) => el("option", { value: String(value) })));
    select.addEventListener("change", () => ask({ [part]: options[select.selectedIndex][0] }));
    updates.push((now) => {
      const counts = [...counted(now, part, (arrow) => [rank(arrow)])];
      options.forEach(([value, words], n) => {
        const held = counts.reduce((sum, [ranked, count]) => (holds(ranked, value) ? sum + count : sum), 0);
        select.options[n].textContent = `${words} (${grouped(held)})`;
        if (now.criteria[part] === value) select.selectedIndex = n;
      });
    });
    return el("label", { class: "one" }, el("span", {}, label), select);
  }

  const most = arrows.reduce((top, arrow) => Math.max(top, arrow.origins.length), 1);
  const origins = Array.from({ length: Math.min(most, 10) }, (_, n) => [n + 1, n ? `at least ${n + 1}` : "any"]);
  const group = (title, sign, ...parts) => el("fieldset", {}, el("legend", {}, title, sign ? aside(sign) : null), ...parts);

  choices.append(
    group("What is done ", "colour", ...deeds()),
    group("How it is told ", "line", ...few("status", statuses.filter((s) => arrows.some((a) => a.status === s)), (arrow) => [arrow.status], line)),
    group("Who ", "shape", ...few("type", types.filter((t) => actors.some((a) => a.type === t)), (arrow) => [actors[arrow.from].type, actors[arrow.to].type], (type) => drawn("shape", "16 16", SHAPES[type]))),
    el("fieldset", { id: "time" }, el("legend", {}, "When")),
    group("Told how well ", "width",
      one("origins", "Origins", origins, (arrow) => arrow.origins.length, (length, n) => length >= n),
      one("disputed", "Disputed", [["any", "any"], ["only", "only disputed"], ["hide", "not disputed"]], (arrow) => arrow.disputed, (disputed, way) => way === "any" || disputed === (way === "only")),
      one("confidence", "Confidence", [...confidences].reverse().map((c, n, all) => [c, n === 0 ? "any" : n === all.length - 1 ? c : `${c} or better`]), (arrow) => confidences.indexOf(arrow.confidence), (rank, least) => rank <= confidences.indexOf(least))),
    group("More", null, long("predicate", "predicate", (arrow) => [arrow.predicate]), long("outlet", "outlet", (arrow) => arrow.outlets)),
    el("p", { class: "key" }, "Counts are of relations, under all other choices. The wider an arrow, the more independent origins tell it. Two heads: both do it together."),
  );
  byId("reset").addEventListener("click", () => state.change({ criteria: filter.OPENING, focus: null }));
  choices.addEventListener("submit", (event) => event.preventDefault());

  state.listen((now, before) => {
    if (now.shown === before.shown) return;
    for (const update of updates) update(now);
    byId("reset").disabled = filter.isOpening(now.criteria) && !now.focus;
    byId("counts").textContent = now.shown.length === arrows.length
      ? `${many(actors.length, "actor")}, ${many(arrows.length, "relation")}`
      : `${grouped(now.present.length)} of ${many(actors.length, "actor")}, ${grouped(now.shown.length)} of ${many(arrows.length, "relation")}`;
  });

  return { ask };
})();
