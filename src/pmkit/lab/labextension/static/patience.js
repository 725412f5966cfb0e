// Patience with widgets that start slowly. anywidget gives a widget two seconds to start and leaves it blank after
// that; a lesson of fifty widgets on a busy or old computer takes longer, and its cards would be missing. So that one
// deadline is longer while JupyterLab is open; every other deadline stays as it was asked for.

const ANYWIDGET_MILLISECONDS = 2000;
const OURS_MILLISECONDS = 3_600_000; // a widget that is closed before it has started is no failure either

/** Lengthen the deadline; lasts as long as the page. */
export function havePatience() {
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  AbortSignal.timeout = (milliseconds) => timeout(milliseconds === ANYWIDGET_MILLISECONDS ? OURS_MILLISECONDS : milliseconds);
}
