// Undo, redo, start over. Undo and redo are there only while there is something to undo or redo.

/** @param {EventTarget | null} target */
const typesText = (target) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("textarea, input:not([type=range], [type=radio], [type=checkbox], [type=button])"));

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  const root = widgetRoot(el, "pmsteps");
  root.setAttribute("role", "group");
  root.setAttribute("aria-label", "Steps");
  const spoken = liveRegion();
  const step = (/** @type {string} */ kind, /** @type {string} */ said) => {
    model.send({ kind });
    spoken.textContent = "";
    window.setTimeout(() => { spoken.textContent = said; }, 50); // the same words twice are spoken twice
  };
  const button = (/** @type {string} */ text, /** @type {string} */ kind, /** @type {string} */ name, /** @type {string} */ said) =>
    pressButton(text, { class: "pmkit-quiet", dataset: { key: kind }, "aria-label": name, title: name }, () => step(kind, said));
  const undo = button("Undo", "undo", "Undo the last change", "Undone.");
  const redo = button("Redo", "redo", "Redo what was undone", "Done again.");
  const over = button("Start over", "start_over", "Start over", "Back at the beginning. Undo brings your work back.");
  root.append(over, undo, redo, spoken);

  function draw() {
    for (const [node, can] of /** @type {[HTMLElement, boolean][]} */ ([[undo, model.get("can_undo")], [redo, model.get("can_redo")]])) {
      if (!can && node === document.activeElement) over.focus({ preventScroll: true });
      node.hidden = !can;
    }
  }

  /** Ctrl or Cmd with Z, anywhere in the explorer. @param {KeyboardEvent} event */
  function pressed(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "z") return;
    const home = root.closest(".pmkit-explorer");
    const target = /** @type {Element | null} */ (event.composedPath()[0] ?? null);
    if (!home || !target || !home.contains(target) || target.closest(".pmkit-explorer") !== home || typesText(target)) return;
    event.preventDefault();
    event.stopPropagation(); // JupyterLab would undo a change of the notebook
    if (event.shiftKey ? model.get("can_redo") : model.get("can_undo")) {
      event.shiftKey ? step("redo", "Done again.") : step("undo", "Undone.");
    }
  }

  window.addEventListener("keydown", pressed, true);
  const stop = watch(model, ["can_undo", "can_redo"], draw);
  draw();
  return () => {
    window.removeEventListener("keydown", pressed, true);
    stop();
  };
}

export default { render };
