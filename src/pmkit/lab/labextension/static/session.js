// A course notebook's own session, as JupyterLab knows it: on the course's kernel, so that what JupyterLab offers (Run All
// Cells, the list of running kernels) works as ever. Course mode does not wait for it, and needs it for nothing.

const SHUT_DOWN_MILLISECONDS = 300; // JupyterLab says first that the kernel is gone, then that the session is

export class Session {
  /** @param {any} panel JupyterLab's NotebookPanel @param {import("./kernel.js").CourseKernel} kernel */
  constructor(panel, kernel) {
    this._panel = panel;
    this._context = panel.sessionContext;
    this._kernel = kernel;
    /** @type {Promise<any> | null} */
    this._working = null;
    this._begun = false;
  }

  /** From now on this notebook has the course's kernel and no other. */
  begin() {
    if (this._begun) return;
    this._begun = true;
    const context = this._context;
    const start = context.startKernel.bind(context);
    // Without a kernel JupyterLab asks for one at each cell that is run, and empties the cell where it gets none.
    context.startKernel = async () => {
      await this._once(() => this._start(start));
      return false;
    };
    context.kernelChanged.connect((/** @type {any} */ _, /** @type {any} */ { newValue }) => {
      if (!newValue) setTimeout(() => this.attach(), SHUT_DOWN_MILLISECONDS);
    });
    // The course brings its kernel back without a word, in all its pages at once.
    context.statusChanged.disconnect(this._panel._onSessionStatusChanged, this._panel);
  }

  /** Have the session on the course's kernel as it is now. */
  async attach() {
    await this._context.ready;
    if (!this._context.session?.kernel) await this._context.startKernel();
    else await this._once(() => this._move());
  }

  /** @param {() => Promise<any>} action one at a time */
  _once(action) {
    this._working ??= action()
      .catch((/** @type {any} */ error) => console.warn("pmkit-lab: a notebook's session is not on the course's kernel", error))
      .finally(() => (this._working = null));
    return this._working;
  }

  /** @param {() => Promise<any>} start JupyterLab's own way */
  async _start(start) {
    const { id } = await this._kernel.now();
    const context = this._context;
    if (context.isDisposed || context.session?.kernel?.id === id) return;
    context.kernelPreference = { ...context.kernelPreference, id, shouldStart: true };
    await start();
  }

  async _move() {
    const { id } = await this._kernel.now();
    const context = this._context;
    await context.sessionManager.refreshRunning(); // a session whose kernel is gone is dropped, and another begins
    if (!context.isDisposed && context.session?.kernel && context.session.kernel.id !== id) await context.changeKernel({ id });
  }
}

/**
 * Before a notebook gets a kernel: a course notebook that may run by itself takes the course's.
 * @param {any} panel JupyterLab's NotebookPanel, just made
 * @param {import("./kernel.js").CourseKernel} kernel
 * @param {() => boolean} isOurs known once the notebook has been read
 */
export function chooseKernel(panel, kernel, isOurs) {
  const { sessionContext } = panel;
  const initialize = sessionContext.initialize.bind(sessionContext);
  sessionContext.initialize = async () => {
    await panel.context.ready;
    if (isOurs()) {
      const found = await kernel.alive().catch(() => null);
      if (found) sessionContext.kernelPreference = { ...sessionContext.kernelPreference, id: found.id, shouldStart: true };
    }
    return initialize();
  };
}
