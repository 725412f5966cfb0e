// A way to a question from elsewhere: on this page, or, where the course map is, on any page of the course.

/** @typedef {{ notebook?: string, cell?: string, section?: string }} Where */

/**
 * Show a question and put the focus into it. Returns whether it was found.
 * @param {Element} from what asks @param {string} item its id @param {Where} where
 */
function goToQuestion(from, item, where) {
  const page = from.closest(".jp-NotebookPanel") ?? document;
  const card = [...page.querySelectorAll(`[data-pmkit-item="${CSS.escape(item)}"]`)].find((one) => one.checkVisibility());
  if (!card) {
    const asked = new CustomEvent("pmkit:go", { detail: { ...where, item }, cancelable: true });
    return !window.dispatchEvent(asked); // course mode has taken it
  }
  card.scrollIntoView({ block: "start", behavior: calm() ? "auto" : "smooth" });
  focusables(card)[0]?.focus({ preventScroll: true }); // the line of a folded card stands first, and is hidden in an open one
  return true;
}
