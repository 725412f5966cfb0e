// What a person changes on the page, on its way to Python. Edits go out one message at a time: while one is worked on,
// later ones wait, of each place the last. Python says by the trait `acknowledged` which message it has dealt with. A place
// that holds something newer than that is never written into; it is shown again once Python has caught up.
//
// When the kernel is gone (course mode says so) or has closed the widget, nothing is sent and everything is held. The widget
// that is made next for the same thing (`lasting_id`) takes over what was typed and asked, and shows what is still typed in the old
// view: it may have been drawn already, and wait for its place.

const ANSWER_WAITS = 8_000; // milliseconds without an answer after which the next edit is no longer held back

/** @typedef {{ show: (own: boolean) => void }} Shown `own`: Python has dealt with the person's own edit of it */
/** @typedef {(edits: [string, any][]) => any[]} Pack edits as messages */

const KERNEL_GONE = "pmkit:kernel-gone";

/** By lasting id the outboxes without a kernel; each widget of the page runs its own copy of this script. @returns {Map<string, ((next: any) => void)[]>} */
function leftBehind() {
  const page = /** @type {any} */ (globalThis);
  return (page.pmkitLeftBehind ??= new Map());
}

/** @type {Pack} */
const inOneMessage = (edits) => [{ kind: "edit", values: Object.fromEntries(edits) }];

/**
 * The outbox of a model, for all its views.
 * @param {any} model
 * @param {Pack} [pack]
 */
function outboxOf(model, pack = inOneMessage) {
  const page = uniqueId("page"); // another page of the same kernel counts for itself
  /** @type {Map<string, any>} */ const mine = new Map(); // by place what stands there, where it is newer than Python's
  /** @type {Set<string>} */ const waiting = new Set(); // edited, and not yet sent
  /** @type {Map<string, number>} */ const sent = new Map(); // the message that took the last edit of a place
  /** @type {Map<string, Set<Shown>>} */ const places = new Map();
  /** @type {Set<() => void>} */ const worried = new Set();
  /** @type {Map<number, any>} */ const asked = new Map(); // by number the requests that Python has not dealt with
  const lastingId = String(model.get("lasting_id") ?? "");
  let gone = false; // the kernel
  /** @type {any} */ let next = null; // the outbox that has taken over
  let last = 0; // number of the newest message
  let heard = 0; // of the newest that Python has dealt with
  let lost = 0; // of the newest of those for which no answer came
  let pause = 0;
  let patience = 0;

  /** What stands there now no message has taken yet. @param {string} name @param {any} value */
  function hold(name, value) {
    mine.set(name, value);
    sent.delete(name);
  }

  /** @param {string} name @param {boolean} [own] */
  function show(name, own = false) {
    if (!mine.has(name)) places.get(name)?.forEach((one) => one.show(own));
  }

  /** Show in every view what was typed in the view of another kernel. @param {string} name */
  const bring = (name) => places.get(name)?.forEach((one) => one.show(false));

  /** @param {any} content */
  function post(content) {
    last += 1;
    if (content.kind !== "edit") asked.set(last, content);
    if (gone) {
      worried.forEach((tell) => tell());
      return;
    }
    try {
      model.send({ ...content, number: `${page}:${last}` });
    } catch {
      kernelGone(); // the widget was closed under its view; the next one for the same thing takes over
      return;
    }
    clearTimeout(patience);
    patience = Number(setTimeout(giveUp, ANSWER_WAITS));
  }

  const free = () => last <= Math.max(heard, lost);

  function giveUp() {
    lost = last;
    worried.forEach((tell) => tell());
    if (!pause) flush();
  }

  /** Send what waits. */
  function flush() {
    clearTimeout(pause);
    pause = 0;
    if (gone) return;
    const edits = /** @type {[string, any][]} */ ([...waiting].map((name) => [name, mine.get(name)]));
    waiting.clear();
    if (!edits.length) return;
    const messages = pack(edits);
    for (const [name] of edits) sent.set(name, last + messages.length);
    messages.forEach(post);
  }

  function answered() {
    const [by, number] = String(model.get("acknowledged")).split(":");
    if (by !== page || Number(number) <= heard) return;
    heard = Number(number);
    if (heard === last) clearTimeout(patience);
    for (const one of asked.keys()) if (one <= heard) asked.delete(one);
    const done = [...sent.keys()].filter((name) => Number(sent.get(name)) <= heard);
    for (const name of done) {
      sent.delete(name);
      mine.delete(name);
    }
    if (free() && !pause) flush();
    done.forEach((name) => show(name, true));
  }
  model.on("change", answered); // after all that has changed with it was told of one by one

  function kernelGone() {
    if (gone) return;
    gone = true;
    clearTimeout(patience);
    globalThis.removeEventListener(KERNEL_GONE, kernelGone);
    if (lastingId) leftBehind().set(lastingId, [...(leftBehind().get(lastingId) ?? []), handOver]);
    if (asked.size) worried.forEach((tell) => tell());
  }
  globalThis.addEventListener?.(KERNEL_GONE, kernelGone);
  model.on("comm:close", () => { // Python made the thing anew: edits on their way go there; what was asked may have been done
    asked.clear();
    kernelGone();
  });

  /** @param {any} to the outbox of the same thing on the next kernel */
  function handOver(to) {
    next = to;
    for (const [name, value] of mine) {
      if (waiting.has(name) || sent.has(name)) next.edit(name, value);
      else next.hold(name, value);
    }
    for (const content of asked.values()) next.request(content);
  }

  const box = {
    flush, show, bring,
    /** Whether the kernel is gone, so that nothing is kept for now. */
    get gone() { return gone; },
    /** Something is being typed that is no edit yet. @param {string} name @param {any} value */
    hold(name, value) {
      hold(name, value);
      next?.hold(name, value);
      next?.bring(name);
    },
    /** Whether a place holds something newer than Python knows. @param {string} name */
    ahead: (name) => mine.has(name),
    /** Whether what stands at a place is no edit yet. @param {string} name */
    held: (name) => mine.has(name) && !waiting.has(name) && !sent.has(name),
    /** What stands at a place: what is newer here, else what Python has. @param {string} name @param {any} theirs */
    now: (name, theirs) => (mine.has(name) ? mine.get(name) : theirs),
    /** Python's value, or what is newer, comes by `show`, in every view; returns what ends that. @param {string} name @param {(own: boolean) => void} show */
    place(name, show) {
      const all = places.get(name) ?? new Set();
      const one = { show };
      places.set(name, all.add(one));
      return () => {
        all.delete(one);
        if (!all.size && places.get(name) === all) places.delete(name);
      };
    },
    /** A person has changed a place; sent at once, or `after` so many milliseconds without a further edit. @param {string} name @param {any} value @param {number} [after] */
    edit(name, value, after = 0) {
      hold(name, value);
      waiting.add(name);
      if (next) {
        next.edit(name, value, after);
        next.bring(name);
        return;
      }
      clearTimeout(pause);
      pause = after ? Number(setTimeout(flush, after)) : 0;
      if (!after && free()) flush();
    },
    /** Ask for something (a button): after the edits before it, and without waiting. @param {any} content */
    request(content) {
      if (next) return next.request(content);
      flush();
      post(content);
    },
    /** Call this when no answer comes; returns what ends that. @param {() => void} tell */
    worry(tell) {
      worried.add(tell);
      return () => { worried.delete(tell); };
    },
  };
  if (lastingId) {
    leftBehind().get(lastingId)?.forEach((give) => give(box));
    leftBehind().delete(lastingId);
  }
  return box;
}

/**
 * A widget whose views share one outbox.
 * @param {(context: { model: any, el: HTMLElement }, box: ReturnType<typeof outboxOf>) => () => void} render @param {Pack} [pack]
 */
function withOutbox(render, pack) {
  return () => {
    /** @type {ReturnType<typeof outboxOf>} */ let box;
    return {
      initialize(/** @type {{ model: any }} */ { model }) { box = outboxOf(model, pack); },
      render: (/** @type {{ model: any, el: HTMLElement }} */ context) => render(context, box),
    };
  };
}
