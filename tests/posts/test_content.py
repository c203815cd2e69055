import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.content import GAP, Content, Part, normalised
from posts.kinds import KINDS

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
contents = st.lists(st.tuples(st.sampled_from(["question", "situation", "tried", "wanted"]), texts), max_size=4).map(
    lambda parts: Content(tuple(Part(key, text) for key, text in parts))
)


@given(contents)
def test_stored_and_read_it_is_the_same(content: Content) -> None:
    assert Content.from_json(content.to_json()) == content


@given(contents)
def test_every_written_part_stands_in_the_joined_text_where_its_offset_says(content: Content) -> None:
    joined = content.joined()
    for part, offset in content.offsets():
        assert joined[offset : offset + len(part.text)] == part.text
    assert len(joined) == sum(len(part.text) for part in content.written()) + len(GAP) * max(
        0, len(content.written()) - 1
    )


@given(contents, st.data())
def test_replacing_a_span_changes_these_letters_and_no_others(content: Content, data: st.DataObject) -> None:
    places = content.offsets()
    if not places:
        return
    part, offset = data.draw(st.sampled_from(places))
    start = data.draw(st.integers(offset, offset + len(part.text)))
    end = data.draw(st.integers(start, offset + len(part.text)))
    words = data.draw(texts)
    changed = content.replaced(start, end, f"x{words}")
    assert changed.joined() == f"{content.joined()[:start]}x{words}{content.joined()[end:]}"
    assert [other.key for other in changed.parts] == [other.key for other in content.parts]


@given(contents)
def test_a_span_across_parts_is_refused(content: Content) -> None:
    places = content.offsets()
    if len(places) < 2:
        return
    with pytest.raises(ValueError, match="one part"):
        content.replaced(places[0][1], places[1][1] + 1, "x")


def test_blank_parts_are_kept_but_not_written() -> None:
    content = Content.of({"question": "How?", "tried": " \n", "wanted": "Ideas"})
    assert content.joined() == "How?\n\nIdeas"
    assert content.fields()["tried"] == " \n"


def test_nothing_stored_is_nothing_written() -> None:
    assert Content.from_json(None) == Content()


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("How do I *end*\n\na visit?", "How do I end a visit?"),
        ("- one\n- two", "one two"),
        ("a" * 120, "a" * 120),
        ("a" * 121, "a" * 119 + "…"),
        ("a word, " + "b" * 113, "a word…"),
        ("word " * 30, ("word " * 24)[:119].rstrip() + "…"),
    ],
)
def test_an_excerpt_is_the_first_words_without_marks(text: str, excerpt: str) -> None:
    content = Content.of({"question": text, "situation": "Not this."})
    assert content.excerpt(KINDS["DILEMMA"]) == excerpt


def test_an_excerpt_of_a_kind_without_its_key_question_is_of_the_text() -> None:
    assert Content.of({"situation": "Only this."}).excerpt(KINDS["DILEMMA"]) == "Only this."


@pytest.mark.parametrize(
    "text",
    ["Jenny left.", "  jenny\nLEFT ", "**Jenny** left", "Je\u0301nny left", "Jen\u200bny left"],
)
def test_texts_that_read_the_same_are_the_same(text: str) -> None:
    assert normalised(text) == "jennyleft"


def test_texts_that_differ_in_a_letter_are_not() -> None:
    assert normalised("Jenny left") != normalised("Jenna left")
