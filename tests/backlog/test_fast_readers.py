"""The two quick readers agree on every table that both of them read; only then may a file's size decide."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.backlog import fast_readers
from pmkit.backlog.limits import Allowance

PLENTY = Allowance("b.csv", 0)
CELLS = st.sampled_from(
    ["xy", "", "a b", '"q,""z"', '"l\n2"', 'a 5" screen', '"v"w', "é", '""""', '"x\ry"', "z\r"]
)
ROWS = st.lists(st.lists(CELLS, min_size=0, max_size=5), min_size=1, max_size=8)


@settings(max_examples=150)
@given(
    rows=ROWS,
    width=st.integers(2, 5),
    end=st.sampled_from(["\n", "\r\n"]),
    last=st.booleans(),
    chunk=st.sampled_from([7, 16, 1 << 22]),
)
def test_pandas_and_pythons_own_reader_give_the_same_table(rows, width, end, last, chunk):
    header = [f"h{place}" for place in range(width)]
    text = end.join(",".join(row) for row in [header, *rows]) + (end if last else "")
    usual, fast_readers._CHUNK = fast_readers._CHUNK, chunk
    try:
        quick = fast_readers.by_pandas(text.encode(), ",", PLENTY, None)
    finally:
        fast_readers._CHUNK = usual
    if quick is None:
        return
    slow = fast_readers.by_csv(text, ",", PLENTY, None)
    assert slow is not None
    for name in ("headers", "count"):
        assert getattr(quick, name) == getattr(slow, name)
    for name in ("rows", "too_long", "too_short"):
        assert list(getattr(quick, name)) == list(getattr(slow, name))
    assert [list(column) for column in quick.columns] == [list(column) for column in slow.columns]


def test_pandas_cuts_rows_that_are_too_long_and_marks_them():
    table = fast_readers.by_pandas(b"a,b\n1,2\n1,2,3,4\n50\n", ",", PLENTY, None)
    assert [list(column) for column in table.columns] == [["1", "1", "50"], ["2", "2", ""]]
    assert list(table.too_long) == [False, True, False]
    assert list(table.too_short) == [False, False, True]


def test_pandas_gives_up_on_lone_carriage_returns_and_on_marks_in_bare_cells():
    assert fast_readers.by_pandas(b"a,b\n1,2\r\r\n3,4\n", ",", PLENTY, None) is None
    assert fast_readers.by_pandas(b"a,b\r\n1,2\r", ",", PLENTY, None) is not None
    assert fast_readers.by_pandas(b'a,b\r\n1,"2\r3"\r\n', ",", PLENTY, None).columns[1][0] == "2\r3"
    assert fast_readers.by_pandas(b'a,b\n5" x,5" y\n', ",", PLENTY, None) is None
    assert fast_readers.by_pandas(b"a,b,c\n1,2,3\n1,2", ",", PLENTY, None) is None
    short = fast_readers.by_pandas(b"a,b,c\n10\n1,2,3\n", ",", PLENTY, None)
    assert list(short.too_short) == [True, False]
    assert [list(column) for column in short.columns] == [["10", "1"], ["", "2"], ["", "3"]]


def test_a_mark_that_stays_open_a_cell_that_is_too_long_and_too_many_columns_are_for_the_careful_reader():
    assert fast_readers.by_csv('a,b\n1,"2\n', ",", PLENTY, None) is None
    assert fast_readers.by_csv("a,b\n1," + "x" * 1_000_001 + "\n", ",", PLENTY, None) is None
    assert fast_readers.by_csv("a,b\n" + "," * 5_001 + "\n", ",", PLENTY, None) is None
