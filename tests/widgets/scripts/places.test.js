import assert from "node:assert/strict";
import test from "node:test";

const CARDS = ["a1", "b1", "a2", "b2"].map((id) => ({ id, title: id, column: id[0] }));
const ids = (cards, column) => cards.filter((card) => card.column === column).map((card) => card.id);

test("a card goes to its place in a column, and the others keep their order", () => {
  for (const [index, expected] of [[0, ["a1", "b1", "b2"]], [1, ["b1", "a1", "b2"]], [Infinity, ["b1", "b2", "a1"]], [-3, ["a1", "b1", "b2"]]]) {
    const cards = placed(CARDS, "a1", "b", index);
    assert.deepEqual([ids(cards, "b"), ids(cards, "a")], [expected, ["a2"]], String(index));
  }
});

test("a card moves within its column, and into an empty one", () => {
  assert.deepEqual(ids(placed(CARDS, "a2", "a", 0), "a"), ["a2", "a1"]);
  assert.deepEqual(ids(placed(CARDS, "a2", "c", Infinity), "c"), ["a2"]);
});

test("no move loses a card or changes the list that it was made from", () => {
  const before = JSON.stringify(CARDS);
  for (const { id } of CARDS) {
    for (const column of ["a", "b", "c"]) {
      for (const index of [-1, 0, 1, 2, Infinity]) {
        assert.deepEqual(placed(CARDS, id, column, index).map((card) => card.id).sort(), ["a1", "a2", "b1", "b2"]);
      }
    }
  }
  assert.equal(JSON.stringify(CARDS), before);
});

test("what Python says on a card meanwhile stands where the page has put the card", () => {
  const noted = CARDS.map((card) => ({ ...card, badge: "new" })).concat({ id: "c1", title: "c1", column: "c" });
  const shown = arranged(noted, [["b1", "a"], ["a1", "a"], ["gone", "a"], ["a2", "b"], ["b2", "b"]]);
  assert.deepEqual([ids(shown, "a"), ids(shown, "b"), ids(shown, "c")], [["b1", "a1"], ["a2", "b2"], ["c1"]]);
  assert.ok(shown.slice(0, 4).every((card) => card.badge === "new"));
});
