// Shared by every pmkit widget; put before the widget's own script, so these names are plain functions there.

/**
 * Make an element. Text goes in as text, never as markup.
 * @param {string} tag
 * @param {Record<string, any>} [attributes] `class`, `text`, `dataset`, `on*` are left to the caller; booleans set or omit
 * @param {(Node | string)[]} [children]
 * @returns {HTMLElement}
 */
function h(tag, attributes = {}, children = []) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name === "text") node.textContent = value;
    else if (name === "dataset") Object.assign(node.dataset, value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children);
  return node;
}

/** Text in which no line ends between a number and its sign. @param {string} text */
const together = (text) => text.replace(/(\d) %/g, "$1\u00a0%");

/**
 * Markdown that Python has already turned into safe HTML (raw HTML and images off).
 * @param {string} tag
 * @param {string} html
 * @param {Record<string, any>} [attributes]
 */
function rich(tag, html, attributes = {}) {
  const node = h(tag, { ...attributes, class: ["pmkit-rich", attributes.class].filter(Boolean).join(" ") });
  node.innerHTML = together(html);
  for (const table of node.querySelectorAll("table")) {
    const scroll = h("div", { class: "pmkit-scroll", tabindex: "0", role: "group", "aria-label": "Table" });
    table.replaceWith(scroll);
    scroll.append(table);
  }
  return node;
}

const pmkitScript = Math.random().toString(36).slice(2, 10); // each widget of the page runs its own copy of this
let pmkitCount = 0;
/** An id that no other element of the page has. @param {string} stem */
function uniqueId(stem) {
  pmkitCount += 1;
  return `pmkit-${stem}-${pmkitScript}-${pmkitCount}`;
}

const CAN_FOCUS = "a[href], button, input, select, textarea, summary, [tabindex='0']";

/** What can take the focus now, in the order of the page. @param {Element} within @returns {HTMLElement[]} */
function focusables(within) {
  const found = /** @type {HTMLElement[]} */ ([...within.querySelectorAll(CAN_FOCUS)]);
  return found.filter((node) => !node.matches(":disabled, [tabindex='-1']") && node.checkVisibility({ visibilityProperty: true }));
}

const MARKS = ["data-row", "data-key", "data-sort", "aria-label"]; // by which a control is known again when it is drawn anew

/** A selector of what stands for this control after it was drawn anew; "" where it has no mark. @param {Element} node */
function selectorOf(node) {
  const card = /** @type {HTMLElement | null} */ (node.closest("[data-card]"))?.dataset.card;
  const marks = MARKS.filter((name) => node.getAttribute(name)).map((name) => `[${name}="${CSS.escape(node.getAttribute(name) ?? "")}"]`);
  if (!card && !marks.length) return "";
  return `${card ? `[data-card="${CSS.escape(card)}"] ` : ""}${node.tagName.toLowerCase()}${marks.join("")}`;
}

/**
 * Keep the focus when what has it is taken away, hidden or switched off: a browser would drop it to the page's body, and
 * the next Tab would begin at the top. It goes to the same control drawn anew, else to what stands in its place now. Begun once per page, for all widgets.
 */
function guardFocus() {
  const page = /** @type {any} */ (window);
  if (page.pmkitGuardsFocus) return;
  page.pmkitGuardsFocus = true;
  /** @type {{ node: HTMLElement, again: string, around: HTMLElement[], at: number } | null} */ let had = null;
  const lost = () => had && document.activeElement === document.body && !document.querySelector("dialog[open]")
    && (!had.node.isConnected || had.node.matches(":disabled") || !had.node.checkVisibility({ visibilityProperty: true }));

  function restore() {
    if (!had || !lost()) return;
    const { again, around, at } = had;
    const places = around.filter((node) => node.isConnected && node.checkVisibility());
    const cell = places.at(-1);
    had = null;
    if (!cell) return;
    const all = focusables(cell);
    const here = all.filter((node) => places[0].contains(node));
    const next = all[Math.min(at, all.length - 1)];
    const instead = here.includes(next) ? next : here[0] ?? next ?? cell;
    if (instead === cell) cell.setAttribute("tabindex", "-1"); // nothing is left in it: the next Tab goes on from there
    const same = () => (again ? focusables(cell).find((node) => node.matches(again)) : undefined);
    (same() ?? instead).focus({ preventScroll: true });
    for (const wait of [60, 250]) window.setTimeout(() => { // a whole widget takes a moment to be drawn anew
      if (document.activeElement === instead) (same() ?? instead).focus({ preventScroll: true });
    }, wait);
  }

  // A removal is noticed by its mutation; of what is only hidden the browser takes the focus when it draws next.
  const watcher = new MutationObserver(() => {
    if (!had) return;
    restore();
    for (const wait of [30, 120]) window.setTimeout(restore, wait);
  });
  document.addEventListener("focusin", (event) => {
    const node = /** @type {HTMLElement} */ (event.composedPath()[0]);
    const inside = node.closest(".pmkit");
    watcher.disconnect();
    had = null;
    if (!inside) return;
    const cell = /** @type {HTMLElement} */ (inside.closest(".jp-Cell") ?? inside.closest(".pmkit-explorer") ?? inside);
    const around = [];
    for (let part = node.parentElement; part && part !== cell; part = part.parentElement) around.push(part);
    had = { node, again: selectorOf(node), around: [...around, cell], at: focusables(cell).indexOf(node) };
    watcher.observe(cell, { childList: true, subtree: true, attributes: true, attributeFilter: ["hidden", "disabled", "class", "style"] });
  });
  document.addEventListener("pointerdown", (event) => {
    if (had && !(/** @type {Element} */ (event.target).closest(".pmkit"))) had = null; // somebody has left of their own accord
  }, true);
}

/**
 * The widget's root: keys stay inside (JupyterLab would take `b`, arrows, `dd`), shortcuts with Ctrl or Cmd pass.
 * @param {HTMLElement} el
 * @param {string} className
 * @returns {HTMLElement}
 */
function widgetRoot(el, className) {
  guardFocus();
  const root = h("div", { class: `pmkit ${className}` });
  root.addEventListener("keydown", (event) => {
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
  });
  el.append(root);
  return root;
}

/** A region that screen readers speak when its text changes; out of sight unless it has a class of its own. @param {string} [className] */
function liveRegion(className = "pmkit-hidden") {
  return h("div", { class: `pmkit-live ${className}`, role: "status", "aria-live": "polite", "aria-atomic": "true" });
}

/**
 * Watch traits of the model; returns the function that stops watching.
 * @param {any} model
 * @param {string[]} names
 * @param {() => void} action
 */
function watch(model, names, action) {
  for (const name of names) model.on(`change:${name}`, action);
  return () => names.forEach((name) => model.off(`change:${name}`, action));
}

/**
 * A button whose press counts even where a reply moves it away while it is held (a remark above it comes or goes).
 * @param {string} text @param {Record<string, any>} attributes @param {() => void} action
 */
function pressButton(text, attributes, action) {
  const node = h("button", { type: "button", ...attributes, text });
  node.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => node.setPointerCapture(event.pointerId));
  node.addEventListener("click", action);
  return node;
}

/**
 * Send to Python; false where the widget or its kernel is gone: what takes its place has the same button.
 * @param {any} model @param {any} content
 */
function sendTo(model, content) {
  try {
    model.send(content);
    return true;
  } catch {
    return false;
  }
}

/** Tell the page (the course map listens) that the learner's progress has changed. */
function announceProgress() {
  window.dispatchEvent(new CustomEvent("pmkit:progress"));
}

/** Whether the reader wants less motion. */
function calm() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
