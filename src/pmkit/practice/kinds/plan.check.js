// Checks plan; plan.py has the same.

CHECKS.plan = {
  clean(rules, answer) {
    const taken = Array.isArray(answer) ? answer : [];
    return rules.items.map((/** @type {any} */ item) => item.id).filter((/** @type {string} */ id) => taken.includes(id));
  },
  words: (rules, answer) => itemsOf(rules, answer).map((item) => item.text).join(", ") || "—",
  whenBlank: (rules) => rules.when_blank,
  grade(rules, answer, shared) {
    const chosen = itemsOf(rules, answer);
    const lacking = chosen.flatMap((item) => itemsOf(rules, item.requires.filter((/** @type {string} */ id) => !answer.includes(id)), true)
      .map((needed) => ({ id: item.id, verdict: "not-yet", text: say(shared, "plan.requires", { item: item.text, needed: needed.text }) })));
    const [cost, worth, best] = [costOf(rules, answer), worthOf(rules, answer), worthOf(rules, rules.best)];
    const told = {
      value: formatNumber(worth, rules.value_unit),
      cost: formatNumber(cost, rules.unit),
      capacity: formatNumber(rules.capacity, rules.unit),
      over: formatNumber(cost - rules.capacity, rules.unit),
      best: formatNumber(best, rules.value_unit),
      gap: formatNumber(best - worth, rules.value_unit),
    };
    const replied = (/** @type {string} */ verdict, /** @type {string} */ message, /** @type {string} */ next_step, /** @type {any[]} */ parts) => (
      reply(rules, shared, answer, { verdict, message, next_step, parts }));
    if (!fitsIn(rules, cost)) return replied("not-yet", say(shared, "plan.over", told), say(shared, "plan.over.next"), lacking);
    if (lacking.length) return replied("not-yet", lacking[0].text, say(shared, "plan.requires.next"), lacking);
    const reasons = chosen.filter((item) => item.why).map((item) => ({ id: item.id, verdict: "right", text: item.why }));
    if (best - worth <= rules.tolerance + 1e-9 * Math.max(1, best)) {
      return replied("right", say(shared, "plan.right", told), say(shared, "next.explanation"), reasons);
    }
    return replied("partly", say(shared, "plan.below", told), reasonForDistance(rules, answer, shared), []);
  },
};

/** The items with these ids, in their own order or (`asListed`) in that of the ids. @param {any} rules @param {string[]} ids @param {boolean} [asListed] @returns {any[]} */
function itemsOf({ items }, ids, asListed = false) {
  if (asListed) return ids.map((id) => items.find((/** @type {any} */ item) => item.id === id));
  return items.filter((/** @type {any} */ item) => ids.includes(item.id));
}

/** @param {any} rules @param {string[]} ids @returns {number} */
const worthOf = (rules, ids) => itemsOf(rules, ids).reduce((sum, item) => sum + item.value, 0);

/** @param {any} rules @param {string[]} ids @returns {number} */
const costOf = (rules, ids) => itemsOf(rules, ids).reduce((sum, item) => sum + item.cost, 0);

/** @param {any} rules @param {number} cost */
const fitsIn = ({ capacity }, cost) => cost <= capacity + 1e-9 * Math.max(1, Math.abs(capacity));

/** The one exchange that gains most, as a sentence; where none gains, that two are needed at once. @param {any} rules @param {string[]} answer @param {any} shared */
function reasonForDistance(rules, answer, shared) {
  let best = { gain: 0, moved: 0, into: /** @type {string[]} */ ([]), out: /** @type {string[]} */ ([]) };
  const left = rules.items.map((/** @type {any} */ item) => item.id).filter((/** @type {string} */ id) => !answer.includes(id));
  for (const candidate of left) {
    const into = withNeeds(rules, candidate).filter((id) => !answer.includes(id));
    const needed = itemsOf(rules, into).flatMap((item) => item.requires);
    for (const out of [[], ...answer.map((id) => answer.filter((other) => withNeeds(rules, other).includes(id)))]) {
      const gain = worthOf(rules, into) - worthOf(rules, out);
      const cost = costOf(rules, [...answer.filter((id) => !out.includes(id)), ...into]);
      const moved = into.length + out.length;
      const better = gain > best.gain || (gain === best.gain && moved < best.moved);
      if (gain > 1e-9 && better && !needed.some((id) => out.includes(id)) && fitsIn(rules, cost)) best = { gain, moved, into, out };
    }
  }
  if (!best.into.length) return say(shared, "plan.several");
  const names = (/** @type {string[]} */ ids) => itemsOf(rules, ids).map((item) => item.text).join("” and “");
  const values = { into: names(best.into), out: names(best.out), gain: formatNumber(best.gain, rules.value_unit) };
  return say(shared, best.out.length ? "plan.swap" : "plan.add", values);
}

/** An item and all that it needs, directly or not. @param {any} rules @param {string} id @returns {string[]} */
function withNeeds(rules, id) {
  const found = new Set([id]);
  for (const one of found) itemsOf(rules, [one]).forEach((item) => item.requires.forEach((/** @type {string} */ needed) => found.add(needed)));
  return [...found];
}
