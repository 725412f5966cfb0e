"use strict";
// A phone in the room. What is sent is kept here until the room says that it is stored; it is sent again until then.

const SHOWN = { waiting: "Wait for the question. It appears here by itself.", closed: "The room is closed. Thank you." };
const state = { code: "", view: null, drawn: "", kept: {} };

function kept(name, value) {
  try {
    if (value === undefined) return JSON.parse(localStorage.getItem(name));
    localStorage.setItem(name, JSON.stringify(value));
  } catch { /* a private window may keep nothing: then the page itself remembers */ }
  if (value === undefined) return state.kept[name] ?? null;
  state.kept[name] = value;
  return value;
}

const readCode = (typed) => typed.toUpperCase().replace(/[^A-Z]/g, "");

// Who one is: in this room as the course says that opened the page, else by a secret that this page draws once.
function token() {
  const name = "room-token";
  const found = kept(`${name}-${state.code}`) || kept(name);
  if (found) return found;
  const drawn = [...crypto.getRandomValues(new Uint8Array(20))].map((one) => one.toString(16).padStart(2, "0")).join("");
  return kept(name, drawn);
}

function says(text, trouble = false) {
  $("says").textContent = text;
  $("says").className = trouble ? "trouble" : "";
}

async function post(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  let found = {};
  try { found = await answer.json(); } catch { /* a proxy's page: the state says enough */ }
  return { status: answer.status, ...found };
}

// --- entering
async function enter(code) {
  says("Joining …");
  state.code = readCode(code);
  let found;
  try {
    found = await post("api/join", { code, token: token() });
  } catch {
    says("No connection to the room. The page tries again by itself.", true);
    setTimeout(() => enter(code), 2000);
    return;
  }
  if (found.status === 429 || found.status === 503) {
    says(found.says, true);
    setTimeout(() => enter(code), 1500 + 2000 * Math.random());
    return;
  }
  if (found.status !== 200) {
    says(found.says || "The room did not answer. Try again.", true);
    $("enter").hidden = false;
    return;
  }
  state.code = found.code;
  location.hash = found.code;
  $("enter").hidden = true;
  says("");
  show(found);
  const query = `code=${encodeURIComponent(found.code)}&token=${encodeURIComponent(token())}`;
  follow(`api/events?${query}`, `api/view?${query}`, show, (text) => says(text, true));
  setInterval(sendWaiting, 1000);
  sendWaiting();
}

// --- what is asked
function show(view) {
  state.view = view;
  $("you").textContent = view.you;
  $("you").hidden = false;
  const stage = JSON.stringify([view.phase, view.asking, view.round]);
  if (stage !== state.drawn) {
    state.drawn = stage;
    draw(view);
  }
  clock(view.left);
}

function clock(left) {
  clearInterval(state.ticking);
  if (left === null || left === undefined) return;
  const end = performance.now() + 1000 * left;
  const tick = () => {
    const rest = Math.max(0, Math.round((end - performance.now()) / 1000));
    const place = $("clock");
    if (place) place.textContent = rest ? `${rest} s left` : "Time is up; you can still answer until it is revealed.";
    if (!rest) clearInterval(state.ticking);
  };
  state.ticking = setInterval(tick, 1000);
  tick();
}

function draw(view) {
  const form = $("asks");
  form.replaceChildren();
  form.hidden = false;
  if (view.title) form.append(make("h1", { tabIndex: -1 }, view.title), make("p", { id: "clock" }));
  if (view.table?.length) form.append(make("div", { className: "table" }, tableOf(view.table)));
  if (view.phase === "revealed" && view.outcome) {
    form.append(make("p", {}, view.outcome.sentence), ...bars(view.outcome));
    if (view.outcome.talk) form.append(make("p", { className: "talk" }, view.outcome.talk));
    return;
  }
  if (view.phase !== "open") {
    form.append(make("p", {}, SHOWN[view.phase] || "The answers are on the wall."));
    return;
  }
  const mine = view.mine || waitingVote(view) || {};
  for (const field of view.fields) form.append(FIELDS[field.kind](field, mine[field.key]));
  form.append(make("button", { className: "main" }, view.mine ? "Change my answer" : "Send"));
  says(view.mine ? "Your answer is stored. You can change it until it is revealed." : "");
}

const FIELDS = {
  choose(field, mine) {
    const many = field.many;
    const chosen = many ? mine || [] : [mine];
    const rows = field.options.map((one) => make("label", {},
      make("input", { type: many ? "checkbox" : "radio", name: field.key, value: one.id, checked: chosen.includes(one.id) }),
      make("span", {}, one.text)));
    return part(field, rows, (set) => {
      const found = [...set.querySelectorAll("input:checked")].map((one) => one.value);
      return many ? found : found[0] ?? null;
    });
  },
  number(field, mine) {
    const id = `number-${field.key}`;
    const input = make("input", { id, type: "text", className: "number", inputMode: "decimal", autocomplete: "off", value: mine ?? "" });
    input.setAttribute("aria-label", field.unit ? `${field.label} (${field.unit})` : field.label);
    return part({ ...field, label: field.unit ? `${field.label} (${field.unit})` : field.label }, [input], () => input.value);
  },
  words(field, mine) {
    const area = make("textarea", { rows: 4, maxLength: field.longest, value: mine ?? "" });
    area.setAttribute("aria-label", field.label);
    return part(field, [area], () => area.value);
  },
  points(field, mine) {
    const given = { ...(mine || {}) };
    const left = make("p", { role: "status" });
    const spent = () => Object.values(given).reduce((sum, one) => sum + one, 0);
    const steps = field.total > 10 ? [1, 10] : [1];
    const rows = field.options.map((one) => {
      const shown = make("output", {}, String(given[one.id] || 0));
      const move = (by) => {
        const now = given[one.id] || 0;
        given[one.id] = Math.max(0, now + Math.min(by, field.total - spent()));
        shown.textContent = given[one.id];
        left.textContent = `${field.total - spent()} left`;
      };
      const button = (by) => {
        const word = `${by > 0 ? "+" : "−"}${Math.abs(by)}`;
        const made = make("button", { type: "button", onclick: () => move(by) }, word);
        made.setAttribute("aria-label", `${word} for ${one.text}`);
        return made;
      };
      return make("div", { className: "points" }, make("span", {}, one.text), button(-steps[steps.length - 1]), shown, button(steps[steps.length - 1]),
        ...(steps.length > 1 ? [make("span"), button(-1), make("span"), button(1)] : []));
    });
    left.textContent = `${field.total - spent()} left`;
    return part(field, [left, ...rows], () => ({ ...given }));
  },
};

function part(field, inside, value) {
  const set = make("fieldset", {}, make("legend", {}, field.label), ...inside);
  set.value = () => value(set);
  set.dataset.key = field.key;
  return set;
}

// --- what is sent, and again until it is stored
const waitingName = () => `room-waiting-${state.code}`;
const countName = () => `room-count-${state.code}`;

function waitingVote(view) {
  const one = kept(waitingName());
  return one && one.body.asking === view.asking && one.body.round === view.round ? one.body.vote : null;
}

function nextNumber() {
  const number = Math.max(kept(countName()) || 0, (state.view?.next || 1) - 1) + 1;
  return kept(countName(), number);
}

$("asks").addEventListener("submit", (event) => {
  event.preventDefault();
  const { asking, round } = state.view;
  const vote = {};
  for (const set of $("asks").querySelectorAll("fieldset")) vote[set.dataset.key] = set.value();
  kept(waitingName(), { sequence: nextNumber(), body: { asking, round, vote } });
  says("Sending …");
  sendWaiting();
});

let sending = false;

async function sendWaiting() {
  const one = kept(waitingName());
  if (sending || !one) return;
  sending = true;
  try {
    const found = await post("api/send", { code: state.code, token: token(), ...one });
    const still = kept(waitingName());
    const same = still && still.sequence === one.sequence;
    if (found.status === 200) {
      if (same) kept(waitingName(), null);
      says("Your answer is stored. You can change it until it is revealed.");
      const button = $("asks").querySelector("button.main");
      if (button) button.textContent = "Change my answer";
    } else if (found.status === 409) {
      if (same) kept(waitingName(), { ...one, sequence: nextNumber() });
    } else if (found.status === 404) {
      await post("api/join", { code: state.code, token: token() });
      says(found.says, true);
    } else if (found.status === 422 || found.status === 413) {
      if (same) kept(waitingName(), null);
      says(found.says, true);
    } else {
      says(found.says || "The room did not answer. Your answer is kept here and sent again.", true);
    }
  } catch {
    says("No connection. Your answer is kept on this phone and sent again.", true);
  } finally {
    sending = false;
  }
}

$("enter").addEventListener("submit", (event) => {
  event.preventDefault();
  enter($("code").value);
});

const hash = decodeURIComponent(location.hash.slice(1));
const named = new URLSearchParams(hash);
const given = named.get("code") || hash;
if (/^[0-9a-f]{40}$/.test(named.get("me") || "")) kept(`room-token-${readCode(given)}`, named.get("me"));
if (given) {
  history.replaceState(null, "", `#${given}`);
  $("enter").hidden = true;
  $("code").value = given;
  enter(given);
}
