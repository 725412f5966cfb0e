// The widget manager of the course's kernel: JupyterLab's own, but it never restores the widgets of other pages, and a
// widget that is asked for before its message has come is waited for, or fetched from the kernel.

const PACKAGE = "@jupyter-widgets/jupyterlab-manager";
const SOON_MILLISECONDS = 300;
const LATE_MILLISECONDS = 4000;

/** @param {number} milliseconds */
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const NEVER = { connect: () => true, disconnect: () => true };

/** @type {Promise<any> | null} */
let made = null;

/**
 * The class, for `new Class(connection, rendermime)`; rejects where JupyterLab has no widgets.
 * @param {any} rendermime @returns {Promise<any>}
 */
export function widgetManagerClass(rendermime) {
  made ??= makeClass(rendermime);
  return made;
}

/** @param {any} rendermime */
async function makeClass(rendermime) {
  // @ts-ignore JupyterLab's own registry
  const { KernelWidgetManager, registerWidgetManager } = (await window._JUPYTERLAB[PACKAGE].get("./index"))();
  const classes = classesOf(registerWidgetManager, rendermime.clone());

  const Manager = /** @type {new (...given: any[]) => any} */ (KernelWidgetManager);

  return class extends Manager {
    /** Nothing is restored: a page makes its widgets anew, and those of other pages are none of its business. */
    async restoreWidgets() {
      this._restoredStatus = true;
    }

    /** @param {any[]} asked name, package, version */
    async loadClass(...asked) {
      return (await classes).loadClass(...asked);
    }

    /** @param {string} id @param {Promise<any>} model */
    register_model(id, model) {
      super.register_model(id, model);
      this._waiting?.get(id)?.();
    }

    /** @param {string} id */
    async get_model(id) {
      if (!this.has_model(id)) await Promise.race([this._comes(id), pause(SOON_MILLISECONDS)]);
      if (!this.has_model(id)) await Promise.race([this._fetch(id), pause(LATE_MILLISECONDS)]);
      return super.get_model(id);
    }

    /** @param {string} id */
    _comes(id) {
      this._waiting ??= new Map();
      return new Promise((resolve) => {
        this._waiting.set(id, () => {
          this._waiting.delete(id);
          resolve(undefined);
        });
      });
    }

    /** A widget that was made before this page was there. @param {string} id */
    async _fetch(id) {
      if (!this.kernel || this.kernel.hasComm(id)) return;
      const comm = await this._create_comm(this.comm_target_name, id);
      if (comm.isDisposed) return; // closed meanwhile: there is nothing to show
      const state = await new Promise((resolve) => {
        comm.on_msg((/** @type {any} */ message) => {
          const { data } = message.content;
          if (data.method === "update") resolve(withBuffers(data, message.buffers ?? []));
        });
        try {
          comm.send({ method: "request_state" }, this.callbacks());
        } catch {
          resolve(null); // the kernel has gone meanwhile
        }
      });
      if (!state || this.has_model(id)) return;
      const { _model_name, _model_module, _model_module_version } = state;
      await this.new_model(
        { model_name: _model_name, model_module: _model_module, model_module_version: _model_module_version, model_id: id, comm },
        state,
      );
    }
  };
}

/** @param {any} data @param {any[]} buffers */
function withBuffers({ state, buffer_paths }, buffers) {
  (buffer_paths ?? []).forEach((/** @type {any[]} */ path, /** @type {number} */ at) => {
    const last = path[path.length - 1];
    const holder = path.slice(0, -1).reduce((part, key) => part[key], state);
    const buffer = buffers[at];
    holder[last] = buffer instanceof DataView ? buffer : new DataView(buffer.buffer ?? buffer);
  });
  return state;
}

/**
 * The manager that knows the classes of all widgets that extensions bring; it has no kernel.
 * @param {any} registerWidgetManager @param {any} rendermime
 * @returns {Promise<any>}
 */
function classesOf(registerWidgetManager, rendermime) {
  const kernel = { id: "pmkit-classes", handleComms: false, registerCommTarget() {}, removeCommTarget() {} };
  const sessionContext = {
    ready: Promise.resolve(), session: { kernel },
    kernelChanged: NEVER, statusChanged: NEVER, connectionStatusChanged: NEVER,
  };
  const context = { sessionContext, saveState: NEVER, model: { getMetadata: () => undefined }, path: "", urlResolver: null };
  return new Promise((resolve) => {
    registerWidgetManager(context, rendermime, [{ set manager(/** @type {any} */ found) { resolve(found); } }]);
  });
}
