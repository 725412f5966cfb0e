// The sittings of a chapter in the course map: each with how far one is, the one in front with its steps; and what is
// open in the chapter, by name.

import { button, h } from "./dom.js";
import { capital, openIn, openLinks, stageOf } from "./stages.js";

const FEW = 3;

/**
 * @typedef {{open: (path: string, cell?: string, heading?: string) => void, current: () => string,
 *   course: import("./course.js").Course}} Ways
 */

/**
 * What is open in a chapter that was begun: a few by name, more behind a summary.
 * @param {import("./course.js").Chapter} chapter @param {Ways} ways
 * @param {Set<string>} shown chapters whose long list the reader has opened
 */
export function openItems(chapter, { open }, shown) {
  const steps = openIn(chapter.sittings);
  if (!chapter.begun || !steps.length) return "";
  const where = new Map(chapter.sittings.flatMap((one) => one.sections.flatMap((each) => each.steps.map((step) => [step, one.notebook]))));
  const links = openLinks(steps, (step) => open(where.get(step) ?? "", step.cell), {
    most: steps.length,
    key: `open-${chapter.id}-`,
  });
  const details = /** @type {HTMLDetailsElement} */ (h("details", { class: "pmkit-map-open", open: steps.length <= FEW || shown.has(chapter.id) }, [
    h("summary", { "data-key": `open-${chapter.id}` }, [
      `${steps.length} open`, h("span", { class: "pmkit-unseen", text: ` in ${chapter.title}` }),
    ]),
    links,
  ]));
  details.addEventListener("toggle", () => (details.open ? shown.add(chapter.id) : shown.delete(chapter.id)));
  return details;
}

/**
 * The sittings, one click away; those of the chapter in front are open until the reader closes them.
 * @param {import("./course.js").Chapter} chapter @param {Ways} ways
 */
export function sittingsOf(chapter, ways) {
  const { course, current } = ways;
  const isHere = [chapter.lesson, chapter.exercise].includes(current());
  const open = course.sectionsShown[chapter.id] ?? isHere;
  const onSheet = chapter.sittings.filter(({ notebook }) => notebook === chapter.exercise);
  const inLesson = chapter.sittings.filter(({ notebook }) => notebook !== chapter.exercise);
  const list = (/** @type {import("./course.js").Sitting[]} */ sittings, /** @type {string} */ name) =>
    sittings.length > 0 && h("ol", { "aria-label": `${chapter.title}: ${name}` }, sittings.map((one) => sittingRow(one, ways)));
  const details = /** @type {HTMLDetailsElement} */ (h("details", { class: "pmkit-map-sittings", open }, [
    h("summary", { "data-key": `sittings-${chapter.id}` }, [
      "Sittings", h("span", { class: "pmkit-unseen", text: ` of ${chapter.title}` }),
    ]),
    list(inLesson, "lesson"),
    onSheet.length > 0 && h("p", { class: "pmkit-map-minutes", text: "Practice sheet" }),
    list(onSheet, "practice sheet"),
  ]));
  details.addEventListener("toggle", () => {
    if (details.open !== (course.sectionsShown[chapter.id] ?? isHere)) course.showSections(chapter.id, details.open);
  });
  return details;
}

/** @param {import("./course.js").Sitting} sitting @param {Ways} ways */
function sittingRow(sitting, ways) {
  const { title, notebook, cell, minutes, items, done, optional } = sitting;
  const inFront = notebook === ways.current() && ways.course.sittingOf(notebook) === title;
  const whole = items > 0 && done === items;
  const row = button("", () => ways.open(notebook, cell), {
    class: whole ? "pmkit-map-done" : null,
    "aria-current": inFront ? "step" : null,
    "aria-label": `${capital(title)}, ${minutes} minutes${optional ? ", when you like" : ""}${items ? `, ${whole ? "all" : done} of ${items} ${items === 1 ? "question" : "questions"} done` : ""}`,
    "data-key": `${notebook}#${title}`,
  });
  row.append(
    h("span", {}, [h("span", { text: capital(title) }), h("span", { class: "pmkit-map-time", text: ` ${minutes} min` })]),
    h("span", { class: "pmkit-map-count", text: whole ? "✓" : items ? `${done} of ${items}` : "" }),
  );
  return h("li", {}, [row, inFront && steps(sitting, ways)]);
}

/** @param {import("./course.js").Sitting} sitting @param {Ways} ways */
function steps({ notebook, sections }, { open }) {
  return h("ul", { class: "pmkit-map-steps" }, sections.map((section) =>
    h("li", {}, [
      button(section.title, () => open(notebook, section.cell, section.title), { class: "pmkit-map-section", "data-key": `${notebook}#${section.cell}` }),
      h("ul", {}, section.steps.map((step) => h("li", {}, [stepRow(step, () => open(notebook, step.cell))]))),
    ]),
  ));
}

/** @param {import("./course.js").Step} step @param {() => void} go */
function stepRow(step, go) {
  const { symbol, says } = stageOf(step);
  const row = button("", go, { class: "pmkit-step-link", "data-stage": step.stage, "data-key": step.id, title: step.name });
  row.append(
    h("span", { class: "pmkit-step-symbol", "aria-hidden": "true", text: symbol }),
    h("span", { text: step.name }),
    h("span", { class: "pmkit-unseen", text: `: ${says}` }),
  );
  return row;
}
