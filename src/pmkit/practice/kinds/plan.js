// Choose items under a capacity: a checkbox each, and a running count.

KINDS.plan = (view, change) => {
  const bar = useBar();
  const capacity = Number(view.capacity);
  const unit = view.unit ? ` ${view.unit}` : "";
  const items = view.items;
  const named = new Map(items.map((/** @type {any} */ item) => [item.id, plain(item)]));
  const sum = h("p", { class: "pmq-sum", role: "status" });
  const missing = h("p", { class: "pmq-lint", role: "status" });
  const rows = items.map((/** @type {any} */ item) => {
    const input = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox", value: item.id }));
    const place = partPlace(input);
    const needs = (item.requires ?? []).map((/** @type {string} */ id) => named.get(id) ?? id);
    const facts = [
      `${tidy(Number(item.cost))}${Number(item.cost) === 1 ? unit.replace(/s$/, "") : unit}`, // 1 person-month
      ...(item.value !== undefined && item.value !== null ? [`value ${tidy(Number(item.value))}${view.value_unit ? ` ${view.value_unit}` : ""}`] : []),
      ...(needs.length ? [`needs ${needs.join(" and ")}`] : []),
    ];
    const row = optionRow(input, h("span", {}, [words(item), h("span", { class: "pmq-facts", text: facts.join(" · ") })]), place);
    return { id: item.id, item, input, place, row };
  });
  const read = () => rows.filter((/** @type {any} */ row) => row.input.checked).map((/** @type {any} */ row) => row.id);
  function count() {
    const chosen = new Set(read());
    const picked = items.filter((/** @type {any} */ item) => chosen.has(item.id));
    const used = picked.reduce((/** @type {number} */ all, /** @type {any} */ item) => all + Number(item.cost), 0);
    const left = Math.round((capacity - used) * 1e6) / 1e6;
    bar.set(used, capacity, left < 0);
    setText(sum, `${tidy(used)} of ${tidy(capacity)}${unit} used. `
      + (left > 0 ? `${tidy(left)} left.` : left < 0 ? `${tidy(-left)} too many.` : "Full."));
    setText(missing, picked.flatMap((/** @type {any} */ item) => (item.requires ?? [])
      .filter((/** @type {string} */ id) => !chosen.has(id))
      .map((/** @type {string} */ id) => `${named.get(item.id)} needs ${named.get(id) ?? id}.`)).join(" "));
  }
  const element = fields(`Choose what fits into ${tidy(capacity)}${unit}`, [
    h("div", { class: "pmq-options" }, rows.map((/** @type {any} */ row) => row.row)), bar.element, sum, missing,
  ]);
  element.addEventListener("change", () => { count(); change(read()); });
  return {
    element,
    places: placesOf(rows),
    show(answer) {
      const chosen = new Set(answer ?? []);
      for (const row of rows) row.input.checked = chosen.has(row.id);
      count();
    },
  };
};
