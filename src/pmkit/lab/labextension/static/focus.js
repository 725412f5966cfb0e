// The focus of a course page that is read. Its text is one page: JupyterLab's own handling of mouse, keys and focus in a
// notebook, which is for cells, rests. Whatever had the focus and is gone from the page leaves it to what is nearest.

const FOR_CELLS = new Set([
  "contextmenu", "mousedown", "mouseup", "mousemove", "dblclick", "keydown", "focusin", "focusout",
  "lm-dragenter", "lm-dragleave", "lm-dragover", "lm-drop",
]);
const VIEW_MILLISECONDS = 300; // a widget's view that is made anew takes a moment to come
const CONTROLS = "a[href], button, input, select, textarea, summary, [tabindex]";

/** @param {Element | null | undefined} node */
export function readOnFrom(node) {
  if (!(node instanceof HTMLElement)) return;
  if (!node.matches(CONTROLS)) node.tabIndex = -1;
  node.focus({ preventScroll: true });
}

export class PageFocus {
  /** @param {import("./chapter.js").ChapterPage} page */
  constructor(page) {
    this.page = page;
    const { content } = page.panel;
    this.scroller = content.outerNode ?? content.node;
    this.scroller.tabIndex = -1; // a click into the text gives it the focus, so that keys scroll
    /** @type {HTMLElement[]} what had the focus last, and all around it, the innermost first */
    this._around = [];
    /** @type {number[]} the place of each among what stands beside it */
    this._places = [];
    this._sign = "";
    this._waiting = 0;
    /** Whether the reader has pressed anything here: before that JupyterLab alone moves the focus. */
    this._used = false;
    this._restCells();
    this._watch();
  }

  get reading() {
    return !this.page.course.codeShown;
  }

  /** The text has the focus, unless something else that can be used has it. */
  settle() {
    const { activeElement } = document;
    const nowhere = !activeElement || activeElement === document.body || this._isFrame(activeElement);
    if (this.reading && nowhere && this.page.panel.isVisible) this._toText();
  }

  /** Where the reader was on this page, else the heading that it begins with. */
  _toText() {
    const last = this._around.find((node) => this.scroller.contains(node) && !node.closest("[hidden]"));
    const [first] = this.page.sittings.inSight();
    readOnFrom((this._used && last) || (first?.node.querySelector("h1, h2") ?? this.scroller));
  }

  /** Something of JupyterLab's that holds the page and shows nothing itself. @param {Element} node */
  _isFrame(node) {
    return node.contains(this.scroller) || node.classList.contains("jp-Cell");
  }

  _restCells() {
    const { content } = this.page.panel;
    const handle = content.handleEvent.bind(content);
    content.handleEvent = (/** @type {Event} */ event) => {
      if (!this.reading || !FOR_CELLS.has(event.type)) handle(event);
    };
    const ensure = content._ensureFocus?.bind(content);
    content._ensureFocus = (/** @type {boolean} */ force) => {
      if (!this.reading) ensure?.(force);
      else if (force && !this.scroller.contains(document.activeElement)) this._toText();
    };
  }

  _watch() {
    const { scroller } = this;
    scroller.addEventListener("focusin", (/** @type {FocusEvent} */ { target }) => {
      this._around = [];
      this._places = [];
      this._sign = target instanceof HTMLElement ? signOf(target) : "";
      for (let node = /** @type {HTMLElement | null} */ (target); node && node !== scroller; node = node.parentElement) {
        this._around.push(node);
        this._places.push(node.parentElement ? [...node.parentElement.children].indexOf(node) : 0);
      }
    });
    for (const type of ["pointerdown", "keydown"])
      scroller.addEventListener(type, () => (this._used = true), { capture: true });
    const gone = new MutationObserver(() => this._recover());
    gone.observe(scroller, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled", "hidden"] });
    this.page.panel.disposed.connect(() => {
      gone.disconnect();
      clearTimeout(this._waiting);
    });
  }

  get _lost() {
    const [last] = this._around;
    return this.reading && last && document.activeElement === document.body && !isUsable(last);
  }

  /** What had the focus is no longer there, or can't be used: its successor has it, else what is nearest. */
  _recover() {
    if (!this._lost) return;
    const level = this._around.findIndex((node) => node !== this._around[0] && node.isConnected && node.checkVisibility());
    const around = this._around[level];
    if (!around || !this.scroller.contains(around)) return;
    const same = controlsIn(around).find((node) => signOf(node) === this._sign);
    if (same) readOnFrom(same);
    clearTimeout(this._waiting);
    if (!same) this._waiting = window.setTimeout(() => this._lost && this._toNearest(around, this._places[level - 1]), VIEW_MILLISECONDS);
  }

  /** The next control from where the lost one was. @param {HTMLElement} around @param {number} place */
  _toNearest(around, place) {
    const behind = [...around.children].slice(place);
    const next = controlsIn(around).find((node) => behind.some((one) => one.contains(node)));
    readOnFrom(next ?? controlsIn(around)[0] ?? around);
  }
}

/** @param {HTMLElement} around @returns {HTMLElement[]} those that Tab reaches */
function controlsIn(around) {
  const all = /** @type {HTMLElement[]} */ ([...around.querySelectorAll(CONTROLS)]);
  return all.filter((node) => node.tabIndex >= 0 && isUsable(node));
}

/** What tells a control from others in its explorer, though it was made anew. @param {HTMLElement} node */
function signOf(node) {
  const { localName, dataset } = node;
  const named = ["type", "aria-label", "title", "placeholder"].map((name) => node.getAttribute(name));
  const label = /** @type {HTMLInputElement} */ (node).labels?.[0]?.textContent;
  return JSON.stringify([localName, dataset.key, ...named, label, localName === "button" ? node.textContent : ""]);
}

/** @param {HTMLElement} node */
function isUsable(node) {
  return node.isConnected && !(/** @type {HTMLButtonElement} */ (node).disabled) && node.checkVisibility();
}
