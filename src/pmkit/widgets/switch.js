// A few things side by side, one of them chosen.

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  const root = widgetRoot(el, "pmswitch");
  const name = uniqueId("switch");

  function draw() {
    const active = /** @type {any} */ (root.contains(document.activeElement) ? document.activeElement : null);
    const options = model.get("options").map((/** @type {{ value: string, label: string }} */ option) =>
      h("label", { class: "pmswitch-option" }, [
        h("input", { type: "radio", name, value: option.value }), h("span", { text: option.label }),
      ]));
    root.replaceChildren(h("fieldset", {}, [
      h("legend", { class: "pmswitch-label", text: model.get("label") }), h("div", { class: "pmswitch-bar" }, options),
    ]));
    show();
    if (active) /** @type {any} */ (root.querySelector(`input[value="${CSS.escape(active.value)}"]`) ?? root.querySelector("input:checked"))?.focus();
  }
  function show() {
    for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll("input"))) {
      input.checked = input.value === model.get("value");
    }
  }
  const chosen = (/** @type {any} */ event) => {
    model.set("value", event.target.value);
    model.save_changes();
  };
  root.addEventListener("change", chosen);
  const stops = [watch(model, ["options", "label"], draw), watch(model, ["value"], show)];
  draw();
  return () => {
    root.removeEventListener("change", chosen);
    stops.forEach((stop) => stop());
  };
}

export default { render };
