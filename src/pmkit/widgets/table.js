// An editable table of native inputs. The page sends what was typed; Python reads it and answers with values or messages.

/** @typedef {{ key: string, label: string, type?: string, unit?: string, help?: string, readonly?: boolean, options?: any[], decimals?: number, width?: number, narrow?: boolean, wide?: boolean }} Column */

const REDRAWN = ["rows", "columns", "label", "sortable", "page_size"];

/** What was unpacked of which column: each of its cells asks for it. @type {WeakMap<object, ArrayLike<any>>} */
const unpacked = new WeakMap();

/** @param {any} packed @returns {ArrayLike<any>} */
function unpackComputed(packed) {
  if (Array.isArray(packed)) return packed;
  let values = unpacked.get(packed);
  if (!values) {
    values = new Float64Array(packed.buffer.slice(packed.byteOffset, packed.byteOffset + packed.byteLength));
    unpacked.set(packed, values);
  }
  return values;
}

/** @param {Column} column */
function heading(column) {
  return column.unit ? `${column.label} (${column.unit})` : column.label;
}

/** A value to read: digits grouped, rounded to what matters. @param {Column} column @param {any} value */
function shownValue(column, value) {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  if (column.type === "choice") return optionsOf(column).find((option) => option.value === value)?.label ?? String(value);
  if (typeof value !== "number") return String(value);
  const number = column.unit === "%" ? value * 100 : value;
  const size = Math.abs(number);
  const digits = column.decimals ?? (Number.isInteger(number) || size >= 100 ? 0 : size >= 10 ? 1 : 2);
  return number.toLocaleString("en", { minimumFractionDigits: column.decimals ?? 0, maximumFractionDigits: digits });
}

const SCAN = 8; // rows that are looked through without help

/** @param {any} value */
const isMissing = (value) => value === null || value === undefined || value === "" || Number.isNaN(value);

/** Numbers and short words stand at the right of a column that is no wider than they are. @param {Column} column */
const isNarrow = (column) => column.type === "number" || Boolean(column.narrow);

/** A cell's place in the outbox. @param {string} row @param {string} key */
const cellName = (row, key) => `${row}\u0000${key}`;

/** @type {Pack} */
const cellByCell = (edits) => edits.map(([name, text]) => {
  const [id, key] = name.split("\u0000");
  return { kind: "edit", id, key, text };
});

/** @param {{ model: any, el: HTMLElement }} context @param {ReturnType<typeof outboxOf>} box */
function render({ model, el }, box) {
  const root = widgetRoot(el, "pmtable");
  const stem = uniqueId("table");
  const notice = liveRegion("pmtable-notice");
  const spoken = liveRegion();
  const undo = h("button", { type: "button", class: "pmtable-undo", text: "Undo" });
  const find = /** @type {HTMLInputElement} */ (h("input", { type: "search", class: "pmtable-find", placeholder: "Find a row", "aria-label": "Find a row" }));
  const pager = h("nav", { class: "pmtable-pager", "aria-label": "Pages of the table" });
  const title = h("div", { class: "pmtable-title", "aria-hidden": "true" }); // the table has it as its caption
  const first = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox" }));
  const firstWord = h("span");
  const missing = h("label", { class: "pmtable-missing" }, [first, firstWord]);
  const bar = h("div", { class: "pmtable-bar" }, [title, find, missing, pager, undo]);
  const frame = h("div", { class: "pmtable-frame" });
  const legend = h("details", { class: "pmtable-help" });
  root.append(bar, frame, notice, legend, spoken);

  /** @type {Column[]} */ let columns = [];
  /** @type {any[]} */ let rows = [];
  /** @type {Map<string, number>} */ let indexOf = new Map();
  /** @type {number[]} */ let order = []; // positions of the rows as displayed: sorted and found
  /** @type {Map<string, any>} */ const cells = new Map(); // `row\0key` -> what stands on the page
  let page = 0;
  let sortKey = "";
  let sortDown = false;
  /** @type {Set<string> | null} */ let lacking = null; // rows that come first; those of the moment it was asked for, so that none jumps away while one types
  let patching = false;

  /** @type {(() => void)[]} */ let unbind = []; // of the cells as they stand
  const errorAt = (/** @type {string} */ row, /** @type {string} */ key) => model.get("errors")[row]?.[key];
  const isComputed = (/** @type {string} */ key) => key in model.get("computed");

  /** @param {number} position @param {Column} column */
  function valueAt(position, column) {
    const packed = model.get("computed")[column.key];
    return packed ? unpackComputed(packed)[position] : rows[position][column.key];
  }

  /** What a row is called in spoken names: its first text. @param {any} row */
  function rowName(row) {
    const text = columns.find((column) => (column.type ?? "text") === "text" && row[column.key]);
    return text ? String(row[text.key]) : `row ${(indexOf.get(row.id) ?? 0) + 1}`;
  }

  /** Whether a cell that can be filled in is empty. @param {any} row */
  const lacks = (row) => columns.some((column) => !column.readonly && !isComputed(column.key) && column.type !== "text" && isMissing(row[column.key]));

  function arrange() {
    sort();
    if (!lacking) return;
    const rank = (/** @type {number} */ position) => Number(!lacking?.has(rows[position].id));
    order.sort((a, b) => rank(a) - rank(b));
  }

  function sort() {
    const wanted = find.value.trim().toLocaleLowerCase();
    const texts = columns.filter((column) => column.type !== "number");
    order = rows.map((_, position) => position);
    if (wanted) {
      order = order.filter((position) => texts.some((column) =>
        shownValue(column, valueAt(position, column)).toLocaleLowerCase().includes(wanted)));
    }
    const column = columns.find((one) => one.key === sortKey);
    if (!column) return;
    const packed = model.get("computed")[sortKey];
    const values = packed ? unpackComputed(packed) : rows.map((row) => row[sortKey]);
    order.sort((a, b) => {
      const [one, two] = [values[a], values[b]];
      if (isMissing(one) || isMissing(two)) return Number(isMissing(one)) - Number(isMissing(two)) || a - b;
      const up = typeof one === "number" ? one - two : String(one).localeCompare(String(two), undefined, { numeric: true });
      return (sortDown ? -up : up) || a - b;
    });
  }

  function drawMissing() {
    const count = rows.filter(lacks).length;
    missing.hidden = rows.length <= SCAN || (!lacking && (!count || count === rows.length));
    firstWord.textContent = `Missing first (${count.toLocaleString("en")})`;
    first.checked = Boolean(lacking);
  }

  const pageCount = () => Math.max(1, Math.ceil(order.length / model.get("page_size")));

  function drawBar() {
    const size = model.get("page_size");
    const many = rows.length > size;
    find.hidden = rows.length <= SCAN;
    pager.hidden = !many;
    title.textContent = model.get("label");
    drawMissing();
    const read = columns.every((column) => column.readonly);
    undo.hidden = read || !model.get("own_undo");
    if (read) frame.tabIndex = 0; // nothing inside takes the focus, so the frame must, to be scrolled by keys
    else frame.removeAttribute("tabindex");
    /** @type {HTMLButtonElement} */ (undo).disabled = !model.get("undo_label");
    undo.setAttribute("aria-label", model.get("undo_label") ? `Undo: ${model.get("undo_label")}` : "Undo");
    if (!many) return;
    const first = page * size;
    const last = Math.min(order.length, first + size);
    const said = order.length ? `Rows ${first + 1}–${last} of ${order.length.toLocaleString("en")}` : "No row found";
    const step = (/** @type {string} */ text, /** @type {string} */ name, /** @type {number} */ to) => {
      const button = h("button", { type: "button", "aria-label": name, text, disabled: to < 0 || to >= pageCount() });
      button.dataset.to = String(to);
      return button;
    };
    const focused = /** @type {HTMLElement | null} */ (pager.contains(document.activeElement) ? document.activeElement : null);
    pager.replaceChildren(step("‹", "Previous page", page - 1), h("span", { role: "status", text: said }), step("›", "Next page", page + 1));
    if (focused) {
      const again = [...pager.querySelectorAll("button")].find((button) => button.ariaLabel === focused.ariaLabel && !button.disabled);
      (again ?? /** @type {HTMLElement | null} */ (pager.querySelector("button:not(:disabled)")))?.focus();
    }
  }

  /** @param {Column} column */
  function headCell(column) {
    const th = h("th", { scope: "col", class: isNarrow(column) ? "pmtable-number" : "" });
    if (!model.get("sortable")) {
      th.textContent = heading(column);
      return th;
    }
    const mine = sortKey === column.key;
    if (mine) th.setAttribute("aria-sort", sortDown ? "descending" : "ascending");
    th.append(h("button", { type: "button", class: "pmtable-sort", dataset: { sort: column.key } }, [
      heading(column), h("span", { class: "pmtable-arrow", "aria-hidden": "true", text: mine ? (sortDown ? "▼" : "▲") : "↕" }),
    ]));
    return th;
  }

  /** @param {number} position @param {Column} column @param {boolean} first */
  function bodyCell(position, column, first) {
    const row = rows[position];
    const cell = h(first ? "th" : "td", { scope: first && "row", class: isNarrow(column) ? "pmtable-number" : column.type === "choice" ? "" : "pmtable-text", dataset: { heading: heading(column) } });
    if (column.readonly || isComputed(column.key)) {
      cell.classList.add("pmtable-read");
      if (column.wide) cell.classList.add("pmtable-wide");
      cell.textContent = shownValue(column, valueAt(position, column));
      if (!isNarrow(column)) cell.title = cell.textContent; // cut to one line where there is no room
      cells.set(cellName(row.id, column.key), { cell });
      return cell;
    }
    const input = fieldOf(row, column);
    input.setAttribute("aria-label", `${heading(column)}, ${rowName(row)}`);
    showNote(row.id, column.key, input, cell);
    if (column.width && !first) Object.assign(input.style, { width: `${column.width}ch`, minWidth: `min(${column.width}ch, 7em)`, maxWidth: "100%" });
    input.dataset.row = row.id;
    input.dataset.key = column.key;
    const message = h("span", { class: "pmtable-message", id: uniqueId(`${stem}-m`), hidden: true });
    cell.append(input, message);
    cells.set(cellName(row.id, column.key), { cell, input, message });
    showError(row.id, column);
    return cell;
  }

  /** What is said of a cell that is pointed at, and of which a corner tells. @param {string} id @param {string} key @param {HTMLElement} input @param {HTMLElement} cell */
  function showNote(id, key, input, cell) {
    const note = model.get("notes")[id]?.[key] ?? "";
    input.title = note;
    cell.classList.toggle("pmtable-noted", Boolean(note));
  }

  function notesChanged() {
    for (const [name, there] of cells) {
      const [id, key] = name.split("\u0000");
      if (there.input) showNote(id, key, there.input, there.cell);
    }
  }

  /** What Python has in a cell, as text: its refused text, else its value. @param {string} id @param {Column} column */
  function textAt(id, column) {
    const value = rows[indexOf.get(id) ?? -1]?.[column.key];
    const good = column.type === "choice" ? optionsOf(column).find((option) => option.value === value)?.label ?? "" : typed(column, value);
    return errorAt(id, column.key)?.text ?? good;
  }

  /** @param {any} row @param {Column} column */
  function fieldOf(row, column) {
    const [name, text] = [cellName(row.id, column.key), () => textAt(row.id, column)];
    if (column.type === "choice") {
      const select = choiceField(["", ...optionsOf(column).map((option) => option.label)]);
      unbind.push(bindSelect(select, box, name, text));
      return select;
    }
    const number = column.type === "number";
    const input = /** @type {HTMLInputElement} */ (h("input", { type: "text", inputmode: number && "decimal", autocomplete: "off", spellcheck: "false", placeholder: number && "missing" }));
    unbind.push(bindField(input, box, name, { text }));
    return input;
  }

  /** The message at a cell. @param {string} id @param {Column} column */
  function showError(id, column) {
    const there = cells.get(cellName(id, column.key));
    if (there?.input) tellProblem([there.input], there.message, errorAt(id, column.key)?.message ?? "", [], model.get("told")[id]?.[column.key] ?? "");
  }

  function fill() {
    unbind.forEach((end) => end());
    unbind = [];
    cells.clear();
    page = Math.min(page, pageCount() - 1);
    const size = model.get("page_size");
    const positions = order.slice(page * size, (page + 1) * size);
    const table = /** @type {HTMLTableElement} */ (h("table", {}, [h("caption", { class: "pmkit-hidden", text: model.get("label") })]));
    const others = columns.slice(1).filter((column) => !isNarrow(column) && column.type !== "choice" && !column.readonly);
    const wide = columns.some((column) => column.wide);
    table.classList.toggle("pmtable-one", !others.length && !wide); // one column of words: it gets the room that is left
    table.classList.toggle("pmtable-words", wide); // texts to be read whole
    table.append(h("thead", {}, [h("tr", {}, columns.map(headCell))]));
    table.append(h("tbody", {}, positions.map((position) =>
      h("tr", {}, columns.map((column, at) => bodyCell(position, column, at === 0))))));
    frame.replaceChildren(table);
  }

  /** The page of rows anew. */
  function drawRows() {
    keepFocus(frame, fill, ({ dataset: { row, key, sort } }) => (row
      ? cells.get(cellName(row, key ?? ""))?.input
      : sort && frame.querySelector(`[data-sort="${CSS.escape(sort)}"]`)));
  }

  function draw() {
    if (patching) return;
    rows = model.get("rows");
    columns = model.get("columns");
    indexOf = new Map(rows.map((row, position) => [row.id, position]));
    if (lacking && ![...lacking].every((id) => indexOf.has(id))) lacking = new Set(rows.filter(lacks).map((row) => row.id));
    root.classList.toggle("pmtable-stacked", model.get("stacked"));
    arrange();
    drawRows();
    drawBar();
    const helped = columns.filter((column) => column.help);
    legend.hidden = !helped.length;
    legend.replaceChildren(h("summary", { text: "What the columns mean" }),
      h("dl", {}, helped.flatMap((column) => [h("dt", { text: heading(column) }), h("dd", { text: column.help })])));
  }

  /** @param {any} message */
  function answered(message) {
    if (message?.kind !== "patch") return;
    const next = rows.slice();
    for (const { id, key, value } of message.changes) {
      const position = indexOf.get(id);
      if (position !== undefined) next[position] = { ...next[position], [key]: value };
    }
    patching = true;
    model.set("rows", next); // both sides know; nothing is sent
    patching = false;
    rows = next;
    for (const { id, key } of message.changes) box.show(cellName(id, key));
    drawMissing();
  }

  /** @type {any} */ let before = model.get("errors");
  function errorsChanged() {
    const now = model.get("errors");
    const ids = new Set([...Object.keys(before), ...Object.keys(now)]);
    const fresh = [];
    for (const id of ids) {
      for (const column of columns) {
        const [old, error] = [before[id]?.[column.key], now[id]?.[column.key]];
        if (old?.text === error?.text && old?.message === error?.message) continue;
        showError(id, column);
        box.show(cellName(id, column.key));
        if (error) fresh.push(error.message);
      }
    }
    before = now;
    if (fresh.length === 1) spoken.textContent = fresh[0];
  }

  /** @type {any} */ let readBefore = model.get("told");
  function toldChanged() {
    const now = model.get("told");
    const fresh = [];
    for (const id of new Set([...Object.keys(readBefore), ...Object.keys(now)])) {
      for (const column of columns) {
        const told = now[id]?.[column.key];
        if (told === readBefore[id]?.[column.key]) continue;
        showError(id, column);
        if (told) fresh.push(told);
      }
    }
    readBefore = now;
    if (fresh.length === 1) spoken.textContent = fresh[0];
  }

  function computedChanged() {
    for (const column of columns) {
      if (!isComputed(column.key)) continue;
      const values = unpackComputed(model.get("computed")[column.key]);
      for (const [name, there] of cells) {
        const [id, key] = name.split("\u0000");
        const position = indexOf.get(id);
        if (key === column.key && !there.input && position !== undefined) there.cell.textContent = shownValue(column, values[position]);
      }
    }
  }

  /** Move the focus up or down one row, over the edge to the next page. @param {any} input @param {number} by */
  function go(input, by) {
    const size = model.get("page_size");
    const at = order.indexOf(indexOf.get(input.dataset.row) ?? -1) + by;
    if (at < 0 || at >= order.length) return;
    if (Math.floor(at / size) !== page) {
      input.blur(); // that is an edit
      page = Math.floor(at / size);
      drawRows();
      drawBar();
    }
    const next = cells.get(cellName(rows[order[at]].id, input.dataset.key))?.input;
    next?.focus();
    next?.select?.();
  }

  function turn() {
    arrange();
    drawRows();
    drawBar();
  }

  const listeners = new AbortController();
  const on = (/** @type {string} */ name, /** @type {(event: any) => void} */ action) =>
    root.addEventListener(name, action, { signal: listeners.signal });
  on("keydown", (event) => {
    const input = event.target;
    if (!input.dataset?.row || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const choice = input.tagName === "SELECT";
    if (event.key === "Escape" && !choice) {
      const { row, key } = input.dataset;
      const position = indexOf.get(row);
      const column = columns.find((one) => one.key === key);
      if (position === undefined || !column) return;
      input.value = typed(column, rows[position][key]);
      box.edit(cellName(row, key), input.value);
      input.select();
    } else if (event.key === "Enter" || (!choice && (event.key === "ArrowDown" || event.key === "ArrowUp"))) {
      event.preventDefault();
      go(input, event.key === "ArrowUp" || (event.key === "Enter" && event.shiftKey) ? -1 : 1);
    }
  });
  on("paste", (event) => {
    const input = event.target;
    if (!input.dataset?.row) return;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!/[\t\n\r]/.test(text.replace(/[\r\n]+$/, ""))) return;
    event.preventDefault();
    const name = cellName(input.dataset.row, input.dataset.key);
    if (box.held(name)) box.edit(name, input.value); // before the block, which is newer
    const at = order.indexOf(indexOf.get(input.dataset.row) ?? -1);
    const lines = text.split("\n").length;
    box.request({ kind: "paste", key: input.dataset.key, text, ids: order.slice(at, at + lines).map((position) => rows[position].id) });
  });
  on("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button === undo) box.request({ kind: "undo" });
    else if (button.dataset.to) {
      page = Number(button.dataset.to);
      drawRows();
      drawBar();
      frame.scrollTop = 0;
    } else if (button.dataset.sort) {
      const again = sortKey === button.dataset.sort;
      const column = columns.find((one) => one.key === button.dataset.sort);
      const downFirst = column?.type === "number";
      if (!again) [sortKey, sortDown] = [button.dataset.sort, downFirst];
      else if (sortDown === downFirst) sortDown = !sortDown;
      else sortKey = "";
      page = 0;
      turn();
      spoken.textContent = sortKey ? `Sorted by ${column?.label}, ${sortDown ? "highest first" : "lowest first"}.` : "In the original order.";
    }
  });
  on("change", (event) => {
    if (event.target !== first) return;
    lacking = first.checked ? new Set(rows.filter(lacks).map((row) => row.id)) : null;
    page = 0;
    turn();
    frame.scrollTop = 0;
  });
  on("input", (event) => {
    if (event.target !== find) return;
    page = 0;
    turn();
  });
  const tell = () => {
    notice.textContent = model.get("notice");
    notice.hidden = !notice.textContent;
  };

  model.on("msg:custom", answered);
  const stops = [
    watch(model, REDRAWN, draw),
    watch(model, ["errors"], errorsChanged),
    watch(model, ["told"], toldChanged),
    watch(model, ["notes"], notesChanged),
    watch(model, ["computed"], computedChanged),
    watch(model, ["notice"], tell),
    watch(model, ["undo_label"], drawBar),
  ];
  draw();
  tell();
  return () => {
    box.flush();
    listeners.abort();
    model.off("msg:custom", answered);
    [...stops, ...unbind].forEach((stop) => stop());
  };
}

export default withOutbox(render, cellByCell);
