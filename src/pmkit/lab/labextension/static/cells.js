// One code cell of a course page: what kind it is, running it on the course's kernel, and putting what came of it in the
// place of what stood there. What stood there (the committed text and picture, or a card whose kernel is gone) stays
// until the new view is drawn, so that nothing jumps and nothing blinks.

import { drawn, keepFocus } from "./views.js";

export const WIDGET = "application/vnd.jupyter.widget-view+json";
const CALL = /^\s*(show|explore|figure|solution|repeat_due|course_map|skill_profile|hand_in|start_over|take_along|bring_back)\([^()\n]*\)\s*$/;
const IMPORTS = /^(\s*|#.*|(from|import)\s.*)$/;
const DRAWING_MILLISECONDS = 1500;

/**
 * `setup` cells only import, `explorer` cells build much, `card` cells stand for themselves like these; any `other` code
 * may need what was run before it.
 * @param {any} cell @returns {"setup" | "explorer" | "card" | "other"}
 */
export function kindOf(cell) {
  const source = cell.model.sharedModel.getSource();
  const call = CALL.exec(source);
  if (call) return call[1] === "explore" ? "explorer" : "card";
  return source.split("\n").every((/** @type {string} */ line) => IMPORTS.test(line)) ? "setup" : "other";
}

/**
 * Run code; what it shows, as a notebook keeps it.
 * @param {any} connection @param {string} code @param {any} metadata
 * @returns {Promise<{outputs: any[], failed: boolean}>}
 */
export async function execute(connection, code, metadata) {
  /** @type {any[]} */
  let outputs = [];
  const asked = { code, store_history: false, allow_stdin: false, stop_on_error: false };
  const future = connection.requestExecute(asked, false, metadata);
  future.onIOPub = (/** @type {any} */ { header, content }) => {
    const { transient: _, ...kept } = content;
    if (["execute_result", "display_data", "error", "stream"].includes(header.msg_type))
      outputs.push({ output_type: header.msg_type, ...kept });
    else if (header.msg_type === "clear_output") outputs = [];
  };
  const reply = await future.done;
  future.dispose();
  return { outputs, failed: reply.content.status !== "ok" };
}

/**
 * Draw the widget among the outputs out of sight, then show the outputs all at once.
 * @param {any} cell @param {any[]} outputs @param {any} manager of the kernel they come from
 * @param {import("./views.js").Views} views
 */
export async function putInPlace(cell, outputs, manager, views) {
  const id = outputs.find(({ data }) => data?.[WIDGET])?.data[WIDGET].model_id;
  const view = id && (await views.make(id, manager));
  if (view && cell.isVisible && cell.node.offsetParent) {
    const away = views.drawAside(view, cell.outputArea);
    await drawn(view.node, DRAWING_MILLISECONDS);
    if (cell.isDisposed) return;
    away();
  }
  const { model } = cell.outputArea;
  keepFocus(cell.outputArea.node, () => {
    if (model.length === 1 && outputs.length === 1) model.set(0, outputs[0]);
    else model.fromJSON(outputs);
  });
}
