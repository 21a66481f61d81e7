// table: the shown relations as rows, the same as on the picture; and the choice between the two.
(() => {
  const { byId, el, text } = elements;
  const { actors, phrase, when } = data;
  const ROWS = 300; // a table of more is slow to open; "Show more" adds as many again
  const rows = byId("rows");
  let limit = ROWS;

  function fill({ shown }) {
    rows.replaceChildren(...shown.slice(0, limit).map((arrow) => el("tr", { "data-arrow": arrow.id },
      el("td", {}, text(actors[arrow.from].name)),
      el("td", {}, el("button", { type: "button", onclick: () => state.open({ arrow }) }, text(phrase(arrow)))),
      el("td", {}, text(actors[arrow.to].name)),
      el("td", {}, arrow.status + (arrow.disputed ? ", disputed" : "")),
      el("td", {}, when(arrow.occurred_from, arrow.occurred_to) || "–"),
      el("td", {}, String(arrow.origins.length)))));
    byId("more").hidden = shown.length <= limit;
  }

  function mark({ selection }) {
    const opened = selection && selection.arrow ? String(selection.arrow.id) : null;
    for (const row of rows.children) row.classList.toggle("opened", row.dataset.arrow === opened);
  }

  state.listen((now, before) => {
    if (now.shown !== before.shown) {
      limit = ROWS;
      fill(now);
    }
    mark(now);
    byId("table").hidden = now.view !== "table";
    byId("show-table").setAttribute("aria-pressed", String(now.view === "table"));
    byId("show-picture").setAttribute("aria-pressed", String(now.view === "picture"));
  });
  byId("more").addEventListener("click", () => { limit += ROWS; fill(state.now); mark(state.now); });
  byId("show-table").addEventListener("click", () => state.change({ view: "table" }));
  byId("show-picture").addEventListener("click", () => state.change({ view: "picture" }));
})();
