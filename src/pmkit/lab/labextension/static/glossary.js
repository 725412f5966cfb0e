// A word of the trade opens its glossary entry where it stands, by click or Enter. Without course mode the same link
// leads to the glossary's page.

import { button, h } from "./dom.js";

const PAGE = "00_glossary.ipynb";
const READING = ".jp-NotebookPanel.pmkit-reading";
const GAP_PIXELS = 6;

/** @typedef {{term: string, text: string, also: string, chapter: string, lesson: string}} Entry */

export class Glossary {
  /**
   * @param {import("./course.js").Course} course
   * @param {(path: string, anchor?: string) => void} open
   */
  constructor(course, open) {
    this.course = course;
    this.open = open;
    this.node = h("div", { class: "pmkit-ui pmkit-word", popover: "auto", role: "dialog", tabindex: "-1" });
    document.body.append(this.node);
    document.addEventListener("click", (event) => this._click(event), true);
  }

  /** @param {MouseEvent} event */
  _click(event) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link?.closest(READING) || !link.pathname.endsWith(`/${PAGE}`) || !link.hash) return;
    event.preventDefault();
    event.stopPropagation(); // JupyterLab would open the page
    this._tell(link, decodeURIComponent(link.hash.slice(1)));
  }

  /** @param {HTMLAnchorElement} link @param {string} anchor */
  async _tell(link, anchor) {
    const { page, entries, problem } = await this.course.glossary();
    const entry = entries[anchor];
    const away = () => this.node.hidePopover();
    const go = (/** @type {string} */ path, where = "") => button(
      path === page ? "All words" : entry.chapter, () => { away(); this.open(path, where); }, { class: "pmkit-quiet" },
    );
    this.node.setAttribute("aria-label", entry?.term ?? "Glossary");
    this.node.replaceChildren(
      h("p", { class: "pmkit-word-term", text: entry?.term ?? "" }),
      h("p", { text: entry?.text ?? (problem || "The glossary has no entry for this word.") }),
      entry?.also ? h("p", { class: "pmkit-word-also", text: entry.also }) : "",
      h("div", { class: "pmkit-word-links" }, [
        entry && go(entry.lesson),
        page && go(page, anchor),
        button("Close", away),
      ]),
    );
    this.node.showPopover();
    this._place(link);
    this.node.focus();
  }

  /** Under the word, or above it where there is no room; never beyond the window. */
  _place(/** @type {HTMLAnchorElement} */ link) {
    const word = link.getClientRects()[0] ?? link.getBoundingClientRect();
    const { width, height } = this.node.getBoundingClientRect();
    const below = word.bottom + GAP_PIXELS;
    const top = below + height < window.innerHeight ? below : Math.max(0, word.top - GAP_PIXELS - height);
    const left = Math.max(GAP_PIXELS, Math.min(word.left, window.innerWidth - width - GAP_PIXELS));
    Object.assign(this.node.style, { top: `${top}px`, left: `${left}px` });
  }
}
