// Share a total out over cards: a number each, and a running count.

KINDS.allocate = (view, change, ask) => {
  const bar = useBar();
  const total = Number(view.total);
  const sum = h("p", { class: "pmq-sum", role: "status" });
  const rows = view.cards.map((/** @type {any} */ card) => {
    const { box, input } = numberField("", view.unit, ask, { id: uniqueId("share") });
    const place = partPlace(input);
    const label = words(card, "label", { class: "pmq-share-text", for: input.id });
    const told = readPlace(input);
    /** @type {any} */
    const row = { id: card.id, input, place, read: told, value: null, node: h("div", { class: "pmq-share" }, [label, place.mark, box, told, place.reason]) };
    input.addEventListener("input", () => { row.value = null; count(); change(read()); });
    return row;
  });
  const read = () => Object.fromEntries(rows.map((/** @type {any} */ row) => [row.id, row.input.value]));
  function count() {
    const used = rows.reduce((/** @type {number} */ all, /** @type {any} */ row) => all + (row.value ?? roughNumber(row.input.value)), 0);
    const left = Math.round((total - used) * 1e6) / 1e6;
    const unit = view.unit ? ` ${view.unit}` : "";
    bar.set(used, total, left < 0);
    setText(sum, `${tidy(used)} of ${tidy(total)}${unit} given out. `
      + (left > 0 ? `${tidy(left)} left.` : left < 0 ? `${tidy(-left)} too many.` : "Nothing left."));
  }
  return {
    element: fields(`Share out ${tidy(total)}${view.unit ? ` ${view.unit}` : ""}`, [
      h("div", { class: "pmq-shares" }, rows.map((/** @type {any} */ row) => row.node)), bar.element, sum,
    ]),
    places: placesOf(rows),
    read(told) {
      for (const row of rows) {
        setText(row.read, told[row.id]?.[0] ?? "");
        row.value = told[row.id]?.[1] ?? null;
      }
      count();
    },
    show(answer) {
      for (const row of rows) setValue(row.input, answer?.[row.id] ?? "");
      count();
    },
  };
};
