// timeline: how many relations there are over time, and the choice of a part of it.
(() => {
  const { el, many } = elements;
  const { arrows } = data;
  const NS = "http://www.w3.org/2000/svg";
  const HEIGHT = 48;
  const dated = arrows.filter((arrow) => arrow.first_day);
  const part = elements.byId("time");
  const undated = arrows.length - dated.length;
  const note = el("p", { class: "key" }, undated ? `${many(undated, "relation")} without a date, shown only while the whole time is chosen.` : "");
  if (!dated.length) {
    part.append(el("p", { class: "key" }, "No relation has a date."));
    return;
  }

  // The steps ----------------------------------------------------------------------------------------

  const sorted = (days) => days.sort();
  const firsts = sorted(dated.map((arrow) => arrow.first_day));
  const lasts = sorted(dated.map((arrow) => arrow.last_day));
  // A war of long ago must not press all news into one bar: the few before and after share the ends.
  const early = firsts[Math.floor(firsts.length * 0.05)];
  const late = lasts[Math.min(lasts.length - 1, Math.floor(lasts.length * 0.98))];
  const unit = (Date.parse(late) - Date.parse(early)) / 86400000 <= 45 ? 10 : late.slice(0, 4) - early.slice(0, 4) <= 8 ? 7 : 4;

  const next = {
    4: (year) => String(Number(year) + 1).padStart(4, "0"),
    7: (month) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1)).toISOString().slice(0, 7),
    10: (day) => new Date(Date.parse(day) + 86400000).toISOString().slice(0, 10),
  }[unit];
  /** The steps' dates, as the filter takes them: years, months or days. */
  const steps = [early.slice(0, unit)];
  while (steps[steps.length - 1] < late.slice(0, unit)) steps.push(next(steps[steps.length - 1]));
  const last = steps.length - 1;
  const placeOf = new Map(steps.map((step, n) => [step, n]));
  function place(day) {
    const step = day.slice(0, unit);
    return step <= steps[0] ? 0 : step >= steps[last] ? last : placeOf.get(step);
  }
  const named = (n) => (n === 0 && firsts[0].slice(0, unit) < steps[0] ? `${steps[0]} and before` : n === last && lasts[lasts.length - 1].slice(0, unit) > steps[last] ? `${steps[last]} and after` : steps[n]);

  function counted(some) {
    const change = new Int32Array(steps.length + 1);
    for (const arrow of some) {
      if (!arrow.first_day) continue;
      change[place(arrow.first_day)] += 1;
      change[place(arrow.last_day) + 1] -= 1;
    }
    let sum = 0;
    return steps.map((_, n) => (sum += change[n]));
  }

  // The picture of them and the two ends ---------------------------------------------------------------

  const svg = document.createElementNS(NS, "svg");
  for (const [key, value] of Object.entries({ class: "bars", viewBox: `0 0 ${steps.length} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" })) svg.setAttribute(key, value);
  const bars = steps.map((_, n) => {
    const bar = document.createElementNS(NS, "rect");
    const hit = document.createElementNS(NS, "rect");
    for (const [key, value] of Object.entries({ class: "hit", x: n, y: 0, width: 1, height: HEIGHT })) hit.setAttribute(key, value);
    const title = document.createElementNS(NS, "title");
    hit.append(title);
    hit.addEventListener("click", () => choose(n, n));
    svg.append(bar, hit);
    return { bar, title };
  });
  const end = (label) => el("input", { type: "range", min: 0, max: last, step: 1, "aria-label": label });
  const from = end("From");
  const to = end("Until");
  const range = el("p", { class: "range" });
  part.append(svg, el("div", { class: "ends" }, from, to), range, note);

  /** Ask for the time from one step to another; at the ends for all before and after. */
  const choose = (first, second) => controls.ask({ since: first <= 0 ? null : steps[first], until: second >= last ? null : steps[second] });
  from.addEventListener("input", () => choose(Math.min(from.value, to.value), Number(to.value)));
  to.addEventListener("input", () => choose(Number(from.value), Math.max(from.value, to.value)));

  state.listen((now, before) => {
    if (now.shown === before.shown) return;
    const { since, until } = now.criteria;
    const first = since ? place(`${since}-01-01`.slice(0, 10)) : 0;
    const second = until ? place(`${until}-12-31`.slice(0, 10)) : last;
    const counts = counted([...now.shown, ...now.open.time]);
    const top = Math.max(1, ...counts);
    bars.forEach(({ bar, title }, n) => {
      const height = counts[n] ? Math.max(2, (counts[n] / top) * HEIGHT) : 0;
      const gap = steps.length > 60 ? 0 : 0.12;
      for (const [key, value] of Object.entries({ x: n + gap / 2, width: 1 - gap, y: HEIGHT - height, height, class: n >= first && n <= second ? "in" : "out" })) bar.setAttribute(key, value);
      title.textContent = `${named(n)}: ${many(counts[n], "relation")}`;
    });
    for (const [slider, n] of [[from, first], [to, second]]) {
      slider.value = n;
      slider.setAttribute("aria-valuetext", `${named(n)}, ${many(counts[n], "relation")}`);
    }
    range.textContent = since || until ? `${since || "any time"} to ${until || "the last"}` : `${named(0)} to ${named(last)}`;
  });
})();
