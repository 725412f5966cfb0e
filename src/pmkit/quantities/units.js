// Units as people type them, and what clashes with the unit that is asked for; units.py has the same, and the words.

/** The unit of time that a text begins with, in the plural, or "". @param {Tables} tables @param {string} text @returns {string} */
function timeOf({ units }, text) {
  const word = firstWord(units, text);
  const short = lookedUp(units.abbreviations, word);
  if (short) return short;
  const small = word.toLowerCase();
  const ways = [small, small.replace(units.of_a_person, ""), small.split("-")[0]];
  return ways.map((way) => lookedUp(units.words, way)).find(Boolean) ?? "";
}

/** Whether a text names money. @param {Tables} tables @param {string} text */
const namesMoney = ({ units }, text) => units.money.test(wordsOf(text).join(" "));

/** Whether both are units of time, and not the same one. @param {Tables} tables @param {string} asked @param {string} typed */
function otherTime(tables, asked, typed) {
  const [one, other] = [timeOf(tables, asked), timeOf(tables, typed)];
  return Boolean(one && other) && one !== other;
}

/** Whether one measures time, say, and the other money; false where one of them is unknown. @param {Tables} tables @param {string} asked @param {string} typed */
function otherKind(tables, asked, typed) {
  const [one, other] = [kindOf(tables, asked), kindOf(tables, typed)];
  return Boolean(one && other) && one !== other;
}

/** Whether a number as read counts something else than `asked` ("" asks for a plain number). @param {Tables} tables @param {string} asked @param {ReadNumber} read */
function countsAnother(tables, asked, read) {
  if (read.percent && asked && !tables.units.part.test(asked)) return true;
  return otherTime(tables, asked, read.unit) || otherKind(tables, asked, read.unit);
}

/** What a unit measures: money, time, a part of a hundred or things; "" where nobody can know. @param {Tables} tables @param {string} text */
function kindOf(tables, text) {
  const { units } = tables;
  const first = firstWord(units, text);
  const small = first.toLowerCase();
  if (timeOf(tables, text)) return "time";
  if (namesMoney(tables, text) || units.cents.includes(small)) return "money";
  if (first.startsWith("%")) return "part";
  return units.counted.includes(small) || units.counted.includes(plural(0, small)) ? "things" : "";
}

/** The first word that says something, as it stands; "person months" is one word, `/week` is none. @param {any} units @param {string} text */
function firstWord(units, text) {
  if (trimmed(text).startsWith("/")) return "";
  const joined = text.replace(units.person_unit, "person-");
  const words = wordsOf(joined.replaceAll("/", " ")).map((word) => stripped(word, ".,;:()"));
  return words.find((word) => word && !units.hedges.includes(word.toLowerCase())) ?? "";
}
