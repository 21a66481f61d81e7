// table: the shown relations as rows, the same as on the picture; and the choice between the two.
(() => {
  const { byId, el, text, grouped } = elements;
  const { actors, phrase, when } = data;
  const ROWS = 200; // a table of more is slow to open; "Show more" adds as many again
  const rows = byId("rows");
  let filled = null; // of which list of arrows the rows are
  let printing = false;

  const link = (words, selection) => el("button", { type: "button", class: "link", onclick: () => state.open(selection) }, text(words));
  const row = (arrow) => el("tr", { "data-arrow": arrow.id },
    el("td", {}, link(actors[arrow.from].name, { actor: actors[arrow.from] })),
    el("td", {}, link(phrase(arrow), { arrow })),
    el("td", {}, link(actors[arrow.to].name, { actor: actors[arrow.to] })),
    el("td", {}, arrow.status + (arrow.disputed ? ", disputed" : "")),
    el("td", {}, when(arrow.occurred_from, arrow.occurred_to) || "–"),
    el("td", {}, String(arrow.origins.length)));

  /** Fill up to so many rows; those that stand are kept. */
  function fill({ shown }, limit) {
    if (filled !== shown) rows.replaceChildren();
    filled = shown;
    rows.append(...shown.slice(rows.children.length, limit).map(row));
    byId("more").hidden = shown.length <= limit;
    byId("rest").textContent = shown.length > limit ? `The first ${grouped(limit)} of ${grouped(shown.length)}.` : "";
  }

  function mark({ selection }) {
    const opened = selection && selection.arrow ? String(selection.arrow.id) : null;
    for (const made of rows.children) made.classList.toggle("opened", made.dataset.arrow === opened);
  }

  function follow(now) {
    if (now.view !== "table" && !printing) return; // rows that nobody sees are not made
    if (filled !== now.shown) fill(now, ROWS);
    mark(now);
  }

  state.listen((now) => {
    byId("table").hidden = now.view !== "table";
    byId("show-table").setAttribute("aria-pressed", String(now.view === "table"));
    byId("show-picture").setAttribute("aria-pressed", String(now.view === "picture"));
    follow(now);
  });
  byId("more").addEventListener("click", () => {
    const first = rows.children.length;
    fill(state.now, first + ROWS);
    mark(state.now);
    rows.children[first].querySelector("button").focus();
  });
  byId("show-table").addEventListener("click", () => state.change({ view: "table" }));
  byId("show-picture").addEventListener("click", () => state.change({ view: "picture" }));
  // On paper stands the picture, and the table after it.
  addEventListener("beforeprint", () => {
    printing = true;
    fill(state.now, sharing.PRINTED);
    byId("table").hidden = false;
  });
  addEventListener("afterprint", () => {
    printing = false;
    filled = null;
    byId("table").hidden = state.now.view !== "table";
    follow(state.now);
  });
})();
