// Checks an answer where no Python runs: the same feedback from the same answer as pmkit.practice.check. What a question is
// checked by comes as data (Question.check_data), what all questions share as `shared` (check_data.shared_rules).

/** @typedef {{ id: string, verdict: string, text: string }} CheckedPart */
/** @typedef {{ verdict: string, message: string, next_step: string, parts: CheckedPart[], trap: string | null, understood: boolean }} Checked */

/**
 * How one kind is checked. `clean` turns any JSON into a well-formed answer, `grade` gets a cleaned one that is not blank.
 * @typedef {object} Check
 * @property {(rules: any, answer: any) => any} clean
 * @property {(rules: any, answer: any, shared: any) => Checked} grade
 * @property {(rules: any, answer: any, shared: any) => string} words the answer in words, as Markdown
 * @property {(rules: any, answer: any) => boolean} [isBlank]
 * @property {(rules: any, shared: any) => Checked} [whenBlank]
 * @property {(rules: any, answer: any, shared: any) => any[]} [trapsMet]
 * @property {(rules: any, answer: any, shared: any) => string} [comparable] two answers with the same text here are the same try
 * @property {(rules: any, answer: any, shared: any) => Record<string, [string, number]>} [readings] how its numbers were read, by field
 * @property {(rules: any, answer: any, shared: any) => any} [remarks] facts that are kept with a checked answer
 * @property {(rules: any, answer: any, feedback: Checked) => boolean} [solved]
 */

/** The kinds by their name; each `kinds/NAME.check.js` enters its own. @type {Record<string, Check>} */
const CHECKS = {};

/** The tests of traps by their name in the data; `judges.py` has the same. @type {Record<string, (test: any, answer: any) => boolean>} */
const TESTS = {
  in_this_order: (test, answer) => same(answer, test.ids),
  these_alone: (test, answer) => same([...new Set(answer)].sort(), [...new Set(test.ids)].sort()),
  above: (test, answer) => answer > test.end,
  below: (test, answer) => answer < test.end,
  around: (test, answer) => Math.abs(answer - test.middle) < test.slack,
  between: (test, answer) => test.low <= answer && answer <= test.high,
  one_of: (test, answer) => test.numbers.includes(answer),
  begins_with: (test, answer) => same(answer.slice(0, test.ids.length), test.ids),
  holds: (test, answer) => answer.includes(test.id),
  at_least: (test, answer) => answer.length >= test.count,
  all_of: (test, answer) => test.judges.every((/** @type {any} */ one) => fits(one, answer)),
  any_of: (test, answer) => test.judges.some((/** @type {any} */ one) => fits(one, answer)),
  none_of: (test, answer) => !test.judges.some((/** @type {any} */ one) => fits(one, answer)),
};

/** JSON as Python's `json.dumps(…, sort_keys=True)` writes it: the same for the same value. @param {any} value @returns {string} */
function sortedJson(value) {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(", ")}]`;
  if (!isTable(value)) return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}: ${sortedJson(value[key])}`).join(", ")}}`;
}

/** @param {any} one @param {any} other */
const same = (one, other) => sortedJson(one) === sortedJson(other);

/** Whether a value is a JSON object. @param {any} value @returns {value is Record<string, any>} */
const isTable = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** The value of a key that a table holds itself, undefined of anything else. @param {any} table @param {string} key */
const entry = (table, key) => (isTable(table) && Object.hasOwn(table, key) ? table[key] : undefined);

/** @param {Partial<Checked> & { verdict: string, message: string }} told @returns {Checked} */
const checked = (told) => ({ next_step: "", parts: [], trap: null, understood: true, ...told });

/** The feedback on an answer: any JSON. @param {any} rules @param {any} shared @param {any} answer @returns {Checked} */
function checkAnswer(rules, shared, answer) {
  const cleaned = cleanAnswer(rules, answer);
  if (!isBlank(rules, cleaned)) return CHECKS[rules.kind].grade(rules, cleaned, shared);
  if (saysNothing(answer) || !same(cleaned, rules.blank)) return whenBlank(rules, shared);
  return checked({
    verdict: "not-started",
    message: say(shared, "answer.unreadable"),
    next_step: say(shared, "answer.unreadable.next"),
    understood: false,
  });
}

/** Feedback as the page shows it, rendered and safe (Feedback.to_json). @param {Checked} feedback @param {any} shared */
function feedbackForPage(feedback, shared) {
  const { label, symbol } = shared.verdicts[feedback.verdict];
  const heading = `${label[0].toUpperCase()}${label.slice(1)}`;
  const parts = feedback.parts.map((part) => (
    { id: part.id, verdict: part.verdict, ...shared.verdicts[part.verdict], text: toPlain(part.text), html: toHtml(part.text) }));
  const lines = [`${symbol} ${heading}. ${toPlain(feedback.message)}`.trimEnd(), toPlain(feedback.next_step)];
  const told = parts.map((part) => `${part.symbol} ${part.label}: ${part.text}`);
  const [message, next] = [toHtml(feedback.message), toHtml(feedback.next_step)];
  const listed = parts.map((part) => `<li data-verdict="${part.verdict}"><span aria-hidden="true">${part.symbol}</span> ${part.label}: ${part.html}</li>`);
  const html = [
    `<p class="pmkit-verdict" data-verdict="${feedback.verdict}"><span aria-hidden="true">${symbol}</span> ${heading}</p>`,
    feedback.message ? `<div class="pmkit-message">${message}</div>` : "",
    feedback.next_step ? `<div class="pmkit-next">${next}</div>` : "",
    listed.length ? `<ul class="pmkit-parts">${listed.join("")}</ul>` : "",
  ].join("");
  const text = [...lines, ...told].filter(Boolean).join("\n");
  return { verdict: feedback.verdict, label, symbol, message_html: message, next_step_html: next, parts, trap: feedback.trap, text, html };
}

/** Any JSON as a well-formed answer. @param {any} rules @param {any} answer */
const cleanAnswer = (rules, answer) => CHECKS[rules.kind].clean(rules, answer);

/** Whether a cleaned answer is that of the fresh question. @param {any} rules @param {any} answer */
const isBlank = (rules, answer) => (CHECKS[rules.kind].isBlank ?? (() => same(answer, rules.blank)))(rules, answer);

/** Whether an answer is empty all the way down, as that of an untouched card is. @param {any} answer @returns {boolean} */
function saysNothing(answer) {
  if (typeof answer === "string") return !trimmed(answer);
  if (isTable(answer)) return Object.values(answer).every(saysNothing);
  return answer === null || answer === undefined || answer === false || (Array.isArray(answer) && !answer.length);
}

/** @param {any} rules @param {any} shared @returns {Checked} */
function whenBlank(rules, shared) {
  const own = CHECKS[rules.kind].whenBlank;
  if (own) return own(rules, shared);
  const stem = rules.kind.replaceAll("_", "-");
  return checked({ verdict: "not-started", message: say(shared, `${stem}.blank`), next_step: say(shared, `${stem}.blank.next`) });
}

/** Two cleaned answers with the same text here are the same try. @param {any} rules @param {any} answer @param {any} shared */
const comparable = (rules, answer, shared) => (CHECKS[rules.kind].comparable ?? (() => sortedJson(answer)))(rules, answer, shared);

/** How numbers in a cleaned answer were read, by field: the sentence and the number. @param {any} rules @param {any} answer @param {any} shared @returns {Record<string, [string, number]>} */
const readings = (rules, answer, shared) => (CHECKS[rules.kind].readings ?? (() => ({})))(rules, answer, shared);

/** Facts about a checked answer that are kept with it. @param {any} rules @param {any} answer @param {any} shared */
const remarks = (rules, answer, shared) => (CHECKS[rules.kind].remarks ?? (() => ({})))(rules, answer, shared);

/** A cleaned answer in words, as Markdown. @param {any} rules @param {any} answer @param {any} shared */
const inWords = (rules, answer, shared) => CHECKS[rules.kind].words(rules, answer, shared);

/** Whether the explanation and the model answer may open. @param {any} rules @param {any} answer @param {Checked} feedback */
const isSolved = (rules, answer, feedback) => (CHECKS[rules.kind].solved ?? (() => ["right", "noted"].includes(feedback.verdict)))(rules, answer, feedback);

/** Whether a test of a trap, as data, fits. @param {any} test @param {any} answer */
const fits = (test, answer) => Boolean(test) && TESTS[test.test](test, answer);

/** The traps that a cleaned answer falls into, in their order. @param {any} rules @param {any} answer @param {any} shared @returns {any[]} */
function trapsMet(rules, answer, shared) {
  const own = CHECKS[rules.kind].trapsMet;
  return own ? own(rules, answer, shared) : rules.traps.filter((/** @type {any} */ trap) => fits(trap.test, answer));
}

/**
 * The feedback of a kind, unless the answer is wrong and a trap has something better to say (Question.reply).
 * @param {any} rules @param {any} shared @param {any} answer @param {Partial<Checked> & { verdict: string, message: string }} told
 * @returns {Checked}
 */
function reply(rules, shared, answer, told) {
  if (told.verdict === "right") return checked({ ...told, message: rules.on_right || told.message });
  if (told.verdict === "noted") return checked(told);
  const [trap] = trapsMet(rules, answer, shared);
  if (!trap) return checked({ ...told, next_step: rules.next_step || told.next_step || "" });
  return checked({
    ...told,
    verdict: trap.verdict,
    message: trap.says,
    next_step: trap.next_step || rules.next_step || say(shared, "next.try-again"),
    trap: trap.id,
  });
}
