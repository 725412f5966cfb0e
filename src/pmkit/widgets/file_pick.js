// A native file input, a place to drop a file, and a line for a path. A file travels in parts, each after the answer
// to the one before.

const PART = 1_000_000; // bytes; a message to the kernel may have at most ten times as many

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  const root = widgetRoot(el, "pmfile");
  const [inputId, pathId, errorId, noteId] = ["input", "path", "error", "note"].map((stem) => uniqueId(`file-${stem}`));
  const input = /** @type {HTMLInputElement} */ (h("input", { type: "file", id: inputId, accept: model.get("accept") || false }));
  const path = /** @type {HTMLInputElement} */ (h("input", { type: "text", id: pathId, autocomplete: "off", spellcheck: "false" }));
  const read = h("button", { type: "button", text: "Read it" });
  const stop = h("button", { type: "button", text: "Stop" });
  const bar = /** @type {HTMLProgressElement} */ (h("progress", { max: 1, "aria-label": "Reading the file" }));
  const working = h("div", { class: "pmfile-working" }, [bar, stop]);
  const said = liveRegion("pmfile-said");
  const error = h("div", { class: "pmfile-error", id: errorId, role: "alert" });
  const zone = h("div", { class: "pmfile-zone" }, [
    h("label", { class: "pmfile-label", for: inputId, text: model.get("label") }), input,
    h("div", { class: "pmfile-note", id: noteId, text: model.get("note") }),
    h("details", {}, [
      h("summary", { text: "Or say where it lies" }),
      h("label", { for: pathId, text: "Folder and file name" }),
      h("div", { class: "pmfile-line" }, [path, read]),
    ]),
    working, said, error,
  ]);
  root.append(zone);

  const refuse = (/** @type {string} */ sentence) => tellProblem([input], error, sentence, [noteId]);

  // --- one file on its way -------------------------------------------------------------------------------------
  /** @type {File | null} */ let file = null;
  let number = Date.now() % 1e9; // so that parts of an earlier page are never taken for ours
  let sent = 0;

  /** @param {number} at */
  async function sendPart(at) {
    const mine = number;
    if (!file) return;
    try {
      const part = await file.slice(at, at + PART).arrayBuffer();
      if (mine !== number || !file) return;
      sent = at + part.byteLength;
      model.send({ kind: "part", number, name: file.name, size: file.size, at }, undefined, [part]);
      show();
    } catch {
      giveUp("The browser could not read this file. It may have been moved; please choose it again.");
    }
  }
  /** @param {File | null | undefined} chosen */
  function begin(chosen) {
    if (!chosen) return;
    number += 1;
    refuse("");
    const most = model.get("most");
    if (chosen.size > most) {
      giveUp(`This file has ${Math.round(chosen.size / 1e6).toLocaleString("en")} MB; ${Math.round(most / 1e6)} MB is the most that is read. Please export fewer fields or fewer items.`);
      return;
    }
    file = chosen;
    sent = 0;
    said.textContent = `Reading ${chosen.name} …`;
    void sendPart(0);
  }
  /** @param {string} sentence */
  function giveUp(sentence) {
    number += 1;
    file = null;
    said.textContent = "";
    refuse(sentence);
    input.value = "";
    show();
  }
  /** @param {any} message */
  function answered(message) {
    if (message?.kind === "got" && message.number === number) void sendPart(message.at);
    else if (message?.kind === "done") {
      file = null;
      input.value = ""; // the same file, changed on disk, can be chosen again
      show();
      tell();
    }
  }

  // --- drawing ---------------------------------------------------------------------------------------------------
  function show() {
    const share = model.get("share");
    const reading = file !== null || share >= 0;
    working.hidden = !reading;
    stop.hidden = file === null || sent >= file.size;
    if (file && sent < file.size) bar.value = sent / file.size;
    else if (share > 0) bar.value = share;
    else bar.removeAttribute("value");
  }
  function tell() {
    said.textContent = model.get("said");
    refuse(model.get("error"));
  }

  const listeners = new AbortController();
  const on = (/** @type {EventTarget} */ target, /** @type {string} */ name, /** @type {(event: any) => void} */ action) =>
    target.addEventListener(name, action, { signal: listeners.signal });
  const readPath = () => {
    said.textContent = "Reading …";
    refuse("");
    model.send({ kind: "path", text: path.value });
  };
  on(input, "change", () => begin(input.files?.[0]));
  on(stop, "click", () => giveUp("Stopped. Nothing was changed."));
  on(read, "click", readPath);
  on(path, "keydown", (event) => { if (event.key === "Enter") readPath(); });
  for (const name of ["dragenter", "dragover"]) {
    on(zone, name, (event) => {
      if (![...(event.dataTransfer?.types ?? [])].includes("Files")) return;
      event.preventDefault();
      event.stopPropagation(); // JupyterLab would take the file for its own
      event.dataTransfer.dropEffect = "copy";
      zone.classList.add("pmfile-over");
    });
  }
  on(zone, "dragleave", (event) => { if (!zone.contains(event.relatedTarget)) zone.classList.remove("pmfile-over"); });
  on(zone, "drop", (event) => {
    zone.classList.remove("pmfile-over");
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.dataTransfer.files.length > 1) giveUp("Please drop one file at a time.");
    else begin(event.dataTransfer.files[0]);
  });

  model.on("msg:custom", answered);
  const stops = [watch(model, ["share"], show), watch(model, ["said", "error"], tell)];
  tell();
  show();
  return () => {
    number += 1;
    file = null;
    listeners.abort();
    model.off("msg:custom", answered);
    stops.forEach((end) => end());
  };
}

export default { render };
