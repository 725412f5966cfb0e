// Sort cards into groups: every card has a select. Put them in order: buttons up and down, a select for the position.
// Dragging is an extra.

KINDS.sort = (view, change) => {
  /** @type {Record<string, string>} */
  let placed = {};
  const status = liveRegion();
  const named = new Map(view.groups.map((/** @type {any} */ group) => [group.id, plain(group)]));
  const zones = [{ id: "", text: "Still to sort" }, ...view.groups].map((group) => {
    const title = h("div", { class: "pmq-zone-title", id: uniqueId("zone") }, [
      words(group), h("span", { class: "pmq-count" }),
    ]);
    const list = h("ul", { class: "pmq-zone-list", "aria-labelledby": title.id });
    const node = h("div", { class: group.id ? "pmq-zone" : "pmq-zone pmq-tray", dataset: { zone: group.id } }, [title, list]);
    return { id: group.id, title, list, node };
  });
  const cards = view.cards.map((/** @type {any} */ card) => {
    const select = /** @type {HTMLSelectElement} */ (h("select", { "aria-label": `Group for: ${plain(card)}` }));
    select.append(new Option("Choose a group", ""), ...[...named].map(([id, text]) => new Option(text, id)));
    const place = partPlace(select);
    const node = h("li", { class: "pmq-card", dataset: { item: card.id } }, [
      h("div", { class: "pmq-card-top" }, [grip("pmq-grip"), words(card, "span", { class: "pmq-card-text" })]),
      h("div", { class: "pmq-card-foot" }, [select, place.mark]),
      place.reason,
    ]);
    select.addEventListener("change", () => { put(card.id, select.value); select.focus({ preventScroll: true }); });
    return { id: card.id, text: plain(card), select, place, node };
  });

  /** @param {string} id @param {string} group */
  function put(id, group) {
    const next = { ...placed };
    if (group) next[id] = group;
    else delete next[id];
    draw(next);
    change(next);
    const card = cards.find((/** @type {any} */ one) => one.id === id);
    setText(status, group ? `${card.text}: moved to ${named.get(group)}.` : `${card.text}: taken out of its group.`);
  }

  /** @param {Record<string, string>} next */
  function draw(next) {
    placed = next;
    for (const zone of zones) {
      const inside = cards.filter((/** @type {any} */ card) => (placed[card.id] ?? "") === zone.id);
      const count = zone.title.querySelector(".pmq-count");
      if (count) setText(/** @type {HTMLElement} */ (count), String(inside.length));
      inside.forEach((/** @type {any} */ card, /** @type {number} */ at) => {
        if (zone.list.children[at] !== card.node) zone.list.insertBefore(card.node, zone.list.children[at] ?? null);
        card.select.value = zone.id;
      });
      if (!zone.id) zone.node.classList.toggle("pmq-empty", !inside.length);
    }
  }

  const [tray, ...groups] = zones;
  const element = fields("Give every card a group: choose it in the card, or drag the card", [
    tray.node, h("div", { class: "pmq-zones" }, groups.map((zone) => zone.node)), status,
  ]);
  const { remove } = dragging(element, { item: "item", zone: "zone", drop: put });
  return {
    element, remove,
    places: placesOf(cards),
    show: (answer) => draw(answer ?? {}),
  };
};

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
