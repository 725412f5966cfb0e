// Checks order; order.py has the same.

CHECKS.order = {
  clean(rules, answer) {
    const known = new Set(rules.cards.map((/** @type {any} */ card) => card.id));
    return Array.isArray(answer) ? [...new Set(answer)].filter((id) => known.has(id)) : [];
  },
  words: (rules, answer) => answer.map((/** @type {string} */ id) => orderCard(rules, id).text).join(" → ") || "—",
  grade(rules, answer, shared) {
    const total = rules.cards.length;
    const parts = answer.map((/** @type {string} */ id, /** @type {number} */ at) => orderPart(rules, answer, at, shared));
    const pairs = orderPairs(rules, answer);
    const wrong = pairs.filter(([upper, lower]) => upper > lower).length;
    const told = (/** @type {string} */ verdict, /** @type {string} */ message, /** @type {string} */ next_step) => (
      reply(rules, shared, answer, { verdict, message, next_step, parts }));
    if (answer.length < total) {
      const message = say(shared, "order.missing", { missing: total - answer.length, total });
      return told(wrong * 2 > pairs.length || !pairs.length ? "not-yet" : "partly", message, say(shared, "order.missing.next"));
    }
    if (!wrong) return told("right", say(shared, "order.right", { total }), say(shared, "next.explanation"));
    if (wrong === pairs.length && pairs.length > 1) {
      const named = trimmed(rules.first).toLowerCase() !== "first"; // else the first place would mean: first
      const step = say(shared, named ? "order.reverse.next" : "order.reverse.first.next", { first: rules.first });
      return told("not-yet", say(shared, "order.reverse"), step);
    }
    const places = parts.filter((/** @type {CheckedPart} */ part) => part.verdict === "right").length;
    const right = pairs.length - wrong;
    const ranks = answer.map((/** @type {string} */ id) => rankOf(rules, id));
    const at = ranks.findIndex((/** @type {number} */ rank, /** @type {number} */ place) => rank > ranks[place + 1]);
    const [upper, lower] = [answer[at], answer[at + 1]].map((id) => orderCard(rules, id).text);
    const message = say(shared, "order.some", { places, total, pairs: right, all_pairs: pairs.length });
    return told(right * 2 >= pairs.length ? "partly" : "not-yet", message, say(shared, "order.next", { upper, lower }));
  },
};

/** @param {any} rules @param {string} id */
const orderCard = (rules, id) => rules.cards.find((/** @type {any} */ card) => card.id === id);

/** @param {any} rules @param {string} id @returns {number} */
const rankOf = (rules, id) => rules.ranks.findIndex((/** @type {string[]} */ rank) => rank.includes(id));

/** The ranks of each two cards of which one must come first, as they stand. @param {any} rules @param {string[]} answer */
function orderPairs(rules, answer) {
  const ranks = answer.map((id) => rankOf(rules, id));
  return ranks.flatMap((upper, at) => ranks.slice(at + 1).map((lower) => [upper, lower])).filter(([upper, lower]) => upper !== lower);
}

/** What is said of one card: at its place (any place of its rank), or how far too early or late.
 * @param {any} rules @param {string[]} answer @param {number} at @param {any} shared @returns {CheckedPart} */
function orderPart(rules, answer, at, shared) {
  const card = orderCard(rules, answer[at]);
  const rank = rankOf(rules, card.id);
  const start = rules.ranks.slice(0, rank).flat().length;
  const end = start + rules.ranks[rank].length;
  if (at >= start && at < end) return { id: card.id, verdict: "right", text: `${say(shared, "order.part.right")} ${card.why}` };
  const text = at < start ? tooEarly(rules, answer, at, start, shared) : tooLate(rules, answer, at, end, shared);
  return { id: card.id, verdict: "not-yet", text };
}

/** @param {any} rules @param {string[]} answer @param {number} at @param {number} start @param {any} shared */
function tooEarly(rules, answer, at, start, shared) {
  const card = orderCard(rules, answer[at]);
  const told = say(shared, "order.part.early", { n: start - at });
  const before = answer.slice(at + 1).filter((id) => rankOf(rules, id) < rankOf(rules, card.id));
  if (!before.length) return told; // cards are missing in the answer
  const other = orderCard(rules, firstOf(before, (id) => [Object.hasOwn(card.replies, id) ? 0 : 1, -rankOf(rules, id)]));
  return `${told} ${say(shared, "order.part.after", { card: other.text })} ${entry(card.replies, other.id) ?? other.why}`;
}

/** @param {any} rules @param {string[]} answer @param {number} at @param {number} end @param {any} shared */
function tooLate(rules, answer, at, end, shared) {
  const card = orderCard(rules, answer[at]);
  const after = answer.slice(0, at).filter((id) => rankOf(rules, id) > rankOf(rules, card.id));
  const other = orderCard(rules, firstOf(after, (id) => [Object.hasOwn(orderCard(rules, id).replies, card.id) ? 0 : 1, rankOf(rules, id)]));
  const told = say(shared, "order.part.late", { n: at - end + 1 });
  return `${told} ${say(shared, "order.part.before", { card: other.text })} ${entry(other.replies, card.id) ?? card.why}`;
}

/** The id whose numbers are smallest, the first of equal ones. @param {string[]} ids @param {(id: string) => [number, number]} numbers */
function firstOf(ids, numbers) {
  return ids.reduce((best, id) => {
    const [[one, two], [first, second]] = [numbers(id), numbers(best)];
    return one < first || (one === first && two < second) ? id : best;
  });
}
