// What comes back after a check: verdict, message, parts, next step, reasons, hints, the model answer.

/** @param {any} feedback @param {boolean} stale @param {Part[]} listed parts that have no place of their own */
function feedbackBlock(feedback, stale, listed) {
  const block = h("div", { class: `pmkit-verdict pmkit-verdict-${feedback.verdict} pmq-feedback` }, [
    h("p", { class: "pmq-verdict" }, [
      h("strong", { class: `pmq-mark pmq-mark-${feedback.verdict}` }, verdictWords(feedback)),
      ...(stale ? [h("span", { class: "pmq-quiet pmq-stale", text: "for your answer before the last change" })] : []),
    ]),
  ]);
  if (feedback.message_html) block.append(rich("div", feedback.message_html));
  if (listed.length) {
    block.append(h("ul", { class: "pmq-parts" }, listed.map((part) => h("li", {}, [
      h("span", { class: `pmq-mark pmq-mark-${part.verdict}` }, verdictWords(part)), rich("span", part.html ?? ""),
    ]))));
  }
  if (feedback.next_step_html) block.append(h("div", { class: "pmq-next" }, [h("strong", { text: "Next: " }), rich("span", feedback.next_step_html)]));
  return block;
}

/** @param {string} summary @param {string} html @param {string} source */
function reasons(summary, html, source) {
  return h("details", { class: "pmq-details" }, [
    h("summary", { text: summary }),
    h("div", { class: "pmq-details-body" }, [
      ...(html ? [rich("div", html)] : []),
      ...(source ? [h("p", { class: "pmq-quiet" }, ["Source: ", rich("span", source)])] : []),
    ]),
  ]);
}

/** @param {string[]} hints each as safe HTML */
function hintList(hints) {
  return hints.map((html, at) => h("div", { class: "pmq-hint" }, [h("strong", { text: `Hint ${at + 1}` }), rich("div", html)]));
}
