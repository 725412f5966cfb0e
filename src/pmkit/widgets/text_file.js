// The text of a file that somebody chooses for a field. It is read in the page: nothing goes anywhere but into the field.

const NO_TEXT = /[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]/; // control characters that no text has, and what can't be decoded
const MOST_BYTES = 4; // that one character takes, whatever the encoding

/** The text: UTF-8, UTF-16 with its mark, else Windows-1252; null where the bytes are no text. @param {Uint8Array} bytes @returns {string | null} */
function textOfBytes(bytes) {
  const little = bytes[0] === 0xff && bytes[1] === 0xfe;
  const big = bytes[0] === 0xfe && bytes[1] === 0xff;
  let text = "";
  try {
    text = new TextDecoder(little ? "utf-16le" : big ? "utf-16be" : "utf-8", { fatal: true }).decode(bytes);
  } catch {
    if (little || big) return null;
    text = new TextDecoder("windows-1252").decode(bytes);
  }
  return NO_TEXT.test(text) || text.startsWith("%PDF") ? null : text;
}

/**
 * What a chosen file holds, or in words why it can't be taken.
 * @param {{ name: string, size: number, arrayBuffer: () => Promise<ArrayBuffer> }} file @param {number} most characters
 * @returns {Promise<{ text: string, problem: string }>}
 */
async function readTextFile(file, most) {
  const refuse = (/** @type {string} */ problem) => ({ text: "", problem: `${file.name} ${problem}` });
  const limit = `${most.toLocaleString("en")} is the most that is read here. Keep the rows and columns that you need, and choose it again.`;
  if (file.size > most * MOST_BYTES) return refuse(`has ${file.size.toLocaleString("en")} bytes, which is more than ${most.toLocaleString("en")} characters; ${limit}`);
  /** @type {string | null} */ let text;
  try {
    text = textOfBytes(new Uint8Array(await file.arrayBuffer()));
  } catch {
    return refuse("could not be read. It may have been moved; please choose it again.");
  }
  if (text === null) return refuse("is not a text file. Open it in a spreadsheet, save it as CSV UTF-8, and choose that file.");
  if (!text.trim()) return refuse("is empty. Please choose another file.");
  if (text.length > most) return refuse(`has ${text.length.toLocaleString("en")} characters; ${limit}`);
  return { text, problem: "" };
}
