// The end of a sitting: what is still open in it, the way back, and one button that names what comes next.

import { button, h } from "./dom.js";
import { openIn, openLinks } from "./stages.js";

/** @typedef {{says: string, minutes?: number, go: () => void, optional?: boolean}} Target */

export class EndOfSitting {
  /** @param {import("./chapter.js").ChapterPage} page */
  constructor(page) {
    this.page = page;
    this.node = h("div", { class: "pmkit-ui pmkit-end", role: "region", "aria-label": "End of this sitting" });
    const { content } = page.panel;
    const inner = content.outerNode?.querySelector(".jp-WindowedPanel-inner");
    if (inner) inner.after(this.node);
    else content.node.append(this.node);
    this._drawn = "";
  }

  draw() {
    const { page } = this;
    const { course, sittings } = page;
    const chapter = course.chapter(page.about.chapter ?? "");
    this.node.hidden = !chapter || course.codeShown || page.about.kind === "solution";
    const drawn = JSON.stringify([sittings.front, sittings.whole, sittings.all.length, chapter, course.map?.due]);
    if (this.node.hidden || !chapter || drawn === this._drawn) return;
    this._drawn = drawn;
    const had = this.node.contains(document.activeElement);
    this.node.replaceChildren(...this._parts(chapter));
    if (had) /** @type {HTMLElement | null} */ (this.node.querySelector(".pmkit-main"))?.focus();
  }

  /** @param {import("./course.js").Chapter} chapter */
  _parts(chapter) {
    const next = this._next(chapter);
    const skip = next?.optional ? this._afterLesson(chapter) : null;
    const back = this._back(chapter);
    return [
      ...this._open(chapter),
      h("div", { class: "pmkit-end-ways" }, [
        next && this._button("Next", next, "pmkit-main"),
        skip && this._button("Or", skip),
        back && this._button("Back", back),
      ]),
    ];
  }

  /** @param {string} word @param {Target} target @param {string} [style] */
  _button(word, { says, minutes, go, optional }, style) {
    const when = optional ? ", when you like" : "";
    const time = minutes ? ` (${minutes} min)` : "";
    return button(`${word}${when}: ${says}${time}`, go, { class: style ?? null });
  }

  /** What is open: of the sitting; at the end of a sheet of the whole chapter, and what is to repeat.
   * @param {import("./course.js").Chapter} chapter */
  _open(chapter) {
    const { page } = this;
    const { course, sittings } = page;
    const atEnd = page.about.kind === "exercise" && (sittings.whole || sittings.front === sittings.all.length - 1);
    const among = atEnd ? chapter.sittings : sittings.told();
    const items = among.reduce((sum, one) => sum + one.items, 0);
    const open = openIn(among);
    const where = atEnd ? "this chapter" : sittings.whole ? "this page" : "this sitting";
    const parts = [];
    const told = items === 1 ? `The question of ${where} is` : `All ${items} questions of ${where} are`;
    if (items && !open.length) parts.push(h("p", { text: `✓ ${told} done.` }));
    if (items && open.length)
      parts.push(
        h("p", { text: `${items - open.length} of ${items} questions of ${where} are done. Still open:` }),
        openLinks(open, (step) => this._goTo(chapter, step)),
      );
    const due = course.map?.due ?? 0;
    const front = course.map?.front;
    if (atEnd && due && front)
      parts.push(
        h("p", { class: "pmkit-end-due" }, [
          `${due} ${due === 1 ? "question" : "questions"} to repeat from earlier. `,
          button("Repeat on the front page", () => page.lab.open(front), { class: "pmkit-quiet" }),
        ]),
      );
    return parts;
  }

  /** @param {import("./course.js").Chapter} chapter @param {import("./course.js").Step} step */
  _goTo(chapter, step) {
    const sitting = chapter.sittings.find(({ sections }) => sections.some(({ steps }) => steps.includes(step)));
    const here = this.page.sittings.told();
    if (!sitting || here.includes(sitting)) this.page.goTo(step.cell);
    else this.page.lab.open(sitting.notebook, step.cell);
  }

  /** @param {import("./course.js").Chapter} chapter @returns {Target | null} */
  _next(chapter) {
    const { page } = this;
    return this._sitting(page.sittings.front + 1) ?? this._afterLesson(chapter) ?? this._afterSheet(chapter);
  }

  /** Another sitting of this notebook. @param {number} number @returns {Target | null} */
  _sitting(number) {
    const { sittings } = this.page;
    if (sittings.whole || !sittings.all[number]) return null;
    const { title } = sittings.all[number];
    const told = sittings.tell(title);
    return {
      says: title,
      minutes: told?.minutes,
      optional: told?.optional,
      go: () => this.page.turnTo(number),
    };
  }

  /** The practice sheet, where this is the lesson.
   * @param {import("./course.js").Chapter} chapter @returns {Target | null} */
  _afterLesson(chapter) {
    if (this.page.about.kind !== "lesson" || !chapter.exercise) return null;
    const minutes = chapter.sittings
      .filter(({ notebook }) => notebook === chapter.exercise)
      .reduce((sum, one) => sum + one.minutes, 0);
    return { says: "the practice sheet", minutes, go: () => this.page.lab.open(chapter.exercise) };
  }

  /** The next chapter that is here, else the front page.
   * @param {import("./course.js").Chapter} chapter @returns {Target | null} */
  _afterSheet(chapter) {
    const { course, lab } = this.page;
    const following = course.map?.chapters.find(({ number, lesson }) => number > chapter.number && lesson);
    if (following)
      return { says: `chapter ${following.number}, ${following.title}`, go: () => lab.open(following.lesson) };
    const front = course.map?.front;
    return front ? { says: "the front page", go: () => lab.open(front) } : null;
  }

  /** @param {import("./course.js").Chapter} chapter @returns {Target | null} */
  _back(chapter) {
    const before = this._sitting(this.page.sittings.front - 1);
    if (before) return { says: before.says, go: before.go };
    if (this.page.about.kind !== "exercise" || !chapter.lesson) return null;
    return { says: "the lesson", go: () => this.page.lab.open(chapter.lesson) };
  }
}
