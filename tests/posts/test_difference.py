import time

from posts.content import Content
from posts.difference import Change, changes


def test_only_changed_paragraphs_are_told():
    before = Content.of({"question": "How?", "situation": "One.\nJenny came.\nThree."})
    after = Content.of({"question": "How?", "situation": "One.\nSomebody came.\nThree."})
    assert changes(before, after) == [Change("situation", ["Jenny came."], ["Somebody came."])]


def test_the_same_text_has_no_changes():
    assert changes(Content.of({"text": "One.\n\nTwo."}), Content.of({"text": "One.\nTwo.\n"})) == []


def test_a_part_that_is_new_or_gone_counts():
    before, after = (
        Content.of({"question": "How?", "tried": "Calls."}),
        Content.of({"question": "How?", "wanted": "Ideas."}),
    )
    assert changes(before, after) == [Change("tried", ["Calls."], []), Change("wanted", [], ["Ideas."])]


def test_a_text_of_very_many_lines_does_not_hang():
    before, after = Content.of({"text": "a\nb\n" * 5_000}), Content.of({"text": "b\na\n" * 5_000})
    started = time.monotonic()
    [change] = changes(before, after)
    assert len(change.gone) == len(change.new) == 10_000
    assert time.monotonic() - started < 10
