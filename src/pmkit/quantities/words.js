// Numbers in words as figures: twenty-one, a dozen, two thirds; words.py has the same, and the words.

/** A part of whole numbers, exact. @typedef {{ above: bigint, below: bigint }} Exact */

/** A word in small letters, as it is compared. @param {Tables} tables @param {string} word */
function folded({ words }, word) {
  return Array.from(word, (char) => lookedUp(words.casefold, char) ?? char).join("").toLowerCase();
}

/** Whether a number of two or more stands in a text as a word. @param {Tables} tables @param {string} text */
function holdsNumberWord(tables, text) {
  return Array.from(text.matchAll(tables.words.word)).some(([word]) => (lookedUp(tables.words.cardinals, folded(tables, word)) ?? 0) > 1);
}

/**
 * The text with the number that it begins with in figures, null where it begins with none; `part`: it names a part of a whole.
 * @param {Tables} tables @param {string} text @param {string} unit what is asked for
 */
function inFigures(tables, text, unit) {
  const words = new NumberWords(tables, text, unit);
  while (tables.words.hedges.includes(words.now)) words.at += 1;
  const number = words.number();
  if (number === null) return null;
  const rest = trimmed(text.slice(words.end));
  const ofAll = !rest || tables.words.of_all.test(rest);
  return { text: trimmed(`${shownExactly(number)} ${rest.replace(tables.words.links, "")}`), part: words.part && ofAll };
}

/** A number so that it is read exactly: whole, with few decimals, or as a fraction. @param {Exact} number */
function shownExactly({ above, below }) {
  const common = commonFactor(above, below);
  const [over, under] = [above / common, below / common];
  if (under === 1n) return String(over);
  if (10000n % under) return `${over}/${under}`;
  const digits = String((over * 10000n) / under).padStart(5, "0");
  return `${digits.slice(0, -4)}.${digits.slice(-4).replace(/0+$/, "")}`;
}

/** @param {bigint} one @param {bigint} other @returns {bigint} */
const commonFactor = (one, other) => (other ? commonFactor(other, one % other) : one);

/** @param {number | bigint} value @returns {Exact} */
const exactly = (value) => ({ above: BigInt(value), below: 1n });

/** @param {Exact} one @param {number} factor @returns {Exact} */
const timesWhole = (one, factor) => ({ above: one.above * BigInt(factor), below: one.below });

/** @param {Exact} one @param {Exact} other @returns {Exact} */
const sumOf = (one, other) => ({ above: one.above * other.below + other.above * one.below, below: one.below * other.below });

/** The words of a text, read from the left. */
class NumberWords {
  /** @param {Tables} tables @param {string} text @param {string} unit */
  constructor(tables, text, unit) {
    this.tables = tables;
    this.known = tables.words;
    this.text = text;
    this.found = Array.from(text.matchAll(tables.words.word), (one) => ({ word: one[0], start: one.index ?? 0, end: (one.index ?? 0) + one[0].length }));
    this.at = 0;
    this.part = false;
    this.countsQuarters = unit.startsWith("quarter");
  }

  /** A word that stands beside the one before it, or "". */
  word(ahead = 0) {
    const place = this.at + ahead;
    if (place >= this.found.length) return "";
    const between = this.text.slice(place ? this.found[place - 1].end : 0, this.found[place].start);
    return stripped(between, this.known.beside) ? "" : folded(this.tables, this.found[place].word);
  }

  get now() {
    return this.word();
  }

  /** Where in the text the words end that were read. */
  get end() {
    return this.found[this.at - 1].end;
  }

  /** What a word counts, undefined where it is no number. @param {string} word @returns {number | undefined} */
  cardinal(word) {
    return lookedUp(this.known.cardinals, word);
  }

  /** A number with its fraction: one and a half, two thirds, half a million. @returns {Exact | null} */
  number() {
    const part = this.fraction();
    if (part) return this.times(part);
    let whole = this.whole();
    if (whole === null) return null;
    if ([...this.known.and, ...this.known.point].includes(this.now)) whole = this.andMore(whole);
    return timesWhole(whole, this.scale());
  }

  /** `half`, `a quarter`, `three quarters`; `one in four` is none. @returns {Exact | null} */
  fraction() {
    let [above, ahead] = [1, 0];
    if (this.cardinal(this.word()) !== undefined && this.isPart(this.word(1))) [above, ahead] = [this.cardinal(this.word()) ?? 0, 1];
    else if (this.known.articles.includes(this.word()) && this.isPart(this.word(1))) ahead = 1;
    else if (!this.isPart(this.word()) || !this.known.parts_alone.includes(this.word())) return null;
    const below = this.known.parts[this.word(ahead)];
    this.at += ahead + 1;
    this.part = true;
    return { above: BigInt(above), below: BigInt(below) };
  }

  /** @param {string} word */
  isPart(word) {
    return lookedUp(this.known.parts, word) !== undefined && !(this.countsQuarters && word.startsWith("quarter"));
  }

  /** Half a million, half a dozen. @param {Exact} part @returns {Exact} */
  times(part) {
    const ahead = this.known.a.includes(this.now) ? 1 : 0;
    const word = this.word(ahead);
    const factor = this.known.hundred.includes(word) ? 100 : lookedUp(this.known.groups, word) ?? lookedUp(this.known.scales, word);
    if (factor === undefined || (!ahead && this.part && lookedUp(this.known.scales, this.now) === undefined)) return part;
    this.at += ahead + 1;
    this.part = false;
    return timesWhole(part, factor);
  }

  /** A whole number: three hundred and five thousand and two; a dozen. @returns {Exact | null} */
  whole() {
    let [total, group, begun] = [0, 0, false];
    for (;;) {
      const word = this.now;
      const value = this.cardinal(word);
      const scale = lookedUp(this.known.scales, word);
      const many = lookedUp(this.known.groups, word);
      if (this.known.and.includes(word) && begun && this.cardinal(this.word(1)) !== undefined && group % 100 === 0) {
        this.at += 1;
      } else if (value !== undefined && this.goesOn(group, value, begun)) {
        group += value;
        begun = true;
        this.at += 1;
        if (this.known.alone.includes(word)) return exactly(0);
      } else if (this.known.hundred.includes(word) && (!begun || (group > 0 && group < 100))) {
        group = (group || 1) * 100;
        begun = true;
        this.at += 1;
      } else if (scale !== undefined && begun && group > 0) {
        total += group * scale;
        group = 0;
        this.at += 1;
      } else if (many !== undefined && (!begun || group)) {
        this.at += 1;
        return exactly((total + group || 1) * many);
      } else if (this.known.a.includes(word) && !begun && this.counts(this.word(1))) {
        this.at += 1;
        begun = lookedUp(this.known.scales, this.now) !== undefined;
        group = begun ? 1 : 0;
      } else {
        return begun ? exactly(total + group) : null;
      }
    }
  }

  /** @param {string} word */
  counts(word) {
    return this.known.hundred.includes(word) || [this.known.scales, this.known.groups].some((table) => lookedUp(table, word) !== undefined);
  }

  /** Whether a number word continues the number: twenty one, three hundred five; not five six. @param {number} group @param {number} value @param {boolean} begun */
  goesOn(group, value, begun) {
    if (!begun || group === 0) return true;
    const tens = group % 100;
    return (tens === 0 && value < 100) || (tens >= 20 && tens % 10 === 0 && value > 0 && value < 10);
  }

  /** One and a half, two point five. @param {Exact} whole @returns {Exact} */
  andMore(whole) {
    const before = this.at;
    this.at += 1;
    if (this.known.point.includes(folded(this.tables, this.found[before].word))) {
      let digits = "";
      while ((this.cardinal(this.now) ?? 10) < 10) {
        digits += String(this.cardinal(this.now));
        this.at += 1;
      }
      if (digits) return sumOf(whole, { above: BigInt(digits), below: 10n ** BigInt(digits.length) });
    } else {
      const part = this.fraction();
      if (part) {
        this.part = false;
        return sumOf(whole, part);
      }
    }
    this.at = before;
    return whole;
  }

  /** Two and a half million. */
  scale() {
    const factor = lookedUp(this.known.scales, this.now) ?? 1;
    if (factor > 1) this.at += 1;
    return factor;
  }
}
