// What a course notebook needs of JupyterLab's settings, for that notebook alone. The reader's settings are left as they
// are, so every other notebook keeps them, and so does a course notebook in all that is not named here.

const NOTEBOOK = {
  windowingMode: "none", // explorers and cards stay alive while they are out of sight, and the page can be searched
  scrollPastEnd: false, // a page ends where its text ends
};
const SHUT_DOWN_ON_CLOSE = true; // ends the session; the server keeps the course's kernel, which is no notebook's own
// JupyterLab 4.6 goes on handing new cells to the observer that it has let go with the windowing mode.
const NO_OBSERVER = { observe() {}, disconnect() {} };

/**
 * Lay the course's settings over JupyterLab's, now and whenever JupyterLab hands its own out again.
 * @param {any} panel JupyterLab's NotebookPanel
 */
export function setForReading(panel) {
  const { content, sessionContext } = panel;
  const setConfig = panel.setConfig.bind(panel);
  panel.setConfig = (/** @type {any} */ config) => {
    setConfig({
      ...config,
      notebookConfig: { ...config.notebookConfig, ...NOTEBOOK },
      kernelShutdown: SHUT_DOWN_ON_CLOSE,
    });
    content._contentVisibilityObserver = NO_OBSERVER;
  };
  panel.setConfig({
    editorConfig: content.editorConfig,
    notebookConfig: content.notebookConfig,
    autoStartDefault: sessionContext.kernelPreference.autoStartDefault,
  });
}
