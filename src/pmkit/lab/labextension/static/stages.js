// How far one is with a question or an explorer: a symbol and a word before it is a colour.

import { button, h } from "./dom.js";

const STAGES = {
  done: { symbol: "✓", says: "done" },
  missed: { symbol: "↺", says: "not right yet" },
  started: { symbol: "◐", says: "begun" },
  changed: { symbol: "○", says: "asks something else now" },
  new: { symbol: "○", says: "not answered yet" },
};
const EXPLORER = { done: { symbol: "✓", says: "tried" }, new: { symbol: "▷", says: "not tried yet" } };

/**
 * Symbol and words of a step.
 * @param {import("./course.js").Step} step
 */
export function stageOf({ kind, stage }) {
  if (kind === "explorer") return stage === "done" ? EXPLORER.done : EXPLORER.new;
  return STAGES[stage] ?? STAGES.new;
}

/** @param {import("./course.js").Sitting[]} sittings @returns {import("./course.js").Step[]} */
export function stepsOf(sittings) {
  return sittings.flatMap(({ sections }) => sections.flatMap(({ steps }) => steps));
}

/**
 * The questions that are not done, where some are: those that somebody has begun may want to go back to them.
 * @param {import("./course.js").Sitting[]} sittings
 */
export function openIn(sittings) {
  return stepsOf(sittings).filter(({ kind, stage }) => kind !== "explorer" && stage !== "done");
}

/**
 * Links to open questions, by what they ask; the first few, and how many more there are.
 * @param {import("./course.js").Step[]} steps
 * @param {(step: import("./course.js").Step) => void} go
 * @param {{most?: number, key?: string}} [how] `key` begins the key by which the map finds the focus again
 */
export function openLinks(steps, go, { most = 3, key = "" } = {}) {
  const links = steps.slice(0, most).map((step) => {
    const { symbol, says } = stageOf(step);
    const link = button("", () => go(step), {
      class: "pmkit-step-link",
      "data-stage": step.stage,
      "data-key": key ? `${key}${step.id}` : null,
    });
    link.append(
      h("span", { class: "pmkit-step-symbol", "aria-hidden": "true", text: symbol }),
      h("span", { text: step.name }),
      h("span", { class: "pmkit-unseen", text: `: ${says}` }),
    );
    return h("li", {}, [link]);
  });
  if (steps.length > most) links.push(h("li", { text: `and ${steps.length - most} more` }));
  return h("ul", { class: "pmkit-open" }, links);
}

/** A title as it begins a line. @param {string} title */
export function capital(title) {
  return title.charAt(0).toUpperCase() + title.slice(1);
}
