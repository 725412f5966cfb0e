// A range: two text fields that take numbers as people write them.

KINDS.estimate = (view, change, ask) => {
  const ends = [["low", "At least"], ["high", "At most"]].map(([key, text]) => {
    const { box, input } = numberField("", view.unit, ask, { id: uniqueId(key) });
    const label = h("label", { class: "pmq-label", for: input.id, text });
    const place = partPlace(input);
    const read = readPlace(input);
    return { id: key, input, place, read, node: h("div", { class: "pmq-end" }, [label, box, read, place.reason]) };
  });
  const help = h("p", { class: "pmq-quiet", id: uniqueId("help"), text: view.ask });
  for (const { input } of ends) {
    describeBy(input, help);
    input.addEventListener("input", () => change(Object.fromEntries(ends.map((end) => [end.id, end.input.value]))));
  }
  return {
    element: fields("Your range", [h("div", { class: "pmq-ends" }, ends.map((end) => end.node)), help]),
    places: placesOf(ends),
    read: (told) => ends.forEach((end) => setText(end.read, told[end.id]?.[0] ?? "")),
    show(answer) {
      for (const end of ends) setValue(end.input, answer?.[end.id] ?? "");
    },
  };
};
