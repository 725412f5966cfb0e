// The page that checks itself: its cards, the line of progress, the file for the instructor, and copies for another browser.

const page = JSON.parse(/** @type {HTMLElement} */ (document.getElementById("pmkit-page")).textContent ?? "{}");
for (const question of Object.values(page.questions)) question.says = page.says;
const judge = judgeOf(checking, page.shared);
/** @type {Map<string, ReturnType<typeof cardModel>>} */ const models = new Map();
/** @type {(() => void)[]} */ const lookBacks = [];
const at = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const kept = keptEntries(() => {
  renewAll();
});

/** The cards: one model for all places of a question, so that they show the same answer. */
function drawCards() {
  /** @type {Map<string, any>} */ const widgets = new Map();
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-question]"))) {
    const id = place.dataset.question ?? "";
    if (!models.has(id)) {
      models.set(id, cardModel(page.questions[id], kept, judge, showAll));
      const widget = questionCard();
      widget.initialize({ model: models.get(id) });
      widgets.set(id, widget);
    }
    const el = h("div");
    place.prepend(el);
    widgets.get(id).render({ model: models.get(id), el });
    place.classList.add("live");
  }
}

/** Guesses beside what turned out, where the lesson comes back to them. */
function drawLookBacks() {
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-look-back]"))) {
    const truth = page.truths[place.dataset.lookBack ?? ""];
    const model = models.get(truth.item);
    if (!model) continue;
    const view = () => lookBackView(truth, page.questions[truth.item], model.record(), judge, checking, page.shared);
    const shown = plainModel({ view: view() });
    lookBacks.push(() => shown.set("view", view()));
    const el = h("div");
    place.replaceChildren(el);
    lookBackCard.render({ model: shown, el });
  }
}
/** A model that only shows. @param {Record<string, any>} traits */
function plainModel(traits) {
  /** @type {Map<string, Set<() => void>>} */ const listeners = new Map();
  return {
    get: (/** @type {string} */ name) => traits[name],
    set(/** @type {string} */ name, /** @type {any} */ value) {
      if (JSON.stringify(traits[name]) === JSON.stringify(value)) return;
      traits[name] = value;
      listeners.get(`change:${name}`)?.forEach((listener) => listener());
    },
    on(/** @type {string} */ name, /** @type {() => void} */ listener) { listeners.set(name, (listeners.get(name) ?? new Set()).add(listener)); },
    off(/** @type {string} */ name, /** @type {() => void} */ listener) { listeners.get(name)?.delete(listener); },
  };
}

/** How far one is, what the browser does with it, and what of it is printed. */
function showAll() {
  const records = [...models].map(([id, model]) => ({ id, record: model.record() }));
  const done = records.filter(({ record }) => record.tries.length);
  setText(at("pmkit-count"), `${done.length} of ${records.length} answered`);
  at("pmkit-track").style.width = `${records.length ? (100 * done.length) / records.length : 0}%`;
  at("pmkit-next").hidden = done.length === records.length;
  setText(at("pmkit-trouble"), kept.trouble ? page.says[kept.trouble] : "");
  at("pmkit-trouble").hidden = !kept.trouble;
  for (const { id, record } of records) {
    for (const place of document.querySelectorAll(`[data-question="${CSS.escape(id)}"]`)) place.classList.toggle("answered", record.answered.length > 0);
  }
  lookBacks.forEach((look) => look());
}

/** To the first question from here on that is not answered yet, else from the top. */
function goOn() {
  const open = [...document.querySelectorAll("[data-question]")].filter((place) => !models.get(/** @type {HTMLElement} */ (place).dataset.question ?? "")?.record().tries.length);
  const bar = at("pmkit-bar").getBoundingClientRect().bottom;
  const next = open.find((place) => place.getBoundingClientRect().top > bar + 80) ?? open[0];
  if (next) goToQuestion(next, /** @type {HTMLElement} */ (next).dataset.question ?? "", {});
}

/** @param {number} count @param {string} one @param {string} many */
const numbered = (count, one, many) => `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
const whereItIs = (/** @type {string} */ name) => `in ${name}, where your browser keeps downloads.`;

function handIn() {
  const told = at("pmkit-handed-in");
  const field = /** @type {HTMLInputElement} */ (at("pmkit-code"));
  const { codes, problem } = readCodes(field.value, page.says);
  if (problem) {
    field.setAttribute("aria-invalid", "true");
    field.focus();
    setText(told, problem);
    return;
  }
  field.removeAttribute("aria-invalid");
  const entries = kept.all();
  if (!entries.length) {
    setText(told, page.says.nothing);
    return;
  }
  const name = `pmkit-${drawn(4)}-${thisDay()}.zip`;
  download(name, submissionFile(entries, page.handed_in, codes, kept.secret));
  kept.takenAlong();
  const items = new Set(entries.map((entry) => entry.item)).size;
  setText(told, `${numbered(items, "item is", "items are")} ${whereItIs(name)} Upload that file.`);
}

function takeCopy() {
  const entries = kept.all();
  if (!entries.length) {
    setText(at("pmkit-copied"), page.says.no_copy);
    return;
  }
  const name = `pmkit-copy-${thisDay()}.zip`;
  download(name, copyFile(entries, page.copied));
  kept.takenAlong();
  setText(at("pmkit-copied"), `${numbered(entries.length, "entry is", "entries are")} ${whereItIs(name)}`);
}

/** @param {File} file @returns {Promise<string>} what came of it */
async function bringBack(file) {
  try {
    const { entries, unreadable } = await readCopy(new Uint8Array(await file.arrayBuffer()), page.copied);
    const different = new Set(entries.map((entry) => entry.attempt_id)).size;
    const added = kept.addAll(entries);
    const left = unreadable ? ` ${numbered(unreadable, "entry", "entries")} of the file could not be read and are left out.` : "";
    return `${numbered(added, "entry", "entries")} added, ${different - added} already here.${left}`;
  } catch (problem) {
    const newer = /** @type {Error} */ (problem).message === NEWER;
    return (newer ? page.says.newer_copy : page.says.no_such_copy).replace("{name}", () => file.name);
  } finally {
    renewAll();
  }
}

function renewAll() {
  for (const model of models.values()) model.renew();
  showAll();
}

/** Once asked, twice done: nobody removes answers by a slip. */
function removeAll() {
  const button = at("pmkit-remove");
  if (button.dataset.sure !== "yes") {
    button.dataset.sure = "yes";
    setText(button, "Yes, remove all my answers");
    setText(at("pmkit-removed"), page.says.sure);
    return;
  }
  kept.removeAll();
  delete button.dataset.sure;
  setText(button, "Remove my answers");
  setText(at("pmkit-removed"), page.says.removed);
  renewAll();
}

/** Print all of it, or one sitting. */
function printChosen() {
  const chosen = /** @type {HTMLSelectElement} */ (at("pmkit-print-what")).value;
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-sitting]"))) {
    part.classList.toggle("not-printed", Boolean(chosen) && part.dataset.sitting !== chosen);
  }
  window.print();
}

drawCards();
drawLookBacks();
showAll();
for (const one of document.querySelectorAll("[data-with-script]")) one.removeAttribute("hidden");
at("pmkit-next").addEventListener("click", goOn);
at("pmkit-hand-in-file").addEventListener("click", handIn);
at("pmkit-code").addEventListener("keydown", (event) => { if (event.key === "Enter") handIn(); });
at("pmkit-copy").addEventListener("click", takeCopy);
at("pmkit-remove").addEventListener("click", removeAll);
at("pmkit-print").addEventListener("click", printChosen);
window.addEventListener("afterprint", () => document.querySelectorAll(".not-printed").forEach((part) => part.classList.remove("not-printed")));
at("pmkit-bring").addEventListener("change", async (event) => {
  const field = /** @type {HTMLInputElement} */ (event.target);
  if (field.files?.[0]) setText(at("pmkit-copied"), await bringBack(field.files[0]));
  field.value = "";
});
