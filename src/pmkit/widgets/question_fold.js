// A card that is solved folds to a line once its reader has moved on, and opens again by a press. It never folds in sight,
// nor with the focus in it; what the reader has opened stays open.

const MOVED_ON = 700; // milliseconds out of sight
const A_CARD_FOLDED = "pmkit:card-folded";

/** What this browser remembers of cards; a browser that keeps nothing forgets. */
const memory = {
  /** @param {"localStorage" | "sessionStorage"} kept @param {string} name @param {boolean} value */
  set(kept, name, value) {
    try {
      if (value) window[kept].setItem(name, "1");
      else window[kept].removeItem(name);
    } catch { /* a page without storage, where even its name can't be said */ }
  },
  /** @param {"localStorage" | "sessionStorage"} kept @param {string} name */
  has(kept, name) {
    try { return window[kept].getItem(name) === "1"; } catch { return false; }
  },
};

/**
 * @param {HTMLElement} root the card @param {HTMLElement} body all of it that folds
 * @param {string} item the question's id, for what is remembered
 */
function folding(root, body, item) {
  const name = `pmkit-open:${item}`;
  const line = h("button", { type: "button", class: "pmq-fold", hidden: true });
  const say = h("span");
  const openAll = pressButton("Open all", { class: "pmkit-quiet" }, () => foldAll(false, openAll));
  const closeAll = pressButton("Fold all", { class: "pmkit-quiet" }, () => foldAll(true, closeAll));
  const all = h("div", { class: "pmq-all", role: "group", "aria-label": "All solved cards", hidden: true }, [say, openAll, closeAll]);
  let finished = false;
  let folded = false;
  let known = false;
  let timer = 0;
  let frame = 0;
  /** @type {Node[]} */ let words = [];

  const page = () => root.closest(".jp-NotebookPanel") ?? document;
  const inSight = () => {
    const { top, bottom } = root.getBoundingClientRect();
    const seen = seenPart(scrollerOf(root), root);
    return bottom > seen.top && top < seen.bottom;
  };

  /** @param {boolean} next */
  function fold(next) {
    folded = next && finished;
    root.classList.toggle("pmq-folded", folded);
    root.classList.toggle("pmq-foldable", finished);
    if (folded) body.setAttribute("hidden", "until-found");
    else body.removeAttribute("hidden");
    line.hidden = !finished;
    line.setAttribute("aria-expanded", String(!folded));
    line.replaceChildren(...(folded ? words : ["Fold"]));
    window.dispatchEvent(new CustomEvent(A_CARD_FOLDED));
  }

  /** The reader's own wish, which is remembered. @param {boolean} next */
  function wish(next) {
    memory.set("localStorage", name, !next);
    memory.set("sessionStorage", name, false);
    fold(next);
  }

  /** @param {boolean} next @param {HTMLElement} pressed */
  function foldAll(next, pressed) {
    const cards = page().querySelectorAll(".pmq-foldable");
    steadily(root, () => {
      for (const card of cards) card.dispatchEvent(new CustomEvent("pmkit:fold", { detail: next }));
    }, pressed);
  }

  function movedOn() {
    const stays = memory.has("localStorage", name) || root.contains(document.activeElement) || !root.isConnected;
    if (folded || !finished || stays || inSight()) return;
    memory.set("sessionStorage", name, false);
    steadily(root, () => fold(true));
  }

  /** The first solved card of a page has the buttons for all of them. */
  function showAll() {
    const cards = [...page().querySelectorAll(".pmq-foldable")].filter((one) => one.checkVisibility());
    const hidden = cards.length < 2 || cards[0] !== root;
    if (all.hidden !== hidden) steadily(root, () => { all.hidden = hidden; });
    say.textContent = `${cards.length} solved cards`;
    const open = cards.filter((one) => !one.classList.contains("pmq-folded")).length;
    openAll.setAttribute("aria-disabled", String(open === cards.length));
    closeAll.setAttribute("aria-disabled", String(!open));
  }

  /** Cards tell of themselves one by one: look once for all of them. */
  const lookAtAll = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(showAll);
  };
  const waitAndSee = () => {
    clearTimeout(timer);
    timer = Number(setTimeout(movedOn, MOVED_ON));
    lookAtAll();
  };
  const told = (/** @type {Event} */ event) => wish(/** @type {CustomEvent} */ (event).detail);
  const found = () => fold(false);
  line.addEventListener("click", () => wish(!folded));
  root.addEventListener("pmkit:fold", told);
  root.addEventListener("focusout", waitAndSee);
  body.addEventListener("beforematch", found);
  window.addEventListener(A_CARD_FOLDED, lookAtAll);
  const watcher = new IntersectionObserver(waitAndSee);
  watcher.observe(root);

  return {
    parts: [all, line],
    /** Whether the card is solved as it stands, and its line: verdict, gist, answer. @param {boolean} next @param {Node[]} content */
    show(next, content) {
      words = content;
      const solvedNow = known && next && !finished;
      finished = next;
      if (solvedNow) memory.set("sessionStorage", name, true);
      const rests = memory.has("localStorage", name) || memory.has("sessionStorage", name);
      fold(known ? folded : !rests);
      known = true;
    },
    remove() {
      clearTimeout(timer);
      watcher.disconnect();
      window.removeEventListener(A_CARD_FOLDED, lookAtAll);
      cancelAnimationFrame(frame);
    },
  };
}
