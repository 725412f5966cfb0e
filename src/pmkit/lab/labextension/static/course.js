// What the page knows of the course: the map with progress from the server, and what the reader chose to see.
// One object per page; those who show something of it listen to `changed`.

const CODE_SHOWN = "pmkit-lab:code-shown";
const SECTIONS_SHOWN = "pmkit-lab:sections-shown";
const WHOLE_SHOWN = "pmkit-lab:whole-shown";
const SITTINGS = "pmkit-lab:sittings";

/**
 * @typedef {{id: string, number: number, title: string, minutes: number, lesson: string, exercise: string,
 *   items: number, done: number, due: number, begun: boolean, sittings: Sitting[]}} Chapter
 * @typedef {{title: string, notebook: string, cell: string, minutes: number, optional: boolean, items: number,
 *   done: number, sections: Section[]}} Sitting
 * @typedef {{title: string, cell: string, steps: Step[]}} Section
 * @typedef {{id: string, name: string, cell: string, kind: string,
 *   stage: "new" | "started" | "missed" | "done" | "changed"}} Step
 * @typedef {{notebook: string, cell: string, chapter: string, says: string}} Place
 * @typedef {{front: string, chapters: Chapter[], continue: Place | null, next: Place | null, due: number,
 *   notice: string, place: string}} CourseMap
 */

export class Course extends EventTarget {
  /**
   * @param {any} ServerConnection JupyterLab's
   * @param {any} state JupyterLab's state database, or null where there is none
   */
  constructor(ServerConnection, state) {
    super();
    this._ServerConnection = ServerConnection;
    this._settings = ServerConnection.makeSettings();
    this._state = state;
    /** @type {CourseMap | null} */
    this.map = null;
    this.problem = "";
    /** @type {any} */
    this._glossary = null;
    this.codeShown = false;
    /** @type {Record<string, boolean>} chapters whose sections the reader has opened or closed */
    this.sectionsShown = {};
    this.wholeShown = false;
    /** @type {Record<string, string>} the title of the sitting in front, by the path of its notebook */
    this._sittings = {};
  }

  /** @param {string} id @returns {Chapter | undefined} */
  chapter(id) {
    return this.map?.chapters.find((chapter) => chapter.id === id);
  }

  /** Ask for the map anew. */
  async refresh() {
    try {
      this.map = await this._ask("map");
      this.problem = "";
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
    this._changed();
  }

  /**
   * The words of the glossary, asked for once; `problem` says why there are none.
   * @returns {Promise<{page: string, entries: Record<string, import("./glossary.js").Entry>, problem?: string}>}
   */
  async glossary() {
    if (this._glossary) return this._glossary;
    try {
      return (this._glossary = await this._ask("glossary"));
    } catch (error) {
      return { page: "", entries: {}, problem: error instanceof Error ? error.message : String(error) };
    }
  }

  /** The one kernel of the course, started where there is none. @returns {Promise<{id: string, name: string}>} */
  async kernel() {
    return this._ask("kernel");
  }

  /** @param {string} chapter */
  async startOver(chapter) {
    await this._ask("start-over", { chapter });
    await this.refresh();
  }

  /** @param {string} chapter */
  async undoStartOver(chapter) {
    await this._ask("undo-start-over", { chapter });
    await this.refresh();
  }

  /** Read back what was shown last time. */
  async recall() {
    this.codeShown = (await this._state?.fetch(CODE_SHOWN)) === true;
    this.sectionsShown = (await this._state?.fetch(SECTIONS_SHOWN)) ?? {};
    this.wholeShown = (await this._state?.fetch(WHOLE_SHOWN)) === true;
    this._sittings = (await this._state?.fetch(SITTINGS)) ?? {};
    this._changed();
  }

  /** @param {boolean} shown */
  showCode(shown) {
    this.codeShown = shown;
    this._state?.save(CODE_SHOWN, shown);
    this._changed();
  }

  /** One sitting at a time, or the whole chapter on one page. @param {boolean} whole */
  showWhole(whole) {
    this.wholeShown = whole;
    this._state?.save(WHOLE_SHOWN, whole);
    this._changed();
  }

  /** The title of the sitting that was in front. @param {string} path of a notebook */
  sittingOf(path) {
    return this._sittings[path] ?? "";
  }

  /** @param {string} path of a notebook @param {string} title of a sitting */
  keepSitting(path, title) {
    if (this._sittings[path] === title) return;
    this._sittings = { ...this._sittings, [path]: title };
    this._state?.save(SITTINGS, this._sittings);
    this._changed();
  }

  /** @param {string} chapter @param {boolean} shown */
  showSections(chapter, shown) {
    this.sectionsShown = { ...this.sectionsShown, [chapter]: shown };
    this._state?.save(SECTIONS_SHOWN, this.sectionsShown);
  }

  _changed() {
    this.dispatchEvent(new Event("changed"));
  }

  /**
   * @param {string} path
   * @param {any} [body] sent as JSON by POST where given
   */
  async _ask(path, body) {
    const url = `${this._settings.baseUrl}pmkit/${path}`;
    const request = body ? { method: "POST", body: JSON.stringify(body) } : {};
    let answer;
    try {
      answer = await this._ServerConnection.makeRequest(url, request, this._settings);
    } catch {
      throw new Error("The course has lost touch with its server. Start it again, then reload this page.");
    }
    const data = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error(data.message || "The course map could not be read. Reload this page.");
    return data;
  }
}
