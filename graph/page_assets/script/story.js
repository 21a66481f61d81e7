// story: the panel in which the chosen arrow or actor is read, quote by quote.
const story = (() => {
  const { byId, el, text, outward, many, mayMove } = elements;
  const { actors, arrows, articles, touching, undone, phrase, when, colour } = data;
  const panel = byId("story");
  let opener = null; // what had the focus before, to give it back

  const open = state.open;
  const close = () => el("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => open(null) }, "×");
  const actorLink = (n) =>
    el("button", { type: "button", class: "link", onclick: () => open({ actor: actors[n] }) }, text(actors[n].name));

  function welcome() {
    const joined = [...actors].sort(data.byWeight).slice(0, 8);
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
      other !== arrow && (other.from === arrow.to || other.to === arrow.to));
    const sides = arrow.disputed ? [
      el("section", {}, el("h3", {}, "Asserted"), ...said(arrow, (e) => !undone(e))),
      el("section", {}, el("h3", {}, "Denied"), ...said(arrow, undone), ...denials(arrow, others)),
    ] : [el("section", {}, el("h3", {}, many(arrow.evidence.length, "quote")), ...said(arrow, () => true))];
    const telling = arrow.evidence.filter((e) => !undone(e) || arrow.status === e.status);
    const claimants = [...new Set(telling.flatMap((e) => e.claimed_by || []))];
    return [
      close(),
      el("h2", { tabindex: "-1", class: colour(arrow) },
        actorLink(arrow.from), " ", el("span", { class: "deed" }, text(phrase(arrow))), arrow.symmetric ? " ↔ " : " → ", actorLink(arrow.to)),
      el("div", { class: "chips" },
        el("span", { class: "chip" }, arrow.status),
        arrow.disputed ? el("span", { class: "chip alarm" }, "disputed") : null,
        el("span", { class: `chip ${colour(arrow)}` }, el("span", { class: "swatch" }), `${arrow.quad}, ${arrow.category.toLowerCase()}`)),
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
    const shown = touching[actor.id].filter((arrow) => state.now.isShown[arrow.id]);
    const does = shown.filter((arrow) => arrow.from === actor.id && !arrow.symmetric);
    const suffers = shown.filter((arrow) => arrow.to === actor.id && arrow.from !== actor.id && !arrow.symmetric);
    const together = shown.filter((arrow) => arrow.symmetric);
    const part = (title, some) => (some.length ? [el("h3", {}, `${title} (${some.length})`), list(some, actor)] : []);
    const about = [actor.type, actor.country, actor.sector].filter(Boolean).join(", ");
    return [
      close(),
      el("h2", { tabindex: "-1" }, text(actor.name)),
      el("p", { class: "lead" }, text(about)),
      actor.aliases.length ? el("p", { class: "lead" }, "Also named ", text(actor.aliases.join(", "))) : null,
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
      el("button", { type: "button", class: `${colour(arrow)}${undone(arrow) ? " undone" : ""}`, onclick: () => open({ arrow }) },
        el("span", { class: "swatch" }), el("span", { class: "text" }, ...words(arrow)),
        el("span", { class: "state" }, [arrow.status === "stated" ? "" : arrow.status, arrow.disputed ? "disputed" : "", when(arrow.occurred_from, arrow.occurred_to)].filter(Boolean).join(" · "))))));
  }

  const telling = ({ selection }) =>
    !selection ? welcome() : selection.arrow ? arrowStory(selection.arrow) : actorStory(selection.actor);

  state.listen((now, before) => {
    const { selection } = now;
    if (selection === before.selection && !(selection && selection.actor && now.shown !== before.shown)) return;
    if (!panel.contains(document.activeElement)) opener = document.activeElement;
    panel.classList.toggle("disputed", Boolean(selection && selection.arrow && selection.arrow.disputed));
    panel.replaceChildren(...telling(now));
    if (selection === before.selection || !before.shown) return;
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
