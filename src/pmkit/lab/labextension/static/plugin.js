// The plugin: finds the course notebooks among those that are opened, adds the course map to the left bar, guards keys.

import { ChapterPage, courseMetadata, mayRun } from "./chapter.js";
import { Course } from "./course.js";
import { h } from "./dom.js";
import { Glossary } from "./glossary.js";
import { CourseKernel } from "./kernel.js";
import { guardKeys } from "./keys.js";
import { MAP_ID, makeMap } from "./map.js";
import { havePatience } from "./patience.js";
import { printPage, printWhole } from "./print.js";
import { setForReading } from "./reading.js";
import { Runner } from "./runner.js";
import { chooseKernel } from "./session.js";
import { nameTab } from "./tabs.js";
import { Views } from "./views.js";
import { LeftBar } from "./width.js";

const SEEN = "pmkit-lab:seen";

/** @param {string} url */
function addStyle(url) {
  document.head.append(h("link", { rel: "stylesheet", href: url }));
}

/**
 * Once: the course map in front, the right bar (inspector, debugger) away. From then on the reader's layout counts.
 * @param {any} app
 * @param {any} state
 */
async function layOut(app, state) {
  await app.restored;
  if (!(await state?.fetch(SEEN))) {
    app.shell.activateById(MAP_ID);
    if (app.shell.isSideTabBarVisible?.("right")) app.shell.toggleSideTabBarVisibility("right");
    await state?.save(SEEN, true);
  }
}

/** @param {Record<string, any>} modules JupyterLab's own */
export function makePlugin({ application, apputils, cells, notebook, rendermime, services, statedb, ui, widgets }) {
  const { ServerConnection } = services;
  const { NotebookActions } = notebook;

  /** @param {any} app @param {any} tracker @param {any} registry @param {any} state @param {any} restorer */
  function activate(app, tracker, registry, state, restorer) {
    addStyle(new URL("style.css", import.meta.url).href);
    addStyle(new URL("kernel.css", import.meta.url).href);
    guardKeys();
    havePatience();
    const leftBar = new LeftBar(app.shell, state);
    const course = new Course(ServerConnection, state);
    const kernel = new CourseKernel(() => course.kernel(), app.serviceManager.kernels, registry);
    const views = new Views(widgets, kernel);
    const runner = new Runner(kernel, views, cells.CodeCell);
    window.addEventListener("pmkit:started-over", (/** @type {any} */ { detail }) => kernel.refresh(detail.chapter));
    /** @type {Map<any, ChapterPage>} */
    const pages = new Map();
    const everything = (/** @type {HTMLElement} */ node) =>
      [...pages.values()].find(({ panel }) => panel.node === node)?.everything();
    printWhole(everything);
    let target = { path: "", cell: "", heading: "" };
    const open = async (/** @type {string} */ path, cell = "", heading = "") => {
      leftBar.giveWay();
      target = { path, cell, heading };
      const panel = await app.commands.execute("docmanager:open", { path });
      if (cell) pages.get(panel)?.goTo(cell, heading);
    };
    const trust = async (/** @type {string} */ path) => {
      const settings = ServerConnection.makeSettings();
      const where = path.split("/").map(encodeURIComponent).join("/");
      await ServerConnection.makeRequest(`${settings.baseUrl}api/contents/${where}/trust`, { method: "POST" }, settings);
    };
    new Glossary(course, async (path, anchor) => {
      const panel = await app.commands.execute("docmanager:open", { path });
      await panel?.context.ready;
      if (anchor) panel?.setFragment(`#${anchor}`);
    });
    const recalled = course.recall();
    const map = makeMap({ course, open, app, tracker, LabIcon: ui.LabIcon, Widget: widgets.Widget });
    app.shell.add(map, "left", { rank: 10 });
    restorer?.add(map, MAP_ID);
    layOut(app, state).then(() => leftBar.start());
    // A widget names a question that stands on another page of the course.
    window.addEventListener("pmkit:go", (/** @type {any} */ event) => {
      const { notebook = "", cell = "" } = event.detail;
      const books = course.map?.chapters.flatMap(({ lesson, exercise }) => [lesson, exercise]) ?? [];
      const path = notebook && books.find((/** @type {string} */ book) => book.endsWith(notebook));
      if (!path) return;
      event.preventDefault();
      open(path, cell);
    });

    tracker.widgetAdded.connect(async (/** @type {any} */ _sender, /** @type {any} */ panel) => {
      chooseKernel(panel, kernel, () => mayRun(panel));
      await Promise.all([panel.context.ready, recalled]);
      if (panel.isDisposed || !courseMetadata(panel)) return;
      setForReading(panel);
      nameTab(panel, courseMetadata(panel)?.kind ?? "");
      const print = panel[apputils.Printing.symbol].bind(panel);
      panel[apputils.Printing.symbol] = () => (course.codeShown ? print() : () => printPage(everything));
      const page = new ChapterPage(panel, course, { NotebookActions, Widget: widgets.Widget, trust, open, kernel, runner, views });
      pages.set(panel, page);
      panel.disposed.connect(() => pages.delete(panel));
      if (panel.context.path === target.path && target.cell) page.goTo(target.cell, target.heading);
      await page.start();
    });
    // The reader may also trust a notebook by JupyterLab's own command.
    app.commands.commandExecuted.connect(async (/** @type {any} */ _sender, /** @type {any} */ { id, result }) => {
      if (id !== "notebook:trust") return;
      await result;
      for (const page of pages.values()) if (page.state === "untrusted") page.start();
    });
  }

  return {
    id: "pmkit-lab:course-mode",
    description: "Course mode: runs course notebooks, hides their code, shows the course map.",
    autoStart: true,
    requires: [notebook.INotebookTracker, rendermime.IRenderMimeRegistry],
    optional: [statedb.IStateDB, application.ILayoutRestorer],
    activate,
  };
}
