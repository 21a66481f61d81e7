// controls: the form that says what is asked for, and the line that counts what is shown.
(() => {
  const { byId, many } = elements;
  const { actors, arrows } = data;
  const choices = byId("choices");

  /** The ticked values of one kind; null where all are. */
  function ticked(kind) {
    const boxes = [...choices.querySelectorAll(`[data-${kind}]`)];
    const some = boxes.filter((box) => box.checked).map((box) => box.dataset[kind]);
    return some.length === boxes.length ? null : some;
  }

  const ask = () =>
    state.change({ criteria: { ...filter.EVERYTHING, category: ticked("category"), status: ticked("status") } });

  /** Tick what the criteria say, whoever changed them. */
  function tick({ category, status, quad }) {
    for (const box of choices.querySelectorAll("[data-status]")) box.checked = !status || status.includes(box.dataset.status);
    for (const group of choices.querySelectorAll(".quad")) {
      const own = [...group.querySelectorAll("[data-category]")];
      const whole = group.querySelector("[data-quad]");
      for (const box of own) {
        box.checked = (!category || category.includes(box.dataset.category)) && (!quad || quad.includes(whole.dataset.quad));
      }
      whole.checked = own.some((box) => box.checked);
      whole.indeterminate = whole.checked && !own.every((box) => box.checked);
    }
  }

  choices.addEventListener("change", ({ target }) => {
    if (target.dataset.quad) {
      for (const box of target.closest(".quad").querySelectorAll("[data-category]")) box.checked = target.checked;
    }
    ask();
  });
  choices.addEventListener("reset", (event) => {
    event.preventDefault();
    state.change({ criteria: filter.EVERYTHING });
  });
  state.listen(({ criteria, shown, present }, before) => {
    if (criteria === before.criteria) return;
    tick(criteria);
    byId("counts").textContent = shown.length === arrows.length
      ? `${many(actors.length, "actor")}, ${many(arrows.length, "relation")}`
      : `${present.length.toLocaleString("en")} of ${many(actors.length, "actor")}, ${shown.length.toLocaleString("en")} of ${many(arrows.length, "relation")}`;
  });
})();
