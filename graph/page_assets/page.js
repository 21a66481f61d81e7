// Draws the network, and tells of each arrow and actor what was written. Every text of an article
// goes into the page as text, never as markup.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { actors, arrows, articles, quads, options } = data;
  const quadNames = Object.keys(quads);
  const quadOf = new Map(quadNames.flatMap((quad) => quads[quad].map((c) => [c, quad])));
  const SHAPES = { country: "hexagon", person: "dot", organization: "square", group: "triangle" };
  const DASHES = {
    stated: false, claimed: [9, 5], expected: [2, 5], possible: [2, 5],
    denied: [10, 4, 2, 4], negated: [10, 4, 2, 4],
  };
  const DRAWN_WHILE_MOVING = 3000; // more arrows than this make dragging stutter
  const ROWS = 300; // a table of more is slow to open; "Show more" adds as many again
  const byId = (id) => document.getElementById(id);
  const undone = (arrow) => arrow.status === "denied" || arrow.status === "negated";
  const phrase = (arrow) => [arrow.predicate, arrow.object].filter(Boolean).join(" ");
  const when = (from, to) => (!from || !to || from === to ? from || to || "" : `${from} to ${to}`);
  const many = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;

  const touching = actors.map(() => []);
  for (const arrow of arrows) {
    arrow.quad = quadNames.indexOf(quadOf.get(arrow.category));
    arrow.shown = true;
    touching[arrow.from].push(arrow);
    if (arrow.to !== arrow.from) touching[arrow.to].push(arrow);
  }
  let chosen = null; // {actor} or {arrow}

  // Elements ------------------------------------------------------------------------------------

  /** Make an element; children that are no elements become text. */
  function el(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (key === "onclick") made.addEventListener("click", value);
      else if (value !== null && value !== false) made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...children.filter((child) => child !== null && child !== ""));
    return made;
  }

  /** A name or phrase, its direction its own, so that no control in it turns its neighbours. */
  const text = (words, name = "bdi") => el(name, { class: "text" }, words);

  /** A link if it leads to the web, else the words alone: never javascript:, data: or file:. */
  function outward(address, words) {
    let url = null;
    try { url = new URL(address); } catch { /* no address, shown as text */ }
    if (!url || !/^https?:$/.test(url.protocol)) return text(words || address);
    return el("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, text(words || address));
  }

  const actorLink = (n) =>
    el("button", { type: "button", class: "link", onclick: () => open({ actor: actors[n] }) }, text(actors[n].name));

  // The picture ---------------------------------------------------------------------------------

  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const moving = matchMedia("(prefers-reduced-motion: no-preference)").matches;
  options.interaction.hideEdgesOnDrag = arrows.length > DRAWN_WHILE_MOVING;
  options.interaction.hideEdgesOnZoom = options.interaction.hideEdgesOnDrag;
  const drawing = new vis.Network(byId("picture"), { nodes, edges }, options);

  function nodeLooks(actor) {
    const focus = focused();
    const near = !focus || focus.actors.has(actor.id);
    const here = chosen && chosen.actor === actor;
    const fill = css(here ? "--chosen" : "--mark");
    const edge = css(here ? "--q2" : "--halo");
    const colour = { background: fill, border: edge };
    return {
      id: actor.id, hidden: !touching[actor.id].some((arrow) => arrow.shown),
      color: { ...colour, highlight: colour, hover: { background: css("--chosen"), border: edge } },
      opacity: near ? 1 : 0.25, borderWidth: here ? 4 : 2, borderWidthSelected: here ? 4 : 2,
      font: {
        color: near ? css("--ink") : css("--line"), strokeColor: css("--halo"), strokeWidth: 4,
        face: "system-ui, sans-serif",
      },
    };
  }

  function edgeLooks(arrow) {
    const focus = focused();
    const near = !focus || focus.arrows.has(arrow.id);
    const colour = css(undone(arrow) ? "--undone" : `--q${arrow.quad}`);
    const head = { enabled: true, type: undone(arrow) ? "bar" : "arrow", scaleFactor: 0.75 };
    const named = focus && near ? phrase(arrow) : "";
    return {
      id: arrow.id, hidden: !arrow.shown,
      color: { color: colour, highlight: colour, hover: colour, opacity: near ? 1 : 0.12, inherit: false },
      arrows: { to: head, from: arrow.symmetric ? head : { enabled: false } },
      label: [undone(arrow) && near ? "✕" : "", named].filter(Boolean).join(" ") || undefined,
      font: {
        color: colour, strokeColor: css("--halo"), strokeWidth: 4, size: 13, align: "horizontal",
        face: "system-ui, sans-serif",
      },
    };
  }

  /** What stays bright: the chosen arrow with its ends, or the chosen actor with all it touches. */
  let bright = null;
  const focused = () => bright;
  function refocus() {
    bright = null;
    if (!chosen) return;
    const near = chosen.arrow ? [chosen.arrow] : touching[chosen.actor.id];
    bright = {
      arrows: new Set(near.map((arrow) => arrow.id)),
      actors: new Set(near.flatMap((arrow) => [arrow.from, arrow.to])),
    };
  }

  function smooth(arrow) {
    if (!arrow.bend) return { enabled: false };
    return { enabled: true, type: arrow.bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(arrow.bend) };
  }

  function draw() {
    nodes.update(actors.map(nodeLooks));
    edges.update(arrows.map(edgeLooks));
  }

  nodes.add(actors.map((actor) => ({
    id: actor.id, label: actor.label, x: actor.x, y: actor.y, value: actor.value,
    shape: SHAPES[actor.type], ...nodeLooks(actor),
  })));
  edges.add(arrows.map((arrow) => ({
    id: arrow.id, from: arrow.from, to: arrow.to, width: arrow.width, dashes: DASHES[arrow.status],
    smooth: smooth(arrow), selfReference: { size: 18 + 60 * Math.abs(arrow.bend), angle: 0.7 }, ...edgeLooks(arrow),
  })));

  /** Show all; where that makes names too small to read, show the best joined actor's surroundings. */
  function fit() {
    drawing.fit({ maxZoomLevel: 1.4 });
    const readable = 0.5;
    if (drawing.getScale() >= readable) return;
    const hub = actors.reduce((best, actor) => (actor.value > best.value ? actor : best));
    drawing.moveTo({ position: { x: hub.x, y: hub.y }, scale: readable });
  }

  drawing.on("click", ({ nodes: [actor], edges: [arrow] }) => {
    if (actor !== undefined) open({ actor: actors[actor] });
    else if (arrow !== undefined) open({ arrow: arrows[arrow] });
    else open(null);
  });
  const hint = byId("hint");
  function point(words, { pointer }) {
    hint.textContent = words;
    hint.hidden = false;
    const room = byId("picture").clientWidth - hint.offsetWidth - 8;
    hint.style.left = `${Math.max(8, Math.min(pointer.DOM.x + 14, room))}px`;
    hint.style.top = `${pointer.DOM.y + 16}px`;
  }
  const sentence = (arrow) => `${actors[arrow.from].name} ${phrase(arrow)} → ${actors[arrow.to].name} (${arrow.status})`;
  drawing.on("hoverEdge", (at) => point(sentence(arrows[at.edge]), at));
  drawing.on("hoverNode", (at) => point(`${actors[at.node].name}, ${many(touching[at.node].length, "relation")}`, at));
  for (const left of ["blurEdge", "blurNode", "dragStart", "zoom"]) drawing.on(left, () => { hint.hidden = true; });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  byId("zoom").addEventListener("click", ({ target }) => {
    const step = { in: 1.35, out: 1 / 1.35 }[target.dataset.zoom];
    if (step) drawing.moveTo({ scale: drawing.getScale() * step, animation: moving && { duration: 200 } });
    else if (target.dataset.zoom) drawing.fit({ animation: moving });
  });

  // The story -----------------------------------------------------------------------------------

  const story = byId("story");
  let opener = null; // what had the focus before, to give it back

  function open(what) {
    if (!story.contains(document.activeElement)) opener = document.activeElement;
    chosen = what;
    refocus();
    draw();
    story.classList.toggle("disputed", Boolean(what && what.arrow && what.arrow.disputed));
    story.replaceChildren(...(!what ? welcome() : what.arrow ? arrowStory(what.arrow) : actorStory(what.actor)));
    story.scrollTop = 0;
    markRow();
    if (!what) {
      drawing.unselectAll();
      if (opener && opener.isConnected) opener.focus();
      return;
    }
    drawing.setSelection(what.arrow ? { nodes: [], edges: [what.arrow.id] } : { nodes: [what.actor.id], edges: [] }, { highlightEdges: false });
    story.querySelector("h2").focus({ preventScroll: true });
    if (getComputedStyle(story).overflowY === "visible") story.scrollIntoView({ block: "start", behavior: moving ? "smooth" : "auto" });
  }

  const close = () => el("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => open(null) }, "×");

  function welcome() {
    const joined = [...actors].sort((a, b) => b.value - a.value || a.id - b.id).slice(0, 8);
    const disputed = arrows.filter((arrow) => arrow.disputed);
    return [
      el("h2", { tabindex: "-1" }, "Open an arrow to read who wrote what"),
      el("p", { class: "lead" }, "Every arrow stands on quotes. Choose one in the picture or in the table, or begin with an actor."),
      el("h3", {}, "Most relations"),
      el("ul", { class: "list" }, ...joined.map((actor) => el("li", {},
        el("button", { type: "button", onclick: () => open({ actor }) },
          el("span", {}, ""), text(actor.name), el("span", { class: "state" }, String(touching[actor.id].length)))))),
      ...(disputed.length ? [el("h3", {}, "Asserted by some, denied by others"), list(disputed.slice(0, 12), null)] : []),
    ];
  }

  function arrowStory(arrow) {
    const here = [actors[arrow.from].name, actors[arrow.to].name];
    const others = touching[arrow.from].filter((other) =>
      other !== arrow && (other.from === arrow.to || other.to === arrow.to) );
    const sides = arrow.disputed ? [
      el("section", {}, el("h3", {}, "Asserted"), ...said(arrow, (e) => !undone(e))),
      el("section", {}, el("h3", {}, "Denied"), ...said(arrow, undone), ...denials(arrow, others)),
    ] : [el("section", {}, el("h3", {}, many(arrow.evidence.length, "quote")), ...said(arrow, () => true))];
    const telling = arrow.evidence.filter((e) => !undone(e) || arrow.status === e.status);
    const claimants = [...new Set(telling.flatMap((e) => e.claimed_by || []))];
    return [
      close(),
      el("h2", { tabindex: "-1", class: `q${arrow.quad}` },
        actorLink(arrow.from), " ", el("span", { class: "deed" }, text(phrase(arrow))), arrow.symmetric ? " ↔ " : " → ", actorLink(arrow.to)),
      el("div", { class: "chips" },
        el("span", { class: "chip" }, arrow.status),
        arrow.disputed ? el("span", { class: "chip alarm" }, "disputed") : null,
        el("span", { class: `chip q${arrow.quad}` }, el("span", { class: "swatch" }), `${quadNames[arrow.quad]}, ${arrow.category.toLowerCase()}`)),
      el("dl", { class: "facts" }, ...[
        ["Claimed by", claimants.join(", ")],
        ["When", when(arrow.occurred_from, arrow.occurred_to) || "not said"],
        ["Published", when(arrow.published_from, arrow.published_to)],
        [many(arrow.origins.length, "origin"), arrow.origins.join(", ")],
      ].filter(([, value]) => value).flatMap(([key, value]) => [el("dt", {}, key), el("dd", {}, text(value))])),
      el("div", { class: "sides" }, ...sides),
      ...(others.length ? [el("h3", {}, "Also between ", text(here[0]), " and ", text(here[1])), list(others, null)] : []),
    ];
  }

  /** The quotes of an arrow whose evidence passes, each with where it stands. */
  function said(arrow, passes) {
    return arrow.evidence.filter(passes).map((piece) => {
      const { outlet, title, url, published, document: file } = articles[piece.article];
      const claimants = (piece.claimed_by || []).join(", ");
      const source = [
        piece.status === arrow.status && !arrow.disputed ? null : el("span", { class: "chip" }, piece.status),
        claimants ? el("span", {}, piece.status === "denied" ? "by " : "claimed by ", text(claimants)) : null,
        text(outlet || file || "unknown outlet"),
        published ? el("span", {}, published) : null,
        title || url ? outward(url || "", title) : null,
        piece.occurred_from || piece.occurred_to ? el("span", {}, `of ${when(piece.occurred_from, piece.occurred_to)}`) : null,
      ].filter(Boolean);
      return el("figure", { class: "said" },
        el("blockquote", { dir: "auto" }, piece.quote),
        el("figcaption", { class: "by" }, ...source.flatMap((part, i) => (i ? [" · ", part] : [part]))));
    });
  }

  /** A denial may stand on another arrow of the same kind: one that names no object denies all. */
  function denials(arrow, others) {
    return others
      .filter((other) => other.from === arrow.from && other.category === arrow.category)
      .flatMap((other) => said(other, undone));
  }

  function actorStory(actor) {
    const shown = touching[actor.id].filter((arrow) => arrow.shown);
    const does = shown.filter((arrow) => arrow.from === actor.id && !arrow.symmetric);
    const suffers = shown.filter((arrow) => arrow.to === actor.id && arrow.from !== actor.id && !arrow.symmetric);
    const together = shown.filter((arrow) => arrow.symmetric);
    const part = (title, some) => (some.length ? [el("h3", {}, `${title} (${some.length})`), list(some, actor)] : []);
    const about = [actor.type, actor.country, actor.sector].filter(Boolean).join(", ");
    return [
      close(),
      el("h2", { tabindex: "-1" }, text(actor.name)),
      el("p", { class: "lead" }, text(about)),
      actor.aliases ? el("p", { class: "lead" }, "Also named ", text(actor.aliases.join(", "))) : null,
      ...part("Does", does), ...part("Has done to it", suffers), ...part("Together", together),
      shown.length ? null : el("p", { class: "lead" }, "The filters hide all its relations."),
    ].filter(Boolean);
  }

  /** Arrows as buttons that open them; seen from one end, that end's name is left out. */
  function list(some, from) {
    const words = (arrow) => {
      const [a, b] = [actors[arrow.from].name, actors[arrow.to].name];
      if (!from) return [text(a), ` ${phrase(arrow)} ${arrow.symmetric ? "↔" : "→"} `, text(b)];
      if (arrow.symmetric) return [`${phrase(arrow)} ↔ `, text(actors[arrow.from === from.id ? arrow.to : arrow.from].name)];
      return arrow.from === from.id ? [`${phrase(arrow)} → `, text(b)] : [text(a), ` ${phrase(arrow)}`];
    };
    return el("ul", { class: "list" }, ...some.map((arrow) => el("li", {},
      el("button", { type: "button", class: `q${arrow.quad}${undone(arrow) ? " undone" : ""}`, onclick: () => open({ arrow }) },
        el("span", { class: "swatch" }), el("span", { class: "text" }, ...words(arrow)),
        el("span", { class: "state" }, [arrow.status === "stated" ? "" : arrow.status, arrow.disputed ? "disputed" : "", when(arrow.occurred_from, arrow.occurred_to)].filter(Boolean).join(" · "))))));
  }

  document.addEventListener("keydown", ({ key }) => { if (key === "Escape" && chosen) open(null); });

  // The table -----------------------------------------------------------------------------------

  const rows = byId("rows");
  let limit = ROWS;
  function fill() {
    const shown = arrows.filter((arrow) => arrow.shown);
    rows.replaceChildren(...shown.slice(0, limit).map((arrow) => el("tr", { "data-arrow": arrow.id },
      el("td", {}, text(actors[arrow.from].name)),
      el("td", {}, el("button", { type: "button", onclick: () => open({ arrow }) }, text(phrase(arrow)))),
      el("td", {}, text(actors[arrow.to].name)),
      el("td", {}, arrow.status + (arrow.disputed ? ", disputed" : "")),
      el("td", {}, when(arrow.occurred_from, arrow.occurred_to) || "–"),
      el("td", {}, String(arrow.origins.length)))));
    byId("more").hidden = shown.length <= limit;
    markRow();
  }
  function markRow() {
    for (const row of rows.children) row.classList.toggle("opened", Boolean(chosen && chosen.arrow && Number(row.dataset.arrow) === chosen.arrow.id));
  }
  byId("more").addEventListener("click", () => { limit += ROWS; fill(); });

  function view(name) {
    byId("table").hidden = name !== "table";
    byId("show-table").setAttribute("aria-pressed", String(name === "table"));
    byId("show-picture").setAttribute("aria-pressed", String(name === "picture"));
  }
  byId("show-table").addEventListener("click", () => view("table"));
  byId("show-picture").addEventListener("click", () => view("picture"));

  // Filters and search --------------------------------------------------------------------------

  const choices = byId("choices");
  const unticked = (kind) => new Set([...choices.querySelectorAll(`[data-${kind}]:not(:checked)`)].map((box) => box.dataset[kind]));
  function filter() {
    const categories = unticked("category");
    const statuses = unticked("status");
    for (const arrow of arrows) arrow.shown = !categories.has(arrow.category) && !statuses.has(arrow.status);
    limit = ROWS;
    draw();
    fill();
    const shown = arrows.filter((arrow) => arrow.shown);
    const present = new Set(shown.flatMap((arrow) => [arrow.from, arrow.to]));
    byId("counts").textContent = shown.length === arrows.length
      ? `${many(actors.length, "actor")}, ${many(arrows.length, "relation")}`
      : `${present.size} of ${many(actors.length, "actor")}, ${shown.length} of ${many(arrows.length, "relation")}`;
  }
  choices.addEventListener("change", ({ target }) => {
    const group = target.closest(".quad");
    if (group) {
      const own = [...group.querySelectorAll("[data-category]")];
      const whole = group.querySelector("[data-quad]");
      if (target === whole) for (const box of own) box.checked = whole.checked;
      whole.checked = own.some((box) => box.checked);
      whole.indeterminate = whole.checked && !own.every((box) => box.checked);
    }
    filter();
  });
  choices.addEventListener("reset", () => setTimeout(() => {
    for (const box of choices.querySelectorAll("[data-quad]")) box.indeterminate = false;
    filter();
  }));

  const find = byId("find");
  byId("names").append(...actors.map((actor) => el("option", { value: actor.name })));
  const fold = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const named = actors.map((actor) => [actor.name, ...(actor.aliases || [])].map(fold));
  function search() {
    const asked = fold(find.value.trim());
    if (!asked) return;
    const ways = [(name) => name === asked, (name) => name.startsWith(asked), (name) => name.includes(asked)];
    const way = ways.find((fits) => named.some((names) => names.some(fits)));
    if (!way) {
      byId("counts").textContent = `No actor is named like “${find.value.trim()}”`;
      return;
    }
    const [best] = actors.filter((actor) => named[actor.id].some(way)).sort((a, b) => b.value - a.value || a.id - b.id);
    open({ actor: best });
    drawing.focus(best.id, { scale: Math.max(drawing.getScale(), 0.8), animation: moving && { duration: 350 } });
  }
  byId("search").addEventListener("submit", (event) => { event.preventDefault(); search(); });

  if (matchMedia("(max-width: 680px)").matches) byId("filters").open = false;
  fill();
  story.replaceChildren(...welcome());
  fit();
  window.tieline = Object.freeze({ drawing });
})();
