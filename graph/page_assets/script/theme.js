// theme: light or dark, as the page was made, the reader's system has it, or the switch says.
(() => {
  const sheet = elements.byId("dark");
  const made = sheet.media;
  const button = elements.byId("theme");
  const isDark = () => matchMedia(sheet.media).matches;

  const tell = () => button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", () => state.change({ theme: isDark() ? "light" : "dark" }));
  state.listen(({ theme }, before) => {
    if (theme === before.theme) return;
    sheet.media = { auto: made, light: "not all", dark: "screen" }[theme];
    tell();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", tell);
})();
