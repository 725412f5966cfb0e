// The Markdown of feedback as safe HTML and as plain text, the same as pmkit.practice.markdown makes of it: paragraphs with
// *emphasis*, **strong**, `code`, links and line breaks. Anything else stays the characters it is.

/** A piece of a line; `sign` is * or _ where it may open or close emphasis, `run` how many stood together there.
 * @typedef {{ html: string, plain: string, sign?: string, left?: number, run?: number, opens?: boolean, closes?: boolean }} Piece */

const ESCAPED = /[!-/:-@[-`{-~]/;
const BLOCK_ENDS = /^[\t-\r\p{Zs}\u2028\u2029]+|[\t-\r\p{Zs}\u2028\u2029]+$/gu;
const SAFE_LINK = /^(https?:\/\/|mailto:)/i;
const LINK_END = /^\(([^\s()<>]*)\)/;

/** @param {string} text */
const escapeHtml = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

/** @param {string} text @returns {Piece} */
const literal = (text) => ({ html: escapeHtml(text), plain: text });

/** @param {string} markdown */
const toHtml = (markdown) => paragraphs(markdown).map((pieces) => `<p>${pieces.map((one) => one.html).join("")}</p>`).join("\n");

/** @param {string} markdown */
const toPlain = (markdown) => paragraphs(markdown).map((pieces) => pieces.map((one) => one.plain).join("")).join("\n");

/** @param {string} markdown @returns {Piece[][]} */
function paragraphs(markdown) {
  const lines = markdown.replace(/\r\n?/g, "\n").replaceAll("\0", "\ufffd");
  const texts = lines.split(/\n(?:[ \t]*\n)+/).map((text) => text.replace(BLOCK_ENDS, "")).filter(Boolean);
  return texts.map((text) => emphasised(pieces(text)));
}

/** The line as pieces, emphasis not yet found. @param {string} text @param {boolean} [linked] whether it stands inside a link @returns {Piece[]} */
function pieces(text, linked = false) {
  /** @type {Piece[]} */
  const found = [];
  let at = 0;
  while (at < text.length) {
    const [taken, ...made] = special(text, at, linked) ?? plainUpTo(text, at);
    found.push(...made);
    at += taken;
  }
  return found;
}

/** How many signs one special piece takes, and the piece; null where none begins here.
 * @param {string} text @param {number} at @param {boolean} linked @returns {[number, ...Piece[]] | null} */
function special(text, at, linked) {
  const sign = text[at];
  const rest = text.slice(at);
  const broken = /^(?: {2,}|\\)\n[ \t]*/.exec(rest);
  if (broken) return [broken[0].length, { html: "<br />\n", plain: " " }];
  const soft = /^[ ]?\n[ \t]*/.exec(rest);
  if (soft) return [soft[0].length, { html: "\n", plain: " " }];
  if (sign === "\\" && at + 1 < text.length) return [2, literal(ESCAPED.test(text[at + 1]) ? text[at + 1] : rest.slice(0, 2))];
  if (sign === "`") return codeAt(rest);
  if (sign === "*" || sign === "_") return signsAt(text, at);
  if (sign === "[" && !linked) return linkAt(rest);
  return null;
}

/** @param {string} text @param {number} at @returns {[number, Piece]} */
function plainUpTo(text, at) {
  const [whole] = /^[\s\S][^\\`*_[\n ]*/.exec(text.slice(at)) ?? [text[at]];
  return [whole.length, literal(whole)];
}

/** @param {string} rest @returns {[number, Piece]} */
function codeAt(rest) {
  const [fence] = /** @type {RegExpExecArray} */ (/^`+/.exec(rest));
  const closed = new RegExp(`^${fence}([^\`]|[^\`][\\s\\S]*?[^\`])${fence}(?!\`)`).exec(rest);
  if (!closed) return [fence.length, literal(fence)];
  const line = closed[1].replaceAll("\n", " ");
  const code = /^ .* $/.test(line) && line.trim() ? line.slice(1, -1) : line;
  return [closed[0].length, { html: `<code>${escapeHtml(code)}</code>`, plain: code }];
}

/** @param {string} rest @returns {[number, ...Piece[]] | null} */
function linkAt(rest) {
  const label = /^\[((?:\\.|[^\\[\]`])*)\]/.exec(rest);
  const target = label && LINK_END.exec(rest.slice(label[0].length));
  if (!label || !target || !SAFE_LINK.test(target[1])) return null;
  const inside = emphasised(pieces(label[1], true)).map(({ html, plain }) => ({ html, plain })); // no emphasis out of a link
  const opened = `<a href="${escapeHtml(target[1])}" target="_blank" rel="noopener noreferrer">`;
  return [label[0].length + target[0].length, { html: opened, plain: "" }, ...inside, { html: "</a>", plain: "" }];
}

/** A run of * or _, with what it may do here. @param {string} text @param {number} at @returns {[number, Piece]} */
function signsAt(text, at) {
  const sign = text[at];
  let end = at;
  while (text[end] === sign) end += 1;
  const before = Array.from(text.slice(0, at)).at(-1) ?? " ";
  const after = Array.from(text.slice(end, end + 2))[0] ?? " ";
  const [spaceBefore, spaceAfter] = [before, after].map((one) => /[\t-\r\p{Zs}]/u.test(one));
  const [markBefore, markAfter] = [before, after].map((one) => /[\p{P}\p{S}]/u.test(one));
  const left = !spaceAfter && (!markAfter || spaceBefore || markBefore);
  const right = !spaceBefore && (!markBefore || spaceAfter || markAfter);
  const run = end - at;
  const opens = left && (sign === "*" || !right || markBefore);
  const closes = right && (sign === "*" || !left || markAfter);
  return [run, { ...literal(text.slice(at, end)), sign, left: run, run, opens, closes }];
}

/** The pieces with their emphasis, by the rule of CommonMark: each closing sign takes the nearest that may open.
 * @param {Piece[]} line @returns {Piece[]} */
function emphasised(line) {
  const made = [...line];
  for (let at = 0; at < made.length; at += 1) {
    const closing = made[at];
    const from = closing.closes && closing.left ? openingFor(made, at) : -1;
    if (from < 0) continue;
    const opening = made[from];
    const many = /** @type {number} */ (opening.left) > 1 && /** @type {number} */ (closing.left) > 1 ? 2 : 1;
    const name = many === 2 ? "strong" : "em";
    for (const between of made.slice(from + 1, at)) Object.assign(between, { opens: false, closes: false });
    for (const piece of [opening, closing]) shorten(piece, many);
    made.splice(at, 0, { html: `</${name}>`, plain: "" });
    made.splice(from + 1, 0, { html: `<${name}>`, plain: "" });
    at += 1; // the closing sign again: what is left of it may close more
  }
  return made;
}

/** @param {Piece[]} made @param {number} at */
function openingFor(made, at) {
  const closing = made[at];
  for (let from = at - 1; from >= 0; from -= 1) {
    const one = made[from];
    if (one.sign !== closing.sign || !one.opens || !one.left) continue;
    const odd = (one.closes || closing.opens) && (Number(one.run) + Number(closing.run)) % 3 === 0;
    if (!odd || (Number(one.run) % 3 === 0 && Number(closing.run) % 3 === 0)) return from;
  }
  return -1;
}

/** @param {Piece} piece @param {number} by */
function shorten(piece, by) {
  piece.left = Number(piece.left) - by;
  Object.assign(piece, literal(String(piece.sign).repeat(piece.left)));
}
