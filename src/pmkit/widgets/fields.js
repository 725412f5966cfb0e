// Native fields for what is typed. A field goes through the outbox: what Python says never overwrites newer typing, and
// what Python has made of one's own typing is shown when the field is left, not while one types on.

/** Set an input where it differs, and leave the caret where it was. @param {any} input @param {string} value */
function setValue(input, value) {
  if (input.value === value) return;
  const caret = document.activeElement === input ? input.selectionStart : null;
  input.value = value;
  if (caret !== null) input.setSelectionRange(caret, caret);
}

/**
 * Bind a text field to a place of the outbox.
 * @param {HTMLInputElement | HTMLTextAreaElement} input
 * @param {ReturnType<typeof outboxOf>} box
 * @param {string} name
 * @param {{ text: () => string, refused?: () => boolean, eachKey?: boolean }} options `text`: Python's value as it can be
 *   typed; `refused`: what was typed stands although Python has not taken it; `eachKey`: every key is an edit, else
 *   leaving the field or Enter is
 * @returns {() => void} ends it
 */
function bindField(input, box, name, { text, refused = () => false, eachKey = false }) {
  let known = text();
  const commit = () => { if (box.held(name)) box.edit(name, input.value); };

  /** @param {boolean} own */
  function show(own) {
    const before = known;
    known = text();
    const typing = document.activeElement === input;
    if (own && eachKey && typing || known === before && (typing || refused())) return;
    setValue(input, known);
  }

  input.value = box.now(name, known);
  input.addEventListener("input", () => (eachKey ? box.edit(name, input.value) : box.hold(name, input.value)));
  input.addEventListener("blur", () => {
    if (!input.isConnected) return; // drawn anew: its text goes on in the new field
    commit();
    box.show(name);
  });
  input.addEventListener("keydown", (event) => {
    const { key, isComposing } = /** @type {KeyboardEvent} */ (event);
    if (key === "Enter" && !isComposing) commit();
  });
  return box.place(name, show);
}

/**
 * Draw anew, and leave the focus and the selection where they were.
 * @param {HTMLElement} root @param {() => void} redraw
 * @param {(node: HTMLElement) => HTMLElement | null | undefined} again what stands for a node after it
 */
function keepFocus(root, redraw, again) {
  const active = /** @type {any} */ (root.contains(document.activeElement) ? document.activeElement : null);
  const selection = active ? [active.selectionStart, active.selectionEnd] : [];
  redraw();
  const next = /** @type {any} */ (active && again(active));
  if (!next) return;
  next.focus({ preventScroll: true });
  if (typeof selection[0] === "number" && next.setSelectionRange) next.setSelectionRange(...selection);
}
