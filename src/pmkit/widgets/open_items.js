// What is still open: a list for each chapter; a press leads to the question.

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  const root = widgetRoot(el, "pmopen");

  /** @param {any} one */
  function row(one) {
    const lost = h("span", { class: "pmopen-lost", role: "status" });
    const go = pressButton("", { class: "pmkit-quiet" }, () => {
      lost.textContent = goToQuestion(root, one.item, one) ? "" : `It stands in ${one.notebook}, “${one.section}”.`;
    });
    go.append(h("span", { text: one.text }));
    return h("li", {}, [go, h("span", { class: "pmopen-what", text: one.what }), lost]);
  }

  function draw() {
    const chapters = model.get("chapters");
    root.replaceChildren(...(chapters.length ? chapters.map((/** @type {any} */ chapter) => h("details", { open: chapters.length === 1 }, [
      h("summary", { text: `${chapter.title}: ${chapter.items.length} open` }), h("ul", {}, chapter.items.map(row)),
    ])) : [h("p", { text: model.get("none") })]));
  }
  draw();
  return watch(model, ["chapters"], draw);
}

export default { render };
