// A board of cards: drag with any pointer, Space and arrows, or the list on each card. One list of cards is the state.

/** @typedef {{ id: string, title: string, column: string, detail?: string, badge?: string, warning?: string }} Card */

/** The list with one card at a position of a column. @param {Card[]} cards @param {string} id @param {string} column @param {number} index */
function placed(cards, id, column, index) {
  const rest = cards.filter((card) => card.id !== id);
  const card = { .../** @type {Card} */ (cards.find((one) => one.id === id)), column };
  const members = rest.filter((one) => one.column === column);
  const before = members[Math.max(0, index)];
  const at = before ? rest.indexOf(before) : members.length ? rest.indexOf(members[members.length - 1]) + 1 : rest.length;
  return [...rest.slice(0, at), card, ...rest.slice(at)];
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
  const help = h("p", { class: "pmboard-help", id: `${stem}-help` });
  const area = h("div", { class: "pmboard-columns" });
  const live = liveRegion();
  root.append(help, area, live);

  /** @type {string | null} */ let held = null; // picked up by keyboard
  /** @type {Card[]} */ let before = [];
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

  /** @param {string} id @param {string} column @param {number} index */
  function move(id, column, index) {
    commit(placed(cards(), id, column, index));
    say(`Moved. ${where(id)}.`);
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

  /** @param {Card} card */
  function cardNode(card) {
    const own = held === card.id;
    const handle = h("button", { type: "button", class: "pmboard-grip", dataset: { drag: "mouse" }, "aria-pressed": String(own), "aria-describedby": help.id }, [
      grip("pmboard-dots"), h("span", { class: "pmboard-title", text: card.title }),
    ]);
    const choose = /** @type {HTMLSelectElement} */ (h("select", { class: "pmboard-choose", "aria-label": `${oneColumn() ? "Place" : "Column"} of ${card.title}` }));
    if (oneColumn()) cards().forEach((one, at) => choose.add(new Option(`Place ${at + 1}`, String(at), false, one.id === card.id)));
    else for (const column of columns()) choose.add(new Option(column.title, column.id, false, column.id === card.column));
    const foot = h("div", { class: "pmboard-foot" });
    if (card.badge) foot.append(h("span", { class: "pmboard-badge", text: card.badge }));
    if (card.detail) foot.append(h("span", { class: "pmboard-detail", text: card.detail }));
    foot.append(choose);
    const node = h("li", { class: own ? "pmboard-card pmboard-held" : "pmboard-card", dataset: { card: card.id } }, [handle]);
    if (card.warning) node.append(h("div", { class: "pmboard-warning", text: `⚠ ${card.warning}` }));
    node.append(foot);
    return node;
  }

  /** The card as it stands on the page, made anew only where something on it is another. @param {Card} card @param {number} at */
  function cardShown(card, at) {
    const choices = oneColumn() ? [at, cards().length] : columns().map((column) => [column.id, column.title]);
    const sign = JSON.stringify([card, held === card.id, choices]);
    const before = drawn.get(card.id);
    const shown = before?.sign === sign ? before : { sign, node: cardNode(card) };
    drawn.set(card.id, shown);
    return shown.node;
  }

  /** @param {any} column @param {number} at */
  function columnNode(column, at) {
    return h("div", { class: "pmboard-column", role: "group", dataset: { column: column.id }, "aria-labelledby": `${stem}-c${at}` }, [h("ul")]);
  }

  /** Bring a column to what it holds; cards and columns in which nothing has changed are left alone. @param {Element} node @param {any} column @param {number} at */
  function fill(node, column, at) {
    const items = /** @type {HTMLElement} */ (node.querySelector(":scope > ul"));
    const list = members(column.id);
    const shown = list.map(cardShown);
    if (!list.length) shown.push(h("li", { class: "pmboard-empty", text: "No card yet" }));
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
    return card ? { card, choose: active.tagName === "SELECT" } : null;
  }

  /** @param {{ card: string, choose: boolean } | null} place */
  function focus(place) {
    if (!place) return;
    const node = area.querySelector(`[data-card="${CSS.escape(place.card)}"] ${place.choose ? "select" : "button"}`);
    /** @type {HTMLElement | null} */ (node)?.focus({ preventScroll: false });
  }

  function draw() {
    if (drag.active()) return; // the drop draws
    const place = focusPlace();
    root.setAttribute("aria-label", model.get("label"));
    help.textContent = `Drag a card, or choose its ${oneColumn() ? "place" : "column"} on the card. Keyboard: Space picks a card up, arrows move it, Space drops it, Escape puts it back.`;
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

  /** An arrow: a held card moves, else the focus does; sideways past empty columns. @param {string} id @param {[number, number]} by */
  function step(id, [sideways, down]) {
    const ids = columns().map((column) => column.id);
    const card = cardOf(id);
    const position = members(card.column).findIndex((one) => one.id === id);
    let at = ids.indexOf(card.column) + sideways;
    if (held) {
      if (at < 0 || at >= ids.length) return;
      const list = members(ids[at]);
      const index = sideways ? Math.min(position, list.length) : Math.max(0, Math.min(list.length - 1, position + down));
      commit(placed(cards(), id, ids[at], index));
      say(`${where(id)}.`);
      return;
    }
    while (sideways && ids[at] !== undefined && !members(ids[at]).length) at += sideways;
    const list = ids[at] === undefined ? [] : members(ids[at]);
    const next = list[Math.max(0, Math.min(list.length - 1, position + down))];
    if (next) focus({ card: next.id, choose: false });
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
      focus({ card: id, choose: false });
    },
    stays() {
      draw();
      say("The card stays where it was.");
    },
  });

  // --- the rest -------------------------------------------------------------------------------------------------
  /** @param {Event} event */
  function onChoose(event) {
    const select = /** @type {HTMLSelectElement} */ (event.target);
    const id = /** @type {HTMLElement | null} */ (select.closest("[data-card]"))?.dataset.card;
    if (!id) return;
    if (oneColumn()) move(id, columns()[0].id, Number(select.value));
    else move(id, select.value, Infinity);
    focus({ card: id, choose: true });
  }

  area.addEventListener("keydown", onKey);
  area.addEventListener("change", onChoose);
  const stops = [box.place("places", draw), watch(model, ["cards", "columns", "label"], draw)];
  draw();
  return () => {
    drag.remove();
    stops.forEach((stop) => stop());
    area.removeEventListener("keydown", onKey);
    area.removeEventListener("change", onChoose);
  };
}

export default withOutbox(render);
