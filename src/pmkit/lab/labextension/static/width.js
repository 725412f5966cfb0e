// The left bar by the width of the window: a narrow one shows the page alone, a wide one the map beside it as the reader
// left it. What is chosen at one width stays with that width, so that a phone does not close the map of a laptop.

const MAP_OPEN = "pmkit-lab:map-open";
const NARROW_PIXELS = 700;

const widthNow = () => (window.innerWidth < NARROW_PIXELS ? "narrow" : "wide");

export class LeftBar {
  /** @param {any} shell JupyterLab's @param {any} state its state database, or null */
  constructor(shell, state) {
    this.shell = shell;
    this._state = state;
    this._width = widthNow();
    /** @type {{wide?: boolean, narrow?: boolean}} whether it is open */
    this._open = {};
  }

  get narrow() {
    return this._width === "narrow";
  }

  /** Set it as it was at this width, and follow the window; call once JupyterLab has laid itself out. */
  async start() {
    this._open = (await this._state?.fetch(MAP_OPEN)) ?? {};
    this._apply();
    window.addEventListener("resize", () => this._resized());
    this.shell.layoutModified?.connect(() => this._chosen());
  }

  /** Make room for the page, where there is none beside the map. */
  giveWay() {
    if (this.narrow) this.shell.collapseLeft?.();
  }

  _resized() {
    if (this._width === widthNow()) return;
    this._keep(); // JupyterLab tells of a change a moment later than it is made
    this._width = widthNow();
    this._apply();
  }

  _apply() {
    const open = this._open[this._width] ?? !this.narrow;
    if (open === this._isOpen()) return;
    if (open) this.shell.expandLeft?.();
    else this.shell.collapseLeft?.();
  }

  _isOpen() {
    return !this.shell.leftCollapsed;
  }

  _chosen() {
    if (this._width === widthNow()) this._keep();
  }

  _keep() {
    if (this._open[this._width] === this._isOpen()) return;
    this._open = { ...this._open, [this._width]: this._isOpen() };
    this._state?.save(MAP_OPEN, this._open);
  }
}
