// Sort cards into groups: every card has a select. Dragging is an extra.

KINDS.sort = (view, change) => {
  /** @type {Record<string, string>} */
  let placed = {};
  let moved = ""; // the card that has just been taken from those still to sort
  const status = liveRegion();
  const named = new Map(view.groups.map((/** @type {any} */ group) => [group.id, plain(group)]));
  const zones = [{ id: "", text: "Still to sort" }, ...view.groups].map((group, number) => {
    const title = h("div", { class: "pmq-zone-title", id: uniqueId("zone") }, [
      ...(number ? [h("span", { class: "pmq-zone-key", text: String(number) })] : []), words(group), h("span", { class: "pmq-count" }),
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
    let lastKey = "";
    select.addEventListener("pointerdown", () => { lastKey = ""; });
    select.addEventListener("change", () => {
      put(card.id, select.value);
      if (select.value && ["Enter", " "].includes(lastKey)) goOn(card.id); // chosen from the open list
      else select.focus({ preventScroll: true });
    });
    select.addEventListener("keydown", (event) => {
      lastKey = event.key;
      const group = /^[1-9]$/.test(event.key) && !event.altKey ? view.groups[Number(event.key) - 1] : null;
      if (group) {
        event.preventDefault();
        put(card.id, group.id);
        goOn(card.id);
      } else if (event.key === "Tab" && !event.shiftKey && moved === card.id && goOn(card.id)) event.preventDefault();
    });
    return { id: card.id, text: plain(card), select, place, node };
  });

  /** By key from card to card: to the next that is still to sort, at the end to the button. @param {string} id */
  function goOn(id) {
    moved = "";
    const from = cards.findIndex((/** @type {any} */ card) => card.id === id);
    const next = [...cards.slice(from + 1), ...cards.slice(0, from)].find((card) => !placed[card.id]);
    const target = next?.select ?? element.parentElement?.querySelector(".pmq-actions button");
    target?.focus({ preventScroll: true });
    if (next) bringIntoSight(next.node);
    return Boolean(target);
  }

  /** @param {string} id @param {string} group */
  function put(id, group) {
    moved = placed[id] ? "" : id;
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
  const element = fields("Give every card a group: choose it in the card, press the group's number there, or drag the card", [
    tray.node, h("div", { class: "pmq-zones" }, groups.map((zone) => zone.node)), status,
  ]);
  const { remove } = dragging(element, { item: "item", zone: "zone", drop: put });
  return {
    element, remove,
    places: placesOf(cards),
    show: (answer) => draw(answer ?? {}),
  };
};
