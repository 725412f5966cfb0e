"""A page without Python writes a number and cuts a text exactly as Python does."""

import random
import struct

from in_javascript import ask

from pmkit.english import counted, format_number, plural, shortened

SIZES = [
    *(0.0, 1.0, -1.0, 0.5, 2.5, 100.125, 100.375, -100.125, 99.99995, 99.999949, 0.9999995, 12.00005),
    *(1e15, 1_000_005e9, 1_000_015e9, 9.999995e15, 999_999_999_999_999.9, 1e-6, 9.999999e-7, 1e18, 1e21),
    *(123_456.785, 1234.5678, 1e22, 1e299, 5e-324, 9.5, 0.1 + 0.2, 1e16, 1e-4, 9.9e-5),
]


def numbers():
    """Figures of every size, and ties, which the two languages round otherwise."""
    chance = random.Random(5)
    for _ in range(2_000):
        yield chance.randrange(-(10**6), 10**6) / 2 ** chance.randrange(8)
        yield round(chance.uniform(-500, 500), chance.randrange(8))
        yield 10 ** chance.uniform(-20, 25)
        yield float(chance.randrange(10**14, 10**17))
        (value,) = struct.unpack("d", chance.randbytes(8))
        if abs(value) < 1e300:
            yield value


def test_numbers_are_written_as_python_writes_them(tmp_path):
    values = [*SIZES, *numbers()]
    told = ask(
        [
            ('(one) => [formatNumber(one), counted(one, "week"), plural(one, "is", "are")]', [one])
            for one in values
        ],
        tmp_path,
    )
    expected = [[format_number(one), counted(one, "week"), plural(one, "is", "are")] for one in values]
    assert told == expected


def test_numbers_are_rounded_and_shown_in_full_as_python_does(tmp_path):
    values = [one for one in (*SIZES, *numbers()) if abs(one) < 1e15]
    told = ask(
        [("(one) => [rounded(one, 6), fixed(one, 0), inFull(one)]", [one]) for one in values], tmp_path
    )
    assert told == [[round(one, 6), f"{one:.0f}", repr(one)] for one in values]


def test_texts_are_cut_at_the_same_place(tmp_path):
    texts = ["a  b\t c", " x" * 90, "é😀" * 60, "a\x1cb\x85c\ufeffd\u2003e", "", "  ", "x " * 400]
    cuts = [[text, longest] for text in texts for longest in (20, 40, 60)]
    told = ask([("([text, longest]) => shortened(text, longest)", [one]) for one in cuts], tmp_path)
    assert told == [shortened(text, longest) for text, longest in cuts]
