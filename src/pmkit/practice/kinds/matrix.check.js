// Checks matrix; matrix.py has the same, lint.py its rules.

/** What a rule may ask of a row: its marks by column, and how often the rule's mark stands there.
 * @typedef {{ id: string, marks: [string, string][], n: number, empty: boolean }} MarkedRow */

/** The rules for a table by their name in the data: what each says of a row. @type {Record<string, (rule: any, row: MarkedRow, shared: any) => string[]>} */
const ROW_RULES = {
  exactly_one: (rule, row, shared) => (!row.empty && row.n !== 1 ? [say(shared, "matrix.exactly-one", { n: row.n, mark: rule.label })] : []),
  at_least_one: (rule, row, shared) => (!row.empty && row.n === 0 ? [say(shared, "matrix.at-least-one", { mark: rule.label })] : []),
  at_most: (rule, row, shared) => (row.n > rule.most ? [say(shared, "matrix.at-most", { n: row.n, mark: rule.label, most: rule.most })] : []),
  said_of_cells: (rule, row) => (row.empty ? [] : row.marks.flatMap(([column, mark]) => (
    rule.says.filter((/** @type {string[]} */ one) => same(one.slice(0, 3), [row.id, column, mark])).map((/** @type {string[]} */ one) => one[3])))),
};

CHECKS.matrix = {
  clean(rules, answer) {
    const rows = rules.rows.map((/** @type {any} */ row) => {
      const typed = rules.columns.map((/** @type {any} */ column) => [column.id, knownMark(rules, entry(entry(answer, row.id), column.id))]);
      return [row.id, Object.fromEntries(typed.filter((/** @type {any[]} */ [, mark]) => mark))];
    });
    return Object.fromEntries(rows.filter((/** @type {any[]} */ [, cells]) => Object.keys(cells).length));
  },
  words(rules, answer) {
    const told = rules.rows.map((/** @type {any} */ row) => {
      const marked = rules.columns.filter((/** @type {any} */ column) => cellMark(answer, row, column));
      const cells = marked.map((/** @type {any} */ column) => `${column.text} ${cellMark(answer, row, column)}`);
      return cells.length ? `${row.text}: ${cells.join(", ")}` : "";
    });
    return told.filter(Boolean).join("; ") || "—";
  },
  grade(rules, answer, shared) {
    const parts = rules.rows.map((/** @type {any} */ row) => rowPart(rules, answer, row, shared));
    const count = (/** @type {string} */ verdict) => parts.filter((/** @type {CheckedPart} */ part) => part.verdict === verdict).length;
    const counts = { total: parts.length, right: count("right"), wrong: count("not-yet"), missing: count("not-started") };
    if (counts.right === parts.length) {
      const message = say(shared, "matrix.right", counts);
      return reply(rules, shared, answer, { verdict: "right", message, next_step: say(shared, "next.explanation"), parts });
    }
    return reply(rules, shared, answer, {
      verdict: counts.right ? "partly" : "not-yet",
      message: say(shared, counts.right ? "matrix.some" : "matrix.none", counts),
      next_step: say(shared, "matrix.next"),
      parts,
    });
  },
};

/** The mark that was typed, in capitals or not; "" where it is none. @param {any} rules @param {any} typed @returns {string} */
function knownMark(rules, typed) {
  const folded = (/** @type {string} */ text) => text.toUpperCase().toLowerCase();
  if (typeof typed !== "string") return "";
  return rules.marks.find((/** @type {string} */ mark) => folded(mark) === folded(trimmed(typed))) ?? "";
}

/** The mark of a cell, "" where it is empty. @param {any} answer @param {any} row @param {any} column @returns {string} */
const cellMark = (answer, row, column) => entry(entry(answer, row.id), column.id) ?? "";

/** @param {any} rules @param {any} answer @param {any} row @param {any} shared @returns {CheckedPart} */
function rowPart(rules, answer, row, shared) {
  const marks = rules.columns.map((/** @type {any} */ column) => cellMark(answer, row, column));
  const empty = !marks.some(Boolean);
  const accepted = Object.values(row.key);
  const mayBeEmpty = accepted.length > 0 && accepted.every((/** @type {string[]} */ each) => each.includes(""));
  if (empty && !mayBeEmpty) {
    return { id: row.id, verdict: "not-started", text: say(shared, "matrix.part.missing") };
  }
  const found = rowFindings(rules, marks, row, shared);
  const told = found.length ? found : againstKey(rules, marks, row, shared);
  return { id: row.id, verdict: told.length ? "not-yet" : "right", text: told.length ? told.slice(0, 2).join(" ") : row.why };
}

/** What the rules say of a row. @param {any} rules @param {string[]} marks @param {any} row @param {any} shared @returns {string[]} */
function rowFindings(rules, marks, row, shared) {
  const empty = !marks.some(Boolean);
  const columns = rules.columns.map((/** @type {any} */ column, /** @type {number} */ at) => [column.id, marks[at]]);
  return rules.rules.flatMap((/** @type {any} */ rule) => {
    const n = marks.filter((mark) => mark === rule.mark).length;
    return ROW_RULES[rule.test](rule, { id: row.id, marks: columns, n, empty }, shared);
  });
}

/** Where a row's marks are not those of the key. @param {any} rules @param {string[]} marks @param {any} row @param {any} shared */
function againstKey(rules, marks, row, shared) {
  return rules.columns.flatMap((/** @type {any} */ column, /** @type {number} */ at) => {
    const [accepted, mark] = [entry(row.key, column.id), marks[at]];
    if (!accepted || accepted.includes(mark)) return [];
    const extra = same(accepted, [""]) ? "cell-extra" : "cell";
    return [say(shared, `matrix.part.${mark ? extra : "cell-empty"}`, { column: column.text, mark })];
  });
}
