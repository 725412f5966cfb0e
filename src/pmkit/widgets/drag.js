// Dragging, as an extra beside the native controls: with mouse or pen anywhere on an item, with a finger on its grip only,
// for a finger elsewhere scrolls the page. Near an edge of what scrolls, it scrolls.

const DRAG_STARTS = 6; // pixels
const EDGE = 48; // pixels from the edge of a scrolling area where it begins to scroll

/** What to take hold of; keyboards and screen readers have the controls beside it. @param {string} className */
function grip(className) {
  return h("span", { class: className, "aria-hidden": "true", text: "⠿", dataset: { drag: "any" } });
}

/** The nearest ancestors that scroll, up and down or sideways. @param {HTMLElement} node */
function scrollers(node) {
  const found = [];
  for (let at = node.parentElement; at; at = at.parentElement) {
    const { overflowY, overflowX } = getComputedStyle(at);
    const y = /auto|scroll/.test(overflowY) && at.scrollHeight > at.clientHeight;
    const x = /auto|scroll/.test(overflowX) && at.scrollWidth > at.clientWidth;
    if (x || y) found.push({ at, x, y });
  }
  return found;
}

/** How far to scroll: the nearer the edge, the faster. @param {number} from @param {number} to @param {number} place */
function pull(from, to, place) {
  if (place < from + EDGE) return -Math.min(14, (from + EDGE - place) / 4);
  return place > to - EDGE ? Math.min(14, (place - to + EDGE) / 4) : 0;
}

/** Whether a press at a node begins to drag: a control does so only where it says `data-drag`. @param {HTMLElement} from @param {string} pointer */
function takesHold(from, pointer) {
  const part = /** @type {HTMLElement | null} */ (from.closest("[data-drag], button, select, input, textarea, a"));
  return pointer === "touch" ? part?.dataset.drag === "any" : !part || Boolean(part.dataset.drag);
}

/**
 * Let items be dragged between lists.
 * @param {HTMLElement} root
 * @param {{
 *   item: string, zone: string, drop: (id: string, zone: string, index: number) => void,
 *   lift?: () => void, stays?: () => void,
 * }} options `item` and `zone`: the data attributes of what is dragged and of what takes it, which holds or is a list;
 *   `drop`: to be put there, behind so many others; `stays`: it was let go of elsewhere, or Escape was pressed
 */
function dragging(root, { item, zone, drop, lift = () => {}, stays = () => {} }) {
  const [itemAt, zoneAt] = [`[data-${item}]`, `[data-${zone}]`];
  const marker = h("li", { class: "pmkit-marker", "aria-hidden": "true" });
  /** @type {any} */ let drag = null;

  /** @param {PointerEvent} event */
  function down(event) {
    const from = /** @type {HTMLElement} */ (event.target);
    const node = /** @type {HTMLElement | null} */ (from.closest(itemAt));
    if (drag || !node || event.button !== 0 || !takesHold(from, event.pointerType)) return;
    drag = { id: node.dataset[item], x: event.clientX, y: event.clientY, on: false, pointer: event.pointerId };
    document.addEventListener("pointermove", moved);
    document.addEventListener("pointerup", up);
    document.addEventListener("pointercancel", cancel);
    document.addEventListener("keydown", escape, true);
  }

  /** @param {PointerEvent} event */
  function moved(event) {
    if (event.pointerId !== drag.pointer) return;
    drag.at = { x: event.clientX, y: event.clientY };
    const [right, below] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.on && Math.hypot(right, below) < DRAG_STARTS) return;
    if (!drag.on) begin();
    event.preventDefault();
    drag.ghost.style.transform = `translate(${right}px, ${below}px) rotate(1deg)`;
    aim();
  }

  function begin() {
    lift();
    const node = /** @type {HTMLElement} */ (root.querySelector(`[data-${item}="${CSS.escape(drag.id)}"]`));
    const box = node.getBoundingClientRect();
    const ghost = /** @type {HTMLElement} */ (node.cloneNode(true));
    ghost.classList.add("pmkit-ghost");
    ghost.setAttribute("aria-hidden", "true");
    ghost.inert = true;
    Object.assign(ghost.style, { left: `${box.left}px`, top: `${box.top}px`, width: `${box.width}px` });
    const widget = root.closest(".pmkit") ?? root;
    const layer = h("div", { class: `${widget.className} pmkit-layer` }, [ghost]);
    document.body.append(layer); // outside every clipping and transformed ancestor
    node.classList.add("pmkit-away");
    root.classList.add("pmkit-dragging");
    marker.style.height = `${Math.min(box.height, 56)}px`;
    Object.assign(drag, { on: true, node, ghost, layer, scrollers: scrollers(root), frame: requestAnimationFrame(scroll) });
  }

  /** Show where the item would land. */
  function aim() {
    const { x, y } = drag.at;
    marker.style.display = "none"; // its own room must not push a list to where the pointer is
    const under = document.elementsFromPoint(x, y).map((node) => node.closest(zoneAt)).find((node) => node && root.contains(node));
    root.querySelectorAll(".pmkit-target").forEach((node) => node !== under && node.classList.remove("pmkit-target"));
    drag.zone = /** @type {HTMLElement | undefined} */ (under)?.dataset[zone];
    if (!under) return marker.remove();
    under.classList.add("pmkit-target");
    const others = [...under.querySelectorAll(itemAt)].filter((node) => node !== drag.node);
    drag.index = others.filter((node) => {
      const box = node.getBoundingClientRect();
      return box.top + box.height / 2 < y;
    }).length;
    marker.style.display = "";
    const list = under.matches("ul, ol") ? under : /** @type {Element} */ (under.querySelector("ul, ol"));
    const next = others[drag.index] ?? null;
    if (marker.parentElement !== list || marker.nextElementSibling !== next) list.insertBefore(marker, next);
  }

  function scroll() {
    if (!drag?.on) return;
    const { x, y } = drag.at;
    let done = false;
    const list = marker.parentElement;
    const inner = list && list.scrollHeight > list.clientHeight ? [{ at: list, x: false, y: true }] : [];
    for (const { at, x: wide, y: high } of [...inner, ...drag.scrollers]) {
      const box = at.getBoundingClientRect();
      const [left, top] = [at.scrollLeft, at.scrollTop];
      if (high) at.scrollTop += pull(Math.max(0, box.top), Math.min(innerHeight, box.bottom), y);
      if (wide) at.scrollLeft += pull(Math.max(0, box.left), Math.min(innerWidth, box.right), x);
      done = left !== at.scrollLeft || top !== at.scrollTop;
      if (done) break;
    }
    if (done) aim();
    drag.frame = requestAnimationFrame(scroll);
  }

  /** @param {boolean} here let go of where it is */
  function finish(here) {
    document.removeEventListener("pointermove", moved);
    document.removeEventListener("pointerup", up);
    document.removeEventListener("pointercancel", cancel);
    document.removeEventListener("keydown", escape, true);
    const done = drag;
    drag = null;
    if (!done?.on) return;
    cancelAnimationFrame(done.frame);
    done.layer.remove();
    marker.remove();
    done.node.classList.remove("pmkit-away");
    root.querySelectorAll(".pmkit-target").forEach((node) => node.classList.remove("pmkit-target"));
    root.classList.remove("pmkit-dragging");
    if (here && done.zone !== undefined) drop(done.id, done.zone, done.index);
    else stays();
  }
  const up = (/** @type {PointerEvent} */ event) => { if (drag && event.pointerId === drag.pointer) finish(true); };
  const cancel = () => finish(false);
  /** @param {KeyboardEvent} event */
  function escape(event) {
    if (event.key !== "Escape" || !drag?.on) return;
    event.preventDefault();
    event.stopPropagation();
    finish(false);
  }

  root.addEventListener("pointerdown", down);
  return {
    /** Whether something is on its way. */
    active: () => Boolean(drag?.on),
    remove() {
      finish(false);
      root.removeEventListener("pointerdown", down);
    },
  };
}
