// The focus of a course page that is read. Its text is one page: JupyterLab's own handling of mouse, keys and focus in a
// notebook, which is for cells, rests. Whatever had the focus and is gone from the page leaves it to what is nearest.

const FOR_CELLS = new Set([
  "contextmenu", "mousedown", "mouseup", "mousemove", "dblclick", "keydown", "focusin", "focusout",
  "lm-dragenter", "lm-dragleave", "lm-dragover", "lm-drop",
]);
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
    readOnFrom(last ?? first?.node.querySelector("h1, h2") ?? this.scroller);
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
      for (let node = /** @type {HTMLElement | null} */ (target); node && node !== scroller; node = node.parentElement)
        this._around.push(node);
    });
    const gone = new MutationObserver(() => this._recover());
    gone.observe(scroller, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled", "hidden"] });
    this.page.panel.disposed.connect(() => gone.disconnect());
  }

  /** What had the focus is no longer there, or can't be used: go on with the nearest that can. */
  _recover() {
    const [last] = this._around;
    if (!this.reading || !last || document.activeElement !== document.body || isUsable(last)) return;
    const around = this._around.find((node) => node.isConnected && node !== last && node.checkVisibility());
    if (!around || !this.scroller.contains(around)) return;
    const controls = /** @type {HTMLElement[]} */ ([...around.querySelectorAll(CONTROLS)]);
    readOnFrom(controls.find((node) => node.tabIndex >= 0 && isUsable(node)) ?? around);
  }
}

/** @param {HTMLElement} node */
function isUsable(node) {
  return node.isConnected && !(/** @type {HTMLButtonElement} */ (node).disabled) && node.checkVisibility();
}
