// elements: parts of the page, made so that every text of an article stays text, never markup.
const elements = (() => {
  const byId = (id) => document.getElementById(id);

  /** Make an element; children that are no elements become text. */
  function el(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (key === "onclick") made.addEventListener("click", value);
      else if (value !== null && value !== false) made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...children.filter((child) => child !== null && child !== ""));
    return made;
  }

  /** A name or phrase, its direction its own, so that no control in it turns its neighbours. */
  const text = (words, name = "bdi") => el(name, { class: "text" }, words);

  /** A link if it leads to the web, else the words alone: never javascript:, data: or file:. */
  function outward(address, words) {
    let url = null;
    try { url = new URL(address); } catch { /* no address, shown as text */ }
    if (!url || !/^https?:$/.test(url.protocol)) return text(words || address);
    return el("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, text(words || address));
  }

  // Not by toLocaleString: its first call takes the browser 40 milliseconds.
  const grouped = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ",");
  const many = (n, noun) => `${grouped(n)} ${noun}${n === 1 ? "" : "s"}`;

  /** Whether things may move by themselves on this reader's screen. */
  const mayMove = matchMedia("(prefers-reduced-motion: no-preference)").matches;

  return { byId, el, text, outward, grouped, many, mayMove };
})();
