// The course map in the left bar: where you were, then the chapters with their minutes and how far you are. It is drawn
// anew whenever the course changes, and asks the server again when something was answered or the window comes back.

import { button, h } from "./dom.js";
import { openItems, sittingsOf } from "./map_sittings.js";

export const MAP_ID = "pmkit-course-map";
const WAIT_MILLISECONDS = 400;
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" width="16" viewBox="0 0 24 24"><path class="jp-icon3 jp-icon-selectable" ' +
  'fill="#616161" d="M6 3a3 3 0 0 1 1 5.83V11h8a4 4 0 0 1 4 4v.17a3 3 0 1 1-2 0V15a2 2 0 0 0-2-2H7v2.17a3 3 0 1 1-2 ' +
  '0V8.83A3 3 0 0 1 6 3z"/></svg>';

/** @param {number} count @param {string} one @param {string} many */
const counted = (count, one, many) => `${count} ${count === 1 ? one : many}`;

class CourseMap {
  /**
   * @param {import("./course.js").Course} course
   * @param {(path: string, cell?: string, heading?: string) => void} open
   * @param {() => string} current path of the notebook in front
   * @param {() => void} changeTheme
   */
  constructor(course, open, current, changeTheme) {
    this.course = course;
    this.open = open;
    this.current = current;
    /** The chapter whose "start over" is being asked about, and the one that was just started over. */
    this.asking = "";
    this.undoable = "";
    this._focus = "";
    /** @type {Set<string>} chapters whose open questions are all shown */
    this._openShown = new Set();
    this.status = h("p", { class: "pmkit-map-status", role: "status" });
    this.undo = button("Undo", () => this._undo(), { hidden: true });
    this.body = h("div", { class: "pmkit-map-body" });
    this.node = h("nav", { class: "pmkit-ui pmkit-map", "aria-label": "Course map" }, [
      h("h2", { text: "Your course" }),
      h("div", { class: "pmkit-map-news" }, [this.status, this.undo]),
      this.body,
      h("p", { class: "pmkit-map-foot" }, [button("Light or dark", changeTheme, { class: "pmkit-quiet" })]),
    ]);
    this._listen();
  }

  _listen() {
    const draw = () => this.draw();
    let waiting = 0;
    const refresh = () => {
      clearTimeout(waiting);
      waiting = window.setTimeout(() => this.course.refresh(), WAIT_MILLISECONDS);
    };
    this.course.addEventListener("changed", draw);
    window.addEventListener("pmkit:progress", refresh);
    window.addEventListener("focus", refresh);
    this.dispose = () => {
      clearTimeout(waiting);
      this.course.removeEventListener("changed", draw);
      window.removeEventListener("pmkit:progress", refresh);
      window.removeEventListener("focus", refresh);
    };
  }

  draw() {
    const { map, problem } = this.course;
    const focused = this.body.contains(document.activeElement)
      ? /** @type {HTMLElement} */ (document.activeElement).dataset.key
      : "";
    this.body.replaceChildren(
      ...(problem ? [h("p", { class: "pmkit-map-notice", text: problem })] : []),
      ...(map?.notice ? [h("p", { class: "pmkit-map-notice", text: map.notice })] : []),
      ...(map ? [this._where(map), this._chapters(map)] : []),
    );
    const key = this._focus || focused;
    this._focus = "";
    if (key) /** @type {HTMLElement | null} */ (this.body.querySelector(`[data-key="${CSS.escape(key)}"]`))?.focus();
  }

  /** Another page is in front: show its chapter. */
  turn() {
    this.draw();
    this.body.querySelector(".pmkit-map-here")?.scrollIntoView({ block: "nearest" });
  }

  /** @param {import("./course.js").CourseMap} map */
  _where(map) {
    const { continue: place, next } = map;
    const target = place ?? next;
    if (!target) return "";
    const isHere = !target.cell && target.notebook === this.current();
    return h("div", { class: "pmkit-map-where" }, [
      place && h("p", { text: place.says }),
      map.due > 0 && h("p", { text: `${counted(map.due, "question", "questions")} to repeat from earlier: five minutes on the front page.` }),
      next && h("p", { text: next.says }),
      !isHere &&
        button(place ? "Continue where I was" : "Begin here", () => this.open(target.notebook, target.cell), {
          class: "pmkit-main",
          "data-key": "continue",
        }),
      map.front && map.front !== this.current() && button("Front page", () => this.open(map.front), { "data-key": "front" }),
    ]);
  }

  /** @param {import("./course.js").CourseMap} map */
  _chapters(map) {
    return h("ol", { class: "pmkit-map-chapters" }, map.chapters.map((chapter) => this._chapter(chapter)));
  }

  /** @param {import("./course.js").Chapter} chapter */
  _chapter(chapter) {
    const here = this.current();
    const name = `${chapter.number} · ${chapter.title}`;
    const isHere = [chapter.lesson, chapter.exercise].includes(here) && here !== "";
    const links = [
      { text: "Lesson", path: chapter.lesson },
      { text: "Practice", path: chapter.exercise },
    ].filter(({ path }) => path);
    return h("li", { class: isHere ? "pmkit-map-chapter pmkit-map-here" : "pmkit-map-chapter" }, [
      h("h3", { text: name }),
      h("p", { class: "pmkit-map-minutes", text: this._summary(chapter, links.length > 0) }),
      chapter.items > 0 &&
        h("progress", { max: chapter.items, value: chapter.done, "aria-label": `${chapter.title}: questions done` }),
      h("div", { class: "pmkit-map-links" }, [
        ...links.map(({ text, path }) =>
          button(text, () => this.open(path), {
            "aria-label": `${text}: ${chapter.title}`,
            "aria-current": path === here ? "page" : null,
            "data-key": path,
          }),
        ),
        chapter.begun &&
          this.asking !== chapter.id &&
          button("Start over", () => this._ask(chapter.id), {
            class: "pmkit-quiet",
            "aria-label": `Start over: ${chapter.title}`,
            "data-key": `over-${chapter.id}`,
          }),
      ]),
      this.asking === chapter.id && this._question(chapter),
      openItems(chapter, this, this._openShown),
      chapter.sittings.length > 0 && sittingsOf(chapter, this),
    ]);
  }

  /** @param {import("./course.js").Chapter} chapter @param {boolean} open */
  _summary(chapter, open) {
    const parts = [`${chapter.minutes} minutes`];
    if (!open) parts.push("not in this edition yet");
    else if (chapter.items) parts.push(`${chapter.done} of ${counted(chapter.items, "question", "questions")} done`);
    if (chapter.due) parts.push(`${chapter.due} to repeat`);
    return parts.join(" · ");
  }

  /** @param {import("./course.js").Chapter} chapter */
  _question(chapter) {
    const text = `Start “${chapter.title}” over? Its questions become empty again. You can undo this.`;
    const box = h("div", { class: "pmkit-map-question", role: "group", "aria-label": text }, [
      h("p", { text }),
      button("Keep my answers", () => this._ask(""), { "data-key": `keep-${chapter.id}` }),
      button("Start over", () => this._startOver(chapter)),
    ]);
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this._ask("");
    });
    return box;
  }

  /** @param {string} id the chapter to ask about, "" for none */
  _ask(id) {
    this._focus = id ? `keep-${id}` : `over-${this.asking}`;
    this.asking = id;
    this.draw();
  }

  /** @param {import("./course.js").Chapter} chapter */
  async _startOver(chapter) {
    this.asking = "";
    await this._change(() => this.course.startOver(chapter.id), chapter.id, `“${chapter.title}” starts afresh.`, true);
  }

  async _undo() {
    const id = this.undoable;
    await this._change(() => this.course.undoStartOver(id), id, "Your answers are back.", false);
  }

  /**
   * @param {() => Promise<void>} change @param {string} chapter
   * @param {string} says what has happened @param {boolean} undoable
   */
  async _change(change, chapter, says, undoable) {
    try {
      await change();
    } catch (error) {
      this.status.textContent = error instanceof Error ? error.message : String(error);
      this.draw();
      return;
    }
    this.undoable = undoable ? chapter : "";
    this.undo.hidden = !undoable;
    this.status.textContent = says;
    if (undoable) this.undo.focus();
    else /** @type {HTMLElement | null} */ (this.body.querySelector("button"))?.focus();
    window.dispatchEvent(new CustomEvent("pmkit:started-over", { detail: { chapter } }));
  }
}

/** @param {Record<string, any>} lab @returns {any} the panel, a Lumino widget */
export function makeMap({ course, open, app, tracker, LabIcon, Widget }) {
  const current = () => tracker.currentWidget?.context.path ?? "";
  const changeTheme = () => {
    const dark = document.body.dataset.jpThemeLight === "false";
    app.commands.execute("apputils:change-theme", { theme: dark ? "JupyterLab Light" : "JupyterLab Dark" });
  };
  const map = new CourseMap(course, open, current, changeTheme);
  const widget = new Widget({ node: map.node });
  widget.id = MAP_ID;
  widget.title.icon = new LabIcon({ name: "pmkit-lab:map", svgstr: ICON });
  widget.title.caption = "Course map";
  tracker.currentChanged.connect(() => map.turn());
  widget.disposed.connect(() => map.dispose?.());
  course.refresh();
  return widget;
}
