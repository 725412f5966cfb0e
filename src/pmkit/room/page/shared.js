"use strict";
// What the phone and the wall have in common: elements made without markup, and bars.

const $ = (id) => document.getElementById(id);

function make(name, given = {}, ...inside) {
  const found = document.createElement(name);
  for (const [key, value] of Object.entries(given)) {
    if (key in found) found[key] = value;
    else found.setAttribute(key, value);
  }
  found.append(...inside);
  return found;
}

function drawn(name, given, ...inside) {
  const found = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(given)) found.setAttribute(key, value);
  found.append(...inside);
  return found;
}

// The table of a question: its head, then its rows.
function tableOf([head, ...rows]) {
  return make("table", {}, make("thead", {}, make("tr", {}, ...head.map((text) => make("th", { scope: "col" }, text)))),
    make("tbody", {}, ...rows.map(([first, ...cells]) => make("tr", {}, make("th", { scope: "row" }, first), ...cells.map((text) => make("td", {}, text))))));
}

const MARKS = { right: "holds", trap: "does not hold", "": "" };

function bar(one, most) {
  const share = most > 0 ? one.value / most : 0;
  const picture = drawn("svg", { viewBox: "0 0 100 4", preserveAspectRatio: "none", "aria-hidden": "true" },
    drawn("rect", { class: "back", width: 100, height: 4 }),
    drawn("rect", { class: "is", width: Math.max(0, Math.min(100, 100 * share)), height: 4 }));
  const head = make("p", {}, one.label, " ", make("span", { className: "of" }, one.words));
  if (MARKS[one.mark]) head.append(` (${MARKS[one.mark]})`);
  const found = make("div", { className: `bar ${one.mark}` }, head, picture);
  if (one.why) found.append(make("p", { className: "why" }, one.why));
  return found;
}

function bars(outcome) {
  const all = outcome.bars || [];
  const most = Math.max(0, ...all.map((one) => one.value));
  return all.map((one) => bar(one, most <= 1 ? 1 : most));
}

// One stream of views. Where streams are blocked or silent, the view is asked for every two seconds.
function follow(streamed, asked, show, trouble) {
  let last = 0;
  let source = null;
  const listen = () => {
    if (source) source.close();
    source = new EventSource(streamed);
    source.onmessage = (event) => {
      last = Date.now();
      show(JSON.parse(event.data));
    };
  };
  const look = async () => {
    if (Date.now() - last < 20000) return;
    try {
      const answer = await fetch(asked, { cache: "no-store" });
      const found = await answer.json();
      if (answer.ok) show(found);
      else trouble(found.says);
    } catch {
      trouble("No connection to the room. The page tries again by itself.");
    }
  };
  listen();
  setInterval(look, 2000);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) {
      last = 0;
      listen();
      look();
    }
  });
}
