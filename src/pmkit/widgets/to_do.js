// Lists of things to do; a press on one leads to where it is done.

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  const root = widgetRoot(el, "pmtodo");

  /** @param {any} one */
  function row(one) {
    const what = h("span", { class: "pmtodo-what", text: one.what });
    if (!one.notebook) return h("li", {}, [h("span", { text: one.text }), what]);
    const lost = h("span", { class: "pmtodo-lost", role: "status" });
    const go = pressButton("", { class: "pmkit-quiet" }, () => {
      lost.textContent = goToQuestion(root, one.item, one) ? "" : `It stands in ${one.notebook}, “${one.section}”.`;
    });
    go.append(h("span", { text: one.text }));
    return h("li", {}, [go, what, lost]);
  }

  function draw() {
    const lists = model.get("lists");
    root.replaceChildren(...(lists.length ? lists.map((/** @type {any} */ one) => h("details", { open: one.open ?? lists.length === 1 }, [
      h("summary", { text: one.count ? `${one.title}: ${one.count}` : one.title }), h("ul", {}, one.items.map(row)),
    ])) : [h("p", { text: model.get("none") })]));
  }
  draw();
  return watch(model, ["lists"], draw);
}

export default { render };
