// What an answer is worth on this page: found by the scripts of `pmkit.practice.check_data`, which come to what Python comes
// to. A question that needs Python is kept and not judged, and says so.

const MOST_BRIEF = 90; // letters of an answer in the line of a folded card

/** @param {any} checking the functions of the scripts that check @param {any} shared what they all read */
function judgeOf(checking, shared) {
  /** @type {Map<string, any>} */ const known = new Map();

  const checks = (/** @type {any} */ question) => !question.needs_python;

  /** @param {any} question @param {any} answer any JSON */
  const clean = (question, answer) => (checks(question) ? checking.cleanAnswer(question.rules, answer) : alike(question.view.blank, answer));

  /** @param {any} question @param {any} answer */
  function comparable(question, answer) {
    const cleaned = clean(question, answer);
    return checks(question) ? checking.comparable(question.rules, cleaned, shared) : settled(cleaned, true);
  }

  /** The answer is kept, and that is all. @param {any} question @param {any} answer */
  function noted(question, answer) {
    return saysNothing(answer) || settled(answer, true) === settled(question.view.blank, true)
      ? question.blank_reply
      : { verdict: "noted", message: question.says.kept, next_step: question.explanation_html ? question.says.compare : "", parts: [], trap: null, understood: true };
  }

  /** The reply to an answer, and what follows from it. @param {any} question @param {any} answer */
  function look(question, answer) {
    const name = `${question.id} ${JSON.stringify(answer)}`;
    if (!known.has(name)) {
      const cleaned = clean(question, answer);
      const reply = checks(question) ? checking.checkAnswer(question.rules, shared, answer) : noted(question, cleaned);
      const solved = checks(question) ? checking.isSolved(question.rules, cleaned, reply) : reply.verdict === "noted";
      known.set(name, { reply, solved, comparable: comparable(question, answer) });
    }
    return known.get(name);
  }

  /** The answer in a line. @param {any} question @param {any} answer */
  function brief(question, answer) {
    const text = checks(question) ? checking.toPlain(wordsOfAnswer(question, answer)) : "";
    const line = text.split(/\s+/).join(" ").trim();
    return line.length > MOST_BRIEF ? `${line.slice(0, MOST_BRIEF - 1).trimEnd()}…` : line;
  }

  /** An answer in words, as Markdown. @param {any} question @param {any} answer @returns {string} */
  const wordsOfAnswer = (question, answer) => (checks(question) ? checking.inWords(question.rules, clean(question, answer), shared) : "");

  return {
    checks, clean, comparable, look, brief, wordsOfAnswer,
    /** @param {any} reply */
    shown: (reply) => checking.feedbackForPage(reply, shared),
    /** Facts about a checked answer that are kept with it. @param {any} question @param {any} answer */
    remarks: (question, answer) => (checks(question) ? checking.remarks(question.rules, clean(question, answer), shared) : {}),
    /** What stands beside an answer that is not checked: how its numbers were read. @param {any} question @param {any} answer */
    beside: (question, answer) => ({
      lint: [],
      readings: checks(question) ? checking.readings(question.rules, clean(question, answer), shared) : {},
    }),
  };
}

/** Whether an answer is empty all the way down. @param {any} answer @returns {boolean} */
function saysNothing(answer) {
  if (typeof answer === "string") return !answer.trim();
  if (answer !== null && typeof answer === "object") return Object.values(answer).every(saysNothing);
  return answer === null || answer === undefined || answer === false;
}

/** Any JSON in the form of an answer, so that a card can show it. @param {any} blank @param {any} answer @returns {any} */
function alike(blank, answer) {
  const table = (/** @type {any} */ value) => value !== null && typeof value === "object" && !Array.isArray(value);
  if (blank === null || typeof blank === "string") return typeof answer === "string" ? answer : blank;
  if (Array.isArray(blank)) return Array.isArray(answer) ? answer.filter((one) => typeof one === "string") : blank;
  if (!table(answer)) return blank;
  const own = Object.entries(answer).filter(([, value]) => ["string", "boolean"].includes(typeof value) || table(value));
  return { ...blank, ...Object.fromEntries(own.map(([key, value]) => [key, table(value) ? alike(blank[key] ?? {}, value) : value])) };
}
