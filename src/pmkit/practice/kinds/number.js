// One number: a text field that takes it as people write it.

/** @param {any} view @param {(answer: any) => void} change @param {Ask} ask @param {string} called @returns {Control} */
function oneNumber(view, change, ask, called) {
  const { box, input } = numberField("", view.unit, ask, { id: uniqueId("number") });
  const help = h("p", { class: "pmq-quiet", id: uniqueId("help"), text: view.ask });
  const label = h("label", { class: "pmq-label", for: input.id, text: called });
  describeBy(input, help);
  const read = readPlace(input);
  input.addEventListener("input", () => change(input.value));
  return {
    element: h("div", { class: "pmq-fields" }, [label, box, read, help]),
    read: (told) => setText(read, told[""]?.[0] ?? ""),
    show: (answer) => setValue(input, answer ?? ""),
  };
}

KINDS.number = (view, change, ask) => oneNumber(view, change, ask, "Your answer");
