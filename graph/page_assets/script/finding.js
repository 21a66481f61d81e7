// finding: from a name as people type it to its actor.
const finding = (() => {
  const { byId, el } = elements;
  const { actors } = data;

  const fold = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const named = actors.map((actor) => [actor.name, ...actor.aliases].map(fold));

  /** The actors that some words fit best, best joined first: whole names, then beginnings, then parts. */
  function matching(words) {
    const asked = fold(words.trim());
    if (!asked) return [];
    const ways = [(name) => name === asked, (name) => name.startsWith(asked), (name) => name.includes(asked)];
    for (const fits of ways) {
      const found = actors.filter((actor) => named[actor.id].some(fits));
      if (found.length) return found.sort(data.byWeight);
    }
    return [];
  }

  /** Open the actor that the words fit best, and say so where there is none. */
  function search(words) {
    const [best] = matching(words);
    if (best) state.open({ actor: best });
    else if (words.trim()) byId("counts").textContent = `No actor is named like “${words.trim()}”`;
  }

  byId("names").append(...actors.map((actor) => el("option", { value: actor.name })));
  byId("search").addEventListener("submit", (event) => { event.preventDefault(); search(byId("find").value); });

  return { matching, search };
})();
