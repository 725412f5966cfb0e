// The files that leave the page: what is handed in, as `pmkit.practice.submission` writes it, and a copy of everything, as
// `pmkit.practice.progress.portable` has it, which is also read here.

const [ABOUT, ANSWERS, COPIED] = ["about.json", "answers.jsonl", "attempts.jsonl"];
const SAME_DRAFT = 60_000; // milliseconds; of drafts that were written over, only so few are handed in
const NEWER = "newer";

const lines = (/** @type {any[]} */ records) => records.map((one) => `${JSON.stringify(one)}\n`).join("");
const aboutText = (/** @type {any} */ about) => `${JSON.stringify(about, null, 1)}\n`;
const thisDay = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};

/**
 * @param {Entry[]} entries @param {[string, number]} format its name and version
 * @param {Code[]} codes @param {string} secret
 */
function submissionFile(entries, [format, version], codes, secret) {
  const [mark, ...others] = codes.map((code) => code.mark(secret));
  const together = others.length ? { others } : {};
  const about = { format, version, class: codes[0].classId, mark, made_at: new Date().toISOString(), ...together };
  return zip([[ABOUT, aboutText(about)], [ANSWERS, lines(handedIn(entries))]]);
}

const toTheSecond = (/** @type {string} */ time) => `${new Date(time).toISOString().slice(0, 19)}+00:00`;

/** What an instructor needs of the entries: no verdict, and of drafts that were written over only that there was one. @param {Entry[]} entries */
function handedIn(entries) {
  const last = new Map(entries.map((entry) => [entry.item, entry.attempt_id]));
  /** @type {Entry | undefined} */ let told;
  const records = [];
  for (const entry of entries) {
    const over = entry.event === "draft" && last.get(entry.item) !== entry.attempt_id;
    const since = told ? Date.parse(entry.at) - Date.parse(told.at) : -1;
    if (over && told?.item === entry.item && since >= 0 && since < SAME_DRAFT) continue;
    told = entry;
    const { fingerprint, scope, undoes, round } = entry.detail;
    const known = Object.entries({ fingerprint, scope, undoes }).filter(([, value]) => typeof value === "string");
    const record = { id: entry.attempt_id, item: entry.item, event: entry.event, answer: over ? null : entry.answer, at: toTheSecond(entry.at) };
    records.push({ ...record, ...Object.fromEntries(known), ...(Number.isInteger(round) && round > 0 ? { round } : {}) });
  }
  return records;
}

/** @param {Entry[]} entries @param {[string, number]} format */
function copyFile(entries, [format, version]) {
  const about = { format, version, attempts: entries.length, made_at: new Date().toISOString() };
  return zip([[ABOUT, aboutText(about)], [COPIED, lines(entries)]]);
}

/** The entries of a copy, and how many of its lines are none; throws where it is no copy. @param {Uint8Array} data @param {[string, number]} format */
async function readCopy(data, [format, version]) {
  const texts = await unzip(data, [ABOUT, COPIED]);
  const about = JSON.parse(texts[ABOUT]);
  if (about?.format !== format) throw new Error(NO_ZIP);
  if (about.version > version) throw new Error(NEWER);
  const found = texts[COPIED].split("\n").filter((line) => line.trim()).map(readEntry);
  const entries = found.filter((entry) => entry !== null);
  return { entries, unreadable: found.length - entries.length };
}

/** Let the browser keep a file where it keeps downloads. @param {string} name @param {Uint8Array} data */
function download(name, data) {
  const address = URL.createObjectURL(new Blob([/** @type {any} */ (data)], { type: "application/zip" }));
  const link = h("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
