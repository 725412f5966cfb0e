// A number as a question asks for it, parts and per cent worked in, and how it was read; asked_numbers.py has the same.

/** What a field asks for: its unit, and what it is counted out of. @typedef {{ unit: string, of: number | null }} Asked */

/** @param {Asked} asked */
const inPercent = (asked) => /^(?:%|per cent|percent)/.test(trimmed(asked.unit));

/** @param {Asked} asked */
const asShare = (asked) => trimmed(asked.unit).startsWith("share");

/**
 * Read one number. “80 %”, “two thirds” and “8 in 10” are what they are of the whole, where it is known. Throws UnreadableNumber.
 * @param {any} shared @param {Asked} asked @param {string} text @param {number | null} [near] @returns {ReadNumber}
 */
function readAsked(shared, asked, text, near = null) {
  const size = near !== null && asShare(asked) && text.includes("%") ? near * 100 : near;
  const read = readNumber(tablesOf(shared.reading), text, size, { unit: asked.unit, parts: true });
  const part = partTyped(read);
  if (part === null || (read.percent && inPercent(asked))) return read;
  if (inPercent(asked)) return { ...read, value: 100 * part, percent: true, of: null };
  if (asShare(asked)) return { ...read, value: part, percent: false, of: null, plain: false };
  if (asked.of !== null) return { ...read, value: part * asked.of, percent: false, of: null, plain: false };
  const gap = (/** @type {number} */ value) => (size === null ? -value : Math.abs(value - size));
  const isPart = read.of && !asked.unit && gap(part) < gap(read.value);
  return { ...read, value: isPart ? part : read.value, of: null };
}

/** The part of one that was typed, null where a number was. @param {ReadNumber} read */
function partTyped(read) {
  if (read.of) return read.value / read.of;
  if (read.percent) return read.value / 100;
  return read.part ? read.value : null;
}

/**
 * How each field was read that says so, as the page shows it: the sentence and the number.
 * @param {any} shared @param {Asked} asked @param {Record<string, string>} typed @returns {Record<string, [string, number]>}
 */
function readingsOf(shared, asked, typed) {
  const told = Object.entries(typed).map(([field, text]) => [field, readingOf(shared, asked, text)]);
  return Object.fromEntries(told.filter(([, one]) => one));
}

/** @param {any} shared @param {Asked} asked @param {string} text @returns {[string, number] | null} */
function readingOf(shared, asked, text) {
  const { read } = tried(() => readAsked(shared, asked, text));
  if (!read) return null;
  if (read.other !== null) {
    const [small, large] = [read.value, read.other].sort((one, other) => one - other);
    const values = { small: formatNumber(small), large: formatNumber(large), figures: fixed(large, 0) };
    return [say(shared, "read-as.either", values), read.value];
  }
  if (read.plain || (read.percent && !inPercent(asked))) return null;
  return [say(shared, "read-as", { value: formatNumber(rounded(read.value, 6), asked.unit) }), read.value];
}

/** What a field for a number holds, as text; "" where it is neither text nor number. @param {any} value */
function typedText(value) {
  if (typeof value === "number") return Number.isSafeInteger(value) ? String(value) : inFull(value);
  return typeof value === "string" ? trimmed(value) : "";
}

/** The texts in these fields of an answer, without empty ones. @param {any} answer @param {string[]} fields */
function typedTexts(answer, fields) {
  const texts = fields.map((field) => [field, typedText(entry(answer, field))]);
  return Object.fromEntries(texts.filter(([, text]) => text));
}

/** The sentence about a unit that is not the one asked for. @param {any} shared @param {Asked} asked @param {string} typed */
const wrongUnit = (shared, asked, typed) => say(shared, "number.wrong-unit", { typed: quoted(typed), unit: asked.unit });
