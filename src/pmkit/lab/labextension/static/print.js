// Printing a course page: all its sittings, from the first line to the last, without JupyterLab around it and without
// controls. JupyterLab itself would print the file as it was saved, without the answers.

import { h } from "./dom.js";

const EVERYTHING_MILLISECONDS = 20_000;
const CHARTS_MILLISECONDS = 4000;
const STEP_MILLISECONDS = 100;
/** Whoever has something to bring first pushes a promise. */
export const BEFORE_PRINT = "pmkit:before-print";
const PRINTED = "pmkit-printed";

/** @param {number} milliseconds */
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The course page in front, if it is read. @returns {HTMLElement | null} */
function inFront() {
  return document.querySelector(".jp-NotebookPanel.pmkit-reading:not(.lm-mod-hidden)");
}

/** Mark the page and all that holds it, so that the style sheet can leave out what stands beside. */
function mark() {
  const panel = inFront();
  const scroller = panel?.querySelector(".jp-WindowedPanel-outer");
  for (let node = scroller; node; node = node.parentElement) node.classList.add(PRINTED);
  if (panel) document.body.dataset.pmkitTheme ??= document.body.dataset.jpThemeLight ?? "true";
  if (panel) document.body.dataset.jpThemeLight = "true";
}

function unmark() {
  for (const node of document.querySelectorAll(`.${PRINTED}`)) node.classList.remove(PRINTED);
  const { pmkitTheme } = document.body.dataset;
  if (pmkitTheme) document.body.dataset.jpThemeLight = pmkitTheme;
  delete document.body.dataset.pmkitTheme;
}

/** Whether every chart of the page has been drawn to its width. @param {Element} panel */
function isDrawn(panel) {
  return [...panel.querySelectorAll(".pmchart-picture")].every((one) => !one.clientWidth || one.querySelector("canvas, svg, img"));
}

/**
 * Show all, wait until explorers are made and charts drawn, then ask the browser to print.
 * @param {(panel: HTMLElement) => Promise<void> | undefined} everything makes what the reader has not come near yet
 */
export async function printPage(everything) {
  const panel = inFront();
  if (!panel) return;
  mark();
  panel.classList.add("pmkit-print-all");
  const told = h("p", { class: "pmkit-ui pmkit-print-wait", role: "status", text: "Getting all of the page ready to print …" });
  panel.append(told);
  await Promise.race([everything(panel), pause(EVERYTHING_MILLISECONDS)]);
  for (let waited = 0; waited < CHARTS_MILLISECONDS && (waited < 3 * STEP_MILLISECONDS || !isDrawn(panel)); waited += STEP_MILLISECONDS)
    await pause(STEP_MILLISECONDS);
  told.remove();
  window.print();
  panel.classList.remove("pmkit-print-all");
  unmark();
}

/**
 * Have course pages printed whole, by whatever way they are printed; lasts as long as the page.
 * @param {(panel: HTMLElement) => Promise<void> | undefined} everything as for `printPage`
 */
export function printWhole(everything) {
  window.addEventListener("beforeprint", mark);
  window.addEventListener("afterprint", unmark);
  document.body.addEventListener("keydown", (event) => {
    const asked = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "p";
    if (!asked || !(event.target instanceof Element) || !event.target.closest(".pmkit-reading")) return;
    event.preventDefault();
    printPage(everything);
  });
}
