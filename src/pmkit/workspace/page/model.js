// A stand-in for the kernel behind a question card: it has the traits that `pmkit.widgets.question.QuestionCard` has, and
// answers the same messages, from what the page keeps.

const LONGEST_ANSWER = 200_000; // letters of its JSON

/**
 * @param {any} question @param {ReturnType<typeof keptEntries>} kept @param {ReturnType<typeof judgeOf>} judge
 * @param {() => void} changed something was done on the question
 */
function cardModel(question, kept, judge, changed) {
  /** @type {Map<string, Set<(content?: any) => void>>} */ const listeners = new Map();
  const read = () => recordOf(question, kept.of(question.id), judge);
  const first = stateOf(question, read(), judge, "");
  /** @type {Record<string, any>} */
  const traits = { view: question.view, answer: first.answer, state: first, lasting_id: "", acknowledged: "", ...judge.beside(question, first.answer) };

  /** @param {string} name @param {any} [content] */
  const tell = (name, content) => [...(listeners.get(name) ?? [])].forEach((listener) => listener(content));

  /** @param {Record<string, any>} values */
  function show(values) {
    const news = Object.keys(values).filter((name) => JSON.stringify(traits[name]) !== JSON.stringify(values[name]));
    Object.assign(traits, values);
    news.forEach((name) => tell(`change:${name}`));
    if (news.length) tell("change");
  }

  /** @param {string} event @param {any} [values] */
  function keep(event, { detail = {}, ...values } = {}) {
    kept.add(question.id, event, { version: question.version, detail: { fingerprint: question.fingerprint, ...detail }, ...values });
  }

  const tooLong = (/** @type {any} */ answer) => JSON.stringify(answer).length > LONGEST_ANSWER;

  /** @param {any} answer @returns {string} what to say, or "" */
  function saveDraft(answer) {
    if (tooLong(answer)) return question.says.too_long;
    const last = read().answered.at(-1);
    if (!last || JSON.stringify(last.answer) !== JSON.stringify(answer)) keep("draft", { answer });
    return "";
  }

  /** @param {any} answer */
  function check(answer) {
    if (tooLong(answer)) return question.says.too_long;
    const before = read();
    const { reply } = judge.look(question, answer);
    const isTry = reply.understood && reply.verdict !== "not-started";
    const remarks = isTry ? judge.remarks(question, answer) : {};
    const detail = judge.checks(question) ? { feedback: reply, hints: before.hints, revealed: before.revealed, ...remarks } : {};
    keep("checked", { answer, verdict: judge.checks(question) ? reply.verdict : "", detail });
    return "";
  }

  function startOver() {
    if (!read().live.length) return "";
    keep("started-over", { detail: { scope: question.id } });
    return question.says.begun;
  }

  function undo() {
    const begun = lastStartOver(kept.of(question.id));
    if (!begun) return question.says.nothing_to_undo;
    keep("undone", { detail: { undoes: begun.attempt_id } });
    return question.says.undone;
  }

  /** @param {string} what @param {any} answer @returns {string} a sentence to say, or "" */
  function serve(what, answer) {
    if (what === "check") return check(answer);
    if (what === "start-over") return startOver();
    if (what === "undo") return undo();
    const told = saveDraft(answer);
    const state = stateOf(question, read(), judge, "");
    if (what === "hint" && state.hints_left) keep("hint", { detail: { hint: state.hints_html.length + 1 } });
    else if (what === "hint") return question.says.no_hint;
    else if (what === "reveal" && !state.can_reveal) return question.says.locked[Math.max(1, TRIES_TO_REVEAL - state.tries)];
    else if (what === "reveal" && !state.model_html) keep("revealed");
    return told;
  }

  /** What is kept, as a card shows it; `answer`: what stands on it where that is not what is kept. @param {any} [answer] */
  function traitsNow(answer) {
    const state = stateOf(question, read(), judge, "");
    const shown = answer === undefined ? state.answer : answer;
    return { answer: shown, state, ...judge.beside(question, shown) };
  }

  /** @param {any} content */
  function receive(content) {
    if (content.kind === "edit") {
      const { answer } = content.values;
      const text = saveDraft(answer);
      tell("msg:custom", { type: "saved", text });
      show({ answer, ...judge.beside(question, answer), acknowledged: content.number });
    } else {
      const text = serve(content.do, content.answer);
      const another = ["start-over", "undo"].includes(content.do);
      tell("msg:custom", { type: "done", text, request: content.request });
      show({ ...traitsNow(another ? undefined : content.answer), acknowledged: content.number });
    }
    changed();
  }

  return {
    get: (/** @type {string} */ name) => traits[name],
    on(/** @type {string} */ name, /** @type {(content?: any) => void} */ listener) {
      listeners.set(name, (listeners.get(name) ?? new Set()).add(listener));
    },
    off(/** @type {string} */ name, /** @type {(content?: any) => void} */ listener) { listeners.get(name)?.delete(listener); },
    send(/** @type {any} */ content) { queueMicrotask(() => receive(content)); },
    /** Show what is kept now: another tab, or a copy, may have brought something. */
    renew: () => show(traitsNow()),
    record: read,
  };
}
