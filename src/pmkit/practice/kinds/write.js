// Write: labelled text areas; after the first check a rubric to mark one's own text.

KINDS.write = (view, change) => {
  /** @type {{ slots: Record<string, string>, marks: Record<string, boolean> }} */
  let answer = { slots: {}, marks: {} };
  const slots = view.slots.map((/** @type {any} */ slot) => {
    const id = uniqueId("slot");
    const input = /** @type {HTMLTextAreaElement} */ (h("textarea", { id, rows: slot.rows, class: "pmq-text" }));
    input.style.minHeight = `calc(${slot.rows} * 1.5em + 24px)`; // it grows with its text, from its rows on
    const label = h("label", { class: "pmq-label", for: id, text: slot.required ? slot.label : `${slot.label} (if you like)` });
    const parts = [label];
    if (slot.help) {
      const help = h("p", { class: "pmq-quiet", id: uniqueId("help"), text: slot.help });
      input.setAttribute("aria-describedby", help.id);
      parts.push(help);
    }
    input.addEventListener("input", () => {
      answer = { ...answer, slots: { ...answer.slots, [slot.id]: input.value } };
      change(answer);
    });
    const place = partPlace(input);
    return { id: slot.id, input, place, node: h("div", { class: "pmq-slot" }, [...parts, input, place.mark, place.reason]) };
  });
  const marks = (view.criteria ?? []).map((/** @type {any} */ criterion) => {
    const input = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox" }));
    input.addEventListener("change", () => {
      answer = { ...answer, marks: { ...answer.marks, [criterion.id]: input.checked } };
      change(answer);
    });
    return { id: criterion.id, input, row: optionRow(input, words(criterion), partPlace(input)) };
  });
  const rubric = fields("Mark your own text: tick what it does", [h("div", { class: "pmq-options" }, marks.map((/** @type {any} */ one) => one.row))], "pmq-rubric");
  rubric.hidden = true;
  return {
    element: h("div", { class: "pmq-fields" }, [...slots.map((/** @type {any} */ slot) => slot.node)]),
    after: rubric,
    places: placesOf(slots),
    show(next) {
      answer = { slots: next?.slots ?? {}, marks: next?.marks ?? {} };
      for (const slot of slots) setValue(slot.input, answer.slots[slot.id] ?? "");
      for (const one of marks) one.input.checked = Boolean(answer.marks[one.id]);
    },
    /** Marking one's own text does not make the reply to it old. */
    key: (one) => one?.slots,
    checked(state) {
      rubric.hidden = !marks.length || !state.feedback || state.feedback.verdict === "not-started";
    },
  };
};
