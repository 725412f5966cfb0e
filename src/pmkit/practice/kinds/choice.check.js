// Checks choose one and choose many; choice.py has the same.

CHECKS.choose_one = {
  clean: (rules, answer) => (rules.options.some((/** @type {any} */ option) => option.id === answer) ? answer : null),
  words: (rules, answer) => rules.options.find((/** @type {any} */ option) => option.id === answer)?.text ?? "—",
  grade(rules, answer, shared) {
    const option = rules.options.find((/** @type {any} */ one) => one.id === answer);
    const right = option.verdict === "right";
    const otherwise = right ? anotherRight(rules, option, shared) || say(shared, "next.explanation") : rules.next_step || say(shared, "next.try-again");
    return checked({ verdict: option.verdict, message: option.reason, next_step: option.next_step || otherwise });
  },
};

/** What names another right answer, "" where there is none. @param {any} rules @param {any} chosen @param {any} shared */
function anotherRight(rules, chosen, shared) {
  const other = rules.options.find((/** @type {any} */ option) => option !== chosen && option.verdict === "right");
  return other ? say(shared, "next.also", { text: other.unquoted, when: other.when }) : "";
}

CHECKS.choose_many = {
  clean(rules, answer) {
    const chosen = Array.isArray(answer) ? answer : [];
    return rules.options.map((/** @type {any} */ option) => option.id).filter((/** @type {string} */ id) => chosen.includes(id));
  },
  words: (rules, answer) => chosenOptions(rules, answer).map((option) => option.text).join("; ") || "—",
  grade(rules, answer, shared) {
    const chosen = chosenOptions(rules, answer);
    const wrong = chosen.filter((option) => option.verdict === "not-yet").length;
    const right = chosen.length - wrong;
    const needed = rules.options.filter((/** @type {any} */ option) => option.verdict === "right" && !option.when);
    const missing = needed.filter((/** @type {any} */ option) => !answer.includes(option.id)).length;
    const parts = chosen.map((option) => ({ id: option.id, verdict: option.verdict, text: option.reason }));
    const counts = { chosen: chosen.length, right, wrong, missing };
    if (!wrong && !missing) {
      const message = say(shared, "choose-many.right", counts);
      return reply(rules, shared, answer, { verdict: "right", message, next_step: say(shared, "next.explanation"), parts });
    }
    const mixed = missing ? "mixed" : "extra";
    const sentence = !right ? "none" : !wrong ? "missing" : mixed;
    return reply(rules, shared, answer, {
      verdict: right ? "partly" : "not-yet",
      message: say(shared, `choose-many.${sentence}`, counts),
      next_step: say(shared, wrong ? "choose-many.next" : "choose-many.next-missing"),
      parts,
    });
  },
};

/** @param {any} rules @param {string[]} answer @returns {any[]} */
const chosenOptions = (rules, answer) => rules.options.filter((/** @type {any} */ option) => answer.includes(option.id));
