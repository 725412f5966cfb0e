// Checks number; number.py has the same, and says why.

CHECKS.number = {
  clean: (_, answer) => typedText(answer),
  words: (_, answer) => (answer ? quoted(answer) : "—"),
  readings: (rules, answer, shared) => readingsOf(shared, rules.asked, { "": answer }),
  whenBlank: (rules) => rules.when_blank,
  trapsMet(rules, answer, shared) {
    const { read } = tried(() => numberRead(rules, answer, shared));
    if (!read || isExpected(rules, read.value)) return [];
    return rules.traps.filter((/** @type {any} */ trap) => (trap.value === null ? fits(trap.test, read.value) : isNearTrap(rules, trap, read.value)));
  },
  comparable(rules, answer, shared) {
    const { read } = tried(() => numberRead(rules, answer, shared));
    return read ? `${inFull(read.value)}${read.percent ? "True" : "False"}${read.unit}` : answer;
  },
  grade(rules, answer, shared) {
    const { read, problem } = tried(() => numberRead(rules, answer, shared));
    if (!read) {
      return checked({ verdict: "not-yet", message: escapeMarkdown(problem), next_step: say(shared, "number.next"), understood: false });
    }
    const next_step = say(shared, "next.explanation");
    const also = rules.also.find((/** @type {any} */ one) => Math.abs(read.value - one.value) <= one.tolerance + 1e-9);
    if (also) return checked({ verdict: "right", message: also.says, next_step });
    if (isExpected(rules, read.value)) {
      const message = say(shared, "number.right", { value: formatNumber(read.value, rules.asked.unit) });
      return aboutSignOrUnit(rules, read, answer, shared) ?? reply(rules, shared, answer, { verdict: "right", message, next_step });
    }
    return notTheNumber(rules, read, answer, shared);
  },
};

/** @param {any} rules @param {ReadNumber} read @param {string} answer @param {any} shared @returns {Checked} */
function notTheNumber(rules, read, answer, shared) {
  const { unit } = rules.asked;
  const tables = tablesOf(shared.reading);
  const trapped = trapsMet(rules, answer, shared).length > 0;
  if (otherTime(tables, unit, read.unit) || (countsAnother(tables, unit, read) && !trapped)) {
    return toldOfNumber(shared, "not-yet", "wrong-unit", { typed: quoted(answer), unit });
  }
  const marked = read.unit || (read.percent && !inPercent(rules.asked));
  const value = marked ? quoted(answer) : formatNumber(read.value, unit);
  const message = say(shared, read.value < rules.expected ? "number.more" : "number.less", { value });
  const size = trapped ? null : aboutTheSize(rules, read.value, value, shared);
  return size ?? reply(rules, shared, answer, { verdict: "not-yet", message, next_step: say(shared, "next.try-again") });
}

/**
 * The typed number. Where it can mean two, the one that is right or known to a trap is meant. Throws UnreadableNumber.
 * @param {any} rules @param {string} answer @param {any} shared @returns {ReadNumber}
 */
function numberRead(rules, answer, shared) {
  const targets = [rules.expected, ...rules.traps.map((/** @type {any} */ trap) => trap.value).filter((/** @type {any} */ value) => value !== null)];
  for (const target of targets) {
    const read = readNear(rules, answer, target, shared);
    if (Math.abs(read.value - target) <= Math.max(rules.tolerance, Math.abs(target) * 0.005)) return read;
  }
  return readNear(rules, answer, rules.expected, shared);
}

/** @param {any} rules @param {string} answer @param {number} target @param {any} shared @returns {ReadNumber} */
function readNear(rules, answer, target, shared) {
  const read = readAsked(shared, rules.asked, answer, target);
  const ofOne = Math.abs(rules.expected) <= 1 && !isExpected(rules, read.value);
  const isRatio = !rules.asked.unit && (ofOne || isExpected(rules, read.value / 100));
  if (!read.percent || !isRatio) return read;
  return { value: read.value / 100, percent: false, unit: read.unit, of: null, part: false, plain: true, other: null };
}

/** Whether a value is right: within the tolerance, and a hair more for rounding in binary. @param {any} rules @param {number} value */
const isExpected = ({ expected, tolerance }, value) => Math.abs(value - expected) <= tolerance + hairOf(expected);

/** @param {number} expected */
const hairOf = (expected) => 1e-9 * Math.max(1, Math.abs(expected));

/** @param {any} rules @param {any} trap @param {number} value */
function isNearTrap(rules, trap, value) {
  const size = Math.abs(trap.value);
  const near = Math.min(rules.tolerance, size / 2);
  return Math.abs(value - trap.value) <= Math.max(near, size * 0.005) + 1e-12;
}

/**
 * The right figure with a mark that makes it mean something else; null where it has none.
 * @param {any} rules @param {ReadNumber} read @param {string} answer @param {any} shared @returns {Checked | null}
 */
function aboutSignOrUnit(rules, read, answer, shared) {
  const tables = tablesOf(shared.reading);
  const { unit } = rules.asked;
  if (read.percent && !inPercent(rules.asked)) {
    return toldOfNumber(shared, "partly", "percent-sign", { value: formatNumber(read.value), unit: unit || "1" });
  }
  if (otherTime(tables, unit, read.unit)) return toldOfNumber(shared, "partly", "time-unit", { typed: quoted(answer), unit });
  return otherKind(tables, unit, read.unit) ? toldOfNumber(shared, "partly", "other-unit", { typed: quoted(answer), unit }) : null;
}

/**
 * The right digits at another size: share and per cent, a power of ten, a sign; null for other digits.
 * @param {any} rules @param {number} value @param {string} shown @param {any} shared @returns {Checked | null}
 */
function aboutTheSize(rules, value, shown, shared) {
  const { asked, expected, tolerance } = rules;
  const slack = Math.min(tolerance, Math.abs(expected) * 0.005) + hairOf(expected);
  const asIf = (/** @type {number} */ other) => Math.abs(other - expected) <= slack; // a generous tolerance must not make every size fit
  const partly = (/** @type {string} */ key, /** @type {any} */ values) => toldOfNumber(shared, "partly", key, values);
  if (inPercent(asked) && isExpected(rules, value * 100)) return partly("share-for-percent", { value: formatNumber(value) });
  if (asShare(asked) && asIf(value / 100)) return partly("percent-for-share", { value: formatNumber(value) });
  if (value && expected && asIf(-value)) return partly("sign", { value: shown });
  const places = value * expected > 0 ? rounded(Math.log10(Math.abs(value / expected)), 0) : 0;
  if (!places || !asIf(value / Number(`1e${places}`))) return null;
  return partly("power", { value: shown, places: counted(Math.abs(places), "place") });
}

/** @param {any} shared @param {string} verdict @param {string} key @param {any} values @returns {Checked} */
function toldOfNumber(shared, verdict, key, values) {
  const step = `number.${key}.next`;
  const next_step = say(shared, step in shared.sentences ? step : "next.try-again", values);
  return checked({ verdict, message: say(shared, `number.${key}`, values), next_step, trap: key });
}
