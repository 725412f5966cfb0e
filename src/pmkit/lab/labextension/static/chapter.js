// One open course notebook: it is run when it is trusted, shown as a page to read while the code is hidden, run again
// after the course's kernel was gone, and kept from asking to be saved as long as nobody has changed it.

import { CourseBar } from "./bar.js";
import { WIDGET } from "./cells.js";
import { EndOfSitting } from "./end.js";
import { PageFocus, readOnFrom } from "./focus.js";
import { BEFORE_PRINT } from "./print.js";
import { PageCells, mark, ownerOf } from "./runner.js";
import { Session } from "./session.js";
import { Sittings } from "./sitting.js";
import { NO_VIEW } from "./views.js";

const DRAWN_MILLISECONDS = 5000; // then the page is taken as it is

/** @param {any} panel @returns {{course: boolean, chapter?: string, kind?: string} | null} */
export function courseMetadata(panel) {
  const found = panel.content.model?.getMetadata("pmkit");
  return found && found.course === true ? found : null;
}

/**
 * JupyterLab trusts a notebook when it trusts each of its code cells.
 * @param {any} panel its context ready
 */
export function mayRun(panel) {
  const cells = [...panel.content.model.cells].filter(({ type }) => type === "code");
  return Boolean(courseMetadata(panel)) && cells.every(({ trusted }) => trusted);
}

export class ChapterPage {
  /**
   * @param {any} panel JupyterLab's NotebookPanel, its context ready
   * @param {import("./course.js").Course} course
   * @param {{NotebookActions: any, Widget: any, trust: (path: string) => Promise<void>,
   *   open: (path: string, cell?: string, heading?: string) => void, kernel: import("./kernel.js").CourseKernel,
   *   runner: import("./runner.js").Runner, views: import("./views.js").Views}} lab
   */
  constructor(panel, course, lab) {
    this.panel = panel;
    this.course = course;
    this.lab = lab;
    this.about = courseMetadata(panel) ?? { course: true };
    /** @type {{cell: string, heading: string} | null} */
    this._target = null;
    this._begun = false;
    this.cells = new PageCells(this);
    this.session = new Session(panel, lab.kernel);
    lab.views.renderIn(panel.content.rendermime, WIDGET);
    /** Under which names the kernel keeps the widgets of this page's cells. */
    this._owners = this.codeCells().map((/** @type {any} */ cell) => ownerOf(this, cell));
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

  get trusted() {
    return mayRun(this.panel);
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

  /** Run the cells on the course's kernel: what is seen first, the rest behind the reader's back. */
  async run() {
    if (this.panel.isDisposed) return;
    this._begun = true;
    this.session.begin();
    this._setState("preparing");
    this.cells.begin();
    this.lab.runner.pages.add(this.cells);
    this._stay();
    try {
      await this.lab.kernel.alive();
      this.lab.runner.wake();
      this.ran(); // a page without code has run already
      await this._drawn();
      this._stay();
      this.cells.laidOut = true;
      this.lab.runner.wake();
      this.ran();
    } catch (error) {
      console.warn("pmkit-lab: the course's kernel can't be reached", error);
      this._setState("stopped");
    }
  }

  /** Resolves when the texts in sight are drawn: before, all cells lie close together, and everything seems near. */
  async _drawn() {
    const texts = this.sittings.inSight().filter((/** @type {any} */ cell) => cell.model.type === "markdown");
    const wanting = () => texts.some((/** @type {any} */ cell) => cell.rendered && !cell.node.querySelector(".jp-MarkdownOutput > *"));
    const late = performance.now() + DRAWN_MILLISECONDS;
    while (wanting() && performance.now() < late && !this.panel.isDisposed) await new Promise((resolve) => setTimeout(resolve, 50));
  }

  /** Build what is far away too, for print, say; resolves when all of the page is live. */
  async everything() {
    this.cells.all();
    this.lab.runner.wake();
    while (this.cells.busy && !this.panel.isDisposed) await new Promise((resolve) => setTimeout(resolve, 50));
  }

  /** A cell has run. */
  ran() {
    if (this.panel.isDisposed) return;
    const { dataset } = this.panel.node;
    dataset.pmkitRest = this.cells.busy ? "some" : "";
    if (this.state === "preparing" && !this.cells.unseen) {
      dataset.pmkitRuns = String(Number(dataset.pmkitRuns) + 1);
      this._setState(this.cells.failed ? "stopped" : "ready");
      this._stay();
    } else if (this.state === "ready" && this.cells.failed) this._setState("stopped");
    this._keepClean();
    this.session.attach();
  }

  /** Asked for by the reader. */
  async startAgain() {
    await this.lab.kernel.startAgain();
    await this.run();
  }

  /**
   * Scroll to a cell, and stay there until the page has run; to a heading in it where one is named, and read on from there. In a
   * notebook that its reader has changed, the heading may stand in another cell.
   * @param {string} cell its id
   */
  goTo(cell, heading = "") {
    const place = this._place(cell, heading);
    this.sittings.reveal(this.panel.content.widgets.find((/** @type {any} */ one) => one.node.contains(place)));
    this._target = this.state === "ready" ? null : { cell, heading };
    if (!this.state) return;
    place?.scrollIntoView({ block: "start" });
    readOnFrom(place);
  }

  /** What was drawn above the place that was asked for has moved it: there again, unless the reader has gone on. */
  _stay() {
    if (this._target) this.goTo(this._target.cell, this._target.heading);
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

  /** @returns {any[]} JupyterLab's code cells */
  codeCells() {
    return this.panel.content.widgets.filter((/** @type {any} */ cell) => cell.model.type === "code");
  }

  _allSources() {
    const { cells } = this.panel.content.model.sharedModel;
    return cells.map((/** @type {any} */ cell) => `${cell.cell_type}\n${cell.getSource()}`).join("\0");
  }

  /** @param {string} state */
  _setState(state) {
    this.panel.node.dataset.pmkit = state;
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
    const { context } = panel;
    const show = () => this._show();
    const { kernel, runner } = this.lab;
    const gone = () => this._kernelIsGone();
    const alive = () => this._begun && this.run();
    const givenUp = () => this._begun && this._setState("stopped");
    const seen = onceAFrame(() => runner.wake());
    this.course.addEventListener("changed", show);
    this.sittings.addEventListener("changed", show);
    kernel.addEventListener("gone", gone);
    kernel.addEventListener("alive", alive);
    kernel.addEventListener("given-up", givenUp);
    this.sittings.addEventListener("changed", seen);
    panel.content.node.addEventListener("scroll", seen, { capture: true, passive: true });
    for (const type of ["pointerdown", "keydown", "wheel", "touchmove"])
      panel.content.node.addEventListener(type, () => (this._target = null), { capture: true, passive: true });
    const visible = new IntersectionObserver(seen);
    visible.observe(panel.content.node);
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
    panel.node.addEventListener(BEFORE_PRINT, (/** @type {any} */ { detail }) => this._begun && detail.push(this.everything()));
    panel.content.node.addEventListener(NO_VIEW, (/** @type {any} */ event) => this._onNoView(event));
    this.lab.NotebookActions.selectionExecuted.connect(this._onOthersRun, this);
    context.model.stateChanged.connect(this._onModelState, this);
    context.saveState.connect(this._onSave, this);
    panel.disposed.connect(() => {
      this.course.removeEventListener("changed", show);
      kernel.removeEventListener("gone", gone);
      kernel.removeEventListener("alive", alive);
      kernel.removeEventListener("given-up", givenUp);
      visible.disconnect();
      runner.pages.delete(this.cells);
      this._leave();
      this.lab.NotebookActions.selectionExecuted.disconnect(this._onOthersRun, this);
    });
  }

  /** What stands on the page is dead; it can be read until it is run again. */
  _kernelIsGone() {
    if (!this._begun) return;
    this._setState("preparing");
    for (const cell of this.codeCells()) if (cell.node.dataset.pmkitLive === "live" && hasWidget(cell)) mark(cell, "lost");
  }

  /** Nobody sees the widgets of this page any more. */
  _leave() {
    const cells = JSON.stringify(this._owners);
    const { kernel } = this.lab;
    if (this._begun) kernel.tell(`__import__("pmkit.lab.in_kernel").lab.in_kernel.leave(${JSON.stringify(kernel.page)}, ${cells})`).catch(() => {});
  }

  /** Somebody ran the cells by JupyterLab's own means. */
  _onOthersRun(/** @type {any} */ _sender, /** @type {any} */ { notebook }) {
    if (notebook !== this.panel.content || !this._begun) return;
    for (const cell of this.codeCells()) {
      if (hasWidget(cell)) this.cells.done(cell);
      else if (!cell.outputArea.model.length) this.cells.again(cell);
    }
    this.lab.runner.wake();
  }

  /** A card could not be shown. @param {any} event */
  _onNoView({ target }) {
    const cell = this.codeCells().find((/** @type {any} */ { node }) => node.contains(target));
    if (!cell || !this._begun) return;
    this.cells.again(cell);
    this.lab.runner.wake();
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

/** @param {any} cell */
function hasWidget(cell) {
  const { model } = cell.outputArea;
  return Array.from({ length: model.length }, (_, at) => model.get(at)).some(({ data }) => data[WIDGET]);
}

/** @param {() => void} action @returns {() => void} */
function onceAFrame(action) {
  let asked = 0;
  return () => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(action);
  };
}
