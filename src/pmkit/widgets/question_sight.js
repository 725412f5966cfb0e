// What has just been said comes into sight, as far as needed and no further; what is read meanwhile stays where it is.

const ROOM = 12; // pixels left free beside what comes into sight

/** The area that scrolls a node up and down. @param {HTMLElement} node @returns {HTMLElement} */
function scrollerOf(node) {
  return scrollers(node).find(({ y }) => y)?.at ?? /** @type {HTMLElement} */ (document.scrollingElement ?? document.documentElement);
}

/** The part of an area that a reader sees: without what sticks to its edges, nor the keyboard of a phone. @param {HTMLElement} area @param {HTMLElement} node */
function seenPart(area, node) {
  const view = window.visualViewport;
  const box = area === document.scrollingElement ? { top: 0, bottom: window.innerHeight, left: 0, width: window.innerWidth } : area.getBoundingClientRect();
  let top = Math.max(box.top, view?.offsetTop ?? 0);
  let bottom = Math.min(box.bottom, (view?.offsetTop ?? 0) + (view?.height ?? window.innerHeight));
  const middle = box.left + box.width / 2;
  for (const [edge, atTop] of /** @type {[number, boolean][]} */ ([[top + 2, true], [bottom - 2, false]])) {
    const bar = document.elementsFromPoint(middle, edge).find((one) => !one.contains(node) && /sticky|fixed/.test(getComputedStyle(one).position));
    if (!bar) continue;
    const { top: from, bottom: to } = bar.getBoundingClientRect();
    if (atTop) top = Math.max(top, to);
    else bottom = Math.min(bottom, from);
  }
  return { top, bottom };
}

/** Scroll so far that a node is seen: whole where there is room, else from its beginning. @param {HTMLElement} node */
function bringIntoSight(node) {
  const area = scrollerOf(node);
  const { top, bottom } = seenPart(area, node);
  const box = node.getBoundingClientRect();
  if (!box.height) return;
  const below = Math.min(box.bottom + ROOM - bottom, box.top - ROOM - top);
  const by = below > 0 ? below : Math.min(0, box.top - ROOM - top);
  if (by) area.scrollBy({ top: by, behavior: calm() ? "instant" : "smooth" });
}

/**
 * Change something while what is read stays where it is on the screen. Most browsers see to that themselves; what they and
 * JupyterLab leave is put right.
 * @param {HTMLElement} within @param {() => void} change @param {Element} [read] else what stands in the middle of the area
 */
function steadily(within, change, read) {
  const area = scrollerOf(within);
  const { top, bottom } = seenPart(area, within);
  const box = area.getBoundingClientRect();
  const stays = read ?? document.elementFromPoint(box.left + box.width / 2, (top + bottom) / 2);
  const before = stays?.getBoundingClientRect().top ?? 0;
  const put = () => {
    const gap = stays?.isConnected ? stays.getBoundingClientRect().top - before : 0;
    if (Math.abs(gap) > 1) area.scrollBy({ top: gap, behavior: "instant" });
  };
  change();
  if (!CSS.supports("overflow-anchor", "auto")) put();
  requestAnimationFrame(() => requestAnimationFrame(put));
}
