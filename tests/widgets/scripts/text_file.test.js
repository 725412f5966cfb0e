import assert from "node:assert/strict";
import test from "node:test";

const MOST = 20;
const file = (bytes, name = "voices.csv") => ({ name, size: bytes.length, arrayBuffer: async () => Uint8Array.from(bytes).buffer });
const utf8 = (text) => [...new TextEncoder().encode(text)];
const utf16 = (text, big) => [...text].flatMap((char) => { const code = char.charCodeAt(0); return big ? [code >> 8, code & 255] : [code & 255, code >> 8]; });
const read = async (bytes) => (await readTextFile(file(bytes), MOST)).text;
const problem = async (bytes) => (await readTextFile(file(bytes), MOST)).problem;

test("each encoding gives the same text", async () => {
  assert.equal(await read(utf8("für 5 €")), "für 5 €");
  assert.equal(await read([0xef, 0xbb, 0xbf, ...utf8("für 5 €")]), "für 5 €");
  assert.equal(await read([0xff, 0xfe, ...utf16("für 5 €", false)]), "für 5 €");
  assert.equal(await read([0xfe, 0xff, ...utf16("für 5 €", true)]), "für 5 €");
  assert.equal(await read([0x66, 0xfc, 0x72, 0x20, 0x35]), "für 5"); // Node takes Windows-1252 for Latin-1: € is tried in a browser
});

test("what is no text is refused, with its name and what to do", async () => {
  for (const bytes of [[0x50, 0x4b, 3, 4, 0, 0], utf8("%PDF-1.7"), [0x89, 0x50, 0x4e, 0x47, 0, 1], [0xff, 0xfe, 0x41]]) {
    assert.match(await problem(bytes), /^voices\.csv is not a text file\. .* CSV UTF-8/);
  }
  assert.match(await problem([]), /is empty/);
  assert.match(await problem(utf8(" \n\t")), /is empty/);
});

test("what is too large is refused, never cut", async () => {
  assert.equal(await read(utf8("a".repeat(MOST))), "a".repeat(MOST));
  assert.match(await problem(utf8("a".repeat(MOST + 1))), /has 21 characters; 20 is the most/);
  assert.match(await problem(utf8("a".repeat(4 * MOST + 1))), /has 81 bytes/);
});

test("a file that is gone is told of", async () => {
  const gone = { name: "a.csv", size: 1, arrayBuffer: async () => { throw new Error("gone"); } };
  assert.match((await readTextFile(gone, MOST)).problem, /^a\.csv could not be read/);
});
