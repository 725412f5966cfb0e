// The key guard. JupyterLab listens for keys on the document and would take `b`, `x`, `dd` and the arrows away from
// whatever has the focus in a notebook: with a stock Dropdown focused, ArrowDown moves to the next cell and `b`
// inserts one. So keys stop at the body when they come from a widget, in any notebook, or from anywhere in a course
// notebook whose code is hidden. Keys with Ctrl or Cmd pass, so that saving, copying and zooming stay as they are.

const WIDGET = ".jupyter-widgets, .jp-OutputArea .pmkit";
const READING = ".jp-NotebookPanel.pmkit-reading";

/** @param {KeyboardEvent} event */
function guard(event) {
  const target = event.target instanceof Element ? event.target : null;
  if (!target) return;
  const reading = target.closest(READING);
  if (event.ctrlKey || event.metaKey) {
    // Ctrl+Enter would run a cell that nobody sees, and put a fresh widget in place of the one in use.
    if (reading && event.key === "Enter") event.stopPropagation();
    return;
  }
  if (reading || target.closest(WIDGET)) event.stopPropagation();
}

/** Start guarding; lasts as long as the page. */
export function guardKeys() {
  document.body.addEventListener("keydown", guard);
}
