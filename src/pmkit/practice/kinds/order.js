// Put cards in order: buttons up and down, a select for the position. Dragging is an extra.

KINDS.order = (view, change) => {
  const start = view.cards.map((/** @type {any} */ card) => card.id);
  /** @type {string[]} */
  let order = [...start];
  const status = liveRegion();
  const list = h("ol", { class: "pmq-order", dataset: { zone: "list" } });
  const rows = new Map(view.cards.map((/** @type {any} */ card) => [card.id, row(card)]));

  /** @param {any} card */
  function row(card) {
    const text = plain(card);
    const position = /** @type {HTMLSelectElement} */ (h("select", { class: "pmq-position", "aria-label": `Position of: ${text}` }));
    start.forEach((/** @type {string} */ _, /** @type {number} */ at) => position.add(new Option(String(at + 1))));
    const up = h("button", { type: "button", class: "pmq-step", "aria-label": `Move up: ${text}`, text: "↑" });
    const down = h("button", { type: "button", class: "pmq-step", "aria-label": `Move down: ${text}`, text: "↓" });
    const place = partPlace(position);
    position.addEventListener("change", () => { move(card.id, Number(position.value) - 1); position.focus({ preventScroll: true }); });
    up.addEventListener("click", () => { move(card.id, order.indexOf(card.id) - 1); up.focus({ preventScroll: true }); });
    down.addEventListener("click", () => { move(card.id, order.indexOf(card.id) + 1); down.focus({ preventScroll: true }); });
    const node = h("li", { class: "pmq-card pmq-row", dataset: { item: card.id } }, [
      grip("pmq-grip"), position, words(card, "span", { class: "pmq-card-text" }), place.mark,
      h("span", { class: "pmq-steps" }, [up, down]), place.reason,
    ]);
    return { node, position, up, down, place, text };
  }

  /** @param {string} id @param {number} at */
  function move(id, at) {
    const to = Math.max(0, Math.min(order.length - 1, at));
    if (to === order.indexOf(id)) return;
    const next = order.filter((other) => other !== id);
    next.splice(to, 0, id);
    draw(next);
    change(next);
    setText(status, `${rows.get(id).text}: now ${to + 1} of ${next.length}.`);
  }

  /** @param {string[]} next */
  function draw(next) {
    order = next;
    order.forEach((id, at) => {
      const one = rows.get(id);
      if (list.children[at] !== one.node) list.insertBefore(one.node, list.children[at] ?? null);
      one.position.value = String(at + 1);
      one.up.setAttribute("aria-disabled", String(at === 0));
      one.down.setAttribute("aria-disabled", String(at === order.length - 1));
    });
  }

  const element = fields("Put the cards in order: use the arrows or the number, or drag", [
    h("p", { class: "pmq-quiet pmq-end-first", text: `1 = ${view.first}` }), list,
    h("p", { class: "pmq-quiet pmq-end-last", text: `${start.length} = ${view.last}` }), status,
  ]);
  const { remove } = dragging(element, { item: "item", zone: "zone", drop: (id, _, index) => move(id, index) });
  draw(order);
  return {
    element, remove,
    inOrder: true,
    places: new Map([...rows].map(([id, one]) => [id, one.place])),
    show(answer) {
      const known = (answer ?? []).filter((/** @type {string} */ id) => rows.has(id));
      draw([...known, ...start.filter((/** @type {string} */ id) => !known.includes(id))]);
    },
  };
};
