// A board of cards: drag with any pointer, Space and arrows, or the list on each card; several that are chosen move
// together. One list of cards is the state.

/** @typedef {{ id: string, title: string, column: string, detail?: string, badge?: string, warning?: string }} Card */

/**
 * The list with a card, and those that go `along` with it, at a position of a column: behind so many others.
 * @param {Card[]} cards @param {string} id @param {string} column @param {number} index @param {string[]} [along] in their order, `id` among them
 */
function placed(cards, id, column, index, along = [id]) {
  const moving = new Set(along);
  const others = cards.filter((card) => card.column === column && card.id !== id);
  const next = others.slice(Math.max(0, index)).find((card) => !moving.has(card.id));
  const rest = cards.filter((card) => !moving.has(card.id));
  const at = next ? rest.indexOf(next) : rest.map((card) => card.column).lastIndexOf(column) + 1 || rest.length;
  const moved = cards.filter((card) => moving.has(card.id)).map((card) => ({ ...card, column }));
  return [...rest.slice(0, at), ...moved, ...rest.slice(at)];
}

/** Cards as Python has them, where the page has put them. @param {Card[]} cards @param {[string, string][]} places id and column, top first */
function arranged(cards, places) {
  const known = new Map(cards.map((card) => [card.id, card]));
  const put = places.filter(([id]) => known.has(id)).map(([id, column]) => ({ .../** @type {Card} */ (known.get(id)), column }));
  const own = new Set(places.map(([id]) => id));
  return [...put, ...cards.filter((card) => !own.has(card.id))];
}

/** @param {{ model: any, el: HTMLElement }} context @param {ReturnType<typeof outboxOf>} box */
function render({ model, el }, box) {
  const root = widgetRoot(el, "pmboard");
  root.setAttribute("role", "group");
  const stem = uniqueId("board");
  const help = h("p", { class: "pmboard-help" });
  const keys = h("p", { class: "pmkit-hidden", id: `${stem}-keys`, text: "Space picks a card up, arrows move it, Space drops it, Escape puts it back." });
  const several = h("button", { type: "button", class: "pmkit-quiet pmboard-several", text: "Select several", "aria-pressed": "false" });
  const target = /** @type {HTMLSelectElement} */ (h("select", { "aria-label": "Move the selected cards to", hidden: true }));
  const bar = h("div", { class: "pmboard-bar" }, [help, target, several]);
  const area = h("div", { class: "pmboard-columns" });
  const live = liveRegion();
  root.append(bar, keys, area, live);

  /** @type {string | null} */ let held = null; // picked up by keyboard
  /** @type {Card[]} */ let before = [];
  let choosing = false; // several cards, each with a box to tick
  /** @type {Set<string>} */ const selected = new Set();
  /** @type {Map<string, { sign: string, node: HTMLElement }>} */ const drawn = new Map(); // by card: what would change it

  /** With one column the list on a card holds places, not columns. */
  const oneColumn = () => columns().length === 1;
  const cards = () => {
    const places = box.now("places", null);
    return /** @type {Card[]} */ (places ? arranged(model.get("cards"), places) : model.get("cards"));
  };
  const columns = () => /** @type {any[]} */ (model.get("columns"));
  const titleOf = (/** @type {string} */ column) => columns().find((one) => one.id === column)?.title ?? column;
  const members = (/** @type {string} */ column) => cards().filter((card) => card.column === column);
  const cardOf = (/** @type {string} */ id) => /** @type {Card} */ (cards().find((card) => card.id === id));
  const say = (/** @type {string} */ text) => { live.textContent = text; };

  /** @param {string} id */
  function where(id) {
    const card = cardOf(id);
    const list = members(card.column);
    return `${card.title}: ${titleOf(card.column)}, ${list.findIndex((one) => one.id === id) + 1} of ${list.length}`;
  }

  /** @param {Card[]} list */
  function commit(list) {
    box.edit("places", list.map((card) => [card.id, card.column])); // Python gets to work before the page draws
    draw();
  }

  /** Move a card, and with one of the selected ones all of them. @param {string} id @param {string} column @param {number} index */
  function move(id, column, index) {
    const along = selected.has(id) ? [...selected] : [id];
    selected.clear();
    commit(placed(cards(), id, column, index, along));
    say(along.length > 1 ? `${along.length} cards moved to ${titleOf(column)}.` : `Moved. ${where(id)}.`);
  }

  /** The next card of the tray, where this one was taken out of it; else the card itself. @param {string} id @param {Card[]} was the cards before */
  function nextOf(id, was) {
    const tray = columns().find((column) => column.tray)?.id;
    const waited = was.filter((card) => card.column === tray);
    const at = waited.findIndex((card) => card.id === id);
    if (at < 0 || cardOf(id).column === tray) return id;
    const waits = new Set(members(tray).map((card) => card.id));
    return [...waited.slice(at), ...waited.slice(0, at).reverse()].find((card) => waits.has(card.id))?.id ?? id;
  }

  /** @param {any} meter */
  function meterOf(meter) {
    const share = (/** @type {number} */ value) => `${Math.max(0, Math.min(100, (value / (meter.max || 1)) * 100))}%`;
    const over = meter.over ?? (meter.mark !== undefined && meter.mark !== null && meter.value > meter.mark);
    const bar = h("div", { class: "pmboard-meter", "aria-hidden": "true" });
    const fill = h("div", { class: over ? "pmboard-fill pmboard-over" : "pmboard-fill" });
    fill.style.width = share(meter.value);
    bar.append(fill);
    if (meter.mark !== undefined && meter.mark !== null) {
      const mark = h("div", { class: "pmboard-mark" });
      mark.style.left = share(meter.mark);
      bar.append(mark);
    }
    return [bar, h("div", { class: "pmboard-metertext", text: meter.text ?? `${meter.value} of ${meter.max}` })];
  }

  /** The list on a card. @param {Card} card */
  function chooserOf(card) {
    const name = oneColumn() ? "Place" : "Column";
    const choose = /** @type {HTMLSelectElement} */ (h("select", { class: "pmboard-choose", "aria-label": `${name} of ${card.title}`, title: oneColumn() ? "Move to another place" : "Move to another column" }));
    if (oneColumn()) cards().forEach((one, at) => choose.add(new Option(`Place ${at + 1}`, String(at), false, one.id === card.id)));
    else for (const column of columns()) choose.add(new Option(column.title, column.id, false, column.id === card.column));
    return choose;
  }

  /** @param {Card} card @param {number} at */
  function cardNode(card, at) {
    const own = held === card.id;
    const handle = h("button", { type: "button", class: "pmboard-grip", dataset: { drag: "mouse" }, "aria-pressed": String(own), "aria-describedby": keys.id }, [
      grip("pmboard-dots"), ...(oneColumn() ? [h("span", { class: "pmboard-number", text: String(at + 1) })] : []), h("span", { class: "pmboard-title", text: card.title }),
    ]);
    const chosen = selected.has(card.id);
    const node = h("li", { class: "pmboard-card", dataset: { card: card.id } }, [handle]);
    node.classList.toggle("pmboard-held", own);
    node.classList.toggle("pmboard-selected", chosen);
    if (choosing) handle.before(h("input", { type: "checkbox", class: "pmboard-tick", checked: chosen, "aria-label": `Select ${card.title}` }));
    if (card.warning) node.append(h("div", { class: "pmboard-warning", text: `⚠ ${card.warning}` }));
    if (card.badge || card.detail) node.append(h("div", { class: "pmboard-foot" }, [
      ...(card.badge ? [h("span", { class: "pmboard-badge", text: card.badge })] : []),
      ...(card.detail ? [h("span", { class: "pmboard-detail", text: card.detail, title: card.detail })] : []),
    ]));
    node.append(chooserOf(card));
    return node;
  }

  /** The card as it stands on the page, made anew only where something on it is another. @param {Card} card @param {number} at */
  function cardShown(card, at) {
    const choices = oneColumn() ? [at, cards().length] : columns().map((column) => [column.id, column.title]);
    const sign = JSON.stringify([card, held === card.id, choosing, selected.has(card.id), choices]);
    const before = drawn.get(card.id);
    const shown = before?.sign === sign ? before : { sign, node: cardNode(card, at) };
    drawn.set(card.id, shown);
    return shown.node;
  }

  /** @param {any} column @param {number} at */
  function columnNode(column, at) {
    return h("div", { class: column.tray ? "pmboard-column pmboard-tray" : "pmboard-column", role: "group", dataset: { column: column.id }, "aria-labelledby": `${stem}-c${at}` }, [h("ul")]);
  }

  /** Bring a column to what it holds; cards and columns in which nothing has changed are left alone. @param {Element} node @param {any} column @param {number} at */
  function fill(node, column, at) {
    const items = /** @type {HTMLElement} */ (node.querySelector(":scope > ul"));
    const list = members(column.id);
    const shown = list.map(cardShown);
    if (!list.length) shown.push(h("li", { class: "pmboard-empty", text: column.tray ? "Every card is placed." : "No cards yet" }));
    if (shown.length !== items.children.length || shown.some((one, place) => one !== items.children[place])) items.replaceChildren(...shown);
    const head = [
      h("div", { class: "pmboard-head", id: `${stem}-c${at}` }, [
        h("span", { class: "pmboard-name", text: column.title }), h("span", { class: "pmboard-count", text: String(list.length) }),
      ]),
    ];
    if (column.meter) head.push(...meterOf(column.meter));
    if (column.note) head.push(h("div", { class: "pmboard-note", text: column.note }));
    const stands = [...node.children].slice(0, -1);
    if (stands.length === head.length && stands.every((one, place) => one.isEqualNode(head[place]))) return;
    stands.forEach((one) => one.remove());
    items.before(...head);
  }

  /** Where the focus is, as something that survives a redraw. */
  function focusPlace() {
    const active = /** @type {any} */ (document.activeElement);
    const card = area.contains(active) ? active.closest("[data-card]")?.dataset.card : null;
    return card ? { card, part: active.tagName.toLowerCase() } : null;
  }

  /** @param {{ card: string, part: string } | null} place `part`: the element's name */
  function focus(place) {
    if (!place) return;
    const card = area.querySelector(`[data-card="${CSS.escape(place.card)}"]`);
    const node = /** @type {HTMLElement | null | undefined} */ (card?.querySelector(place.part) ?? card?.querySelector("button"));
    node?.focus({ preventScroll: false });
  }

  function drawBar() {
    help.textContent = `Drag a card, or move it by the list ▾ on it. Keyboard: Space, arrows, Space.`;
    several.hidden = oneColumn() || cards().length < 3;
    several.textContent = choosing ? "Done selecting" : "Select several";
    several.setAttribute("aria-pressed", String(choosing));
    const many = selected.size === 1 ? "1 card" : `${selected.size} cards`;
    if (target.hidden !== !selected.size && target === document.activeElement) several.focus({ preventScroll: true });
    target.hidden = !selected.size;
    target.replaceChildren(new Option(`Move ${many} to …`, ""), ...columns().map((column) => new Option(column.title, column.id)));
  }

  function draw() {
    if (drag.active()) return; // the drop draws
    const place = focusPlace();
    root.setAttribute("aria-label", model.get("label"));
    for (const id of selected) if (!cardOf(id)) selected.delete(id);
    drawBar();
    const shown = /** @type {HTMLElement[]} */ ([...area.children]);
    if (shown.length !== columns().length || columns().some((column, at) => shown[at].dataset.column !== column.id)) {
      area.replaceChildren(...columns().map(columnNode));
    }
    columns().forEach((column, at) => fill(area.children[at], column, at));
    const known = new Set(cards().map((card) => card.id));
    for (const id of drawn.keys()) if (!known.has(id)) drawn.delete(id);
    if (!area.contains(document.activeElement)) focus(place);
  }

  // --- keyboard -------------------------------------------------------------------------------------------------
  const STEPS = /** @type {Record<string, [number, number]>} */ ({ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] });

  /** @param {string} id */
  function release(id) {
    held = null;
    draw();
    say(`Dropped. ${where(id)}.`);
    focus({ card: nextOf(id, before), part: "button" });
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const id = /** @type {HTMLElement | null} */ (target.closest("[data-card]"))?.dataset.card;
    if (!id || !target.classList.contains("pmboard-grip") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      if (held) return release(held);
      held = id;
      before = cards();
      draw();
      say(`Picked up. ${where(id)}. Arrows move, Space drops, Escape puts back.`);
    } else if (event.key === "Escape" && held) {
      event.preventDefault();
      const put = held;
      held = null;
      commit(before);
      say(`Put back. ${where(put)}.`);
    } else if (STEPS[event.key]) {
      event.preventDefault();
      step(id, STEPS[event.key]);
    }
  }

  /** The next column to a side; without a card in hand, the next that holds one. @param {string} from @param {number} sideways */
  function columnBeside(from, sideways) {
    const ids = columns().map((column) => column.id);
    let at = ids.indexOf(from) + sideways;
    while (!held && ids[at] !== undefined && !members(ids[at]).length) at += sideways;
    return ids[at];
  }

  /** An arrow with a card in hand. @param {Card} card @param {number} position @param {[number, number]} by */
  function carry(card, position, [sideways, down]) {
    const column = sideways ? columnBeside(card.column, sideways) : card.column;
    if (column === undefined) return;
    const list = members(column);
    const index = sideways ? Math.min(position, list.length) : Math.max(0, Math.min(list.length - 1, position + down));
    commit(placed(cards(), card.id, column, index));
    say(`${where(card.id)}.`);
  }

  /** An arrow: a held card moves, else the focus does. In the tray, whose cards stand side by side, it goes along them. @param {string} id @param {[number, number]} by */
  function step(id, [sideways, down]) {
    const card = cardOf(id);
    const list = members(card.column);
    const position = list.findIndex((one) => one.id === id);
    if (held) return carry(card, position, [sideways, down]);
    const tray = columns().find((column) => column.tray)?.id;
    /** @type {Card | undefined} */ let next;
    if (card.column === tray) next = sideways ? list[position + sideways] : down > 0 ? members(columnBeside(tray, 1) ?? tray)[0] : undefined;
    else if (down < 0 && position === 0) next = tray === undefined ? undefined : members(tray)[0];
    else if (down) next = list[position + down];
    else {
      const beside = members(columnBeside(card.column, sideways) ?? card.column);
      next = beside[Math.min(position, beside.length - 1)];
    }
    if (next) focus({ card: next.id, part: "button" });
  }

  // --- pointer --------------------------------------------------------------------------------------------------
  const drag = dragging(area, {
    item: "card",
    zone: "column",
    lift() {
      if (held) release(held);
    },
    drop(id, column, index) {
      move(id, column, index);
      focus({ card: id, part: "button" });
    },
    stays() {
      draw();
      say("The card stays where it was.");
    },
  });

  // --- the rest -------------------------------------------------------------------------------------------------
  /** @param {Event} event */
  function onChange(event) {
    const field = /** @type {HTMLSelectElement | HTMLInputElement} */ (event.target);
    const id = /** @type {HTMLElement | null} */ (field.closest("[data-card]"))?.dataset.card;
    if (!id) return;
    if (field instanceof HTMLInputElement) return select(id, field.checked);
    const was = cards();
    if (oneColumn()) move(id, columns()[0].id, Number(field.value));
    else move(id, field.value, Infinity);
    focus({ card: nextOf(id, was), part: "select" });
  }

  /** @param {string} id @param {boolean} on */
  function select(id, on) {
    if (on) selected.add(id);
    else selected.delete(id);
    draw();
    say(`${selected.size} selected.`);
  }

  /** A click with Shift, Ctrl or Cmd selects a card. @param {MouseEvent} event */
  function onClick(event) {
    const id = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-card]"))?.dataset.card;
    if (!id || oneColumn() || !(event.shiftKey || event.ctrlKey || event.metaKey)) return;
    choosing = true;
    select(id, !selected.has(id));
  }

  several.addEventListener("click", () => {
    choosing = !choosing;
    selected.clear();
    draw();
  });
  target.addEventListener("change", () => {
    const [first] = cards().filter((card) => selected.has(card.id));
    if (first && target.value) move(first.id, target.value, Infinity);
    several.focus({ preventScroll: true });
  });
  area.addEventListener("click", onClick);
  area.addEventListener("keydown", onKey);
  area.addEventListener("change", onChange);
  const stops = [box.place("places", draw), watch(model, ["cards", "columns", "label"], draw)];
  draw();
  return () => {
    drag.remove();
    stops.forEach((stop) => stop());
    area.removeEventListener("keydown", onKey);
    area.removeEventListener("click", onClick);
    area.removeEventListener("change", onChange);
  };
}

export default withOutbox(render);
