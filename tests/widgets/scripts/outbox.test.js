import assert from "node:assert/strict";
import test, { mock } from "node:test";

mock.timers.enable({ apis: ["setTimeout"] });

// a page, as far as the outbox needs one
const page = new EventTarget();
for (const name of ["addEventListener", "removeEventListener", "dispatchEvent"]) globalThis[name] = page[name].bind(page);

/** Chance that is the same in every run. @param {number} seed */
function chanceOf(seed) {
  return () => {
    seed = (seed * 1664525 + 1013904223) % 4294967296;
    return seed / 4294967296;
  };
}

/** A model with a Python behind it, which deals with one message after the other when it is told to. */
class Python {
  values = {};
  waiting = [];
  log = [];
  #listeners = new Map();
  #traits = { acknowledged: "" };
  get = (name) => (name === "values" ? this.values : this.#traits[name]);
  on = (name, action) => this.#listeners.set(name, action);
  send = (message) => this.waiting.push(message);
  close = () => this.#listeners.get("comm:close")();

  /** Set a value, as a button or another page does. */
  set(name, value) {
    this.values = { ...this.values, [name]: value };
    this.#listeners.get("change:values")?.();
  }
  deal() {
    const message = this.waiting.shift();
    if (!message) return;
    this.log.push(message.kind);
    if (message.kind === "edit") this.values = { ...this.values, ...message.values };
    if (message.kind === "clear") this.values = {};
    this.#listeners.get("change:values")?.();
    this.#traits.acknowledged = message.number;
    this.#listeners.get("change")();
  }
}

/** A field on the page: what stands in it, and what was typed since Python last wrote into it. */
function fieldOf(python, box, name) {
  const field = { text: "", typed: "" };
  box.place(name, () => { field.text = field.typed = python.values[name] ?? ""; });
  return field;
}

test("whatever the gaps and however late Python is, no letter is lost and Python has the last text", () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const chance = chanceOf(seed);
    const python = new Python();
    const box = outboxOf(python);
    const names = ["a", "b", "c"];
    const fields = names.map((name) => fieldOf(python, box, name));
    python.on("change:values", () => names.forEach((name) => box.show(name)));
    for (let step = 0; step < 120; step += 1) {
      const at = Math.floor(chance() * 3);
      const field = fields[at];
      if (chance() < 0.6) {
        const letter = String.fromCharCode(97 + Math.floor(chance() * 26));
        field.text += letter;
        field.typed += letter;
        if (at === 0) box.edit("a", field.text); // each key is an edit
        else if (at === 1) box.edit("b", field.text, 300); // sent after a pause
        else box.hold("c", field.text); // an edit once it is left
      } else if (chance() < 0.3 && box.held("c")) box.edit("c", fields[2].text);
      if (chance() < 0.05) box.request({ kind: "click" });
      if (chance() < 0.3) python.deal();
      mock.timers.tick(20 + Math.floor(chance() * 280));
      for (const one of fields) assert.equal(one.text, one.typed, `seed ${seed}, step ${step}`);
    }
    if (box.held("c")) box.edit("c", fields[2].text);
    for (let left = 0; left < 40; left += 1) {
      mock.timers.tick(300);
      python.deal();
    }
    assert.deepEqual(names.map((name) => python.values[name] ?? ""), fields.map((field) => field.text), `seed ${seed}`);
    assert.ok(names.every((name) => !box.ahead(name)), `seed ${seed}`);
  }
});

test("a request goes behind the edits before it, also where one of them is still underway", () => {
  const python = new Python();
  const box = outboxOf(python);
  box.edit("a", "1");
  box.edit("a", "2");
  box.edit("b", "x", 300);
  box.request({ kind: "click" });
  box.edit("a", "3");
  while (python.waiting.length) python.deal();
  assert.deepEqual(python.log, ["edit", "edit", "click", "edit"]);
  assert.deepEqual(python.values, { a: "3", b: "x" });
});

test("of what changes while an edit is underway only the last is sent", () => {
  const python = new Python();
  const box = outboxOf(python);
  for (let value = 1; value <= 30; value += 1) box.edit("slider", value);
  python.deal();
  python.deal();
  assert.deepEqual([python.log.length, python.values.slider, python.waiting.length], [2, 30, 0]);
});

test("Python's own change is shown at once where nothing newer stands, and later where something does", () => {
  const python = new Python();
  const box = outboxOf(python);
  const field = fieldOf(python, box, "a");
  python.on("change:values", () => box.show("a"));
  python.set("a", "from Python");
  assert.equal(field.text, "from Python");
  box.request({ kind: "clear" });
  field.text = field.typed = "typed";
  box.edit("a", "typed");
  python.deal();
  assert.equal(field.text, "typed", "Start over was asked for before this was typed");
  python.deal();
  assert.deepEqual([field.text, python.values.a], ["typed", "typed"]);
});

test("another page's message is not taken for one's own", () => {
  const python = new Python();
  const [mine, other] = [outboxOf(python), outboxOf(new Python())];
  mine.edit("a", "1");
  python.waiting[0].number = python.waiting[0].number.replace(/:.*/, "x:1");
  python.deal();
  assert.ok(mine.ahead("a"));
  assert.ok(!other.ahead("a"));
});

test("where no answer comes the page says so, sends what follows, and still writes into nothing", () => {
  const python = new Python();
  const box = outboxOf(python);
  let worried = 0;
  box.worry(() => { worried += 1; });
  box.edit("a", "1");
  box.edit("a", "2");
  mock.timers.tick(ANSWER_WAITS);
  assert.deepEqual([worried, python.waiting.length, box.ahead("a")], [1, 2, true]);
  mock.timers.tick(ANSWER_WAITS);
  box.edit("b", "x");
  assert.deepEqual([worried, python.waiting.length], [2, 3]);
  python.deal();
  assert.ok(box.ahead("a"), "the late answer was to the edit before");
  python.deal();
  assert.ok(!box.ahead("a"));
});

/** A Python whose widget shows the same thing in every kernel. @param {string} id */
function lasting(id) {
  const python = new Python();
  const { get } = python;
  return Object.assign(python, { get: (/** @type {string} */ name) => (name === "lasting_id" ? id : get(name)) });
}

test("what was typed and asked while the kernel was gone goes to the widget of the next one", () => {
  const [before, after] = [lasting("rice-1"), lasting("rice-1")];
  const old = outboxOf(before);
  let worries = 0;
  old.worry(() => { worries += 1; });
  old.edit("answer", "3"); // on its way when the kernel dies
  globalThis.dispatchEvent(new Event("pmkit:kernel-gone"));
  const sent = before.waiting.length;
  old.edit("answer", "30");
  old.request({ do: "check", answer: "30" });
  assert.equal(before.waiting.length, sent, "nothing is sent to a kernel that is gone");
  assert.equal(worries, 1, "and the person is told");
  const other = outboxOf(lasting("another"));
  assert.equal(other.ahead("answer"), false);
  const next = outboxOf(after);
  assert.equal(next.now("answer", ""), "30");
  old.edit("answer", "300"); // the old view still has the focus
  old.request({ do: "hint", answer: "300" });
  while (after.waiting.length) after.deal();
  assert.deepEqual(after.log, ["edit", undefined, "edit", undefined]);
  assert.equal(after.values.answer, "300");
});

test("what is typed in the old view while the next one is drawn aside stands in both", () => {
  const [before, after] = [lasting("rice-2"), lasting("rice-2")];
  const old = outboxOf(before);
  old.hold("answer", "by ph");
  globalThis.dispatchEvent(new Event("pmkit:kernel-gone"));
  const next = outboxOf(after);
  let shown = next.now("answer", "");
  next.place("answer", () => { shown = next.now("answer", ""); });
  old.hold("answer", "by phone");
  assert.equal(shown, "by phone");
  old.edit("answer", "by phone ");
  assert.equal(shown, "by phone ");
});

test("an edit on its way to a widget that Python closes goes to the one that is made instead, a request does not", () => {
  const [before, after] = [lasting("rice-3"), lasting("rice-3")];
  const old = outboxOf(before);
  old.edit("impact", "3");
  before.deal();
  old.edit("confidence", "100"); // on its way when the widget is closed
  old.request({ kind: "clear" });
  old.hold("effort", "0.");
  before.close();
  globalThis.dispatchEvent(new Event("pmkit:kernel-gone")); // later, and once only
  const next = outboxOf(after);
  assert.ok(next.held("effort"), "what is still being typed is no edit yet");
  while (after.waiting.length) after.deal();
  assert.deepEqual([after.log, after.values], [["edit"], { confidence: "100" }]);
  next.edit("effort", "0.1");
  after.deal();
  assert.equal(after.values.effort, "0.1");
});

test("a kernel that is gone leaves nothing behind for widgets without a lasting id", () => {
  const old = outboxOf(new Python());
  old.edit("answer", "3");
  globalThis.dispatchEvent(new Event("pmkit:kernel-gone"));
  assert.equal(outboxOf(new Python()).ahead("answer"), false);
});
