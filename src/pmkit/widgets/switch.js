// A few things side by side, one of them chosen.

/** @param {{ model: any, el: HTMLElement }} context @param {ReturnType<typeof outboxOf>} box */
function render({ model, el }, box) {
  const root = widgetRoot(el, "pmswitch");
  const name = uniqueId("switch");

  function fill() {
    const options = model.get("options").map((/** @type {{ value: string, label: string }} */ option) =>
      h("label", { class: "pmswitch-option" }, [
        h("input", { type: "radio", name, value: option.value }), h("span", { text: option.label }),
      ]));
    root.replaceChildren(h("fieldset", {}, [
      h("legend", { class: "pmswitch-label", text: model.get("label") }), h("div", { class: "pmswitch-bar" }, options),
    ]));
    show();
  }
  const draw = () => keepFocus(root, fill, (/** @type {any} */ { value }) =>
    root.querySelector(`input[value="${CSS.escape(value)}"]`) ?? root.querySelector("input:checked"));
  function show() {
    const value = box.now("value", model.get("value"));
    for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll("input"))) {
      input.checked = input.value === value;
    }
  }
  const chosen = (/** @type {any} */ event) => box.edit("value", event.target.value);
  root.addEventListener("change", chosen);
  const stops = [
    box.place("value", show), watch(model, ["options", "label"], draw), watch(model, ["value"], () => box.show("value")),
  ];
  draw();
  return () => {
    root.removeEventListener("change", chosen);
    stops.forEach((stop) => stop());
  };
}

export default withOutbox(render);
