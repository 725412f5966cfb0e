// The live views of the course's widgets: made and drawn before they are shown, then put where JupyterLab renders the
// output that names them.

/** Tells the page that a widget can't be shown, so that it runs the cell again. */
export const NO_VIEW = "pmkit:no-view";
const FRAME_MILLISECONDS = 16;
const FOCUSABLE = "a[href], button, input, select, textarea, [tabindex]";

/** @param {number} milliseconds */
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export class Views {
  /** @param {any} lumino JupyterLab's @lumino/widgets @param {import("./kernel.js").CourseKernel} kernel */
  constructor({ Panel, Widget }, kernel) {
    this._Panel = Panel;
    this._Widget = Widget;
    this._kernel = kernel;
    /** @type {Map<string, any>} by the id of their models, those that wait to be shown */
    this._ready = new Map();
  }

  /** @param {string} id @param {any} manager */
  async make(id, manager) {
    const view = await manager.create_view(await manager.get_model(id));
    const widget = view.luminoWidget ?? view.pWidget;
    this._ready.set(id, widget);
    return widget;
  }

  /** A view that is ready, or made now. @param {string} id */
  async take(id) {
    const ready = this._ready.get(id);
    if (ready) return this._ready.delete(id) && ready;
    const kernel = await this._kernel.alive();
    await this.make(id, kernel.manager);
    return this.take(id);
  }

  /**
   * Draw a view at its later width, seen by nobody; returns what ends that.
   * @param {any} view @param {any} outputArea JupyterLab's
   */
  drawAside(view, outputArea) {
    const box = new this._Panel();
    box.addClass("pmkit-aside");
    this._Widget.attach(box, outputArea.node);
    box.addWidget(view);
    return () => {
      view.parent = null;
      this._Widget.detach(box);
      box.dispose();
    };
  }

  /**
   * Have a notebook's widgets rendered by this, whatever manager its own session has.
   * @param {any} rendermime the notebook's own registry @param {string} mimeType
   */
  renderIn(rendermime, mimeType) {
    const ofCourse = (/** @type {string[]} */ types) => types.includes(mimeType);
    const add = rendermime.addFactory.bind(rendermime);
    const remove = rendermime.removeMimeType.bind(rendermime);
    remove(mimeType);
    add({ safe: false, mimeTypes: [mimeType], createRenderer: () => this._renderer(mimeType) }, -10);
    rendermime.addFactory = (/** @type {any} */ factory, /** @type {any} */ rank) => !ofCourse(factory.mimeTypes) && add(factory, rank);
    rendermime.removeMimeType = (/** @type {string} */ type) => !ofCourse([type]) && remove(type);
  }

  /** @param {string} mimeType */
  _renderer(mimeType) {
    const views = this;
    const Panel = /** @type {new (...given: any[]) => any} */ (this._Panel);
    const Renderer = class extends Panel {
      async renderModel(/** @type {any} */ model) {
        const id = model.data[mimeType].model_id;
        const tell = () => this.node.dispatchEvent(new Event(NO_VIEW, { bubbles: true }));
        const place = (/** @type {any} */ view) => {
          const before = [...this.widgets];
          this.addWidget(view);
          this.shown = view;
          before.forEach((one) => one.dispose());
          // The kernel may close a card that many newer pages show too.
          view.disposed.connect(() => !this.isDisposed && this.shown === view && tell());
        };
        const ready = views._ready.get(id);
        if (ready) return views._ready.delete(id) && place(ready); // at once: the page must not be painted in between
        try {
          const view = await views.take(id);
          if (!this.isDisposed) place(view);
        } catch {
          tell(); // of an earlier kernel, say
        }
      }
    };
    return new Renderer();
  }
}

/**
 * Wait until every widget below a node has drawn something.
 * @param {HTMLElement} node @param {number} patience milliseconds
 */
export async function drawn(node, patience) {
  const end = performance.now() + patience;
  const empty = () => node.childElementCount === 0 || [...node.querySelectorAll(".lm-Widget:not(.widget-box)")].some((one) => !one.childNodes.length);
  while (empty() && performance.now() < end) await pause(FRAME_MILLISECONDS);
}

/**
 * Change what stands at a place; where the focus was in it, it goes to the same control of what comes.
 * @param {HTMLElement} place @param {() => void} change
 */
export function keepFocus(place, change) {
  const focused = /** @type {any} */ (document.activeElement);
  const at = place.contains(focused) ? [...place.querySelectorAll(FOCUSABLE)].indexOf(focused) : -1;
  const { selectionStart, selectionEnd } = focused ?? {};
  change();
  if (at < 0) return;
  const next = /** @type {any} */ (place.querySelectorAll(FOCUSABLE)[at]);
  next?.focus({ preventScroll: true });
  if (typeof selectionStart === "number" && next?.setSelectionRange) next.setSelectionRange(selectionStart, selectionEnd);
}
