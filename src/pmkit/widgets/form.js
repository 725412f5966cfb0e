// A form of native inputs. What is edited goes to Python through the outbox, a button's press behind it.

/** @typedef {{ key: string, label: string, type?: string, min?: number, max?: number, step?: number, options?: any[], unit?: string, help?: string, main?: boolean, rows?: number, required?: boolean }} Field */

/** @param {Field} field */
function choicesOf(field) {
  return (field.options ?? []).map((option) =>
    option !== null && typeof option === "object" ? option : { value: option, label: String(option) });
}

/** A share is shown as per cent. @param {Field} field @param {number} value */
const scaled = (field, value) => Number((field.unit === "%" ? value * 100 : value).toPrecision(10));

/** A value as it can be typed again. @param {Field} field @param {any} value */
function typedText(field, value) {
  if (value === null || value === undefined) return "";
  return field.type === "number" && typeof value === "number" ? String(scaled(field, value)) : String(value);
}

/** @param {Field} field @param {any} value */
function valueText(field, value) {
  if (value === null || value === undefined) return "–";
  const unit = !field.unit ? "" : /^[%°]/.test(field.unit) ? ` ${field.unit}` : ` ${field.unit}`;
  return scaled(field, value).toLocaleString("en", { maximumFractionDigits: 6 }) + unit;
}

/** @param {{ model: any, el: HTMLElement }} context @param {ReturnType<typeof outboxOf>} box */
function render({ model, el }, box) {
  const root = widgetRoot(el, "pmform");
  root.setAttribute("role", "group");
  const stem = uniqueId("form");
  const spoken = liveRegion();
  /** @type {Map<string, { message: HTMLElement, inputs: HTMLElement[], describedBy: string[] }>} */
  const parts = new Map();
  /** @type {(() => void)[]} */ let unbind = []; // of the fields as they stand
  const valueOf = (/** @type {Field} */ field) => model.get("values")[field.key];

  /** Bring a field to Python's value, now and whenever it has changed. @param {Field} field @param {(value: any) => void} show */
  function follow(field, show) {
    unbind.push(box.place(field.key, () => show(valueOf(field))));
    show(box.now(field.key, valueOf(field)));
  }

  // --- inputs ----------------------------------------------------------------------------------------------------
  /** @typedef {{ nodes: Node[], inputs: any[], group?: boolean, beside?: Node }} Control */

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
      box.edit(field.key, Number(input.value));
    });
    follow(field, (value) => {
      input.value = String(value ?? low);
      tell(value);
    });
    const bounds = h("div", { class: "pmform-bounds", "aria-hidden": "true" }, [low, high].map((end) => h("span", { text: valueText({ ...field, unit: share ? "%" : "" }, end) })));
    return { nodes: [input, bounds], beside: output, inputs: [input] };
  }

  /** @param {Field} field @returns {Control} */
  function lineOf(field) {
    const number = field.type === "number";
    const area = field.type === "textarea";
    const input = /** @type {HTMLInputElement} */ (area
      ? h("textarea", { rows: field.rows ?? 4 })
      : h("input", { type: "text", inputmode: number && "decimal", autocomplete: "off" }));
    unbind.push(bindField(input, box, field.key, {
      text: () => typedText(field, valueOf(field)),
      refused: () => model.get("errors")[field.key] !== undefined,
      eachKey: !number,
    }));
    const line = number && field.unit ? h("div", { class: "pmform-line" }, [input, h("span", { class: "pmform-unit", text: field.unit })]) : input;
    return { nodes: [line], inputs: [input] };
  }

  /** As `follow`, for one of some options: an edit is a label, Python's value what the label stands for. @param {Field} field @param {any[]} options @param {(label: string) => void} choose */
  function followChoice(field, options, choose) {
    const labelOf = () => options.find((option) => option.value === valueOf(field))?.label ?? "";
    unbind.push(box.place(field.key, () => choose(labelOf())));
    choose(box.now(field.key, labelOf()));
  }

  /** @param {Field} field @returns {Control} */
  function selectOf(field) {
    const select = /** @type {HTMLSelectElement} */ (h("select"));
    const options = choicesOf(field);
    if (!field.required) select.add(new Option("–", ""));
    for (const option of options) select.add(new Option(option.label, option.label));
    select.addEventListener("change", () => box.edit(field.key, select.value));
    followChoice(field, options, (label) => { select.value = label; });
    return { nodes: [select], inputs: [select] };
  }

  /** @param {Field} field @returns {Control} */
  function radiosOf(field) {
    const name = uniqueId(`${stem}-r`);
    const options = choicesOf(field);
    const inputs = options.map((option) => /** @type {HTMLInputElement} */ (h("input", { type: "radio", name, value: option.label })));
    inputs.forEach((input) => input.addEventListener("change", () => box.edit(field.key, input.value)));
    followChoice(field, options, (label) => inputs.forEach((input) => { input.checked = input.value === label; }));
    const labels = options.map((option, at) => h("label", { class: "pmform-option" }, [inputs[at], h("span", { text: option.label })]));
    return { nodes: [h("div", { class: "pmform-options" }, labels)], inputs, group: true };
  }

  /** @param {Field} field */
  function buttonOf(field) {
    return pressButton(field.label, { class: field.main ? "pmkit-main" : "", dataset: { key: field.key } }, () => box.request({ kind: "click", key: field.key }));
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
      input.addEventListener("change", () => box.edit(field.key, input.checked));
      follow(field, (value) => { input.checked = Boolean(value); });
      control = { nodes: [], inputs: [input] };
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
    parts.set(field.key, { message, inputs: control.inputs, describedBy });
    return node;
  }

  // --- drawing ---------------------------------------------------------------------------------------------------
  function fill() {
    unbind.forEach((end) => end());
    unbind = [];
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
    showErrors();
  }

  /** What stands for a node after a redraw. @param {HTMLElement} node */
  function again(node) {
    const same = node.dataset.key && `[data-key="${CSS.escape(node.dataset.key)}"]`;
    // of radio buttons the chosen one: with another in focus, an arrow key would choose anew
    const found = /** @type {HTMLElement | null} */ (same ? root.querySelector(`${same}:checked`) ?? root.querySelector(same) : null);
    if (!found) root.tabIndex = -1; // it is gone: the next Tab goes on from here, not from the top of the page
    return found ?? root;
  }

  const draw = () => keepFocus(root, fill, again);
  const showValues = () => model.get("fields").forEach((/** @type {Field} */ field) => box.show(field.key));

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

  const stops = [
    watch(model, ["fields", "label"], draw), watch(model, ["values", "errors"], showValues), watch(model, ["errors"], showErrors),
  ];
  draw();
  return () => {
    box.flush();
    [...stops, ...unbind].forEach((stop) => stop());
  };
}

export default withOutbox(render);
