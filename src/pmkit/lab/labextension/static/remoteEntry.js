// The module container that JupyterLab loads: written by hand, no build step.
// It hands JupyterLab's own modules to `plugin.js`, which puts together all that course mode does.
(() => {
  // @ts-ignore a classic script, so there is one
  const here = document.currentScript.src;
  /** @type {Record<string, Record<string, {get: () => Promise<() => any>}>>} */
  let scope = {};

  /**
   * One of JupyterLab's own modules, from the share scope; JupyterLab holds a single version of each.
   * @param {string} name
   * @returns {Promise<any>}
   */
  async function shared(name) {
    const versions = Object.values(scope[name] ?? {});
    if (!versions.length) throw new Error(`pmkit-lab: JupyterLab does not share ${name}`);
    return (await versions[versions.length - 1].get())();
  }

  const container = {
    /** @param {any} shareScope */
    init(shareScope) {
      scope = shareScope;
    },
    async get() {
      const [{ makePlugin }, application, apputils, cells, notebook, rendermime, services, statedb, ui, widgets] = await Promise.all([
        import(new URL("plugin.js", here).href),
        shared("@jupyterlab/application"),
        shared("@jupyterlab/apputils"),
        shared("@jupyterlab/cells"),
        shared("@jupyterlab/notebook"),
        shared("@jupyterlab/rendermime"),
        shared("@jupyterlab/services"),
        shared("@jupyterlab/statedb"),
        shared("@jupyterlab/ui-components"),
        shared("@lumino/widgets"),
      ]);
      const plugin = makePlugin({ application, apputils, cells, notebook, rendermime, services, statedb, ui, widgets });
      return () => ({ __esModule: true, default: [plugin] });
    },
  };
  // @ts-ignore JupyterLab's own registry
  (window._JUPYTERLAB ??= {})["pmkit-lab"] = container;
})();
