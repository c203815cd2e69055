"""The note that goes to an author with a decision is text that somebody else reads: it passes the check first."""

import pytest

from groups.models import Membership
from posts import screening
from posts.models import Decision, Review
from posts.screening import EngineTimeout
from tests.posts import keeping
from tests.posts.play import FOREIGN, in_review

from .desk import decide, started

pytestmark = pytest.mark.django_db

FINE = "Thank you for bringing this. Which two details does your question need?"


@pytest.fixture
def review(alice: Membership, mona: Membership) -> Review:
    return started(mona, in_review(alice))


def test_a_note_that_points_at_nobody_goes_with_the_decision(mona, review):
    assert decide(mona, review, "return", note=FINE, reasons="NAME").status_code == 302
    assert review.decisions.get().note == FINE


@pytest.mark.parametrize("note", ["Is it Maria Lopez again?", "I know her from Cedar Falls.", "Call 515-555-0143."])
def test_a_note_that_could_point_to_someone_is_refused_at_the_field_and_kept(mona, review, note):
    answer = decide(mona, review, "return", note=note, reasons="NAME")
    assert answer.status_code == 422
    assert "could point to someone. Write it without." in answer.content.decode()
    assert f">\n{note}</textarea>" in answer.content.decode()
    assert not Decision.objects.exists()


def test_the_groups_own_words_count_in_it(mona, review):
    keeping.find(mona, "the pickle barn")
    answer = decide(mona, review, "return", note="Leave out the pickle barn.", reasons="PLACE")
    assert "“the pickle barn” could point to someone" in answer.content.decode()


def test_a_note_in_another_language_is_refused(mona, review):
    answer = decide(mona, review, "return", note=FOREIGN, reasons="NAME")
    assert "Write the note in English, or leave it out." in answer.content.decode()


def test_without_the_check_a_decision_goes_without_a_note(mona, review, monkeypatch):
    def fails(*args: object, **kwargs: object) -> None:
        raise EngineTimeout

    monkeypatch.setattr(screening.runner, "check", fails)
    assert "no note can go with it" in decide(mona, review, "return", note=FINE, reasons="NAME").content.decode()
    assert decide(mona, review, "return", reasons="NAME").status_code == 302
