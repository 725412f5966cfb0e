// Choose one, choose many: native radios and checkboxes, each row a large label.

/** @param {any} view @param {(answer: any) => void} change @param {boolean} many @returns {Control} */
function choices(view, change, many) {
  const name = uniqueId("choice");
  const rows = view.options.map((/** @type {any} */ option) => {
    const input = /** @type {HTMLInputElement} */ (h("input", { type: many ? "checkbox" : "radio", name, value: option.id }));
    const place = partPlace(input);
    const row = optionRow(input, words(option), place);
    return { id: option.id, input, place, row };
  });
  const read = () => rows.filter((row) => row.input.checked).map((row) => row.id);
  const element = fields(
    many ? "Choose all that fit" : "Choose one",
    [h("div", { class: "pmq-options" }, rows.map((row) => row.row))],
  );
  element.addEventListener("change", () => change(many ? read() : (read()[0] ?? null)));
  return {
    element,
    places: placesOf(rows),
    show(answer) {
      const chosen = new Set(many ? (answer ?? []) : [answer]);
      for (const row of rows) row.input.checked = chosen.has(row.id);
    },
  };
}

KINDS.choose_one = (view, change) => choices(view, change, false);
KINDS.choose_many = (view, change) => choices(view, change, true);
