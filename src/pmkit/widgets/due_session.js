// The line of a session: where one is, and the button that leads on. The focus goes to the question that comes.

const PATIENCE = 40; // looks, 100 ms apart, until the next question is drawn

/** @typedef {{ from: string | null }} Way the question that was left by a press, while the next one is not there */

/** @param {{ model: any, el: HTMLElement }} context @param {Way} way shared by all views: with the question the line is drawn anew */
function render({ model, el }, way) {
  const root = widgetRoot(el, "pmsession");
  const text = h("p", { role: "status" });
  const press = pressButton("", { class: "pmkit-main" }, () => { way.from = model.get("item"); sendTo(model, { kind: "press" }); });
  let timer = 0;
  root.append(text, press);

  function draw() {
    text.textContent = model.get("text");
    press.textContent = model.get("button");
    press.hidden = !model.get("button");
    root.hidden = !model.get("text") && press.hidden;
  }

  /** @param {number} looks */
  function goToIt(looks) {
    const item = model.get("item");
    const card = item ? root.closest(".pm-session")?.querySelector(`[data-pmkit-item="${CSS.escape(item)}"]`) : null;
    const place = /** @type {HTMLElement | null} */ (item ? card?.querySelector("fieldset :is(input, select, textarea), .pmq-fields :is(input, select, textarea)") : press.hidden ? text : press);
    if (!place || item === way.from) {
      if (looks) timer = Number(setTimeout(() => goToIt(looks - 1), 100));
      return;
    }
    way.from = null;
    if (place === text) text.tabIndex = -1;
    place.focus();
    card?.scrollIntoView({ block: "nearest", behavior: calm() ? "auto" : "smooth" });
  }

  function moved() {
    if (way.from === null) return;
    clearTimeout(timer);
    timer = Number(setTimeout(() => goToIt(PATIENCE), 50));
  }
  draw();
  moved();
  const stops = [watch(model, ["text", "button"], draw), watch(model, ["item"], moved)];
  return () => {
    clearTimeout(timer);
    stops.forEach((stop) => stop());
  };
}

export default () => {
  /** @type {Way} */
  const way = { from: null };
  return { render: (/** @type {{ model: any, el: HTMLElement }} */ context) => render(context, way) };
};
