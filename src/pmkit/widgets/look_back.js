// The first guess beside what turned out; before there is a guess, the way to the question.

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  const root = widgetRoot(el, "pmlook");
  root.setAttribute("role", "group");
  root.setAttribute("aria-label", "Your guess and what turned out");

  /** @param {[string, string][]} rows */
  const beside = (rows) => h("div", { class: "pmlook-rows" }, rows.map(([name, html]) => h("div", {}, [
    h("p", { class: "pmlook-name", text: name }), rich("div", html, { class: "pmlook-value" }),
  ])));

  /** @param {any} view */
  function toGuess(view) {
    const lost = h("p", { class: "pmlook-lost", role: "status" });
    const go = pressButton("Go to the question", {}, () => {
      const found = goToQuestion(root, view.item, view.where);
      lost.textContent = found ? "" : view.where.section ? `It stands in the part “${view.where.section}”.` : "It stands further up.";
    });
    const [name, html, why] = view.truth;
    return [
      h("p", { class: "pmlook-missing" }, [h("span", { text: view.missing }), go]), lost,
      h("details", {}, [h("summary", { text: "Show it without a guess" }), h("p", { class: "pmlook-name", text: name }), rich("div", html), rich("div", why)]),
    ];
  }

  function draw() {
    const view = model.get("view");
    root.replaceChildren(...(view.rows.length ? [beside(view.rows), rich("div", view.told, { class: "pmlook-told" })] : toGuess(view)));
  }
  draw();
  return watch(model, ["view"], draw);
}

export default { render };
