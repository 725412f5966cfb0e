// A real table: rows by columns, a select per cell (or a checkbox where there is one mark only).

KINDS.matrix = (view, change) => {
  /** @type {Record<string, Record<string, string>>} */
  let marks = {};
  const single = view.marks.length === 1 ? view.marks[0] : null;
  const cells = new Map();
  const table = h("table", { class: "pmq-matrix" });
  table.append(h("thead", {}, [h("tr", {}, [
    h("td", {}),
    ...view.columns.map((/** @type {any} */ column) => h("th", { scope: "col" }, [words(column)])),
  ])]));
  const body = h("tbody");
  /** @type {Map<string, PartPlace>} */
  const places = new Map();
  for (const row of view.rows) {
    const place = partPlace();
    places.set(row.id, place);
    const line = h("tr", {}, [h("th", { scope: "row" }, [words(row), place.mark, place.reason])]);
    for (const column of view.columns) {
      const name = `${plain(row)}, ${plain(column)}`;
      const control = single
        ? h("input", { type: "checkbox", "aria-label": name })
        : h("select", { "aria-label": name }, [
          new Option("–", ""),
          ...view.marks.map((/** @type {any} */ one) => new Option(one.id, one.id)),
        ]);
      control.addEventListener("change", () => {
        const value = single ? (/** @type {HTMLInputElement} */ (control).checked ? single.id : "") : /** @type {any} */ (control).value;
        marks = { ...marks, [row.id]: { ...marks[row.id], [column.id]: value } };
        change(marks);
      });
      cells.set(`${row.id} ${column.id}`, { row: row.id, column: column.id, control });
      line.append(h("td", { dataset: { heading: plain(column) } }, [control]));
    }
    body.append(line);
  }
  table.append(body);
  const meanings = view.marks.map((/** @type {any} */ one) => h("li", {}, [h("strong", { text: one.id }), ` ${one.label}`]));
  return {
    element: fields(single ? `Tick what fits: ${single.label}` : "Choose a mark for each cell, or leave it empty", [
      ...(single ? [] : [h("ul", { class: "pmq-meanings" }, meanings)]),
      h("div", { class: "pmq-scroll", tabindex: "0", role: "group", "aria-label": "Table of your answer" }, [table]),
    ]),
    places,
    show(answer) {
      marks = answer ?? {};
      for (const { row, column, control } of cells.values()) {
        const value = marks[row]?.[column] ?? "";
        if (single) /** @type {HTMLInputElement} */ (control).checked = value === single.id;
        else if (control.value !== value) control.value = value;
      }
    },
  };
};
