from pathlib import Path

import pytest

from posts.deidentification.training.corpus import read_posts
from posts.deidentification.training.train import POSTS
from posts.deidentification.training.variants import PHRASES, variant

MARKED = """=== t1 post
I saw {PERSON/first|Wren} of {PLACE/town|Orla Bend} on {DATE/weekday|Thursday}, age {AGE/age|9}.

Then {PERSON/lower|wren} left.
=== t2 clean
Nothing here.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "some.txt"
    path.write_text(MARKED, encoding="utf-8")
    return path


def test_marks_become_spans_of_the_plain_text(file: Path) -> None:
    first, second = read_posts(file)
    assert (first.id, first.kind, second.kind) == ("t1", "post", "clean")
    assert [(first.text[span.start : span.end], span.label, span.kind) for span in first.spans] == [
        ("Wren", "PERSON", "first"),
        ("Orla Bend", "PLACE", "town"),
        ("Thursday", "DATE", "weekday"),
        ("9", "AGE", "age"),
        ("wren", "PERSON", "lower"),
    ]
    assert [span.kind for span in first.spans if span.soft] == ["age"]
    assert "{" not in first.text
    assert second.spans == []


def test_a_variant_has_other_names_in_the_same_places_and_is_always_the_same(file: Path) -> None:
    post = next(read_posts(file))
    other = variant(post, 2)
    assert other == variant(post, 2)
    assert [span.label for span in other.spans] == [span.label for span in post.spans]
    assert "wren" not in other.text.lower()


def test_one_person_keeps_one_name_in_a_variant(file: Path) -> None:
    spans = [
        variant(next(read_posts(file)), 3).text[span.start : span.end].lower()
        for span in variant(next(read_posts(file)), 3).spans
    ]
    assert spans[0] == spans[-1]


def test_the_first_variant_holds_advice_that_was_followed_and_no_longer_marks_it() -> None:
    edited = [(post, variant(post, 1)) for post in read_posts(POSTS) if post.kind == "post"][:40]
    assert sum(len(post.spans) for post, _ in edited) > sum(len(other.spans) for _, other in edited)
    assert any(phrase in other.text for _, other in edited for phrase in PHRASES["PLACE"])


def test_every_post_that_teaches_has_marks_that_close_and_invented_contacts() -> None:
    posts = list(read_posts(POSTS))
    assert len(posts) > 1000
    assert len({post.id for post in posts}) == len(posts)
    assert not [post.id for post in posts if {"{", "}", "|"} & set(post.text)]
    mails = [post.text[span.start : span.end] for post in posts for span in post.spans if span.kind == "email"]
    assert all(mail.endswith("example") for mail in mails)
