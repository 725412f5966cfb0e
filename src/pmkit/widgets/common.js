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

/**
 * Markdown that Python has already turned into safe HTML (raw HTML and images off).
 * @param {string} tag
 * @param {string} html
 * @param {Record<string, any>} [attributes]
 */
function rich(tag, html, attributes = {}) {
  const node = h(tag, { ...attributes, class: ["pmkit-rich", attributes.class].filter(Boolean).join(" ") });
  node.innerHTML = html.replace(/(\d) %/g, "$1\u00a0%"); // no line ends between a number and its sign
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

/**
 * The widget's root: keys stay inside (JupyterLab would take `b`, arrows, `dd`), shortcuts with Ctrl or Cmd pass.
 * @param {HTMLElement} el
 * @param {string} className
 * @returns {HTMLElement}
 */
function widgetRoot(el, className) {
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

/** Tell the page (the course map listens) that the learner's progress has changed. */
function announceProgress() {
  window.dispatchEvent(new CustomEvent("pmkit:progress"));
}
