// Undo, redo, start over: each is in sight only while there is something for it, and always at the same place.

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
    if (!sendTo(model, { kind })) return;
    spoken.textContent = "";
    window.setTimeout(() => { spoken.textContent = said; }, 50); // the same words twice are spoken twice
  };
  const button = (/** @type {string} */ text, /** @type {string} */ kind, /** @type {string} */ name, /** @type {string} */ said) =>
    pressButton(text, { class: "pmkit-quiet", dataset: { key: kind }, "aria-label": name, title: name }, () => step(kind, said));
  const undo = button("Undo", "undo", "Undo the last change", "Undone.");
  const redo = button("Redo", "redo", "Redo what was undone", "Done again.");
  const over = button("Start over", "start_over", "Start over", "Back at the beginning. Undo brings your work back.");
  root.append(undo, redo, over, spoken);

  const buttons = /** @type {[HTMLElement, string][]} */ ([[undo, "can_undo"], [redo, "can_redo"], [over, "can_start_over"]]);

  function draw() {
    for (const [node, trait] of buttons) node.classList.toggle("pmsteps-shown", model.get(trait));
    const gone = buttons.some(([node]) => node === document.activeElement && !node.matches(".pmsteps-shown"));
    if (gone) /** @type {HTMLElement | null} */ (root.querySelector(".pmsteps-shown"))?.focus({ preventScroll: true });
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
  const stop = watch(model, ["can_undo", "can_redo", "can_start_over"], draw);
  draw();
  return () => {
    window.removeEventListener("keydown", pressed, true);
    stop();
  };
}

export default { render };
