// asked: what narrows the view, in words above it, each part taken back by a click.
(() => {
  const { byId, el, text, many } = elements;
  const LISTED = 3; // longer lists are counted
  const place = byId("asked");

  const listed = (values) => (values.length === 0 ? "none" : values.length > LISTED ? `${values.length} chosen` : values.map((value) => value.toLowerCase()).join(", "));
  const WORDS = {
    status: ({ status }) => (status ? `status: ${listed(status)}` : "any status"),
    category: ({ category }) => (category ? `kind: ${listed(category)}` : "any kind"),
    quad: ({ quad }) => (quad ? listed(quad) : "any kind"),
    type: ({ type }) => (type ? `who: ${listed(type)}` : "anybody"),
    predicate: ({ predicate }) => (predicate ? `predicate: ${listed(predicate)}` : "any predicate"),
    outlet: ({ outlet }) => (outlet ? `outlet: ${outlet.length > LISTED ? `${outlet.length} chosen` : outlet.map(data.shortly).join(", ")}` : "any outlet"),
    origins: ({ origins }) => `at least ${many(origins, "origin")}`,
    disputed: ({ disputed }) => ({ any: "disputed or not", only: "only disputed", hide: "not disputed" })[disputed],
    confidence: ({ confidence }) => `confidence: ${confidence}${confidence === "high" ? "" : " or better"}`,
    since: ({ since }) => (since ? `since ${since}` : "since ever"),
    until: ({ until }) => (until ? `until ${until}` : "until ever"),
  };

  const chip = (words, back) => el("button", { type: "button", class: "chip", "aria-label": `${words}: take back`, onclick: back }, text(words), el("span", { "aria-hidden": "true" }, "×"));

  state.listen(({ criteria, focus }, before) => {
    if (criteria === before.criteria && focus === before.focus) return;
    const parts = Object.keys(WORDS)
      .filter((name) => criteria[name] !== filter.OPENING[name])
      .map((name) => chip(WORDS[name](criteria), () => controls.ask({ [name]: filter.OPENING[name] })));
    if (focus) {
      const names = focus.actors.map((actor) => actor.name).join(" and ");
      parts.push(chip(`within ${many(focus.hops, "relation")} of ${names}`, () => state.change({ focus: null })));
    }
    place.replaceChildren(...parts);
    place.hidden = !parts.length;
  });
})();
