import assert from "node:assert/strict";
import test, { mock } from "node:test";

mock.timers.enable({ apis: ["setTimeout"] });

/** A text field that has as much of a browser as it needs. */
class Input extends EventTarget {
  #value = "";
  selectionStart = 0;
  get value() { return this.#value; }
  set value(text) {
    this.#value = text;
    this.selectionStart = text.length; // as browsers do
  }
  setSelectionRange(start) { this.selectionStart = start; }
  focus() { document.activeElement = this; }
  type(letters) {
    for (const letter of letters) {
      this.value += letter;
      this.dispatchEvent(new Event("input"));
    }
  }
  press(key, isComposing = false) { this.dispatchEvent(Object.assign(new Event("keydown"), { key, isComposing })); }
  blur() {
    document.activeElement = null;
    this.dispatchEvent(new Event("blur"));
  }
}

/** A field of the place "a"; `deal()` is Python, which reads what it is sent by `read`. */
function fieldWith(options, read) {
  globalThis.document = { activeElement: null };
  const python = { value: "", refused: false, sent: [] };
  const traits = { acknowledged: "" };
  let acknowledge = () => {};
  const model = { get: (name) => traits[name], on: (name, action) => { if (name === "change") acknowledge = action; }, send: (message) => python.sent.push(message) };
  const box = outboxOf(model);
  const input = new Input();
  bindField(input, box, "a", { text: () => python.value, refused: () => python.refused, ...options });
  const deal = () => {
    for (let message = python.sent.shift(); message; message = python.sent.shift()) {
      const taken = read(message.values.a);
      python.refused = taken === undefined;
      if (!python.refused) python.value = taken;
      traits.acknowledged = message.number;
      acknowledge();
    }
  };
  return { input, box, python, deal };
}

test("what Python makes of a text is not written into it while one types on, but when it is left", () => {
  const { input, python, deal } = fieldWith({ eachKey: true }, (text) => text.trim());
  input.focus();
  input.type("two ");
  deal();
  assert.equal(input.value, "two ");
  input.type("words ");
  deal();
  assert.deepEqual([input.value, python.value], ["two words ", "two words"]);
  input.blur();
  assert.equal(input.value, "two words");
});

test("a number is sent when the field is left or Enter is pressed, once, and then shown as it was read", () => {
  for (const leave of [(input) => input.blur(), (input) => { input.press("Enter"); input.blur(); }]) {
    const { input, python, deal } = fieldWith({}, (text) => String(Number(text.replace(",", "."))));
    input.focus();
    input.type("12,50");
    assert.equal(python.sent.length, 0);
    leave(input);
    assert.equal(python.sent.length, 1);
    deal();
    assert.equal(input.value, "12.5");
  }
});

test("Enter that chooses a word of an input method is no edit", () => {
  const { input, python } = fieldWith({}, (text) => text);
  input.type("に");
  input.press("Enter", true);
  assert.equal(python.sent.length, 0);
});

test("what Python refused stays, until Python sets another value", () => {
  const { input, box, python, deal } = fieldWith({}, () => undefined);
  python.value = "5";
  box.show("a");
  assert.equal(input.value, "5");
  input.value = "";
  input.type("cheap");
  input.blur();
  deal();
  box.show("a");
  assert.equal(input.value, "cheap");
  python.value = "6";
  box.show("a");
  assert.equal(input.value, "6");
});

test("Python's own change reaches a field in which somebody stands and types nothing, and the caret stays", () => {
  const { input, box, python, deal } = fieldWith({ eachKey: true }, (text) => text);
  input.focus();
  input.type("from this page");
  deal();
  input.selectionStart = 4;
  python.value = "from another page";
  box.show("a");
  assert.deepEqual([input.value, input.selectionStart], ["from another page", 4]);
});

test("a field that is drawn anew has what was typed into the one before it", () => {
  const { input, box, python } = fieldWith({}, (text) => text);
  input.type("12.");
  const again = new Input();
  document.activeElement = input;
  keepFocus({ contains: () => true }, () => {
    input.blur(); // a browser's word for taking it away
    bindField(again, box, "a", { text: () => "5" });
  }, () => again);
  assert.deepEqual([python.sent.length, document.activeElement], [0, again], "nobody has left it");
  assert.equal(again.value, "12.");
  again.type("5");
  again.press("Enter");
  assert.equal(box.now("a", "5"), "12.5");
});

test("what is typed in the old view of a kernel that is gone stands in the new field too", () => {
  const { input, box } = fieldWith({}, (text) => text);
  box.hold("a", "by phone");
  box.bring("a");
  assert.equal(input.value, "by phone");
  const select = Object.assign(new EventTarget(), { value: "" });
  bindSelect(select, box, "a", () => "");
  box.hold("a", "weekly");
  box.bring("a");
  assert.equal(select.value, "weekly");
});

test("a value is typed as it is shown: a share as per cent, without the noise of binary fractions", () => {
  const cases = [[{ unit: "%" }, 0.07, "7"], [{ unit: "%" }, 0.1 + 0.2, "30"], [{}, 1234.5, "1234.5"], [{}, null, ""], [{}, NaN, ""], [{ unit: "%" }, "odd", "odd"]];
  for (const [spec, value, text] of cases) assert.equal(typed(spec, value), text);
});

test("an option may be a word or a value with its label", () => {
  assert.deepEqual(optionsOf({ options: ["RICE", 3, { value: 1, label: "one" }] }), [
    { value: "RICE", label: "RICE" }, { value: 3, label: "3" }, { value: 1, label: "one" },
  ]);
  assert.deepEqual(optionsOf({}), []);
});
