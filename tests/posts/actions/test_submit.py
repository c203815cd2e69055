"""What cannot be handed in."""

from typing import Any

import pytest
from django.utils import timezone

from groups.models import Membership, SupportGroup
from posts.actions.moves import NotAllowed, Stale
from posts.actions.settle import settle_screening
from posts.actions.submit import ask, submit
from posts.models import Revision
from posts.statuses import Verb
from supportcircle.models import AuditEntry
from tests.posts import play

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("text", ["", "  \n\t", "\u200b\u2060"])
def test_nothing_written(text: str, alice: Membership) -> None:
    with pytest.raises(NotAllowed, match=r"blank|not_as_written"):
        play.hand_in(play.begin(alice, text))


@pytest.mark.parametrize(
    "text", ["Jen*n*y is here.", "<b>Help</b> me", "See ![her](x.png)", "zero\x00byte", "a" * 20_001]
)
def test_what_readers_would_see_differently_from_what_was_checked(text: str, alice: Membership) -> None:
    with pytest.raises(NotAllowed, match="not_as_written"):
        play.hand_in(play.begin(alice, text))
    assert not Revision.objects.exists()


def test_an_older_text_than_the_one_saved(alice: Membership) -> None:
    draft = play.begin(alice)
    older = draft.counter
    play.write(draft.post, play.CLEAN_TOO)
    with pytest.raises(NotAllowed, match="newer_draft"):
        submit(actor=alice, post=draft.post, counter=older)


def test_with_a_counter_that_never_was_it_hears_how_it_stands(alice: Membership) -> None:
    post = play.published(alice)
    with pytest.raises(Stale) as late:
        submit(actor=alice, post=post, counter=99)
    assert late.value.verb == "clear"


def test_a_held_text_is_not_asked_about_before_every_finding_is_answered(alice: Membership) -> None:
    held = play.send(alice, play.TELLING)
    with pytest.raises(NotAllowed, match="unanswered"):
        ask(actor=alice, post=held.post, turn=held.turn)


def test_a_text_that_was_changed_goes_through_the_check_again_and_is_not_asked_about(alice: Membership) -> None:
    held = play.send(alice, play.TELLING)
    play.keep_all(held.post)
    play.write(held.post, play.FIXED)
    with pytest.raises(NotAllowed, match="changed_since"):
        ask(actor=alice, post=held.post, turn=held.turn)


def test_the_audit_repeats_the_fingerprint_of_the_text(alice: Membership) -> None:
    revision = play.hand_in(play.begin(alice))
    entry = AuditEntry.objects.get(action="revision.submit", target=revision.pk)
    assert entry.codes == {"post": str(revision.post_id), "to": "SCREENING", "digest": bytes(revision.digest).hex()}
    assert entry.actor == alice.user_id


def test_the_same_text_twice_at_once_waits_for_a_moderator_when_one_of_them_is_rejected(
    alice: Membership, mona: Membership, settings: Any
) -> None:
    SupportGroup.objects.filter(pk=alice.group_id).update(reviews_all=True)
    first = play.send(alice, play.CLEAN_TOO)
    SupportGroup.objects.filter(pk=alice.group_id).update(reviews_all=False)
    settings.UNDO_SECONDS = 30
    second = play.send(alice, play.CLEAN_TOO)
    settings.UNDO_SECONDS = 0
    play.decided(mona, first.post, Verb.REJECT)
    Revision.objects.filter(pk=second.pk).update(effective_at=timezone.now())
    assert settle_screening(second.pk)
    assert play.where(second.post) == "UNPUBLISHED IN_REVIEW"
