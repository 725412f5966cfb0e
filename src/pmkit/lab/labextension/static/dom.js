// Making elements. Text always goes in as text, never as markup.

/**
 * @param {string} tag
 * @param {Record<string, any>} [attributes] `text` sets the text; null and false leave an attribute out
 * @param {(Node | string | null | false)[]} [children] empty ones are left out
 * @returns {HTMLElement}
 */
export function h(tag, attributes = {}, children = []) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") node.textContent = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) if (child) node.append(child);
  return node;
}

/**
 * A button with a text and what it does; it lives and dies with its listener.
 * @param {string} text
 * @param {() => void} action
 * @param {Record<string, any>} [attributes]
 */
export function button(text, action, attributes = {}) {
  const node = h("button", { type: "button", text, ...attributes });
  node.addEventListener("click", action);
  return node;
}
