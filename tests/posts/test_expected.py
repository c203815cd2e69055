"""How long authors are told it takes: from what the group's moderators did, and never from too little."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from groups.actions import change_role
from groups.models import Membership
from posts.actions.reviews import claim, release
from posts.expected import READING, expected_for
from posts.models import Decision, Post, Review
from posts.statuses import Verb
from tests.posts.play import TELLING, decision, in_review, review_of
from tests.posts.resting import on_duty
from tests.posts.shelf import shelve

pytestmark = pytest.mark.django_db

UNKNOWN = "How long it takes here is not known yet."
NOBODY = " Nobody is on duty now, so it may take longer."


def decided(author: Membership, moderator: Membership, *hours: float, ago: int = 1, kind: str = "SUBMISSION") -> None:
    """Submissions that took so long, as rows."""
    for took, post in zip(hours, shelve(author, len(hours)), strict=True):
        at = timezone.now() - timedelta(days=ago)
        revision, opened = post.revisions.get(), at - timedelta(hours=took)
        review = Review(group=author.group, post=post, revision=revision, kind=kind, opened_at=opened, closed_at=at)
        review.save()
        made = {"decided_by": moderator, "decided_at": at, "effective_at": at, "state": Decision.State.DONE}
        Decision.objects.create(review=review, revision=revision, turn=1, verb="approve", **made)


def said(author: Membership) -> str:
    post = Post.objects.filter(author=author, state="UNPUBLISHED").first() or in_review(author).post
    return expected_for([post])[post.pk]


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ((0.2, 0.5, 0.9, 9, 30), "within the hour"),
        ((1, 2, 3, 4, 60), "within a few hours"),
        ((1, 6, 20, 30, 60), "within a day"),
        ((1, 6, 47, 60, 70), "within two days"),
        ((1, 6, 50, 60, 70), "in more than two days"),
    ],
)
def test_the_middle_one_is_told_in_coarse_words(hours, words, alice, mona):
    decided(alice, mona, *hours)
    on_duty(mona)
    assert said(alice) == f"Usually decided {words}."


def test_nobody_on_duty_is_said_besides(alice, mona):
    decided(alice, mona, 1, 2, 3, 4, 60)
    assert said(alice) == f"Usually decided within a few hours.{NOBODY}"
    on_duty(mona)
    assert NOBODY not in said(alice)


def test_four_decisions_are_too_few(alice, mona):
    decided(alice, mona, 1, 1, 1, 1)
    on_duty(mona)
    assert said(alice) == UNKNOWN


def test_what_is_long_ago_or_no_submission_does_not_count(alice, mona):
    decided(alice, mona, 1, 1, 1, ago=91)
    decided(alice, mona, 1, 1, 1, kind="APPEAL")
    decided(alice, mona, 1, 1, 1)
    on_duty(mona)
    assert said(alice) == UNKNOWN


def test_another_groups_decisions_say_nothing_of_this_one(alice, mona, charlie):
    decided(charlie, charlie, 1, 1, 1, 1, 1)
    on_duty(charlie)
    assert said(alice) == f"{UNKNOWN} Nobody is on duty now."


def test_a_moderator_on_duty_is_no_cover_for_their_own_post(mona, moses):
    on_duty(mona)
    assert said(mona) == f"{UNKNOWN} Nobody is on duty now."
    on_duty(moses)
    assert said(mona) == UNKNOWN


def test_what_is_decided_or_back_in_the_queue_is_not_read_now(
    alice: Membership, ada: Membership, mona: Membership, settings: Any
) -> None:
    settings.UNDO_SECONDS = 30
    one, other = in_review(alice).post, in_review(alice, f"{TELLING} Again.").post
    claim(actor=mona, review=review_of(one))
    decision(mona, review_of(one), Verb.APPROVE)
    claim(actor=mona, review=review_of(other))
    assert READING in expected_for([other])[other.pk]
    change_role(actor=ada.user, membership=mona, reads="MEMBER", is_admin=False)
    assert READING not in expected_for([one, other]).values()
    assert review_of(other).claimed_by is None


def test_an_author_learns_that_it_is_read_now(alice: Membership, mona: Membership) -> None:
    post = in_review(alice).post
    claim(actor=mona, review=review_of(post))
    assert expected_for([post])[post.pk] == READING
    release(actor=mona, review=review_of(post))
    assert expected_for([post])[post.pk] == f"{UNKNOWN} Nobody is on duty now."
