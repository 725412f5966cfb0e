// Numbers and counts as English writes them: what `pmkit/english.py` does, for a page without Python.

/** A text on one line, cut to a length. @param {string} text @param {number} longest */
function shortened(text, longest) {
  const line = wordsOf([...text].slice(0, longest * 4).join("")).join(" ");
  const signs = [...line];
  return signs.length <= longest ? line : `${trimmed(signs.slice(0, longest - 1).join(""))}…`;
}

const SPACE = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]"; // what Python takes for one
const SPACES = new RegExp(`${SPACE}+`);
const AROUND = new RegExp(`^${SPACE}+|${SPACE}+$`, "g");

/** A text without the spaces around it. @param {string} text */
const trimmed = (text) => text.replace(AROUND, "");

/** The words of a text. @param {string} text */
const wordsOf = (text) => text.split(SPACES).filter(Boolean);

/** The form of a word that goes with a number. @param {number} number @param {string} one @param {string} [many] */
const plural = (number, one, many = "") => (Math.abs(number) === 1 ? one : many || `${one}s`);

/** A number with its noun: 2.5 weeks. @param {number} number @param {string} one @param {string} [many] */
const counted = (number, one, many = "") => `${formatNumber(number)} ${plural(number, one, many)}`;

/** A number as the course writes it, with its unit. @param {number} value @param {string} [unit] */
function formatNumber(value, unit = "") {
  const size = Math.abs(value);
  const extreme = value !== 0 && (size >= 1e15 || size < 1e-6);
  const shown = extreme ? sixDigits(value) : grouped(fixed(value, size < 1 ? 6 : size < 100 ? 4 : 2));
  return trimmed(`${shown === "-0" ? "0" : shown} ${unit}`);
}

/** Figures with commas at the thousands and no zeros at their end. @param {string} figures */
function grouped(figures) {
  const [whole, rest] = figures.split(".");
  const decimals = rest.replace(/0+$/, "");
  return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (decimals && `.${decimals}`);
}

/** A number in six digits and a power of ten: 1.5e-07. @param {number} value */
function sixDigits(value) {
  const [figures, power] = evenAt(value.toExponential(5), value.toExponential(60)).split("e");
  return `${figures.replace(/\.?0+$/, "")}e${power[0]}${power.slice(1).padStart(2, "0")}`;
}

/** A number with so many decimals. @param {number} value @param {number} decimals */
const fixed = (value, decimals) => evenAt(value.toFixed(decimals), value.toFixed(decimals + 30));

/** A number rounded to so many decimals. @param {number} value @param {number} decimals */
const rounded = (value, decimals) => Number(fixed(value, decimals));

/**
 * Rounded figures, with the even digit where both were as near: Python rounds so, JavaScript away from nothing.
 * @param {string} near @param {string} exact the same number, longer
 */
function evenAt(near, exact) {
  const [figures, power] = near.split("e");
  const length = figures.includes(".") ? figures.length : figures.length + 1;
  const cut = exact.slice(0, figures.length);
  const tie = /^50*(?:e|$)/.test(exact.slice(length));
  return tie && "02468".includes(cut[cut.length - 1]) ? [cut, ...(power ? [exact.split("e")[1]] : [])].join("e") : near;
}

/** A number as Python shows it in full, by which two are told apart: 3.0, 1e+16. @param {number} value */
function inFull(value) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
  const [figures, power] = value.toExponential().split("e");
  if (value && (Number(power) >= 16 || Number(power) < -4)) return `${figures}e${power[0]}${power.slice(1).padStart(2, "0")}`;
  const shown = Object.is(value, -0) ? "-0" : String(value);
  return shown.includes(".") ? shown : `${shown}.0`;
}
