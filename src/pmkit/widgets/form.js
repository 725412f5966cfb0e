// A form of native inputs. One edit is on its way at a time; what changes meanwhile waits, of each field the last.

const ANSWER_WAITS = 10_000; // milliseconds after which a lost answer no longer holds back the next edit

/** @typedef {{ key: string, label: string, type?: string, min?: number, max?: number, step?: number, options?: any[], unit?: string, help?: string, main?: boolean, rows?: number, required?: boolean }} Field */

/** @param {Field} field */
function choicesOf(field) {
  return (field.options ?? []).map((option) =>
    option !== null && typeof option === "object" ? option : { value: option, label: String(option) });
}

/** A share is shown as per cent. @param {Field} field @param {number} value */
const scaled = (field, value) => Number((field.unit === "%" ? value * 100 : value).toPrecision(10));

/** @param {Field} field @param {any} value */
function valueText(field, value) {
  if (value === null || value === undefined) return "–";
  const unit = !field.unit ? "" : /^[%°]/.test(field.unit) ? ` ${field.unit}` : ` ${field.unit}`;
  return scaled(field, value).toLocaleString("en", { maximumFractionDigits: 6 }) + unit;
}

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  const root = widgetRoot(el, "pmform");
  root.setAttribute("role", "group");
  const stem = uniqueId("form");
  const spoken = liveRegion();
  /** @type {Map<string, { field: Field, show: (value: any) => void, message: HTMLElement, inputs: HTMLElement[], describedBy: string[] }>} */
  const parts = new Map();

  // --- sending ---------------------------------------------------------------------------------------------------
  /** @type {Record<string, any>} */ let waiting = {};
  let underway = 0; // number of the message that Python works on; 0: none
  let last = 0;
  let timer = 0;

  function flush() {
    if (underway || !Object.keys(waiting).length) return;
    const values = waiting;
    waiting = {};
    underway = ++last;
    model.send({ kind: "edit", number: underway, values });
    timer = window.setTimeout(() => { underway = 0; flush(); }, ANSWER_WAITS);
  }
  /** @param {string} key @param {any} value */
  function edited(key, value) {
    waiting[key] = value;
    flush();
  }
  /** @param {any} message */
  function answered(message) {
    if (message?.kind === "patch") {
      model.set("values", { ...model.get("values"), ...message.values }); // both sides know; nothing is sent
    } else if (message?.kind === "done" && message.number === underway) {
      window.clearTimeout(timer);
      underway = 0;
      flush();
    }
  }

  // --- inputs ----------------------------------------------------------------------------------------------------
  /** @typedef {{ nodes: Node[], inputs: any[], show: (value: any) => void, group?: boolean, beside?: Node }} Control */

  /** @param {Field} field @returns {Control} */
  function rangeOf(field) {
    const share = field.unit === "%";
    const [low, high] = [field.min ?? 0, field.max ?? (share ? 1 : 100)];
    const input = /** @type {HTMLInputElement} */ (h("input", { type: "range", min: low, max: high, step: field.step ?? (share ? 0.01 : 1) }));
    const output = h("span", { class: "pmform-value", "aria-hidden": "true" });
    const tell = (/** @type {any} */ value) => {
      output.textContent = valueText(field, value);
      input.setAttribute("aria-valuetext", output.textContent ?? "");
      input.style.setProperty("--pmform-done", `${((Number(input.value) - low) / (high - low || 1)) * 100}%`);
    };
    input.addEventListener("input", () => {
      tell(Number(input.value));
      edited(field.key, Number(input.value));
    });
    const bounds = h("div", { class: "pmform-bounds", "aria-hidden": "true" }, [low, high].map((end) => h("span", { text: valueText({ ...field, unit: share ? "%" : "" }, end) })));
    return {
      nodes: [input, bounds],
      beside: output,
      inputs: [input],
      show: (value) => {
        if (field.key in waiting || underway && document.activeElement === input) return; // the hand is ahead of Python
        input.value = String(value ?? low);
        tell(value);
      },
    };
  }

  /** @param {Field} field @returns {Control} */
  function lineOf(field) {
    const number = field.type === "number";
    const area = field.type === "textarea";
    const input = /** @type {HTMLInputElement} */ (area
      ? h("textarea", { rows: field.rows ?? 4 })
      : h("input", { type: "text", inputmode: number && "decimal", autocomplete: "off" }));
    const typed = (/** @type {any} */ value) => value === null || value === undefined ? "" : number && typeof value === "number" ? String(scaled(field, value)) : String(value);
    let good = "";
    input.addEventListener(number ? "change" : "input", () => edited(field.key, input.value));
    if (number) {
      input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
        if (event.key === "Enter") edited(field.key, input.value);
      });
    }
    const line = number && field.unit ? h("div", { class: "pmform-line" }, [input, h("span", { class: "pmform-unit", text: field.unit })]) : input;
    return {
      nodes: [line],
      inputs: [input],
      show: (value) => {
        const text = typed(value);
        const typing = document.activeElement === input && (!number || input.value !== good);
        const wrong = model.get("errors")[field.key] !== undefined;
        if (text !== good && !typing || !number && !typing || !wrong && !typing) input.value = text;
        good = text;
      },
    };
  }

  /** @param {Field} field @returns {Control} */
  function selectOf(field) {
    const select = /** @type {HTMLSelectElement} */ (h("select"));
    const options = choicesOf(field);
    if (!field.required) select.add(new Option("–", ""));
    for (const option of options) select.add(new Option(option.label, option.label));
    select.addEventListener("change", () => edited(field.key, select.value));
    return { nodes: [select], inputs: [select], show: (value) => { select.value = options.find((option) => option.value === value)?.label ?? ""; } };
  }

  /** @param {Field} field @returns {Control} */
  function radiosOf(field) {
    const name = uniqueId(`${stem}-r`);
    const options = choicesOf(field);
    const inputs = options.map((option) => /** @type {HTMLInputElement} */ (h("input", { type: "radio", name, value: option.label })));
    inputs.forEach((input) => input.addEventListener("change", () => edited(field.key, input.value)));
    const labels = options.map((option, at) => h("label", { class: "pmform-option" }, [inputs[at], h("span", { text: option.label })]));
    return { nodes: [h("div", { class: "pmform-options" }, labels)], inputs, group: true, show: (value) => inputs.forEach((input, at) => { input.checked = options[at].value === value; }) };
  }

  /** @param {Field} field */
  function buttonOf(field) {
    return pressButton(field.label, { class: field.main ? "pmkit-main" : "", dataset: { key: field.key } }, () => {
      flush();
      model.send({ kind: "click", key: field.key });
    });
  }

  /** @param {Field} field */
  function partOf(field) {
    const kind = field.type ?? "text";
    const message = h("div", { class: "pmform-message", id: uniqueId(`${stem}-m`), hidden: true });
    const help = field.help ? h("div", { class: "pmform-help", id: uniqueId(`${stem}-h`), text: field.help }) : null;
    const describedBy = help ? [help.id] : [];
    /** @type {HTMLElement} */ let node;
    /** @type {Control} */ let control;
    if (kind === "check") {
      const input = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox" }));
      input.addEventListener("change", () => edited(field.key, input.checked));
      control = { nodes: [], inputs: [input], show: (value) => { input.checked = Boolean(value); } };
      node = h("div", { class: "pmform-field" }, [h("label", { class: "pmform-option" }, [input, h("span", { text: field.label })])]);
    } else {
      control = kind === "range" ? rangeOf(field) : kind === "choice" ? selectOf(field) : kind === "radio" ? radiosOf(field) : lineOf(field);
      if (control.group) {
        node = h("fieldset", { class: "pmform-field" }, [h("legend", { class: "pmform-label", text: field.label }), ...control.nodes]);
      } else {
        control.inputs[0].id = uniqueId(`${stem}-i`);
        const label = h("label", { class: "pmform-label", for: control.inputs[0].id, text: field.label });
        const head = control.beside ? h("div", { class: "pmform-head" }, [label, control.beside]) : label;
        node = h("div", { class: "pmform-field" }, [head, ...control.nodes]);
      }
    }
    node.classList.add(`pmform-${kind}`);
    node.append(...(help ? [help] : []), message);
    control.inputs.forEach((input) => { input.dataset.key = field.key; });
    parts.set(field.key, { field, show: control.show, message, inputs: control.inputs, describedBy });
    return node;
  }

  // --- drawing ---------------------------------------------------------------------------------------------------
  function draw() {
    const active = /** @type {HTMLElement | null} */ (root.contains(document.activeElement) ? document.activeElement : null);
    const key = active?.dataset.key;
    parts.clear();
    root.setAttribute("aria-label", model.get("label") || "Form");
    const nodes = [];
    /** @type {HTMLElement | null} */ let row = null; // neighbouring buttons stand in one row
    for (const field of model.get("fields")) {
      if (field.type === "button") {
        if (!row) nodes.push((row = h("div", { class: "pmform-buttons" })));
        row.append(buttonOf(field));
      } else {
        row = null;
        nodes.push(partOf(field));
      }
    }
    const title = model.get("label") ? [h("div", { class: "pmform-title", text: model.get("label") })] : [];
    root.replaceChildren(...title, h("div", { class: "pmform-fields" }, nodes), spoken);
    showValues();
    showErrors();
    if (!active) return;
    // of radio buttons the chosen one: with another in focus, an arrow key would choose anew
    const same = key && `[data-key="${CSS.escape(key)}"]`;
    const again = /** @type {HTMLElement | null} */ (same ? root.querySelector(`${same}:checked`) ?? root.querySelector(same) : null);
    if (!again) root.tabIndex = -1; // it is gone: the next Tab goes on from here, not from the top of the page
    (again ?? root).focus({ preventScroll: !again });
  }

  function showValues() {
    const values = model.get("values");
    for (const [key, part] of parts) part.show(values[key]);
  }

  /** @type {Record<string, string>} */ let told = {};
  function showErrors() {
    const errors = model.get("errors");
    for (const [key, { message, inputs, describedBy }] of parts) {
      const error = errors[key] ?? "";
      message.textContent = error;
      message.hidden = !error;
      for (const input of inputs) {
        if (error) input.setAttribute("aria-invalid", "true");
        else input.removeAttribute("aria-invalid");
        const ids = [...describedBy, ...(error ? [message.id] : [])].join(" ");
        if (ids) input.setAttribute("aria-describedby", ids);
        else input.removeAttribute("aria-describedby");
      }
      if (error && told[key] !== error) spoken.textContent = error;
    }
    told = { ...errors };
  }

  model.on("msg:custom", answered);
  const stops = [watch(model, ["fields", "label"], draw), watch(model, ["values"], showValues), watch(model, ["errors"], showErrors)];
  draw();
  return () => {
    window.clearTimeout(timer);
    model.off("msg:custom", answered);
    stops.forEach((stop) => stop());
  };
}

export default { render };
