// The code of a class, as `pmkit.practice.handout` reads it: whose file it is, without a name. A browser gives its own
// SHA-256 only to pages that came over https, and this one may come from a stick or a classroom's server.

const CODE_SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"; // none of them is taken for another
const SIGNS_OF_CODE = 20;
const KEY_BYTES = 10;
const CLASS_BYTES = 4;

/** @param {number} count the first so many primes @returns {number[]} */
function primes(count) {
  const found = /** @type {number[]} */ ([]);
  for (let number = 2; found.length < count; number += 1) if (found.every((one) => number % one)) found.push(number);
  return found;
}

/** The first 32 bits behind the point. @param {number} value */
const fraction = (value) => ((value % 1) * 2 ** 32) | 0;
const ROUND_KEYS = primes(64).map((prime) => fraction(Math.cbrt(prime)));
const FIRST_STATE = primes(8).map((prime) => fraction(Math.sqrt(prime)));

/** SHA-256 (FIPS 180-4). @param {Uint8Array} data */
function sha256(data) {
  const length = Math.ceil((data.length + 9) / 64) * 64;
  const padded = new Uint8Array(length);
  padded.set(data);
  padded[data.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(length - 8, Math.floor(data.length / 2 ** 29));
  view.setUint32(length - 4, (data.length * 8) >>> 0);
  const state = Int32Array.from(FIRST_STATE);
  for (let at = 0; at < length; at += 64) mix(state, view, at);
  const out = new DataView(new ArrayBuffer(32));
  state.forEach((word, at) => out.setInt32(at * 4, word));
  return new Uint8Array(out.buffer);
}

/** One block of 64 bytes. @param {Int32Array} state @param {DataView} view @param {number} at */
function mix(state, view, at) {
  const turn = (/** @type {number} */ word, /** @type {number} */ by) => (word >>> by) | (word << (32 - by));
  const words = new Int32Array(64);
  for (let i = 0; i < 16; i += 1) words[i] = view.getInt32(at + i * 4);
  for (let i = 16; i < 64; i += 1) {
    const [one, two] = [words[i - 15], words[i - 2]];
    words[i] = words[i - 16] + (turn(one, 7) ^ turn(one, 18) ^ (one >>> 3)) + words[i - 7] + (turn(two, 17) ^ turn(two, 19) ^ (two >>> 10));
  }
  let [a, b, c, d, e, f, g, last] = state;
  for (let i = 0; i < 64; i += 1) {
    const first = (last + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUND_KEYS[i] + words[i]) | 0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [last, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, last].forEach((word, i) => { state[i] += word; });
}

/** HMAC with SHA-256 (RFC 2104). @param {Uint8Array} key at most 64 bytes @param {Uint8Array} text */
function hmac(key, text) {
  const keyed = (/** @type {number} */ pad) => Uint8Array.from({ length: 64 }, (_, at) => (key[at] ?? 0) ^ pad);
  return sha256(joined(keyed(0x5c), sha256(joined(keyed(0x36), text))));
}

/** @param {Uint8Array[]} parts */
function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** @param {string} text */
const bytesOf = (text) => new TextEncoder().encode(text);
/** @param {Uint8Array} bytes */
const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
/** So many random bytes as hexadecimal digits. @param {number} count */
const drawn = (count) => hex(crypto.getRandomValues(new Uint8Array(count)));

/**
 * The class of a typed code, and by what it marks a file; null where it is mistyped.
 * @param {string} text @returns {{ classId: string, own: boolean, mark: (secret: string) => string } | null}
 */
function readCode(text) {
  const signs = text.replace(/[\s-]/g, "").toUpperCase();
  const values = [...signs].map((sign) => CODE_SIGNS.indexOf(sign));
  if (values.length !== SIGNS_OF_CODE || values.includes(-1)) return null;
  const bits = values.map((value) => value.toString(2).padStart(5, "0")).join("");
  const data = Uint8Array.from({ length: 12 }, (_, at) => Number.parseInt(bits.slice(at * 8, at * 8 + 8), 2));
  const key = data.slice(0, KEY_BYTES);
  const checks = (/** @type {string} */ word) => hex(sha256(joined(bytesOf(`${word}\0`), key))).slice(0, 4) === hex(data.slice(KEY_BYTES));
  const own = checks("own");
  if (!own && !checks("check")) return null;
  return {
    own,
    classId: hex(sha256(joined(bytesOf("class\0"), key.slice(0, CLASS_BYTES)))).slice(0, 12),
    mark: (secret) => hex(own ? hmac(key, bytesOf("own")) : hmac(bytesFrom(secret), joined(bytesOf("mark\0"), key))),
  };
}

/** @typedef {NonNullable<ReturnType<typeof readCode>>} Code */

/**
 * One code, or the personal codes of several people who hand in together; else what is wrong, in a sentence.
 * @param {string} text @param {{ most_together: number, wrong_code: string, too_many: string, not_personal: string, two_classes: string }} says
 * @returns {{ codes: Code[], problem: string }}
 */
function readCodes(text, says) {
  const typed = partedCodes(text);
  const wrong = (/** @type {string} */ problem) => ({ codes: [], problem });
  if (typed.length > says.most_together) return wrong(says.too_many);
  /** @type {Map<string, Code>} */ const found = new Map();
  for (const [at, one] of typed.entries()) {
    const code = readCode(one);
    if (!code) return wrong(`${typed.length > 1 ? `Code ${at + 1} of ${typed.length}: ` : ""}${says.wrong_code}`);
    found.set(one.replace(/[\s-]/g, "").toUpperCase(), code);
  }
  const codes = [...found.values()];
  if (codes.length > 1 && !codes.every((one) => one.own)) return wrong(says.not_personal);
  return new Set(codes.map((one) => one.classId)).size > 1 ? wrong(says.two_classes) : { codes, problem: "" };
}

/** The codes in a text: by their length, else at commas, so that the mistyped one can be named. @param {string} text */
function partedCodes(text) {
  const signs = Array.from(text.replace(/[\s,;&/+-]/g, ""));
  if (signs.length && signs.length % SIGNS_OF_CODE === 0) {
    return Array.from({ length: signs.length / SIGNS_OF_CODE }, (_, at) => signs.slice(at * SIGNS_OF_CODE, (at + 1) * SIGNS_OF_CODE).join(""));
  }
  const parts = text.split(/[,;&/+\n]/).filter((one) => one.trim());
  return parts.length ? parts : [text];
}

/** @param {string} digits hexadecimal */
const bytesFrom = (digits) => Uint8Array.from(digits.match(/../g) ?? [], (two) => Number.parseInt(two, 16));
