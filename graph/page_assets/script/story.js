// story: the panel in which the chosen arrow, actor or path is read, quote by quote.
(() => {
  const { byId, el, text, outward, grouped, many, mayMove } = elements;
  const { actors, touching, statuses, shortly, undone, phrase, when, colour } = data;
  const LISTED = 50; // so many relations of an actor at once; a hub has thousands
  const FEW = 20; // relations that are told of at once
  const panel = byId("story");
  let opener = null; // what had the focus before, to give it back

  const open = state.open;
  const close = () => el("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => open(null) }, "×");
  const heading = (attributes, ...words) => el("h2", { tabindex: "-1", ...attributes }, ...words);
  const lead = (...words) => el("p", { class: "lead" }, ...words);
  const action = (words, onclick, attributes) => el("button", { type: "button", onclick, ...attributes }, ...[words].flat());
  const actorLink = (actor) => action([text(actor.name)], () => open({ actor }), { class: "link" });
  const hidden = (n) => (n ? lead(`The filters hide ${many(n, "more relation")}. `,
    action("Show all", () => state.change({ criteria: filter.EVERYTHING, focus: null }), { class: "link" })) : null);

  function welcome({ shown, present }) {
    const degree = new Map();
    for (const arrow of shown) for (const end of new Set([arrow.from, arrow.to])) degree.set(end, (degree.get(end) || 0) + 1);
    const joined = [...present].sort((a, b) => degree.get(b.id) - degree.get(a.id) || a.id - b.id).slice(0, 8);
    const disputed = shown.filter((arrow) => arrow.disputed);
    const few = shown.length <= FEW && shown.length < data.arrows.length;
    return [
      heading({}, "Open an arrow to read who wrote what"),
      lead("Every arrow stands on quotes. Choose one in the picture or in the table, or begin with an actor."),
      ...(joined.length ? [el("h3", {}, "Most relations")] : [lead("The filters hide every relation.")]),
      el("ul", { class: "list" }, ...joined.map((actor) => el("li", {}, action([
        text(actor.name), el("span", { class: "count" }, grouped(degree.get(actor.id)))], () => open({ actor }), { class: "most" })))),
      ...(few && shown.length ? [el("h3", {}, "What is shown"), list(shown, null)] : []),
      ...(disputed.length && !few ? [el("h3", {}, "Asserted by some, denied by others"), list(disputed, null, 12)] : []),
    ];
  }

  // An arrow -----------------------------------------------------------------------------------------

  function arrowStory({ selection: { arrow }, isShown }) {
    const [source, target] = [actors[arrow.from], actors[arrow.to]];
    const others = touching[arrow.from].filter((other) => other !== arrow && (other.from === arrow.to || other.to === arrow.to));
    const seen = others.filter((other) => isShown[other.id]);
    const evidence = arrow.evidence;
    const sides = arrow.disputed ? [
      el("section", {}, el("h3", {}, "Asserted"), ...said(arrow, evidence.filter((e) => !undone(e)))),
      el("section", {}, el("h3", {}, "Denied"), ...said(arrow, evidence.filter(undone))),
    ] : [el("section", {}, el("h3", {}, many(evidence.length, "quote")), ...said(arrow, evidence))];
    return [
      close(),
      heading({ class: colour(arrow) },
        actorLink(source), " ", el("span", { class: "deed" }, text(phrase(arrow))), arrow.symmetric ? " ↔ " : " → ", actorLink(target)),
      el("div", { class: "chips" },
        el("span", { class: "chip" }, arrow.status),
        el("span", { class: arrow.disputed ? "chip alarm" : "chip" }, arrow.disputed ? "disputed" : "not disputed"),
        el("span", { class: `chip ${colour(arrow)}` }, el("span", { class: "swatch" }), `${arrow.quad}, ${arrow.category.toLowerCase()}`)),
      isShown[arrow.id] ? null : lead("The filters hide this relation."),
      el("dl", { class: "facts" }, ...[
        [{ claimed: "Claimed by", denied: "Denied by" }[arrow.status] || "Says", claimants(arrow).join(", ")],
        ["When", when(arrow.occurred_from, arrow.occurred_to) || "not said"],
        ["Published", when(arrow.published_from, arrow.published_to)],
        [arrow.origins.length === 1 ? "Origin" : `${arrow.origins.length} origins`, arrow.origins.map(shortly).join(", ")],
        ["Read with", `${arrow.confidence} confidence`],
      ].filter(([, value]) => value).flatMap(([key, value]) => [el("dt", {}, key), el("dd", {}, text(value))])),
      el("div", { class: "sides" }, ...sides),
      seen.length ? el("h3", {}, "Also between ", text(source.name), " and ", text(target.name)) : null,
      seen.length ? list(seen, null) : null,
      hidden(others.length - seen.length),
      around([source, target]),
    ];
  }

  /** Who says what an arrow says. */
  const claimants = (arrow) => [...new Set(arrow.evidence.filter((e) => e.status === arrow.status).flatMap((e) => e.claimed_by))];

  /** Quotes, each with where it stands. */
  function said(arrow, some) {
    return some.map((piece) => {
      const { outlet, title, url, published, document: file } = piece.article;
      const source = [
        piece.status === arrow.status && !arrow.disputed ? null : el("span", { class: "chip" }, piece.status),
        piece.claimed_by.length ? el("span", {}, piece.status === "denied" ? "by " : "claimed by ", text(piece.claimed_by.join(", "))) : null,
        text(outlet || shortly(file)),
        published ? el("span", {}, published) : null,
        title || url ? outward(url || "", title) : null,
        piece.occurred_from || piece.occurred_to ? el("span", {}, `of ${when(piece.occurred_from, piece.occurred_to)}`) : null,
      ].filter(Boolean);
      return el("figure", { class: "said" },
        piece.quote === null ? lead("This page carries no quotes; read it where it stands.") : el("blockquote", { dir: "auto" }, piece.quote),
        el("figcaption", { class: "by" }, ...source.flatMap((part, i) => (i ? [" · ", part] : [part]))));
    });
  }

  // An actor -----------------------------------------------------------------------------------------

  function actorStory({ selection: { actor }, isShown }) {
    const own = touching[actor.id];
    const shown = own.filter((arrow) => isShown[arrow.id]);
    const does = shown.filter((arrow) => arrow.from === actor.id && !arrow.symmetric);
    const suffers = shown.filter((arrow) => arrow.to === actor.id && arrow.from !== actor.id && !arrow.symmetric);
    const together = shown.filter((arrow) => arrow.symmetric);
    const part = (title, some) => (some.length ? [el("h3", {}, `${title} (${grouped(some.length)})`), list(some, actor)] : []);
    return [
      close(),
      heading({}, text(actor.name)),
      lead(text([actor.type, actor.country, actor.sector].filter(Boolean).join(", "))),
      actor.aliases.length ? lead("Also named ", text(actor.aliases.join(", "))) : null,
      hidden(own.length - shown.length),
      around([actor]),
      ...part("Does", does), ...part("Has done to it", suffers), ...part("Together", together),
    ];
  }

  /** What else can be looked at from here: the surroundings, and the way to another actor. */
  function around(centres) {
    const { focus } = state.now;
    const here = focus && focus.actors.length === centres.length && focus.actors.every((actor, n) => actor === centres[n]);
    const steps = [1, 2, 3].map((hops) => action(String(hops), () => state.change({ focus: here && focus.hops === hops ? null : { actors: centres, hops } }),
      { "aria-pressed": String(Boolean(here && focus.hops === hops)), "aria-label": `Show only what lies within ${many(hops, "relation")}` }));
    return el("div", { class: "around" },
      el("div", { class: "hops", role: "group", "aria-label": "Surroundings" }, el("span", {}, centres.length > 1 ? "Only what lies about both, hops:" : "Only what lies about, hops:"), ...steps),
      centres.length === 1 ? action("Path to …", () => finding.pathFrom(centres[0])) : null);
  }

  // Two actors ---------------------------------------------------------------------------------------

  function pairStory({ selection: { pair }, isShown }) {
    const [a, b] = [actors[pair.a], actors[pair.b]];
    const shown = pair.arrows.filter((arrow) => isShown[arrow.id]);
    return [
      close(),
      heading({}, actorLink(a), " and ", actorLink(b)),
      lead(shown.length ? `${many(shown.length, "relation")} between them. Open one to read its quotes.` : "The filters hide all between them."),
      hidden(pair.arrows.length - shown.length),
      shown.length ? list(shown, null) : null,
      around([a, b]),
    ];
  }

  // A path -------------------------------------------------------------------------------------------

  function pathStory({ selection: { path: [from, to] }, chain }) {
    if (!chain) {
      return [close(), heading({}, text(from.name), " – ", text(to.name)),
        lead(`Nothing joins them within ${paths.MAX_HOPS} relations under these filters.`),
        around([from, to])];
    }
    const names = chain.actors.flatMap((actor, n) => (n ? [" – ", actorLink(actor)] : [actorLink(actor)]));
    return [
      close(),
      heading({}, ...names),
      lead(`The shortest way, ${many(chain.hops.length, "hop")}, under the present filters. Direction is ignored.`),
      ...chain.hops.flatMap(({ best, others }, n) => [
        el("h3", {}, `${n + 1}`),
        list([best], null),
        ...said(best, [foremost(best)]),
        others.length ? el("details", {}, el("summary", {}, `${many(others.length, "more relation")} between the two`), list(others, null)) : null,
      ]),
      around([from, to]),
    ];
  }

  /** The passage that carries an arrow: of its own status, the first published. */
  function foremost(arrow) {
    const rank = (e) => [String(statuses.indexOf(e.status)), e.article.published || "9999"].join();
    const own = arrow.evidence.filter((e) => undone(e) === undone(arrow));
    return own.reduce((best, e) => (rank(e) < rank(best) ? e : best));
  }

  // Lists --------------------------------------------------------------------------------------------

  /** Arrows as buttons that open them; seen from one end, that end's name is left out. */
  function list(some, from, limit = LISTED) {
    const words = (arrow) => {
      const [a, b] = [actors[arrow.from].name, actors[arrow.to].name];
      if (!from) return [text(a), ` ${phrase(arrow)} ${arrow.symmetric ? "↔" : "→"} `, text(b)];
      if (arrow.symmetric) return [`${phrase(arrow)} ↔ `, text(actors[arrow.from === from.id ? arrow.to : arrow.from].name)];
      return arrow.from === from.id ? [`${phrase(arrow)} → `, text(b)] : [text(a), ` ${phrase(arrow)}`];
    };
    const told = (arrow) => {
      const by = claimants(arrow).slice(0, 2).join(", ") || (arrow.status === "claimed" ? "somebody" : "");
      if (arrow.status === "stated") return [];
      if (!by) return [arrow.status];
      return [["claimed", "denied"].includes(arrow.status) ? `${arrow.status} by ` : `${arrow.status}, says `, text(by)];
    };
    const about = (arrow) => [told(arrow), arrow.disputed ? ["disputed"] : [], when(arrow.occurred_from, arrow.occurred_to) ? [when(arrow.occurred_from, arrow.occurred_to)] : []]
      .filter((part) => part.length).flatMap((part, n) => (n ? [" · ", ...part] : part));
    const items = some.slice(0, limit).map((arrow) => el("li", {}, action([
      el("span", { class: "swatch" }), el("span", { class: "text" }, ...words(arrow)), el("span", { class: "state" }, ...about(arrow))],
    () => open({ arrow }), { class: `${colour(arrow)}${undone(arrow) ? " undone" : ""}` })));
    const made = el("ul", { class: "list" }, ...items);
    if (some.length > limit) {
      made.append(el("li", { class: "rest" }, action(`${grouped(some.length - limit)} more`, () => made.replaceWith(list(some, from, limit + 10 * LISTED)))));
    }
    return made;
  }

  const tellings = { arrow: arrowStory, actor: actorStory, pair: pairStory, path: pathStory };
  const kind = (selection) => (selection ? Object.keys(selection)[0] : null);

  state.listen((now, before) => {
    const { selection } = now;
    const same = selection === before.selection;
    if (same && now.shown === before.shown) return;
    const held = panel.contains(document.activeElement) ? document.activeElement.getAttribute("aria-label") || document.activeElement.textContent : null;
    if (held === null && !same) opener = document.activeElement;
    panel.classList.toggle("disputed", Boolean(selection && selection.arrow && selection.arrow.disputed));
    panel.replaceChildren(...(selection ? tellings[kind(selection)](now) : welcome(now)).filter(Boolean));
    if (!before.shown) return;
    if (same) {
      // Made anew under other filters: what had the focus has it again.
      const again = held && [...panel.querySelectorAll("button")].find((b) => (b.getAttribute("aria-label") || b.textContent) === held);
      if (again) again.focus({ preventScroll: true });
      else if (held !== null) panel.querySelector("h2").focus({ preventScroll: true });
      return;
    }
    panel.scrollTop = 0;
    if (!selection) {
      if (opener && opener.isConnected) opener.focus();
      return;
    }
    panel.querySelector("h2").focus({ preventScroll: true });
    if (getComputedStyle(panel).overflowY === "visible") panel.scrollIntoView({ block: "start", behavior: mayMove ? "smooth" : "auto" });
  });
  document.addEventListener("keydown", ({ key }) => { if (key === "Escape" && state.now.selection) open(null); });
})();
