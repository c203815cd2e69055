"""What a person typed is kept whatever it is; what may be handed in is said at the field."""

import pytest

from posts.forms.composing import ComposeForm
from posts.kinds import KINDS

DILEMMA, QUESTION = KINDS["DILEMMA"], KINDS["QUESTION"]


def filled(text: str) -> ComposeForm:
    return ComposeForm(QUESTION, {"counter": "0", "text": text})


@pytest.mark.parametrize("text", ["", " \n", "Jen*n*y", "<script>", "a\x00b", "\u202eright to left", "x" * 20_000])
def test_any_text_can_be_kept_as_a_draft(text: str) -> None:
    form = filled(text)
    assert form.is_valid()
    assert form.content.fields() == {"text": text}


def test_line_ends_are_of_one_kind() -> None:
    form = filled("one\r\ntwo\rthree\n")
    assert form.is_valid()
    assert form.content.fields()["text"] == "one\ntwo\nthree\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "blank"),
        (" \n\t", "blank"),
        ("Jen*n*y", "split_word"),
        ("<script>alert(1)</script>", "html"),
        ("a\x00b", "control_character"),
        ("\u202eright to left", "direction_character"),
        ("e" + "\u0301" * 10_000, "stacked_marks"),
    ],
)
def test_what_cannot_be_handed_in_is_said_at_its_field(text: str, code: str) -> None:
    form = filled(text)
    assert form.is_valid()
    assert not form.can_be_handed_in()
    assert {error.code for error in form.errors.as_data()["text"]} == {code}
    assert form["text"].value() == text


def test_a_text_that_is_too_long_is_not_kept_and_not_lost() -> None:
    form = filled("a" * 20_001)
    assert not form.is_valid()
    assert "20,001 characters" in form.errors["text"][0]
    assert form["text"].value() == "a" * 20_001


def test_the_parts_together_have_the_same_limit() -> None:
    parts = {"question": "a" * 10_000, "situation": "b" * 10_001}
    form = ComposeForm(DILEMMA, {"counter": "0", **parts})
    assert not form.is_valid()
    assert "20,003 characters" in form.errors["wanted"][0]


def test_optional_parts_may_be_empty_and_required_ones_not() -> None:
    form = ComposeForm(DILEMMA, {"counter": "0", "question": "How?", "situation": "", "needs": ["IDEAS"]})
    assert form.is_valid()
    assert form.labels.needs == ("IDEAS",)
    assert not form.can_be_handed_in()
    assert set(form.errors) == {"situation", "disguise"}


def test_a_need_that_does_not_exist_is_refused() -> None:
    assert not ComposeForm(DILEMMA, {"counter": "0", "needs": ["MONEY"]}).is_valid()


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_every_part_has_a_label_and_the_lead_is_one_of_them(kind) -> None:
    form = ComposeForm(kind)
    assert kind.lead in {field.key for field in kind.fields}
    assert all(form.fields[field.key].label for field in kind.fields)
