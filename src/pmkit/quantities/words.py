"""Numbers in words as figures, which `numbers.read_number` reads: `twenty-one`, `a dozen`, `two thirds`.

English to the billions with fractions, German to twelve and a few round ones. Only what a text begins with
counts, behind words such as “about” or “I think”; “a few” and “many” are no numbers.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_GERMAN = "_ eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"
CARDINALS = {word: value for value, word in enumerate(_ONES.split())}
CARDINALS |= {word: 10 * tens for tens, word in enumerate(_TENS.split(), start=2)}
CARDINALS |= {word: value for value, word in enumerate(_GERMAN.split()) if value}
CARDINALS |= {"none": 0, "nothing": 0, "nil": 0, "keine": 0, "keiner": 0, "fourty": 40, "zwanzig": 20}
CARDINALS |= {"ein": 1, "eine": 1, "einen": 1, "zwo": 2, "fuenf": 5, "zwoelf": 12}
ALONE = {"none", "nothing", "nil", "zero", "keine", "keiner"}
"""What no other number word may follow."""
GROUPS = {"couple": 2, "dozen": 12, "dozens": 12, "dutzend": 12}
SCALES = {"thousand": 1_000, "tausend": 1_000, "million": 1_000_000, "millionen": 1_000_000}
SCALES |= {"millions": 1_000_000, "billion": 1_000_000_000}
HUNDRED = {"hundred", "hundert"}
PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
PARTS |= {"hundredth": 100, "hälfte": 2, "drittel": 3, "viertel": 4, "fünftel": 5, "zehntel": 10}
PARTS |= {
    "thirds": 3,
    "quarters": 4,
    "fifths": 5,
    "sixths": 6,
    "eighths": 8,
    "tenths": 10,
    "hundredths": 100,
}
ARTICLES = {"a", "an", "one", "ein", "eine", "die", "the"}
_HEDGES = (
    "about around roughly approximately nearly almost maybe perhaps probably say exactly only just ca circa "
    "etwa ungefähr i guess think would it's its it is my that's that well so"
)
HEDGES = _HEDGES.split()
OF_ALL = re.compile(r"(?:of|the|all|von|der|aller)\b", re.IGNORECASE)
"""Half the households, half of them; half an hour is no part of what is asked."""
A = ("a", "an")
AND = ("and", "und")
POINT = ("point", "komma")
PARTS_ALONE = ("half", "hälfte", "quarter", "third")
"""What is a part without a number before it: half of them, but no tenth."""
BESIDE = " -‑–~≈"
"""What may stand between two words of a number."""
LINKS = re.compile(r"^(?:(?:of|a|an|the)\s+)+")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def holds_number_word(text: str) -> bool:
    """Whether a number of two or more stands in a text as a word."""
    return any(CARDINALS.get(word.casefold(), 0) > 1 for word in WORD.findall(text))


@dataclass(frozen=True)
class InFigures:
    """A text with its number words as figures; `part`: they name a part of a whole (half, two thirds)."""

    text: str
    part: bool = False


def in_figures(text: str, unit: str = "") -> InFigures | None:
    """The text with the number that it begins with in figures, None where it begins with none.

    `unit` is what is asked for: of quarters, “three quarters” are 3 and no 0.75.

    >>> in_figures("about twenty-one weeks").text, in_figures("two thirds of them").text
    ('21 weeks', '2/3 them')
    """
    words = _Words(text, unit)
    while words.now in HEDGES:
        words.at += 1
    number = words.number()
    if number is None:
        return None
    rest = text[words.end :].strip()
    of_all = not rest or OF_ALL.match(rest) is not None
    return InFigures(f"{_shown(number)} {LINKS.sub('', rest)}".strip(), words.part and of_all)


def _shown(value: Fraction) -> str:
    """A number so that it is read exactly: whole, with few decimals, or as a fraction."""
    if value.denominator == 1:
        return str(value.numerator)
    decimal = f"{float(value):.4f}".rstrip("0")
    return decimal if Fraction(decimal) == value else f"{value.numerator}/{value.denominator}"


class _Words:
    """The words of a text, read from the left."""

    def __init__(self, text: str, unit: str) -> None:
        self.found = list(WORD.finditer(text))
        self.text, self.at, self.part = text, 0, False
        self.counts_quarters = unit.startswith("quarter")

    def word(self, ahead: int = 0) -> str:
        """A word that stands beside the one before it, or ""."""
        place = self.at + ahead
        if place >= len(self.found):
            return ""
        between = self.text[self.found[place - 1].end() if place else 0 : self.found[place].start()]
        return self.found[place][0].casefold() if between.strip(BESIDE) == "" else ""

    @property
    def now(self) -> str:
        return self.word()

    @property
    def end(self) -> int:
        """Where in the text the words end that were read."""
        return self.found[self.at - 1].end()

    def number(self) -> Fraction | None:
        """A number with its fraction: one and a half, two thirds, half a million."""
        part = self.fraction()
        if part is not None:
            return self._times(part)
        whole = self.whole()
        if whole is None:
            return None
        if self.now in AND + POINT:
            whole = self._and_more(whole)
        return whole * self._scale()

    def fraction(self) -> Fraction | None:
        """`half`, `a quarter`, `three quarters`, `one in four` is none."""
        above, ahead = 1, 0
        if self.word() in CARDINALS and self._is_part(self.word(1)):
            above, ahead = CARDINALS[self.word()], 1
        elif self.word() in ARTICLES and self._is_part(self.word(1)):
            ahead = 1
        elif not self._is_part(self.word()) or self.word() not in PARTS_ALONE:
            return None
        under = PARTS[self.word(ahead)]
        self.at += ahead + 1
        self.part = True
        return Fraction(above, under)

    def _is_part(self, word: str) -> bool:
        return word in PARTS and not (self.counts_quarters and word.startswith("quarter"))

    def _times(self, part: Fraction) -> Fraction:
        """Half a million, half a dozen."""
        ahead = 1 if self.now in A else 0
        factor = (SCALES | GROUPS | dict.fromkeys(HUNDRED, 100)).get(self.word(ahead))
        if factor is None or (not ahead and self.part and self.now not in SCALES):
            return part
        self.at += ahead + 1
        self.part = False
        return part * factor

    def whole(self) -> Fraction | None:
        """A whole number: three hundred and five thousand and two; a dozen."""
        total = group = 0
        begun = False
        while True:
            word = self.now
            if word in AND and begun and (self.word(1) in CARDINALS) and (group % 100 == 0):
                self.at += 1
            elif word in CARDINALS and self._goes_on(group, CARDINALS[word], begun):
                group += CARDINALS[word]
                begun = True
                self.at += 1
                if word in ALONE:
                    return Fraction(0)
            elif word in HUNDRED and (not begun or 0 < group < 100):
                group = (group or 1) * 100
                begun = True
                self.at += 1
            elif word in SCALES and begun and group > 0:
                total += group * SCALES[word]
                group = 0
                self.at += 1
            elif word in GROUPS and (not begun or group):
                self.at += 1
                return Fraction((total + group or 1) * GROUPS[word])
            elif word in A and not begun and self._counts(self.word(1)):
                self.at += 1
                group, begun = 1 if self.now in SCALES else 0, self.now in SCALES
            else:
                return Fraction(total + group) if begun else None

    def _counts(self, word: str) -> bool:
        return word in HUNDRED or word in SCALES or word in GROUPS

    def _goes_on(self, group: int, value: int, begun: bool) -> bool:
        """Whether a number word continues the number: twenty one, three hundred five; not five six."""
        if not begun or group == 0:
            return True
        tens = group % 100
        return (tens == 0 and value < 100) or (tens >= 20 and tens % 10 == 0 and 0 < value < 10)

    def _and_more(self, whole: Fraction) -> Fraction:
        """One and a half, two point five."""
        before = self.at
        self.at += 1
        if self.text[self.found[before].start() : self.found[before].end()].casefold() in POINT:
            digits = ""
            while self.now in CARDINALS and CARDINALS[self.now] < 10:
                digits += str(CARDINALS[self.now])
                self.at += 1
            if digits:
                return whole + Fraction(int(digits), 10 ** len(digits))
        else:
            part = self.fraction()
            if part is not None:
                self.part = False
                return whole + part
        self.at = before
        return whole

    def _scale(self) -> int:
        """Two and a half million."""
        factor = SCALES.get(self.now, 1)
        self.at += factor > 1
        return factor
