// What was done on this page and its neighbours, in the browser's own storage: one record per entry, only ever added, so
// that two tabs lose nothing to each other. Where the browser refuses or is full, entries stay in memory, and that is said.

const ENTRY = "pmkit-entry:";
const SECRET = "pmkit-hand-in-secret";
const EVENTS = ["draft", "checked", "hint", "revealed", "started-over", "undone"];
const LONGEST_ENTRY = 1_000_000;

/**
 * @typedef {{
 *   attempt_id: string, learner: string, item: string, version: number, event: string, answer: any, verdict: string,
 *   detail: Record<string, any>, at: string, clock: number,
 * }} Entry as the course keeps it in JupyterLab
 */

/** A record as an entry, null where it is none. Whatever it holds, nothing else is taken from it. @param {any} one @returns {Entry | null} */
function entryOf(one) {
  const text = (/** @type {any} */ value, /** @type {number} */ most) => typeof value === "string" && value.length > 0 && value.length <= most;
  const sound = one !== null && typeof one === "object" && text(one.attempt_id, 200) && text(one.item, 500) && EVENTS.includes(one.event)
    && text(one.at, 40) && !Number.isNaN(Date.parse(one.at));
  if (!sound) return null;
  const detail = one.detail !== null && typeof one.detail === "object" && !Array.isArray(one.detail) ? one.detail : {};
  if (detail.stays === true) return null;
  return {
    attempt_id: one.attempt_id, learner: "me", item: one.item, version: Number.isInteger(one.version) ? one.version : 1,
    event: one.event, answer: one.answer ?? null, verdict: typeof one.verdict === "string" ? one.verdict : "", detail, at: one.at,
    clock: Number.isSafeInteger(one.clock) && one.clock > 0 ? one.clock : Date.parse(one.at) * 1000,
  };
}

/** @param {string} text */
function readEntry(text) {
  try {
    return text.length > LONGEST_ENTRY ? null : entryOf(JSON.parse(text));
  } catch {
    return null;
  }
}

/** The browser's storage, null where it gives none. @returns {Storage | null} */
function browserStorage() {
  try {
    const storage = window.localStorage;
    storage.setItem(`${ENTRY}try`, "");
    storage.removeItem(`${ENTRY}try`);
    return storage;
  } catch (problem) {
    return /** @type {any} */ (problem).name === "QuotaExceededError" ? window.localStorage : null;
  }
}

/** @param {() => void} told called when what is kept, or how, has changed otherwise than by `add` */
function keptEntries(told) {
  const storage = browserStorage();
  /** @type {Map<string, Entry>} */ const entries = new Map();
  /** @type {Set<string>} */ const inMemory = new Set(); // ids of what the storage did not take
  /** @type {Set<string>} */ let along = new Set(); // ids of what was taken along in a file
  let secret = "";
  let last = 0;

  /** @param {Entry} entry */
  function learn(entry) {
    entries.set(entry.attempt_id, entry);
    last = Math.max(last, entry.clock);
  }

  /** Read what the storage holds now; what other tabs have removed goes, what was never stored stays. */
  function look() {
    if (!storage) return;
    for (const id of [...entries.keys()]) if (!inMemory.has(id) && storage.getItem(`${ENTRY}${id}`) === null) entries.delete(id);
    for (const name of Object.keys(storage)) {
      const entry = name.startsWith(ENTRY) && !entries.has(name.slice(ENTRY.length)) ? readEntry(storage.getItem(name) ?? "") : null;
      if (entry) learn(entry);
    }
  }

  /** Drafts that a later entry on the same question has taken the place of: nobody needs them any more. */
  function makeRoom() {
    /** @type {Map<string, Entry>} */ const newest = new Map();
    for (const entry of inOrder()) if (["draft", "checked"].includes(entry.event)) newest.set(entry.item, entry);
    for (const entry of inOrder()) {
      if (entry.event !== "draft" || newest.get(entry.item) === entry || inMemory.has(entry.attempt_id)) continue;
      storage?.removeItem(`${ENTRY}${entry.attempt_id}`);
      entries.delete(entry.attempt_id);
    }
  }

  /** @param {Entry} entry */
  function store(entry) {
    const text = JSON.stringify(entry);
    for (const again of [true, false]) {
      try {
        storage?.setItem(`${ENTRY}${entry.attempt_id}`, text);
        return Boolean(storage);
      } catch {
        if (again) makeRoom();
      }
    }
    return false;
  }

  /** Keep entries; those that are here already stay as they are. Returns how many are new. @param {Entry[]} more */
  function addAll(more) {
    const fresh = more.filter((entry) => !entries.has(entry.attempt_id));
    for (const entry of fresh) {
      learn(entry);
      if (!store(entry)) inMemory.add(entry.attempt_id);
    }
    for (const id of inMemory) { // there may be room again
      const entry = entries.get(id);
      if (storage && entry && store(entry)) inMemory.delete(id);
    }
    return fresh.length;
  }

  const inOrder = () => [...entries.values()].sort((one, other) => one.clock - other.clock || (one.attempt_id < other.attempt_id ? -1 : 1));

  look();
  window.addEventListener("storage", (event) => {
    if (event.key !== null && !event.key.startsWith(ENTRY)) return;
    look();
    told();
  });
  window.addEventListener("pageshow", () => { look(); told(); });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible") return;
    look();
    told();
  });
  window.addEventListener("beforeunload", (event) => { if ([...inMemory].some((id) => !along.has(id))) event.preventDefault(); });

  return {
    addAll,
    /** All entries, oldest first. */
    all: inOrder,
    /** Those on one question. @param {string} item */
    of: (item) => inOrder().filter((entry) => entry.item === item),
    /** What the browser does with entries: "" keeps them, else why not. */
    get trouble() { return !inMemory.size ? (storage ? "" : "refused") : storage ? "full" : "refused"; },
    /** All of it is in a file now: nothing is gone with this page. */
    takenAlong() { along = new Set(entries.keys()); },
    /** @param {string} item @param {string} event @param {{ version: number, answer?: any, verdict?: string, detail?: any }} values */
    add(item, event, values) {
      const now = new Date();
      const clock = Math.max(last + 1, now.getTime() * 1000);
      const entry = { answer: null, verdict: "", detail: {}, ...values, attempt_id: drawn(16), learner: "me", item, event, at: now.toISOString(), clock };
      addAll([entry]);
      return entry;
    },
    /** What this browser drew for its learner: by it a second file is known as theirs. */
    get secret() {
      secret ||= storage?.getItem(SECRET) ?? "";
      if (!/^[0-9a-f]{64}$/.test(secret)) {
        secret = drawn(32);
        try {
          storage?.setItem(SECRET, secret);
        } catch { /* another file from here counts for another learner; so be it where nothing can be kept */ }
      }
      return secret;
    },
    /** Take everything out of this browser, for whoever sits here next. */
    removeAll() {
      for (const name of storage ? Object.keys(storage) : []) if (name.startsWith(ENTRY) || name === SECRET) storage?.removeItem(name);
      entries.clear();
      inMemory.clear();
      secret = "";
    },
  };
}
