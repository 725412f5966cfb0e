// The key guard. JupyterLab listens for keys on the document and would take `b`, `x`, `dd` and the arrows away from
// whatever has the focus in a notebook: with a stock Dropdown focused, ArrowDown moves to the next cell and `b`
// inserts one. So keys stop at the body when they come from a widget, in any notebook, or from anywhere in a course
// notebook whose code is hidden. Keys with Ctrl or Cmd pass, so that saving and zooming stay as they are; but in a page
// that is read those that JupyterLab has for cells are the browser's: it finds words, prints, selects and undoes.

const WIDGET = ".jupyter-widgets, .jp-OutputArea .pmkit";
const READING = ".jp-NotebookPanel.pmkit-reading";
const FOR_CELLS = new Set(["Enter", "a", "f", "g", "p", "y", "z"]);

/** @param {KeyboardEvent} event */
function guard(event) {
  const target = event.target instanceof Element ? event.target : null;
  if (!target) return;
  const reading = target.closest(READING);
  if (event.ctrlKey || event.metaKey) {
    if (reading && FOR_CELLS.has(event.key.length === 1 ? event.key.toLowerCase() : event.key)) event.stopPropagation();
    return;
  }
  if (reading || target.closest(WIDGET)) event.stopPropagation();
}

/** Start guarding; lasts as long as the page. */
export function guardKeys() {
  document.body.addEventListener("keydown", guard);
}
