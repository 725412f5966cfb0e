// Checks allocate; allocate.py has the same.

CHECKS.allocate = {
  clean: (rules, answer) => typedTexts(answer, rules.cards.map((/** @type {any} */ card) => card.id)),
  words(rules, answer) {
    const given = rules.cards.filter((/** @type {any} */ card) => card.id in answer);
    return given.map((/** @type {any} */ card) => `${card.text}: ${quoted(answer[card.id])}`).join("; ") || "—";
  },
  readings: (rules, answer, shared) => readingsOf(shared, rules.asked, answer),
  comparable: (rules, answer, shared) => sortedJson(Object.fromEntries(
    sharesRead(rules, answer, shared).map((one) => [one.id, one.unread || inFull(one.value ?? 0)]))),
  whenBlank: (rules) => rules.when_blank,
  grade(rules, answer, shared) {
    const shares = sharesRead(rules, answer, shared);
    const unread = shares.filter((one) => one.unread).map((one) => ({ id: one.id, verdict: "not-yet", text: one.unread }));
    if (unread.length) {
      const next_step = say(shared, "number.next");
      return checked({ verdict: "not-yet", message: unread[0].text, next_step, parts: unread, understood: false });
    }
    const { total, asked, judged } = rules;
    const values = shares.map((one) => one.value ?? 0);
    const parts = rules.cards.map((/** @type {any} */ card, /** @type {number} */ at) => sharePart(rules, card, values[at], shared));
    const given = values.reduce((sum, value) => sum + value, 0);
    const told = { sum: formatNumber(given, asked.unit), budget: formatNumber(total, asked.unit) };
    const over = given - total;
    if (Math.abs(over) > 1e-6 * Math.max(1, Math.abs(total))) {
      const message = say(shared, over > 0 ? "allocate.over" : "allocate.left", { ...told, rest: formatNumber(Math.abs(over), asked.unit) });
      return reply(rules, shared, answer, { verdict: "not-yet", message, next_step: say(shared, "allocate.total.next", told), parts });
    }
    const right = parts.filter((/** @type {CheckedPart} */ part) => part.verdict === "right").length;
    if (right === parts.length) {
      if (!judged) return checked({ verdict: "noted", message: say(shared, "allocate.noted", told), next_step: say(shared, "next.go-on") });
      return reply(rules, shared, answer, { verdict: "right", message: say(shared, "allocate.right", told), next_step: say(shared, "next.explanation"), parts });
    }
    const message = say(shared, "allocate.some", { ...told, right, all: parts.length });
    return reply(rules, shared, answer, { verdict: right ? "partly" : "not-yet", message, next_step: say(shared, "allocate.next"), parts });
  },
};

/**
 * What each card got (an empty field is nothing given), or why it could not be read.
 * @param {any} rules @param {any} answer @param {any} shared @returns {{ id: string, value: number | null, unread: string }[]}
 */
function sharesRead(rules, answer, shared) {
  const { asked, total, cards } = rules;
  return cards.map((/** @type {any} */ { id }) => {
    const { read, problem } = tried(() => readAsked(shared, asked, answer[id] ?? "0", total));
    if (!read) return { id, value: null, unread: escapeMarkdown(problem) };
    const another = countsAnother(tablesOf(shared.reading), asked.unit, read);
    return { id, value: read.value, unread: another ? wrongUnit(shared, asked, answer[id]) : "" };
  });
}

/** @param {any} rules @param {any} card @param {number} value @param {any} shared @returns {CheckedPart} */
function sharePart(rules, { id, why, low, high }, value, shared) {
  const told = { value: formatNumber(value, rules.asked.unit) };
  const wrong = (/** @type {string} */ text) => ({ id, verdict: "not-yet", text });
  if (value < 0) return wrong(say(shared, "allocate.part.negative", told));
  if (low !== null && value < low - 1e-9) return wrong(`${say(shared, "allocate.part.less", told)} ${why}`);
  if (high !== null && value > high + 1e-9) return wrong(`${say(shared, "allocate.part.more", told)} ${why}`);
  return { id, verdict: "right", text: why };
}
