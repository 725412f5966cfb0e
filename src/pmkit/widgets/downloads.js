// Buttons that make a file in Python and save it with the browser.

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  const root = widgetRoot(el, "pmdown");
  root.setAttribute("role", "group");
  const said = liveRegion("pmdown-said");
  const list = h("ul", { class: "pmdown-list" });
  const title = h("div", { class: "pmdown-title" });
  root.append(title, list, said);

  function draw() {
    title.textContent = model.get("label");
    root.setAttribute("aria-label", model.get("label") || "Files");
    list.replaceChildren(...model.get("items").map((/** @type {{ key: string, label: string, help?: string }} */ item) => {
      const id = uniqueId("down");
      return h("li", {}, [
        h("button", { type: "button", dataset: { key: item.key }, text: item.label, "aria-describedby": item.help && id }),
        h("span", { id, class: "pmdown-help", text: item.help ?? "" }),
      ]);
    }));
  }
  const tell = () => { said.textContent = model.get("said"); };
  const pressed = (/** @type {any} */ event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const sent = sendTo(model, { kind: "make", key: button.dataset.key });
    said.textContent = sent ? "Making the file …" : "The file can't be made just now. Try again in a moment.";
  };
  /** @param {any} message @param {DataView[]} buffers */
  function answered(message, buffers) {
    if (message?.kind === "done") tell();
    if (message?.kind !== "file") return;
    const address = URL.createObjectURL(new Blob([/** @type {any} */ (buffers[0])], { type: message.mime }));
    const link = /** @type {HTMLAnchorElement} */ (h("a", { href: address, download: message.name }));
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(address), 30_000);
  }
  root.addEventListener("click", pressed);
  model.on("msg:custom", answered);
  const stops = [watch(model, ["items", "label"], draw), watch(model, ["said"], tell)];
  draw();
  tell();
  return () => {
    root.removeEventListener("click", pressed);
    model.off("msg:custom", answered);
    stops.forEach((stop) => stop());
  };
}

export default { render };
