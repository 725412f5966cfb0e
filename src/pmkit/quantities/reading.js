// Numbers as people write them, read where no Python runs; reading.py says by which rules.

/**
 * A number as read; reading.ReadNumber says what each field means.
 * @typedef {object} ReadNumber
 * @property {number} value
 * @property {boolean} percent
 * @property {string} unit
 * @property {number | null} of
 * @property {boolean} part
 * @property {boolean} plain
 * @property {number | null} other
 */

/** The text is not one number; the message says so to the person who typed it. */
class UnreadableNumber extends Error {}

/**
 * What `read` gives, or null and the sentence of an unreadable number.
 * @param {() => ReadNumber} read @returns {{ read: ReadNumber, problem: "" } | { read: null, problem: string }}
 */
function tried(read) {
  try {
    return { read: read(), problem: "" };
  } catch (problem) {
    if (problem instanceof UnreadableNumber) return { read: null, problem: problem.message };
    throw problem;
  }
}

/**
 * Read one number from what a person typed. Throws UnreadableNumber.
 * @param {Tables} tables @param {string} text @param {number | null} [near] what is expected
 * @param {{ unit?: string, parts?: boolean }} [asked] the unit that is asked for, and whether “13 of 30” is read
 * @returns {ReadNumber}
 */
function readNumber(tables, text, near = null, { unit = "", parts = false } = {}) {
  const { reading, digits } = tables;
  if (!trimmed(text)) throw new UnreadableNumber(reading.says.empty);
  if (Array.from(text).length > reading.longest) throw unreadable(tables, "long", text, 20);
  const plain = oneForm(tables, text).replace(reading.and_a_part, (_, part) => reading.decimals[part.toLowerCase()]);
  const found = parts ? partOf(tables, plain, near, unit) : null;
  if (found) return found;
  const inWords = !Array.from(plain).some((char) => /\d/.test(char) || digits.raised.includes(char));
  return inWords ? readWords(tables, plain, text, near, unit) : readFigures(tables, plain, text, near);
}

/**
 * “13 of 30”, “nine in ten”; null where it is something else.
 * @param {Tables} tables @param {string} plain @param {number | null} near @param {string} unit @returns {ReadNumber | null}
 */
function partOf(tables, plain, near, unit) {
  const found = plain.match(tables.reading.part_of)?.groups;
  if (!found) return null;
  const [part, whole] = [found.part, found.whole].map((text) => tried(() => readNumber(tables, text, near, { unit })).read);
  if (!part || !whole || part.percent || part.unit || whole.percent) return null;
  const year = found.link.toLowerCase() === "in" && whole.value > tables.reading.longest_whole;
  if (year || !whole.value || part.value < 0 || part.value > whole.value) return null;
  return { ...part, of: whole.value, unit: whole.unit, plain: false };
}

/**
 * “twenty-one weeks”, “minus three”.
 * @param {Tables} tables @param {string} plain @param {string} text @param {number | null} near @param {string} unit
 */
function readWords(tables, plain, text, near, unit) {
  const negative = plain.match(tables.reading.negative);
  const figures = inFigures(tables, plain.slice(negative ? negative[0].length : 0), unit);
  if (!figures) throw unreadable(tables, "nonsense", text);
  const read = readFigures(tables, `${negative ? "-" : ""}${figures.text}`, text, near);
  if (holdsNumberWord(tables, read.unit)) throw unreadable(tables, "several", text);
  return { ...read, part: figures.part && !read.percent, plain: false, other: null };
}

/** @param {Tables} tables @param {string} plain @param {string} text @param {number | null} near @returns {ReadNumber} */
function readFigures(tables, plain, text, near) {
  const { reading } = tables;
  const match = /** @type {any} */ (plain.match(reading.number));
  if (!match || [match.groups.before, match.groups.after].some((one) => reading.no_unit.test(trimmed(one)))) {
    throw unreadable(tables, "nonsense", text);
  }
  const place = match.indices.groups;
  const glued = plain.slice(0, place.body[0]).match(reading.glued_word);
  if (glued && !reading.currency_words.includes(glued[0].toLowerCase())) throw unreadable(tables, "nonsense", text);
  const before = stripped(plain.slice(place.before[0], place.money[1]), " =+-");
  const behind = trimmed(match.groups.after);
  const percent = reading.percent.test(behind) || before === "%" || before === "％";
  const after = trimmed(behind.replace(reading.percent, ""));
  if (reading.second_number.test(after) || reading.goes_on.test(after)) throw unreadable(tables, "several", text);
  const { exponent, under, sign } = match.groups;
  const [plainValue, other] = valueOf(tables, match.groups, near, text);
  const { value, factor, rest } = scaled(reading.scales, plainValue, after, near);
  const way = sign === "-" ? -1 : 1;
  if (!(Math.abs(value) < 1e300)) throw unreadable(tables, "huge", text, 20);
  return {
    value: way * value,
    percent,
    unit: stripped(wordsOf(`${before} ${rest}`.replaceAll("%", " ")).join(" "), " .,;:-~≈="),
    of: null,
    part: false,
    plain: factor === 1 && under === undefined,
    other: other === null || exponent ? null : way * other * factor,
  };
}

/** @param {Tables} tables @param {string} why @param {string} text @param {number} [longest] */
function unreadable(tables, why, text, longest = 60) {
  return new UnreadableNumber(tables.reading.says[why].replace("{text}", () => `“${shortened(text, longest)}”`));
}

/**
 * The value, and what its digits can mean as well.
 * @param {Tables} tables @param {any} match @param {number | null} near @param {string} text @returns {[number, number | null]}
 */
function valueOf(tables, { body, under, exponent, whole }, near, text) {
  const found = valueOfDigits(tables, body, near);
  if (!found) throw unreadable(tables, "groups", text);
  const [digits, other] = found;
  const shown = inFull(digits);
  const value = !exponent ? digits : shown.includes("e") ? digits * Number(`1${exponent}`) : Number(`${shown}${exponent}`);
  if (under === undefined) return [value, other];
  if (Number(under) === 0) throw unreadable(tables, "zero-below", text);
  return [Number(whole ?? 0) + value / Number(under), null];
}

/**
 * `12k`, `5 Mio €`: the value times its scale word, the factor, and the rest of the text.
 * @param {Record<string, number>} scales @param {number} value @param {string} after @param {number | null} near
 */
function scaled(scales, value, after, near) {
  const [word, ...more] = after.split(" ");
  const bare = word.replace(/[.€$£]+$/, "").toLowerCase();
  const million = bare === "m" && (word.startsWith("M") || (near !== null && Math.abs(near) >= 1e5));
  const factor = lookedUp(scales, bare) ?? (million ? 1e6 : undefined);
  if (factor === undefined) return { value, factor: 1, rest: after };
  return { value: value * factor, factor, rest: trimmed(`${word.slice(bare.length).replace(/^\.+/, "")} ${more.join(" ")}`) };
}
