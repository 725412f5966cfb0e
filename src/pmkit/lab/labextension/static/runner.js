// Running the course's pages: what is seen runs first, then the rest of the page in front, then the pages behind it.
// Explorers, which take long to build, wait until they come near; the static form that was committed stands there.

import { execute, kindOf, putInPlace } from "./cells.js";

const AT_ONCE = 3; // the kernel works on one while the page draws another
const NEAR_SCREENS = 1.5;

/** One page's cells, as far as they have to run on the kernel as it is. */
export class PageCells {
  /** @param {import("./chapter.js").ChapterPage} page */
  constructor(page) {
    this.page = page;
    /** @type {Set<any>} */
    this.waiting = new Set();
    /** @type {any[]} what has to run first, in its order */
    this._first = [];
    this.failed = false;
    this._everything = false;
    /** Whether the cells stand where they will stay, so that it can be told which are near. */
    this.laidOut = false;
    /** @type {Set<any>} */
    this._again = new Set();
    /** @type {Set<any>} on their way: asked of the kernel, not drawn yet */
    this.coming = new Set();
    /** @type {any} a cell that the others have to wait for */
    this.busyWith = null;
  }

  /** Have everything run (again). */
  begin() {
    const cells = this.page.codeCells();
    this._first = cells.filter((/** @type {any} */ cell) => ["setup", "other"].includes(kindOf(cell)));
    this.waiting = new Set(cells.filter((/** @type {any} */ cell) => !this._first.includes(cell)));
    this.failed = false;
    this._again.clear();
    this.coming.clear();
    for (const cell of this.waiting) mark(cell, cell.node.dataset.pmkitLive === "lost" ? "lost" : "waiting");
  }

  /** A cell has failed; where others may need what it was to do, they are left. @param {boolean} needed */
  fail(needed) {
    this.failed = true;
    if (!needed) return;
    this._first = [];
    this.waiting.clear();
  }

  /** Somebody else has run a cell. @param {any} cell */
  done(cell) {
    this.waiting.delete(cell);
    mark(cell, "live");
  }

  /** Run a cell again that shows nothing, once on each kernel. @param {any} cell */
  again(cell) {
    if (this._again.has(cell) || ["setup", "other"].includes(kindOf(cell))) return;
    this._again.add(cell);
    this.waiting.add(cell);
  }

  /** Explorers far away too, for print, say. */
  all() {
    this._everything = true;
  }

  /** The next cell to run, or undefined. @param {"first" | "seen" | "front" | "rest"} which */
  next(which) {
    if (which === "first") return this._first.shift();
    if (this._first.length) return undefined;
    if (which === "rest") return this._find((cell) => this._everything || kindOf(cell) !== "explorer");
    if (!this.page.panel.isVisible) return undefined;
    if (which === "seen") return this._find((cell) => this._distance(cell) === 0 && (this.laidOut || kindOf(cell) !== "explorer"));
    return this._find((cell) => this._isInFront(cell));
  }

  /** Whether something will run without the reader's doing. */
  get busy() {
    if (this.waiting.size && !this.laidOut) return true;
    const wanted = (/** @type {any} */ cell) => this._everything || kindOf(cell) !== "explorer" || this._isInFront(cell);
    return this._first.length + this.coming.size > 0 || [...this.waiting].some(wanted);
  }

  /** Whether what the reader sees now is still to come. */
  get unseen() {
    if (this._first.length || this.busyWith) return true;
    return this.page.panel.isVisible && [...this.waiting, ...this.coming].some((cell) => this._distance(cell) === 0);
  }

  /** @param {(cell: any) => boolean} fits */
  _find(fits) {
    for (const cell of this.waiting) {
      if (cell.isDisposed) this.waiting.delete(cell);
      else if (fits(cell)) return cell;
    }
    return undefined;
  }

  /** In the sitting that is in front; on a whole page, near. @param {any} cell */
  _isInFront(cell) {
    const { sittings, panel } = this.page;
    if (!panel.isVisible || !sittings.inSight().includes(cell)) return false;
    return !sittings.whole || (this.laidOut && this._distance(cell) <= NEAR_SCREENS);
  }

  /** How many screens away from what is seen; endless where it is not shown. @param {any} cell */
  _distance(cell) {
    const { content } = this.page.panel;
    const seen = (content.outerNode ?? content.node).getBoundingClientRect();
    if (!seen.height || cell.node.hasAttribute("hidden")) return Infinity;
    const box = cell.model.outputs.length ? cell.node.getBoundingClientRect() : placeOf(cell.node);
    if (!box.width) return Infinity;
    return Math.max(0, box.top - seen.bottom, seen.top - box.bottom) / seen.height;
  }
}

/** Of a cell whose outputs were cleared, and which takes no room: where the one before it stands. @param {Element} node */
function placeOf(node) {
  let before = node;
  while (!before.getBoundingClientRect().width && before.previousElementSibling) before = before.previousElementSibling;
  return before.getBoundingClientRect();
}

/** Runs the cells of all pages of the course. */
export class Runner {
  /** @param {import("./kernel.js").CourseKernel} kernel @param {import("./views.js").Views} views @param {any} CodeCell JupyterLab's */
  constructor(kernel, views, CodeCell) {
    this._kernel = kernel;
    this._views = views;
    this._CodeCell = CodeCell;
    /** @type {Set<PageCells>} */
    this.pages = new Set();
    this._running = 0;
  }

  /** Something may be to do: a page was opened or scrolled, a kernel has come. */
  wake() {
    while (this._running < AT_ONCE && this._kernel.connection) {
      const found = this._next();
      if (!found) break;
      this._running += 1;
      this._run(found).finally(() => {
        this._running -= 1;
        found.cells.page.ran();
        this.wake();
      });
    }
  }

  _next() {
    const front = [...this.pages].sort((one, other) => Number(other.page.panel.isVisible) - Number(one.page.panel.isVisible));
    for (const cells of front) {
      for (const which of /** @type {const} */ (["first", "seen", "front", "rest"])) {
        const cell = cells.busyWith ? undefined : cells.next(which);
        if (cell) return { cells, cell, which };
      }
    }
    return null;
  }

  /** @param {{cells: PageCells, cell: any, which: string}} found */
  async _run({ cells, cell, which }) {
    const { connection, manager, page } = this._kernel;
    const metadata = { cellId: cell.model.id, pmkit: { page, cell: ownerOf(cells.page, cell) } };
    cells.waiting.delete(cell);
    cells.coming.add(cell);
    cells.busyWith = which === "first" && kindOf(cell) === "other" ? cell : null;
    try {
      const failed = which === "first" ? await this._asEver(cell, connection, metadata) : await this._quickly(cell, connection, manager, metadata);
      if (failed) cells.fail(which === "first");
      mark(cell, "live");
    } catch (error) {
      if (connection === this._kernel.connection) {
        console.warn("pmkit-lab: a cell could not be run", error);
        cells.fail(false);
      } // else the kernel is gone, and the next one runs everything
    } finally {
      cells.busyWith = null;
      cells.coming.delete(cell);
    }
  }

  /** @param {any} cell @param {any} connection @param {any} metadata */
  async _asEver(cell, connection, metadata) {
    const reply = await this._CodeCell.execute(cell, { session: { kernel: connection } }, metadata);
    return Boolean(reply) && reply.content.status !== "ok";
  }

  /** @param {any} cell @param {any} connection @param {any} manager @param {any} metadata */
  async _quickly(cell, connection, manager, metadata) {
    const { outputs, failed } = await execute(connection, cell.model.sharedModel.getSource(), metadata);
    if (!cell.isDisposed) await putInPlace(cell, outputs, manager, this._views);
    return failed;
  }
}

/** @param {import("./chapter.js").ChapterPage} page @param {any} cell */
export const ownerOf = (page, cell) => `${page.panel.context.path}#${cell.model.id}`;

/** @param {any} cell @param {"waiting" | "live" | "lost"} how */
export function mark(cell, how) {
  cell.node.dataset.pmkitLive = how;
}
