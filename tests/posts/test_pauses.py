"""The pause before sending asks what fits, and never the same twice of the same text."""

import pytest

from groups.models import Membership
from posts.actions.drafts import pause
from posts.actions.moves import NotAllowed
from posts.kinds import KindCode, Setting
from posts.labels import Labels
from posts.pauses import PAUSES
from tests.posts import play

pytestmark = pytest.mark.django_db


def test_the_question_fits_what_the_text_speaks_of(alice: Membership) -> None:
    draft = play.begin(alice, "How do you answer when a teacher asks you in the corridor?")
    asked = pause(actor=alice, post=draft.post)
    assert asked is not None
    assert asked.code == "SCHOOL"


@pytest.mark.parametrize(
    ("labels", "code"),
    [
        (Labels(setting="HOUSING"), "SHELTER"),
        (Labels(setting="JUSTICE"), "COURT"),
        (Labels(setting="PRIVATE"), "MEETING"),
        (Labels(content_notes=("CHILD_DEATH",)), "DEATH"),
        (Labels(setting="OTHER"), "SELF"),
    ],
)
def test_the_question_fits_the_setting_and_the_content_notes(alice: Membership, labels: Labels, code: str) -> None:
    asked = pause(actor=alice, post=play.begin(alice, labels=labels).post)
    assert asked is not None
    assert asked.code == code


def test_what_the_text_speaks_of_comes_before_its_setting(alice: Membership) -> None:
    draft = play.begin(alice, "How do you answer when a teacher asks you?", labels=Labels(setting="HOUSING"))
    codes = [asked.code for asked in iter(lambda: pause(actor=alice, post=draft.post), None)]
    assert codes == ["SCHOOL", "SHELTER", "SELF", "LATER"]


def test_every_setting_but_another_one_has_a_question() -> None:
    assert set(Setting) - {Setting.OTHER} <= set().union(*(one.labels for one in PAUSES))


def test_no_question_comes_twice_for_the_same_text_and_then_none(alice: Membership) -> None:
    draft = play.begin(alice, "How do you answer when a teacher asks you in the corridor?")
    codes = [asked.code for asked in iter(lambda: pause(actor=alice, post=draft.post), None)]
    assert codes == ["SCHOOL", "SELF", "LATER"]
    assert play.draft_of(draft.post).pauses == codes


def test_another_text_is_asked_anew(alice: Membership) -> None:
    draft = play.begin(alice)
    first = pause(actor=alice, post=draft.post)
    play.write(draft.post, play.CLEAN_TOO)
    assert pause(actor=alice, post=draft.post) == first


def test_only_the_author_is_asked_and_only_of_a_draft(alice: Membership, bob: Membership) -> None:
    draft = play.begin(alice)
    with pytest.raises(NotAllowed, match="not_author"):
        pause(actor=bob, post=draft.post)
    play.hand_in(draft)
    with pytest.raises(NotAllowed, match="no_draft"):
        pause(actor=alice, post=draft.post)


def test_every_kind_has_a_question_whatever_it_speaks_of() -> None:
    for kind in KindCode.values:
        assert any(kind in one.kinds and one.is_general for one in PAUSES), kind
    assert len({one.code for one in PAUSES}) == len(PAUSES)
