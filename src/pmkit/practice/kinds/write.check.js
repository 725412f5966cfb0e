// Checks write; write.py has the same, lint.py its rules. Nobody here pretends to understand prose: the verdict is noted.

/** The rules for a text by their name in the data: what each says of the text of its slot, "" where it has no objection.
 * @type {Record<string, (rule: any, text: string, shared: any) => string>} */
const TEXT_RULES = {
  at_most_words(rule, text, shared) {
    const n = wordsOf(text).length;
    return n > rule.most ? say(shared, "write.words", { n, most: rule.most }) : "";
  },
  at_least_words(rule, text, shared) {
    const n = wordsOf(text).length;
    return n > 0 && n < rule.least ? say(shared, "write.few-words", { n, least: rule.least }) : "";
  },
  has_number: (rule, text, shared) => (text && !hasNumber(text, shared) ? rule.says : ""),
  mentions: (rule, text) => (text && !new RegExp(rule.pattern, "iu").test(text) ? rule.says : ""),
  avoids(rule, text) {
    const found = new RegExp(rule.pattern, "iu").exec(text);
    return found ? rule.says.replaceAll("{found}", () => found[0]) : "";
  },
};

CHECKS.write = {
  clean(rules, answer) {
    const [texts, marks] = [entry(answer, "slots"), entry(answer, "marks")];
    const written = rules.slots.map((/** @type {any} */ slot) => [slot.id, entry(texts, slot.id)]);
    const marked = rules.criteria.map((/** @type {string} */ id) => [id, entry(marks, id)]);
    return {
      slots: Object.fromEntries(written.filter((/** @type {any[]} */ [, text]) => typeof text === "string")),
      marks: Object.fromEntries(marked.filter((/** @type {any[]} */ [, mark]) => typeof mark === "boolean")),
    };
  },
  isBlank: (rules, answer) => !writtenSlots(rules, answer).some((slot) => slot.text),
  comparable: (rules, answer) => writtenSlots(rules, answer).map((slot) => wordsOf(slot.text).join(" ")).join("\n"),
  solved: (rules, answer, feedback) => feedback.verdict === "noted" && !missingSlots(rules, answer).length,
  words(rules, answer) {
    const told = writtenSlots(rules, answer).filter((slot) => slot.text);
    return told.map((slot) => `${slot.label}: ${quoted(slot.text, 300)}`).join("; ") || "—";
  },
  grade(rules, answer, shared) {
    const written = writtenSlots(rules, answer);
    const missing = missingSlots(rules, answer);
    const found = textFindings(rules, written, shared).filter((part) => !missing.some((slot) => slot.id === part.id));
    const empty = missing.map((slot) => ({ id: slot.id, verdict: "not-started", text: say(shared, "write.part.missing") }));
    const words = written.flatMap((slot) => wordsOf(slot.text)).length;
    const counts = { words, n: found.length, missing: missing.length, total: rules.slots.length };
    const key = found.length ? "findings" : "noted";
    const step = missing.length ? say(shared, "write.next-missing", { slot: missing[0].label }) : say(shared, "write.next");
    const [trap] = trapsMet(rules, answer, shared);
    return checked({
      verdict: "noted",
      message: trap ? trap.says : say(shared, `write.${missing.length ? "missing" : key}`, counts),
      next_step: trap?.next_step || step,
      parts: [...empty, ...found],
      trap: trap ? trap.id : null,
    });
  },
};

/** @typedef {{ id: string, label: string, required: boolean, text: string }} WrittenSlot */

/** The slots with what stands in them. @param {any} rules @param {any} answer @returns {WrittenSlot[]} */
const writtenSlots = (rules, answer) => rules.slots.map((/** @type {any} */ slot) => ({ ...slot, text: trimmed(entry(answer.slots, slot.id) ?? "") }));

/** @param {any} rules @param {any} answer */
const missingSlots = (rules, answer) => writtenSlots(rules, answer).filter((slot) => slot.required && !slot.text);

/** What the rules say, in their order. @param {any} rules @param {WrittenSlot[]} written @param {any} shared @returns {CheckedPart[]} */
function textFindings(rules, written, shared) {
  const told = rules.rules.map((/** @type {any} */ rule) => {
    const text = written.find((slot) => slot.id === rule.slot)?.text ?? "";
    return { id: rule.slot, verdict: "not-yet", text: TEXT_RULES[rule.test](rule, text, shared) };
  });
  return told.filter((/** @type {CheckedPart} */ part) => part.text);
}

/** Whether a number is in a text that is more than a bare year (methods/measures.py). @param {string} text @param {any} shared */
function hasNumber(text, shared) {
  const rest = text.replace(new RegExp(shared.patterns.year, "gu"), " ");
  return new RegExp(shared.patterns.number, "iu").test(rest);
}
