// Texts as Python reads and writes them (pmkit.english, pmkit.practice.markdown, messages.say). Python counts a text in
// characters, not in halves of them, and has its own notion of a space.

/** What Python takes for a space, as the inside of a character class. */
const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const END = new RegExp(`[${SPACE}]+$`, "u");
const ENDS = new RegExp(`^[${SPACE}]+|[${SPACE}]+$`, "gu");
const SPACES = new RegExp(`[${SPACE}]+`, "u");
const ENDED_TWICE = new RegExp(`([?!])\\.(?=[${SPACE}]|$)`, "gu");

/** `text.strip()` @param {string} text */
const trimmed = (text) => text.replace(ENDS, "");

/** `text.split()` @param {string} text @returns {string[]} */
const wordsOf = (text) => trimmed(text).split(SPACES).filter(Boolean);

/** A sentence of the engine with its values put in. @param {any} shared @param {string} key @param {Record<string, any>} [values] */
function say(shared, key, values = {}) {
  const filled = shared.sentences[key].replace(/\{(\w+)\}/g, (/** @type {string} */ _, /** @type {string} */ name) => String(values[name]));
  return filled.replace(ENDED_TWICE, "$1");
}

/** Text that a person typed, so that Markdown shows it as the characters it is. @param {string} text */
const escapeMarkdown = (text) => text.replace(/[\\`*_{}[\]<>()#+\-.!|~&]/g, "\\$&");

/** A text on one line, cut to a length. @param {string} text @param {number} longest */
function shortened(text, longest) {
  const line = wordsOf(Array.from(text).slice(0, longest * 4).join("")).join(" ");
  const signs = Array.from(line);
  return signs.length <= longest ? line : `${signs.slice(0, longest - 1).join("").replace(END, "")}…`;
}

/** What a learner typed, in quotation marks, safe inside Markdown. @param {string} text */
const quoted = (text, longest = 60) => `“${escapeMarkdown(shortened(text, longest))}”`;

/** The form of a word that goes with a number. @param {number} number @param {string} one @param {string} [many] */
const plural = (number, one, many) => (Math.abs(number) === 1 ? one : many || `${one}s`);
