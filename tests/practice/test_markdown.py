"""Markdown becomes safe HTML and plain text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.practice.markdown import count_words, escape_markdown, quoted, to_html, to_plain


def test_raw_html_is_shown_as_characters():
    assert "<script" not in to_html("<script>alert(1)</script>")
    assert to_html("a <b>c</b>") == "<p>a &lt;b&gt;c&lt;/b&gt;</p>"


def test_images_are_off():
    assert "<img" not in to_html("![x](http://example.org/x.png)")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "vbscript:x", "/x"]
)
def test_links_go_to_the_web_or_to_mail_only(url):
    assert "<a " not in to_html(f"[x]({url})")


def test_a_link_opens_beside_the_notebook():
    assert to_html("[x](https://example.org)") == (
        '<p><a href="https://example.org" target="_blank" rel="noopener noreferrer">x</a></p>'
    )


def test_tables_work_in_both_forms():
    table = "| a | b |\n|---|---|\n| 1 | *2* |"
    assert "<td>1</td>" in to_html(table)
    assert to_plain(table) == "a | b\n1 | 2"


@settings(max_examples=100)
@given(st.text("ab *_[]()<>`#~|&!\\-.+1:/", max_size=30))
def test_escaped_text_reads_as_it_was_typed(text):
    wrapped = f"x{' '.join(text.split())}x"
    assert to_plain(escape_markdown(wrapped)) == wrapped


def test_a_quotation_is_cut():
    assert quoted("a  b\nc") == "“a b c”"
    assert len(quoted("x" * 10_000)) < 70


def test_words_are_counted_as_they_are_read():
    assert count_words("**Three** words, 33.3 %") == 3
