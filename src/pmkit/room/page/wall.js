"use strict";
// The wall: what is asked, how many have answered, and after the reveal what came of it. The key stays in the address.

const asked = new URLSearchParams(location.hash.slice(1));
const query = `code=${encodeURIComponent(asked.get("code") || "")}&key=${encodeURIComponent(asked.get("key") || "")}`;
let view = null;
let ticking = 0;

function says(text) {
  $("says").textContent = text;
}

async function lead(body) {
  try {
    const answer = await fetch(`api/host/do?${query}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    const found = await answer.json();
    if (answer.ok) show(found);
    else says(found.says);
  } catch {
    says("No connection to the room. Try again.");
  }
}

const PHASES = {
  empty: "Nothing is asked yet.",
  waiting: "Join now. The question opens in a moment.",
  open: "Answer on your phone now.",
  revealed: "",
  closed: "The room is closed. The votes are kept.",
};
const MAY = { empty: ["close"], waiting: ["start", "close"], open: ["reveal", "timer", "close"], revealed: ["round", "close"], closed: [] };

function show(found) {
  view = found;
  $("where").replaceChildren(`${found.address.replace(/^https?:\/\//, "").replace(/\/$/, "")}  code `, make("b", {}, found.code));
  const answered = found.answered === undefined ? "" : `${found.answered} of ${found.people} answered`;
  $("counts").textContent = answered || `${found.people} here`;
  $("title").textContent = found.title || "The room";
  $("table").replaceChildren(...(found.table?.length ? [tableOf(found.table)] : []));
  says(found.outcome ? found.outcome.sentence : PHASES[found.phase] || "");
  $("qr").src = found.qr;
  $("qr").alt = `QR code of ${found.address}`;
  $("qr").hidden = found.phase === "revealed" || found.phase === "closed";
  for (const button of document.querySelectorAll("[data-do]")) button.disabled = !MAY[found.phase].includes(button.dataset.do);
  planned(found.plan, found.phase);
  $("csv").href = `api/host/votes.csv?${query}`;
  $("csv").hidden = found.answered === undefined;
  $("shown").replaceChildren(...(found.outcome ? outcome(found.outcome) : []));
  clock(found.left);
}

// What is planned, with the next one chosen; drawn anew only where the plan is another.
function planned(titles, phase) {
  const drawnNow = JSON.stringify([titles, view.asking]);
  if ($("plan").dataset.drawn !== drawnNow) {
    $("plan").dataset.drawn = drawnNow;
    $("plan").replaceChildren(...titles.map((title, n) => make("option", { value: n }, `${n + 1}. ${title.slice(0, 60)}`)));
    $("plan").value = Math.min(titles.length - 1, view.asking === undefined ? 0 : view.asking + 1);
  }
  $("ask").disabled = !titles.length || phase === "closed" || phase === "open";
}

function clock(left) {
  clearInterval(ticking);
  $("clock").textContent = "";
  if (left === null || left === undefined) return;
  const end = performance.now() + 1000 * left;
  const tick = () => { $("clock").textContent = `${Math.max(0, Math.round((end - performance.now()) / 1000))} s`; };
  ticking = setInterval(tick, 500);
  tick();
}

function outcome(found) {
  const parts = bars(found);
  if (found.ranges?.length) parts.push(ranges(found));
  if (found.points?.length) parts.push(deals(found));
  if (found.texts?.length) parts.push(board(found.texts));
  if (found.talk) parts.push(make("p", { className: "talk" }, found.talk));
  return parts;
}

function board(texts) {
  return make("ul", { className: "board" }, ...texts.map(([who, text]) => {
    const remove = make("button", { type: "button", onclick: () => lead({ do: "remove", who }) }, "Remove");
    remove.setAttribute("aria-label", `Remove: ${text}`);
    return make("li", {}, text, remove);
  }));
}

function ranges(found) {
  const ends = [...found.ranges.flatMap(([low, high]) => [low, high]), ...(found.truth === null ? [] : [found.truth])];
  const least = Math.min(...ends), most = Math.max(...ends);
  const at = (value) => 20 + 960 * (most > least ? (value - least) / (most - least) : 0.5);
  const height = 18 * found.ranges.length + 40;
  const lines = found.ranges.map(([low, high, holds], n) =>
    drawn("line", { x1: at(low), x2: Math.max(at(high), at(low) + 3), y1: 18 * n + 12, y2: 18 * n + 12, class: holds === false ? "out" : "in" }));
  if (found.truth !== null) lines.push(drawn("line", { x1: at(found.truth), x2: at(found.truth), y1: 0, y2: height - 24, class: "truth" }));
  lines.push(drawn("text", { x: 20, y: height - 6 }, least.toLocaleString("en-GB")),
    drawn("text", { x: 980, y: height - 6, "text-anchor": "end" }, `${most.toLocaleString("en-GB")} ${found.unit}`));
  return drawn("svg", { viewBox: `0 0 1000 ${height}`, class: "ranges", role: "img", "aria-label": found.sentence }, ...lines);
}

function deals(found) {
  const [ours, theirs] = found.unit.split("|");
  const x = (value) => 60 + 900 * value / Math.max(1, ...found.points.map((one) => one[0]));
  const y = (value) => 440 - 400 * value / Math.max(1, ...found.points.map((one) => one[1]));
  return drawn("svg", { viewBox: "0 0 1000 500", class: "deals", role: "img", "aria-label": found.sentence },
    ...found.points.map(([a, b, many]) => drawn("circle", { cx: x(a), cy: y(b), r: 8 + 3 * (many - 1) }, drawn("title", {}, `${a} and ${b}: ${many}`))),
    drawn("text", { x: 60, y: 490 }, `worth to ${ours} →`), drawn("text", { x: 10, y: 20 }, `worth to ${theirs} ↑`));
}

$("ask").addEventListener("click", () => lead({ do: "ask", number: Number($("plan").value) }));
for (const button of document.querySelectorAll("[data-do]")) {
  button.addEventListener("click", () => {
    if (button.dataset.do === "close" && !confirm("Close the room? Nobody can answer after that.")) return;
    lead(button.dataset.do === "timer" ? { do: "timer", seconds: 60 } : { do: button.dataset.do });
  });
}
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("select, input")) return;
  const button = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (button && !button.disabled) button.click();
});
follow(`api/host/events?${query}`, `api/host/view?${query}`, show, says);
