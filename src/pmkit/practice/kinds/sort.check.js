// Checks sort; sort.py has the same. What is said of a card stands in the rules for each group.

CHECKS.sort = {
  clean(rules, answer) {
    const placed = rules.cards.map((/** @type {any} */ card) => [card.id, entry(answer, card.id)]);
    return Object.fromEntries(placed.filter((/** @type {any[]} */ [, group]) => rules.groups.some((/** @type {any} */ one) => one.id === group)));
  },
  words(rules, answer) {
    const told = rules.groups.map((/** @type {any} */ group) => {
      const cards = rules.cards.filter((/** @type {any} */ card) => entry(answer, card.id) === group.id);
      return cards.length ? `${group.text}: ${cards.map((/** @type {any} */ card) => card.text).join(", ")}` : "";
    });
    return told.filter(Boolean).join("; ") || "—";
  },
  grade(rules, answer, shared) {
    const missing = say(shared, "sort.part.missing");
    const parts = rules.cards.map((/** @type {any} */ card) => (
      Object.hasOwn(answer, card.id) ? card.said[answer[card.id]] : { id: card.id, verdict: "not-started", text: missing }));
    const placed = Object.keys(answer).length;
    const right = parts.filter((/** @type {CheckedPart} */ part) => part.verdict === "right").length;
    const counts = { total: parts.length, right, wrong: placed - right, missing: parts.length - placed };
    if (right === parts.length) {
      const message = say(shared, "sort.right", counts);
      return reply(rules, shared, answer, { verdict: "right", message, next_step: say(shared, "next.explanation"), parts });
    }
    return reply(rules, shared, answer, {
      verdict: right ? "partly" : "not-yet",
      message: say(shared, right ? "sort.some" : "sort.none", counts),
      next_step: say(shared, counts.wrong ? "sort.next" : "sort.next-missing"),
      parts,
    });
  },
};
