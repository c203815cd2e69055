"""What can be written: each form, and that what was written with an earlier one still reads well."""

import pytest

from groups.models import Membership
from posts.content import FORM_VERSION, Content
from posts.kinds import KINDS, KindCode
from posts.models import Post
from posts.words import read_parts
from tests.posts import play

# The parts of the first form, and what they were headed with.
FIRST = {
    KindCode.DILEMMA: {
        "question": "The question",
        "situation": "The situation",
        "tried": "What was tried",
        "wanted": "What would help to hear",
    },
    KindCode.QUESTION: {"text": ""},
    KindCode.HEARD: {"text": ""},
    KindCode.REPLY: {"text": ""},
}


@pytest.mark.parametrize("kind", FIRST)
def test_what_was_written_with_the_first_form_keeps_its_headings(kind: KindCode) -> None:
    headings = {field.key: field.read_as for field in KINDS[kind].fields}
    assert FIRST[kind].items() <= headings.items()


@pytest.mark.django_db
def test_a_dilemma_of_the_first_form_is_read_and_edited(alice: Membership) -> None:
    revision = play.send(alice)
    Post.objects.filter(pk=revision.post.pk).update(kind=KindCode.DILEMMA)
    revision.post.kind, revision.form_version = KindCode.DILEMMA, 1
    content = Content.of(dict.fromkeys(FIRST[KindCode.DILEMMA], "Words."))
    revision.html_version, revision.content_json = 0, content.to_json()
    assert [part.heading for part in read_parts(revision)] == list(FIRST[KindCode.DILEMMA].values())
    assert revision.form_version < FORM_VERSION


@pytest.mark.parametrize("kind", [KINDS[code] for code in (KindCode.DILEMMA, KindCode.ENCOUNTER)])
def test_a_case_begins_with_the_question_and_every_detail_is_asked_whether_it_is_needed(kind) -> None:
    question, *others, back = kind.fields
    assert question.key == kind.lead == "question"
    assert all("needed" in field.hint for field in others)
    assert back.key == "wanted"
    assert not back.required


def test_a_dilemma_has_four_short_parts_after_its_question() -> None:
    assert [field.key for field in KINDS["DILEMMA"].fields[1:]] == ["situation", "dilemma", "tried", "wanted"]


def test_every_part_with_others_beside_it_has_a_heading() -> None:
    for kind in KINDS.values():
        assert len(kind.fields) == 1 or all(field.read_as for field in kind.fields), kind.code
