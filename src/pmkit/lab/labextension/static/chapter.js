// One open course notebook: it is run when it is trusted, shown as a page to read while the code is hidden, run again
// after its kernel has restarted, and kept from asking to be saved as long as nobody has changed it.

import { CourseBar } from "./bar.js";
import { EndOfSitting } from "./end.js";
import { PageFocus, readOnFrom } from "./focus.js";
import { Sittings } from "./sitting.js";

const RESTARTS_PER_MINUTE = 3;
const SETTLE_MILLISECONDS = 200;
const KERNEL_MILLISECONDS = 60_000;

/** @param {any} panel @returns {{course: boolean, chapter?: string, kind?: string} | null} */
export function courseMetadata(panel) {
  const found = panel.content.model?.getMetadata("pmkit");
  return found && found.course === true ? found : null;
}

/** @param {number} milliseconds */
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export class ChapterPage {
  /**
   * @param {any} panel JupyterLab's NotebookPanel, its context ready
   * @param {import("./course.js").Course} course
   * @param {{NotebookActions: any, Widget: any, trust: (path: string) => Promise<void>,
   *   open: (path: string, cell?: string, heading?: string) => void}} lab
   */
  constructor(panel, course, lab) {
    this.panel = panel;
    this.course = course;
    this.lab = lab;
    this.about = courseMetadata(panel) ?? { course: true };
    this._running = false;
    this._restarted = false;
    /** @type {{cell: string, heading: string} | null} */
    this._target = null;
    /** @type {number[]} */
    this._restarts = [];
    this._sources = this._allSources();
    /** Which cells the reader sees now (`inSight()`), and an event `changed` when that changes. */
    this.sittings = new Sittings(panel, course, this.about);
    this.bar = new CourseBar(this, lab.Widget);
    this.end = new EndOfSitting(this);
    this.focus = new PageFocus(this);
    panel.contentHeader.addWidget(this.bar.widget);
    panel.node.classList.add("pmkit-course");
    panel.node.dataset.pmkitRuns = "0";
    this._setState("");
    this._listen();
    this._keepClean(); // the kernel may have named its language already
    this._show();
  }

  get state() {
    return this.panel.node.dataset.pmkit;
  }

  /** JupyterLab trusts a notebook when it trusts each of its code cells. */
  get trusted() {
    return this._codeCells().every((/** @type {any} */ cell) => cell.model.trusted);
  }

  /** Run the notebook if it may run, else say why not. */
  async start() {
    if (!this.trusted) {
      this._setState("untrusted");
      this._keepClean();
      return;
    }
    await this.run();
  }

  /** The reader's own decision, kept by the server for the next time. */
  async trustAndStart() {
    await this.lab.trust(this.panel.context.path);
    for (const cell of this.panel.content.model.cells) cell.trusted = true;
    await this.run();
  }

  /** Run every code cell, covered meanwhile. */
  async run() {
    if (this._running || this.panel.isDisposed) return;
    this._running = true;
    this._setState("preparing");
    const scroller = this.panel.content.outerNode ?? this.panel.content.node;
    const top = scroller.scrollTop;
    let finished = false;
    try {
      await this._kernel();
      finished = await this._runCells();
      await pause(SETTLE_MILLISECONDS);
    } catch (error) {
      console.warn("pmkit-lab: a course notebook could not be run", error);
    }
    this._running = false;
    if (this.panel.isDisposed) return;
    scroller.scrollTop = top;
    this.panel.node.dataset.pmkitRuns = String(Number(this.panel.node.dataset.pmkitRuns) + 1);
    this._setState(finished ? "ready" : "stopped");
    this._keepClean();
    if (this._target) this.goTo(this._target.cell, this._target.heading);
  }

  /** A fresh kernel, then everything again; asked for by the reader. */
  async startAgain() {
    this._restarts = [];
    if (this.panel.sessionContext.session?.kernel) await this.panel.sessionContext.restartKernel();
    else await this.panel.sessionContext.startKernel();
    await this.run();
  }

  /**
   * Scroll to a cell, once the page has run; to a heading in it where one is named, and read on from there. In a
   * notebook that its reader has changed, the heading may stand in another cell.
   * @param {string} cell its id
   */
  goTo(cell, heading = "") {
    const place = this._place(cell, heading);
    this.sittings.reveal(this.panel.content.widgets.find((/** @type {any} */ one) => one.node.contains(place)));
    if (this.state === "preparing" || !this.state) {
      this._target = { cell, heading };
      return;
    }
    this._target = null;
    place?.scrollIntoView({ block: "start" });
    readOnFrom(place);
  }

  /**
   * A link within the course, or in the address, names a heading: it may stand in another sitting.
   * @param {string} fragment "#heading" as JupyterLab names it
   */
  goToFragment(fragment) {
    const name = decodeURIComponent(fragment.slice(1)).replace(/^heading=/, "");
    const heading = this.panel.content.node.querySelector(`[data-jupyter-id="${CSS.escape(name)}"]`);
    const cell = this.panel.content.widgets.find((/** @type {any} */ one) => heading && one.node.contains(heading));
    if (!heading || !cell) return;
    this.sittings.reveal(cell);
    heading.scrollIntoView({ block: "start" });
    readOnFrom(heading);
  }

  /** @param {string} cell @param {string} heading @returns {HTMLElement | undefined} */
  _place(cell, heading) {
    const { content } = this.panel;
    const within = content.widgets.find((/** @type {any} */ one) => one.model.id === cell);
    const named = heading ? [...(within ?? content).node.querySelectorAll("h2")] : [];
    const found = named.find((one) => one.textContent?.startsWith(heading));
    return found ?? within?.node.querySelector(".jp-RenderedMarkdown :is(h1, h2)") ?? within?.node;
  }

  /**
   * Put another sitting in front, and read on from its heading.
   * @param {number} number
   */
  turnTo(number) {
    this.sittings.open(number);
    const [first] = this.sittings.all[number].cells;
    readOnFrom(first.node.querySelector("h1, h2") ?? first.node);
  }

  async _kernel() {
    const { sessionContext } = this.panel;
    const late = pause(KERNEL_MILLISECONDS).then(() => Promise.reject(new Error("no kernel")));
    await Promise.race([sessionContext.ready.then(() => sessionContext.session?.kernel?.info), late]);
    if (!sessionContext.session?.kernel) throw new Error("no kernel");
  }

  async _runCells() {
    const { NotebookActions } = this.lab;
    const cells = this._codeCells();
    let done = 0;
    this.bar.progress(0, cells.length);
    const count = (/** @type {any} */ _sender, /** @type {any} */ { notebook }) => {
      if (notebook === this.panel.content) this.bar.progress((done += 1), cells.length);
    };
    NotebookActions.executed.connect(count);
    try {
      return await NotebookActions.runCells(this.panel.content, cells, this.panel.sessionContext);
    } finally {
      NotebookActions.executed.disconnect(count);
    }
  }

  _codeCells() {
    return this.panel.content.widgets.filter((/** @type {any} */ cell) => cell.model.type === "code");
  }

  _allSources() {
    const { cells } = this.panel.content.model.sharedModel;
    return cells.map((/** @type {any} */ cell) => `${cell.cell_type}\n${cell.getSource()}`).join("\0");
  }

  /** @param {string} state */
  _setState(state) {
    this.panel.node.dataset.pmkit = state;
    this.panel.content.node.toggleAttribute("inert", state === "preparing" && !this.course.codeShown);
    this.bar.draw();
    this.end.draw();
    this.focus.settle();
  }

  _show() {
    this.panel.node.classList.toggle("pmkit-reading", !this.course.codeShown);
    this.panel.toolbar.setHidden(!this.course.codeShown);
    this._setState(this.state);
  }

  _listen() {
    const { panel } = this;
    const { context, sessionContext } = panel;
    const show = () => this._show();
    const startedOver = (/** @type {any} */ event) => {
      if (event.detail.chapter === this.about.chapter && this.trusted) this.run();
    };
    this.course.addEventListener("changed", show);
    this.sittings.addEventListener("changed", show);
    window.addEventListener("pmkit:started-over", startedOver);
    // Double click would open a text for editing, the right button offers to cut cells: not while reading.
    const keepReading = (/** @type {Event} */ event) => {
      if (!this.course.codeShown) event.stopPropagation();
    };
    const setFragment = panel.content.setFragment.bind(panel.content);
    panel.content.setFragment = async (/** @type {string} */ fragment) => {
      if (this.course.codeShown) await setFragment(fragment);
      else this.goToFragment(fragment);
    };
    panel.content.node.addEventListener("dblclick", keepReading, true);
    panel.content.node.addEventListener("contextmenu", keepReading);
    sessionContext.statusChanged.connect(this._onStatus, this);
    sessionContext.kernelChanged.connect(this._onKernel, this);
    this.lab.NotebookActions.selectionExecuted.connect(this._onOthersRun, this);
    context.model.stateChanged.connect(this._onModelState, this);
    context.saveState.connect(this._onSave, this);
    panel.disposed.connect(() => {
      this.course.removeEventListener("changed", show);
      window.removeEventListener("pmkit:started-over", startedOver);
      this.lab.NotebookActions.selectionExecuted.disconnect(this._onOthersRun, this);
    });
  }

  /** After a restart the widgets on the page are dead; running again brings them back, with the answers. */
  _onStatus(/** @type {any} */ _sender, /** @type {string} */ status) {
    if (status === "restarting" || status === "autorestarting") {
      this._restarted = true;
      if (this.trusted && !this._running) this._setState("preparing");
    } else if (status === "idle" && this._restarted) {
      this._restarted = false;
      this._runAfterRestart();
    } else if (status === "dead" && !this._running) {
      this._setState("stopped");
    }
  }

  _onKernel(/** @type {any} */ _sender, /** @type {any} */ { oldValue, newValue }) {
    if (oldValue && newValue && Number(this.panel.node.dataset.pmkitRuns)) this._restarted = true;
  }

  async _runAfterRestart() {
    await pause(SETTLE_MILLISECONDS);
    const now = Date.now();
    this._restarts = [...this._restarts.filter((then) => now - then < 60_000), now];
    if (this._running || !this.trusted) return;
    if (this._restarts.length > RESTARTS_PER_MINUTE) this._setState("stopped");
    else if (!this._codeCells().some((/** @type {any} */ cell) => cell.model.executionState === "running"))
      await this.run();
  }

  /** Somebody ran the cells by JupyterLab's own means, for instance after "restart and run all". */
  _onOthersRun(/** @type {any} */ _sender, /** @type {any} */ { notebook }) {
    if (notebook !== this.panel.content || this._running || this.state !== "preparing") return;
    this.panel.node.dataset.pmkitRuns = String(Number(this.panel.node.dataset.pmkitRuns) + 1);
    this._setState("ready");
  }

  /** Outputs are made anew each time and answers live in the progress store: only changed cells need saving. */
  _onModelState(/** @type {any} */ _sender, /** @type {any} */ { name, newValue }) {
    if (name === "dirty" && newValue) queueMicrotask(() => this._keepClean());
  }

  _keepClean() {
    const { model } = this.panel.context;
    if (!this.panel.isDisposed && model.dirty && this._allSources() === this._sources) model.dirty = false;
  }

  _onSave(/** @type {any} */ _sender, /** @type {string} */ state) {
    if (state === "completed") this._sources = this._allSources();
  }
}
