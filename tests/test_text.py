"""An author's Markdown: what becomes what, and that nothing in it can run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.text import Text, line, prose, words
from tests.web import dangers, document, leniently
from tests.web import words as words_in


def html(text: Text) -> str:
    """The text as a page has it."""
    return str(text.__html__())


PROSE = {
    "plain": "<p>plain</p>",
    "one\nsentence": "<p>one sentence</p>",
    "one  \nbreak": "<p>one<br>break</p>",
    "one\n\ntwo": "<p>one</p><p>two</p>",
    "*a* **b** ***c***": "<p><em>a</em> <strong>b</strong> <strong><em>c</em></strong></p>",
    "_a_ __b__ c_d_e": "<p><em>a</em> <strong>b</strong> c_d_e</p>",
    "`a < b`": "<p><code>a &lt; b</code></p>",
    r"\*a\* \_b\_ \\": r"<p>*a* _b_ \</p>",
    "- a\n- b": "<ul><li>a</li><li>b</li></ul>",
    "* a\n* b": "<ul><li>a</li><li>b</li></ul>",
    "- a\n\n- b": "<ul><li><p>a</p></li><li><p>b</p></li></ul>",
    "- a\n    - b": "<ul><li>a<ul><li>b</li></ul></li></ul>",
    "- *a*\n  *b*": "<ul><li><em>a</em> <em>b</em></li></ul>",
    "1. a\n2. b": "<ol><li>a</li><li>b</li></ol>",
    "3. a\n4. b": '<ol start="3"><li>a</li><li>b</li></ol>',
    "1986. That was a year.": '<ol start="1986"><li>That was a year.</li></ol>',
    "12345678901234567890. a": "<ol><li>a</li></ol>",
    "> a\n>\n> b": "<blockquote><p>a</p><p>b</p></blockquote>",
    "&amp; & &copy; &#60;": "<p>&amp; &amp; © &lt;</p>",
}
LINKS = {
    "[a](https://example.org/?b=1&c=2)": '<a href="https://example.org/?b=1&amp;c=2">a</a>',
    "[a](http://example.org)": '<a href="http://example.org">a</a>',
    "[a](mailto:a@example.org)": '<a href="mailto:a@example.org">a</a>',
    "[a](tel:112)": '<a href="tel:112">a</a>',
    "[*a*](https://example.org)": '<a href="https://example.org"><em>a</em></a>',
    "[](https://example.org)": '<a href="https://example.org">https://example.org</a>',
    "<https://example.org>": '<a href="https://example.org">https://example.org</a>',
    "<a@example.org>": '<a href="mailto:a@example.org">a@example.org</a>',
    '[a](https://example.org "title")': '<a href="https://example.org">a</a>',
    "[a](javascript:alert(1))": "a",
    "[a](JaVaScRiPt:alert(1))": "a",
    "[a](&#106;avascript:alert(1))": "a",
    "[a](java\tscript:alert(1))": "a",
    "[a](data:text/html,b)": "a",
    "[a](//example.org)": "a",
    "[a](../b/)": "a",
    "https://example.org": "https://example.org",
}
ONLY_TEXT = [
    "# a", "## a", "a\n===", "---", "***", "    a", "~~~\na\n~~~",
    "![a](https://example.org/b.png)", "![a][b]",
    "[a][b]\n\n[b]: https://example.org", "[a]: https://example.org", "a | b\n--|--\nc | d",
    "a\n: b", "*[a]: b", "a[^1]\n\n[^1]: b", "{: #a }", "~~a~~", "==a==", "H~2~O", "a^2^", "[ ] a",
    "<b>a</b>", "<!-- a -->", "<script>alert(1)</script>", "<div>\n\na\n\n</div>",
    "<a href=x>a</a>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "</p></form>",
    "{{ 7*7 }}", "{% raw %}", "#let x = 1", "$x$", "wzxhzdk:0", "klzzwxh:0000", "1) a",
    "😀 مرحبا שלום", "a\n- b", "**a", "*",
]  # fmt: skip


@pytest.mark.parametrize("source", PROSE)
def test_paragraphs_and_lists_become(source: str) -> None:
    """The dialect is Python-Markdown's."""
    assert html(prose(source)) == PROSE[source]


@pytest.mark.parametrize("source", LINKS)
def test_links_become(source: str) -> None:
    """Those with a whole and harmless address; of others the words stay."""
    assert html(line(source)) == LINKS[source]


@pytest.mark.parametrize("source", ONLY_TEXT)
def test_whatever_else_markdown_knows_is_text(source: str) -> None:
    """No heading, picture, code block, table or HTML: what was typed is what is read."""
    page = document(html(prose(source)))
    assert {element.tag for element in page.iter()} <= {"html", "head", "title", "body", "p"}
    assert "".join(words_in(page.find("body")).split()) == "".join(source.split())


@pytest.mark.parametrize("source", ["- a", "1. a", "> a", "    a", "# a", "a\nb", "a\n\nb"])
def test_a_line_is_never_a_list_or_a_paragraph(source: str) -> None:
    """It can stand inside a label."""
    assert not line(source).is_block
    assert html(line(source)) == " ".join(source.split()).replace(">", "&gt;")


def test_a_prose_text_can_not_stand_in_a_label() -> None:
    """Paragraphs may not."""
    assert prose("a").is_block
    assert not words("a").is_block


def test_words_of_ours_are_taken_literally() -> None:
    """Nothing in them is Markdown."""
    assert html(words("*a* <b>")) == "*a* &lt;b&gt;"


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("a *b* [c](https://example.org)", "a b c"),
        ("a\n\nb", "a b"),
        ("a  \nb", "a b"),
        ("- a\n- b", "a b"),
        ("- a\n    - b\n\nc", "a b c"),
        ("a <b> &amp; c", "a <b> & c"),
    ],
)
def test_what_is_spoken_is_the_words_alone(source: str, plain: str) -> None:
    """Blocks and breaks part words."""
    assert prose(source).plain == plain


def test_paper_gets_the_same_tree() -> None:
    """Without a line end or a space that a page would not show."""
    none = {"href": "", "start": 1}
    assert prose("one\n*two*\n\n3. [a](tel:1)\n\n4. b").paper == [
        {"tag": "p", **none, "children": ["one ", {"tag": "em", **none, "children": ["two"]}]},
        {"tag": "ol", "href": "", "start": 3, "children": [
            {"tag": "li", **none, "children": [{"tag": "p", **none, "children": [
                {"tag": "a", "href": "tel:1", "start": 1, "children": ["a"]}]}]},
            {"tag": "li", **none, "children": [{"tag": "p", **none, "children": ["b"]}]},
        ]},
    ]  # fmt: skip


def test_templates_print_a_text_by_itself() -> None:
    """As markup, and a second time it is not escaped again."""
    assert Markup("{}").format(line("a & *b*")) == "a &amp; <em>b</em>"


MARKUP = st.text(
    st.sampled_from("<>&\"'`*_[]()!#-+.0123456789:/\\ \nabjavscript=x")
    | st.characters(codec="utf-8"),
    max_size=60,
)


@given(MARKUP)
def test_no_text_ever_runs_or_leaves_its_place(source: str) -> None:
    """Whatever is typed: well-formed, harmless, closed."""
    for text in (prose(source), line(source)):
        page = leniently(f"<!DOCTYPE html><title>t</title><div><form>{html(text)}</form></div>")
        assert dangers(page) == []
        form = page.find("body/div/form")
        assert form is not None
        assert len(page.findall("body/*")) == 1
        allowed = {"form", "p", "ul", "ol", "li", "blockquote", "strong", "em", "code", "a", "br"}
        assert {element.tag for element in form.iter()} <= allowed
        assert {name for element in form.iter() for name in element.attrib} <= {"href", "start"}


@given(MARKUP)
def test_reading_the_same_text_again_gives_the_same(source: str) -> None:
    """The parser keeps nothing between texts."""
    first = html(prose(source + "."))
    prose("[a]: https://example.org\n\n*[HTML]: b")
    assert html(prose(source + ".")) == first
