// The name on the tab of a course page: "1 Roles · Lesson", where JupyterLab writes the name of the file.

const LONGEST = 16; // several tabs side by side still show the kind
const KINDS = { lesson: "Lesson", exercise: "Practice", solution: "Solutions" };

/**
 * The name for a tab, from the first heading of a page: "# 1 · Roles: who decides what".
 * @param {string} source of the first cell @param {string} kind
 */
export function tabName(source, kind) {
  const found = /^#\s+(?:(\d+)\s*·\s*)?([^:\n]+)/m.exec(source);
  if (!found) return "";
  const [, number, heading] = found;
  const title = heading.trim().length > LONGEST && number ? heading.trim().split(" ")[0] : heading.trim();
  const word = KINDS[/** @type {keyof typeof KINDS} */ (kind)];
  return `${number ? `${number} ` : ""}${title}${word && number ? ` · ${word}` : ""}`;
}

/**
 * Keep this name on the tab, whatever the file is called.
 * @param {any} panel JupyterLab's NotebookPanel @param {string} kind
 */
export function nameTab(panel, kind) {
  const [first] = panel.content.model.sharedModel.cells;
  const name = tabName(first?.getSource() ?? "", kind);
  if (!name) return;
  // JupyterLab takes another name on the tab for the wish to rename the file.
  panel.title.changed.disconnect(panel._onTitleChanged, panel);
  const set = () => (panel.title.label = name);
  set();
  panel.context.pathChanged.connect(set);
}
