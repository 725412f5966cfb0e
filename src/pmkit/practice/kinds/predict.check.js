// Checks predict, which judges nothing; predict.py has the same.

CHECKS.predict = {
  clean(rules, answer) {
    if (!typedText(answer)) return null;
    if (!rules.options.length) return typedText(answer);
    return rules.options.some((/** @type {any} */ option) => option.id === answer) ? answer : null;
  },
  words(rules, answer, shared) {
    const option = rules.options.find((/** @type {any} */ one) => one.id === answer);
    if (option) return option.text;
    if (!answer) return "—";
    const { read } = tried(() => readAsked(shared, rules.asked, answer));
    return read ? formatNumber(read.value, rules.asked.unit) : quoted(answer);
  },
  comparable: (rules, answer, shared) => CHECKS.predict.words(rules, answer, shared),
  readings: (rules, answer, shared) => (answer && !rules.options.length ? readingsOf(shared, rules.asked, { "": answer }) : {}),
  grade(rules, answer, shared) {
    let said = rules.options.find((/** @type {any} */ one) => one.id === answer)?.why ?? "";
    if (!rules.options.length) {
      const { asked } = rules;
      const { read, problem } = tried(() => readAsked(shared, asked, answer));
      const unread = { verdict: "not-started", understood: false };
      if (!read) return checked({ ...unread, message: escapeMarkdown(problem), next_step: say(shared, "number.next") });
      if (countsAnother(tablesOf(shared.reading), asked.unit, read)) {
        const next_step = say(shared, "number.wrong-unit.next", { unit: asked.unit });
        return checked({ ...unread, message: wrongUnit(shared, asked, answer), next_step });
      }
      said = beyondWhatCanBe(rules, read.value);
    }
    const guess = CHECKS.predict.words(rules, answer, shared).replace(/\.+$/, "");
    const message = trimmed(`${say(shared, rules.kept, { guess })} ${said}`);
    return checked({ verdict: "noted", message, next_step: rules.next_step || say(shared, "predict.next") });
  },
};

/** What to say of a number that can't be, like 40 of 30 cards; "" for one that can. @param {any} rules @param {number} value @returns {string} */
function beyondWhatCanBe({ low, high }, value) {
  if (low && value < low.end) return low.says;
  return high && value > high.end ? high.says : "";
}
