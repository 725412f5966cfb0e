// The bar above a course page: where you are, the way to the practice sheet and back, the switch for the code; and in a
// word whether the page is still getting ready.

import { button, h } from "./dom.js";
import { StepLine } from "./steps.js";

const KINDS = { lesson: "Lesson", exercise: "Practice", solution: "Solutions", start: "Start here", glossary: "Glossary" };
const PREPARING = "Getting ready. You can read already.";
const PATIENCE_MILLISECONDS = 1500;

const SAYS = {
  untrusted:
    "This page has not been started on this computer before, or somebody has changed it. " +
    "Start it if you know where it comes from.",
  stopped:
    "Part of this page could not be prepared. Press “Start again”. " +
    "If that does not help, the command “pmkit doctor” says what is wrong. Your answers are safe.",
};

export class CourseBar {
  /**
   * @param {import("./chapter.js").ChapterPage} page
   * @param {any} Widget Lumino's
   */
  constructor(page, Widget) {
    this.page = page;
    this.title = h("span", { class: "pmkit-bar-title" });
    this.code = button("", () => page.course.showCode(!page.course.codeShown));
    this.whole = button("", () => page.course.showWhole(!page.course.wholeShown));
    this.steps = new StepLine(page);
    this.links = h("span", { class: "pmkit-bar-links" });
    this.readiness = h("span", { class: "pmkit-bar-readiness", role: "status" });
    this.message = h("div", { class: "pmkit-bar-message", role: "status" });
    this.inner = h("div", { class: "pmkit-bar-inner" }, [
      h("div", { class: "pmkit-bar-row" }, [this.title, this.readiness, this.links, this.whole, this.code]),
      this.steps.node,
      this.message,
    ]);
    const node = h("div", { class: "pmkit-ui pmkit-bar", role: "region", "aria-label": "This page" }, [this.inner]);
    this.widget = new Widget({ node });
    // Lumino lays out by minimum heights and doesn't see that a text has wrapped: it is told.
    const sizes = new ResizeObserver(() => this._fit());
    sizes.observe(this.inner);
    page.panel.disposed.connect(() => sizes.disconnect());
    /** @type {any} */
    this._patience = null;
    /** What the bar shows, so that it is redrawn (and spoken) only when that changes. */
    this._drawn = "";
  }

  _fit() {
    const { panel } = this.page;
    this.widget.node.style.minHeight = `${this.inner.offsetHeight}px`;
    panel.contentHeader.fit();
  }

  draw() {
    const { page } = this;
    const { state, about, course } = page;
    this.steps.draw();
    this.whole.hidden = course.codeShown || page.sittings.all.length < 2;
    const chapter = course.chapter(about.chapter ?? "");
    const key = JSON.stringify([state, course.codeShown, course.wholeShown, chapter?.title, chapter?.lesson, chapter?.exercise]);
    if (key === this._drawn) return;
    this._drawn = key;
    const kind = KINDS[/** @type {keyof typeof KINDS} */ (about.kind)] ?? "";
    const where = chapter && about.kind !== "start" ? `${chapter.number} · ${chapter.title}` : "";
    this.title.replaceChildren(h("strong", { text: where || kind || "Course" }), where && kind ? ` · ${kind}` : "");
    this.code.textContent = course.codeShown ? "Hide the code" : "Show the code";
    this.whole.textContent = course.wholeShown ? "One sitting at a time" : page.sittings.wholeName;
    this.links.replaceChildren(...this._links(chapter));
    this._drawMessage(state ?? "");
    clearTimeout(this._patience);
    this.readiness.textContent = "";
    if (state === "preparing") this._patience = setTimeout(() => (this.readiness.textContent = PREPARING), PATIENCE_MILLISECONDS);
  }

  /** @param {import("./course.js").Chapter | undefined} chapter */
  _links(chapter) {
    const { about, lab } = this.page;
    if (!chapter) return [];
    if (about.kind === "lesson" && chapter.exercise)
      return [button("Practise this chapter", () => lab.open(chapter.exercise))];
    if (about.kind !== "lesson" && chapter.lesson) return [button("To the lesson", () => lab.open(chapter.lesson))];
    return [];
  }

  /** @param {string} state */
  _drawMessage(state) {
    const { page } = this;
    const parts = [];
    if (state === "untrusted")
      parts.push(
        h("span", { text: SAYS.untrusted }),
        button("Trust and start", () => page.trustAndStart(), { class: "pmkit-main" }),
      );
    if (state === "stopped")
      parts.push(h("span", { text: SAYS.stopped }), button("Start again", () => page.startAgain(), { class: "pmkit-main" }));
    this.message.hidden = !parts.length;
    this.message.replaceChildren(...parts);
  }
}
