// The line of steps at the top of a page: which sitting this is, and how far one is with each of its questions and
// explorers. The step that is being read is marked.

import { button, h } from "./dom.js";
import { capital, openIn, stageOf, stepsOf } from "./stages.js";

export class StepLine {
  /** @param {import("./chapter.js").ChapterPage} page */
  constructor(page) {
    this.page = page;
    this.title = h("p", { class: "pmkit-steps-title" });
    this.list = h("ol", { class: "pmkit-steps-list" });
    this.node = h("nav", { class: "pmkit-steps", "aria-label": "Steps of this sitting", hidden: true }, [
      this.title,
      this.list,
    ]);
    this._drawn = "";
    this._follow();
  }

  draw() {
    const { page } = this;
    const sittings = page.sittings.told();
    this.node.hidden = !sittings.length || page.course.codeShown;
    const steps = stepsOf(sittings);
    const drawn = JSON.stringify([page.sittings.whole, page.sittings.front, steps]);
    if (this.node.hidden) return;
    if (drawn !== this._drawn) this._drawAnew(sittings, steps);
    this._drawn = drawn;
    this._mark();
  }

  /** @param {import("./course.js").Sitting[]} sittings @param {import("./course.js").Step[]} steps */
  _drawAnew(sittings, steps) {
    const { page } = this;
    this.node.setAttribute("aria-label", page.sittings.whole ? "Steps of this page" : "Steps of this sitting");
    this.title.replaceChildren(...this._title(sittings));
    const { activeElement } = document;
    const focused = this.list.contains(activeElement) ? activeElement?.getAttribute("data-id") : "";
    this.list.replaceChildren(...steps.map((step, number) => this._step(step, number + 1)));
    if (focused) this._find(focused)?.focus();
  }

  /** @param {import("./course.js").Sitting[]} sittings */
  _title(sittings) {
    const { sittings: here } = this.page;
    const [one] = sittings;
    const items = sittings.reduce((sum, { items }) => sum + items, 0);
    const done = sittings.reduce((sum, { done }) => sum + done, 0);
    const open = openIn(sittings);
    const name = here.whole ? here.wholeName : `Sitting ${here.front + 1} of ${here.all.length}: ${capital(one.title)}`;
    /** @type {(Node | string)[]} */
    const parts = [h("strong", { text: name })];
    if (!here.whole) parts.push(h("span", { text: ` · ${one.minutes} min${one.optional ? ", when you like" : ""}` }));
    if (items) parts.push(h("span", { text: ` · ${done} of ${items} done` }));
    if (done && open.length && open.length <= 3)
      parts.push(
        h("span", { text: " · open: " }),
        ...open.flatMap((step, number) => [
          number ? ", " : "",
          button(step.name, () => this.page.goTo(step.cell), { class: "pmkit-quiet pmkit-steps-open" }),
        ]),
      );
    return parts;
  }

  /** @param {import("./course.js").Step} step @param {number} number */
  _step(step, number) {
    const { symbol, says } = stageOf(step);
    const chip = button("", () => this.page.goTo(step.cell), {
      "data-stage": step.stage,
      "data-id": step.id,
      "data-cell": step.cell,
      title: `${step.name} (${says})`,
      "aria-label": `${number}. ${step.name}: ${says}`,
    });
    chip.append(h("span", { "aria-hidden": "true", text: symbol }));
    return h("li", {}, [chip]);
  }

  /** @param {string} id @returns {HTMLElement | null} */
  _find(id) {
    return this.list.querySelector(`[data-id="${CSS.escape(id)}"]`);
  }

  /** Mark the step that is being read, whenever the page has been scrolled. */
  _follow() {
    const { panel } = this.page;
    const scroller = panel.content.outerNode ?? panel.content.node;
    let asked = 0;
    const follow = () => {
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(() => this._mark());
    };
    scroller.addEventListener("scroll", follow, { passive: true });
    panel.disposed.connect(() => cancelAnimationFrame(asked));
  }

  _mark() {
    const { panel } = this.page;
    if (this.node.hidden || panel.isDisposed) return;
    const box = panel.content.node.getBoundingClientRect();
    const middle = box.top + box.height / 2;
    const tops = new Map(panel.content.widgets.map((/** @type {any} */ cell) => [cell.model.id, cell.node]));
    const chips = /** @type {HTMLElement[]} */ ([...this.list.querySelectorAll("button")]);
    const passed = chips.filter((chip) => {
      const node = tops.get(chip.dataset.cell);
      return node && !node.hidden && node.getBoundingClientRect().top < middle;
    });
    const reading = passed[passed.length - 1];
    for (const chip of chips) {
      if (chip === reading) chip.setAttribute("aria-current", "step");
      else chip.removeAttribute("aria-current");
    }
    if (reading && this.list.scrollWidth > this.list.clientWidth) this._scrollTo(reading);
  }

  /** Bring a step into the part of the line that is in sight. @param {HTMLElement} chip */
  _scrollTo(chip) {
    const { offsetLeft, offsetWidth } = chip;
    const { scrollLeft, clientWidth } = this.list;
    const left = offsetLeft - this.list.offsetLeft;
    if (left < scrollLeft || left + offsetWidth > scrollLeft + clientWidth)
      this.list.scrollLeft = left - (clientWidth - offsetWidth) / 2;
  }
}
