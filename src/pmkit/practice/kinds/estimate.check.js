// Checks estimate; estimate.py has the same.

const ENDS_OF_RANGE = ["low", "high"];

CHECKS.estimate = {
  clean: (_, answer) => typedTexts(answer, ENDS_OF_RANGE),
  words: (_, answer) => ENDS_OF_RANGE.filter((end) => end in answer).map((end) => quoted(answer[end])).join(" – ") || "—",
  readings: (rules, answer, shared) => readingsOf(shared, rules.asked, answer),
  whenBlank: (rules) => rules.when_blank,
  solved: (_, __, feedback) => feedback.understood && feedback.verdict !== "not-started",
  remarks(rules, answer, shared) {
    const range = rangeRead(rules, answer, shared);
    if (!range || range[0] > range[1]) return {};
    return { estimate: { held: range[0] <= rules.truth && rules.truth <= range[1], confidence: rules.confidence } };
  },
  grade(rules, answer, shared) {
    const range = rangeRead(rules, answer, shared);
    if (!range) return rangeUnread(rules, answer, shared);
    const [low, high] = range;
    const { unit } = rules.asked;
    const told = { ...rules.told, low: formatNumber(low, unit), high: formatNumber(high, unit) };
    /** @param {string} verdict @param {string} key @param {string} step */
    const told_ = (verdict, key, step) => ({ verdict, message: say(shared, key, told), next_step: say(shared, step, told) });
    if (low > high) return checked({ ...told_("not-yet", "estimate.reversed", "estimate.reversed.next"), understood: false });
    const missed = rules.truth < low ? "estimate.missed-low" : rules.truth > high ? "estimate.missed-high" : "";
    if (missed) return reply(rules, shared, answer, told_("not-yet", missed, "estimate.missed.next"));
    if (rules.widest !== null && high - low > rules.widest + 1e-9) {
      return reply(rules, shared, answer, told_("partly", "estimate.wide", "estimate.wide.next"));
    }
    return reply(rules, shared, answer, told_("right", "estimate.held", "estimate.held.next"));
  },
};

/** Both ends; null where one of them is no number in this unit. @param {any} rules @param {any} answer @param {any} shared @returns {number[] | null} */
function rangeRead(rules, answer, shared) {
  const read = ENDS_OF_RANGE.map((end) => tried(() => readAsked(shared, rules.asked, answer[end] ?? "", rules.truth)).read);
  const understood = read.every((one) => one && !countsAnother(tablesOf(shared.reading), rules.asked.unit, one));
  return understood ? read.map((one) => /** @type {ReadNumber} */ (one).value) : null;
}

/** @param {any} rules @param {any} answer @param {any} shared @returns {Checked} */
function rangeUnread(rules, answer, shared) {
  const { asked } = rules;
  let next_step = say(shared, "number.next");
  const parts = ENDS_OF_RANGE.flatMap((id) => {
    const typed = answer[id] ?? "";
    const { read, problem } = tried(() => readAsked(shared, asked, typed));
    if (!read) return [{ id, verdict: "not-started", text: escapeMarkdown(problem) }];
    if (!countsAnother(tablesOf(shared.reading), asked.unit, read)) return [];
    next_step = say(shared, "number.wrong-unit.next", { unit: asked.unit });
    return [{ id, verdict: "not-started", text: wrongUnit(shared, asked, typed) }];
  });
  return checked({ verdict: "not-yet", message: parts[0].text, next_step, parts, understood: false });
}
