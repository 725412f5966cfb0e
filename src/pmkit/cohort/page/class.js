"use strict";
// The page of a class: asks for what is new every few seconds, and changes only the parts that are new. The key
// stays behind the # of the address, which no server is sent.

/** @param {string} id @returns {any} */
const byId = (id) => document.getElementById(id);
const key = new URLSearchParams(location.hash.slice(1)).get("key") || "";
const EVERY = 5000;
const SOON = 1000;
const chosen = { within: "30", names: false, projector: location.search.includes("projector") };
let tag = "";
let looks = 0;
let waiting = 0;

function query() {
  const found = new URLSearchParams({ within: chosen.within });
  if (chosen.names && !chosen.projector) found.set("names", "1");
  if (chosen.projector) found.set("projector", "1");
  return found;
}

/** Text that is said once, not each time that it is still so. @param {string} text */
function says(text) {
  if (byId("says").textContent !== text) byId("says").textContent = text;
}

/** The parts of the new page in place of the old ones; what has not changed is left as it is.
 * @param {string} html */
function renew(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").body;
  const here = byId("state");
  /** @type {Map<string, Element>} */
  const old = new Map([...here.querySelectorAll("[data-part]")].map((one) => [one.dataset.part, one]));
  for (const part of fresh.querySelectorAll("[data-part]")) {
    const before = old.get(/** @type {HTMLElement} */ (part).dataset.part || "");
    if (before && before.outerHTML === part.outerHTML) part.replaceWith(before);
  }
  for (const time of fresh.querySelectorAll("time")) {
    time.textContent = new Date(time.dateTime).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  }
  here.replaceChildren(...fresh.children);
}

/** Ask now, and again after a while. */
async function look() {
  clearTimeout(waiting);
  try {
    const answer = await fetch(`state?${query()}`, {
      cache: "no-store",
      headers: { "X-Class-Key": key, ...(tag ? { "If-None-Match": tag } : {}) },
    });
    if (answer.status === 200) {
      tag = answer.headers.get("ETag") || "";
      byId("names").hidden = !answer.headers.get("X-Has-Names") || chosen.projector;
      renew(await answer.text());
      says("");
    } else if (answer.status === 304) says("");
    else says((await answer.json()).says);
  } catch {
    says("No connection. You see what was there before; the page tries again by itself.");
  }
  looks += 1;
  clearTimeout(waiting);
  if (!document.hidden) waiting = window.setTimeout(look, looks < 3 ? SOON : EVERY);
}

/** Show the page as it is looked at now. */
function again() {
  document.body.classList.toggle("projector", chosen.projector);
  byId("projector").setAttribute("aria-pressed", String(chosen.projector));
  byId("names").setAttribute("aria-pressed", String(chosen.names));
  for (const link of document.querySelectorAll("[data-table]")) {
    const table = /** @type {HTMLAnchorElement} */ (link);
    const asked = query();
    if (key) asked.set("key", key);
    table.href = `${table.dataset.table}.csv?${asked}`;
    table.hidden = chosen.projector && table.dataset.table === "people";
  }
  tag = "";
  looks = 0;
  look();
}

byId("within").addEventListener("change", () => {
  chosen.within = byId("within").value;
  again();
});
byId("projector").addEventListener("click", () => {
  chosen.projector = !chosen.projector;
  again();
});
byId("names").addEventListener("click", () => {
  chosen.names = !chosen.names;
  again();
});
document.addEventListener("keydown", (event) => {
  const target = /** @type {Element} */ (event.target);
  if (event.ctrlKey || event.metaKey || event.altKey || target.matches("select, input")) return;
  const button = { p: byId("projector"), n: byId("names") }[event.key.toLowerCase()];
  if (button && !button.hidden) button.click();
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) look();
});
again();
