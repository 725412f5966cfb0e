// Digits as several countries group them; digits.py has the same. Tables and patterns come from there
// (in_javascript.reading_rules), so that each stands in one place.

/** @typedef {Record<string, any>} Tables the tables by which numbers are read, with their patterns made */

/** @type {WeakMap<object, Tables>} */
const madeTables = new WeakMap();

/** The tables of a page, their patterns made once. @param {any} rules @returns {Tables} */
function tablesOf(rules) {
  if (!madeTables.has(rules)) madeTables.set(rules, withPatterns(rules));
  return /** @type {Tables} */ (madeTables.get(rules));
}

/** @param {any} value @returns {any} */
function withPatterns(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  if (typeof value.source === "string" && typeof value.flags === "string") return new RegExp(value.source, value.flags);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withPatterns(inner)]));
}

/** What a table holds itself for a word that somebody typed. @param {Record<string, any>} table @param {string} word */
const lookedUp = (table, word) => (Object.hasOwn(table, word) ? table[word] : undefined);

/** A text without these signs around it. @param {string} text @param {string} signs */
function stripped(text, signs) {
  let [from, to] = [0, text.length];
  while (from < to && signs.includes(text[from])) from += 1;
  while (from < to && signs.includes(text[to - 1])) to -= 1;
  return text.slice(from, to);
}

/** One kind of space, minus, apostrophe and digit. @param {Tables} tables @param {string} text */
function oneForm({ digits }, text) {
  const one = (/** @type {string} */ char) => {
    if (digits.minus.includes(char)) return "-";
    if (digits.apostrophes.includes(char)) return "'";
    if (!trimmed(char) || digits.no_width.includes(char)) return " ";
    if (digits.slashes.includes(char)) return "/";
    return plainDigit(digits.zeros, char) ?? lookedUp(digits.fractions, char) ?? char;
  };
  return trimmed(Array.from(trimmed(text), one).join("").replace(/ +/g, " "));
}

/** The digit that a character of any script stands for. @param {string} zeros @param {string} char */
function plainDigit(zeros, char) {
  if (!/^\p{Nd}$/u.test(char)) return undefined;
  const place = char.codePointAt(0) ?? 0;
  const zero = Array.from(zeros, (one) => one.codePointAt(0) ?? 0).find((first) => first <= place && place < first + 10);
  return zero === undefined ? undefined : String(place - zero);
}

/**
 * The value of digits with marks, and what they can mean as well; null where the groups do not have three digits.
 * @param {Tables} tables @param {string} body @param {number | null} near @returns {[number, number | null] | null}
 */
function valueOfDigits({ digits }, body, near) {
  const groupedAlready = /[ ']/.test(body);
  if (groupedAlready) {
    const whole = body.split(/[.,]/)[0];
    if (!digits.spaced.test(whole)) return null;
    body = whole.replace(/[ ']/g, "") + body.slice(whole.length);
    if (/[ ']/.test(body)) return null;
  }
  const marks = body.replace(/\d/g, "");
  if (marks.includes(".") && marks.includes(",")) {
    const decimal = body.lastIndexOf(".") > body.lastIndexOf(",") ? "." : ",";
    const [whole, rest, more] = body.split(decimal);
    const plain = ungrouped(digits, whole, decimal === "." ? "," : ".");
    return more !== undefined || plain === null ? null : [Number(`${plain}.${rest || 0}`), null];
  }
  if (marks.length > 1) {
    const plain = ungrouped(digits, body, marks[0]);
    return plain === null ? null : [Number(plain), null];
  }
  return marks ? oneMark(body, marks, near, groupedAlready) : [Number(body), null];
}

/**
 * The value of digits with a single mark, and the other one that `1.200` can have.
 * @param {string} body @param {string} mark @param {number | null} near @param {boolean} groupedAlready
 * @returns {[number, number | null]}
 */
function oneMark(body, mark, near, groupedAlready) {
  const [whole, rest] = body.split(mark);
  const asDecimal = Number(`${whole || 0}.${rest || 0}`);
  const mayBeGroup = rest.length === 3 && whole.length >= 1 && whole.length <= 3 && !whole.startsWith("0");
  if (groupedAlready || !mayBeGroup) return [asDecimal, null];
  const asGroup = Number(whole + rest);
  const [english, other] = mark === "," ? [asGroup, asDecimal] : [asDecimal, asGroup];
  return isLike(other, near) && !isLike(english, near) ? [other, english] : [english, other];
}

/** Whether a value has the size of the expected one: within a factor of three. @param {number} value @param {number | null} near */
function isLike(value, near) {
  const times = near ? value / Math.abs(near) : 0;
  return Boolean(near) && value > 0 && times >= 1 / 3 && times <= 3;
}

/** Digits without their grouping marks, null where they are grouped otherwise. @param {any} digits @param {string} whole @param {string} mark */
const ungrouped = (digits, whole, mark) => (digits.marked[mark].test(whole) ? whole.replaceAll(mark, "") : null);
