import time
from html.parser import HTMLParser

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from supportcircle.sanitize import LIMIT, plain, problems, render

PLAIN = [
    "We met at the clinic.",
    "Say *no* early, **every time**, to (*yes*) “*both*”.",
    "one\ntwo",
    "1. first\n2. second\n2. second again",
    "9) nine",
    "1. 2. a list in a list",
    "- a\n  - b\n\n> a quote\n> > in a quote",
    "    pasted with an indent",
    "[Mother]: she said <3 and 5 > 3, AT&T; R&D",
    "don`t and can`t",
    "5 * 3 and 2 x 4, sh*t",
    "snake_case, jane_doe@mail.example, http://site.example",
    "#1 reason; - not a rule -- nor this",
    "back\\slash \\*stays\\*",
    "Jose\u0301 writes 你好 and שלום",
    "new emoji \U0001faea\U0001f1fa\U0001f1f8 keep \u2764\ufe0f",
    "...",
]

REFUSED = [
    ("", "blank"),
    (" \n\t> -", "blank"),
    ("\u200b\u2060", "blank"),
    ("a" * (LIMIT + 1), "too_long"),
    ("Jen*n*y", "split_word"),
    ("J**en**", "split_word"),
    ("*Jen*ny", "split_word"),
    ("555-*0123*", "split_word"),
    ("O'*Brien*", "split_word"),
    ("Jen\u200b*n*\u200by", "split_word"),
    ("[her school](http://school.example)", "link"),
    ("[her school][1]", "link"),
    ("[1]: http://school.example", "link"),
    ("<http://school.example>", "link"),
    ("![her](photo.png)", "image"),
    ("<b>bold</b>", "html"),
    ("J<!-- -->enny", "html"),
    ("<script\n>alert(1)</script>", "html"),
    ("J&#101;nny", "entity"),
    ("J&#x65;nny", "entity"),
    ("Q&amp;A", "entity"),
    ("`code`", "code"),
    ("```\ncode\n```", "code"),
    ("> ~~~\n> code", "code"),
    ("a | b\n--- | ---\n1 | 2", "table"),
    ("# Jenny", "heading"),
    ("> ## Jenny", "heading"),
    ("above\n\n---\n\nbelow", "rule"),
    ("* * *", "rule"),
    ("Jenny\n=====", "rule"),
    ("nul\0", "control_character"),
    ("bell\x07", "control_character"),
    ("c1\x9b", "control_character"),
    ("ynneJ\u202e", "direction_character"),
    ("\u2067isolate\u2069", "direction_character"),
    ("\uf0b7 bullet of a word processor", "unknown_character"),
    ("\ufdd0", "unknown_character"),
    ("\ud800", "unknown_character"),
    ("e" + "\u0301" * 5, "stacked_marks"),
    ("\u0301" * 10_000, "stacked_marks"),
    ("007. Bond", "shown_differently"),
    ("> " * 30 + "deep", "shown_differently"),
]

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](data:text/html;base64,PHN2Zz4=)",
    "<javascript:alert(1)>",
    '![x](x "onerror=alert(1)")',
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<style>@import 'http://x.example'</style>",
    "<math><mtext></p><img src onerror=alert(1)>",
    "<!--><img src=x onerror=alert(1)>-->",
    "*a*\n<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    '1" onclick="alert(1). item',
    "<p style='position:fixed'>x</p>",
    "```html\n<script>alert(1)</script>\n```",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
]

SLOW = [
    "*a ",
    "**a* ",
    "> ",
    "- ",
    "1. ",
    "[",
    "![a",
    "<",
    "<a ",
    "&",
    "`a",
    "\n- a",
    "\n>",
    "-|",
    "_",
    "x*",
    "*a* ",
    "\0",
]


class Reader(HTMLParser):
    """What a browser shows, and what it is made of."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.shown = ""
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.shown += "".join(f"{value}. " for name, value in attrs if name == "value")

    def handle_data(self, data: str) -> None:
        self.shown += data


def letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


@pytest.mark.parametrize("text", PLAIN)
def test_what_people_write_is_shown_letter_for_letter(text):
    assert problems(text) == []
    assert letters(Reader(render(text)).shown) == letters(text)
    assert letters(plain(text)) == letters(text)


@pytest.mark.parametrize(("text", "code"), REFUSED)
def test_what_is_refused_says_what_to_do_at_its_place(text, code):
    found = {problem.code: problem for problem in problems(text)}
    assert code in found
    assert 0 <= found[code].start <= found[code].end <= len(text)
    assert found[code].message.endswith(".")


def test_a_reason_is_given_once_at_its_first_place_in_the_order_of_the_text():
    text = "# a\n<b>c</b> <i>d</i>\n# e"
    assert [(p.code, text[p.start : p.end]) for p in problems(text)] == [("heading", "# "), ("html", "<b>")]


def test_a_message_never_quotes_the_text():
    found = problems("Jen*n*y") + problems("[Jenny](x)") + problems("007. Jenny")
    assert found
    assert not any("Jen" in problem.message for problem in found)


def test_the_markdown_subset_becomes_html():
    assert render("*a* **b**\nc") == "<p><em>a</em> <strong>b</strong><br>\nc</p>\n"
    assert render("- a") == "<ul>\n<li>a</li>\n</ul>\n"
    assert render("3. a\n9. b") == '<ol>\n<li value="3">a</li>\n<li value="9">b</li>\n</ol>\n'
    assert render("> a") == "<blockquote>\n<p>a</p>\n</blockquote>\n"


def test_an_excerpt_has_the_words_without_the_marks():
    assert plain("*Say* it\nnow\n\n> - a\n\n2. b\n3.") == "Say it\nnow\na\n2. b\n3. "


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_never_becomes_markup(text):
    reader = Reader(render(text))
    assert reader.tags <= {"p", "br", "em", "strong", "ul", "ol", "li", "blockquote"}
    assert reader.attributes <= {"value"}


# The same texts in every run, and nothing kept between runs.
anything = settings(deadline=None, derandomize=True, database=None, max_examples=300)

FRAGMENTS = st.one_of(
    st.sampled_from([*"*_`~#>+-=|\\&;<>[]()!.:'\" \n\t0179ajZé你", "**", "\n\n", "1. ", "- ", "> ", "  \n", "\n    "]),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=4),
    st.sampled_from(["Jenny", " *word* ", "\n2) b", "\n- c", "555-0123", "O'", "\u200b", "\u0301", "&amp;", "[x]("]),
)


@anything
@given(st.lists(FRAGMENTS, max_size=30).map("".join))
def test_the_letters_that_readers_see_are_the_letters_that_were_checked(text):
    assume(not problems(text))
    assert letters(Reader(render(text)).shown) == letters(text)


@anything
@given(st.text())
def test_no_text_at_all_breaks_the_check_of_the_field(text):
    problems(text)
    plain(text)


@anything
@given(st.lists(FRAGMENTS, max_size=30).map("".join))
def test_a_word_is_never_cut_in_two_by_a_tag(text):
    assume(not problems(text))
    for word in ("Jen</em>", "</strong>nny", "<em>nny"):
        assert word not in render(text)


@pytest.mark.parametrize("piece", SLOW)
def test_no_text_takes_long(piece):
    text = (piece * LIMIT)[:LIMIT]
    started = time.process_time()
    problems(text)
    render(text)
    assert time.process_time() - started < 3


def test_five_megabytes_are_refused_at_once():
    started = time.process_time()
    assert [problem.code for problem in problems("*a* <b> " * 650_000)] == ["too_long"]
    assert time.process_time() - started < 0.5
    with pytest.raises(ValueError, match="too long"):
        render("a" * (LIMIT + 1))
