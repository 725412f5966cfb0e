// Texts as Python writes them (pmkit.practice.markdown, messages.say); english.js stands before it.

const ENDED_TWICE = new RegExp(`([?!])\\.(?=${SPACE}|$)`, "gu");

/** A sentence of the engine with its values put in. @param {any} shared @param {string} key @param {Record<string, any>} [values] */
function say(shared, key, values = {}) {
  const filled = shared.sentences[key].replace(/\{(\w+)\}/g, (/** @type {string} */ _, /** @type {string} */ name) => String(values[name]));
  return filled.replace(ENDED_TWICE, "$1");
}

/** Text that a person typed, so that Markdown shows it as the characters it is. @param {string} text */
const escapeMarkdown = (text) => text.replace(/[\\`*_{}[\]<>()#+\-.!|~&]/g, "\\$&");

/** What a learner typed, in quotation marks, safe inside Markdown. @param {string} text */
const quoted = (text, longest = 60) => `“${escapeMarkdown(shortened(text, longest))}”`;
