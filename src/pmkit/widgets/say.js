// A sentence that may change and is then read out.

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  const root = widgetRoot(el, "pmsay");
  root.setAttribute("role", "status");
  root.setAttribute("aria-live", "polite");

  function draw() {
    const tone = model.get("tone");
    root.className = tone ? `pmkit pmsay pmkit-verdict pmkit-verdict-${tone}` : "pmkit pmsay";
    root.hidden = !model.get("html");
    root.replaceChildren(rich("div", model.get("html")));
  }
  draw();
  return watch(model, ["html", "tone"], draw);
}

export default { render };
