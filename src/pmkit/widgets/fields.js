// Native fields for what is typed. A field goes through the outbox: what Python says never overwrites newer typing, and
// what Python has made of one's own typing is shown when the field is left, not while one types on.

let drawnAnew = false; // a browser tells of a field that is taken away as of one that is left

/** Set an input where it differs, and leave the caret where it was. @param {any} input @param {string} value */
function setValue(input, value) {
  if (input.value === value) return;
  const caret = document.activeElement === input ? input.selectionStart : null;
  input.value = value;
  if (caret !== null) input.setSelectionRange(caret, caret);
}

/** @typedef {{ type?: string, unit?: string, options?: any[] }} Spec what a field of a form and a column of a table have in common */

/** The options as value and label. @param {Spec} spec @returns {{ value: any, label: string }[]} */
function optionsOf(spec) {
  return (spec.options ?? []).map((option) =>
    option !== null && typeof option === "object" ? option : { value: option, label: String(option) });
}

/** A share is shown as per cent. @param {Spec} spec @param {number} value */
const asShown = (spec, value) => Number((spec.unit === "%" ? value * 100 : value).toPrecision(10));

/** A value as it can be typed again. @param {Spec} spec @param {any} value */
function typed(spec, value) {
  if (value === null || value === undefined || Number.isNaN(value)) return "";
  return String(typeof value === "number" ? asShown(spec, value) : value);
}

/** A select of labels; "" is none of them. @param {string[]} labels */
function choiceField(labels) {
  const select = /** @type {HTMLSelectElement} */ (h("select"));
  for (const label of labels) select.add(new Option(label || "–", label));
  return select;
}

/** Say at inputs what is wrong with what stands in them, else how it was read; "" takes it back. @param {HTMLElement[]} inputs @param {HTMLElement} message @param {string} text @param {string[]} [describedBy] what else describes them @param {string} [told] how it was read */
function tellProblem(inputs, message, text, describedBy = [], told = "") {
  message.textContent = text || told;
  message.hidden = !message.textContent;
  message.classList.toggle("pmkit-told", !text);
  const ids = [...describedBy, ...(message.textContent ? [message.id] : [])].join(" ");
  for (const input of inputs) {
    if (text) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    if (ids) input.setAttribute("aria-describedby", ids);
    else input.removeAttribute("aria-describedby");
  }
}

/**
 * Bind a select to a place of the outbox; returns what ends that.
 * @param {HTMLSelectElement} select @param {ReturnType<typeof outboxOf>} box @param {string} name @param {() => string} label Python's choice
 */
function bindSelect(select, box, name, label) {
  select.addEventListener("change", () => box.edit(name, select.value));
  select.value = box.now(name, label());
  return box.place(name, () => { select.value = box.now(name, label()); });
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
    if (box.ahead(name)) return setValue(input, box.now(name, known));
    const before = known;
    known = text();
    const typing = document.activeElement === input;
    if (own && eachKey && typing || known === before && (typing || refused())) return;
    setValue(input, known);
  }

  input.value = box.now(name, known);
  input.addEventListener("input", () => (eachKey ? box.edit(name, input.value) : box.hold(name, input.value)));
  input.addEventListener("blur", () => {
    if (drawnAnew) return; // nobody has left it: its text goes on in the new field
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
  drawnAnew = true;
  try {
    redraw();
  } finally {
    drawnAnew = false;
  }
  const next = /** @type {any} */ (active && again(active));
  if (!next) return;
  next.focus({ preventScroll: true });
  if (typeof selection[0] === "number" && next.setSelectionRange) next.setSelectionRange(...selection);
}
