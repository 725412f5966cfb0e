// A form of native inputs. What is edited goes to Python through the outbox, a button's press behind it.

/** @typedef {{ key: string, label: string, type?: string, min?: number, max?: number, step?: number, options?: any[], unit?: string, help?: string, main?: boolean, wide?: boolean, row?: string, column?: string, rows?: number, required?: boolean, most?: number, endings?: string, picked?: boolean }} Field */

/** @param {Field} field @param {any} value */
function valueText(field, value) {
  if (value === null || value === undefined) return "–";
  const unit = !field.unit ? "" : /^[%°]/.test(field.unit) ? ` ${field.unit}` : ` ${field.unit}`;
  return asShown(field, value).toLocaleString("en", { maximumFractionDigits: 6 }) + unit;
}

/** @param {{ model: any, el: HTMLElement }} context @param {ReturnType<typeof outboxOf>} box */
function render({ model, el }, box) {
  const root = widgetRoot(el, "pmform");
  root.setAttribute("role", "group");
  const stem = uniqueId("form");
  const spoken = liveRegion();
  /** @type {Map<string, { message: HTMLElement, inputs: HTMLElement[], describedBy: string[] }>} */
  const parts = new Map();
  /** @type {Set<string | undefined>} */ let unfolded = new Set(); // lists that stay open when the form is drawn anew
  const files = { refused: /** @type {Record<string, string>} */ ({}), taken: /** @type {Record<string, string>} */ ({}) }; // by field what became of a chosen file
  /** @type {(() => void)[]} */ let unbind = []; // of the fields as they stand
  const valueOf = (/** @type {Field} */ field) => model.get("values")[field.key];

  /** Bring a field to Python's value, now and whenever it has changed. @param {Field} field @param {(value: any) => void} show @param {(field: Field) => any} value */
  function follow(field, show, value = valueOf) {
    const bring = () => show(box.now(field.key, value(field)));
    unbind.push(box.place(field.key, bring));
    bring();
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
    const [from, to] = [low, high].map((end) => h("span", { class: "pmform-bound", "aria-hidden": "true", text: valueText({ ...field, unit: share ? "%" : "" }, end) }));
    return { nodes: [h("div", { class: "pmform-slide" }, [from, input, to])], beside: output, inputs: [input] };
  }

  /** @param {Field} field @returns {Control} */
  function lineOf(field) {
    const number = field.type === "number";
    const area = field.type === "textarea";
    const input = /** @type {HTMLInputElement} */ (area
      ? h("textarea", { rows: field.rows ?? 4 })
      : h("input", { type: "text", inputmode: number && "decimal", autocomplete: "off" }));
    unbind.push(bindField(input, box, field.key, {
      text: () => typed(field, valueOf(field)),
      refused: () => model.get("errors")[field.key] !== undefined,
      eachKey: !number && field.type !== "date",
    }));
    const line = number && field.unit ? h("div", { class: "pmform-line" }, [input, h("span", { class: "pmform-unit", text: field.unit })]) : input;
    return { nodes: [line], inputs: [input] };
  }

  /** A text area that takes a file as well, as if its text had been pasted. @param {Field} field @returns {Control} */
  function pastedOf(field) {
    const control = lineOf(field);
    const [area] = control.inputs;
    const words = `or choose a file (${(field.endings ?? "").split(",").join(", ")})`;
    const file = /** @type {HTMLInputElement} */ (h("input", { type: "file", id: uniqueId(`${stem}-f`), accept: field.endings, "aria-label": `${field.label}, ${words}`, dataset: { key: field.key, part: "file" } }));
    let newest = 0; // of two files the one that was chosen last, however long each is read
    const take = async (/** @type {File | null | undefined} */ chosen) => {
      if (!chosen) return;
      const mine = (newest += 1);
      const { text, problem } = await readTextFile(chosen, field.most ?? Infinity);
      if (mine !== newest || !area.isConnected) return;
      file.value = ""; // the same file, changed on disk, can be chosen again
      if (!problem) {
        area.value = text;
        area.dispatchEvent(new Event("input"));
      }
      files[problem ? "refused" : "taken"][field.key] = problem || `Taken from ${chosen.name}.`;
      showErrors();
    };
    area.addEventListener("input", () => {
      delete files.refused[field.key];
      delete files.taken[field.key];
      showErrors();
    });
    file.addEventListener("change", () => take(file.files?.[0]));
    for (const name of ["dragenter", "dragover", "drop"]) {
      area.addEventListener(name, (/** @type {DragEvent} */ event) => {
        if (![...(event.dataTransfer?.types ?? [])].includes("Files")) return;
        event.preventDefault(); // the browser would leave the page for the file
        event.stopPropagation();
        if (name === "drop") void take(event.dataTransfer?.files[0]);
      });
    }
    const line = h("div", { class: "pmform-file" }, [h("label", { for: file.id, text: words }), file]);
    return { nodes: [...control.nodes, line], inputs: control.inputs };
  }

  /** The label of Python's value. @param {Field} field */
  const labelOf = (field) => optionsOf(field).find((option) => option.value === valueOf(field))?.label ?? "";

  /** @param {Field} field @returns {Control} */
  function selectOf(field) {
    const labels = optionsOf(field).map((option) => option.label);
    const select = choiceField(field.required ? labels : ["", ...labels]);
    unbind.push(bindSelect(select, box, field.key, () => labelOf(field)));
    return { nodes: [select], inputs: [select] };
  }

  /** @param {Field} field @returns {Control} */
  function radiosOf(field) {
    const name = uniqueId(`${stem}-r`);
    const options = optionsOf(field);
    const inputs = options.map((option) => /** @type {HTMLInputElement} */ (h("input", { type: "radio", name, value: option.label })));
    inputs.forEach((input) => input.addEventListener("change", () => box.edit(field.key, input.value)));
    follow(field, (label) => inputs.forEach((input) => { input.checked = input.value === label; }), labelOf);
    const labels = options.map((option, at) => h("label", { class: "pmform-option" }, [inputs[at], h("span", { text: option.label })]));
    return { nodes: [h("div", { class: "pmform-options" }, labels)], inputs, group: true };
  }

  /** Several of a list, or all but these; folded to what is chosen. @param {Field} field @returns {Control} */
  function severalOf(field) {
    const options = optionsOf(field);
    const summary = h("summary", { class: "pmform-chosen" });
    const which = choiceField(["Only these", "All but these"]);
    which.setAttribute("aria-label", `${field.label}: only these, or all but these`);
    const inputs = options.map(() => /** @type {HTMLInputElement} */ (h("input", { type: "checkbox" })));
    const rows = options.map((option, at) => h("label", { class: "pmform-option" }, [inputs[at], h("span", { text: option.label })]));
    [which, ...inputs].forEach((input, at) => { input.dataset.part = at ? String(options[at - 1].value) : ""; });
    const list = h("details", { class: "pmform-several-list", open: unfolded.has(field.key), dataset: { list: field.key } }, [summary, ...(field.picked ? [] : [which]), h("div", { class: "pmform-several-options" }, rows)]);
    const now = () => ({ values: options.filter((_, at) => inputs[at].checked).map((option) => option.value), without: which.value === "All but these" });
    const tell = () => {
      const chosen = options.filter((_, at) => inputs[at].checked).map((option) => option.label);
      if (field.picked) summary.textContent = chosen.length ? `${chosen.length} chosen` : "None yet; open the list";
      else summary.textContent = !chosen.length ? "All" : `${now().without ? "All but " : ""}${chosen.join(", ")}`;
    };
    const changed = () => {
      tell();
      box.edit(field.key, now());
    };
    [which, ...inputs].forEach((input) => input.addEventListener("change", changed));
    follow(field, (value) => {
      inputs.forEach((input, at) => { input.checked = (value?.values ?? []).includes(options[at].value); });
      which.value = value?.without ? "All but these" : "Only these";
      tell();
    });
    return { nodes: [list], inputs: [summary, ...(field.picked ? [] : [which]), ...inputs], group: true };
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
      control = kind === "range" ? rangeOf(field) : kind === "choice" ? selectOf(field) : kind === "several" ? severalOf(field) : kind === "radio" ? radiosOf(field) : field.endings ? pastedOf(field) : lineOf(field);
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
    node.classList.toggle("pmform-wide", Boolean(field.wide));
    node.classList.toggle("pmform-pasted", Boolean(field.endings));
    node.append(...(help ? [help] : []), message);
    control.inputs.forEach((input) => { input.dataset.key = field.key; });
    parts.set(field.key, { message, inputs: control.inputs, describedBy });
    return node;
  }

  // --- drawing ---------------------------------------------------------------------------------------------------
  /** A line of fields; neighbouring buttons stand together. @param {Field[]} fields */
  function lineOfFields(fields) {
    const nodes = [];
    /** @type {HTMLElement | null} */ let row = null;
    for (const field of fields) {
      if (field.type === "button") {
        if (!row) nodes.push((row = h("div", { class: "pmform-buttons" })));
        row.append(buttonOf(field));
      } else {
        row = null;
        nodes.push(partOf(field));
      }
    }
    return nodes;
  }

  /** Fields in rows and columns; on a phone the columns stand below one another. @param {Field[]} fields @param {Record<string, string>} columns */
  function boardOf(fields, columns) {
    const rows = [...new Set(fields.map((field) => field.row ?? "").filter(Boolean))];
    const board = h("div", { class: "pmform-board" });
    board.style.setProperty("--pmform-columns", String(Object.keys(columns).length));
    for (const [at, name] of rows.entries()) {
      const help = fields.find((field) => field.row === name)?.help ?? "";
      const head = h("div", { class: "pmform-rowhead", "aria-hidden": "true" }, [h("div", { class: "pmform-label", text: name }), h("div", { class: "pmform-help", text: help })]);
      head.style.gridArea = `${at + 2} / 1`;
      board.append(head);
    }
    Object.entries(columns).forEach(([key, name], at) => {
      const title = h("div", { class: "pmform-release", text: name });
      const parts = [title, ...fields.filter((field) => field.column === key).map((field) => (field.type === "button" ? buttonOf(field) : partOf(field)))];
      parts.forEach((part, row) => { part.style.gridArea = `${row + 1} / ${at + 2}`; });
      board.append(h("div", { class: "pmform-column", role: "group", "aria-label": name }, parts));
    });
    return board;
  }

  function fill() {
    unbind.forEach((end) => end());
    unbind = [];
    parts.clear();
    unfolded = new Set([...root.querySelectorAll("details")].filter((list) => list.open).map((list) => list.dataset.list));
    root.setAttribute("aria-label", model.get("label") || "Form");
    const [fields, columns] = [/** @type {Field[]} */ (model.get("fields")), model.get("columns")];
    const board = Object.keys(columns).length ? [boardOf(fields.filter((field) => field.column), columns)] : [];
    const line = lineOfFields(fields.filter((field) => !board.length || !field.column));
    const written = !board.length && fields.filter((field) => field.type === "textarea").length > 1;
    root.classList.toggle("pmform-written", written); // texts stand in columns, everything else in one row that wraps
    const title = (written || board.length) && model.get("label") ? [h("div", { class: "pmform-title", text: model.get("label") })] : [];
    root.replaceChildren(...title, ...board, h("div", { class: "pmform-fields" }, line), spoken);
    showErrors();
  }

  /** What stands for a node after a redraw. @param {HTMLElement} node */
  function again(node) {
    const same = node.dataset.key && `[data-key="${CSS.escape(node.dataset.key)}"]`;
    // of radio buttons the chosen one: with another in focus, an arrow key would choose anew
    const part = same && node.dataset.part !== undefined ? root.querySelector(`${same}[data-part="${CSS.escape(node.dataset.part)}"]`) : null;
    const kept = part ?? (same ? root.querySelector(`${same}:checked`) ?? root.querySelector(same) : null);
    const found = /** @type {HTMLElement | null} */ (kept ?? root.querySelector(".pmform-board ~ .pmform-fields button")); // a column is gone: beside where one is added
    if (!found) root.tabIndex = -1; // it is gone: the next Tab goes on from here, not from the top of the page
    return found ?? root;
  }

  const draw = () => keepFocus(root, fill, again);
  const showValues = () => model.get("fields").forEach((/** @type {Field} */ field) => box.show(field.key));

  /** @type {Record<string, string>} */ let told = {};
  function showErrors() {
    const [errors, readings] = [{ ...model.get("errors"), ...files.refused }, { ...files.taken, ...model.get("told") }];
    const said = { ...readings, ...errors };
    for (const [key, { message, inputs, describedBy }] of parts) {
      tellProblem(inputs, message, errors[key] ?? "", describedBy, readings[key] ?? "");
      if (said[key] && told[key] !== said[key]) spoken.textContent = said[key];
    }
    if (!Object.values(said).includes(spoken.textContent)) spoken.textContent = ""; // what is mended is not read again
    told = said;
  }

  const stops = [
    watch(model, ["fields", "label", "columns"], draw), watch(model, ["values", "errors"], showValues), watch(model, ["errors", "told"], showErrors),
  ];
  draw();
  return () => {
    box.flush();
    [...stops, ...unbind].forEach((stop) => stop());
  };
}

export default withOutbox(render);
