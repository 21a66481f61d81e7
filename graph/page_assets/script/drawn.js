// drawn: how much of what is shown the picture holds, by which rule, and the button that draws all.
(() => {
  const { byId, el, grouped, many } = elements;
  const notice = byId("drawn");
  const whole = el("button", { type: "button" });
  const rule = el("span", {});
  notice.append(rule, " ", whole);
  whole.addEventListener("click", () => state.change({ everything: !state.now.everything }));
  state.listen(({ drawn, present, shown, everything }, before) => {
    if (drawn === before.drawn) return;
    const all = drawn.actors.length === present.length;
    notice.hidden = all && present.length <= part.OPENS_ON;
    rule.textContent = all
      ? `All ${many(present.length, "actor")} are drawn.`
      : `Drawn: ${grouped(drawn.actors.length)} of ${many(present.length, "actor")} and ${grouped(drawn.count)} of ${many(shown.length, "relation")}, the best connected and what you open.`;
    whole.textContent = everything ? "Draw the best connected" : "Draw all";
  });
})();
