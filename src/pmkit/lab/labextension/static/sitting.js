// One sitting at a time. A sitting begins in the cell that says so, `<!-- sitting: who does what -->`, and ends before
// the next one. Cells of the others stay in the page, unseen: out of the tab order, and found by the browser's search.

const MARK = /<!-- sitting: (.+?)(?:, when you like)? -->/;

/** @typedef {{title: string, cells: any[]}} Sitting JupyterLab's cells, in their order */

/** The sittings of one open course page, and which is in front. Those who show something of it listen to `changed`. */
export class Sittings extends EventTarget {
  /**
   * @param {any} panel JupyterLab's NotebookPanel, its context ready
   * @param {import("./course.js").Course} course
   * @param {{chapter?: string, kind?: string}} about
   */
  constructor(panel, course, about) {
    super();
    this._panel = panel;
    this._course = course;
    this._about = about;
    /** @type {Sitting[]} */
    this.all = [];
    this.front = 0;
    /** @type {Map<string, number>} how far down the reader was, by the title of the sitting */
    this._tops = new Map();
    /** @type {any[]} */
    this._seen = [];
    this._cells = panel.content.model.cells;
    this._listen();
    this._gather();
    this.front = Math.max(0, this.all.findIndex(({ title }) => title === course.sittingOf(panel.context.path)));
    this._show();
    if (this.all.length > 1) course.keepSitting(panel.context.path, this.all[this.front].title);
  }

  /** Whether one sees all cells: by the reader's choice, with the code, or because there is one sitting only. */
  get whole() {
    return this._course.wholeShown || this._course.codeShown || this.all.length < 2;
  }

  /** What all sittings together are called. */
  get wholeName() {
    return this._about.kind === "lesson" ? "The whole chapter" : "The whole sheet";
  }

  /** The cells that the reader sees now, in their order. @returns {any[]} */
  inSight() {
    return this.whole ? [...this._panel.content.widgets] : this.all[this.front].cells;
  }

  /**
   * What the course knows of a sitting of this page; undefined until it has answered.
   * @param {string} title
   */
  tell(title) {
    const chapter = this._course.chapter(this._about.chapter ?? "");
    const notebook = this._about.kind === "lesson" ? chapter?.lesson : chapter?.exercise;
    return chapter?.sittings.find((one) => one.notebook === notebook && one.title === title);
  }

  /** What it knows of those that the reader sees now. @returns {import("./course.js").Sitting[]} */
  told() {
    const seen = this.whole ? this.all : [this.all[this.front]];
    return seen.flatMap(({ title }) => this.tell(title) ?? []);
  }

  /**
   * The number of the sitting that a cell belongs to, -1 for none.
   * @param {any} cell
   */
  numberOf(cell) {
    return this.all.findIndex(({ cells }) => cells.includes(cell));
  }

  /**
   * Put a sitting in front, where the reader was in it.
   * @param {number} number
   */
  open(number) {
    const scroller = this._scroller();
    this._tops.set(this.all[this.front].title, scroller.scrollTop);
    this._putInFront(number);
    if (!this.whole) scroller.scrollTop = this._tops.get(this.all[this.front].title) ?? 0;
  }

  /**
   * Have a cell in sight; where on the page is left to the caller.
   * @param {any} cell
   */
  reveal(cell) {
    const number = this.numberOf(cell);
    if (number >= 0 && number !== this.front) this.open(number);
  }

  /** @param {number} number */
  _putInFront(number) {
    this.front = Math.min(Math.max(number, 0), this.all.length - 1);
    this._course.keepSitting(this._panel.context.path, this.all[this.front].title);
    this._show();
  }

  _listen() {
    const { content, disposed } = this._panel;
    const show = () => this._show();
    const gather = () => {
      this._gather();
      this._show();
    };
    this._course.addEventListener("changed", show);
    this._cells.changed.connect(gather);
    // The browser has found a text in a sitting that is not in front. It scrolls there by itself.
    content.node.addEventListener("beforematch", (/** @type {Event} */ event) => {
      const cell = content.widgets.find((/** @type {any} */ { node }) => node === event.target);
      if (cell) this._putInFront(this.numberOf(cell));
    });
    disposed.connect(() => {
      this._course.removeEventListener("changed", show);
      this._cells.changed.disconnect(gather);
    });
  }

  /** A cell that its reader has added belongs to the sitting above it. */
  _gather() {
    /** @type {Sitting[]} */
    const found = [];
    for (const cell of this._panel.content.widgets) {
      const { model } = cell;
      const title = model.type === "markdown" ? MARK.exec(model.sharedModel.getSource())?.[1] : undefined;
      if (title !== undefined && (found.length !== 1 || found[0].title)) found.push({ title, cells: [] });
      else if (!found.length) found.push({ title: "", cells: [] });
      if (title !== undefined) found[found.length - 1].title = title;
      found[found.length - 1].cells.push(cell);
    }
    this.all = found;
    this.front = Math.min(this.front, Math.max(0, found.length - 1));
  }

  _show() {
    const seen = this.inSight();
    const inSight = new Set(seen);
    for (const cell of this._panel.content.widgets) {
      if (inSight.has(cell)) cell.node.removeAttribute("hidden");
      else cell.node.setAttribute("hidden", "until-found");
    }
    const same = seen.length === this._seen.length && seen.every((cell, number) => cell === this._seen[number]);
    this._seen = seen;
    if (!same) this.dispatchEvent(new Event("changed"));
  }

  _scroller() {
    const { content } = this._panel;
    return content.outerNode ?? content.node;
  }
}
