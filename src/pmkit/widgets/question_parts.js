// What the kinds of question share. A kind is a function that makes a control:
// it draws its native inputs, tells `change(answer)` of every edit, and can show an answer and mark its parts. It may say
// what of an answer matters to its feedback (`key`), that the order of a list does (`inOrder`), and what its explanation
// is called.

/**
 * @typedef {{ id: string, verdict: string, symbol?: string, label?: string, html?: string }} Part
 * @typedef {{ mark: HTMLElement, reason: HTMLElement, set: (part: Part | undefined) => void }} PartPlace
 * @typedef {Record<string, [string, number]>} Readings how the number in a field was read, where it does not go without saying
 * @typedef {{ check: () => void, name: string, prompt: string }} Ask
 * @typedef {{
 *   element: HTMLElement,
 *   after?: HTMLElement,
 *   show: (answer: any) => void,
 *   places?: Map<string, PartPlace>,
 *   read?: (told: Readings) => void,
 *   checked?: (state: any) => void,
 *   key?: (answer: any) => any,
 *   inOrder?: boolean,
 *   explanation?: string,
 *   remove?: () => void,
 * }} Control
 * @typedef {(view: any, change: (answer: any) => void, ask: Ask) => Control} Kind
 */

/** @type {Record<string, Kind>} kind of question -> its control; each kind's script, beside its Python, adds itself */
const KINDS = {};

/** An answer in a form in which the same answer is the same text. @param {any} answer @param {boolean} inOrder whether the order of a list says something */
function settled(answer, inOrder) {
  return JSON.stringify(answer, (_, value) => {
    if (Array.isArray(value)) return inOrder ? value : [...value].sort();
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.keys(value).sort().filter((key) => value[key] !== "").map((key) => [key, value[key]]));
    }
    return typeof value === "string" ? value.trim() : value;
  });
}

/** The words of an option or card: safe HTML where Python made it, else plain text. @param {any} item */
function words(item, tag = "span", attributes = {}) {
  return item.html ? rich(tag, item.html, attributes) : h(tag, { ...attributes, text: item.text ?? "" });
}

/** The same as plain text, for spoken names. @param {any} item */
function plain(item) {
  return item.html ? words(item).textContent.trim() : String(item.text ?? "");
}

/** A fieldset whose legend says what to do. @param {string} text @param {Node[]} children */
function fields(text, children, className = "") {
  return h("fieldset", { class: `pmq-fields ${className}` }, [h("legend", { class: "pmq-legend", text }), ...children]);
}

/**
 * Where a part's verdict and its reason appear after a check. The reason is told with the part's input.
 * @param {HTMLElement} [input]
 * @returns {PartPlace}
 */
function partPlace(input) {
  const mark = h("span", { class: "pmq-mark", hidden: true });
  const reason = h("span", { class: "pmq-reason", id: uniqueId("reason"), hidden: true });
  if (input) describeBy(input, reason);
  let now = "";
  return {
    mark, reason,
    set(part) {
      const next = JSON.stringify(part ?? "");
      if (next === now) return;
      now = next;
      mark.hidden = !part || part.verdict === "not-started";
      mark.className = part ? `pmq-mark pmq-mark-${part.verdict}` : "pmq-mark";
      mark.replaceChildren(...(part ? verdictWords(part) : []));
      reason.hidden = !part?.html;
      reason.replaceChildren(...(part?.html ? [rich("span", part.html)] : []));
    },
  };
}

/** Symbol and word of a verdict. @param {{ symbol?: string, label?: string }} verdict */
function verdictWords(verdict) {
  return [h("span", { "aria-hidden": "true", text: verdict.symbol }), h("span", { text: verdict.label })];
}

/** Change text only when it differs, so that a screen reader is not told twice. @param {HTMLElement} node @param {string} text */
function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** A number as the learner typed it, for running totals only; Python reads it properly. @param {any} raw */
function roughNumber(raw) {
  let text = String(raw ?? "").replace(/[^\d.,-]/g, "");
  const comma = text.lastIndexOf(","), dot = text.lastIndexOf(".");
  if (comma > dot) text = text.replaceAll(".", "").replace(",", ".");
  else text = text.replaceAll(",", "");
  const value = Number.parseFloat(text);
  return Number.isFinite(value) ? value : 0;
}

/** @param {number} value */
function tidy(value) {
  return (Math.round(value * 100) / 100).toLocaleString("en-GB");
}

/** Where a field says how its number was read: “twenty” as 20. @param {HTMLElement} input */
function readPlace(input) {
  const place = h("p", { class: "pmq-quiet pmq-read", id: uniqueId("read"), role: "status" });
  describeBy(input, place);
  return place;
}

/** Let an input be described by one more element. @param {HTMLElement} input @param {HTMLElement} by */
function describeBy(input, by) {
  input.setAttribute("aria-describedby", [input.getAttribute("aria-describedby"), by.id].filter(Boolean).join(" "));
}

/** A text field for a number, with its unit. Enter checks. @param {string} label @param {string} unit @param {Ask} ask */
function numberField(label, unit, ask, attributes = {}) {
  const input = /** @type {HTMLInputElement} */ (h("input", {
    type: "text", inputmode: "decimal", autocomplete: "off", spellcheck: "false", class: "pmq-number", ...attributes,
  }));
  if (label) input.setAttribute("aria-label", unit ? `${label}, in ${unit}` : label);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); ask.check(); }
  });
  const box = h("span", { class: "pmq-with-unit" }, [input]);
  if (unit) box.append(h("span", { class: "pmq-unit", "aria-hidden": "true", text: unit }));
  return { box, input };
}

/** A bar of use against a limit; the words beside it say the same. */
function useBar() {
  const fill = h("span", { class: "pmq-bar-fill" });
  return {
    element: h("span", { class: "pmq-bar", "aria-hidden": "true" }, [fill]),
    /** @param {number} used @param {number} limit @param {boolean} over */
    set(used, limit, over) {
      fill.style.width = `${limit > 0 ? Math.max(0, Math.min(100, (100 * used) / limit)) : 0}%`;
      fill.classList.toggle("pmq-bar-over", over);
    },
  };
}

/** A row that is one large label: input, words, after a check the verdict and the reason. @param {HTMLElement} input @param {HTMLElement} text @param {PartPlace} place */
function optionRow(input, text, place) {
  return h("label", { class: "pmq-option" }, [
    input, h("span", { class: "pmq-option-text" }, [text, place.reason]), place.mark,
  ]);
}

/** @param {{ id: string, place: PartPlace }[]} rows */
function placesOf(rows) {
  return new Map(rows.map((row) => [row.id, row.place]));
}
