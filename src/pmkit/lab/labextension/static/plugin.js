// The plugin.
export function makePlugin({ notebook }) {
  return { id: "pmkit-lab:course-mode", autoStart: true, requires: [notebook.INotebookTracker], activate: () => {} };
}
