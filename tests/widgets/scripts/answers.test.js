import assert from "node:assert/strict";
import test from "node:test";

test("an answer is the same whatever the order of keys and choices, and with spaces around it", () => {
  assert.equal(settled({ low: "1 ", high: "2" }, false), settled({ high: "2", low: "1" }, false));
  assert.equal(settled(["b", "a"], false), settled(["a", "b"], false));
  assert.equal(settled({ one: { pm: "A", po: "" } }, false), settled({ one: { pm: "A" } }, false));
});

test("another answer is another text", () => {
  for (const [one, other] of [["30/3", "30/3.4"], [["a"], ["a", "b"]], [{ low: "1" }, { low: "1", high: "2" }], [null, ""]]) {
    assert.notEqual(settled(one, false), settled(other, false));
  }
});

test("where the order says something it counts", () => {
  assert.notEqual(settled(["b", "a"], true), settled(["a", "b"], true));
});

test("a rough number is read with either decimal mark, and is 0 where there is none", () => {
  const read = { "1.200,50": 1200.5, "1,200.50": 1200.5, "3,5 h": 3.5, "-2": -2, "": 0, many: 0 };
  for (const [text, value] of Object.entries(read)) assert.equal(roughNumber(text), value, text);
});
