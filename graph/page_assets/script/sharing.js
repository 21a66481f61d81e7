// sharing: what is shown as a file: the picture, a table for spreadsheets, data for programs; and
// on paper. Each carries the notice.
const sharing = (() => {
  const { byId, el } = elements;
  const { actors, arrows, statuses, notice, title } = data;
  const PRINTED = 2000; // rows; more than fifty sheets nobody means to print

  const stem = title.normalize("NFKD").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "").toLowerCase().slice(0, 60) || "relations";

  function save(blob, ending) {
    const link = el("a", { href: URL.createObjectURL(blob), download: `${stem}.${ending}` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  /** What `tieline relations --json` prints of a relation. */
  function asJson(arrow) {
    const evidence = arrow.evidence;
    const counts = statuses.map((status) => [status, evidence.filter((e) => e.status === status).length]);
    const [source, target] = [actors[arrow.from], actors[arrow.to]];
    return {
      id: arrow.key, tie_id: arrow.tie, source: source.name, source_id: source.key, predicate: arrow.predicate,
      object: arrow.object, target: target.name, target_id: target.key, category: arrow.category, quad: arrow.quad,
      symmetric: arrow.symmetric, status: arrow.status, statuses: Object.fromEntries(counts.filter(([, n]) => n)),
      disputed: arrow.disputed, occurred_from: arrow.occurred_from, occurred_to: arrow.occurred_to,
      published_from: arrow.published_from, published_to: arrow.published_to, outlets: arrow.outlets,
      origins: arrow.origins, articles: arrow.articles, confidence: arrow.confidence,
      evidence: evidence.map(({ article, ...piece }) => ({
        quote: piece.quote, start: piece.start, end: piece.end, status: piece.status, claimed_by: piece.claimed_by,
        document: article.document, title: article.title, outlet: article.outlet, url: article.url,
        published: article.published, occurred_from: piece.occurred_from, occurred_to: piece.occurred_to,
        confidence: piece.confidence, rule: piece.rule,
      })),
    };
  }

  const json = (shown) => `${JSON.stringify({ notice, relations: shown.map(asJson) }, null, 1)}\n`;

  /** A cell of a CSV file; what a spreadsheet would take for a formula becomes text. */
  function cell(value) {
    let words = value === null ? "" : String(value);
    if (/^[=+\-@\t\r]/.test(words)) words = `'${words}`;
    return /[",\n\r]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
  }

  /** What `tieline export` writes as CSV: one line a relation, each with the notice. */
  function csv(shown) {
    const flat = (value) => {
      if (Array.isArray(value)) return value.join("; ");
      if (value && typeof value === "object") return Object.entries(value).map(([name, n]) => `${name} ${n}`).join("; ");
      return value;
    };
    const rows = shown.map((arrow) => {
      const { evidence, ...told } = asJson(arrow);
      const quotes = evidence.map((e) => e.quote).filter((quote) => quote !== null);
      const urls = [...new Set(evidence.map((e) => e.url).filter(Boolean))];
      return { ...told, quotes: quotes.join(" | "), urls, notice };
    });
    const columns = Object.keys(rows[0] || {});
    const lines = rows.length ? [columns, ...rows.map((row) => columns.map((name) => flat(row[name])))] : [];
    return `\ufeff${lines.map((line) => `${line.map(cell).join(",")}\r\n`).join("")}`;
  }

  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  /** The picture as it is seen, on the page's paper, with so many pixels of it left above and beneath. */
  function pictured(above, beneath) {
    const seen = byId("picture").querySelector("canvas");
    const scale = seen.width / seen.clientWidth;
    const made = el("canvas", { width: seen.width, height: seen.height + (above + beneath) * scale });
    const context = made.getContext("2d");
    context.fillStyle = css("--paper");
    context.fillRect(0, 0, made.width, made.height);
    context.drawImage(seen, 0, above * scale);
    return { made, context, scale };
  }

  /** Save the picture, its title above and the notice beneath. */
  function png() {
    const { made, context, scale } = pictured(44, 30);
    context.fillStyle = css("--ink");
    context.font = `600 ${20 * scale}px Georgia, serif`;
    context.fillText(title, 14 * scale, 29 * scale, made.width - 28 * scale);
    context.font = `italic ${12 * scale}px system-ui, sans-serif`;
    context.fillText(notice, 14 * scale, made.height - 11 * scale, made.width - 28 * scale);
    made.toBlob((blob) => save(blob, "png"));
  }

  const ways = {
    png: () => png(),
    csv: () => save(new Blob([csv(state.now.shown)], { type: "text/csv" }), "csv"),
    json: () => save(new Blob([json(state.now.shown)], { type: "application/json" }), "json"),
    print: () => window.print(),
  };
  byId("share").addEventListener("click", ({ target }) => {
    const way = target.closest("[data-share]");
    if (!way) return;
    ways[way.dataset.share]();
    byId("sharing").open = false;
  });

  // On paper stands the picture as it was seen: its canvas is as wide as the screen.
  addEventListener("beforeprint", () => { byId("printed").src = pictured(0, 0).made.toDataURL(); });

  return { json, csv, PRINTED };
})();
