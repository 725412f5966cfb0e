// This week's days, and a goal of days that its owner may set and take back.

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  const root = widgetRoot(el, "pmweek");
  const text = h("p", { role: "status" });
  const list = h("ol", { "aria-label": "This week" });
  const select = /** @type {HTMLSelectElement} */ (h("select", { id: uniqueId("goal") }));
  select.add(new Option("No goal", "0"));
  for (let days = 1; days <= 7; days += 1) select.add(new Option(days === 1 ? "1 day" : `${days} days`, String(days)));
  select.addEventListener("change", () => sendTo(model, { goal: Number(select.value) }));
  root.append(list, text, h("label", { for: select.id, text: "My goal for a week" }), select);

  function draw() {
    text.textContent = model.get("text");
    select.value = String(model.get("goal"));
    list.replaceChildren(...model.get("days").map((/** @type {[string, boolean, boolean]} */ [name, practised, today]) =>
      h("li", { class: practised ? "pmweek-on" : "", "aria-current": today ? "date" : null }, [
        h("span", { text: name.slice(0, 2), "aria-hidden": "true" }), h("span", { "aria-hidden": "true", text: practised ? "✓" : "·" }),
        h("span", { class: "pmkit-hidden", text: `${name}${today ? ", today" : ""}: ${practised ? "practised" : "not practised"}` }),
      ])));
  }
  draw();
  return watch(model, ["days", "goal", "text"], draw);
}

export default { render };
