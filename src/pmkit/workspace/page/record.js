// One reading of the past, as `pmkit.practice.record` and `pmkit.practice.state` have it: entries in, the state of a question
// out. Every reply is found anew from the answer; what an entry says of itself is not believed.

const TRIES_TO_REVEAL = 3;

/** The entries that count now: a start-over hides what came before it, an undo brings it back. @param {Entry[]} history */
function liveOf(history) {
  /** @type {Entry[][]} */ const hidden = [];
  let current = /** @type {Entry[]} */ ([]);
  for (const entry of history) {
    if (entry.event === "started-over") {
      hidden.push(current);
      current = [];
    } else if (entry.event === "undone") current = [...(hidden.pop() ?? []), ...current];
    else current.push(entry);
  }
  return current;
}

/** The start-over that an undo would take back. @param {Entry[]} history @returns {Entry | undefined} */
function lastStartOver(history) {
  const begun = /** @type {Entry[]} */ ([]);
  for (const entry of history) {
    if (entry.event === "started-over") begun.push(entry);
    else if (entry.event === "undone") begun.pop();
  }
  return begun.at(-1);
}

/** Whether the question asks today what it asked then. @param {any} question @param {Entry} entry */
function isTextOf(question, entry) {
  const kept = entry.detail.fingerprint;
  return typeof kept === "string" ? kept === question.fingerprint || question.wordings.includes(kept) : entry.version === question.version;
}

/**
 * What the entries on a question mean.
 * @param {any} question as the page holds it @param {Entry[]} history all on it, oldest first
 * @param {ReturnType<typeof judgeOf>} judge
 */
function recordOf(question, history, judge) {
  const live = liveOf(history.filter((entry) => ["started-over", "undone"].includes(entry.event) || !entry.detail.round));
  const current = live.filter((entry) => isTextOf(question, entry));
  const answered = current.filter((entry) => ["draft", "checked"].includes(entry.event));
  const checked = answered.filter((entry) => entry.event === "checked").map((entry) => ({ entry, ...judge.look(question, entry.answer) }));
  const older = live.filter((entry) => ["draft", "checked"].includes(entry.event));
  return {
    live, answered, checked,
    tries: checked.filter((one) => one.reply.understood !== false && one.reply.verdict !== "not-started"),
    earlier: answered.length ? [] : older,
    hints: current.filter((entry) => entry.event === "hint").length,
    revealed: current.some((entry) => entry.event === "revealed"),
    canUndo: Boolean(lastStartOver(history)) && !live.length,
  };
}

/**
 * Everything that a card shows of a question, as `QuestionCard._state` gives it.
 * @param {any} question @param {ReturnType<typeof recordOf>} record @param {ReturnType<typeof judgeOf>} judge @param {string} notice
 */
function stateOf(question, record, judge, notice) {
  const newest = record.answered.at(-1);
  const answer = newest ? judge.clean(question, newest.answer) : question.view.blank;
  const last = record.checked.at(-1);
  const stale = Boolean(last) && last?.comparable !== judge.comparable(question, answer);
  const solved = record.checked.some((one) => one.solved);
  const tries = new Set(record.tries.map((one) => one.comparable)).size;
  const left = Math.max(0, TRIES_TO_REVEAL - tries);
  const mayReveal = solved || !left;
  const told = solved || record.revealed;
  const finished = Boolean(last?.solved) && !stale;
  return {
    answer, stale, tries, solved, finished,
    feedback: last ? judge.shown(last.reply) : null,
    checked: last && !stale ? { answer } : null,
    hints_html: question.hints_html.slice(0, record.hints),
    hints_left: Math.max(0, question.hints_html.length - record.hints),
    can_reveal: mayReveal && Boolean(question.view.reveal_label),
    can_undo: record.canUndo,
    tries_text: mayReveal || !question.can_be_right ? "" : question.says.locked[left],
    model_title: question.model_title,
    model_html: record.revealed ? question.model_html : "",
    explanation_html: told ? question.explanation_html : "",
    source_html: told ? question.source_html : "",
    brief: finished ? judge.brief(question, answer) : "",
    notice: [changedNotice(question, record, judge), notice].filter(Boolean).join(" "),
  };
}

/** That the question asks something else than when it was answered. @param {any} question @param {ReturnType<typeof recordOf>} record @param {ReturnType<typeof judgeOf>} judge */
function changedNotice(question, record, judge) {
  const earlier = record.earlier.at(-1);
  if (!earlier) return "";
  const told = judge.brief(question, earlier.answer);
  return told && !saysNothing(judge.clean(question, earlier.answer)) ? question.says.changed_from.replace("{answer}", () => told) : question.says.changed;
}
